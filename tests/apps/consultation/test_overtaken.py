"""A forum whose standard took force meanwhile is told that it is late, and how it can go on."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.consultation.forum_cast import (
    WHO,
    a_consulting_unit,
    a_forum,
    a_version,
    a_version_in_force,
    brought_to,
    talked_over_otherwise,
    took_force,
)
from tests.apps.organizations.cast import TODAY
from tests.apps.standards.standards_cast import a_decree, a_draft, a_member
from tests.people import signed_in
from tolok.apps.consultation import actions
from tolok.apps.consultation.models import Forum, Scope, State
from tolok.apps.consultation.selectors.desk import desk_tasks
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import StandardVersion

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=7)
LATE = (
    "versi 1, berlaku mulai 21 November 2026, sedangkan forum ini, yang direncanakan 28 November 2026, belum"
)


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_consulting_unit()


@pytest.fixture
def version(unit: OrganizationUnit) -> StandardVersion:
    return a_version(unit)


@pytest.fixture
def keeper(client: Client, unit: OrganizationUnit) -> Client:
    signed_in(client, a_member(unit))
    return client


def page(keeper: Client, forum: Forum, name: str = "work") -> str:
    """A page of a forum, its words on one line."""
    return " ".join(keeper.get(reverse(f"consultation-{name}", args=[forum.pk])).content.decode().split())


def address(forum: Forum, name: str) -> str:
    return reverse(f"consultation-{name}", args=[forum.pk])


def late_on_the_desk(forum: Forum) -> bool:
    """Whether the desk of an operator says that it is late."""
    tasks = desk_tasks(a_member(forum.unit, name="Wati"), TODAY)
    return any(one.text.startswith("Tentukan kelanjutan forum yang terlambat: ") for one in tasks)


def test_its_page_names_both_days_and_every_way_on(keeper: Client, version: StandardVersion) -> None:
    forum = a_forum(version, meets_on=SOON)
    assert "Forum ini terlambat" not in page(keeper, forum)
    took_force(version)
    shown = page(keeper, forum)
    assert "Forum ini terlambat" in shown
    assert LATE in shown
    assert f"{address(forum, 'edit')}?lingkup=evaluation" in shown
    assert reverse("standards-begin", args=[version.service_id]) in shown
    assert f'href="{address(forum, "call-off")}"' in shown


def test_it_goes_on_with_the_next_draft(keeper: Client, version: StandardVersion) -> None:
    forum = a_forum(version, meets_on=SOON)
    took_force(version)
    draft = a_draft(version.service)
    shown = page(keeper, forum)
    assert "Bahas versi 2, yang sedang disusun" in shown
    assert f'href="{address(forum, "versions")}"' in shown
    assert keeper.post(address(forum, "versions"), {"versions": [draft.pk]}).status_code == 302
    assert "Forum ini terlambat" not in page(keeper, forum)


def test_it_goes_on_as_a_review(keeper: Client, version: StandardVersion) -> None:
    forum = brought_to(a_forum(version, meets_on=TODAY - timedelta(days=1)), State.INVITED)
    took_force(version)
    assert "Forum ini terlambat" in page(keeper, forum)
    form = keeper.get(f"{address(forum, 'edit')}?lingkup=evaluation").context["form"]
    assert form["scope"].value() == Scope.EVALUATION
    told = {"topic": forum.topic, "scope": Scope.EVALUATION, "form": "face", "meets_on": SOON}
    told |= {"begins": "09:00", "place": forum.place}
    assert keeper.post(address(forum, "edit"), told).status_code == 302
    assert "Forum ini terlambat" not in page(keeper, forum)
    assert not late_on_the_desk(forum)


def test_one_that_was_held_closes_its_minutes_all_the_same(keeper: Client, version: StandardVersion) -> None:
    forum = a_forum(version, meets_on=TODAY - timedelta(days=1))
    brought_to(forum, State.INVITED)
    actions.hold(forum=forum, held_on=TODAY - timedelta(days=1), **WHO)
    took_force(version)
    shown = page(keeper, forum)
    assert "terlaksana 20 November 2026" in shown
    assert "berlaku mulai 21 November 2026" in shown
    assert "menjadi bahan versi berikutnya" in shown
    assert f'href="{address(forum, "signatures")}"' in shown
    assert "lingkup=evaluation" not in shown, "it was held before the standard held"
    assert late_on_the_desk(forum)


def test_a_reader_is_told_without_the_ways(client: Client, unit: OrganizationUnit) -> None:
    version = a_version(unit)
    forum = a_forum(version, meets_on=SOON)
    took_force(version)
    signed_in(client, a_member(unit, Role.READER, "Rudi"))
    shown = page(client, forum)
    assert LATE in shown
    assert "lingkup=evaluation" not in shown
    assert reverse("standards-begin", args=[version.service_id]) not in shown


def test_it_stands_on_the_desk(unit: OrganizationUnit, version: StandardVersion) -> None:
    forum = a_forum(version, meets_on=SOON)
    took_force(version)
    (task,) = desk_tasks(a_member(unit), TODAY)
    assert task.text.startswith("Tentukan kelanjutan forum yang terlambat: ")
    assert task.state == "standar berlaku mulai 21 November 2026, forum 28 November 2026"
    assert task.url == address(forum, "work")


def test_it_stands_on_the_page_of_the_version(keeper: Client, version: StandardVersion) -> None:
    forum = a_forum(version, meets_on=SOON)
    took_force(version)
    own = reverse("standards-version", args=[version.pk])
    shown = " ".join(keeper.get(own).content.decode().split())
    assert "Tentukan kelanjutan forum yang terlambat" in shown
    assert LATE in shown
    actions.call_off(forum=forum, why="Standar sudah ditetapkan", **WHO)
    assert "terlambat" not in keeper.get(own).content.decode()


def test_before_the_decree_the_version_says_that_a_forum_is_not_over(
    keeper: Client, version: StandardVersion
) -> None:
    forum = a_forum(version, meets_on=SOON)
    own = reverse("standards-version", args=[version.pk])
    assert "Selesaikan dulu forum" not in keeper.get(own).content.decode()
    talked_over_otherwise(version)
    shown = " ".join(keeper.get(own).content.decode().split())
    assert "Selesaikan dulu forum tentang versi ini" in shown
    assert "Forum ini belum selesai (rencana, 28 November 2026)." in shown
    assert address(forum, "work") in shown


def test_citizens_read_that_it_holds_already(client: Client, version: StandardVersion) -> None:
    forum = brought_to(a_forum(version, meets_on=TODAY - timedelta(days=1)), State.INVITED)
    took_force(version)
    assert "berlaku mulai 21 November 2026" in page(client, forum, "forum")
    subject = forum.subjects.get()
    draft = client.get(reverse("consultation-draft", args=[forum.pk, subject.pk])).content.decode()
    assert "berlaku mulai 21 November 2026" in draft


def test_a_review_of_what_was_replaced_meanwhile_is_late_too(keeper: Client, unit: OrganizationUnit) -> None:
    old = a_version_in_force(unit)
    forum = a_forum(old, meets_on=SOON, scope=Scope.EVALUATION)
    assert "Forum ini terlambat" not in page(keeper, forum)
    took_force(a_draft(old.service))
    shown = page(keeper, forum)
    assert "hanya berlaku sampai 20 November 2026" in shown
    assert "28 November 2026" in shown
    assert late_on_the_desk(forum)


@pytest.mark.parametrize("state", [State.SIGNED, State.CALLED_OFF])
def test_one_that_came_to_its_end_is_not_late(
    keeper: Client, unit: OrganizationUnit, version: StandardVersion, state: State
) -> None:
    forum = a_forum(version)
    if state == State.SIGNED:
        brought_to(forum, state)
        versions.revise(version=version, **WHO)
        versions.ready(version=version, **WHO)
        decree = a_decree(unit)
        versions.put_in_force(version=version, decree=decree, effective_from=TODAY, **WHO)
    else:
        actions.call_off(forum=forum, why="Camat berhalangan", **WHO)
        took_force(version)
    assert "Forum ini terlambat" not in page(keeper, forum)
    assert not late_on_the_desk(forum)
