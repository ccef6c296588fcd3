"""How large a workbook's sheets unfold, seen in its files before a reader lays them out in memory.

A workbook keeps only the cells in use, but a reader makes a full rectangle of them: one cell in the last corner,
or one repeated cell, is a bomb of a few hundred bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What places a cell or a row of an XLSX sheet.
PLACE = rb"\br\s*=\s*[\"']"
ANY_ROW = re.compile(PLACE + rb"[A-Za-z]*(\d+)")
FAR_ROW = re.compile(PLACE + rb"[A-Za-z]*(\d{6,})")
FAR_COLUMN = re.compile(PLACE + rb"([A-Za-z]{2,})\d")
PLAIN_COLUMN = re.compile(rb'<c r="([A-Za-z]{2,})')
PLAIN_ROW = re.compile(rb' r="[A-Za-z]*(\d{6,})')
PREFIXED = re.compile(rb":(?:c|row)[\s>/]")
ROW_TAG = re.compile(rb"<(?:[\w.-]+:)?row(?=[\s>/])")
CELL_TAG = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s>/])")
#: A cell without a place stands after the one before.
UNPLACED = re.compile(CELL_TAG.pattern + rb"(?![^>]*" + PLACE + rb")")
STRINGS = re.compile(rb"<(?:[\w.-]+:)?sst\b[^>]*?\buniqueCount\s*=\s*[\"']([^\"']*)")
#: The shortest text in the list of texts: ``<si><t/></si>``.
SHORTEST = 13
ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
REPEATED = re.compile(rb"(?:rows|columns)-repeated\s*=\s*[\"']([^\"']*)")


class UnreadableError(ValueError):
    """A file of a workbook that no office program writes so."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Rows and columns of the rectangle, at most."""

    rows: int
    columns: int

    @property
    def cells(self) -> int:
        """The size of the rectangle."""
        return self.rows * self.columns


def extents(content: bytes, enough: int) -> Iterator[Extent]:
    """The rectangles that one file of a workbook's archive unfolds to; none if it holds no cells.

    Rows are only counted exactly where a rectangle may have more than `enough` cells. Raises UnreadableError
    for a list of texts that claims more texts than its bytes can hold.
    """
    for count in STRINGS.findall(content) if b"sst" in content else ():
        if not count.isdigit() or int(count) > len(content) // SHORTEST:
            raise UnreadableError(count)
    if b"<table:table-row" in content:
        yield from (_ods(table) for table in content.split(b"</table:table>"))
    elif CELL_TAG.search(content) or ROW_TAG.search(content):
        yield _xlsx(content, enough)


def _xlsx(content: bytes, enough: int) -> Extent:
    plain = _plain(content)
    letters = set((PLAIN_COLUMN if plain else FAR_COLUMN).findall(content))
    columns = max(map(_column, letters), default=26)
    far = PLAIN_ROW if plain else FAR_ROW
    rows = max((int(row[1]) for row in far.finditer(content)), default=99_999)
    if rows * columns > enough:
        rows = max((int(row[1]) for row in ANY_ROW.finditer(content)), default=0)
    if not plain and UNPLACED.search(content):
        parts = ROW_TAG.split(content)
        rows += len(parts)
        columns += max(sum(1 for _ in CELL_TAG.finditer(part)) for part in parts)
    return Extent(rows, columns)


def _plain(content: bytes) -> bool:
    """Whether every cell and row is written as office programs do: then one quick search finds all places."""
    return all(
        sum(content.count(tag + after) for after in (b" ", b">", b"/", b"\t", b"\n", b"\r"))
        == content.count(tag + b' r="')
        for tag in (b"<c", b"<row")
    ) and not PREFIXED.search(content)


def _column(letters: bytes) -> int:
    number = 0
    for sign in letters.upper():
        number = number * 26 + sign - 64
    return number


def _ods(table: bytes) -> Extent:
    """Up to the last row and column with content; the empty rest of a sheet is not laid out."""
    rows = last = columns = 0
    for row in ODS_ROW.finditer(table):
        rows += _times(row[1])
        width = _width(row[2] or b"")
        if width:
            last, columns = rows, max(columns, width)
    return Extent(last, columns)


def _width(row: bytes) -> int:
    if b"columns-repeated" not in row:
        return row.count(b"table-cell") if b"<table:table-cell" in row and b"value" in row else 0
    place = last = 0
    for cell in ODS_CELL.finditer(row):
        place += _times(cell[1])
        if not cell[2] or b"value" in cell[1]:
            last = place
    return last


def _times(attributes: bytes) -> int:
    found = REPEATED.search(attributes)
    if found is None:
        return 1
    if not found[1].isdigit():
        raise UnreadableError(found[1])
    return int(found[1])
