"""One respondent's sitting: the answer, a second questionnaire asked along with it, and how people were approached.

Approaches are sums of a day and a way. Nobody has a line of their own in them, so they go into no audit.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tolok.apps.surveys import refusals
from tolok.apps.surveys.actions.answering import Given, Receipt, receive
from tolok.apps.surveys.models import Approach, Device, DeviceKind, Mode, Survey, Ticket


@dataclass(frozen=True, slots=True)
class Second:
    """The sheet of another survey that was filled in the same sitting."""

    survey: Survey
    uuid: UUID
    given: Given


def receive_sitting(
    *,
    survey: Survey,
    uuid: UUID,
    given: Given,
    second: Second | None = None,
    mode: Mode = Mode.LINK,
    device: Device | None = None,
    ticket: Ticket | None = None,
    started: int = 0,
    now: datetime,
) -> Receipt:
    """Keep both sheets or none; the receipt is the first one's. Sent again, nothing is doubled. See `receive`.

    `started` is how often a shared screen was opened on purpose for this answer; a replay adds nothing to it.
    """
    parts: dict[str, Any] = {"mode": mode, "device": device, "ticket": ticket, "now": now}
    if second is None and device is None:
        return receive(survey=survey, uuid=uuid, given=given, **parts)
    with transaction.atomic():
        told = receive(survey=survey, uuid=uuid, given=given, **parts)
        if second is not None:
            _receive_second(second, given, mode=mode, device=device, ticket=ticket, now=now)
        if device is not None and told.state != "duplicate" and started:
            _approach(device, now, opened=started)
    return told


def _receive_second(
    second: Second,
    first: Given,
    *,
    mode: Mode,
    device: Device | None,
    ticket: Ticket | None,
    now: datetime,
) -> None:
    if device is not None:
        mode = _mode(device)
    elif ticket is not None:
        mode = Mode(ticket.batch.channel)
    # Who somebody is was asked once; words are kept once, with the sheet they were written on.
    given = replace(
        second.given, profile=first.profile, language=first.language, trapped=first.trapped, comment=""
    )
    receive(survey=second.survey, uuid=second.uuid, given=given, mode=mode, now=now)


def ticket_opened(*, ticket: Ticket, now: datetime) -> None:
    """Note the day a ticket was opened first. One statement; none when it was opened before."""
    if ticket.opened_on is None:
        free = Ticket.objects.filter(pk=ticket.pk, opened_on=None)
        free.update(opened_on=timezone.localdate(now))


def somebody_refused(*, device: Device, now: datetime) -> None:
    """Count somebody who was asked on an officer's tablet and said no. Raises ProblemsError for a withdrawn device."""
    if device.revoked_at is not None:
        raise refusals.refused(refusals.DEVICE_REVOKED)
    with transaction.atomic():
        _approach(device, now, refused=1)


def _approach(device: Device, now: datetime, *, opened: int = 0, refused: int = 0) -> None:
    found, _made = Approach.objects.get_or_create(
        survey_id=device.survey_id, day=timezone.localdate(now), mode=_mode(device)
    )
    sums = {"opened": F("opened") + opened, "refused": F("refused") + refused}
    Approach.objects.filter(pk=found.pk).update(**sums)


def _mode(device: Device) -> Mode:
    return Mode.KIOSK if device.kind == DeviceKind.KIOSK else Mode.OFFICER
