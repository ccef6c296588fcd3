"""Surveys of users and how far they are. Single answers are never read here."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from tolok.api import reach
from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import reads
from tolok.api.shapes import Moment, Words, words
from tolok.api.tokens import caller
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.selectors import Progress, progress, questions_of, surveys_seen_by

router = Router(tags=["surveys"])


class SurveyOut(Schema):
    """A survey and its progress: `n` answers count, beside them the late and the excluded ones.

    `cycle` and `origin` say what it was made for; `code` is its public address under /s/.
    """

    id: int
    kind: str
    code: str
    unit: int
    unit_code: str
    origin: str
    opens_at: Moment
    closes_at: Moment
    ends_at: Moment
    n: int
    late: int
    excluded: int
    minimum: int
    target: int
    enough: bool
    last: Moment | None


class StatementOut(Schema):
    """One statement that users rate."""

    code: str
    number: int
    text: Words


class SurveyAskedOut(SurveyOut):
    """The same with what is asked, from `low` to `high`."""

    title: Words
    low: int
    high: int
    statements: list[StatementOut]


@reads(router, "/surveys", Page[SurveyOut])
def surveys(request: HttpRequest, paging: Query[Paging]) -> Page[SurveyOut]:
    """Surveys of the person's units, or of all units of their office, newest first."""
    found = surveys_seen_by(caller(request), reach.today())
    return page_of(found, paging, _surveys)


@reads(router, "/surveys/{int:survey}", SurveyAskedOut)
def survey(request: HttpRequest, survey: int) -> SurveyAskedOut:
    """One survey: progress and statements, whose codes an import of answers uses."""
    found = reach.survey(request, survey)
    asked = questions_of(found)
    head = _survey(found, progress([found.pk])[found.pk])
    return SurveyAskedOut(
        **head.model_dump(),
        title=words(asked.title),
        low=asked.main.low,
        high=asked.main.high,
        statements=[
            StatementOut(code=one.key, number=one.number, text=words(one.text)) for one in asked.items
        ],
    )


def _surveys(rows: list[Survey]) -> list[SurveyOut]:
    found = progress([one.pk for one in rows])
    return [_survey(one, found[one.pk]) for one in rows]


def _survey(one: Survey, far: Progress) -> SurveyOut:
    return SurveyOut(
        id=one.pk,
        kind=one.kind,
        code=one.code,
        unit=one.unit_id,
        unit_code=one.unit.code,
        origin=one.origin,
        opens_at=one.opens_at,
        closes_at=one.closes_at,
        ends_at=one.ends_at,
        n=far.n,
        late=far.late,
        excluded=far.excluded,
        minimum=far.minimum,
        target=far.target,
        enough=far.enough,
        last=far.last,
    )
