"""A table inside a sheet: where its heading row is, which column holds what, which rows are data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tolok.rules.texts import Problem, Text
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, is_blank, letter, number, shown
from tolok.sheets.footers import is_footer

#: How far down a heading row is looked for: letterheads and instructions may stand above it.
HEADING_ROWS = 15


@dataclass(frozen=True, slots=True)
class Row:
    """A data row: its number in the sheet (from 1) and its values by column key."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Table:
    """A table found in a sheet. `columns` maps a key to (place from 0, heading as written).

    `footer` is the row (from 1) where data ends; `notes` say what stands there and is not read.
    """

    file: str
    sheet: str
    heading: int
    columns: Mapping[str, tuple[int, str]]
    rows: Sequence[Sequence[Value]]
    footer: int
    notes: tuple[Text, ...] = ()

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
    """The table whose heading row holds the column `first` and the most known headings, the first of equals.

    `names` maps headings in lower case to column keys. Doubled columns, unknown columns (unless
    `ignore_unknown`) and merged cells inside the table become problems. None when there is no such table.
    """
    best: tuple[int, Sheet, int, list[str | None]] | None = None
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:HEADING_ROWS]):
            keys = [names.get(heading(cell)) for cell in row]
            known = len({key for key in keys if key})
            # a title or a page of instructions may hold one heading by chance; the heading row holds the most
            if first in keys and (best is None or known > best[0]):
                best = known, sheet, place, keys
    if best is None:
        return None
    _, sheet, place, keys = best
    return _table(book, sheet, place, keys, first, problems, ignore_unknown)


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
    table = Table(book.file, sheet.name, place + 1, columns, sheet.rows, footer)
    return replace(table, notes=_below(table, first, problems))


def _footer(rows: Sequence[Sequence[Value]], start: int, column: int) -> int:
    """The row (from 1) of the first footer, or the one after the last row."""
    for at, row in enumerate(rows[start:], start + 1):
        named = row[column] if column < len(row) else None
        if isinstance(named, str) and not is_blank(named):
            if is_footer(named):
                return at
        elif is_footer(next((cell for cell in row if not is_blank(cell)), None)):
            return at
    return len(rows) + 1


def _below(table: Table, first: str, problems: list[Problem]) -> tuple[Text, ...]:
    """What is said of the rows from the first footer on; named rows with values among them are problems."""
    places = [place for key, (place, _) in table.columns.items() if key != first]
    left = []
    for at, row in enumerate(table.rows[table.footer - 1 :], table.footer):
        label = next((cell for cell in row if not is_blank(cell)), None)
        if label is None:
            continue
        left.append(at)
        filled = any(place < len(row) and not is_blank(row[place]) for place in places)
        if filled and not is_footer(label) and not is_footer(_at(row, table.columns[first][0])):
            problem = Problem(BELOW, file=table.file, sheet=table.sheet, row=at, found=shown(label))
            problems.append(replace(problem, wanted=ABOVE.format(row=table.footer)))
    return (NOT_READ.format(count=len(left), first=left[0], last=left[-1]),) if left else ()


def _at(row: Sequence[Value], place: int) -> Value:
    return row[place] if place < len(row) else None


def _overhang(book: Book, sheet: Sheet, place: int, footer: int) -> list[Problem]:
    """A problem for every data row with a cell under no heading: a decimal comma may have moved its values."""
    headings = sheet.rows[place]
    blank = [x for x, cell in enumerate(headings) if is_blank(cell)]
    problems = []
    for at, row in enumerate(sheet.rows[place + 1 : footer - 1], place + 2):
        extra = [x for x in (*blank, *range(len(headings), len(row))) if not is_blank(_at(row, x))]
        if extra and not (at == place + 2 and numbers_columns(row)):
            problem = Problem(OVERHANG, file=book.file, sheet=sheet.name, row=at, column=letter(extra[0]))
            problems.append(replace(problem, found=shown(row[extra[0]])))
    return problems


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
    "Ada isi di bawah kolom tanpa judul, atau baris ini lebih panjang daripada baris judul; pemisah kolom atau "
    "koma desimal tanpa tanda kutip?",
    "A cell stands under no heading, or this row is longer than the heading row; a separator or a decimal comma "
    "without quotation marks?",
)
BELOW = Text(
    "Baris ini berisi nilai tetapi berada di bawah baris jumlah atau rata-rata.",
    "This row holds values but stands below the row of sums or means.",
)
ABOVE = Text("semua unit di atas baris {row}", "all units above row {row}")
NOT_READ = Text(
    "{count} baris jumlah, rata-rata atau keterangan (baris {first}–{last}) tidak dibaca sebagai data.",
    "{count} rows of sums, means or remarks (rows {first}–{last}) were not read as data.",
)
