"""A level that turned out wrong after the result was final."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import policies, refusals
from tolok.apps.evaluation.actions.standing import refresh
from tolok.apps.evaluation.models import Amendment, Locus, State
from tolok.apps.evaluation.selectors.standing import settled_levels
from tolok.rules.texts import Problem, ProblemsError


def amend(*, locus: Locus, code: str, level: int, reason: str, by: User, now: datetime) -> Amendment:
    """Say that a level of a final result is wrong; it counts once a correction is proposed and locked.

    Not by somebody who gave that level, nor by the unit itself. Raises ProblemsError.
    """
    problems = []
    if not locus.cycle.has_reached(State.FINAL):
        problems.append(Problem(refusals.NOT_FINAL))
    if not policies.decides(by, locus, code, timezone.localdate(now)):
        problems.append(Problem(refusals.SCORED_IT))
    if not reason.strip():
        problems.append(Problem(refusals.NO_REASON, key="reason"))
    if level not in locus.form.instrument.scales.get(code, ()):
        problems.append(Problem(refusals.LEVEL_UNKNOWN, key="level", found=str(level)))
    settled = settled_levels([locus], locus.cycle.gap)[locus.pk].get(code)
    before = settled.level if settled and isinstance(settled.level, int) else None
    if before == level:
        problems.append(Problem(refusals.WANTED_SAME, key="level", found=str(level)))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        found = Amendment.objects.create(
            locus=locus, code=code, level_before=before, level=level, reason=reason.strip(), by=by, at=now
        )
        refresh([locus])
        record(
            by=by,
            action="evaluation.amend",
            target=found,
            before={"level": before},
            after={"level": level, "unit": locus.code, "code": code},
            why=reason,
            now=now,
            scope=office_scope(locus.cycle.office_id),
        )
    return found
