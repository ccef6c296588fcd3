"""The cells of a package's tables, read strictly: they were written by a program, so nothing is guessed."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn, TypeVar

from tolok.rules.index.settling import Level
from tolok.rules.index.weighted import NOT_APPLICABLE
from tolok.rules.texts import Problem, Text
from tolok.sheets.cells import shown

T = TypeVar("T")
#: What a number may look like: enough for every cycle, too short to fill the memory.
WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)
FRACTION = re.compile(r"(-?\d{1,500})/(\d{1,500})", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,18}(\.\d{1,30})?", re.ASCII)
HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
#: Problems after which the rest of a table is not read.
MOST_PROBLEMS = 1_000


class WrongError(Exception):
    """A cell that is not what it must be; `wanted` says what."""

    def __init__(self, wanted: Text) -> None:
        self.wanted = wanted


def _wrong(indonesian: str, english: str) -> NoReturn:
    raise WrongError(Text(indonesian, english))


def whole(cell: str) -> int:
    """A whole number."""
    if not WHOLE.fullmatch(cell):
        _wrong("bilangan bulat", "a whole number")
    return int(cell)


def count(cell: str) -> int:
    """A whole number from 0."""
    if not WHOLE.fullmatch(cell) or int(cell) < 0:
        _wrong("bilangan bulat mulai dari 0", "a whole number from 0")
    return int(cell)


def maybe_count(cell: str) -> int | None:
    """A whole number from 0, or nothing."""
    return count(cell) if cell else None


def level(cell: str) -> Level | None:
    """A level, ``n/a``, or nothing."""
    if cell == NOT_APPLICABLE:
        return NOT_APPLICABLE
    return whole(cell) if cell else None


def fraction(cell: object) -> Fraction | None:
    """An exact fraction such as ``33/8``, or nothing."""
    if cell is None or cell == "":
        return None
    match = FRACTION.fullmatch(cell) if isinstance(cell, str) else None
    if match is None or not int(match[2]):
        _wrong("pecahan pasti seperti “33/8”", "an exact fraction such as “33/8”")
    return Fraction(int(match[1]), int(match[2]))


def decimal(cell: object) -> Decimal | None:
    """A number in text such as ``4.13``, or nothing."""
    if cell is None:
        return None
    if not isinstance(cell, str) or not DECIMAL.fullmatch(cell):
        _wrong("angka dalam teks seperti “4.13”", "a number in text such as “4.13”")
    return Decimal(cell)


def digest(cell: str) -> str:
    """A SHA-256 in hexadecimal."""
    if not HASH.fullmatch(cell):
        _wrong("SHA-256, 64 angka heksadesimal", "SHA-256, 64 hexadecimal digits")
    return cell


def filled(cell: str) -> str:
    """Words; not empty."""
    if not cell.strip():
        _wrong("tidak kosong", "not empty")
    return cell


def day(cell: object) -> date:
    """A date such as ``2026-11-21``."""
    try:
        return date.fromisoformat(cell if isinstance(cell, str) and len(cell) == 10 else "")
    except ValueError:
        _wrong("tanggal seperti 2026-11-21", "a date such as 2026-11-21")


class Row:
    """A row of a table that notes a problem at the column of a cell that cannot be read."""

    def __init__(self, file: str, number: int, cells: Mapping[str, str], problems: list[Problem]) -> None:
        self.file, self.number, self.cells, self.problems = file, number, cells, problems

    def read(self, column: str, parse: Callable[[str], T], instead: T) -> T:
        """The cell in `column`, `instead` after noting why it cannot be read."""
        try:
            return parse(self.cells[column])
        except WrongError as error:
            self.wrong(column, NOT_WANTED, error.wanted)
            return instead

    def text(self, column: str) -> str:
        """The words in `column`, which may not be empty."""
        return self.read(column, filled, "")

    def wrong(self, column: str, text: Text, wanted: Text | None = None) -> None:
        """Note a problem at `column`."""
        found = shown(self.cells[column])
        self.problems.append(
            Problem(text, self.file, row=self.number, column=column, found=found, wanted=wanted)
        )


def utf8(file: str, content: bytes, problems: list[Problem]) -> str | None:
    """The text of a file, None after noting that it is not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(Problem(NOT_UTF8, file, found=str(error)[:80]))
        return None


def rows(
    file: str, content: bytes, fits: Callable[[Sequence[str]], bool], wanted: str, problems: list[Problem]
) -> Iterator[Row]:
    """The rows of a CSV whose heading `fits`; `wanted` is the heading in words."""
    text = utf8(file, content, problems)
    if text is None:
        return
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    before = len(problems)
    try:
        heads = next(lines, [])
        if not fits(heads):
            found = shown(", ".join(heads))
            problems.append(Problem(HEADING, file, row=1, found=found, wanted=Text(wanted, wanted)))
            return
        for number, cells in enumerate(lines, 2):
            if len(cells) != len(heads):
                columns = Text(f"{len(heads)} sel", f"{len(heads)} cells")
                problems.append(Problem(WIDTH, file, row=number, found=str(len(cells)), wanted=columns))
            else:
                plain = (cell.removeprefix("'") for cell in cells)
                yield Row(file, number, dict(zip(heads, plain, strict=True)), problems)
            if len(problems) - before > MOST_PROBLEMS:
                return
    except csv.Error as error:
        problems.append(Problem(NO_CSV, file, row=lines.line_num, found=str(error)))


NOT_WANTED = Text("Isinya bukan yang diminta.", "Its value is not of the kind wanted.")
NOT_UTF8 = Text("Bukan berkas UTF-8.", "Not a UTF-8 file.")
HEADING = Text("Baris judulnya lain.", "The heading row is another one.")
WIDTH = Text("Jumlah sel di baris ini salah.", "This row has a wrong number of cells.")
NO_CSV = Text("Bukan CSV yang sah.", "Not valid CSV.")
