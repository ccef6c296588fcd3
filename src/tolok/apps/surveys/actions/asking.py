"""How many were asked by hand: staff count them on the days of paper."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys.models import Approach, Mode, Survey
from tolok.apps.surveys.refusals import ways
from tolok.rules.texts import Problem, ProblemsError


def note_asked(*, survey: Survey, day: date, asked: int, refused: int, by: User, now: datetime) -> Approach:
    """Keep how many were asked for a paper answer on `day` and how many said no; a second time corrects the first."""
    problems = []
    if not localdate(survey.opens_at) <= day <= min(localdate(now), survey.last_day):
        problems.append(Problem(ways.ASKED_DAY, key="day"))
    if not 0 <= refused <= asked:
        problems.append(Problem(ways.MORE_REFUSED, key="refused", found=f"{refused} > {asked}"))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        row, _ = Approach.objects.select_for_update().get_or_create(survey=survey, day=day, mode=Mode.PAPER)
        before = {"day": day, "asked": row.asked, "refused": row.refused}
        row.asked, row.refused = asked, refused
        row.save(update_fields=["asked", "refused"])
        record(
            by=by,
            action="surveys.note_asked",
            target=survey,
            before=before,
            after={"asked": asked, "refused": refused, "day": day},
            now=now,
            scope=office_scope(survey.unit.office_id),
        )
    return row
