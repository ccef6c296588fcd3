"""Standards in a workbook: a row a component, a row a service with its components side by side, or a sheet a service."""

from tolok.rules.standards.component_names import component_of, service_in
from tolok.rules.texts import Problem, Text
from tolok.sheets.books import Book, Limits, Sheet
from tolok.sheets.cells import is_blank
from tolok.sheets.limits import refused
from tolok.sheets.standards.fields import AS_WRITTEN, HEADINGS, OTHERS_SHEET, PARTS, SILENT
from tolok.sheets.standards.found import (
    ONE_OF_FOURTEEN,
    UNKNOWN_COMPONENT,
    FoundStandards,
    Gathered,
    Gathering,
    Place,
)
from tolok.sheets.standards.grid import Grid, grid_at, text_of
from tolok.sheets.standards.parts import read_part
from tolok.sheets.tables import heading

#: A file of standards is small: more is another file.
LIMITS = Limits(size=10 * 2**20, unpacked=80 * 2**20, rows=20_000, columns=60, cells=600_000)
HEADING_ROWS = 15
#: Components side by side that make a row a heading.
SIDE_BY_SIDE = 3
_KEYS = {word: key for key, words in HEADINGS.items() for word in words}
_PARTS = {part.sheet.casefold(): part for part in PARTS}


def read_standards(book: Book, fallback: str, problems: list[Problem]) -> FoundStandards:
    """The standards of every sheet. `fallback` names the service of a sheet that names none."""
    gathering = Gathering(problems)
    details: list[Sheet] = []
    if all(is_blank(cell) for sheet in book.sheets for row in sheet.rows for cell in row):
        raise refused(book.file, EMPTY)
    for sheet in book.sheets:
        name = sheet.name.casefold().strip()
        if name in SILENT:
            continue
        if name in _PARTS or name == OTHERS_SHEET.casefold():
            details.append(sheet)
        elif not _read_sheet(book, sheet, fallback, gathering):
            gathering.notes.append(NOT_READ.format(sheet=sheet.name or book.file))
    for sheet in details:
        _read_detail(book, sheet, gathering)
    return gathering.found(Place(book.file))


def _read_sheet(book: Book, sheet: Sheet, fallback: str, gathering: Gathering) -> bool:
    for at, row in enumerate(sheet.rows[:HEADING_ROWS]):
        keys = {place: key for place, cell in enumerate(row) if (key := _KEYS.get(heading(cell)))}
        codes = {place: code for place, cell in enumerate(row) if (code := component_of(text_of(cell)))}
        if {"component", "words"} <= set(keys.values()):
            grid = grid_at(book, sheet, at, keys, gathering)
            _down(grid, _named(sheet, at) or fallback or sheet.name, gathering)
            return True
        if len(set(codes.values())) >= SIDE_BY_SIDE:
            _across(grid_at(book, sheet, at, {**keys, **codes}, gathering), gathering)
            return True
    return False


def _named(sheet: Sheet, at: int) -> str:
    """The service that a line above the heading names."""
    for row in sheet.rows[:at]:
        words = [text_of(cell) for cell in row if not is_blank(cell)]
        if words and (name := service_in(" ".join(words))):
            return name
    return ""


def _down(grid: Grid, only: str, gathering: Gathering) -> None:
    """A row a component. A row without code and name goes on with the service above."""
    names_services = {"code", "name"} & set(grid.keys.values())
    now: Gathered | None = None
    component = ""
    for at, row in grid:
        code, name = text_of(row.get("code")), text_of(row.get("name"))
        if code or name:
            now, component = gathering.service(code, name, grid.place(at, "code")), ""
        elif now is None:
            now = gathering.service("", "" if names_services else only, grid.place(at))
        said, words = text_of(row.get("component")), text_of(row.get("words"))
        if said:
            component = component_of(said) or ""
            if not component and words:
                wrong = grid.place(at, "component")
                gathering.problems.append(wrong.problem(UNKNOWN_COMPONENT, said, ONE_OF_FOURTEEN))
        if now is not None and component:
            how = heading(row.get("how"))
            if how not in ("", AS_WRITTEN):
                gathering.problems.append(grid.place(at, "how").problem(NO_HOW, how, HOW))
            now.add(component, words, verbatim=how == AS_WRITTEN)


def _across(grid: Grid, gathering: Gathering) -> None:
    """A row a service, its components side by side."""
    for at, row in grid:
        name = text_of(row.get("name"))
        found = gathering.service(text_of(row.get("code")), name, grid.place(at, "code"))
        for key, value in row.items():
            if found is not None and key not in HEADINGS:
                found.add(key, text_of(value))


def _read_detail(book: Book, sheet: Sheet, gathering: Gathering) -> None:
    part = _PARTS.get(sheet.name.casefold().strip())
    known = {word: key for key in ("code", "name") for word in HEADINGS[key]}
    if part is None:
        known |= {word: key for key in ("language", "component", "words") for word in HEADINGS[key]}
    else:
        known |= {heading(one.heading): f".{one.key}" for one in part.fields}
    for at, row in enumerate(sheet.rows[:HEADING_ROWS]):
        keys = {place: key for place, cell in enumerate(row) if (key := known.get(heading(cell)))}
        if len(set(keys.values())) >= 2:
            grid = grid_at(book, sheet, at, keys, gathering)
            if part is None:
                _others(grid, gathering)
            else:
                read_part(part, grid, gathering)
            return
    gathering.notes.append(NOT_READ.format(sheet=sheet.name))


def _others(grid: Grid, gathering: Gathering) -> None:
    """Words of components in other languages."""
    for at, row in grid:
        name = text_of(row.get("name"))
        found = gathering.service(text_of(row.get("code")), name, grid.place(at, "code"))
        language, component = text_of(row.get("language")), component_of(text_of(row.get("component")))
        if component is None or not language:
            gathering.problems.append(grid.place(at).problem(NO_LANGUAGE))
        elif found is not None and (words := text_of(row.get("words"))):
            found.others.setdefault(language, {})[component] = words


EMPTY = Text(
    "Berkas ini tidak berisi satu kata pun. Mungkin yang tersimpan bukan lembar yang Anda isi.",
    "This file holds not one word. Perhaps another sheet was saved than the one you filled.",
)
NOT_READ = Text("Lembar “{sheet}” tidak dibaca.", "The sheet “{sheet}” was not read.")
NO_HOW = Text("Cara baca ini tidak dikenal.", "This way of reading is not known.")
HOW = Text("kosong atau “apa adanya”", "empty or “apa adanya” (as written)")
NO_LANGUAGE = Text("Sebut bahasa dan komponennya.", "Name the language and the component.")
