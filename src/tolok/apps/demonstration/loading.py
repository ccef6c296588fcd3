"""The demonstration: last year's cycle closed, published and followed up, this year's in the middle of judging.

Made step by step with the actions everybody uses; what is done stays done, so that a load that was cut off goes on
where it stopped.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.demonstration import consulted, ending, offering, promised, stating, surveying, working
from tolok.apps.demonstration.founding import World, found
from tolok.apps.demonstration.invented.province import REGION, UNITS, InventedUnit
from tolok.apps.demonstration.working import DAY, calendar
from tolok.apps.evaluation.actions import cycles, freezing
from tolok.apps.evaluation.models import Cycle, State

#: At what time of the day people of an office do what they do.
MORNING = timedelta(hours=10)
#: How long before today this year's cycle began: filling is over, judging has run for half its time.
BEGAN = timedelta(days=10 + 30 + 15)


def load(*, now: datetime, units: Sequence[InventedUnit] = UNITS) -> None:
    """Bring the demonstration to where it should be on this day; fewer `units` make it quick."""
    start = _midnight(now - BEGAN)
    world = found(now=start - 400 * DAY, units=units)
    last = _last_year(world, start - 365 * DAY, now)
    offering.services(world, now)
    promised.keep(world, now)
    consulted.consult(world, now)
    surveying.hold(world, now)
    stating.state(world, _this_year(world, start, last, now), now)
    surveying.close_files(now)


def is_loaded() -> bool:
    """Whether this year's cycle of the demonstration is being judged, and its surveys are there."""
    return surveying.is_done() and Cycle.objects.filter(office__region=REGION, state=State.JUDGING).exists()


def _midnight(moment: datetime) -> datetime:
    local = timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
    return local.astimezone(UTC)


def _last_year(world: World, start: datetime, now: datetime) -> Cycle:
    """A whole cycle, to its published result and the commitments that came of it."""
    cycle = working.opened(world, f"PEKPPP Mandiri {timezone.localtime(start).year}", start, None)
    spans = calendar(start)
    filling, judging = spans[State.FILLING][0], spans[State.JUDGING][0]
    for place, locus in enumerate(working.loci_of(cycle)):
        working.fill_in(world, locus, filling + (5 + place % 20) * DAY + MORNING)
        working.hear_users(locus, filling + 12 * DAY + MORNING)
    _to(world, cycle, State.JUDGING, judging)
    for place, locus in enumerate(working.loci_of(cycle)):
        working.judge(locus, judging + (3 + place % 20) * DAY + MORNING)
    ending.end(world, cycle, spans, now)
    return cycle


def _this_year(world: World, start: datetime, last: Cycle, now: datetime) -> Cycle:
    """Handed in by nearly all, judged by about half, some of it in dispute, some of it just begun."""
    cycle = working.opened(world, f"PEKPPP Mandiri {timezone.localtime(start).year}", start, last)
    if cycle.has_reached(State.CLARIFYING):
        return cycle
    spans = calendar(start)
    filling, judging = spans[State.FILLING][0], spans[State.JUDGING][0]
    loci = working.loci_of(cycle)
    for place, locus in enumerate(loci):
        # three units never finished, as every year
        working.fill_in(
            world, locus, filling + (5 + place % 20) * DAY + MORNING, submit=place not in (7, 19, 33)
        )
        working.hear_users(locus, filling + 15 * DAY + MORNING)
    _to(world, cycle, State.JUDGING, judging)
    freezing.freeze_left(cycle=cycle, now=judging)
    loci = working.loci_of(cycle)
    for place, locus in enumerate(loci):
        at = min(judging + (2 + place % 12) * DAY + MORNING, now)
        if locus.claim_state != "submitted":
            continue
        if place % 2 == 0:
            working.judge(locus, at)
        elif place % 5 == 0:
            working.begin_judging(locus, at, 0.6)
    ending.questions(world, cycle, judging + 12 * DAY + MORNING)
    return cycle


def _to(world: World, cycle: Cycle, state: State, at: datetime) -> None:
    """Move the cycle on to a state, if it is not there yet."""
    order = list(State)
    with transaction.atomic():
        cycle.refresh_from_db()
        while not cycle.has_reached(state):
            following = order[order.index(State(cycle.state)) + 1]
            cycles.advance(cycle=cycle, to=following, by=world.people["Ratna Wulansari"], now=at)
