"""A unit with an open survey, and answers to it; everything is built through the actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests.apps.organizations.cast import START, someone
from tolok.apps.accounts.models import User
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import Receipt
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.selectors import questions_of, survey_at

PACK = "pekppp-2022-luring"
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
