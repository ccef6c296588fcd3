"""Whose deadlines an outage moves: everybody's when the server was silent, the office's own when it noted one."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.evaluation.cast import DAY, NOW, Cast, a_cast, a_cycle
from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.people import signed_in
from tolok.apps.common.actions import beat, note_outage
from tolok.apps.common.models import Outage
from tolok.apps.evaluation.models import Cycle, State
from tolok.apps.evaluation.selectors.cycles import deadline

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
END = NOW + 9 * DAY


def two_offices() -> tuple[Cast, Cycle, Cycle]:
    """A cast and the cycles of two offices with the same calendar."""
    cast = a_cast(units=1)
    office = an_office("Kabupaten Lain", region="64.02")
    other = replace(cast, office=office, admin=an_admin(office, "Budi"), units=[a_unit(office, "L01")])
    return cast, a_cycle(cast, State.FILLING), a_cycle(other, State.FILLING)


def end(cycle: Cycle) -> datetime:
    found = deadline(cycle, State.FILLING)
    assert found is not None
    return found.deadline


def test_one_that_an_office_noted_moves_its_own_deadline_only() -> None:
    cast, own, other = two_offices()
    note_outage(
        start=END - 3 * HOUR,
        end=END - HOUR,
        cause="Jaringan putus",
        by=cast.admin,
        now=END,
        scope=cast.office.audit_scope,
    )
    assert (end(own), end(other)) == (END + 2 * HOUR, END)


def test_a_silence_of_the_server_moves_the_deadline_of_every_office() -> None:
    _cast, own, other = two_offices()
    beat(now=END - 3 * HOUR)
    beat(now=END - HOUR)
    assert (end(own), end(other)) == (END + 2 * HOUR, END + 2 * HOUR)


def test_the_page_notes_it_for_the_office_in_the_time_of_its_desks(client: Client) -> None:
    cast, own, _other = two_offices()
    signed_in(client, cast.admin)
    path = reverse("cycles-outage", args=[own.pk])
    assert "(WITA)" in client.get(path).content.decode(), "the office lies in Kalimantan Timur"
    given = {"start": "2026-01-05T08:00", "end": "2026-01-05T09:30", "cause": "Jaringan putus"}
    assert client.post(path, given).status_code == 302
    noted = Outage.objects.get()
    assert noted.scope == cast.office.audit_scope
    assert noted.began_at == datetime(2026, 1, 5, 8, tzinfo=ZoneInfo("Asia/Makassar"))
    assert "dicatat instansi ini" in client.get(reverse("cycles-calendar", args=[own.pk])).content.decode()
