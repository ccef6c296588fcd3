"""Which rows of a table of answers are respondents, and what stands around them."""

from collections.abc import Sequence
from fractions import Fraction

from tolok.rules.texts import Problem, Text
from tolok.sheets.answers.questionnaires import Answering
from tolok.sheets.books import Book
from tolok.sheets.cells import Value, is_blank, letter, number, shown
from tolok.sheets.footers import is_footer, may_be_footer
from tolok.sheets.tables import MERGED, OVERHANG, UNMERGE, Table, numbers_columns

#: Rows without a label at the very end that are compared with the sums and means of the others.
LAST_ROWS = 3


def respondents(table: Table, form: Answering) -> tuple[list[int], list[Text]]:
    """The places (from 0) of respondents' rows, and what is said about the others."""
    start = first_row(table)
    footers, end = footer_rows(table, form, start)
    notes = []
    if footers:
        notes = [FOOTERS.format(count=len(footers), first=min(footers) + 1, last=max(footers) + 1)]
    rows = enumerate(table.rows[start:end], start)
    found = [at for at, row in rows if at not in footers and not all(map(is_blank, row))]
    if sums := _sums(table, form, found):
        notes.append(SUMS.format(rows=", ".join(str(at + 1) for at in sums)))
    return [at for at in found if at not in sums], notes


def first_row(table: Table) -> int:
    """The place (from 0) of the first row that may be a respondent: below the headings and their numbers."""
    return table.heading + sum(map(numbers_columns, table.rows[table.heading : table.heading + 1]))


def footer_rows(table: Table, form: Answering, start: int) -> tuple[set[int], int]:
    """The places of footer rows from `start` on, and the place from which on there are no respondents."""
    footers = {at for at, row in enumerate(table.rows[start:], start) if is_footer_row(table, form, row)}
    end = len(table.rows)
    if not footers:
        return footers, end
    first = min(footers)
    last = max(
        (at for at in range(first, end) if at not in footers and _answered(table, form, at)), default=first
    )
    return footers, min((at for at in footers if at >= last), default=end)


def _sums(table: Table, form: Answering, rows: Sequence[int]) -> list[int]:
    """The last rows that have no label, while all others have one, and are exactly the sums or means of those."""
    last = [at for at in rows[-LAST_ROWS:] if not _labelled(table, at)]
    people = [at for at in rows if at not in last]
    if not last or not people or not all(_labelled(table, at) for at in people):
        return []
    places = [at for key, (at, _) in table.columns.items() if key in form.words]
    columns = {key: at for key, (at, _) in table.columns.items() if key in form.words}
    answers = [[_point(form, key, table, row, at) for row in people] for key, at in columns.items()]
    given = [[point for point in column if point is not None] for column in answers]
    if not all(given):
        return []
    sums = [Fraction(sum(column)) for column in given]
    means = [total / len(column) for total, column in zip(sums, given, strict=True)]
    return [at for at in last if [_number(table, at, place) for place in places] in (sums, means)]


def _labelled(table: Table, row: int) -> bool:
    items = {at for at, _ in table.columns.values()}
    return any(at not in items and not is_blank(cell) for at, cell in enumerate(table.rows[row]))


def _number(table: Table, row: int, at: int) -> Fraction | None:
    return number(table.rows[row][at]) if at < len(table.rows[row]) else None


def _point(form: Answering, key: str, table: Table, row: int, at: int) -> int | None:
    try:
        return form.answer(key, table.rows[row][at]) if at < len(table.rows[row]) else None
    except ValueError:
        return None


def overlong(table: Table, rows: Sequence[int]) -> list[Problem]:
    """A problem for every respondent of a delimited file with a cell beyond the last heading.

    Beside the table of a workbook there may be a legend: no separator can have moved its cells.
    """
    if table.sheet:
        return []
    headings = table.rows[table.heading - 1]
    width = max((at for at, cell in enumerate(headings) if not is_blank(cell)), default=-1) + 1
    extra = ((row, at) for row in rows for at in [_beyond(table.rows[row], width)] if at)
    return [overhang(table.file, row + 1, at, table.rows[row][at]) for row, at in extra]


def overhang(file: str, row: int, at: int, value: Value) -> Problem:
    """The problem of a cell in the column `at` (from 0), beyond the last heading."""
    return Problem(OVERHANG, file=file, row=row, column=letter(at), found=shown(value))


def _beyond(row: Sequence[Value], width: int) -> int:
    """The place of the first filled cell from `width` on, 0 when there is none."""
    return next((at for at in range(width, len(row)) if not is_blank(row[at])), 0)


def merged(book: Book, table: Table, rows: Sequence[int]) -> list[Problem]:
    """A problem for every merged range that reaches into respondents' rows."""
    sheet = next(sheet for sheet in book.sheets if sheet.name == table.sheet)
    data = {at + 1 for at in rows} if sheet.merged else set()
    return [
        Problem(MERGED, file=book.file, sheet=sheet.name, row=row, wanted=UNMERGE)
        for top, bottom in sheet.merged
        if (row := min(data.intersection(range(top, bottom + 1)), default=0))
    ]


def is_footer_row(table: Table, form: Answering, row: Sequence[Value]) -> bool:
    """Whether a row of sums, means or remarks: by its whole label, or by its beginning and what it holds."""
    first = next((cell for cell in row if not is_blank(cell)), None)
    if not may_be_footer(first) and not is_footer(first):
        return False
    return is_footer(first) or _mostly_wrong(table, form, row)


def _mostly_wrong(table: Table, form: Answering, row: Sequence[Value]) -> bool:
    """Whether more of a row's items are sums, means and the like than answers."""
    right = wrong = 0
    for key, (at, _) in table.columns.items():
        try:
            right += at < len(row) and form.answer(key, row[at]) is not None
        except ValueError:
            wrong += 1
        except KeyError:
            continue
    return wrong > right


def _answered(table: Table, form: Answering, place: int) -> bool:
    """Whether at least half of the items of a row hold an answer."""
    row, good = table.rows[place], 0
    for key, (at, _) in table.columns.items():
        try:
            good += at < len(row) and form.answer(key, row[at]) is not None
        except (ValueError, KeyError):
            continue
    return 2 * good >= len(table.columns)


FOOTERS = Text(
    "{count} baris jumlah, rata-rata atau keterangan (baris {first}–{last}) tidak ikut dihitung.",
    "{count} rows of sums, means or remarks (rows {first}–{last}) were not counted.",
)
SUMS = Text(
    "Baris {rows} tanpa label dan sama persis dengan jumlah atau rata-rata kolom, jadi tidak dihitung sebagai "
    "responden.",
    "Row {rows} has no label and is exactly the sums or means of the columns; it was not counted as a respondent.",
)
