"""An answer comes in: from a phone, perhaps hours after it was given, perhaps many times; or from paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db import IntegrityError, transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.identifiers import receipt, uuid7
from tolok.apps.surveys.models import Answer, Mode, Survey
from tolok.apps.surveys.questionnaires import asked
from tolok.rules.texts import ProblemsError

#: Letters of a comment.
COMMENT = 2000
#: Seconds above which the time it took says nothing any more: a page left open overnight.
LONGEST = 86_400
PROFILE = ("age_band", "sex", "education", "occupation")


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
    values: Mapping[str, int],
    comment: str = "",
    mode: Mode = Mode.LINK,
    profile: Mapping[str, str] | None = None,
    seconds: int | None = None,
    trapped: bool = False,
    now: datetime,
) -> Receipt:
    """Keep one answer of the public; the same `uuid` a second time changes nothing and says so.

    What comes after the close is kept as late. Raises ProblemsError for ratings off the scale, none at all, a survey
    that is not open yet, and a `uuid` that is not version 7 or belongs to another survey.
    """
    if uuid.version != 7:
        raise refusals.refused(refusals.NOT_VERSION_7, "uuid")
    return _keep(
        survey,
        uuid,
        values,
        {
            "comment": comment,
            "mode": mode,
            "seconds": None if seconds is None else min(max(seconds, 0), LONGEST),
            "trapped": trapped,
            **{key: (profile or {}).get(key, "") for key in PROFILE},
        },
        None,
        now,
    )


def enter_paper(
    *,
    survey: Survey,
    values: Mapping[str, int],
    comment: str = "",
    profile: Mapping[str, str] | None = None,
    uuid: UUID | None = None,
    by: User,
    now: datetime,
) -> Receipt:
    """Type in one paper form; marked as paper with who typed it, and as late once the survey is closed."""
    parts = {
        "comment": comment,
        "mode": Mode.PAPER,
        "entered_by": by,
        **{key: (profile or {}).get(key, "") for key in PROFILE},
    }
    return _keep(survey, uuid or uuid7(now), values, parts, by, now)


def _keep(
    survey: Survey,
    uuid: UUID,
    values: Mapping[str, int],
    parts: Mapping[str, Any],
    by: User | None,
    now: datetime,
) -> Receipt:
    if problems := asked(survey.questionnaire.content).faults(values):
        raise ProblemsError(problems)
    if len(str(parts["comment"])) > COMMENT:
        raise refusals.refused(refusals.COMMENT_TOO_LONG, "comment")
    try:
        with transaction.atomic():
            return _write(survey, uuid, values, parts, by, now)
    except IntegrityError as error:  # the same identifier for another survey in this very moment
        raise refusals.refused(refusals.OTHER_SURVEY, "uuid") from error


def _write(
    survey: Survey,
    uuid: UUID,
    values: Mapping[str, int],
    parts: Mapping[str, Any],
    by: User | None,
    now: datetime,
) -> Receipt:
    # What the page was opened with may be old: another process may have closed the survey or moved its end.
    held = Survey.objects.select_for_update(of=("self",)).select_related("unit")
    current = held.get(pk=survey.pk)
    if not current.begun(now):
        raise refusals.refused(refusals.NOT_OPEN_YET)
    if (before := Answer.objects.filter(uuid=uuid).first()) is not None:
        return _again(survey, before)
    late = current.over(now)
    answer = Answer.objects.create(
        survey=survey,
        uuid=uuid,
        values=dict(values),
        s=sum(values.values()),
        c=len(values),
        late=late,
        received_at=now,
        **parts,
    )
    # Nothing of what was answered goes to the audit: more people read it than read answers.
    after = {"survey": survey, "mode": answer.mode, "late": late}
    action = "surveys.enter_paper" if by else "surveys.receive"
    scope = office_scope(current.unit.office_id)
    record(by=by, action=action, target=answer, after=after, now=now, scope=scope)
    return Receipt("late" if late else "created", receipt(uuid), uuid, now)


def _again(survey: Survey, answer: Answer) -> Receipt:
    if answer.survey_id != survey.pk:
        raise refusals.refused(refusals.OTHER_SURVEY, "uuid")
    return Receipt("duplicate", receipt(answer.uuid), answer.uuid, answer.received_at)
