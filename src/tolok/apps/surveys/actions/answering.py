"""An answer comes in: from a phone, perhaps hours after it was given, perhaps many times; or from paper.

A public answer writes no entry of the audit. Its own row is the record: it has no author to name, and the database
refuses to change or delete it (migration 0002). What people do to it afterwards is in the audit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.identifiers import moment_of, receipt, uuid7
from tolok.apps.surveys.models import Answer, Device, DeviceKind, Mode, Survey, Ticket
from tolok.apps.surveys.selectors import questions_of
from tolok.rules.texts import ProblemsError

#: Letters of a comment.
COMMENT = 2000
#: Seconds above which the time it took says nothing any more: a page left open overnight.
LONGEST = 86_400
#: Answers of one shared device in an hour. Somebody needs half a minute at least; more is no queue of visitors.
DEVICE_HOUR = 120
PROFILE = ("age_band", "sex", "education", "occupation")


@dataclass(frozen=True, slots=True)
class Given:
    """What one respondent gave: ratings by item key, own questions by key, words, who they are in broad strokes."""

    values: Mapping[str, int]
    comment: str = ""
    profile: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    seconds: int | None = None
    language: str = ""
    trapped: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender is told. `late`: it is kept but does not count; `duplicate`: it was here before."""

    state: Literal["created", "duplicate", "late"]
    number: str
    uuid: UUID
    received_at: datetime


def receive(
    *,
    survey: Survey,
    uuid: UUID,
    given: Given,
    mode: Mode = Mode.LINK,
    device: Device | None = None,
    ticket: Ticket | None = None,
    now: datetime,
) -> Receipt:
    """Keep one answer of the public; the same `uuid` a second time changes nothing and says so.

    A `ticket` lets one answer in, a `device` at most `DEVICE_HOUR` in an hour; both say the way instead of `mode`.
    What comes after the close is kept as late. Raises ProblemsError for ratings off the scale, none at all, a survey
    that is not open yet, a ticket that was used or has expired, too many answers of a device, and a `uuid` that is not
    version 7 or belongs to another survey.
    """
    if uuid.version != 7:
        raise refusals.refused(refusals.NOT_VERSION_7, "uuid")
    if device is not None:
        mode = Mode.KIOSK if device.kind == DeviceKind.KIOSK else Mode.OFFICER
    if ticket is not None:
        mode = Mode(ticket.batch.channel)
    try:
        with transaction.atomic():
            told = keep(survey, uuid, given, {"mode": mode, "device": device}, now)
            if told.state != "duplicate":
                _use(ticket, device, survey, min(moment_of(uuid), now), now)
    except IntegrityError:  # the same identifier in this very moment: by the same page, or for another survey
        return _again(survey, Answer.objects.get(uuid=uuid))
    return told


def enter_paper(
    *,
    survey: Survey,
    given: Given,
    uuid: UUID | None = None,
    given_at: datetime | None = None,
    by: User,
    now: datetime,
) -> Receipt:
    """Type in one paper form; marked as paper with who typed it, and as late once the survey is closed."""
    parts: dict[str, Any] = {"mode": Mode.PAPER, "entered_by": by, "given_at": given_at or now}
    with transaction.atomic():
        told = keep(survey, uuid or uuid7(now), given, parts, now)
        if told.state != "duplicate":
            # Nothing of what was answered goes to the audit: more people read it than read answers.
            record(
                by=by,
                action="surveys.enter_paper",
                target=survey,
                after={"number": told.number, "late": told.state == "late"},
                now=now,
                scope=office_scope(survey.unit.office_id),
            )
    return told


def keep(survey: Survey, uuid: UUID, given: Given, parts: Mapping[str, Any], now: datetime) -> Receipt:
    """Write one answer of a survey that was read together with its questionnaire; see `receive`.

    The caller holds the transaction.
    """
    check(survey, given)
    if not survey.begun(now):
        raise refusals.refused(refusals.NOT_OPEN_YET)
    return _write(survey, uuid, given, parts, now)


def check(survey: Survey, given: Given) -> None:
    """Raise ProblemsError with everything wrong in what was given."""
    problems = list(questions_of(survey).faults(given.values, given.extra))
    if len(given.comment) > COMMENT:
        problems.extend(refusals.refused(refusals.COMMENT_TOO_LONG, "comment").problems)
    if problems:
        raise ProblemsError(problems)


def row(survey: Survey, uuid: UUID, given: Given, now: datetime, *, late: bool, **parts: Any) -> Answer:
    """An answer that is not written yet. `given_at` is what the identifier says, unless it lies in the future."""
    made_at = min(moment_of(uuid), now) if uuid.version == 7 else now
    return Answer(
        **{
            "survey": survey,
            "uuid": uuid,
            "values": dict(given.values),
            "extra": dict(given.extra),
            "s": sum(given.values.values()),
            "c": len(given.values),
            "comment": given.comment,
            "seconds": None if given.seconds is None else min(max(given.seconds, 0), LONGEST),
            "language": given.language,
            "trapped": given.trapped,
            "late": late,
            "given_at": made_at,
            "received_at": now,
            **{key: given.profile.get(key, "") for key in PROFILE},
            **parts,
        }
    )


def _write(survey: Survey, uuid: UUID, given: Given, parts: Mapping[str, Any], now: datetime) -> Receipt:
    if (before := Answer.objects.filter(uuid=uuid).first()) is not None:
        return _again(survey, before)
    answer = row(survey, uuid, given, now, late=survey.over(now), **parts)
    answer.save(force_insert=True)
    # What the page was opened with may be old. Read after the row stands: its foreign key holds the survey, so that
    # a close either saw this answer or is seen here.
    current = Survey.objects.only("opens_at", "closes_at", "closed_at").get(pk=survey.pk)
    if current.over(now) != answer.late:
        answer.late = current.over(now)
        Answer.objects.filter(pk=answer.pk).update(late=answer.late)
    return Receipt("late" if answer.late else "created", receipt(uuid), uuid, now)


def _use(
    ticket: Ticket | None, device: Device | None, survey: Survey, given_at: datetime, now: datetime
) -> None:
    """Take one answer off what a ticket or a device still lets in; raised problems undo the answer."""
    if ticket is not None:
        _use_ticket(ticket, survey, given_at, now)
    if device is not None:
        if device.revoked_at is not None:
            raise refusals.refused(refusals.DEVICE_REVOKED)
        recent = Answer.objects.filter(device=device, received_at__gt=now - timedelta(hours=1))
        if recent.count() > DEVICE_HOUR:
            raise refusals.refused(refusals.DEVICE_TOO_FAST)


def _use_ticket(ticket: Ticket, survey: Survey, given_at: datetime, now: datetime) -> None:
    """A ticket opened in time lets in what was answered in time, however long the phone had no signal."""
    in_time = ticket.opened_on is not None and given_at <= ticket.batch.expires_at
    if ticket.batch.expires_at < now and not in_time:
        raise refusals.refused(refusals.TICKET_EXPIRED)
    if ticket.voided_at is not None:
        raise refusals.refused(refusals.TICKET_VOIDED)
    free = Ticket.objects.filter(pk=ticket.pk, survey=survey, used_on=None, voided_at=None)
    if not free.update(used_on=timezone.localdate(now)):
        raise refusals.refused(refusals.TICKET_USED)


def _again(survey: Survey, answer: Answer) -> Receipt:
    if answer.survey_id != survey.pk:
        raise refusals.refused(refusals.OTHER_SURVEY, "uuid")
    return Receipt("duplicate", receipt(answer.uuid), answer.uuid, answer.received_at)
