"""The recap of a regency as means of offices: no answers, and nothing of what it prints is taken over unchecked.

Two layouts are read: a row an office (`recap`), and a sheet an office (`recap_sheets`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tolok.rules.surveys.instruments import Order, Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import EXACT, survey_of_means
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import Book
from tolok.sheets.cells import is_blank, shown
from tolok.sheets.recaps.checks import Disagreement, disagreements
from tolok.sheets.recaps.recap import RecapRow, find_recap
from tolok.sheets.recaps.sheets import find_unit_sheets


@dataclass(frozen=True, slots=True)
class OfficeMeans:
    """One office: its name, exact means by element, respondents and users; computed again, and what differs in print.

    `sheet` is where it stood; `printed` the index, ikm and grade as the file says them.
    """

    office: str
    row: int
    means: Mapping[str, Fraction]
    n: int | None
    population: int | None
    outcome: SurveyOutcome
    disagreements: tuple[Disagreement, ...]
    sheet: str = ""
    printed: Mapping[str, str] = field(default_factory=dict)


def read_office_means(
    book: Book, pack: Satisfaction, *, order: Order | None = None, weight: str = EXACT
) -> tuple[tuple[OfficeMeans, ...], tuple[Text, ...]]:
    """The offices of a recap in their order, and notes about the file.

    Raises OrderNeededError for codes that mean two elements, ProblemsError with every problem or when it is no recap.
    """
    rows, notes = _rows(book, pack, order)
    offices = [_office(pack, sheet, row, weight) for sheet, row in rows if row.means]
    blank = len(rows) - len(offices)
    return tuple(offices), (*notes, *([NO_SURVEY.format(count=blank)] if blank else []))


def _rows(
    book: Book, pack: Satisfaction, order: Order | None
) -> tuple[list[tuple[str, RecapRow]], tuple[Text, ...]]:
    recap = find_recap(book, pack, order)
    if recap is not None:
        return [(recap.table.sheet, row) for row in recap.rows], recap.notes
    sheets = find_unit_sheets(book, pack, order)
    if sheets is None:
        raise ProblemsError([Problem(NO_RECAP, file=book.file)])
    return [(one.sheet, one.row) for one in sheets[0]], sheets[1]


def _office(pack: Satisfaction, sheet: str, row: RecapRow, weight: str) -> OfficeMeans:
    outcome = survey_of_means(pack, row.means, group=row.unit, n=row.sample, weight=weight)
    told = disagreements(pack, row, outcome)
    printed = {key: shown(cell) for key, cell in row.printed.items() if not is_blank(cell)}
    return OfficeMeans(
        row.unit, row.row.number, row.means, row.sample, row.population, outcome, told, sheet, printed
    )


NO_RECAP = Text(
    "Ini bukan rekap kabupaten: tidak ada kolom unit, unsur, dan responden, dan tidak ada lembar dengan rata-rata unsur.",
    "This is no recap of a regency: there are no columns of units, elements and respondents, and no sheet of means.",
)
NO_SURVEY = Text("{count} unit tanpa survei dilewati.", "{count} units without a survey were passed over.")
