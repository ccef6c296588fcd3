"""An answer that should not count stays where it is and carries its reason."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.models import Answer, Survey
from tolok.apps.surveys.refusals import reviewing as review_refusals


def exclude(*, answer: Answer, why: str, by: User | None, now: datetime) -> None:
    """Leave an answer out of every number from now on."""
    _write(answer, excluded=True, why=why, by=by, now=now)


def readmit(*, answer: Answer, why: str, by: User | None, now: datetime) -> None:
    """Let an excluded answer count again; the audit keeps why it had not."""
    _write(answer, excluded=False, why=why, by=by, now=now)


def exclude_many(
    *, survey: Survey, answers: Collection[int], why: str, by: User | None, now: datetime
) -> int:
    """Leave several answers of one survey out for one reason; how many were not left out before.

    One entry of the audit and the same few statements for all. Raises ProblemsError without a reason, and when
    nothing is left to be done.
    """
    return _write_many(survey, answers, excluded=True, why=why, by=by, now=now)


def readmit_many(
    *, survey: Survey, answers: Collection[int], why: str, by: User | None, now: datetime
) -> int:
    """Let several excluded answers of one survey count again; how many were excluded before."""
    return _write_many(survey, answers, excluded=False, why=why, by=by, now=now)


def _write_many(
    survey: Survey, answers: Collection[int], *, excluded: bool, why: str, by: User | None, now: datetime
) -> int:
    if not answers:
        raise refusals.refused(review_refusals.NOTHING_CHOSEN, "answers")
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        rows = Answer.objects.select_for_update().filter(
            survey=survey, pk__in=answers, excluded_at__isnull=excluded
        )
        numbers = sorted(rows.values_list("pk", flat=True))
        if not numbers:
            raise refusals.refused(refusals.EXCLUDED_ALREADY if excluded else refusals.NOT_EXCLUDED)
        Answer.objects.filter(pk__in=numbers).update(
            excluded_at=now if excluded else None,
            excluded_by=by if excluded else None,
            excluded_why=why.strip() if excluded else "",
        )
        record(
            by=by,
            action="surveys.exclude_many" if excluded else "surveys.readmit_many",
            target=survey,
            after={"answers": numbers, "excluded": excluded},
            why=why.strip(),
            now=now,
            scope=office_scope(survey.unit.office_id),
        )
    return len(numbers)


def _write(answer: Answer, *, excluded: bool, why: str, by: User | None, now: datetime) -> None:
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        row = Answer.objects.select_for_update().get(pk=answer.pk)
        if (row.excluded_at is not None) is excluded:
            raise refusals.refused(refusals.EXCLUDED_ALREADY if excluded else refusals.NOT_EXCLUDED)
        before = {"excluded": row.excluded_at is not None, "why": row.excluded_why}
        row.excluded_at, row.excluded_by = (now, by) if excluded else (None, None)
        row.excluded_why = why.strip() if excluded else ""
        row.save(update_fields=["excluded_at", "excluded_by", "excluded_why"])
        verb = "exclude" if excluded else "readmit"
        record(
            by=by,
            action=f"surveys.{verb}",
            target=row,
            before=before,
            after={"excluded": excluded, "why": row.excluded_why},
            why=why,
            now=now,
        )
    answer.excluded_at, answer.excluded_by, answer.excluded_why = (
        row.excluded_at,
        row.excluded_by,
        row.excluded_why,
    )
