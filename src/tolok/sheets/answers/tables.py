"""Tables of survey answers: the heading row, and the column of every item."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tolok.rules.surveys.instruments import Integrity, Order, Satisfaction
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.answers.questionnaires import ORDERS, UNCLEAR, Questionnaire
from tolok.sheets.books import Book, Sheet
from tolok.sheets.cells import Value, is_blank, letter, shown
from tolok.sheets.tables import DOUBLED, HEADING_ROWS, Table, heading

CODE = re.compile(r"^[A-Za-z]{1,2}\d{1,2}$")


class OrderNeededError(ProblemsError):
    """Columns are headed by codes that mean different elements in the two orders, and no order was given."""


class UnknownColumnError(ProblemsError):
    """The column that respondents should be grouped by is not in the file."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the answers stand: the table with a column per item, the group's place (from 0), notes."""

    table: Table
    by: int | None
    notes: tuple[Text, ...]


def layout(
    book: Book,
    pack: Satisfaction | Integrity,
    form: Questionnaire,
    by: str | None,
    without: Collection[str],
    problems: list[Problem],
) -> Layout:
    """The table of answers in `book`; `by` is any heading, `without` are items that may have no column.

    Doubled and missing columns go to `problems`. Raises OrderNeededError, UnknownColumnError, or
    ProblemsError when there is no such table.
    """
    sheet, place, notes = _find(book, form)
    table = _table(book, sheet, place, form, problems, notes)
    check_order(table, pack)
    _check_columns(table, form, without, problems)
    return Layout(table, _group_column(table, by) if by else None, tuple(notes))


def _find(book: Book, form: Questionnaire) -> tuple[Sheet, int, list[Text]]:
    """The sheet and heading row (from 0) that name the most items; other sheets with answers are told of."""
    found = [(count, sheet, at) for sheet in book.sheets for count, at in [_heading(sheet, form)] if count]
    if not found:
        listed = ", ".join(form.keys)
        wanted = Text(f"baris judul berisi {listed}", f"a heading row with {listed}")
        raise ProblemsError([Problem(NO_TABLE, file=book.file, wanted=wanted)])
    most = max(count for count, _, _ in found)
    (sheet, at), *others = [(sheet, at) for count, sheet, at in found if count == most]
    names = ", ".join(f"“{other.name}”" for other, _ in others)
    return sheet, at, [IGNORED_SHEETS.format(read=sheet.name, names=names)] if names else []


def _heading(sheet: Sheet, form: Questionnaire) -> tuple[int, int]:
    """How many items the best heading row names, and its place; names right above their keys are a title row."""
    counts = [len(_keys(form, row)) for row in sheet.rows[:HEADING_ROWS]]
    most = max(counts, default=0)
    at = counts.index(most) if counts else 0
    while at + 1 < len(counts) and counts[at + 1] == most:
        at += 1
    return most, at


def _keys(form: Questionnaire, row: Sequence[Value]) -> set[str]:
    return {key for cell in row if isinstance(cell, str) and (key := form.key(cell))}


def _table(
    book: Book, sheet: Sheet, place: int, form: Questionnaire, problems: list[Problem], notes: list[Text]
) -> Table:
    columns: dict[str, tuple[int, str]] = {}
    keys = [(at, shown(cell), form.key(cell)) for at, cell in enumerate(sheet.rows[place])]
    # a sheet that goes by codes has more of them than of names
    codes = sum(1 if CODE.match(written) else -1 for _, written, key in keys if key)

    def tell(text: Text, at: int, written: str, wanted: Text | None = None) -> None:
        problem = Problem(text, file=book.file, sheet=sheet.name, row=place + 1, column=letter(at))
        problems.append(replace(problem, found=written, wanted=wanted))

    for at, written, key in keys:
        if key is None:
            if form.beyond(written):
                tell(BEYOND, at, written, HIGHEST.format(count=len(form.keys), pack=form.id))
        elif key not in columns:
            columns[key] = (at, written)
        else:
            # beside U1 … U9 a column “Waktu” is the hour of the visit, not a second U3
            code, other = sorted((columns[key], (at, written)), key=lambda column: not CODE.match(column[1]))
            if codes > 0 and CODE.match(code[1]) and not CODE.match(other[1]):
                columns[key] = code
                notes.append(PROFILE.format(other=other[1], code=code[1]))
            else:
                tell(DOUBLED, at, written)
    return Table(book.file, sheet.name, place + 1, columns, sheet.rows, len(sheet.rows) + 1)


