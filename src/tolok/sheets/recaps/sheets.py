"""The other layout of a regency's recap: one sheet a unit, with its element means below each other.

Above or below the means stand labels with their value beside them: the unit, the respondents, the users, the printed
index. Labels are those of `recap_names`; a sheet that names no unit is named by its tab.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.surveys.instruments import Order, Satisfaction
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.answers.questionnaires import Questionnaire, questionnaire
from tolok.sheets.answers.tables import check_order
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, count, is_blank, letter, name_key, number, shown
from tolok.sheets.recaps.names import MEAN, NAMES
from tolok.sheets.recaps.recap import (
    DOUBLED_UNIT,
    NOT_A_COUNT,
    NOT_A_MEAN,
    WANTED_COUNT,
    WANTED_MEAN,
    RecapRow,
)
from tolok.sheets.tables import DOUBLED, HEADING_ROWS, Row, Table, heading


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """One unit's sheet as it was read."""

    sheet: str
    row: RecapRow


@dataclass(frozen=True, slots=True)
class _Found:
    """Where things stand in a sheet: the column of means, the rows of elements, the labelled values."""

    sheet: Sheet
    head: int
    column: int
    elements: tuple[tuple[str, int, Value], ...]
    labels: dict[str, tuple[int, Value]]


def find_unit_sheets(
    book: Book, pack: Satisfaction, order: Order | None = None
) -> tuple[tuple[UnitSheet, ...], tuple[Text, ...]] | None:
    """Every unit's sheet, and notes about the others; None when no sheet has means below each other.

    Raises OrderNeededError, or ProblemsError with every problem in the book.
    """
    form = questionnaire(pack, order)
    found = [one for sheet in book.sheets if (one := _find(sheet, form)) is not None]
    if not found:
        return None
    problems: list[Problem] = []
    units: list[UnitSheet] = []
    seen: dict[str, str] = {}
    for one in found:
        check_order(_table(book, one), pack)
        row = _row(book, form, one, problems)
        key = name_key(row.unit)
        if key in seen:
            wanted = Text(
                f"unit ini sudah ada di lembar {seen[key]}", f"it stands in sheet {seen[key]} already"
            )
            problems.append(_problem(book, one, one.head, "", DOUBLED_UNIT, row.unit, wanted))
        seen.setdefault(key, one.sheet.name)
        units.append(UnitSheet(one.sheet.name, row))
    if problems:
        raise ProblemsError(problems)
    left = [sheet.name for sheet in book.sheets if sheet not in [one.sheet for one in found]]
    notes = [NOT_A_UNIT.format(names=", ".join(left))] if left else []
    return tuple(units), (*book.notes, *notes)


def _find(sheet: Sheet, form: Questionnaire) -> _Found | None:
    """The first column headed as means beside or below which most elements are named."""
    for at, row in enumerate(sheet.rows[: HEADING_ROWS + 1]):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and heading(cell) in MEAN:
                elements = tuple(_elements(sheet, form, at, place))
                if 2 * len({key for key, _, _ in elements}) >= len(form.keys):
                    return _Found(sheet, at + 1, place, elements, dict(_labels(sheet)))
    return None


def _elements(sheet: Sheet, form: Questionnaire, head: int, place: int) -> Iterator[tuple[str, int, Value]]:
    """Key, row (from 1) and mean of every line below the heading that names an element left of the column.

    A name decides before a code: `U8` beside `Sarana` is facilities whatever the order.
    """
    for at, row in enumerate(sheet.rows[head + 1 :], head + 2):
        named = [key for cell in row[:place] if isinstance(cell, str) and (key := form.key(cell))]
        certain = [key for key in named if key in form.words]
        if certain or named:
            yield (certain or named)[0], at, row[place] if place < len(row) else None


def _labels(sheet: Sheet) -> Iterator[tuple[str, tuple[int, Value]]]:
    """The labelled values of a sheet by key, the first of each: `Jumlah responden` and the cell right of it."""
    seen: set[str] = set()
    for at, row in enumerate(sheet.rows, 1):
        for place, cell in enumerate(row):
            name, _, inside = cell.partition(":") if isinstance(cell, str) else ("", "", "")
            key = next((key for key, names in NAMES.items() if name and heading(name) in names), None)
            if key is None or key in seen:
                continue
            beside = [one for one in row[place + 1 :] if not is_blank(one) and one != ":"]
            value: Value = inside.strip() or (beside[0] if beside else None)
            if not is_blank(value):
                seen.add(key)
                yield key, (at, value.removeprefix(":").strip() if isinstance(value, str) else value)


def _table(book: Book, found: _Found) -> Table:
    """What the sheet would be as a table, for the question about codes such as U8."""
    columns = {key: (found.column, key) for key, _, _ in found.elements}
    return Table(book.file, found.sheet.name, found.head, columns, found.sheet.rows, found.head + 1)


def _row(book: Book, form: Questionnaire, found: _Found, problems: list[Problem]) -> RecapRow:
    unit = str(found.labels["unit"][1]) if "unit" in found.labels else found.sheet.name
    means: dict[str, Fraction] = {}
    cells: dict[str, Value] = {}
    for key, at, value in found.elements:
        if key in cells:
            problems.append(_problem(book, found, at, key, DOUBLED, value))
            continue
        cells[key] = value
        if is_blank(value):
            continue
        mean = number(value)
        if mean is None or not form.low <= mean <= form.high:
            wanted = WANTED_MEAN.format(low=form.low, high=form.high)
            problems.append(_problem(book, found, at, key, NOT_A_MEAN, value, wanted))
        else:
            means[key] = mean
    return RecapRow(
        unit=" ".join(unit.split()),
        row=Row(found.head, cells),
        means=means,
        population=_count(book, found, "population", problems),
        sample=_count(book, found, "sample", problems),
        profile={},
        printed={key: found.labels.get(key, (0, None))[1] for key in ("index", "ikm", "grade")},
    )


def _count(book: Book, found: _Found, key: str, problems: list[Problem]) -> int | None:
    if key not in found.labels:
        return None
    at, value = found.labels[key]
    people = count(_bare(value))
    if people is None or people < 1:
        problems.append(_problem(book, found, at, key, NOT_A_COUNT, value, WANTED_COUNT.format(least=1)))
        return None
    return people


def _bare(value: Value) -> Value:
    """`120 orang` as `120`."""
    words: Sequence[str] = value.split() if isinstance(value, str) else ()
    return words[0] if len(words) == 2 and words[1].casefold() in ("orang", "responden") else value


def _problem(
    book: Book, found: _Found, at: int, key: str, text: Text, value: Value, wanted: Text | None = None
) -> Problem:
    column = letter(found.column) if any(one[0] == key for one in found.elements) else ""
    return Problem(
        text,
        file=book.file,
        sheet=found.sheet.name,
        row=at,
        column=column,
        key=key,
        found=shown(value),
        wanted=wanted,
    )


NOT_A_UNIT = Text(
    "Lembar tanpa rata-rata unsur dilewati: {names}.",
    "Sheets without element means were passed over: {names}.",
)
