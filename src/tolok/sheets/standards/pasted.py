"""Lines pasted from a table in Word or a PDF: cells part at tabs, where there are any; what a cell holds beneath each
other becomes lines."""

from tolok.rules.standards.component_names import component_before, component_of, other_of
from tolok.rules.texts import Problem
from tolok.sheets.cells import harmless
from tolok.sheets.standards.found import FoundStandards, Place
from tolok.sheets.standards.rows import RowReader


def pasted_standards(text: str, fallback: str, problems: list[Problem]) -> FoundStandards:
    """The standards in pasted lines; `fallback` names the service where the lines do not."""
    reader = RowReader(Place(), fallback, problems)
    row: list[str] = []
    at = 1
    lines = harmless(text).replace("\r\n", "\n").split("\n")
    lost = not any("\t" in line for line in lines)
    for number, line in enumerate(lines, 1):
        cells = _cells(line) if lost else line.split("\t")
        if _starts(cells):
            _give(reader, row, at)
            row, at = cells, number
        elif row and line.strip():
            row[-1] = f"{row[-1]}\n{' '.join(cell for cell in cells if cell.strip())}"
        elif line.strip():
            reader.title(line)
    _give(reader, row, at)
    return reader.found()


def _cells(line: str) -> list[str]:
    """The cells of a line copied from a PDF, which keeps no tabs."""
    found = component_before(line)
    return [found[1], found[2]] if found else [line]


def _give(reader: RowReader, row: list[str], at: int) -> None:
    if row:
        reader.row([_unquoted(cell) for cell in row], Place(row=at))


def _starts(cells: list[str]) -> bool:
    """Whether a line begins a row of the table and does not go on with the cell above."""
    if len(cells) < 2:
        return False
    first = [cell for cell in cells[:2] if cell.strip()]
    if any(component_of(cell) or other_of(cell) for cell in first):
        return True
    # a number, then a name that nobody knows: a row that must be told, not words of the one above
    return len(cells) > 2 and cells[0].strip().rstrip(".").isdigit()


def _unquoted(cell: str) -> str:
    """A spreadsheet puts cells of several lines between quotation marks."""
    bare = cell.strip()
    return bare[1:-1].replace('""', '"') if len(bare) > 1 and bare[0] == bare[-1] == '"' else bare
