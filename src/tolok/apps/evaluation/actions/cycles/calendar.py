"""When the phases of a cycle begin and end."""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.cycles.surveys import move_surveys
from tolok.apps.evaluation.models import Cycle, DateMove, Phase, State
from tolok.apps.evaluation.refusals import refused
from tolok.rules.texts import Problem, ProblemsError

#: A phase: from when to when.
Span = tuple[datetime, datetime]


def wrong_order(phases: Mapping[State, Span]) -> list[Problem]:
    """The problem of phases that end before they begin, or begin before the one before them; none otherwise."""
    spans = [phases[state] for state in State if state in phases]
    wrong = any(end <= start for start, end in spans) or any(
        after[0] < before[0] for before, after in pairwise(spans)
    )
    return [Problem(refusals.DATES_ORDER, key="phases")] if wrong else []


def move_dates(*, cycle: Cycle, state: State, span: Span, why: str, by: User | None, now: datetime) -> Phase:
    """Give a phase other dates; the reason is shown beside the calendar. In draft no reason is needed."""
    if not why.strip() and cycle.state != State.DRAFT:
        raise refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        phases = {State(one.state): one for one in cycle.phases.all()}
        spans = {key: (one.starts_at, one.ends_at) for key, one in phases.items()} | {state: span}
        if problems := wrong_order(spans):
            raise ProblemsError(problems)
        phase = phases.get(state)
        if phase is None:
            phase = Phase.objects.create(cycle=cycle, state=state, starts_at=span[0], ends_at=span[1])
            before: dict[str, object] = {}
        else:
            before = {"starts_at": phase.starts_at, "ends_at": phase.ends_at}
            DateMove.objects.create(
                phase=phase,
                starts_before=phase.starts_at,
                ends_before=phase.ends_at,
                starts_after=span[0],
                ends_after=span[1],
                why=why,
                by=by,
                at=now,
            )
            phase.starts_at, phase.ends_at = span
            phase.save(update_fields=["starts_at", "ends_at"])
        if state == State.JUDGING:
            move_surveys(cycle, span[1], why, by, now)
        after = {"state": state, "starts_at": span[0], "ends_at": span[1]}
        record(
            by=by, action="evaluation.move_dates", target=cycle, before=before, after=after, why=why, now=now
        )
    return phase
