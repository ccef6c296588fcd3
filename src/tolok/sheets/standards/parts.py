"""One structured row of a workbook: a requirement, a step, a cost … with every wrong cell told."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from tolok.rules.texts import Problem, Text
from tolok.sheets.cells import Value, is_blank, number, rupiah
from tolok.sheets.days import NOT_A_DAY, WANTED_DAY, day
from tolok.sheets.standards.fields import Field, Part
from tolok.sheets.standards.found import Gathered, Gathering, Place
from tolok.sheets.standards.grid import Grid, text_of
from tolok.sheets.tables import heading

YES, NO = frozenset({"ya", "y", "yes", "x", "v", "✓", "1"}), frozenset({"tidak", "t", "no", "n", "0"})


def read_part(part: Part, grid: Grid, gathering: Gathering) -> None:
    """Rows of one sheet; a row without code and name goes on with the service above."""
    now: Gathered | None = None
    for at, row in grid:
        code, name = (text_of(row.get(key)) for key in ("code", "name"))
        if code or name:
            now = gathering.service(code, name, grid.place(at, "code"))
        elif now is None:
            now = gathering.service("", "", grid.place(at, "code"))
        if all(is_blank(value) for key, value in row.items() if key.startswith(".")):
            continue
        made = _made(part, row, at, grid, gathering.problems)
        if now is None or made is None:
            continue
        rows = now.lists.setdefault(part.attribute, [])
        if rows and part.attribute in ("limit", "staff"):
            gathering.problems.append(grid.place(at).problem(ONLY_ONE))
        rows.append(made)


def _made(part: Part, row: Mapping[str, Value], at: int, grid: Grid, problems: list[Problem]) -> Any:
    values: dict[str, Any] = {}
    before = len(problems)
    for one in part.fields:
        cell = row.get(f".{one.key}")
        place = grid.place(at, f".{one.key}")
        if is_blank(cell):
            if one.needed:
                problems.append(place.problem(NEEDED, wanted=Text(one.heading, one.heading)))
            if one.kind == "text":
                values[one.key] = ""
            continue
        value = _value(one, cell, place, problems)
        if value is not None:
            values[one.key] = value
    if len(problems) > before:
        return None
    return part.kind(**values) if part.kind is not None else values["staff"]


def _value(one: Field, cell: Value, place: Place, problems: list[Problem]) -> Any:
    if one.kind == "text":
        return str(cell).strip()
    if one.kind == "choice":
        return _chosen(one, cell, place, problems)
    if one.kind == "truth":
        return _truth(cell, place, problems)
    if one.kind == "day":
        found = day(cell)
        if found is None:
            problems.append(place.problem(NOT_A_DAY, cell, WANTED_DAY))
        return found
    return _number(one, cell, place, problems)


def _chosen(one: Field, cell: Value, place: Place, problems: list[Problem]) -> str | None:
    for key, text in (one.choices or {}).items():
        if heading(cell) in (text.id.casefold(), text.en.casefold(), key):
            return key
    problems.append(place.problem(NOT_OFFERED, cell, _offered(one.words)))
    return None


def _truth(cell: Value, place: Place, problems: list[Problem]) -> bool | None:
    word = heading(cell)
    if word in YES or cell is True:
        return True
    if word not in NO and cell is not False:
        problems.append(place.problem(NOT_OFFERED, cell, _offered(("ya", "tidak"))))
    return None


def _number(one: Field, cell: Value, place: Place, problems: list[Problem]) -> Fraction | int | None:
    found = rupiah(cell) if one.kind == "rupiah" else number(cell)
    if found is None or found < 0 or (one.kind == "whole" and found.denominator != 1):
        problems.append(place.problem(NO_NUMBER, cell))
        return None
    return int(found) if one.kind == "whole" else found


def _offered(words: Iterable[str]) -> Text:
    found = ", ".join(words)
    return Text(found, found)


NEEDED = Text("Sel ini wajib diisi.", "This cell must be filled.")
NOT_OFFERED = Text("Pilihan ini tidak dikenal.", "This choice is not known.")
NO_NUMBER = Text("Ini bukan angka yang dapat dipakai.", "This is no number that can be used.")
ONLY_ONE = Text("Hanya satu baris untuk satu layanan.", "Only one row for one service.")
