"""Offices, their units on a day, their people and their audit."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.cast import Program
from tests.apps.organizations.cast import NOW, START, a_unit, an_admin, an_office, done, someone
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations.actions import appoint, rename
from tolok.apps.organizations.models import Office, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def admin(office: Office) -> User:
    return an_admin(office)


def statements(program: Program, path: str, **query: object) -> int:
    """How many statements a read takes, the note of its use left aside."""
    program.shows("/me")
    with CaptureQueriesContext(
        connection,
    ) as found:
        program.shows(path, **query)
    return len(found)


def test_it_lists_the_offices_one_may_read(office: Office, admin: User) -> None:
    an_office("Kota Lain", "city", "64.71")
    found = Program(admin).shows("/offices")
    assert found["items"] == [
        {"id": office.pk, "name": "Kabupaten Tolok", "kind": "regency", "region": "64.01"}
    ]


def test_it_shows_units_as_they_were_on_a_day(office: Office, admin: User) -> None:
    unit = a_unit(office, "D01", "Dinas Lama")
    a_unit(office, "D02", parent=unit)
    rename(unit=unit, name="Dinas Baru", **done(admin, date(2025, 1, 1)))
    program = Program(admin)
    (first, second) = program.shows(f"/offices/{office.pk}/units")["items"]
    assert (first["name"], first["depth"], second["parent"]) == ("Dinas Baru", 0, unit.pk)
    before = program.shows(f"/offices/{office.pk}/units", day="2024-06-01", search="lama")
    assert [one["name"] for one in before["items"]] == ["Dinas Lama"]
    history = program.shows(f"/offices/{office.pk}/units/{unit.pk}")
    assert [one["name"] for one in history["versions"]] == ["Dinas Baru", "Dinas Lama"]
    assert history["versions"][1]["valid_to"] == "2024-12-31"


def test_a_long_list_takes_as_many_statements_as_a_short_one(office: Office, admin: User) -> None:
    program = Program(admin)
    a_unit(office, "D01")
    units, people, audit = (f"/offices/{office.pk}/{part}" for part in ("units", "people", "audit"))
    short = [statements(program, path) for path in (units, people, audit)]
    for number in range(2, 12):
        unit = a_unit(office, f"D{number:02}")
        appoint(
            user=someone(f"Orang{number}"),
            office=office,
            role=Role.UNIT_OPERATOR,
            unit=unit,
            day=START,
            by=None,
            now=NOW,
        )
    assert [statements(program, path) for path in (units, people, audit)] == short
    assert max(short) <= 10


def test_people_are_masked_and_the_reading_is_noted(office: Office, admin: User) -> None:
    admin.nip = "198501012010011001"
    admin.save()
    found = Program(admin).shows(f"/offices/{office.pk}/people", search="ani")
    (person,) = found["items"]
    assert person["role"] == "biro_admin"
    assert person["nip"].endswith("1001")
    assert "19850101" not in person["nip"]
    entry = Entry.objects.get(action="organizations.read_people")
    assert (entry.who_id, entry.page, entry.is_read) == (
        admin.pk,
        f"/api/v1/offices/{office.pk}/people",
        True,
    )


def test_readers_see_units_but_neither_people_nor_audit(office: Office) -> None:
    reader = someone("Rara")
    appoint(user=reader, office=office, role=Role.READER, day=START, by=None, now=NOW)
    program = Program(reader)
    program.shows(f"/offices/{office.pk}/units")
    for part in ("people", "audit", "audit/1"):
        assert program.get(f"/offices/{office.pk}/{part}").status_code == 403


def test_an_auditor_reads_who_did_what(office: Office, admin: User) -> None:
    auditor = someone("Umar")
    appoint(user=auditor, office=office, role=Role.AUDITOR, day=START, by=admin, now=NOW)
    unit = a_unit(office, "D01")
    rename(unit=unit, name="Dinas Baru", **done(admin))
    program = Program(auditor)
    found = program.shows(f"/offices/{office.pk}/audit", action="organizations.rename", who="ani")
    (entry,) = found["items"]
    assert (entry["why"], entry["after"]["name"], entry["read"]) == ("SOTK 2026", "Dinas Baru", False)
    assert program.shows(f"/offices/{office.pk}/audit/{entry['id']}") == entry
    assert program.get(f"/offices/{office.pk}/audit/999999").status_code == 404


def test_days_at_the_ends_of_time_break_nothing(office: Office, admin: User) -> None:
    program = Program(admin)
    for day in ("0001-01-01", "9999-12-31"):
        program.shows(f"/offices/{office.pk}/units", day=day)
        assert program.get(f"/offices/{office.pk}/audit", first=day, last=day).status_code in (200, 422)
