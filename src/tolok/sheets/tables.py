"""A table inside a sheet: where its heading row is, which column holds what, which rows are data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tolok.rules.texts import Problem, Text
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, is_blank, is_footer, letter, number, shown

#: How far down a heading row is looked for: letterheads and instructions may stand above it.
HEADING_ROWS = 15


@dataclass(frozen=True, slots=True)
class Row:
    """A data row: its number in the sheet (from 1) and its values by column key."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Table:
    """A table found in a sheet. `columns` maps a key to (place from 0, heading as written)."""

    file: str
    sheet: str
    heading: int
    columns: Mapping[str, tuple[int, str]]
    rows: Sequence[Sequence[Value]]
    footer: int

    def __iter__(self) -> Iterator[Row]:
        places = [(key, place) for key, (place, _) in self.columns.items()]
        for at, row in enumerate(self.rows[self.heading : self.footer - 1], self.heading + 1):
            if at == self.heading + 1 and numbers_columns(row):
                continue
            values = {key: row[place] if place < len(row) else None for key, place in places}
            if any(not is_blank(value) for value in values.values()):
                yield Row(at, values)

    def column(self, key: str) -> str:
        """The heading as written and its letter, for messages."""
        place, heading = self.columns[key]
        return f"{heading} ({letter(place)})" if self.sheet else heading

    def problem(self, row: Row | None, key: str, text: Text, wanted: Text | None = None) -> Problem:
        """A problem at a cell of this table, quoting what stands there."""
        found = shown(row.values.get(key)) if row is not None and key in row.values else None
        return Problem(
            text,
            file=self.file,
            sheet=self.sheet,
            row=row.number if row is not None else self.heading,
            column=self.column(key) if key in self.columns else "",
            found=found,
            wanted=wanted,
        )


def find_table(
    book: Book,
    sheets: Iterable[Sheet],
    names: Mapping[str, str],
    first: str,
    problems: list[Problem],
    ignore_unknown: bool = False,
) -> Table | None:
    """The first table whose heading row holds the column `first`.

    `names` maps headings in lower case to column keys. Doubled columns, unknown columns (unless
    `ignore_unknown`) and merged cells inside the table become problems. None when there is no such table.
    """
    for sheet in sheets:
        found = [[names.get(heading(cell)) for cell in row] for row in sheet.rows[:HEADING_ROWS]]
        places = [place for place, keys in enumerate(found) if first in keys]
        if places:  # a title row above may hold one heading by chance; the heading row holds the most
            place = max(places, key=lambda at: len({key for key in found[at] if key}))
            return _table(book, sheet, place, found[place], first, problems, ignore_unknown)
    return None


def heading(cell: Value) -> str:
    """A heading for comparison: one space, lower case."""
    return " ".join(str(cell).split()).casefold() if cell is not None else ""


def numbers_columns(row: Sequence[Value]) -> bool:
    """Whether a row only numbers the columns (1, 2, 3 … or (1), (2) …), as official tables do."""
    cells = [cell for cell in row if not is_blank(cell)]
    numbers = [number(cell.strip("()") if isinstance(cell, str) else cell) for cell in cells]
    return len(numbers) > 4 and numbers == list(range(1, len(numbers) + 1))


def _table(
    book: Book,
    sheet: Sheet,
    place: int,
    keys: Sequence[str | None],
    first: str,
    problems: list[Problem],
    ignore_unknown: bool,
) -> Table:
    written = sheet.rows[place]
    columns: dict[str, tuple[int, str]] = {}
    for at, key in enumerate(keys):
        cell = written[at]
        if key is None:
            if cell is not None and not ignore_unknown:
                problems.append(_heading_problem(book, sheet, place, at, UNKNOWN))
        elif key in columns:
            problems.append(_heading_problem(book, sheet, place, at, DOUBLED))
        else:
            columns[key] = (at, str(cell))
    footer = _footer(sheet.rows, place + 1, columns[first][0])
    problems += [
        Problem(MERGED, file=book.file, sheet=sheet.name, row=max(top, place + 2), wanted=UNMERGE)
        for top, bottom in sheet.merged
        if bottom > place + 1 and top <= footer - 1
    ]
    problems += _overhang(book, sheet, place, footer)
    return Table(book.file, sheet.name, place + 1, columns, sheet.rows, footer)


def _footer(rows: Sequence[Sequence[Value]], start: int, column: int) -> int:
    """The row (from 1) after the last data row: footer rows at the very end are not data."""
    last = len(rows)
    while last > start:
        row = rows[last - 1]
        named = row[column] if column < len(row) else None
        labels = [cell for cell in row if not is_blank(cell)]
        if labels and not is_footer(named) and not (is_blank(named) and is_footer(labels[0])):
            break
        last -= 1
    return last + 1


def _overhang(book: Book, sheet: Sheet, place: int, footer: int) -> list[Problem]:
    width = len(sheet.rows[place])
    return [
        Problem(OVERHANG, file=book.file, sheet=sheet.name, row=number, found=shown(extra[0]))
        for number, row in enumerate(sheet.rows[place + 1 : footer - 1], place + 2)
        if (extra := [cell for cell in row[width:] if not is_blank(cell)])
    ]


def _heading_problem(book: Book, sheet: Sheet, place: int, at: int, text: Text) -> Problem:
    written = shown(sheet.rows[place][at])
    return Problem(text, file=book.file, sheet=sheet.name, row=place + 1, column=letter(at), found=written)


UNKNOWN = Text(
    "Judul kolom ini tidak dikenal. Hapus kolomnya atau perbaiki judulnya.",
    "This column heading is not known. Delete the column or correct its heading.",
)
DOUBLED = Text("Kolom ini ada dua kali. Sisakan satu.", "This column occurs twice. Keep one.")
MERGED = Text("Ada sel yang digabung di dalam tabel.", "There are merged cells inside the table.")
UNMERGE = Text("satu nilai satu sel; lepaskan penggabungan sel", "one value a cell; unmerge the cells")
OVERHANG = Text(
    "Baris ini lebih panjang daripada baris judul; pemisah kolom atau koma desimal tanpa tanda kutip?",
    "This row is longer than the heading row; a separator or a decimal comma without quotation marks?",
)
