"""The pages on which the Biro steers a cycle, on a phone and at a desk."""

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.cast import Cast, a_cast, a_cycle, a_panel, locus_of
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import sound, weigh
from tolok.apps.evaluation.actions import panel
from tolok.apps.evaluation.models import Cycle, State

STAFF_BYTES = 150 * 1024
PAGES = [
    "cycles",
    "cycles-open",
    "cycle",
    "cycles-calendar",
    "cycles-dates",
    "cycles-units",
    "cycles-panel",
    "cycles-join",
    "cycles-assignment",
    "cycle-unit",
]


@pytest.fixture
def world(transactional_db: None) -> tuple[Cast, Cycle]:
    """A regency whose cycle is being filled in."""
    cast = a_cast(units=4)
    outside = cast.units.pop()
    cycle = a_cycle(cast, State.FILLING)
    cast.units.append(outside)
    eva = a_panel(cast, cycle)[0]
    panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=cycle.created_at)
    return cast, cycle


def path_of(name: str, cast: Cast, cycle: Cycle) -> str:
    return {
        "cycles": lambda: reverse(name),
        "cycles-open": lambda: reverse(name, args=[cast.office.pk]),
        "cycles-dates": lambda: reverse(name, args=[cycle.pk, "judging"]),
        "cycle-unit": lambda: reverse(name, args=[cycle.pk, locus_of(cycle, cast.units[0]).pk]),
    }.get(name, lambda: reverse(name, args=[cycle.pk]))()


def test_it_fits_and_is_accessible(
    world: tuple[Cast, Cycle], open_page: OpenPage, live_server: LiveServer
) -> None:
    cast, cycle = world
    page = enter(open_page(320), live_server, cast.admin)
    for name in PAGES:
        sound(page, path_of(name, cast, cycle), name)


def test_a_staff_page_stays_light(
    world: tuple[Cast, Cycle], open_page: OpenPage, live_server: LiveServer
) -> None:
    cast, cycle = world
    page = enter(open_page(), live_server, cast.admin)
    assert weigh(page, path_of("cycle", cast, cycle)).bytes <= STAFF_BYTES
