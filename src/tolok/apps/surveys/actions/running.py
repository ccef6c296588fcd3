"""While a survey runs and just after: visits are counted, and late answers are let in openly or not at all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.actions.results import compute
from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors.running import given_in_time


def count_visits(*, survey: Survey, visits: int | None, by: User, now: datetime) -> None:
    """Keep how many visits there were while a survey was open; None when nobody counted them."""
    if visits is not None and visits < 0:
        raise refusals.refused(refusals.VISITS_BELOW, "visits")
    with transaction.atomic():
        row = Survey.objects.select_for_update().get(pk=survey.pk)
        before = {"visits": row.visits}
        row.visits = visits
        row.save(update_fields=["visits"])
        record(
            by=by,
            action="surveys.count_visits",
            target=row,
            before=before,
            after={"visits": visits},
            now=now,
            scope=office_scope(survey.unit.office_id),
        )
    survey.visits = visits


@dataclass(frozen=True, slots=True)
class Admitted:
    """How many answers were let in, and the correction that counts them; None while there was no result yet."""

    n: int
    result: SurveyResult | None


def admit_late(*, survey: Survey, why: str, by: User, now: datetime) -> Admitted:
    """Let answers count that were given while the survey was open and received after its close.

    Where a result stands already a correction is made at once, with the same reason: late answers never slip silently
    into a period that was told. Raises ProblemsError while the survey is open, without a reason, and when there is none.
    """
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        row = Survey.objects.select_for_update().get(pk=survey.pk)
        if not row.over(now):
            raise refusals.refused(refusals.NOT_OVER_YET)
        late = row.answers.filter(given_in_time(row), late=True, excluded_at=None)
        n = late.update(late=False)
        if not n:
            raise refusals.refused(refusals.NOTHING_TO_ADMIT)
        record(
            by=by,
            action="surveys.admit_late",
            target=row,
            after={"admitted": n},
            why=why.strip(),
            now=now,
            scope=office_scope(survey.unit.office_id),
        )
        told = SurveyResult.objects.filter(survey=row).exists()
        result = compute(survey=row, by=by, why=why.strip(), now=now) if told else None
    return Admitted(n, result)
