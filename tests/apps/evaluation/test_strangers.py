"""Nobody reads or learns of what they have no role for: every address of the app, every kind of stranger."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from tests.apps.evaluation.cast import Cast, a_cast, a_cycle, a_panel, locus_of
from tests.people import signed_in
from tolok.apps.evaluation.actions import panel
from tolok.apps.evaluation.models import Cycle, Locus, Seat, State
from tolok.apps.evaluation.urls import urlpatterns

pytestmark = pytest.mark.django_db

#: Addresses everybody who is signed in may open; they show only what is one's own.
OWN = {"cycles"}
#: Values for parts of addresses that are words.
WORDS = {"state": "filling", "code": "1.a.Ak", "kind": "lhe", "form": "pdf", "key": "1.a.Ak", "name": "staff"}
WORDS["origin"] = "standards.services:1"


def addresses() -> Iterator[URLPattern]:
    yield from urlpatterns


def filled(pattern: URLPattern, cycle: Cycle, locus: Locus, seat: Seat, cast: Cast) -> str:
    """The address with numbers of rows that exist."""
    numbers = {"cycle": cycle.pk, "locus": locus.pk, "seat": seat.pk, "office": cast.office.pk}
    parts = {name: WORDS.get(name, numbers.get(name, 1)) for name in pattern.pattern.converters}
    return reverse(str(pattern.name), kwargs=parts)


def world() -> tuple[Cast, Cycle, Locus, Seat]:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    evaluator = a_panel(cast, cycle)[0]
    locus = locus_of(cycle, cast.units[0])
    seat = panel.seat(locus=locus, user=evaluator, by=cast.admin, now=cycle.created_at)
    return cast, cycle, locus, seat


@pytest.mark.parametrize("pattern", list(addresses()), ids=lambda pattern: str(pattern.name))
def test_it_does_not_exist_for_a_stranger(client: Client, pattern: URLPattern) -> None:
    cast, cycle, locus, seat = world()
    path = filled(pattern, cycle, locus, seat, cast)
    for method in (client.get, client.post):
        assert method(path).status_code in (302, 403), "not signed in: the way to sign in"
    if pattern.name in OWN:
        return
    signed_in(client, cast.stranger)
    for method in (client.get, client.post):
        assert method(path).status_code in (404, 405)


@pytest.mark.parametrize(
    "pattern",
    [pattern for pattern in addresses() if "locus" in pattern.pattern.converters],
    ids=lambda pattern: str(pattern.name),
)
def test_a_unit_does_not_exist_for_the_staff_of_another(client: Client, pattern: URLPattern) -> None:
    cast, cycle, locus, seat = world()
    signed_in(client, cast.other_operator)
    path = filled(pattern, cycle, locus, seat, cast)
    for method in (client.get, client.post):
        assert method(path).status_code in (404, 405)
