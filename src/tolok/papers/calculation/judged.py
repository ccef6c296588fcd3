"""The judged part of a report: aspects with their rulers, then every indicator with its level and its cell."""

from collections.abc import Iterator

from tolok.papers.frame import Data
from tolok.papers.rulers import column, step_ruler
from tolok.papers.wording import MISSING, brief, capital, share, shown
from tolok.rules.index.trail import Cells
from tolok.rules.index.weighted import Given
from tolok.rules.instruments.values import Instrument
from tolok.rules.results import Cell, Step


def judged_data(instrument: Instrument, given: Given, step: Step, cells: Cells) -> Data:
    """The keys `judged` (a table of aspects for each form), `indicators` (a table for each aspect), `place`."""
    places = instrument.index.decimals
    forms = [part for part in step.parts if part.parts]
    rows = [row for form in forms for aspect in form.parts for row in aspect.parts]
    home = _home([row.cell for row in rows if row.cell])
    tables = [
        {
            "title": f"Aspek {aspect.key}: {aspect.label.id} ({_value(aspect, places)})",
            "rows": [_row(row, home) for row in aspect.parts],
        }
        for form in forms
        for aspect in form.parts
        if aspect.parts
    ]
    beside = list(_supplementary(instrument, given, cells, home))
    if beside:
        tables.append({"title": "Butir tambahan, tidak masuk hitungan", "rows": beside})
    return {
        "judged": [_form(form, places) for form in forms],
        "indicators": tables,
        "place": _place(home, bool(rows)),
        "place_head": "Kolom" if home else "Dibaca dari",
    }


def _form(form: Step, places: int) -> Data:
    return {
        "title": capital(form.label.id),
        "aspects": [
            {
                "name": f"{aspect.key}. {aspect.label.id}",
                "why": aspect.rule.id if aspect.value is None else "",
                "ruler": column(step_ruler(aspect, places)),
                "value": shown(aspect.value, places),
                "weight": MISSING if aspect.weight is None else share(aspect.weight),
                "contribution": shown(aspect.contribution, places + 2),
            }
            for aspect in form.parts
        ],
        "total": ["Jumlah", "", shown(form.value, places), "", shown(form.value, places + 2)],
    }


def _value(step: Step, places: int) -> str:
    return f"nilai {shown(step.value, places)}" if step.value is not None else step.rule.id


def _row(row: Step, home: Cell | None) -> Data:
    return {
        "code": row.key,
        "title": row.label.id,
        "text": row.level_text.id if row.level_text else capital(row.rule.id),
        "level": MISSING if row.value is None else brief(row.value),
        "weight": MISSING if row.weight is None else share(row.weight),
        "contribution": shown(row.contribution, 2),
        "place": _address(row.cell, home),
    }


def _supplementary(instrument: Instrument, given: Given, cells: Cells, home: Cell | None) -> Iterator[Data]:
    """Rows outside the score, where the unit has them."""
    for form in instrument.judged:
        for row in form.supplementary:
            level = given.levels.get(row.code)
            if isinstance(level, int):
                found = row.level(level)
                yield {
                    "code": row.code,
                    "title": row.title.id,
                    "text": found.text.id if found else "",
                    "level": str(level),
                    "weight": MISSING,
                    "contribution": MISSING,
                    "place": _address(cells(row.code), home),
                }


def _home(cells: list[Cell]) -> Cell | None:
    """The row all inputs share, as a workbook of one row a unit has it."""
    places = {(cell.file, cell.sheet, cell.row) for cell in cells}
    return cells[0] if len(places) == 1 else None


def _address(cell: Cell | None, home: Cell | None) -> str:
    if cell is None:
        return MISSING
    if home is not None:
        return cell.column
    return f"{cell.file}, {_sheet(cell)}baris {cell.row}, kolom {cell.column}"


def _sheet(cell: Cell) -> str:
    return f"lembar {cell.sheet}, " if cell.sheet else ""


def _place(home: Cell | None, any_rows: bool) -> str:
    if not any_rows:
        return "Instrumen ini tidak memuat indikator berlevel."
    if home is None:
        return "Setiap level ditulis dengan artinya dan tempat ia dibaca."
    return f"Semua level dibaca dari {home.file}, {_sheet(home)}baris {home.row}."
