"""The recap workbook of a regency: a row a unit with its element means, profile counts and printed results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.surveys.instruments import Order, Satisfaction
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.answers.questionnaires import Questionnaire, questionnaire
from tolok.sheets.answers.respondents import overlong
from tolok.sheets.answers.tables import BEYOND, check_order
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, count, is_blank, letter, name_key, number, shown
from tolok.sheets.footers import is_footer
from tolok.sheets.recaps.names import NAMES, PROFILE, SAMPLES
from tolok.sheets.tables import DOUBLED, HEADING_ROWS, NOT_READ, Row, Table, heading, numbers_columns


@dataclass(frozen=True, slots=True)
class RecapRow:
    """One unit: exact element means by key, users of the period, respondents, profile sums, printed results.

    `profile` holds the sum of each profile group that was filled; `printed` the cells index, ikm and grade.
    """

    unit: str
    row: Row
    means: Mapping[str, Fraction]
    population: int | None
    sample: int | None
    profile: Mapping[str, int]
    printed: Mapping[str, Value]


@dataclass(frozen=True)
class Recap:
    """A recap that was read: where it stood, its units in order, notes about the file."""

    table: Table
    rows: tuple[RecapRow, ...]
    notes: tuple[Text, ...] = ()


def find_recap(book: Book, pack: Satisfaction, order: Order | None = None) -> Recap | None:
    """The recap in `book`, or None when no sheet has the columns of one.

    Raises OrderNeededError, or ProblemsError with every problem in it.
    """
    form = questionnaire(pack, order)
    for sheet in book.sheets:
        found = _headings(sheet, form)
        if found is None:
            continue
        start, keys = found
        table = _table(book, sheet, start, keys)
        if not _of_units(table, form):
            continue
        check_order(table, pack)
        problems = _heading_problems(table, form, keys)
        rows, notes = _rows(table, form, problems)
        problems += overlong(table, [row.row.number - 1 for row in rows])
        absent = [key for key in form.keys if key not in table.columns]
        if absent:
            listed = ", ".join(absent)
            wanted = Text(f"kolom {listed}", f"columns {listed}")
            problems.insert(0, table.problem(None, "", NO_ELEMENTS, wanted))
        if not rows and not problems:
            problems.append(table.problem(None, "unit", NO_UNITS))
        if problems:
            raise ProblemsError(problems)
        return Recap(table, tuple(rows), (*book.notes, *notes))
    return None


def has_means(recap: Recap) -> bool:
    """Whether a recap certainly holds means of units, not answers: fractions, or the users of each unit."""
    fractions = any(mean.denominator != 1 for row in recap.rows for mean in row.means.values())
    return fractions or "population" in recap.table.columns


def _of_units(table: Table, form: Questionnaire) -> bool:
    """Whether rows are units, not respondents with their office beside them.

    A recap prints results, says its sample, or has means that are no answers; respondents repeat their unit.
    """
    if {"population", "index", "ikm"} & table.columns.keys():
        return True
    rows = list(table)
    means = (number(row.values.get(key)) for row in rows for key in form.keys)
    if any(mean is not None and mean.denominator != 1 for mean in means):
        return True
    units = [name_key(str(row.values["unit"])) for row in rows if not is_blank(row.values["unit"])]
    said = heading(table.columns["sample"][1]) if "sample" in table.columns else ""
    return ("grade" in table.columns or said in SAMPLES) and len(set(units)) == len(units)


def _headings(sheet: Sheet, form: Questionnaire) -> tuple[int, list[str | None]] | None:
    """How many rows the headings take up from the top, and each column's key; None if this is no recap."""
    best: tuple[int, int, list[str | None]] = (0, 0, [])
    top = sheet.rows[: HEADING_ROWS + 1]
    for at, row in enumerate(top):
        below = top[at + 1] if at + 1 < len(top) else []
        for end, cells in ((at + 1, row), (at + 2, _over(row, below))):
            keys = [_key(form, cell) for cell in cells]
            best = max(best, (len(set(keys) - {None}), -end, keys), key=lambda found: found[:2])
    _, end, keys = best
    elements = sum(key in form.words or (key or "").startswith("?") for key in keys)
    has_results = "sample" in keys or ("ikm" in keys and "grade" in keys)
    return (-end, keys) if "unit" in keys and has_results and 2 * elements >= len(form.keys) else None


def _over(upper: Sequence[Value], lower: Sequence[Value]) -> list[Value]:
    """Two heading rows as one: the lower cell counts, the upper one where the lower is empty."""
    width = max(len(upper), len(lower))
    padded = [[*row, *[None] * (width - len(row))] for row in (upper, lower)]
    return [below if not is_blank(below) else above for above, below in zip(*padded, strict=True)]


def _key(form: Questionnaire, cell: Value) -> str | None:
    if not isinstance(cell, str):
        return None
    name = heading(cell).replace(" / ", "/")
    for key, names in NAMES.items():
        if name in names:
            return key
    for group, names in PROFILE.items():
        if name in names:
            return f"{group}:{name}"
    return form.key(cell)


