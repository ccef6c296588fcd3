"""What waits for the Biro in the cycles it runs."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import (
    ClaimState,
    Cycle,
    Locus,
    PanelMember,
    PanelRole,
    Phase,
    Result,
    Seat,
    State,
)
from tolok.apps.organizations.models import Role
from tolok.apps.organizations.policies import appointments_of

COUNTS = ("units", "unsent", "unseated", "unstated", "unjudged", "to_lock")


@dataclass(frozen=True, slots=True)
class Managed:
    """A running cycle: how many of its units, people and seats something is missing from.

    `to_lock`: results that somebody else proposed. `ends_at`: the planned end of the state it stands in, outages
    not added; None without dates.
    """

    cycle: Cycle
    units: int
    unsent: int
    unseated: int
    unstated: int
    unjudged: int
    to_lock: int
    ends_at: datetime | None

    def late(self, day: date) -> bool:
        """Whether the state should have ended before `day`."""
        return self.ends_at is not None and timezone.localdate(self.ends_at) < day


def managed_by(person: User, day: date) -> list[Managed]:
    """Running cycles of the offices that somebody manages. One statement."""
    offices = appointments_of(person, day).filter(unit=None, role=Role.BIRO_ADMIN).values("office")
    seats = Seat.objects.filter(left_at=None)
    evaluators = PanelMember.objects.filter(role=PanelRole.EVALUATOR, left_at=None)
    phase = Phase.objects.filter(cycle=OuterRef("pk"), state=OuterRef("state"))
    running = Cycle.objects.filter(office__in=offices).exclude(state__in=[State.PUBLISHED, State.FOLLOW_UP])
    found = running.annotate(
        units=_count(Locus.objects.all()),
        unsent=_count(Locus.objects.exclude(claim_state=ClaimState.SUBMITTED)),
        unseated=_count(Locus.objects.exclude(pk__in=seats.values("locus"))),
        unstated=_count(evaluators.filter(stated_at=None)),
        unjudged=_count(seats.filter(submitted_at=None), "locus__cycle"),
        to_lock=_count(Result.objects.filter(locked_at=None, withdrawn_at=None).exclude(proposed_by=person)),
        ends_at=Subquery(phase.values("ends_at")[:1]),
    )
    return [
        Managed(cycle=one, ends_at=one.ends_at, **{name: getattr(one, name) for name in COUNTS})
        for one in found
    ]


def _count(rows: QuerySet[Any], path: str = "cycle") -> Coalesce:
    """How many of `rows` belong to the cycle of the statement around this one."""
    mine = rows.order_by().filter(**{path: OuterRef("pk")}).annotate(of=F(path)).values("of")
    return Coalesce(Subquery(mine.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
