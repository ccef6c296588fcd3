"""What waits for one person, over all cycles: units to fill in or judge, questions, disputes, objections."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import (
    Clarification,
    Cycle,
    Locus,
    Objection,
    PanelMember,
    PanelRole,
    Seat,
    State,
)
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.organizations.models import Role
from tolok.apps.organizations.policies import appointments_of


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's work: their units in running cycles (`headed`: as their head), their seats, and questions put to
    their units.

    `disputed` and `objected` are cycles with `waiting`: how many units wait for a moderator, how many objections
    for a decision, at units where the person never sat.
    """

    loci: list[Locus]
    seats: list[Seat]
    questions: list[Clarification]
    unstated: list[PanelMember]
    disputed: list[Cycle]
    objected: list[Cycle]


def desk_of(person: User, day: date) -> Desk:
    """What waits for somebody. Seven statements."""
    units = appointments_of(person, day).filter(role__in=STAFF).values("unit")
    running = Q(
        cycle__state__in=[State.BRIEFING, State.FILLING, State.JUDGING, State.CLARIFYING, State.OBJECTING]
    )
    headed = appointments_of(person, day).filter(role=Role.UNIT_HEAD, unit=OuterRef("unit"))
    loci = (
        Locus.objects.filter(running, unit__in=units)
        .select_related("cycle__office", "form")
        .annotate(headed=Exists(headed))
    )
    seats = (
        Seat.objects.filter(user=person, left_at=None, submitted_at=None)
        .select_related("locus__cycle")
        .prefetch_related("locus__form")
        .annotate(given=Count("judgements"))
    )
    questions = Clarification.objects.filter(locus__unit__in=units, answered_at=None).select_related(
        "locus__cycle"
    )
    unstated = PanelMember.objects.filter(
        user=person, role=PanelRole.EVALUATOR, left_at=None, stated_at=None
    ).select_related("cycle")
    moderates = PanelMember.objects.filter(user=person, role=PanelRole.MODERATOR, left_at=None).values(
        "cycle"
    )
    offices = appointments_of(person, day).filter(unit=None, role=Role.BIRO_ADMIN).values("office")
    sat = Seat.objects.filter(user=person).values("locus")
    disputed = _waiting(
        Cycle.objects.filter(pk__in=moderates),
        Locus.objects.filter(disputed__gt=0).exclude(pk__in=sat),
        "cycle",
    )
    objected = _waiting(
        Cycle.objects.filter(Q(pk__in=moderates) | Q(office__in=offices)),
        Objection.objects.filter(decided_at=None).exclude(locus__in=sat),
        "locus__cycle",
    )
    return Desk(list(loci), list(seats), list(questions), list(unstated), list(disputed), list(objected))


def staffed_units(person: User, day: date) -> list[int]:
    """Numbers of the units somebody works at, by code. One statement."""
    mine = appointments_of(person, day).filter(role__in=STAFF, unit__isnull=False)
    found = mine.order_by("unit__code").values_list("unit_id", flat=True)
    return list(dict.fromkeys(found))


def _waiting(cycles: QuerySet[Cycle], rows: QuerySet[Any], cycle: str) -> QuerySet[Cycle]:
    """Cycles before their results are final with how many rows wait in each; those without any are left out."""
    over = [State.FINAL, State.PUBLISHED, State.FOLLOW_UP]
    counted = (
        rows.order_by().filter(**{cycle: OuterRef("pk")}).values(cycle).annotate(n=Count("pk")).values("n")
    )
    return cycles.exclude(state__in=over).annotate(waiting=Subquery(counted)).filter(waiting__gt=0)
