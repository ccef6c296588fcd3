"""The recap of a regency as means of offices: no answers, and nothing of what it prints is taken over unchecked."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.skm import EXACT, survey_of_means
from tolok.rules.survey_results import SurveyOutcome
from tolok.rules.surveys import Order, Satisfaction
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import Book
from tolok.sheets.recap import find_recap
from tolok.sheets.recap_checks import Disagreement, disagreements


@dataclass(frozen=True, slots=True)
class OfficeMeans:
    """One office: its name, exact means by element, respondents and users; computed again, and what differs in print."""

    office: str
    row: int
    means: Mapping[str, Fraction]
    n: int | None
    population: int | None
    outcome: SurveyOutcome
    disagreements: tuple[Disagreement, ...]


def read_office_means(
    book: Book, pack: Satisfaction, *, order: Order | None = None, weight: str = EXACT
) -> tuple[tuple[OfficeMeans, ...], tuple[Text, ...]]:
    """The offices of a recap in their order, and notes about the file.

    Raises OrderNeededError for codes that mean two elements, ProblemsError with every problem or when it is no recap.
    """
    recap = find_recap(book, pack, order)
    if recap is None:
        raise ProblemsError([Problem(NO_RECAP, file=book.file)])
    offices = []
    for row in recap.rows:
        if not row.means:
            continue
        outcome = survey_of_means(pack, row.means, group=row.unit, n=row.sample, weight=weight)
        told = disagreements(pack, row, outcome)
        offices.append(
            OfficeMeans(row.unit, row.row.number, row.means, row.sample, row.population, outcome, told)
        )
    blank = len(recap.rows) - len(offices)
    return tuple(offices), (*recap.notes, *([NO_SURVEY.format(count=blank)] if blank else []))


NO_RECAP = Text(
    "Ini bukan rekap kabupaten: tidak ada kolom unit, unsur, dan responden.",
    "This is no recap of a regency: there are no columns of units, elements and respondents.",
)
NO_SURVEY = Text("{count} unit tanpa survei dilewati.", "{count} units without a survey were passed over.")
