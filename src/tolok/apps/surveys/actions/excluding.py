"""An answer that should not count stays where it is and carries its reason."""

from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.models import Answer


def exclude(*, answer: Answer, why: str, by: User | None, now: datetime) -> None:
    """Leave an answer out of every number from now on."""
    _write(answer, excluded=True, why=why, by=by, now=now)


def readmit(*, answer: Answer, why: str, by: User | None, now: datetime) -> None:
    """Let an excluded answer count again; the audit keeps why it had not."""
    _write(answer, excluded=False, why=why, by=by, now=now)


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
