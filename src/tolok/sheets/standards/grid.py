"""A table in a sheet of standards: its heading row, the key of each column, and the rows below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tolok.rules.texts import Text
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, is_blank, letter
from tolok.sheets.standards.found import Gathering, Place
from tolok.sheets.tables import numbers_columns


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in a sheet: its heading row (from 1), the key of each column, and the rows below."""

    file: str
    sheet: Sheet
    heading: int
    keys: Mapping[int, str]

    def place(self, row: int, key: str = "") -> Place:
        """A cell of it."""
        column = next((letter(at) for at, one in self.keys.items() if one == key), "")
        return Place(self.file, self.sheet.name, row, column)

    def __iter__(self) -> Iterator[tuple[int, dict[str, Value]]]:
        for at, row in enumerate(self.sheet.rows[self.heading :], self.heading + 1):
            if at == self.heading + 1 and numbers_columns(row):
                continue
            values = {key: row[place] if place < len(row) else None for place, key in self.keys.items()}
            if any(not is_blank(value) for value in values.values()):
                yield at, values


def grid_at(book: Book, sheet: Sheet, at: int, keys: dict[int, str], gathering: Gathering) -> Grid:
    """The table under a heading row; unknown and doubled columns become problems."""
    kept: dict[int, str] = {}
    for place, cell in enumerate(sheet.rows[at]):
        where = Place(book.file, sheet.name, at + 1, letter(place))
        if place not in keys:
            if not is_blank(cell):
                gathering.problems.append(where.problem(UNKNOWN_COLUMN, cell))
        elif keys[place] in kept.values():
            gathering.problems.append(where.problem(DOUBLED, cell))
        else:
            kept[place] = keys[place]
    return Grid(book.file, sheet, at + 1, kept)


def text_of(value: Value) -> str:
    """A cell as text; a dash says nothing."""
    return "" if is_blank(value) else str(value).strip()


UNKNOWN_COLUMN = Text(
    "Judul kolom ini tidak dikenal. Hapus kolomnya atau perbaiki judulnya.",
    "This column heading is not known. Delete the column or correct its heading.",
)
DOUBLED = Text("Kolom ini ada dua kali. Sisakan satu.", "This column occurs twice. Keep one.")