def check_order(table: Table, pack: Satisfaction | Integrity) -> None:
    """Raise OrderNeededError when a heading's code means two elements."""
    codes = [key.removeprefix(UNCLEAR) for key in table.columns if key.startswith(UNCLEAR)]
    if not codes or not isinstance(pack, Satisfaction):
        return
    choices = [_choice(pack, order, codes) for order in ORDERS]
    wanted = Text(" atau ".join(c.id for c in choices), " or ".join(c.en for c in choices))
    found = ", ".join(codes)
    problem = Problem(ORDER_NEEDED, file=table.file, sheet=table.sheet, row=table.heading)
    raise OrderNeededError([replace(problem, found=found, wanted=wanted)])


def _choice(pack: Satisfaction, order: Order, codes: Sequence[str]) -> Text:
    named = [(code, pack.by_key[pack.codes(order)[code]].name) for code in codes]
    in_id = "; ".join(f"{code} = {name.id}" for code, name in named)
    in_en = "; ".join(f"{code} = {name.en}" for code, name in named)
    return Text(f"--order {order} ({in_id})", f"--order {order} ({in_en})")


def _check_columns(
    table: Table, form: Questionnaire, without: Collection[str], problems: list[Problem]
) -> None:
    """Every block of which at least one column is there must be whole."""
    for block in form.blocks:
        absent = [key for key in block if key not in table.columns and key not in without]
        if absent and (len(form.blocks) == 1 or len(absent) < len(block)):
            listed = ", ".join(absent)
            problems.append(table.problem(None, "", NO_ITEMS, Text(f"kolom {listed}", f"columns {listed}")))


def _group_column(table: Table, by: str) -> int:
    headings = table.rows[table.heading - 1]
    places = [at for at, cell in enumerate(headings) if heading(cell) == heading(by)]
    if len(places) == 1:
        return places[0]
    listed = ", ".join(f"“{cell}”" for cell in headings if not is_blank(cell))
    text = DOUBLED_GROUP if places else NO_COLUMN
    raise UnknownColumnError(
        [
            Problem(
                text,
                file=table.file,
                sheet=table.sheet,
                row=table.heading,
                found=by,
                wanted=Text(f"salah satu dari {listed}", f"one of {listed}"),
            )
        ]
    )


NO_TABLE = Text("Tidak ada kolom jawaban survei.", "There are no columns of survey answers.")
NO_ITEMS = Text(
    "Kolom unsur tidak lengkap. Tambahkan kolomnya, atau pakai --without bila unsur itu memang tidak ditanyakan.",
    "The element columns are not complete. Add the column, or use --without if the element was not asked.",
)
ORDER_NEEDED = Text(
    "Kode ini berarti unsur yang berbeda menurut urutan peraturan dan urutan formulir. Sebutkan urutannya.",
    "These codes mean different elements in the order of the rule and of the form. Say which order was used.",
)
NO_COLUMN = Text("Kolom pengelompokan ini tidak ada.", "There is no such column to group by.")
DOUBLED_GROUP = Text(
    "Kolom pengelompokan ini ada lebih dari satu.", "This column to group by occurs more than once."
)
BEYOND = Text(
    "Paket ini tidak mempunyai unsur dengan kode ini. Pakai paket yang sesuai, atau ganti judul kolomnya.",
    "This pack has no element of this code. Use the fitting pack, or give the column another heading.",
)
HIGHEST = Text("{count} unsur paket {pack}", "the {count} elements of the pack {pack}")
PROFILE = Text(
    "Kolom “{other}” dianggap keterangan responden, karena jawabannya ada di kolom {code}.",
    "The column “{other}” is taken as a respondent's detail, because the answers stand in {code}.",
)
IGNORED_SHEETS = Text(
    "Yang dibaca hanya lembar “{read}”; lembar {names} juga berisi kolom jawaban.",
    "Only the sheet “{read}” was read; {names} also have columns of answers.",
)
