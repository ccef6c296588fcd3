"""Facts of standards, maklumat and publications: what is offered, as of which day, and what is left out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import a_looked_at
from tests.apps.organizations.cast import NOW, START, TODAY, a_unit, an_office
from tests.apps.standards.keeping_cast import (
    BY,
    LAST_YEAR,
    a_decree,
    a_maklumat,
    a_standard,
    carried,
    in_force,
    monitored,
    reviewed,
    shown,
    updated,
)
from tests.apps.standards.standards_cast import WHOLE, a_draft, a_service, moved_to, without
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import publishing
from tolok.apps.standards.actions.profiles import write_profile
from tolok.apps.standards.actions.publishing import Showing
from tolok.apps.standards.models import State
from tolok.apps.standards.selectors.facts import offered
from tolok.rules import packs
from tolok.rules.days import day_first
from tolok.rules.gathered import Gathered
from tolok.rules.gathering.finding import find
from tolok.rules.standards.complaint_channels import counted
from tolok.rules.standards.values import Channel

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


def facts(unit: OrganizationUnit, day: date = TODAY) -> dict[str, Gathered]:
    return {one.key: one for one in offered([unit.pk], day)[unit.pk]}


def values(unit: OrganizationUnit, day: date = TODAY) -> dict[str, Any]:
    return {key: one.value for key, one in facts(unit, day).items()}


def test_it_knows_nothing_of_a_unit_that_entered_nothing(unit: OrganizationUnit) -> None:
    assert facts(unit) == {}


def test_it_counts_services_alone_where_no_standard_was_entered(unit: OrganizationUnit) -> None:
    a_service(unit)
    assert values(unit) == {"service_kinds": 1}


def test_it_offers_a_decided_standard_with_the_decree_as_its_basis(unit: OrganizationUnit) -> None:
    a_standard(unit, decree=a_decree(unit))
    a_service(unit, "02")
    found = facts(unit)
    assert values(unit) == {
        "service_kinds": 2,
        "standard_made": True,
        "standards_written": 1,
        "standard_complete": True,
        "standard_decided": True,
        "complaint_media": {"phone"},
    }
    decided = found["standard_decided"]
    assert decided.since == LAST_YEAR
    (basis,) = decided.bases
    assert basis.title.en == "Decree 188/4/2025"
    assert basis.address == f"/standar/keputusan/{unit.decrees.get().pk}/"
    assert "1 dari 2" in found["standards_written"].words.id
    assert found["standards_written"].words.id.endswith("Belum punya: Surat keterangan domisili.")


def test_it_counts_a_draft_as_made_but_not_decided(unit: OrganizationUnit) -> None:
    a_draft(a_service(unit))
    found = values(unit)
    assert (found["standard_made"], found["standard_decided"], found["standard_community"]) == (
        True,
        False,
        False,
    )


def test_it_leaves_the_decision_open_where_a_decree_was_not_entered(unit: OrganizationUnit) -> None:
    a_standard(unit)
    assert "standard_decided" not in values(unit)
    a_draft(a_service(unit, "02"))
    assert values(unit)["standard_decided"] is False


def test_it_says_no_where_one_standard_is_not_complete(unit: OrganizationUnit) -> None:
    a_standard(unit)
    a_standard(unit, "02", standard=without(WHOLE, "B14"))
    assert values(unit)["standard_complete"] is False
    assert "1 dari 2" in facts(unit)["standard_complete"].words.id


def test_it_leaves_the_public_part_open_where_a_version_was_brought_in(unit: OrganizationUnit) -> None:
    a_standard(unit)
    assert "standard_community" not in values(unit)
    a_standard(
        unit,
        "02",
        participation="fkp",
        elements=["users", "experts", "business"],
        consulted_on=date(2025, 9, 1),
    )
    found = values(unit)
    assert "standard_community" not in found
    assert found["community_elements"] == frozenset({"users", "experts"})


def test_it_says_that_the_community_took_part_in_every_standard(unit: OrganizationUnit) -> None:
    moved_to(a_draft(a_service(unit)), State.IN_FORCE)
    assert values(unit)["standard_community"] is True


def test_it_looks_at_the_version_of_the_day(unit: OrganizationUnit) -> None:
    service = a_service(unit)
    in_force(service, date(2024, 1, 1), standard=without(WHOLE, "B14"))
    in_force(service, date(2026, 6, 1))
    assert values(unit, date(2026, 5, 31))["standard_complete"] is False
    assert values(unit, date(2026, 6, 1))["standard_complete"] is True
    assert values(unit, date(2023, 12, 31)) == {"service_kinds": 1}


def test_it_wants_monitoring_within_the_year_of_every_older_standard(unit: OrganizationUnit) -> None:
    old, new = a_standard(unit, day=date(2024, 1, 1)), a_standard(unit, "02", day=date(2026, 9, 1))
    assert "standard_monitored" not in values(unit)
    monitored(old, date(2025, 3, 1))
    assert values(unit)["standard_monitored"] is False
    monitored(old, date(2026, 3, 1))
    assert values(unit)["standard_monitored"] is True
    assert values(unit, date(2026, 2, 28))["standard_monitored"] is True
    assert values(unit, date(2027, 3, 1))["standard_monitored"] is False
    assert new.pk


def test_it_measures_the_interval_of_reviews_and_their_scope(unit: OrganizationUnit) -> None:
    one = a_standard(unit, day=date(2023, 1, 10))
    two = a_standard(unit, "02", day=date(2023, 1, 10))
    assert "review_done" not in values(unit)
    reviewed(one, date(2025, 1, 10))
    reviewed(one, date(2026, 1, 10))
    found = values(unit)
    assert (found["review_done"], found["review_months"], found["review_scope"]) == (True, 12, "some")
    reviewed(two, date(2026, 2, 11))
    found = values(unit)
    assert (found["review_months"], found["review_scope"]) == (38, "all")
    assert values(unit, date(2028, 3, 1))["review_months"] == 38


def test_the_first_interval_of_reviews_runs_from_the_decree(unit: OrganizationUnit) -> None:
    decree = a_decree(unit, day=date(2026, 2, 9))
    reviewed(a_standard(unit, day=date(2026, 2, 18), decree=decree), date(2026, 9, 14))
    a_standard(unit, "02", day=date(2026, 8, 1))
    found = facts(unit)
    assert found["review_months"].value == 8
    assert found["review_scope"].words.id == (
        "1 dari 2 jenis layanan sudah pernah ditinjau. 1 lainnya masih baru, jadi belum waktunya ditinjau."
    )


def test_a_profile_written_after_midnight_here_is_of_that_day(unit: OrganizationUnit) -> None:
    late = {**BY, "now": datetime(2026, 11, 19, 20, 30, tzinfo=UTC)}
    write_profile(
        unit=unit, accessibility=["priority_desk"], website="https://a.example.go.id", hours={}, **late
    )
    found = facts(unit)
    for key in ("vulnerable_facilities", "sipp_official"):
        assert (found[key].since, found[key].bases[0].day) == (date(2026, 11, 20), date(2026, 11, 20))


def test_it_counts_media_that_show_all_six_of_a_version_in_force(unit: OrganizationUnit) -> None:
    one, two = a_standard(unit), a_standard(unit, "02")
    assert "standard_published" not in values(unit)
    shown(one, "board", components=("A1", "A3"))
    assert (values(unit)["standard_published"], values(unit)["standard_media"]) == (
        "part",
        frozenset({"print"}),
    )
    for version in (one, two):
        shown(version, "website")
    carried(one, two)
    found = values(unit)
    assert found["standard_published"] == "all"
    assert found["standard_media"] == frozenset({"website", "sippn"})
    assert found["information_media"] == frozenset({"board", "online"})
    assert "sippn_linked" not in found
    words = facts(unit)["standard_media"].words.id
    assert "Memuat keenam komponen semua standar, menurut log publikasi: situs web" in words
    assert "sedikitnya satu" not in words


def test_a_medium_that_has_some_standards_counts_and_says_that_this_is_a_reading(
    unit: OrganizationUnit,
) -> None:
    one, two = a_standard(unit), a_standard(unit, "02")
    for version in (one, two):
        shown(version, "website")
    carried(one)
    found = facts(unit)["standard_media"]
    assert found.value == frozenset({"website", "sippn"})
    assert "Belum memuat semuanya: SIPP Nasional (1 dari 2 standar)." in found.words.id
    assert "kami membaca “ada” sebagai sedikitnya satu" in found.words.id


def test_it_believes_the_register_of_the_portal_alone(unit: OrganizationUnit) -> None:
    """Carried there is not yet read there; what is there of an older standard counts no more."""
    version = a_standard(unit, day=date(2025, 1, 1))
    shown(version, "website", date(2025, 2, 1))
    carried(version, day=date(2025, 3, 1), seen=False)
    assert values(unit)["standard_media"] == frozenset({"website"})
    carried(version, day=date(2025, 4, 1))
    assert values(unit, date(2025, 3, 31))["standard_media"] == frozenset({"website"})
    found = facts(unit)["standard_media"]
    assert found.value == frozenset({"website", "sippn"})
    (portal,) = (one for one in found.bases if one.origin.startswith("catalogue."))
    assert portal.address == f"/layanan/kelola/layanan/{version.service_id}/"
    in_force(version.service, date(2026, 1, 1))
    assert values(unit)["standard_media"] == frozenset()
    assert "2 publikasi" in facts(unit)["standard_media"].words.id


def test_it_does_not_count_what_hangs_no_more_or_shows_an_old_version(unit: OrganizationUnit) -> None:
    version = a_standard(unit, day=date(2025, 1, 1))
    board = shown(version, "board", date(2025, 2, 1))
    in_force(version.service, date(2026, 1, 1))
    assert values(unit, date(2025, 12, 31))["standard_published"] == "all"
    assert values(unit)["standard_published"] == "none"
    assert values(unit)["standard_media"] == frozenset()
    publishing.take_down(publication=board, withdrawn_on=date(2026, 2, 1), **BY)
    assert "standard_published" not in values(unit)


def test_it_follows_a_maklumat_from_draft_to_both_kinds_of_media(unit: OrganizationUnit) -> None:
    assert "pledge_made" not in values(unit)
    found = a_maklumat(unit, date(2025, 3, 1), said={"sanction": ""}, why="naskah lama")
    assert values(unit) == {"pledge_made": True, "pledge_decided": True, "pledge_compliant": False}
    assert "menerima sanksi" in facts(unit)["pledge_compliant"].words.id
    new = a_maklumat(unit, date(2026, 3, 1), decree=a_decree(unit), surely=True)
    for medium, place in (("board", "Pintu masuk"), ("screen", "Loket")):
        showing = Showing(medium, date(2026, 3, 5), place)
        publishing.publish_maklumat(unit=unit, maklumat=new, showing=showing, **BY)
    now = values(unit)
    assert (now["pledge_compliant"], now["pledge_media"]) == (
        True,
        frozenset({"electronic", "non_electronic"}),
    )
    assert values(unit, date(2026, 2, 28))["pledge_compliant"] is False
    assert found.pk != new.pk


def test_it_reads_how_often_channels_are_updated(unit: OrganizationUnit) -> None:
    assert "update_interval" not in values(unit)
    updated(unit, *(date(2026, 11, 20) - timedelta(days=7 * at) for at in range(5)))
    assert values(unit)["update_interval"] == "weekly"
    assert values(unit, date(2026, 11, 1))["update_interval"] == "half_yearly"
    (together,) = facts(unit)["update_interval"].bases
    assert len(together.members) == 5
    assert together.title.id == "Pemutakhiran: 5, terbaru 20 November 2026"


def test_what_it_offers_can_be_read_by_the_rules_of_both_packs(unit: OrganizationUnit) -> None:
    version = a_standard(unit, decree=a_decree(unit))
    shown(version, "website")
    shown(version, "board")
    carried(version)
    reviewed(version)
    monitored(version)
    a_maklumat(unit)
    updated(unit, TODAY)
    for pack in ("pekppp-2022-luring", "pekppp-2022-daring"):
        instrument = packs.instrument(pack)
        for indicator in instrument.indicators.values():
            mine = {one.key: facts(unit)[one.key] for one in indicator.questions if one.key in facts(unit)}
            assert find(indicator, mine) is not None


def test_it_costs_the_same_for_three_units_and_for_sixty(
    unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    units = [a_unit(unit.office, f"9{at:02}") for at in range(60)]
    for one in units[:3]:
        version = a_standard(one)
        shown(version)
        reviewed(version)
    with django_assert_num_queries(9):
        offered([one.pk for one in units[:3]], TODAY)
    for one in units[3:20]:
        version = a_standard(one, decree=a_decree(one))
        shown(version)
        reviewed(version)
        monitored(version)
        a_maklumat(one)
        updated(one, TODAY)
    with django_assert_num_queries(9):
        found = offered([one.pk for one in units], TODAY)
    assert len(found) == 60
    assert NOW.date() > START


def test_it_offers_the_complaint_media_that_standards_in_force_name(unit: OrganizationUnit) -> None:
    a_standard(unit)
    named = facts(unit)["complaint_media"]
    assert named.value == counted(channel.medium for channel in WHOLE.channels)
    assert named.value
    a_draft(a_service(unit, "09", "Layanan lain"), WHOLE)
    assert facts(unit)["complaint_media"].words.id == named.words.id


def test_it_says_in_how_many_standards_a_complaint_channel_is_named(unit: OrganizationUnit) -> None:
    both = (*WHOLE.channels, Channel("sp4n", "lapor.go.id"))
    a_standard(unit)
    a_standard(unit, "02", standard=replace(WHOLE, channels=both))
    words = facts(unit)["complaint_media"].words.id
    assert "WhatsApp dan SP4N-LAPOR! (1 dari 2 standar)" in words


def test_it_offers_what_the_profile_tells_of_hours_and_accessibility(unit: OrganizationUnit) -> None:
    write_profile(unit=unit, accessibility=["ramp"], hours={"1": [["08:00", "12:00"]]}, **BY)
    assert {"hours_elements", "vulnerable_facilities"}.isdisjoint(values(unit))
    told = facts(unit)["published_hours"]
    assert "Senin 08.00–12.00" in told.words.id
    assert told.bases[0].address
    through = {"1": [["08:00", "15:00"]]}
    write_profile(unit=unit, accessibility=["ramp", "priority_desk"], hours=through, **BY)
    found = facts(unit)
    assert found["hours_elements"].value == frozenset({"no_break"})
    assert found["vulnerable_facilities"].value == frozenset({"special_counter"})
    assert "terakhir diperbarui" in found["vulnerable_facilities"].words.id


def test_what_rests_on_no_file_is_said_beside_what_it_shows(
    unit: OrganizationUnit, settings: Settings, tmp_path: Path
) -> None:
    settings.TOLOK_HOME = tmp_path
    bare = "1 {} tanpa bukti ("
    old = a_standard(unit, day=LAST_YEAR, decree=a_decree(unit, scan=None))
    monitored(old)
    reviewed(old)
    found = facts(unit)
    assert bare.format("pemantauan") in found["standard_monitored"].words.id
    assert bare.format("peninjauan") in found["review_done"].words.id
    assert bare.format("SK") in found["standard_decided"].words.id
    assert "Monitorings without proof, no file at all: 1." in found["standard_monitored"].words.en
    services = [a_standard(unit, f"{n:02}", day=LAST_YEAR) for n in range(2, 6)]
    proven = a_looked_at(unit, None)
    for one in services:
        monitored(one, proof=proven)
    (group,) = facts(unit)["standard_monitored"].bases
    assert group.title.id == f"Pemantauan: 5, 1 tanpa bukti, terbaru {day_first(TODAY)}"
    monitored(old, proof=proven)
    assert "tanpa bukti" not in facts(unit)["standard_monitored"].words.id
