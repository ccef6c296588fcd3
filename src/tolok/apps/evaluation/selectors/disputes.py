"""Questions, objections and recommendations: what is open, and what a decision would do."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import (
    Clarification,
    Cycle,
    Locus,
    Moderation,
    Objection,
    Recommendation,
    Seat,
)
from tolok.apps.evaluation.selectors.judging import blind_at
from tolok.apps.evaluation.selectors.standing import givens, handed_in
from tolok.rules.deadlines.clocks import Due, due
from tolok.rules.index.weighted import evaluate
from tolok.rules.results import Outcome


def due_on(asked: date, working_days: int) -> date:
    """The last day of a clock of working days that starts the day it is asked."""
    return due(asked, working_days).due


def effects_of(locus: Locus, code: str) -> tuple[Outcome, dict[int, Outcome]]:
    """What a unit's result is now, and what it would be with each level of one indicator. Four statements."""
    given = givens([locus], locus.cycle.gap)[locus.pk]
    instrument = locus.form.instrument
    then = {
        level: evaluate(instrument, replace(given, levels={**given.levels, code: level}))
        for level in instrument.scales[code]
    }
    return evaluate(instrument, given), then


def clock_of(asked: date, working_days: int) -> Due:
    """A clock with the days it left out, to be told beside its last day."""
    return due(asked, working_days)


def questions_of(locus: Locus, asker: User | None = None) -> QuerySet[Clarification]:
    """Every question put to a unit, or those of one evaluator, the most urgent first."""
    found = Clarification.objects.filter(locus=locus).select_related("answered_by", "seat")
    found = found.prefetch_related("proofs__proof")
    return found if asker is None else found.filter(seat__user=asker)


def questions_about(locus: Locus, code: str) -> list[Clarification]:
    """The questions about one indicator. Two statements."""
    return list(questions_of(locus).filter(code=code))


def unanswered(locus: Locus, asker: User | None = None) -> int:
    """How many questions wait for an answer, of all evaluators or of one. One statement."""
    return questions_of(locus, asker).filter(answered_at=None).count()


def undecided_at(locus: Locus) -> int:
    """How many objections of a unit wait for a decision. One statement."""
    return Objection.objects.filter(locus=locus, decided_at=None).count()


def inbox_of(cycle: Cycle, reader: User, *, decided: bool) -> QuerySet[Objection]:
    """Objections of a cycle that wait, or that were decided; not of units at which the reader still judges."""
    rows = decided_in(cycle) if decided else undecided(cycle)
    return rows.exclude(locus__in=blind_at(reader).values("locus"))


def question_of(seat: Seat, code: str) -> Clarification | None:
    """The question put from a seat about an indicator, with its answer."""
    return questions_of(seat.locus).filter(seat=seat, code=code).first()


def question_in(locus: Locus, pk: int) -> Clarification | None:
    """A question put to this unit."""
    found = questions_of(locus).filter(pk=pk).first()
    if found is not None:
        found.locus = locus
    return found


def objection_in(locus: Locus, pk: int) -> Objection | None:
    """An objection of this unit."""
    found = objections_of(locus).filter(pk=pk).first()
    if found is not None:
        found.locus = locus
    return found


def objections_of(locus: Locus) -> QuerySet[Objection]:
    """Every objection of a unit."""
    return (
        Objection.objects.filter(locus=locus)
        .select_related("filed_by", "decided_by")
        .prefetch_related("proofs__proof")
    )


def undecided(cycle: Cycle) -> QuerySet[Objection]:
    """Objections of a cycle that nobody has decided, the most urgent first."""
    return (
        Objection.objects.filter(locus__cycle=cycle, decided_at=None)
        .select_related("locus")
        .prefetch_related("locus__form")
    )


def decided_in(cycle: Cycle) -> QuerySet[Objection]:
    """Objections of a cycle that were decided, the newest decision first."""
    found = Objection.objects.filter(locus__cycle=cycle, decided_at__isnull=False)
    return found.select_related("locus").prefetch_related("locus__form").order_by("-decided_at", "-pk")


def reasons_of(locus: Locus) -> dict[str, list[str]]:
    """Indicator → why the level that counts is what it is, as the unit may read it. Three statements.

    A decision replaces moderation, and moderation replaces what the evaluators wrote.
    """
    found: dict[str, list[str]] = defaultdict(list)
    given = handed_in().filter(seat__locus=locus)
    for code, reason in given.exclude(reason="").values_list("code", "reason"):
        if reason not in found[code]:
            found[code].append(reason)
    for code, reason in Moderation.objects.filter(locus=locus).values_list("code", "reason"):
        found[code] = [reason]
    decided = Objection.objects.filter(locus=locus, decided_at__isnull=False)
    for code, reason in decided.values_list("code", "reason"):
        found[code] = [reason]
    return dict(found)


def recommendations_of(locus: Locus) -> QuerySet[Recommendation]:
    """What a unit is advised to do, in the order of the sheet."""
    return Recommendation.objects.filter(locus=locus).select_related("by")
