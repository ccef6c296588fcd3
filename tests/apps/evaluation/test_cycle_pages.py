"""The desk and the pages of the Biro, through the doors people use."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import DARING, LURING, NOW, a_cast, a_cycle, a_moderator, a_panel, locus_of
from tests.apps.organizations.cast import someone
from tests.people import signed_in
from tolok.apps.evaluation.actions import cycles, panel
from tolok.apps.evaluation.models import Cycle, PanelMember, PanelRole, Seat, State
from tolok.apps.evaluation.selectors import deadline

pytestmark = pytest.mark.django_db


def opening(**more: str) -> dict[str, str]:
    day = timezone.localdate()
    data = {
        "name": "PEKPPP Mandiri 2027",
        "year": "2027",
        "previous": "",
        "pack_a": LURING,
        "pack_b": DARING,
        "units": "all",
        "second_share": "20",
    }
    for place, phase in enumerate(("briefing", "filling", "judging", "clarifying", "objecting")):
        first = day + timedelta(days=10 * place)
        data[f"{phase}_from"] = first.isoformat()
        data[f"{phase}_to"] = (first + timedelta(days=9)).isoformat()
    return {**data, **more}


def test_the_desk_of_the_biro_opens_a_cycle_with_every_unit(client: Client) -> None:
    cast = a_cast()
    signed_in(client, cast.admin)
    desk = client.get(reverse("cycles"))
    path = reverse("cycles-open", args=[cast.office.pk])
    assert path in desk.content.decode()
    answer = client.post(path, opening())
    cycle = Cycle.objects.get()
    assert answer.headers["Location"] == reverse("cycle", args=[cycle.pk])
    assert cycle.loci.count() == 3
    assert cycle.phases.count() == 5
    assert (cycle.gap, cycle.clarification_days, cycle.outage_hours) == (1, 3, 24), "the usual numbers"


def test_the_office_chooses_its_own_numbers(client: Client) -> None:
    cast = a_cast()
    signed_in(client, cast.admin)
    own = {"gap": "2", "clarification_days": "4", "objection_days": "7", "outage_hours": "48"}
    client.post(reverse("cycles-open", args=[cast.office.pk]), opening(**own))
    cycle = Cycle.objects.get()
    assert (cycle.gap, cycle.clarification_days, cycle.objection_days, cycle.outage_hours) == (2, 4, 7, 48)


def test_it_tells_everything_that_is_wrong_with_an_opening(client: Client) -> None:
    cast = a_cast()
    a_cycle(cast, name="PEKPPP Mandiri 2027")
    signed_in(client, cast.admin)
    wrong = opening(filling_from="2030-01-02", filling_to="2030-01-01")
    page = client.post(reverse("cycles-open", args=[cast.office.pk]), wrong).content.decode()
    assert "nama itu" in page
    assert "Tahap ini mulai" in page


def test_last_years_units_and_panel_come_along(client: Client) -> None:
    cast = a_cast()
    last = a_cycle(cast, State.FILLING)
    a_panel(cast, last)
    signed_in(client, cast.admin)
    data = opening(units="previous", previous=str(last.pk))
    client.post(reverse("cycles-open", args=[cast.office.pk]), data)
    cycle = Cycle.objects.get(previous=last)
    assert (cycle.loci.count(), cycle.panel.count()) == (3, 2)


def test_units_are_ticked_one_by_one(client: Client) -> None:
    cast = a_cast()
    signed_in(client, cast.admin)
    client.post(reverse("cycles-open", args=[cast.office.pk]), opening(units="later"))
    cycle = Cycle.objects.get()
    path = reverse("cycles-units", args=[cycle.pk])
    assert "Dinas D01" in client.get(path).content.decode()
    unit = cast.units[1].pk
    client.post(path, {f"unit-{unit}": "on", f"form-{unit}": "B"})
    assert [(locus.code, locus.form.letter) for locus in cycle.loci.all()] == [("D02", "B")]
    assert "Dinas D02" not in client.get(path).content.decode()


def test_the_calendar_moves_dates_and_states(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.BRIEFING)
    signed_in(client, cast.admin)
    path = reverse("cycles-dates", args=[cycle.pk, "filling"])
    day = timezone.localdate()
    new = {"first": day.isoformat(), "last": (day + timedelta(days=5)).isoformat()}
    assert "alasan" in client.post(path, {**new, "why": ""}).content.decode().lower()
    client.post(path, {**new, "why": "Jaringan kabupaten putus"})
    page = client.get(reverse("cycles-calendar", args=[cycle.pk])).content.decode()
    assert "Jaringan kabupaten putus" in page
    client.post(reverse("cycles-advance", args=[cycle.pk]), {"ke": "filling"})
    cycle.refresh_from_db()
    assert cycle.state == State.FILLING


def test_an_outage_shortly_before_a_deadline_moves_it(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    now = timezone.localtime().replace(second=0, microsecond=0)
    soon = (now - timedelta(days=3), now + timedelta(hours=1))
    cycles.move_dates(cycle=cycle, state=State.FILLING, span=soon, why="uji", by=cast.admin, now=now)
    signed_in(client, cast.admin)
    given = {
        "start": (now - timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M"),
        "end": (now - timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M"),
        "cause": "Jaringan kabupaten putus",
    }
    path = reverse("cycles-outage", args=[cycle.pk])
    assert "Tulis sebabnya" in client.post(path, {**given, "cause": ""}).content.decode()
    assert client.post(path, given).status_code == 302
    found = deadline(cycle, State.FILLING)
    assert found is not None
    assert found.added == timedelta(hours=2)


def test_the_list_of_units_costs_the_same_for_any_number(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cast = a_cast(units=30)
    cycle = a_cycle(cast, State.FILLING)
    signed_in(client, cast.auditor)
    # two of them read the session and the person
    with django_assert_max_num_queries(16):
        page = client.get(reverse("cycle", args=[cycle.pk]))
    assert "Dinas D30" in page.content.decode()


def test_an_operator_sees_their_own_unit_only(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    signed_in(client, cast.operator)
    page = client.get(reverse("cycle", args=[cycle.pk])).content.decode()
    assert "Dinas D01" in page
    assert "Dinas D02" not in page


def test_the_biro_brings_people_in_and_seats_them(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    eva = someone("Eva")
    signed_in(client, cast.admin)
    path = reverse("cycles-join", args=[cycle.pk])
    assert (
        "Belum ada akun"
        in client.post(path, {"email": "x@example.go.id", "role": "evaluator"}).content.decode()
    )
    client.post(path, {"email": eva.email, "role": "evaluator", "home": "", "capacity": "5"})
    member = PanelMember.objects.get()
    locus = locus_of(cycle, cast.units[0])
    client.post(
        reverse("cycles-assignment", args=[cycle.pk]),
        {"locus": str(locus.pk), "member": str(eva.pk), "order": "1"},
    )
    assert Seat.objects.get().user == eva
    page = client.get(reverse("cycles-panel", args=[cycle.pk])).content.decode()
    assert "Eva" in page
    leave = reverse("cycles-leave", args=[cycle.pk, member.pk])
    assert client.get(leave).status_code == 200
    client.post(leave, {"why": "Pindah tugas"})
    assert not Seat.objects.filter(left_at=None).exists()


def test_an_evaluator_states_their_ties_before_judging(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    eva = someone("Eva")
    panel.join_panel(cycle=cycle, user=eva, role=PanelRole.EVALUATOR, by=cast.admin, now=NOW)
    signed_in(client, eva)
    path = reverse("cycles-ties", args=[cycle.pk])
    unit = str(cast.units[0].pk)
    assert "Centang pernyataan" in client.post(path, {"langkah": "pernyataan"}).content.decode()
    assert "Pilih satu unit" in client.post(path, {"why": "kakak saya bekerja di sana"}).content.decode()
    assert "Tulis hubungannya" in client.post(path, {"unit": unit}).content.decode()
    client.post(path, {"unit": unit, "why": "kakak saya bekerja di sana"})
    member = cycle.panel.get(user=eva)
    assert (member.ties.get().unit, member.stated_at) == (cast.units[0], None)
    client.post(path, {"langkah": "pernyataan", "stated": "on"})
    assert cycle.panel.get(user=eva).stated_at is not None


def test_a_unit_is_taken_out_with_a_reason(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast)
    locus = locus_of(cycle, cast.units[2])
    signed_in(client, cast.admin)
    path = reverse("cycles-take-out", args=[cycle.pk, locus.pk])
    assert "Tulis alasannya" in client.post(path, {"why": ""}).content.decode()
    client.post(path, {"why": "Digabung dengan dinas lain"})
    assert cycle.loci.count() == 2


def test_a_moderator_sees_the_cycle(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    signed_in(client, a_moderator(cast, cycle))
    assert client.get(reverse("cycle", args=[cycle.pk])).status_code == 200


def test_the_biro_looks_at_the_proposal_and_seats_everybody(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    a_panel(cast, cycle)
    signed_in(client, cast.admin)
    path = reverse("cycles-seating", args=[cycle.pk])
    assert "1 unit dinilai dua kali" in client.get(path).content.decode()
    client.post(path)
    assert Seat.objects.filter(order=1).count() == 3


def test_it_says_why_not_everybody_can_be_seated(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    signed_in(client, cast.admin)
    page = client.post(reverse("cycles-seating", args=[cycle.pk])).content.decode()
    assert "Tidak ada evaluator" in page
    assert not Seat.objects.exists()


def test_a_unit_that_is_no_number_is_nobody(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast)
    signed_in(client, cast.admin)
    way = reverse("cycles-units", args=[cycle.pk])
    assert client.post(way, {"unit-²": "on", "unit-x": "on"}).status_code == 302
    assert "tidak ada di instansi" in client.post(way, {f"unit-{'9' * 25}": "on"}).content.decode()


def test_a_seat_is_taken_back_with_a_reason_and_only_once(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.FILLING)
    (eva, *_rest) = a_panel(cast, cycle)
    seat = panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    signed_in(client, cast.admin)
    way = reverse("cycles-unseat", args=[cycle.pk, seat.pk])
    page = reverse("cycles-panel", args=[cycle.pk])
    assert f'href="{way}"' in client.get(page).content.decode()
    assert "Tulis alasannya" in client.post(way, {"why": ""}).content.decode()
    assert client.post(way, {"why": "Sakit"}).status_code == 302
    assert client.post(way, {"why": "Sakit"}).status_code == 404
    seat.refresh_from_db()
    assert seat.left_why == "Sakit"
    other = a_cycle(cast, name="PEKPPP lain")
    assert client.get(reverse("cycles-unseat", args=[other.pk, seat.pk])).status_code == 404


def test_a_reader_of_the_panel_finds_no_way_to_take_seats_back(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.FILLING)
    (eva, *_rest) = a_panel(cast, cycle)
    seat = panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    signed_in(client, cast.auditor)
    way = reverse("cycles-unseat", args=[cycle.pk, seat.pk])
    assert way not in client.get(reverse("cycles-panel", args=[cycle.pk])).content.decode()
    assert client.post(way, {"why": "Sakit"}).status_code == 403


def test_seats_come_a_page_at_a_time(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tolok.apps.evaluation.views.cycles.seats.UNITS_A_PAGE", 2)
    cast = a_cast(units=3)
    cycle = a_cycle(cast, State.FILLING)
    (eva, *_rest) = a_panel(cast, cycle)
    for unit in cast.units:
        panel.seat(locus=locus_of(cycle, unit), user=eva, by=cast.admin, now=NOW)
    signed_in(client, cast.admin)
    way = reverse("cycles-panel", args=[cycle.pk])
    assert "Dinas D03" not in client.get(way).content.decode()
    assert "Dinas D03" in client.get(way, {"halaman": "2"}).content.decode()
