"""A list of regions as an office has it: code, name, and the days from and to which they hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tolok.rules.regions import RegionCode, parse
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import Book
from tolok.sheets.cells import is_blank
from tolok.sheets.days import NOT_A_DAY, WANTED_DAY, day
from tolok.sheets.tables import Row, Table, find_table, heading

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "kode", "kode wilayah"),
    "name": ("name", "nama", "nama wilayah"),
    "valid_from": ("valid_from", "berlaku sejak"),
    "valid_to": ("valid_to", "berlaku sampai"),
}
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region under one name. `valid_from` None: older than the list; `valid_to`: its last day, None: still."""

    code: RegionCode
    name: str
    valid_from: date | None
    valid_to: date | None


def read_regions(book: Book) -> tuple[RegionRow, ...]:
    """The regions of a table, in its order. Raises ProblemsError with every problem."""
    problems: list[Problem] = []
    names = {heading(word): key for key, words in HEADINGS.items() for word in words}
    table = find_table(book, book.sheets, names, "code", problems, ignore_unknown=True)
    if table is None or "name" not in table.columns:
        raise ProblemsError([Problem(NO_TABLE, file=book.file, wanted=WANTED_HEADINGS)])
    seen: dict[tuple[str, date | None], int] = {}
    rows = [found for row in table if (found := _region(table, row, seen, problems))]
    if problems:
        raise ProblemsError(problems)
    return tuple(rows)


def _region(
    table: Table, row: Row, seen: dict[tuple[str, date | None], int], problems: list[Problem]
) -> RegionRow | None:
    before = len(problems)
    code = _code(table, row, problems)
    name = " ".join(str(row.values["name"]).split())
    if is_blank(row.values["name"]) or len(name) > LONGEST_NAME:
        problems.append(table.problem(row, "name", NO_NAME))
    first, last = _day(table, row, "valid_from", problems), _day(table, row, "valid_to", problems)
    if first and last and last < first:
        problems.append(table.problem(row, "valid_to", BACKWARDS))
    if code is None or len(problems) > before:
        return None
    if (earlier := seen.setdefault((code.text, first), row.number)) != row.number:
        wanted = Text(f"sudah ada di baris {earlier}", f"already stands in row {earlier}")
        problems.append(table.problem(row, "code", DOUBLED, wanted))
        return None
    return RegionRow(code, name, first, last)


def _code(table: Table, row: Row, problems: list[Problem]) -> RegionCode | None:
    value = row.values["code"]
    try:
        return parse("" if is_blank(value) or isinstance(value, float) else str(value))
    except ProblemsError as error:
        problems.append(table.problem(row, "code", error.problems[0].text, error.problems[0].wanted))
        return None


def _day(table: Table, row: Row, key: str, problems: list[Problem]) -> date | None:
    value = row.values.get(key)
    found = day(value)
    if found is None and not is_blank(value):
        problems.append(table.problem(row, key, NOT_A_DAY, WANTED_DAY))
    return found


NO_TABLE = Text(
    "Tidak ada baris judul dengan kolom kode dan nama.",
    "There is no heading row with the columns code and name.",
)
WANTED_HEADINGS = Text("code, name, valid_from, valid_to", "code, name, valid_from, valid_to")
NO_NAME = Text("Nama wilayah kosong atau terlalu panjang.", "The name of the region is missing or too long.")
BACKWARDS = Text("Berakhir sebelum mulai.", "Ends before it starts.")
DOUBLED = Text(
    "Kode ini ada dua kali untuk hari yang sama. Sisakan satu.",
    "This code occurs twice for one day. Keep one.",
)
