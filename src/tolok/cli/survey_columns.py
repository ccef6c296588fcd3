"""A big file of ``tolok survey``, read as columns: what a small one would say, without holding its cells."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tolok.rules.surveys.instruments import Integrity, Order, Satisfaction, plain
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Problem, ProblemsError, Text

if TYPE_CHECKING:
    from tolok.analytics.cells import OddRows
    from tolok.analytics.texts import Dress
    from tolok.sheets.answers.responses import Columns
    from tolok.sheets.cells import Value

#: Different words of a column that are looked at one by one; more of them cannot be answers.
MOST_WORDS = 10_000
#: Wrong answers of a big file that are told one by one.
MOST_PLACES = 99
#: Rows that may be footers, and rows from the first footer on, that are looked at one by one.
MOST_ODD, MOST_TAIL = 10_000, 200_000


@dataclass(frozen=True, slots=True)
class Big:
    """A big file: how it is written (None: Parquet), which heading holds which item, rows of no respondent."""

    path: Path
    worn: "Dress | None"
    columns: "Columns"
    headings: tuple[str, ...]
    left_out: frozenset[int] = frozenset()

    @property
    def items(self) -> dict[str, str]:
        """The heading of every item."""
        return {key: self.headings[at] for key, at in self.columns.items.items()}

    @property
    def by(self) -> str | None:
        """The heading of the groups."""
        return None if self.columns.by is None else self.headings[self.columns.by]


def read_columns(
    path: Path,
    pack: Satisfaction | Integrity,
    order: Order | None,
    by: str | None,
    without: Collection[str],
    vectors: bool,
) -> tuple[Mapping[str, Tally], tuple[Text, ...]]:
    """Respondents by group, and what is said about the file; the same errors as `read_responses`."""
    from tolok.analytics.source import copied

    big = _opened(path, pack, order, by, without)
    _check_whole(big)
    if big.worn is None:
        return _counted(big, vectors)
    with TemporaryDirectory(prefix="tolok-") as folder:
        return _counted(replace(big, worn=copied(path, big.worn, Path(folder))), vectors)


def _counted(big: Big, vectors: bool) -> tuple[Mapping[str, Tally], tuple[Text, ...]]:
    from tolok.analytics.tallies import tally_file

    big, notes = _respondents(big)
    known, blanks = _words(big)
    form = big.columns.questionnaire
    groups = tally_file(
        big.path,
        big.items,
        by=big.by,
        low=form.low,
        high=form.high,
        words=known,
        vectors=vectors,
        worn=big.worn,
        left_out=big.left_out,
    )
    if any(any(tally.outside) for tally in groups.values()):
        _check_outside(big, known, blanks)
    if not groups or not any(tally.n + tally.blank for tally in groups.values()):
        raise ProblemsError([Problem(NO_ROWS, file=big.path.name)])
    none = (0,) * len(big.items)
    counted = {group: replace(tally, outside=none) for group, tally in groups.items()}
    return counted, (*big.columns.notes, *notes)


def _opened(
    path: Path,
    pack: Satisfaction | Integrity,
    order: Order | None,
    by: str | None,
    without: Collection[str],
) -> Big:
    from tolok.analytics.source import headings, is_parquet
    from tolok.analytics.texts import dress, top, unique
    from tolok.sheets.answers.responses import read_headings
    from tolok.sheets.books import delimiter_of, first_records
    from tolok.sheets.cells import harmless
    from tolok.sheets.tables import HEADING_ROWS

    if is_parquet(path):
        names = headings(path)
        columns = read_headings(path.name, [names], pack, order=order, by=by, without=without)
        return Big(path, None, columns, names)
    text = harmless(top(path))
    sign = delimiter_of(text)
    rows = first_records(text, sign, HEADING_ROWS + 2)
    columns = read_headings(path.name, rows, pack, order=order, by=by, without=without)
    worn = dress(path, sign, columns.table.heading, columns.start)
    notes = columns.notes if worn.encoding == "utf-8" else (WINDOWS, *columns.notes)
    return Big(path, worn, replace(columns, notes=notes), tuple(unique(worn.headings)))


def _check_whole(big: Big) -> None:
    absent = ", ".join(key for key in big.columns.questionnaire.keys if key not in big.items)
    if absent:
        wanted = Text(f"kolom {absent}, boleh kosong", f"columns {absent}, which may be empty")
        row = big.columns.table.heading
        raise ProblemsError([Problem(NO_ITEMS, file=big.path.name, row=row, wanted=wanted)])


def _respondents(big: Big) -> tuple[Big, list[Text]]:
    """The file without its footer rows, and what is said about them; ProblemsError for rows that are too long."""
    from tolok.analytics.cells import odd_rows
    from tolok.sheets.footers import CANDIDATE

    if big.worn is None:
        return big, []
    odd = odd_rows(big.path, big.worn, CANDIDATE, MOST_ODD)
    left_out, notes = _left_out(big, big.worn, odd)
    _check_length(big, big.worn, {at: row for at, row in odd.longer.items() if at not in left_out})
    return replace(big, left_out=left_out), notes


def _left_out(big: Big, worn: "Dress", odd: "OddRows") -> tuple[frozenset[int], list[Text]]:
    from tolok.analytics.cells import rows_from
    from tolok.analytics.texts import numbers
    from tolok.sheets.answers.respondents import FOOTERS, footer_rows, is_footer_row
    from tolok.sheets.tables import Table

    table, form = big.columns.table, big.columns.questionnaire

    def as_table(rows: "list[list[Value]]") -> Table:
        return Table(big.path.name, "", 0, table.columns, rows, len(rows) + 1)

    footers = {at for at, row in odd.labelled.items() if is_footer_row(as_table([]), form, _cells(row))}
    if not footers:
        return frozenset(), []
    first = min(footers)
    tail = [_cells(row) for row in rows_from(big.path, worn, first, MOST_TAIL)]
    found, end = footer_rows(as_table(tail), form, 0)
    places = footers | {first + at for at in found}
    numbered = numbers(big.path, worn, {first, max(places)})
    notes = [FOOTERS.format(count=len(places), first=numbered[first], last=numbered[max(places)])]
    below = range(first + end, first + len(tail)) if len(tail) < MOST_TAIL else ()
    return frozenset(places.union(below)), notes


def _cells(row: "tuple[str | None, ...]") -> "list[Value]":
    return [cell.strip() or None if cell else None for cell in row]


def _check_length(big: Big, worn: "Dress", longer: Mapping[int, tuple[str | None, ...]]) -> None:
    from tolok.analytics.texts import numbers
    from tolok.sheets.answers.respondents import overhang
    from tolok.sheets.answers.responses import MORE_ROWS
    from tolok.sheets.cells import is_blank

    told = dict(list(longer.items())[:MOST_PLACES])
    width = max((at for at, heading in enumerate(worn.headings) if heading), default=-1) + 1
    numbered = numbers(big.path, worn, told) if told else {}
    problems = []
    for place, row in told.items():
        at, cell = next((at, cell) for at, cell in enumerate(_cells(row)) if not is_blank(cell))
        problems.append(overhang(big.path.name, numbered[place], width + at, cell))
    if rest := len(longer) - len(told):
        problems.append(Problem(MORE_ROWS.format(count=rest), file=big.path.name))
    if problems:
        raise ProblemsError(problems)


def _words(big: Big) -> tuple[dict[str, dict[str, int]], dict[str, list[str]]]:
    """What the texts of each column mean: those that stand for a point, and those that count as blank."""
    from tolok.analytics.cells import words

    form = big.columns.questionnaire
    known = {key: dict(form.words[key]) for key in form.keys}
    blanks: dict[str, list[str]] = {key: [] for key in form.keys}
    for key, texts in words(big.path, big.items, MOST_WORDS, big.worn).items():
        for text in texts:
            try:
                point = form.answer(key, text.strip())
            except ValueError:
                continue
            if point is None:
                blanks[key].append(text)
            else:
                known[key][plain(text)] = point
    return known, blanks


def _check_outside(big: Big, known: dict[str, dict[str, int]], blanks: dict[str, list[str]]) -> None:
    """ProblemsError with the first cells that are neither an answer nor blank."""
    from tolok.analytics.cells import off_scale
    from tolok.sheets.answers.responses import MORE, answer_fault

    form = big.columns.questionnaire
    places, count = off_scale(
        big.path,
        big.items,
        low=form.low,
        high=form.high,
        known=known,
        ignored=blanks,
        most=MOST_PLACES,
        worn=big.worn,
        left_out=big.left_out,
    )
    problems = []
    for place in places:
        text, wanted = answer_fault(form, place.value)
        column = big.columns.table.column(place.key)
        found = place.value.strip()[:40]
        problems.append(
            Problem(text, file=big.path.name, row=place.row, column=column, found=found, wanted=wanted)
        )
    if count > len(places):
        problems.append(Problem(MORE.format(count=count - len(places)), file=big.path.name))
    if problems:
        raise ProblemsError(problems)


WINDOWS = Text(
    "Berkas dibaca sebagai Windows-1252 karena bukan UTF-8; periksa huruf beraksen.",
    "The file was read as Windows-1252 because it is not UTF-8; check accented letters.",
)
NO_ROWS = Text(
    "Tabel tidak berisi jawaban. Isi satu baris untuk setiap responden.",
    "The table holds no answers. Fill one row for every respondent.",
)
NO_ITEMS = Text(
    "Berkas sebesar ini harus mempunyai kolom semua unsur.",
    "A file of this size must have the columns of all elements.",
)
