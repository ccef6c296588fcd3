"""What a cell says, exactly: numbers with comma or point, levels, blanks; and how cells are written back."""

import re
from datetime import date
from fractions import Fraction
from typing import overload

#: What a cell may hold after opening. Empty text is None.
Value = str | int | float | bool | date | None

#: What a spreadsheet would run as a formula (OWASP, CSV injection), full-width forms among them.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NEGATIVE = re.compile(r"-\d+([.,]\d+)?")
BLANKS = frozenset({"", "-", "–", "—", "."})
NOT_APPLICABLE_WORDS = frozenset({"tb", "n/a", "na", "tidak berlaku", "not applicable"})
FOOTER = re.compile(
    r"^(jumlah|total|rata|rerata|mean|average|sum|nrr|nilai|ikm|ipp|indeks|keterangan|catatan|ket\.|mutu|kategori)\b",
    re.IGNORECASE,
)


def is_blank(value: Value) -> bool:
    """Whether nothing was entered; a dash counts as nothing."""
    return value is None or (isinstance(value, str) and value.strip() in BLANKS)


def says_not_applicable(value: Value) -> bool:
    """Whether the cell says that the row does not apply (TB, n/a)."""
    return isinstance(value, str) and value.strip().casefold() in NOT_APPLICABLE_WORDS


def number(value: Value) -> Fraction | None:
    """The exact number in a cell, None when it holds none.

    Text may have a decimal comma or point (``4,5``, ``4.5``, ``1.234,5``). A spreadsheet's float is read by
    its shortest decimal form, which is what the person typed.
    """
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return None
    if isinstance(value, int):
        return Fraction(value)
    text = repr(value) if isinstance(value, float) else value.replace("\u00a0", "").replace(" ", "")
    if "," in text and "." in text:
        thousands, decimal = (".", ",") if text.rfind(",") > text.rfind(".") else (",", ".")
        text = text.replace(thousands, "").replace(decimal, ".")
    text = text.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", text, re.ASCII):
        return None
    return Fraction(text)


def shown(value: Value) -> str:
    """A cell as it is quoted in a message: as typed, at most 40 characters."""
    text = "" if value is None else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def name_key(text: str) -> str:
    """A unit's name for comparison: case and spacing do not make another unit."""
    return " ".join(text.split()).casefold()


def is_footer(value: Value) -> bool:
    """Whether a first cell belongs to a footer row (Jumlah, Rata-rata, NRR, IKM …), not to a unit."""
    return isinstance(value, str) and FOOTER.match(value.strip()) is not None


@overload
def neutral(cell: str) -> str: ...
@overload
def neutral(cell: object) -> object: ...
def neutral(cell: object) -> object:
    """Text with a leading apostrophe if a spreadsheet would take it for a formula; anything else as it is.

    ``-3`` stays a number.
    """
    risky = isinstance(cell, str) and cell.startswith(FORMULA) and not NEGATIVE.fullmatch(cell)
    return f"'{cell}" if risky else cell


def letter(column: int) -> str:
    """A column's letter, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
