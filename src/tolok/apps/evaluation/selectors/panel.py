"""The panel of a cycle: who is in it, whom they may not judge, how much they carry."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from tolok.apps.accounts.selectors import open_invitations
from tolok.apps.evaluation.models import Cycle, Locus, PanelMember, PanelOffer, PanelRole, Seat
from tolok.apps.organizations.models import Appointment
from tolok.apps.organizations.policies import lasting
from tolok.apps.organizations.selectors import tree_on
from tolok.rules.cycles.conflicts import Evaluator, Offices, conflict
from tolok.rules.instruments.values import Aspect, Indicator


def panel_of(cycle: Cycle) -> list[PanelMember]:
    """Everybody who is in the panel, with their ties. Two statements."""
    found = PanelMember.objects.filter(cycle=cycle, left_at=None)
    return list(found.select_related("user", "home").prefetch_related("ties").order_by("role", "user__name"))


def member_in(cycle: Cycle, pk: int) -> PanelMember | None:
    """A place in this panel that is held now, with the person. One statement."""
    found = PanelMember.objects.select_related("user", "cycle")
    return found.filter(cycle=cycle, pk=pk, left_at=None).first()


def aspects_of(cycle: Cycle) -> list[Aspect]:
    """The judged aspects of the cycle's first form, in the order of the sheet; forms share them. One statement."""
    form = cycle.forms.first()
    return [aspect for one in form.instrument.judged for aspect in one.aspects] if form else []


def loci_with_forms(cycle: Cycle) -> list[Locus]:
    """The units of a cycle, each with its form. Two statements."""
    return list(cycle.loci.prefetch_related("form"))


def open_panel_offers(email: str) -> QuerySet[PanelOffer]:
    """Places, in whatever cycle, that wait for somebody with this address to accept an invitation."""
    return PanelOffer.objects.filter(email=email, taken_at=None, withdrawn_at=None)


def panel_offers_of(cycle: Cycle, now: datetime) -> list[tuple[PanelOffer, bool]]:
    """Places of a cycle that wait, and whether there still is an invitation to use. Two statements."""
    found = list(PanelOffer.objects.filter(cycle=cycle, taken_at=None, withdrawn_at=None))
    usable = open_invitations(now=now).filter(email__in=[one.email for one in found])
    emails = set(usable.values_list("email", flat=True)) if found else set()
    return [(one, one.email in emails) for one in found]


def panel_offer_in(cycle: Cycle, pk: int) -> PanelOffer | None:
    """One place that waits in this cycle."""
    return PanelOffer.objects.filter(cycle=cycle, pk=pk, taken_at=None, withdrawn_at=None).first()


def loads(cycle: Cycle) -> Mapping[int, int]:
    """Person → units they have a seat at."""
    seats = Seat.objects.filter(locus__cycle=cycle, left_at=None)
    return Counter(seats.values_list("user", flat=True))


def evaluators_of(cycle: Cycle, day: date, free: Mapping[int, int] | None = None) -> list[Evaluator]:
    """The evaluators of a cycle as rules.conflicts knows them, by the person's number. Three statements.

    `free` are the units each already carries, taken off their capacity.
    """
    members = list(
        PanelMember.objects.filter(cycle=cycle, role=PanelRole.EVALUATOR, left_at=None).prefetch_related(
            "ties"
        )
    )
    homes: dict[int, set[str]] = defaultdict(set)
    people = [member.user_id for member in members]
    appointed = Appointment.objects.filter(
        lasting(day), office=cycle.office, user__in=people, unit__isnull=False
    )
    for user, unit in appointed.values_list("user", "unit"):
        homes[user].add(str(unit))
    found = []
    for member in members:
        own = homes[member.user_id] | ({str(member.home_id)} if member.home_id is not None else set())
        carried = (free or {}).get(member.user_id, 0)
        found.append(
            Evaluator(
                str(member.user_id),
                frozenset(own),
                frozenset(str(tie.unit_id) for tie in member.ties.all()),
                frozenset(member.aspects),
                None if member.capacity is None else max(0, member.capacity - carried),
            )
        )
    return found


def offices_of_day(cycle: Cycle, day: date) -> Offices:
    """The tree of the office on a day, by the units' numbers. One statement."""
    return Offices(
        {
            str(place.unit_id): None if place.parent_id is None else str(place.parent_id)
            for place in tree_on(cycle.office, day)
        }
    )


def has_conflict(cycle: Cycle, user_id: int, unit_id: int, day: date) -> bool:
    """Whether an evaluator may not judge a unit: where they work, above or below it, declared ties."""
    own = [one for one in evaluators_of(cycle, day) if one.key == str(user_id)]
    return any(conflict(one, str(unit_id), offices_of_day(cycle, day)) for one in own)


def seated_units(cycle: Cycle) -> QuerySet[Locus]:
    """Units somebody has been asked to judge, by code."""
    seated = Seat.objects.filter(left_at=None, locus__cycle=cycle).values("locus")
    return cycle.loci.filter(pk__in=seated).order_by("code")


def seats_at(loci: Sequence[int]) -> dict[int, list[Seat]]:
    """Locus → seats in use, first judgement first. One statement."""
    found: dict[int, list[Seat]] = defaultdict(list)
    seats = Seat.objects.filter(locus__in=loci, left_at=None).select_related("user")
    for seat in seats.order_by("order", "pk"):
        found[seat.locus_id].append(seat)
    return found


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Indicators that stand outside every aspect, and how many units have nobody to judge them."""

    indicators: tuple[Indicator, ...]
    units: int


def unclaimed(cycle: Cycle) -> Unclaimed:
    """What no seat judges where all evaluators of a unit were given aspects. Two statements.

    Such an indicator belongs to seats that judge everything (`selectors.judging.codes_of`). It weighs nothing and
    keeps nobody from handing in, so that nothing else would tell that it stays without a level.
    """
    outside = {
        form.pk: tuple(row for one in form.instrument.judged for row in one.supplementary)
        for form in cycle.forms.all()
    }
    having = [pk for pk, rows in outside.items() if rows]
    seats = Seat.objects.filter(locus__cycle=cycle, left_at=None).order_by()
    whole = seats.filter(aspects=[])
    units = cycle.loci.filter(form__in=having, pk__in=seats.values("locus"))
    rows = {row.code: row for found in outside.values() for row in found}
    return Unclaimed(tuple(rows.values()), units.exclude(pk__in=whole.values("locus")).count())


def open_seat_in(cycle: Cycle, pk: int) -> Seat | None:
    """A seat of this cycle that is in use and not handed in."""
    found = Seat.objects.filter(locus__cycle=cycle, pk=pk, left_at=None, submitted_at=None)
    return found.select_related("user", "locus__cycle").first()


def unseated(cycle: Cycle) -> list[Locus]:
    """Units nobody has been asked to judge."""
    seated = Seat.objects.filter(left_at=None).values("locus")
    return list(cycle.loci.exclude(pk__in=seated).prefetch_related("form"))
