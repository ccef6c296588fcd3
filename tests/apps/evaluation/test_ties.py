"""Conflicts of interest: declared one at a time, by the evaluator or by the Biro for them, and taken back."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, a_panel, final, locus_of, move_to
from tests.apps.evaluation.test_speed import grow
from tests.apps.organizations.cast import a_unit
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.actions import panel
from tolok.apps.evaluation.actions.ties import declare_tie, take_back_tie
from tolok.apps.evaluation.models import Cycle, PanelMember, Seat, State, Tie
from tolok.apps.notices.models import Notice
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

WHY = "kakak saya bekerja di sana"


def begun(units: int = 3) -> tuple[Cast, Cycle, User, PanelMember]:
    cast = a_cast(units=units)
    cycle = a_cycle(cast, State.FILLING)
    (eva,) = a_panel(cast, cycle, 1)
    return cast, cycle, eva, cycle.panel.get(user=eva)


def test_a_tie_frees_the_seats_at_the_unit_and_below_it() -> None:
    cast = a_cast()
    below = a_unit(cast.office, "D01.1", parent=cast.units[0])
    cast.units.append(below)
    cycle = a_cycle(cast, State.FILLING)
    (eva,) = a_panel(cast, cycle, 1)
    for unit in (below, cast.units[0], cast.units[1]):
        panel.seat(locus=locus_of(cycle, unit), user=eva, by=cast.admin, now=NOW)
    member = cycle.panel.get(user=eva)
    _tie, freed = declare_tie(member=member, unit=cast.units[0], why=WHY, by=eva, now=NOW)
    assert freed == 2
    assert Seat.objects.get(left_at=None).locus.unit == cast.units[1]
    assert not Notice.objects.filter(user=eva).exists(), "nobody is told what they did themselves"


def test_a_tie_is_declared_once_with_a_reason_and_within_the_cycle() -> None:
    cast, cycle, eva, member = begun()
    outside = a_unit(cast.office, "X01")
    for unit, why in ((outside, WHY), (cast.units[0], " ")):
        with pytest.raises(ProblemsError):
            declare_tie(member=member, unit=unit, why=why, by=eva, now=NOW)
    declare_tie(member=member, unit=cast.units[0], why=WHY, by=eva, now=NOW)
    with pytest.raises(ProblemsError, match="declared already"):
        declare_tie(member=member, unit=cast.units[0], why="lagi", by=eva, now=NOW)
    assert cycle.panel.get().ties.get().why == WHY


def test_what_is_final_is_not_declared_any_more(client: Client) -> None:
    cast, cycle, _moderator, _result = final()
    move_to(cycle, State.FINAL, cast.admin)
    member = cycle.panel.filter(role="evaluator").first()
    assert member is not None
    with pytest.raises(ProblemsError, match="final"):
        declare_tie(member=member, unit=cast.units[0], why=WHY, by=member.user, now=NOW)
    signed_in(client, member.user)
    page = client.get(reverse("cycles-ties", args=[cycle.pk])).content.decode()
    assert "sudah final" in page
    assert "Nyatakan hubungan ini" not in page


def test_the_person_learns_what_the_biro_declared_and_why(client: Client) -> None:
    cast, cycle, eva, member = begun()
    panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    signed_in(client, cast.admin)
    who = reverse("cycles-member", args=[cycle.pk, member.pk])
    assert f'href="{who}"' in client.get(reverse("cycles-panel", args=[cycle.pk])).content.decode()
    path = reverse("cycles-member-ties", args=[cycle.pk, member.pk])
    assert f'href="{path}"' in client.get(who).content.decode()
    assert "Tulis hubungannya" in client.post(path, {"unit": cast.units[0].pk}).content.decode()
    answer = client.post(path, {"unit": cast.units[0].pk, "why": "Ipar kepala unit"}, follow=True)
    assert "dibebaskan untuk orang lain" in answer.content.decode()
    assert "Dinas D01" in client.get(who).content.decode()
    entry = Entry.objects.get(action="evaluation.declare_tie")
    assert (entry.who_name, entry.why, entry.scope) == (
        cast.admin.name,
        "Ipar kepala unit",
        cast.office.audit_scope,
    )
    assert Notice.objects.get(user=eva).path == reverse("cycles-ties", args=[cycle.pk])
    signed_in(client, eva)
    page = client.get(reverse("cycles-ties", args=[cycle.pk])).content.decode()
    assert "Ipar kepala unit" in page
    assert "Dicatat Ani" in page
    tie = Tie.objects.get()
    away = reverse("cycles-take-back-tie", args=[cycle.pk, tie.pk])
    assert away not in page, "what the Biro declared only the Biro takes back"
    assert "hanya mereka" in client.post(away, {"why": "Bukan ipar saya"}).content.decode()
    assert Tie.objects.exists()


def test_a_tie_is_taken_back_with_a_reason_that_the_audit_keeps(client: Client) -> None:
    cast, cycle, eva, member = begun()
    tie, _freed = declare_tie(member=member, unit=cast.units[0], why=WHY, by=eva, now=NOW)
    signed_in(client, eva)
    away = reverse("cycles-take-back-tie", args=[cycle.pk, tie.pk])
    assert f'href="{away}"' in client.get(reverse("cycles-ties", args=[cycle.pk])).content.decode()
    assert "Tulis alasannya" in client.post(away, {"why": ""}).content.decode()
    assert "Pernyataan ditarik" in client.post(away, {"why": "Keliru pilih"}, follow=True).content.decode()
    assert not Tie.objects.exists()
    entry = Entry.objects.get(action="evaluation.take_back_tie")
    assert (entry.before["reason"], entry.why) == (WHY, "Keliru pilih")
    panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)


def test_the_biro_takes_back_what_it_declared_and_says_so() -> None:
    cast, _cycle, eva, member = begun()
    tie, _freed = declare_tie(member=member, unit=cast.units[0], why=WHY, by=cast.admin, now=NOW)
    take_back_tie(tie=tie, why="Salah orang", by=cast.admin, now=NOW)
    assert Notice.objects.filter(user=eva).count() == 2


def test_a_tie_of_another_evaluator_does_not_exist(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    eva, other = a_panel(cast, cycle, 2)
    member = cycle.panel.get(user=eva)
    tie, _freed = declare_tie(member=member, unit=cast.units[0], why=WHY, by=eva, now=NOW)
    away = reverse("cycles-take-back-tie", args=[cycle.pk, tie.pk])
    signed_in(client, other)
    assert client.post(away, {"why": "Iseng"}).status_code == 404
    assert client.get(reverse("cycles-member-ties", args=[cycle.pk, member.pk])).status_code == 403
    elsewhere = a_cycle(cast, State.FILLING, "PEKPPP lain")
    signed_in(client, cast.admin)
    for name, number in (
        ("cycles-take-back-tie", tie.pk),
        ("cycles-member", member.pk),
        ("cycles-member-ties", member.pk),
    ):
        assert client.get(reverse(name, args=[elsewhere.pk, number])).status_code == 404


def test_units_are_found_by_name_and_come_a_page_at_a_time(client: Client) -> None:
    cast = a_cast()
    grow(cast, 40)
    cycle = a_cycle(cast, State.FILLING)
    (eva,) = a_panel(cast, cycle, 1)
    signed_in(client, eva)
    path = reverse("cycles-ties", args=[cycle.pk])
    assert "Dinas E040" not in client.get(path).content.decode()
    assert "Dinas E040" in client.get(path, {"halaman": "2"}).content.decode()
    found = client.get(path, {"cari": "dinas e040"}).content.decode()
    assert "Dinas E040" in found
    assert "Dinas E039" not in found
    unit = next(unit for unit in cast.units if unit.code == "E040")
    wrong = client.post(f"{path}?cari=e039", {"unit": unit.pk, "why": WHY}).content.decode()
    assert "Pilih satu unit dari daftar ini" in wrong, "only what the page shows can be chosen"
    assert client.post(f"{path}?cari=e040", {"unit": unit.pk, "why": WHY}).status_code == 302
    page = client.get(path, {"cari": "e040"}).content.decode()
    assert "Tidak ada unit lain yang cocok" in page
    assert "Dinas E040" in page, "what is declared stands first, whatever is looked for"


def test_the_statement_costs_the_same_and_weighs_the_same_for_any_number_of_units(client: Client) -> None:
    cast = a_cast()
    asked, weights = [], []
    for units in (40, 1000):
        grow(cast, units)
        cycle = a_cycle(cast, State.FILLING, f"Siklus {units}")
        eva = a_panel(cast, cycle, 1)[0]
        signed_in(client, eva)
        with CaptureQueriesContext(connection) as seen:
            page = client.get(reverse("cycles-ties", args=[cycle.pk]))
        asked.append(len(seen))
        weights.append(len(page.content))
        unit = locus_of(cycle, cast.units[0]).unit
        with CaptureQueriesContext(connection) as saved:
            client.post(reverse("cycles-ties", args=[cycle.pk]), {"unit": unit.pk, "why": WHY})
        asked.append(len(saved))
    assert asked[:2] == asked[2:]
    assert asked[0] <= 20
    assert max(weights) < 30_000
