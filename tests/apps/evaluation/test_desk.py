"""The desk of the Biro: what is missing in its cycles; and what units see of dates."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import DAY, NOW, a_cast, a_cycle, a_panel, ended, locus_of
from tests.apps.evaluation.filling import a_cycle_today, fill_in
from tests.people import signed_in
from tolok.apps.evaluation.actions import cycles, panel, results
from tolok.apps.evaluation.models import PanelRole, State
from tolok.apps.evaluation.selectors.managing import managed_by
from tolok.apps.evaluation.words import moment, zone_of
from tolok.apps.organizations.models import Office

pytestmark = pytest.mark.django_db


def desk(client: Client) -> str:
    return client.get(reverse("cycles")).content.decode()


def test_it_tells_the_biro_which_units_have_not_sent_and_who_has_nobody(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    panel.join_panel(cycle=cycle, user=cast.stranger, role=PanelRole.EVALUATOR, by=cast.admin, now=NOW)
    signed_in(client, cast.admin)
    page = desk(client)
    assert "3 unit belum mengirim" in page
    assert "3 unit belum punya evaluator" in page
    assert "1 orang belum" in page
    assert "lewat tanggal" not in page


def test_it_tells_the_biro_what_is_not_handed_in(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.JUDGING)
    (eva, *_rest) = a_panel(cast, cycle)
    panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    signed_in(client, cast.admin)
    page = desk(client)
    assert "1 belum diserahkan" in page
    assert "belum punya evaluator" not in page


def test_it_tells_the_biro_that_a_state_should_have_ended(client: Client) -> None:
    cast = a_cast()
    a_cycle(cast, State.BRIEFING)
    signed_in(client, cast.admin)
    assert "lewat tanggal" in desk(client)


def test_only_the_second_person_is_asked_to_lock() -> None:
    cast, cycle, moderator = ended(units=1)
    results.propose(cycle=cycle, by=moderator, now=NOW)
    assert [one.to_lock for one in managed_by(cast.admin, timezone.localdate())] == [1]
    results.withdraw(result=cycle.results.get(), why="Salah hitung", by=moderator, now=NOW)
    results.propose(cycle=cycle, by=cast.admin, now=NOW)
    assert [one.to_lock for one in managed_by(cast.admin, timezone.localdate())] == [0]


def test_what_the_biro_manages_is_no_business_of_a_unit_or_an_auditor(client: Client) -> None:
    cast = a_cast()
    a_cycle(cast, State.FILLING)
    for person in (cast.operator, cast.auditor, cast.stranger):
        assert managed_by(person, timezone.localdate()) == []
    signed_in(client, cast.operator)
    assert "belum mengirim" not in desk(client)


def test_it_reads_all_cycles_of_the_biro_in_one_statement(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = a_cast(units=1)
    for year in (2024, 2025, 2026):
        a_cycle(cast, State.FILLING, f"PEKPPP {year}")
    with django_assert_max_num_queries(1):
        assert len(managed_by(cast.admin, timezone.localdate())) == 3


def test_units_find_their_library_and_their_surveys_from_the_desk(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    signed_in(client, cast.operator)
    page = desk(client)
    assert f'href="{reverse("evidence")}"' in page
    assert f'href="{reverse("surveys")}"' in page
    locus = locus_of(cycle, cast.units[0])
    assert f'href="{reverse("standards-services", args=[locus.unit_id])}"' in page
    assert f'href="{reverse("consultation-home")}"' in page
    page = client.get(reverse("cycle-unit", args=[cycle.pk, locus.pk])).content.decode()
    assert reverse("evidence-library", args=[locus.unit_id]) in page


def test_an_evaluator_from_outside_finds_no_door_to_libraries(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.JUDGING)
    (eva, *_rest) = a_panel(cast, cycle)
    locus = locus_of(cycle, cast.units[0])
    panel.seat(locus=locus, user=eva, by=cast.admin, now=NOW)
    signed_in(client, eva)
    assert f'href="{reverse("evidence")}"' not in desk(client)
    page = client.get(reverse("cycle-unit", args=[cycle.pk, locus.pk])).content.decode()
    assert reverse("evidence-library", args=[locus.unit_id]) not in page


def test_units_and_evaluators_see_moved_dates_and_the_rule_of_outages(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.FILLING)
    (eva, *_rest) = a_panel(cast, cycle)
    span = (NOW - 30 * DAY, NOW + 12 * DAY)
    cycles.move_dates(
        cycle=cycle, state=State.FILLING, span=span, why="Banjir di tiga kecamatan", by=cast.admin, now=NOW
    )
    for person in (cast.operator, eva):
        signed_in(client, person)
        way = reverse("cycles-calendar", args=[cycle.pk])
        assert f'href="{way}"' in client.get(reverse("cycle", args=[cycle.pk])).content.decode()
        page = client.get(way).content.decode()
        assert "Banjir di tiga kecamatan" in page
        assert "24 jam terakhir" in page
        assert reverse("cycles-dates", args=[cycle.pk, "filling"]) not in page


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("32.01", "7 Desember 2026 23.59 WIB"),
        ("51.02", "8 Desember 2026 00.59 WITA (7 Desember 2026 23.59 WIB)"),
        ("82.71", "8 Desember 2026 01.59 WIT (7 Desember 2026 23.59 WIB)"),
    ],
)
def test_a_time_is_told_in_the_zone_of_the_office_and_in_wib(region: str, said: str) -> None:
    at = datetime(2026, 12, 7, 16, 59, tzinfo=UTC)
    assert moment(at, zone_of(Office(region=region))) == said


def test_it_asks_the_head_who_was_told_that_f01_waits(client: Client) -> None:
    cast = a_cast()
    locus = locus_of(a_cycle_today(cast), cast.units[0])
    fill_in(cast, locus)
    signed_in(client, cast.operator)
    check = reverse("claims-check", args=[locus.cycle_id, locus.pk])
    assert "Beri tahu kepala unit" in client.get(check).content.decode()
    client.post(reverse("claims-ask", args=[locus.cycle_id, locus.pk]))
    told = client.get(check).content.decode()
    assert "Kepala unit diberi tahu" in told
    assert "Beri tahu kepala unit" not in told
    assert "menunggu kepala unit" in desk(client)
    signed_in(client, cast.head)
    page = desk(client)
    assert "menunggu persetujuan Anda" in page
    assert check in page
    client.post(reverse("claims-approve", args=[locus.cycle_id, locus.pk]))
    assert "menunggu persetujuan Anda" not in desk(client)
