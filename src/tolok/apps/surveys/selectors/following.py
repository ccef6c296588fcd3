"""What was promised after a survey's result: lines of its follow-up plan, by element."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tolok.apps.commitments.models import Commitment, Source
from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.results import outcomes_of, questions, tallies_of
from tolok.rules.questionnaires.block_lowest import Lowest, Order, order_of
from tolok.rules.questionnaires.values import Block, Item

#: How the origin of a promise after a survey begins; the number of the result and the element follow.
ORIGIN = "surveys.result:"


def origin_of(result: SurveyResult, element: str) -> str:
    """The origin of the promise about one element of one result."""
    return f"{ORIGIN}{result.pk}.{element}"


@dataclass(frozen=True, slots=True)
class Line:
    """A promise about one element of the result with a number."""

    result_id: int
    element: str
    promise: Commitment


def lines_after(units: Iterable[int], *, public: bool = False) -> list[Line]:
    """Every line of the plans of some units after their surveys, the earliest due first. One statement."""
    found = Commitment.objects.filter(
        unit__in=list(units), source=Source.SKM, origin__startswith=ORIGIN
    ).select_related("unit")
    if public:
        found = found.filter(public=True)
    lines = (_line(one) for one in found.order_by("due_on", "pk"))
    return [line for line in lines if line is not None]


def _line(one: Commitment) -> Line | None:
    number, _, element = one.origin.removeprefix(ORIGIN).partition(".")
    return Line(int(number), element, one) if number.isdigit() and element else None


def plan_of(result: SurveyResult, lines: Sequence[Line]) -> list[Line]:
    """The lines after a survey: after this result and those it corrects, an element once."""
    mine = set(SurveyResult.objects.filter(survey=result.survey_id).values_list("pk", flat=True))
    found: dict[str, Line] = {}
    for line in sorted(lines, key=lambda one: one.result_id):
        if line.result_id in mine:
            found[line.element] = line
    return sorted(found.values(), key=lambda one: (one.promise.due_on, one.promise.pk))


def orders_of(result: SurveyResult) -> list[tuple[Block, Order]]:
    """Block by block the elements from the lowest up; blocks of which nothing is told are left out."""
    told, tallies = outcomes_of(result), tallies_of(result.content)
    population = result.content["population"]
    return [
        (block, order_of(block, tallies[block.key], population))
        for block in questions(result).blocks
        if block.key in told
    ]


def first_of(result: SurveyResult) -> list[Lowest]:
    """The elements that come first in the plan, ties included."""
    return [one for _, order in orders_of(result) for one in order.first]


def items_of(result: SurveyResult) -> dict[str, Item]:
    """Every item of a result by its element."""
    return {item.element: item for item in questions(result).items}


def quarter(day: date) -> str:
    """The quarter of a day as plans write it: TW IV 2026."""
    return f"TW {('I', 'II', 'III', 'IV')[(day.month - 1) // 3]} {day.year}"


def quarters(today: date, count: int = 5) -> list[tuple[date, str]]:
    """The last days of this quarter and the following ones, each with its name."""
    place, found = today.year * 4 + (today.month - 1) // 3, []
    for at in range(place, place + count):
        year, last = at // 4, at % 4 * 3 + 3
        day = date(year, last, 31 if last in (3, 12) else 30)
        found.append((day, quarter(day)))
    return found
