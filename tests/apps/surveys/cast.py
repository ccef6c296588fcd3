"""A unit with an open survey, and answers to it; everything is built through the actions."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests.apps.organizations.cast import START, someone
from tolok.apps.accounts.models import User
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import Receipt, Span, Wanted
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import Period, Survey
from tolok.apps.surveys.selectors import questions_of, survey_at
from tolok.rules import packs
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.texts import Text

PACK = "pekppp-2022-luring"
SKM = packs.satisfaction("skm-2017")
DAY = timedelta(days=1)


def a_member(unit: OrganizationUnit, role: Role = Role.UNIT_OPERATOR, name: str = "Tono") -> User:
    """Somebody who works in a unit."""
    person = someone(name)
    appoint(user=person, office=unit.office, unit=unit, role=role, day=START, by=None, now=timezone.now())
    return person


def surveys_of(units: Sequence[OrganizationUnit], now: datetime, **more: Any) -> list[Survey]:
    """Surveys that opened yesterday and close in ten days."""
    parts: dict[str, Any] = {
        "pack_id": PACK,
        "opens_at": now - DAY,
        "closes_at": now + 10 * DAY,
        "minimum": 5,
        "target": 20,
        "by": None,
        "now": now - DAY,
    }
    return actions.open_f03(units=units, **{**parts, **more})


def a_survey(unit: OrganizationUnit, now: datetime | None = None, **more: Any) -> Survey:
    """One such survey, read back with what it asks."""
    (made,) = surveys_of([unit], now or timezone.now(), **more)
    found = survey_at(made.pk)
    assert found is not None
    return found


def answered(survey: Survey, value: int = 4, uuid: UUID | None = None, **more: Any) -> Receipt:
    """One respondent who gave every statement the same rating, unless `values` says otherwise."""
    now = more.pop("now", None) or timezone.now()
    parts = {
        key: more.pop(key) for key in ("comment", "profile", "seconds", "trapped", "extra") if key in more
    }
    values = more.pop("values", None)
    if values is None:
        values = {item.key: value for item in questions_of(survey).items}
    given = actions.Given(values, **parts)
    return actions.receive(survey=survey, uuid=uuid or uuid7(now), given=given, now=now, **more)


def filled(survey: Survey, value: int = 4, **more: str) -> dict[str, str]:
    """What a browser sends for the public form."""
    ratings = {f"item_{at}": str(value) for at, _ in enumerate(questions_of(survey).items)}
    return {"uuid": str(uuid7(timezone.now())), "way": "link", **ratings, **more}


def an_skm(unit: OrganizationUnit, now: datetime, *keys: str, **more: Any) -> Survey:
    """A survey of these blocks, of one quarter, that opened yesterday; `numbers` are parts of its `Wanted`."""
    asked = compose(Text("Survei", "Survey"), [block(key) for key in keys or ("skm9",)])
    parts: dict[str, Any] = {
        "questionnaire": asked,
        "opens_at": now - DAY,
        "closes_at": now + 10 * DAY,
        "span": Span(Period.QUARTER, now.date() - 90 * DAY, now.date()),
        "by": None,
        "now": now - DAY,
    }
    wanted = Wanted(unit, **{"minimum": 5, "target": 30, **more.pop("numbers", {})})
    (made,) = actions.open_surveys(wanted=[wanted], **{**parts, **more})
    found = survey_at(made.pk)
    assert found is not None
    return found


def closed(survey: Survey, now: datetime) -> Survey:
    """The survey after somebody closed it."""
    actions.close(surveys=[survey], by=None, why="selesai", now=now)
    return survey


def rated(survey: Survey, rows: Iterable[Sequence[int | None]], now: datetime, **more: Any) -> None:
    """Answers with these ratings in the order of the items, None for one left out, all brought at once by a program."""
    keys = [item.key for item in questions_of(survey).items]
    given = (zip(keys, row, strict=True) for row in rows)
    values = [{key: value for key, value in one if value is not None} for one in given]
    brought = [actions.Brought(uuid7(now), actions.Given(one, **more)) for one in values]
    for at in range(0, len(brought), actions.MOST):
        actions.receive_many(survey=survey, answers=brought[at : at + actions.MOST], by=bringer(), now=now)


def bringer() -> User:
    """Whose program brings answers."""
    found = User.objects.filter(name="Program").first()
    return found or someone("Program")
