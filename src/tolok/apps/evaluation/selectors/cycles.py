"""Cycles, their units and their dates."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope
from tolok.apps.common.selectors import outages_between
from tolok.apps.evaluation.models import Cycle, DateMove, Locus, Phase, Seat, State
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.policies import READERS, appointments_of
from tolok.rules.deadlines.outages import Extended, Outage, extended
from tolok.rules.instruments.values import Instrument

#: How many of the latest cycles of an office are offered to follow.
OFFERED = 20


def cycle_at(pk: int) -> Cycle | None:
    """The cycle with a number, with its office."""
    return Cycle.objects.select_related("office").filter(pk=pk).first()


def cycles_of(person: User, day: date) -> QuerySet[Cycle]:
    """The cycles somebody has anything to do with: by office, by unit or by panel."""
    mine = appointments_of(person, day)
    offices = mine.filter(unit=None, role__in=READERS).values("office")
    units = mine.filter(role__in=STAFF).values("unit")
    found = Cycle.objects.filter(
        Q(office__in=offices)
        | Q(pk__in=Locus.objects.filter(unit__in=units).values("cycle"))
        | Q(panel__user=person, panel__left_at=None)
    )
    return found.select_related("office").distinct()


def latest_cycles(office: Office) -> list[Cycle]:
    """The latest cycles of an office, the newest first. One statement."""
    return list(Cycle.objects.filter(office=office).order_by("-year", "-pk")[:OFFERED])


def letters_of(cycle: Cycle) -> list[str]:
    """The letters of the cycle's forms. One statement."""
    return list(cycle.forms.values_list("letter", flat=True))


def letters_of_units(cycle: Cycle) -> dict[int, str]:
    """Unit of the office → the letter of the form it is judged by. One statement."""
    return dict(cycle.loci.values_list("unit_id", "form__letter"))


def locus_in(cycle: Cycle, pk: int) -> Locus | None:
    """A unit of this cycle with its frozen form; one of another cycle does not exist here."""
    locus = Locus.objects.select_related("form", "unit").filter(cycle=cycle, pk=pk).first()
    if locus is not None:
        locus.cycle = cycle
    return locus


def seat_in(locus: Locus, pk: int) -> Seat | None:
    """A seat at this unit."""
    seat = Seat.objects.select_related("user").filter(locus=locus, pk=pk).first()
    if seat is not None:
        seat.locus = locus
    return seat


def seat_at(cycle: int, locus: int, seat: int) -> Seat | None:
    """A seat at a unit of a cycle by their three numbers, with all of them and the frozen form. One statement."""
    found = Seat.objects.select_related("user", "locus__form", "locus__unit", "locus__cycle__office")
    return found.filter(pk=seat, locus=locus, locus__cycle=cycle).first()


def phases_of(cycle: Cycle) -> list[Phase]:
    """The calendar, in the order of the states. One statement."""
    return list(cycle.phases.all())


def phase_of(cycle: Cycle, state: State) -> Phase | None:
    """The dates of one state; None where none were set. One statement."""
    return cycle.phases.filter(state=state).first()


def ends_on(cycle: Cycle) -> date | None:
    """The last day of the last phase before what follows a result; None where no dates were set. One statement."""
    last = cycle.phases.exclude(state=State.FOLLOW_UP).order_by("-ends_at").first()
    return timezone.localdate(last.ends_at) if last else None


def date_moves_of(cycle: Cycle) -> list[DateMove]:
    """How the dates of a cycle were changed, with the phase and whoever did it. One statement."""
    return list(DateMove.objects.filter(phase__cycle=cycle).select_related("phase", "by"))


def deadline(cycle: Cycle, state: State) -> Extended | None:
    """When a phase ends, outages shortly before it added; None where no date was set."""
    phase = phase_of(cycle, state)
    if phase is None:
        return None
    return extended_end(cycle, phase.ends_at)


def extended_end(cycle: Cycle, ends_at: datetime) -> Extended:
    """An end with what outages add to it by the rule of rules.outages."""
    window = timedelta(hours=cycle.outage_hours)
    scope = office_scope(cycle.office_id)
    found = outages_between(ends_at - window, ends_at + 2 * window, scope)
    return extended(ends_at, [Outage(one.began_at, one.ended_at) for one in found], window)


def form_key(instrument: Instrument) -> str | None:
    """The form of the instrument that users answer (F-03), if it has one."""
    return next((key for key, form in instrument.forms.items() if form.kind == "answers"), None)
