"""What waits in forums stands on the desks of those who keep them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.consultation.forum_cast import (
    WHO,
    a_consulting_unit,
    a_forum,
    a_version,
    an_input,
    brought_to,
)
from tests.apps.organizations.cast import TODAY, a_unit
from tests.apps.standards.standards_cast import a_member
from tolok.apps.consultation import actions
from tolok.apps.consultation.models import Forum, State
from tolok.apps.consultation.selectors.desk import desk_tasks
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.organizations.selectors import desk_tasks as all_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_consulting_unit()


@pytest.fixture
def forum(unit: OrganizationUnit) -> Forum:
    return a_forum(a_version(unit))


def states(forum: Forum, days: int = 0) -> dict[str, str]:
    """Task by task what its state says, for an operator of the unit."""
    person = a_member(forum.unit, name=f"Operator {forum.state} {days}")
    found = desk_tasks(person, TODAY + timedelta(days=days))
    return {one.text.split(":")[0]: one.state for one in found}


def test_comments_and_inputs_wait_for_an_answer(forum: Forum) -> None:
    brought_to(forum, State.INVITED)
    said = actions.Said("A3", 1, "Dua hari terlalu lama", "users", seconds=60)
    actions.take_comment(subject=forum.subjects.get(), said=said, uuid=uuid4(), now=WHO["now"])
    an_input(forum)
    assert states(forum) == {"Baca komentar daring": "1 menunggu", "Jawab masukan forum": "1 belum dijawab"}


def test_a_day_that_is_over_waits_to_be_noted(forum: Forum) -> None:
    brought_to(forum, State.INVITED)
    assert states(forum, 1) == {"Catat forum terlaksana": "direncanakan 21 November 2026"}


def test_minutes_results_and_rows_wait_in_turn(forum: Forum) -> None:
    brought_to(forum, State.HELD)
    assert states(forum) == {"Tanda tangani dan tutup berita acara": "belum ditutup"}
    signed = a_forum(a_version(a_unit(forum.unit.office, "2")))
    assert states(brought_to(signed, State.SIGNED)) == {"Publikasikan hasil forum": "belum dipublikasikan"}
    told = a_forum(a_version(a_unit(forum.unit.office, "3")))
    assert states(brought_to(told, State.PUBLISHED)) == {
        "Sampaikan hasil kepada peserta": "belum disampaikan"
    }
    late = states(told, 61)
    assert late["Selesaikan rencana aksi"] == "1 lewat tenggat"
    assert next(iter(late)) == "Selesaikan rencana aksi", "what is late comes first"


def test_heads_see_it_and_others_do_not(unit: OrganizationUnit, forum: Forum) -> None:
    brought_to(forum, State.HELD)
    head = a_member(unit, Role.UNIT_HEAD, "Siti")
    assert any("berita acara" in one.text for one in all_tasks(head, TODAY)), "through the registry"
    neighbour = a_member(a_unit(unit.office, "2"), name="Wati")
    assert desk_tasks(neighbour, TODAY) == []
    assert desk_tasks(a_member(unit, Role.READER, "Rudi"), TODAY) == []


def test_it_asks_the_same_number_of_statements_for_many_forums(
    unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = a_member(unit)
    for at in range(3):
        brought_to(a_forum(a_version(unit, f"0{at}")), State.INVITED)
    with django_assert_num_queries(3):
        desk_tasks(person, TODAY + timedelta(days=1))
