"""Many answers at once, brought by a program: from a device that was offline, or typed in from paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import IntegrityError, transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.actions.answering import COMMENT, LONGEST, PROFILE
from tolok.apps.surveys.identifiers import receipt
from tolok.apps.surveys.models import Answer, Mode, Survey
from tolok.apps.surveys.questionnaires import Asked, asked
from tolok.rules.texts import Problem

#: The most answers of one call.
MOST = 500


@dataclass(frozen=True, slots=True)
class Brought:
    """One answer: ratings by item code, who answered as far as they said, seconds if known."""

    uuid: UUID
    values: Mapping[str, int]
    comment: str = ""
    mode: Mode = Mode.OFFICER
    profile: Mapping[str, str] = field(default_factory=dict)
    seconds: int | None = None


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
    questions = asked(survey.questionnaire.content)
    faults = {at: found for at, one in enumerate(answers) if (found := _faults(questions, one))}
    try:
        with transaction.atomic():
            return _write(survey, answers, faults, by, now)
    except IntegrityError as error:  # one identifier was given to another survey in this very moment
        raise refusals.refused(refusals.OTHER_SURVEY, "uuid") from error


def _faults(questions: Asked, one: Brought) -> list[Problem]:
    found = list(questions.faults(one.values))
    if one.uuid.version != 7:
        found.append(Problem(refusals.NOT_VERSION_7, key="uuid"))
    if len(one.comment) > COMMENT:
        found.append(Problem(refusals.COMMENT_TOO_LONG, key="comment"))
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
    if new:
        after = {"answers": len(new), "late": late}
        record(by=by, action="surveys.receive_many", target=survey, after=after, now=now)
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
    return Answer(
        survey=survey,
        uuid=one.uuid,
        values=dict(one.values),
        s=sum(one.values.values()),
        c=len(one.values),
        comment=one.comment,
        mode=one.mode,
        late=late,
        received_at=now,
        seconds=None if one.seconds is None else min(max(one.seconds, 0), LONGEST),
        entered_by=by,
        **{key: one.profile.get(key, "") for key in PROFILE},
    )
