"""Promises and coaching, as the pages show them."""

from datetime import date

import pytest

from tests.api.cast import Program, World, a_world
from tests.apps.commitments.cast import a_promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_an_office_lists_its_promises_and_finds_the_overdue(world: World) -> None:
    a_promise(world.cast.units[1], "Perbaiki loket", due_on=date(2026, 11, 22))
    program, path = Program(world.cast.admin), f"/offices/{world.cast.office.pk}/commitments"
    assert [one["title"] for one in program.shows(path)["items"]] == ["Perbaiki loket", "Pasang papan tarif"]
    assert program.shows(path, unit=world.cast.units[0].pk)["total"] == 1
    assert program.shows(path, state="done")["total"] == 0
    assert program.get(path, unit="9" * 40).status_code == 422


def test_staff_read_the_promises_of_their_unit(world: World) -> None:
    program, office = Program(world.cast.operator), f"/offices/{world.cast.office.pk}"
    own = program.shows(f"{office}/units/{world.cast.units[0].pk}/commitments")
    assert [one["title"] for one in own["items"]] == ["Pasang papan tarif"]
    one = program.shows(f"{office}/commitments/{world.commitment.pk}")
    assert [step["step"] for step in one["steps"]] == ["promised"]
    assert program.get(f"{office}/commitments").status_code == 403


def test_coached_units_are_listed(world: World) -> None:
    (one,) = Program(world.cast.auditor).shows(f"/offices/{world.cast.office.pk}/coachings")["items"]
    assert (one["unit_code"], one["until"], one["reason"]) == ("D01", None, "Kategori rendah")
