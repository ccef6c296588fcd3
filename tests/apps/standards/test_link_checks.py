"""The nightly look at addresses: one row each, batches, told once when broken twice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_office
from tests.apps.standards.keeping_cast import BY, a_standard, shown, updated
from tests.apps.surveys.cast import a_member
from tolok.apps.evidence.actions import Reached
from tolok.apps.notices.models import Notice
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import link_checks, publishing
from tolok.apps.standards.models import LinkCheck, Publication
from tolok.apps.standards.selectors.links import checks_of, given
from tolok.rules.texts import Text

pytestmark = pytest.mark.django_db
SITE = "https://unit.tolok.example.go.id/website"


@pytest.fixture
def unit() -> OrganizationUnit:
    unit = a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    version = a_standard(unit)
    shown(version, "website")
    shown(version, "board")
    return unit


class World:
    """What every address answers, and which were asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Reached] = {}
        self.asked: list[str] = []

    def reach_all(self, addresses: Sequence[str]) -> list[Reached]:
        self.asked += addresses
        return [self.answers.get(one, Reached(200)) for one in addresses]


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World()
    monkeypatch.setattr(link_checks, "reach_all", world.reach_all)
    return world


def night(at: int) -> datetime:
    """One in the morning, Western Indonesian time, `at` nights on."""
    return NOW.replace(hour=18) + timedelta(days=at)


def test_a_name_reserved_for_examples_is_no_broken_link(unit: OrganizationUnit, world: World) -> None:
    publishing.note_update(
        unit=unit,
        title="Jadwal pelayanan",
        medium="website",
        address="https://layanan.tolok.example/kabar",
        published_on=TODAY,
        **BY,
    )
    link_checks.check_due(now=night(0))

    assert world.asked == [SITE]


def test_a_good_address_is_looked_at_once_a_night(unit: OrganizationUnit, world: World) -> None:
    assert link_checks.check_due(now=night(0)) == 1
    assert link_checks.check_due(now=night(0) + timedelta(minutes=5)) == 0
    assert link_checks.check_due(now=night(1)) == 1
    assert world.asked == [SITE, SITE]
    assert LinkCheck.objects.get().good


def test_by_day_only_what_was_missed_is_looked_at(unit: OrganizationUnit, world: World) -> None:
    link_checks.check_due(now=night(0))
    assert link_checks.check_due(now=night(0) + timedelta(hours=24, minutes=1)) == 1
    assert link_checks.check_due(now=night(1) + timedelta(hours=30)) == 0
    assert link_checks.check_due(now=night(1) + timedelta(hours=37)) == 1


def test_a_unit_is_told_once_of_a_link_that_stays_broken(unit: OrganizationUnit, world: World) -> None:
    person = a_member(unit)
    world.answers[SITE] = Reached(404)
    for at in range(4):
        link_checks.check_due(now=night(at))
        assert Notice.objects.filter(user=person).count() == (at > 0)
    row = LinkCheck.objects.get()
    assert (row.broken_since, row.status, row.good) == (night(0), 404, False)
    assert Notice.objects.get().path == f"/standar/unit/{unit.pk}/kemutakhiran/"
    world.answers[SITE] = Reached(200)
    link_checks.check_due(now=night(5))
    row.refresh_from_db()
    assert (row.broken_since, row.told_at, row.good) == (None, None, True)


def test_nobody_is_told_by_a_server_without_a_way_out(unit: OrganizationUnit, world: World) -> None:
    a_member(unit)
    world.answers[SITE] = Reached(None, Text("tidak menjawab", "does not answer"))
    for at in range(3):
        link_checks.check_due(now=night(at))
    assert not Notice.objects.exists()
    assert LinkCheck.objects.get().broken_since == night(0)


def test_one_that_answers_only_people_is_there(unit: OrganizationUnit, world: World) -> None:
    world.answers[SITE] = Reached(403)
    link_checks.check_due(now=night(0))
    assert LinkCheck.objects.get().good


def test_why_nobody_answered_is_kept_in_both_languages(unit: OrganizationUnit, world: World) -> None:
    world.answers[SITE] = Reached(None, Text("tidak menjawab", "does not answer"))
    link_checks.check_due(now=night(0))
    (row,) = checks_of(unit.pk, TODAY)
    assert row.words == {"id": "tidak menjawab", "en": "does not answer"}


def test_a_batch_goes_on_where_the_last_one_ended(
    unit: OrganizationUnit,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(link_checks, "BATCH", 4)
    updated(unit, *(TODAY - timedelta(days=at) for at in range(9)))
    with django_assert_max_num_queries(10):
        assert link_checks.check_due(now=night(0)) == 4
    assert [link_checks.check_due(now=night(0)) for _ in range(3)] == [4, 2, 0]
    assert len(set(world.asked)) == 10


def test_what_was_taken_down_is_looked_at_no_more(unit: OrganizationUnit) -> None:
    assert {one.address for one in given(TODAY)} == {SITE}
    one = Publication.objects.get(medium="website")
    publishing.take_down(publication=one, withdrawn_on=TODAY, by=None, now=NOW)
    assert given(TODAY + timedelta(days=1)) == frozenset()
