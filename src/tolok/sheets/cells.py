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
#: What steers a terminal or turns the reading direction; no office types it into a name.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: A whole number in groups of three, as counts of people are written: ``1.250``, ``1,250``.
THOUSANDS = re.compile(r"\d{1,3}((\.\d{3})+|(,\d{3})+)", re.ASCII)


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


def rupiah(value: Value) -> Fraction | None:
    """An amount of money in a cell: as a number, or in text with thousands apart (``Rp25.000,-``, ``1.250.000,00``).

    Three figures after a point or comma are thousands, for rupiah have at most two decimals.
    """
    if not isinstance(value, str):
        return number(value)
    text = re.sub(r"^rp\.?|,-$|,–$|\s|\u00a0", "", value.strip(), flags=re.IGNORECASE)
    for mark, other in (".,", ",."):
        grouped = rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+(?:{re.escape(other)}\d{{1,2}})?"
        if re.fullmatch(grouped, text, re.ASCII):
            return number(text.replace(mark, ""))
    return number(text) if re.fullmatch(r"\d+(?:[.,]\d{1,2})?", text, re.ASCII) else None


def shown(value: Value) -> str:
    """A cell as it is quoted in a message: as typed, at most 40 characters."""
    text = "" if value is None else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def name_key(text: str) -> str:
    """A unit's name for comparison: case and spacing do not make another unit."""
    return " ".join(text.split()).casefold()


def count(value: Value) -> int | None:
    """A count of people: text such as ``1.250`` and ``1,250`` is thousands here; None for anything not whole."""
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str) and THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(",", "")
    found = number(text)
    return int(found) if found is not None and found.denominator == 1 else None


def harmless(text: str) -> str:
    """`text` with control characters replaced: an escape code in a name must not reach a terminal."""
    return text if text.isprintable() else CONTROL.sub("\ufffd", text)


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
