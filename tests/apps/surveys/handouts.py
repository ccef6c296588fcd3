"""Tickets, devices and sheets for tests, made through the actions."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from tests.apps.surveys.cast import a_member
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import Role
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import Made, Typed
from tolok.apps.surveys.actions.devices import Registered
from tolok.apps.surveys.models import DeviceKind, Survey, TicketBatch
from tolok.apps.surveys.selectors import questions_of

Channel = TicketBatch.Channel


def tickets(survey: Survey, by: User, count: int = 3, **more: Any) -> Made:
    """Tickets that hold until the survey closes."""
    parts: dict[str, Any] = {"channel": Channel.SLIP, "expires_at": survey.closes_at, "now": timezone.now()}
    if "labels" not in more:
        parts["count"] = count
    return actions.make_tickets(survey=survey, by=by, **{**parts, **more})


def a_device(survey: Survey, by: User, name: str = "Loket 2", **more: Any) -> Registered:
    """A kiosk, unless `kind` says otherwise."""
    parts: dict[str, Any] = {"kind": DeviceKind.KIOSK, "now": timezone.now()}
    return actions.register_device(survey=survey, name=name, by=by, **{**parts, **more})


def two_readers(survey: Survey) -> tuple[User, User]:
    """The operator of the unit and a second one."""
    return a_member(survey.unit), a_member(survey.unit, Role.UNIT_HEAD, "Lina")


def typed(
    survey: Survey,
    by: User,
    number: str = "1",
    value: int = 4,
    given_on: date | None = None,
    now: datetime | None = None,
    alone: bool = False,
    **more: Any,
) -> Typed:
    """One sheet on which every statement has the same rating, unless `values` says otherwise."""
    values = {item.key: value for item in questions_of(survey).items}
    given = actions.Given(**{"values": values, **more})
    return actions.type_sheet(
        survey=survey,
        number=number,
        given=given,
        given_on=given_on,
        alone=alone,
        by=by,
        now=now or timezone.now(),
    )
