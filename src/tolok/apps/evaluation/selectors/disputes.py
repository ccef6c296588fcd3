"""Questions, objections and recommendations: what is open, and what a decision would do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from tolok.apps.evaluation.models import Clarification, Cycle, Locus, Objection, Recommendation
from tolok.apps.evaluation.selectors.standing import givens
from tolok.rules.deadlines import due
from tolok.rules.results import Outcome
from tolok.rules.weighted import NOT_APPLICABLE, NotApplicable, evaluate


@dataclass(frozen=True, slots=True)
class Effect:
    """What a unit's result is now, and what it would be."""

    now: Outcome
    then: Outcome


def due_on(asked: datetime, working_days: int) -> date:
    """The last day of a clock of working days that starts the day it is asked."""
    return due(timezone.localdate(asked), working_days).due


def effect_of(locus: Locus, changes: Mapping[str, int | None]) -> Effect:
    """What other levels for some indicators would do to a unit's index and category."""
    given = givens([locus], locus.cycle.gap)[locus.pk]
    levels: dict[str, int | NotApplicable] = dict(given.levels)
    for code, level in changes.items():
        levels[code] = NOT_APPLICABLE if level is None else level
    instrument = locus.form.instrument
    return Effect(evaluate(instrument, given), evaluate(instrument, replace(given, levels=levels)))


def questions_of(locus: Locus) -> QuerySet[Clarification]:
    """Every question put to a unit, the most urgent first."""
    return Clarification.objects.filter(locus=locus).select_related("answered_by").prefetch_related("proofs")


def objections_of(locus: Locus) -> QuerySet[Objection]:
    """Every objection of a unit."""
    return (
        Objection.objects.filter(locus=locus)
        .select_related("filed_by", "decided_by")
        .prefetch_related("proofs")
    )


def undecided(cycle: Cycle) -> QuerySet[Objection]:
    """Objections of a cycle that nobody has decided, the most urgent first."""
    return Objection.objects.filter(locus__cycle=cycle, decided_at=None).select_related("locus")


def recommendations_of(locus: Locus) -> QuerySet[Recommendation]:
    """What a unit is advised to do, in the order of the sheet."""
    return Recommendation.objects.filter(locus=locus).select_related("by")
