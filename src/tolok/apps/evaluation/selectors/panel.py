"""The panel of a cycle: who is in it, whom they may not judge, how much they carry."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from tolok.apps.evaluation.models import Cycle, Locus, PanelMember, PanelRole, Seat, Tie
from tolok.apps.organizations.models import Appointment
from tolok.apps.organizations.policies import lasting
from tolok.apps.organizations.selectors import tree_on


def panel_of(cycle: Cycle) -> list[PanelMember]:
    """Everybody who is in the panel, with their ties. Two statements."""
    found = PanelMember.objects.filter(cycle=cycle, left_at=None)
    return list(found.select_related("user", "home").prefetch_related("ties").order_by("role", "user__name"))


def loads(cycle: Cycle) -> Mapping[int, int]:
    """Person → units they have a seat at."""
    seats = Seat.objects.filter(locus__cycle=cycle, left_at=None)
    return Counter(seats.values_list("user", flat=True))


def barred(cycle: Cycle, day: date) -> dict[int, set[int]]:
    """Person → units they may not judge: where they work, what stands above or below it, declared ties.

    Four statements for any number of people and units.
    """
    above = {place.unit_id: place.parent_id for place in tree_on(cycle.office, day)}
    members = list(PanelMember.objects.filter(cycle=cycle, role=PanelRole.EVALUATOR))
    own: dict[int, set[int]] = defaultdict(set)
    for member in members:
        if member.home_id is not None:
            own[member.user_id].add(member.home_id)
    people = [member.user_id for member in members]
    appointed = Appointment.objects.filter(
        lasting(day), office=cycle.office, user__in=people, unit__isnull=False
    )
    for user, unit in appointed.values_list("user", "unit"):
        if unit is not None:
            own[user].add(unit)
    found = {user: _related(units, above) for user, units in own.items()}
    for user, unit in Tie.objects.filter(member__cycle=cycle).values_list("member__user", "unit"):
        found.setdefault(user, set()).add(unit)
    return found


def _related(units: Iterable[int], above: Mapping[int, int | None]) -> set[int]:
    """The units, all that stand above them, and all that stand below them."""
    own = set(units)
    found = {parent for unit in own for parent in _way_up(unit, above)}
    found |= {unit for unit in above if own & set(_way_up(unit, above))}
    return found | own


def _way_up(unit: int, above: Mapping[int, int | None]) -> list[int]:
    way = [unit]
    while (parent := above.get(way[-1])) is not None and parent not in way:
        way.append(parent)
    return way


def seats_of(cycle: Cycle) -> dict[int, list[Seat]]:
    """Locus → seats in use, first judgement first. One statement."""
    found: dict[int, list[Seat]] = defaultdict(list)
    for seat in Seat.objects.filter(locus__cycle=cycle, left_at=None).select_related("user"):
        found[seat.locus_id].append(seat)
    return found


def unseated(cycle: Cycle) -> list[Locus]:
    """Units nobody has been asked to judge."""
    seated = Seat.objects.filter(left_at=None).values("locus")
    return list(cycle.loci.exclude(pk__in=seated).select_related("form"))
