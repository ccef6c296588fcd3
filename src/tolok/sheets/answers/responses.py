"""Raw survey answers as offices keep them: a row a respondent, footer rows beneath, counted by group."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tolok.rules.surveys.instruments import Integrity, Order, Satisfaction
from tolok.rules.surveys.tallies import Counting, Tally
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.answers.questionnaires import Questionnaire, questionnaire
from tolok.sheets.answers.respondents import first_row, merged, overlong, respondents
from tolok.sheets.answers.tables import layout
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, is_blank, name_key, number, shown
from tolok.sheets.tables import Table

#: The group of all respondents when no column tells them apart.
ALL = "all"
#: Respondents whose group column is empty.
NO_GROUP = "(kosong)"
#: Problems that are kept one by one; more of them are only counted.
MOST = 10_000


@dataclass(frozen=True)
class Responses:
    """What a file of raw answers says: counts by group in file order, where it was read, notes about it."""

    questionnaire: Questionnaire
    table: Table
    groups: Mapping[str, Tally]
    notes: tuple[Text, ...] = ()


def read_responses(
    book: Book,
    pack: Satisfaction | Integrity,
    *,
    order: Order | None = None,
    by: str | None = None,
    without: Collection[str] = (),
    vectors: bool = True,
) -> Responses:
    """The answers in `book`, counted for the group column `by` (any heading) or all together.

    Blank cells are missing answers; a cell that is neither blank nor a point of the scale (as a number or as
    a label the pack knows) is a problem. Elements in `without` may have no column. `vectors` keeps what the
    bootstrap needs. Raises OrderNeededError, UnknownColumnError, ProblemsError with every problem.
    """
    form = questionnaire(pack, order)
    problems: list[Problem] = []
    found = layout(book, pack, form, by, without, problems)
    rows, notes = respondents(found.table, form)
    problems += [*merged(book, found.table, rows), *overlong(found.table, rows)]
    groups = _count(found.table, form, rows, found.by, problems)
    if not groups and not problems:
        problems.append(Problem(NO_ROWS, file=book.file, sheet=found.table.sheet))
    if problems:
        raise ProblemsError(problems)
    counted = {group: counting.tally(vectors) for group, counting in groups.items()}
    return Responses(form, found.table, counted, (*book.notes, *found.notes, *notes))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a big file (from 0) holds which item, and the groups; where its data begin.

    `start` is how many rows stand above the data.
    """

    questionnaire: Questionnaire
    table: Table
    items: Mapping[str, int]
    by: int | None
    start: int
    notes: tuple[Text, ...]


def read_headings(
    file: str,
    top: Sequence[Sequence[Value]],
    pack: Satisfaction | Integrity,
    *,
    order: Order | None = None,
    by: str | None = None,
    without: Collection[str] = (),
) -> Columns:
    """The columns of a file of which `top` are the first rows; the same errors as `read_responses`."""
    form = questionnaire(pack, order)
    problems: list[Problem] = []
    found = layout(Book(file, (Sheet("", top),)), pack, form, by, without, problems)
    if problems:
        raise ProblemsError(problems)
    items = {key: at for key, (at, _) in found.table.columns.items()}
    return Columns(form, found.table, items, found.by, first_row(found.table), found.notes)


def _count(
    table: Table, form: Questionnaire, rows: Sequence[int], by: int | None, problems: list[Problem]
) -> dict[str, Counting]:
    groups: dict[str, Counting] = {}
    names: dict[str, str] = {}
    wrong = 0
    for place in rows:
        row = table.rows[place]
        answers, faults = _answers(table, form, place + 1, row)
        wrong += len(faults)
        if len(problems) < MOST:
            problems += faults
        group = ALL if by is None else _group(row, by, names)
        if group not in groups:
            groups[group] = Counting(form.keys, form.low, form.high)
        groups[group].add(answers)
    if wrong > len(problems):
        more = MORE.format(count=wrong - len(problems))
        problems.append(Problem(more, file=table.file, sheet=table.sheet))
    return groups


def _group(row: Sequence[Value], at: int, names: dict[str, str]) -> str:
    value = row[at] if at < len(row) else None
    name = NO_GROUP if is_blank(value) else " ".join(str(value).split())
    return names.setdefault(name_key(name), name)


def _answers(
    table: Table, form: Questionnaire, row_number: int, row: Sequence[Value]
) -> tuple[list[int | None], list[Problem]]:
    answers: list[int | None] = []
    problems: list[Problem] = []
    for key in form.keys:
        at = table.columns[key][0] if key in table.columns else len(row)
        value = row[at] if at < len(row) else None
        if type(value) is int and form.low <= value <= form.high:
            answers.append(value)
            continue
        try:
            answers.append(form.answer(key, value))
        except ValueError:
            answers.append(None)
            problems.append(_problem(table, form, row_number, key, value))
    return answers, problems


def _problem(table: Table, form: Questionnaire, row_number: int, key: str, value: Value) -> Problem:
    text, wanted = answer_fault(form, value)
    return Problem(
        text,
        file=table.file,
        sheet=table.sheet,
        row=row_number,
        column=table.column(key),
        found=shown(value),
        wanted=wanted,
    )


def answer_fault(form: Questionnaire, value: Value) -> tuple[Text, Text]:
    """What is wrong with a cell that is no answer, and what is wanted instead."""
    found = number(value)
    if found is None:
        text = UNKNOWN_LABEL
    elif found.denominator != 1:
        text = FRACTION
    else:
        text = OFF_SCALE
    return text, WANTED.format(low=form.low, high=form.high)


NO_ROWS = Text(
    "Tabel tidak berisi jawaban. Isi satu baris untuk setiap responden.",
    "The table holds no answers. Fill one row for every respondent.",
)
UNKNOWN_LABEL = Text("Jawaban ini tidak dikenal.", "This answer is not known.")
FRACTION = Text(
    "Jawaban harus bulat, tidak boleh pecahan.", "An answer must be a whole number, not a fraction."
)
OFF_SCALE = Text("Jawaban di luar skala.", "The answer lies outside the scale.")
WANTED = Text(
    "bilangan bulat {low} sampai {high}, label jawaban dari formulir, atau kosong",
    "a whole number from {low} to {high}, a label of the form, or nothing",
)
MORE = Text("Masih ada {count} jawaban salah lagi.", "There are {count} more wrong answers.")
MORE_ROWS = Text(
    "Masih ada {count} baris lagi yang terlalu panjang.", "There are {count} more rows too long."
)
