"""What waits for one person, over all cycles: units to fill in, units to judge, questions to answer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Clarification, Locus, PanelMember, PanelRole, Seat, State
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.organizations.policies import appointments_of


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's work: their units in running cycles, their seats, and questions put to their units."""

    loci: list[Locus]
    seats: list[Seat]
    questions: list[Clarification]
    unstated: list[PanelMember]


def desk_of(person: User, day: date) -> Desk:
    """What waits for somebody. Four statements."""
    units = appointments_of(person, day).filter(role__in=STAFF).values("unit")
    running = Q(
        cycle__state__in=[State.BRIEFING, State.FILLING, State.JUDGING, State.CLARIFYING, State.OBJECTING]
    )
    loci = Locus.objects.filter(running, unit__in=units).select_related("cycle__office", "form")
    seats = (
        Seat.objects.filter(user=person, left_at=None, submitted_at=None)
        .select_related("locus__cycle", "locus__form")
        .annotate(given=Count("judgements"))
    )
    questions = Clarification.objects.filter(locus__unit__in=units, answered_at=None).select_related(
        "locus__cycle"
    )
    unstated = PanelMember.objects.filter(
        user=person, role=PanelRole.EVALUATOR, left_at=None, stated_at=None
    ).select_related("cycle")
    return Desk(list(loci), list(seats), list(questions), list(unstated))
