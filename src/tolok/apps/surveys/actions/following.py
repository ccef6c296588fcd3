"""Promise something about the elements that came out low: lines of the follow-up plan become commitments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tolok.apps.accounts.models import User
from tolok.apps.commitments.actions import Promise, promise_many
from tolok.apps.commitments.models import Commitment, Source
from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.refusals import telling as telling_refusals
from tolok.apps.surveys.selectors.following import items_of, origin_of
from tolok.apps.surveys.selectors.results import questions, tallies_of
from tolok.papers.wording import capital
from tolok.rules.numbers import comma
from tolok.rules.questionnaires.few_rated import withheld_items
from tolok.rules.texts import Problem, ProblemsError


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of a plan; `element` is the element's key."""

    element: str
    title: str
    measure: str
    owner: str
    due_on: date
    public: bool = True


def plan(*, result: SurveyResult, lines: Sequence[Planned], by: User, now: datetime) -> list[Commitment]:
    """Promise these lines and return those that are new: an element of a result leads to one promise, ever.

    All that is wrong comes in one ProblemsError; a problem's `row` is the place of the line, from 1.
    """
    items = items_of(result)
    problems = [Problem(telling_refusals.NOTHING_CHOSEN)] if not lines else []
    for row, line in enumerate(lines, 1):
        if line.element not in items:
            problems.append(Problem(telling_refusals.NOT_AN_ELEMENT, key="element", row=row))
        if not line.owner.strip():
            problems.append(Problem(telling_refusals.NO_OWNER, key="owner", row=row))
    if problems:
        raise ProblemsError(problems)
    unit = result.survey.unit
    promises = [
        Promise(
            unit=unit,
            title=line.title,
            measure=line.measure,
            due_on=line.due_on,
            cause=_cause(result, line.element),
            owner=line.owner,
            source=Source.SKM,
            origin=origin_of(result, line.element),
            public=line.public,
        )
        for line in lines
    ]
    return promise_many(office=unit.office, promises=promises, by=by, now=now)


def _cause(result: SurveyResult, element: str) -> str:
    """What was found, as the plan says it."""
    item = items_of(result)[element]
    tallies = tallies_of(result.content)
    for block in questions(result).blocks:
        tally = tallies[block.key]
        if element in tally.keys and element not in withheld_items(block, tally):
            place = tally.keys.index(element)
            mean = tally.mean(place)
            if mean is not None:
                return f"{capital(item.name.id)} dinilai {comma(mean, 2)} oleh {comma(tally.counts[place])} responden."
    return capital(item.name.id)
