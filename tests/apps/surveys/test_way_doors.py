"""Who may hand out the ways in: operator and head of the unit, and the Biro. For strangers none of it exists."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.organizations.cast import START, a_unit, an_admin, an_office, someone
from tests.apps.surveys.cast import a_member, a_survey
from tests.apps.surveys.handouts import a_device, tickets, two_readers, typed
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import Role
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.urls import ways as urls_ways

pytestmark = pytest.mark.django_db

POSTERS = {"surveys-poster", "surveys-poster-a5"}
#: What takes a press only: opening it in a browser is no way to it.
PRESSED = {"surveys-tickets-slips", "surveys-tickets-csv", "surveys-devices-card"}
ADDRESSES = [pattern.name for pattern in urls_ways.addresses]


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


def parts_of(survey: Survey) -> dict[str, Any]:
    """A batch, a device, a print and a sheet that two people read differently."""
    first, second = two_readers(survey)
    typed(survey, first)
    entry = typed(survey, second, value=3).entry
    run = actions.print_sheets(survey=survey, count=1, by=first, now=timezone.now())
    batch, device = tickets(survey, first).batch, a_device(survey, first).device
    keys = {"batch": batch.pk, "device": device.pk, "run": run.pk, "entry": entry.pk}
    return {"survey": survey.pk, "channel": "slip", **keys}


def address_of(name: str, parts: dict[str, Any]) -> str:
    pattern = next(one for one in urls_ways.addresses if one.name == name)
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def neighbour(survey: Survey) -> User:
    return a_member(a_unit(survey.unit.office, "2"), name="Wati")


def elsewhere(survey: Survey) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(_survey: Survey) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing_of_the_ways_in(
    client: Client, survey: Survey, name: str, stranger: Callable[[Survey], User]
) -> None:
    address = address_of(name, parts_of(survey))
    nowhere = address.replace(f"/{survey.pk}/", "/999999/", 1)
    for method in (client.get, client.post):
        assert method(address).status_code == method(nowhere).status_code == 302
    signed_in(client, stranger(survey))
    for method in (client.get, client.post):
        answer, other = method(address), method(nowhere)
        assert answer.status_code == other.status_code == 404
        assert "Tolok Jaya" not in answer.content.decode()


def operator(survey: Survey) -> User:
    return a_member(survey.unit, name="Sari")


def head(survey: Survey) -> User:
    return a_member(survey.unit, Role.UNIT_HEAD, "Sari")


def biro(survey: Survey) -> User:
    return an_admin(survey.unit.office)


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("person", [operator, head, biro])
def test_who_runs_the_counter_opens_everything(
    client: Client, survey: Survey, name: str, person: Callable[[Survey], User]
) -> None:
    address = address_of(name, parts_of(survey))
    signed_in(client, person(survey))
    assert client.get(address).status_code == (405 if name in PRESSED else 200)


def unit_reader(survey: Survey) -> User:
    return a_member(survey.unit, Role.READER, "Rara")


def auditor(survey: Survey) -> User:
    person = someone("Rara")
    appoint(user=person, office=survey.unit.office, role=Role.AUDITOR, day=START, by=None, now=timezone.now())
    return person


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("reader", [unit_reader, auditor])
def test_who_only_reads_hands_nothing_out(
    client: Client, survey: Survey, name: str, reader: Callable[[Survey], User]
) -> None:
    address = address_of(name, parts_of(survey))
    signed_in(client, reader(survey))
    assert client.get(address).status_code == (200 if name in POSTERS else 403)


@pytest.mark.parametrize("name", ["surveys-tickets-void", "surveys-devices-withdraw", "surveys-sheet-settle"])
def test_what_belongs_to_another_survey_is_not_there(client: Client, survey: Survey, name: str) -> None:
    parts = parts_of(survey)
    other = a_survey(a_unit(survey.unit.office, "2"))
    signed_in(client, biro(survey))
    address = address_of(name, {**parts, "survey": other.pk})
    assert client.get(address).status_code == client.post(address, {"why": "x"}).status_code == 404
