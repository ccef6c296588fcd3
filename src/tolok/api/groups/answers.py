"""Bring answers to surveys: from devices that were offline, from paper, from other systems."""

from typing import Literal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja import Field, Router, Schema
from pydantic import AwareDatetime

from tolok.api import reach
from tolok.api.errors import ProblemOut, shape
from tolok.api.routes import imports
from tolok.api.shapes import Plain
from tolok.api.tokens import caller
from tolok.apps.surveys.actions import MOST, Brought, Given, Taken, receive_many
from tolok.apps.surveys.models import AgeBand, Education, Mode, Occupation, Sex
from tolok.apps.surveys.policies import may_bring

router = Router(tags=["imports"])


class AnswerIn(Schema):
    """One respondent. What was not rated is left out of `values`; it never counts as zero.

    `uuid` is version 7 and made where the answer was given, so that a repeated sending counts once. `mode` is how it
    was given: on an officer's device, on a kiosk, on paper, or in another system (api). `given_at` names its zone;
    without it the answer was given when its `uuid` was made. `extra` answers questions of the office itself, by key.
    """

    uuid: UUID
    values: dict[str, int] = Field(min_length=1, max_length=200)
    mode: Literal["officer", "paper", "kiosk", "api"] = "officer"
    given_at: AwareDatetime | None = None
    language: str = Field("", max_length=8, pattern=r"^([a-z]{2,3}(-[A-Z]{2})?)?$")
    comment: Plain = Field("", max_length=2000)
    extra: dict[str, Plain] = Field(default_factory=dict, max_length=100)
    seconds: int | None = Field(None, ge=0, le=86_400)
    age_band: AgeBand | Literal[""] = ""
    sex: Sex | Literal[""] = ""
    education: Education | Literal[""] = ""
    occupation: Occupation | Literal[""] = ""


class AnswersIn(Schema):
    """Answers of one survey."""

    answers: list[AnswerIn] = Field(min_length=1, max_length=MOST)


class TakenOut(Schema):
    """What became of one answer: created, duplicate, late (kept, never counted) or problem (not kept)."""

    uuid: UUID
    state: Literal["created", "duplicate", "late", "problem"]
    number: str
    problems: list[ProblemOut]


class TakenAllOut(Schema):
    """What became of each answer, in the order they were sent, and how many of each."""

    created: int
    duplicate: int
    late: int
    problem: int
    answers: list[TakenOut]


@imports(router, "/imports/surveys/{int:survey}/answers", TakenAllOut)
def import_answers(request: HttpRequest, survey: int, sent: AnswersIn) -> TakenAllOut:
    """Bring up to 500 answers; for the operator of the unit and the Biro or Bagian of its office.

    Good answers are kept even when others are not. Answers from a link or a code come in at their own page only.
    """
    found, person = reach.survey(request, survey), caller(request)
    if not may_bring(person, found, reach.today()):
        raise PermissionDenied
    taken = receive_many(
        survey=found, answers=[_brought(one) for one in sent.answers], by=person, now=reach.moment()
    )
    states = [one.state for one in taken]
    return TakenAllOut(
        created=states.count("created"),
        duplicate=states.count("duplicate"),
        late=states.count("late"),
        problem=states.count("problem"),
        answers=[_taken(one, row) for row, one in enumerate(taken, start=1)],
    )


def _brought(one: AnswerIn) -> Brought:
    profile = {
        "age_band": str(one.age_band),
        "sex": str(one.sex),
        "education": str(one.education),
        "occupation": str(one.occupation),
    }
    given = Given(one.values, one.comment, profile, one.extra, seconds=one.seconds, language=one.language)
    return Brought(one.uuid, given, Mode(one.mode), one.given_at)


def _taken(one: Taken, row: int) -> TakenOut:
    problems = [shape(problem).model_copy(update={"row": row}) for problem in one.problems]
    return TakenOut(uuid=one.uuid, state=one.state, number=one.number, problems=problems)
