"""Many answers at once, brought by a program: from a device that was offline, or typed in from paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import IntegrityError, transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.actions.answering import Given, check, row
from tolok.apps.surveys.identifiers import receipt
from tolok.apps.surveys.models import Answer, Mode, Survey
from tolok.rules.texts import Problem, ProblemsError

#: The most answers of one call.
MOST = 500


@dataclass(frozen=True, slots=True)
class Brought:
    """One answer: what was given, in which way, when if it is known, and who or which file it came by."""

    uuid: UUID
    given: Given
    mode: Mode = Mode.OFFICER
    given_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one: `problem` says why it was not kept, all others were."""

    uuid: UUID
    state: Literal["created", "duplicate", "late", "problem"]
    number: str = ""
    problems: tuple[Problem, ...] = ()


def receive_many(*, survey: Survey, answers: Sequence[Brought], by: User, now: datetime) -> list[Taken]:
    """Keep many answers; each is told what became of it, in their order. `by` stands beside each as who brought it.

    An answer that is there already changes nothing, so a call may be repeated. What comes after the close is kept as
    late. One audit entry for all. Raises ProblemsError for a survey that is not open yet.
    """
    with transaction.atomic():
        told = keep_many(survey=survey, answers=answers, by=by, now=now)
        late = sum(one.state == "late" for one in told)
        if kept := late + sum(one.state == "created" for one in told):
            after = {"answers": kept, "late": bool(late)}
            record(by=by, action="surveys.receive_many", target=survey, after=after, now=now)
    return told


def keep_many(*, survey: Survey, answers: Sequence[Brought], by: User, now: datetime) -> list[Taken]:
    """The same without an entry of the audit: for actions that record the whole of which this is a part."""
    faults = {at: found for at, one in enumerate(answers) if (found := _faults(survey, one))}
    try:
        with transaction.atomic():
            return _write(survey, answers, faults, by, now)
    except IntegrityError as error:  # one identifier was given to another survey in this very moment
        raise refusals.refused(refusals.OTHER_SURVEY, "uuid") from error


def _faults(survey: Survey, one: Brought) -> list[Problem]:
    found = [] if one.uuid.version in (5, 7) else [Problem(refusals.NOT_VERSION_7, key="uuid")]
    try:
        check(survey, one.given)
    except ProblemsError as error:
        found.extend(error.problems)
    return found


def _write(
    survey: Survey,
    answers: Sequence[Brought],
    faults: Mapping[int, list[Problem]],
    by: User,
    now: datetime,
) -> list[Taken]:
    current = Survey.objects.select_for_update().get(pk=survey.pk)
    if not current.begun(now):
        raise refusals.refused(refusals.NOT_OPEN_YET)
    late = current.over(now)
    known = dict(Answer.objects.filter(uuid__in=[one.uuid for one in answers]).values_list("uuid", "survey"))
    new, told = [], []
    for at, one in enumerate(answers):
        taken = _told(one, survey, known, faults.get(at, []), late=late)
        if taken.state in ("created", "late"):
            known[one.uuid] = survey.pk
            new.append(_row(survey, one, by, now, late=late))
        told.append(taken)
    Answer.objects.bulk_create(new)
    return told


def _told(
    one: Brought, survey: Survey, known: Mapping[UUID, int], faults: list[Problem], *, late: bool
) -> Taken:
    before = known.get(one.uuid)
    if before is not None and before != survey.pk:
        faults = [*faults, Problem(refusals.OTHER_SURVEY, key="uuid")]
    if faults:
        return Taken(one.uuid, "problem", problems=tuple(faults))
    if before is not None:
        return Taken(one.uuid, "duplicate", receipt(one.uuid))
    return Taken(one.uuid, "late" if late else "created", receipt(one.uuid))


def _row(survey: Survey, one: Brought, by: User, now: datetime, *, late: bool) -> Answer:
    parts = {} if one.given_at is None else {"given_at": min(one.given_at, now)}
    return row(survey, one.uuid, one.given, now, late=late, mode=one.mode, entered_by=by, **parts)
