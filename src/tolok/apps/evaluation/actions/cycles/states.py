"""Move a cycle on, or back."""

from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.cycles.surveys import open_surveys
from tolok.apps.evaluation.actions.results import still_holds
from tolok.apps.evaluation.actions.results_following import follow_up, tell_final
from tolok.apps.evaluation.models import Cycle, State
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.disputes import undecided
from tolok.apps.evaluation.selectors.results import standing_result
from tolok.rules.texts import Problem, ProblemsError

#: Phases that must have dates before a cycle leaves its draft.
NEEDED = (State.FILLING, State.JUDGING)


def advance(*, cycle: Cycle, to: State, why: str = "", by: User | None, now: datetime) -> Cycle:
    """Move a cycle to the next state, or, with a reason and before results are final, back to the one before.

    Entering FILLING opens the form for users of every unit; FINAL tells the units; FOLLOW_UP turns
    recommendations into promises.
    """
    order = list(State)
    with transaction.atomic():
        cycle_now = Cycle.objects.select_for_update().get(pk=cycle.pk)
        old = State(cycle_now.state)
        step = order.index(to) - order.index(old)
        if step not in (1, -1) or (step == -1 and cycle_now.has_reached(State.FINAL)):
            raise refused(refusals.NOT_NEXT, found=str(old.value))
        if step == -1 and not why.strip():
            raise refused(refusals.NO_REASON, "why")
        if step == 1:
            _check_ready(cycle_now, to)
        cycle.state = cycle_now.state = to
        cycle_now.save(update_fields=["state"])
        if to == State.FILLING:
            loci = cycle_now.loci.filter(survey=None).select_related("unit")
            open_surveys(cycle_now, list(loci), by, now)
        record(
            by=by,
            action="evaluation.advance",
            target=cycle,
            before={"state": old},
            after={"state": to},
            why=why,
            now=now,
        )
        if to == State.FOLLOW_UP:
            follow_up(cycle=cycle_now, by=by, now=now)
    if to == State.FINAL:
        tell_final(cycle=cycle, now=now)
    return cycle


def _check_ready(cycle: Cycle, to: State) -> None:
    problems = []
    if to != State.DRAFT and not cycle.loci.exists():
        problems.append(Problem(refusals.NO_UNITS))
    if cycle.phases.filter(state__in=NEEDED).count() < len(NEEDED):
        problems.append(Problem(refusals.NO_DATES, key="phases"))
    if to == State.FINAL:
        result = standing_result(cycle)
        if result is None:
            problems.append(Problem(refusals.NOT_LOCKED))
        elif not still_holds(result):
            problems.append(Problem(refusals.CHANGED_SINCE_LOCK))
        waiting = [f"{one.locus.name}: {one.code}" for one in undecided(cycle)]
        problems += [Problem(refusals.STILL_OBJECTED, found=found) for found in waiting]
    if problems:
        raise ProblemsError(problems)