def _table(book: Book, sheet: Sheet, start: int, keys: Sequence[str | None]) -> Table:
    columns: dict[str, tuple[int, str]] = {}
    for at, key in enumerate(keys):
        if key and key not in columns:
            columns[key] = (at, str(_written(sheet, start, at)))
    return Table(book.file, sheet.name, start, columns, sheet.rows, len(sheet.rows) + 1)


def _heading_problems(table: Table, form: Questionnaire, keys: Sequence[str | None]) -> list[Problem]:
    """A problem for every second column of an element, and every code that the pack does not have."""
    rows = table.rows[max(0, table.heading - 2) : table.heading]
    codes = [(at, cell) for row in rows for at, cell in enumerate(row) if form.beyond(cell)]
    found = [
        (DOUBLED, at, key)
        for at, key in enumerate(keys)
        if key and key in form.words and at != table.columns[key][0]
    ]
    return [
        Problem(text, table.file, table.sheet, table.heading, letter(at), found=shown(cell))
        for text, at, cell in [*found, *((BEYOND, at, cell) for at, cell in codes)]
    ]


def _written(sheet: Sheet, start: int, at: int) -> Value:
    cells = [row[at] for row in sheet.rows[max(0, start - 2) : start] if at < len(row)]
    return next((cell for cell in reversed(cells) if not is_blank(cell)), None)


def _rows(table: Table, form: Questionnaire, problems: list[Problem]) -> tuple[list[RecapRow], list[Text]]:
    rows: list[RecapRow] = []
    seen: dict[str, int] = {}
    left: list[int] = []
    for row in table:
        named = row.values["unit"]
        cells = table.rows[row.number - 1]
        first = next((cell for cell in cells if not is_blank(cell)), None)
        if numbers_columns(cells):
            continue
        # a name alone is a unit without a survey, but below the sums it is a signature
        alone = all(is_blank(value) for key, value in row.values.items() if key != "unit")
        if is_footer(first) or is_footer(named) or (left and alone):
            left.append(row.number)
            continue
        if is_blank(named):
            if any(not is_blank(row.values.get(key)) for key in form.keys):
                problems.append(table.problem(row, "unit", NO_NAME))
            continue
        unit = " ".join(str(named).split())
        if name_key(unit) in seen:
            first_row = seen[name_key(unit)]
            wanted = Text(
                f"unit ini sudah ada di baris {first_row}", f"this unit already stands in row {first_row}"
            )
            problems.append(table.problem(row, "unit", DOUBLED_UNIT, wanted))
            continue
        seen[name_key(unit)] = row.number
        rows.append(_unit(table, form, unit, row, problems))
    notes = [NOT_READ.format(count=len(left), first=left[0], last=left[-1])] if left else []
    return rows, notes


def _unit(table: Table, form: Questionnaire, unit: str, row: Row, problems: list[Problem]) -> RecapRow:
    profile: dict[str, int] = {}
    for key, value in row.values.items():
        group, _, name = key.partition(":")
        if name and not is_blank(value):
            profile[group] = profile.get(group, 0) + (_count(table, row, key, problems, 0) or 0)
    return RecapRow(
        unit=unit,
        row=row,
        means=_means(table, form, row, problems),
        population=_count(table, row, "population", problems, 1),
        sample=_count(table, row, "sample", problems, 1),
        profile=profile,
        printed={key: row.values.get(key) for key in ("index", "ikm", "grade")},
    )


def _means(table: Table, form: Questionnaire, row: Row, problems: list[Problem]) -> dict[str, Fraction]:
    means = {}
    for key in form.keys:
        value = row.values.get(key)
        if is_blank(value):
            continue
        found = number(value)
        if found is None or not form.low <= found <= form.high:
            problems.append(
                table.problem(row, key, NOT_A_MEAN, WANTED_MEAN.format(low=form.low, high=form.high))
            )
        else:
            means[key] = found
    return means


def _count(table: Table, row: Row, key: str, problems: list[Problem], least: int) -> int | None:
    value = row.values.get(key)
    if is_blank(value):
        return None
    found = count(value)
    if found is None or found < least:
        problems.append(table.problem(row, key, NOT_A_COUNT, WANTED_COUNT.format(least=least)))
        return None
    return found


NO_ELEMENTS = Text("Kolom unsur tidak lengkap.", "The element columns are not complete.")
NO_UNITS = Text("Rekap tidak berisi unit.", "The recap holds no unit.")
NO_NAME = Text(
    "Baris ini berisi nilai tetapi nama unitnya kosong.", "This row holds values but no unit name."
)
DOUBLED_UNIT = Text("Unit ini ada dua kali. Sisakan satu baris.", "This unit occurs twice. Keep one row.")
NOT_A_MEAN = Text("NRR ini tidak sah.", "This element mean is not valid.")
WANTED_MEAN = Text(
    "angka {low} sampai {high}, atau kosong bila tidak ada survei",
    "a number from {low} to {high}, or nothing if there was no survey",
)
NOT_A_COUNT = Text("Jumlah ini tidak sah.", "This count is not valid.")
WANTED_COUNT = Text("bilangan bulat, paling kecil {least}", "a whole number, at least {least}")
