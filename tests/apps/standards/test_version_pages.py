"""Pages of versions: a list of fourteen tasks, rows without JavaScript, steps, history, and nothing for strangers."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_admin, an_office, someone
from tests.apps.standards.standards_cast import (
    WHOLE,
    a_decree,
    a_draft,
    a_member,
    a_service,
    held,
    moved_to,
    without,
)
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import Service, StandardVersion, State
from tolok.apps.standards.selectors.linting import findings_of
from tolok.apps.standards.urls import versions as urls_versions
from tolok.rules.days import day_first
from tolok.rules.standards.values import Channel, Cost, Requirement

pytestmark = pytest.mark.django_db

PATTERNS = {pattern.name or "": pattern for pattern in urls_versions.urlpatterns}
#: Nothing the linter calls an error, and one thing it warns of.
DOUBTFUL = replace(WHOLE, channels=(*WHOLE.channels, Channel("box", "ruang tunggu")))


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Kecamatan Tolok Hulu")


@pytest.fixture
def service(unit: OrganizationUnit) -> Service:
    return a_service(unit)


@pytest.fixture
def version(service: Service) -> StandardVersion:
    return a_draft(service, DOUBTFUL)


def address_of(name: str, version: StandardVersion) -> str:
    finding = findings_of(version, TODAY)[0]
    parts: dict[str, Any] = {
        "unit": version.service.unit_id,
        "service": version.service_id,
        "version": version.pk,
        "code": "A1",
        "move": "submit",
        "rule": finding.rule,
        "about": finding.about,
    }
    return reverse(name, kwargs={key: parts[key] for key in PATTERNS[name].pattern.converters})


def page_of(version: StandardVersion, rest: str = "") -> str:
    return f"/standar/versi/{version.pk}/{rest}"


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())


def sent(client: Client, page: str) -> dict[str, str]:
    """The fields of the page's last form as a browser would send them, buttons left out."""
    text = text_of(client.get(page)).split("<form")[-1]
    found = {}
    for tag in re.findall(r"<input[^>]*>", text):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if "name" in given and (given.get("type") != "checkbox" or " checked" in tag):
            found[given["name"]] = given.get("value", "on" if given.get("type") == "checkbox" else "")
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', text, re.S):
        chosen = re.search(r'value="([^"]*)" selected', body)
        found[name] = chosen[1] if chosen else ""
    for name, body in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', text, re.S):
        found[name] = body
    return found


def neighbour(unit: OrganizationUnit) -> User:
    return a_member(a_unit(unit.office, "2"), name="Wati")


def elsewhere(unit: OrganizationUnit) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(unit: OrganizationUnit) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing_of_any_version(
    client: Client, version: StandardVersion, stranger: Callable[[OrganizationUnit], User]
) -> None:
    pages = {name: address_of(name, version) for name in PATTERNS}
    nowhere = {name: re.sub(r"/\d+/", "/999999/", page, count=1) for name, page in pages.items()}
    for name, page in pages.items():
        assert client.get(page).status_code == client.get(nowhere[name]).status_code == 302
    signed_in(client, stranger(version.service.unit))
    for name, page in pages.items():
        for method in (client.get, client.post):
            answer = method(page)
            assert answer.status_code == method(nowhere[name]).status_code == 404, name
            assert "domisili" not in answer.content.decode()


@pytest.mark.parametrize("role", [Role.READER, Role.UNIT_HEAD])
def test_who_does_not_keep_the_unit_reads_and_writes_nothing(
    client: Client, version: StandardVersion, role: Role
) -> None:
    signed_in(client, a_member(version.service.unit, role))
    reading = {"standards-service", "standards-compare", "standards-on-day", "standards-version"}
    deciding = {"standards-put-in-force", "standards-withdraw"} if role == Role.UNIT_HEAD else set()
    for name in PATTERNS:
        wanted = 200 if name in reading | deciding | {"standards-read"} else 403
        assert client.get(address_of(name, version)).status_code == wanted, name
    assert client.post(address_of("standards-component", version), {}).status_code == 403


def test_it_is_a_list_of_fourteen_tasks_in_two_groups(client: Client, service: Service) -> None:
    draft = a_draft(service, without(replace(DOUBTFUL, costs=(Cost(formula="2 %"),)), "B8", "B10"))
    signed_in(client, a_member(service.unit))
    text = text_of(client.get(page_of(draft)))
    first, second = text.split('id="dipublikasikan"')[1].split('id="di-dalam"')
    assert [f"/isi/A{at}/" in first for at in range(1, 7)] == [True] * 6
    assert [f"/isi/B{at}/" in second for at in range(7, 15)] == [True] * 8
    assert "12 dari 14 komponen terisi" in text
    assert second.split('id="temuan"')[0].count("kosong") == 2
    assert "1 kesalahan" in first
    assert "1 peringatan" in first
    assert (
        "2 komponen belum diisi: 8. Sarana, prasarana, dan/atau fasilitas; 10. Pengawasan internal." in text
    )
    assert "langkah/submit" not in text


def test_a_version_is_written_from_nothing_to_decree_through_its_pages(
    client: Client, service: Service
) -> None:
    unit = service.unit
    signed_in(client, a_member(unit))
    made = client.post(f"/standar/{service.pk}/mulai/", {"why": ""})
    version = service.versions.get()
    assert made["Location"] == page_of(version)
    given: dict[str, dict[str, str]] = {
        "A1": {"rows-n": "1", "rows-0-name": "Kartu keluarga", "rows-0-form": "shown"},
        "A2": {"rows-n": "1", "rows-0-actor": "front_office", "rows-0-action": "memeriksa berkas"}
        | {"rows-0-most": "7,5", "rows-0-unit": "minutes"},
        "A3": {"most": "2", "unit": "working_days", "start": "complete", "waiting": "20"},
        "A4": {"rows-n": "1", "rows-0-amount": "50.000", "rows-0-basis": "Perda 3/2024"},
        "A5": {"rows-n": "1", "rows-0-name": "Surat", "rows-0-form": "printed"},
        "A6": {"rows-n": "1", "rows-0-medium": "email", "rows-0-address": "aduan@tolok.example"}
        | {"rows-0-hours": "8"},
        "B7": {"rows-n": "1", "rows-0-kind": "UU", "rows-0-number": "25", "rows-0-year": "2009"}
        | {"rows-0-status": "in_force"},
        "B11": {"rows-n": "2", "rows-0-role": "Petugas loket", "rows-0-number": "3"}
        | {"rows-1-role": "Verifikator", "rows-1-number": "1", "rows-1-basis": "ABK 2025"},
    }
    answer = made
    for code in ("A1", "A2", "A3", "A4", "A5", "A6", *(f"B{at}" for at in range(7, 15))):
        page = page_of(version, f"isi/{code}/")
        seen = sent(client, page)["seen"]
        kept = given.get(code, {"words": f"Uraian {code}, kompensasi bila terlambat."})
        answer = client.post(page, {**kept, "seen": seen, "lanjut": "1"})
        assert answer.status_code == 302, (code, text_of(answer))
    assert answer["Location"] == page_of(version) + "?tersimpan"
    version.refresh_from_db()
    assert version.complete
    assert [str(version.standard.steps[0].most), version.standard.costs[0].amount] == ["15/2", 50000]
    assert (version.standard.staff, [one.role for one in version.standard.roles]) == (
        4,
        ["Petugas loket", "Verifikator"],
    )
    assert client.post(page_of(version, "langkah/submit/")).status_code == 302
    assert client.post(page_of(version, "langkah/consult/")).status_code == 403
    signed_in(client, a_member(unit, Role.UNIT_HEAD, "Hadi"))
    assert client.post(page_of(version, "langkah/consult/")).status_code == 302
    signed_in(client, User.objects.get(name="Tono"))
    assert client.post(page_of(version, "langkah/revise/")).status_code == 422
    today = localdate()
    heard = {"kind": "other", "elements": ["users"], "consulted_on": str(today), "why": "dua pengguna"}
    assert client.post(page_of(version, "peran-masyarakat/"), heard).status_code == 302
    assert client.post(page_of(version, "langkah/revise/")).status_code == 302
    assert client.post(page_of(version, "langkah/ready/")).status_code == 302
    decree = a_decree(unit, signed_on=today)
    force = {"decree": decree.pk, "effective_from": str(today - timedelta(days=1))}
    early = client.post(page_of(version, "berlakukan/"), force)
    assert f"keputusannya baru ditandatangani {day_first(today)}" in text_of(early)
    force["effective_from"] = str(today)
    assert client.post(page_of(version, "berlakukan/"), force).status_code == 302
    version.refresh_from_db()
    assert (version.state, version.effective_from) == (State.IN_FORCE, today)


def test_going_on_leads_to_the_next_component_that_is_empty(client: Client, service: Service) -> None:
    draft = a_draft(service, without(WHOLE, "B10", "B14"))
    signed_in(client, a_member(service.unit))
    for code, following in (("A1", "B10"), ("B10", "B14"), ("B12", "B14")):
        page = page_of(draft, f"isi/{code}/")
        given = {**sent(client, page), "words": f"Isi {code}.", "lanjut": "1"}
        assert client.post(page, given)["Location"] == page_of(draft, f"isi/{following}/?tersimpan={code}")


def test_the_number_of_all_is_that_of_the_roles(client: Client, service: Service) -> None:
    draft = a_draft(service)
    signed_in(client, a_member(service.unit))
    page = page_of(draft, "isi/B11/")
    assert "Jumlah pelaksana seluruhnya" in text_of(client.get(page))
    given = {**sent(client, page), "rows-0-role": "Petugas loket", "rows-0-number": "3", "staff": "9"}
    assert "Peran di atas berjumlah 3 orang" in text_of(client.post(page, given))
    unsaid = client.post(page, {**given, "rows-0-number": "", "staff": ""})
    assert "Tulis berapa orang." in text_of(unsaid)
    assert client.post(page, {**given, "staff": ""}).status_code == 302
    draft.refresh_from_db()
    assert draft.standard.staff == 3
    assert "Petugas loket: 3 orang" in text_of(client.get(page_of(draft, "baca/")))
    alone = {**sent(client, page), "rows-0-role": "", "rows-0-number": "", "staff": "4"}
    assert client.post(page, alone).status_code == 302
    draft.refresh_from_db()
    assert (draft.standard.staff, draft.standard.roles) == (4, ())


def test_rows_are_added_moved_and_removed_by_buttons_and_kept_only_by_saving(
    client: Client, service: Service
) -> None:
    draft = a_draft(service)
    signed_in(client, a_member(service.unit))
    page = page_of(draft, "isi/A2/")
    given = sent(client, page)
    assert given["rows-n"] == "4"
    given["rows-3-action"] = "mengetik surat"
    more = client.post(page, {**given, "tambah": "1"})
    assert more.status_code == 200
    assert 'name="rows-n" value="5"' in text_of(more)
    assert "mengetik surat" in text_of(more)
    up = text_of(client.post(page, {**given, "naik": "3"}))
    assert up.index("mengetik surat") < up.index("menandatangani surat")
    gone = text_of(client.post(page, {**given, "hapus": "0"}))
    assert "menyerahkan berkas" not in gone.split("<form")[-1]
    assert 'name="rows-n" value="3"' in gone
    draft.refresh_from_db()
    assert draft.edition == 2
    client.post(page, {**given, "rows-0-action": "", "naik-nothing": "x"})
    draft.refresh_from_db()
    assert [one.action for one in draft.standard.steps][-1] == "mengetik surat"
    assert len(draft.standard.steps) == 3


def test_nothing_that_was_written_is_lost_on_refusal(client: Client, service: Service) -> None:
    draft = a_draft(service)
    signed_in(client, a_member(service.unit))
    page = page_of(draft, "isi/A4/")
    given = sent(client, page) | {
        "rows-1-what": "legalisir",
        "rows-1-amount": "banyak",
        "rows-2-basis": "Perda 9/2025",
        "rows-n": "3",
        "words": "Dibayar di bank.",
    }
    answer = client.post(page, given)
    assert answer.status_code == 422
    text = text_of(answer)
    for words in ("legalisir", "banyak", "Perda 9/2025", "Dibayar di bank."):
        assert words in text
    assert "Baris 2, Tarif dalam rupiah" in text
    assert "Isi tarifnya, cara menghitungnya, atau pilih gratis." in text
    assert 'href="#id_rows-1-amount"' in text


def test_a_component_changed_meanwhile_is_shown_before_it_is_overwritten(
    client: Client, service: Service
) -> None:
    draft = a_draft(service)
    signed_in(client, a_member(service.unit))
    page = page_of(draft, "isi/B8/")
    given = sent(client, page)
    changed = replace(WHOLE, texts={**WHOLE.texts, "B8": "Ruang laktasi."})
    versions.write(version=draft, standard=changed, edition=draft.edition, by=None, now=NOW)
    refused = client.post(page, {**given, "words": "Kursi roda."})
    assert refused.status_code == 422
    text = text_of(refused)
    assert "Orang lain menyimpan perubahan" in text
    assert "Ruang laktasi." in text.split("<form")[0]
    assert "Kursi roda." in text.split("<form")[-1]
    seen = re.search(r'name="seen" value="([^"]*)"', text)
    assert seen
    assert client.post(page, {"words": "Kursi roda.", "seen": seen[1]}).status_code == 302
    draft.refresh_from_db()
    assert draft.standard.texts["B8"] == "Kursi roda."


def test_two_people_write_two_components_at_once(client: Client, service: Service) -> None:
    draft = a_draft(service)
    signed_in(client, a_member(service.unit))
    one, other = page_of(draft, "isi/B8/"), page_of(draft, "isi/B10/")
    first, second = sent(client, one), sent(client, other)
    assert client.post(one, {**first, "words": "Lift."}).status_code == 302
    assert client.post(other, {**second, "words": "Inspektorat."}).status_code == 302
    draft.refresh_from_db()
    assert [draft.standard.texts[code] for code in ("B8", "B10")] == ["Lift.", "Inspektorat."]


def test_a_component_reads_in_other_languages(client: Client, service: Service) -> None:
    draft = a_draft(service)
    signed_in(client, a_member(service.unit))
    page = page_of(draft, "isi/A1/bahasa/")
    given = sent(client, page) | {
        "rows-0-language": "plain",
        "rows-0-words": "Bawa KK.",
        "rows-1-language": "bjn",
        "rows-1-words": "Bawa KK lah.",
    }
    twice = client.post(page, {**given, "rows-1-language": "plain"})
    assert twice.status_code == 422
    assert "Bahasa ini sudah ada di baris lain" in text_of(twice)
    assert "Bawa KK lah." in text_of(twice)
    assert client.post(page, given).status_code == 302
    draft.refresh_from_db()
    assert draft.standard.others == {"plain": {"A1": "Bawa KK."}, "bjn": {"A1": "Bawa KK lah."}}
    assert "Bahasa lain (2)" in text_of(client.get(page_of(draft, "isi/A1/")))
    read = text_of(client.get(page_of(draft, "baca/")))
    assert 'lang="bjn"' in read
    assert "Bahasa sederhana" in read
    cleared = sent(client, page) | {"rows-0-words": ""}
    client.post(page, cleared)
    draft.refresh_from_db()
    assert draft.standard.others == {"plain": {"A1": "Bawa KK."}}


def test_a_warning_is_answered_and_the_answer_holds_for_its_words(
    client: Client, version: StandardVersion
) -> None:
    signed_in(client, a_member(version.service.unit))
    finding = findings_of(version, TODAY)[0]
    page = page_of(version, f"temuan/{finding.rule}/{finding.about}/")
    assert client.post(page, {"words": " "}).status_code == 422
    assert client.post(page, {"words": "Kotak dibuka tiap pekan."}).status_code == 302
    text = text_of(client.get(page_of(version)))
    assert "Kotak dibuka tiap pekan." in text
    assert "dijawab" in text
    component = text_of(client.get(page_of(version, "isi/A6/")))
    assert "Kotak dibuka tiap pekan." in component
    changed = replace(DOUBTFUL, channels=(*WHOLE.channels, Channel("box", "pintu depan")))
    versions.write(version=version, standard=changed, edition=version.edition, by=None, now=NOW)
    assert "Kotak dibuka" not in text_of(client.get(page_of(version)))
    assert client.get(page).status_code == 404


def test_an_error_cannot_be_answered(client: Client, service: Service) -> None:
    draft = a_draft(service, replace(WHOLE, costs=(Cost(formula="2 %"),)))
    signed_in(client, a_member(service.unit))
    finding = findings_of(draft, TODAY)[0]
    answer = client.post(page_of(draft, f"temuan/{finding.rule}/{finding.about}/"), {"words": "biar"})
    assert answer.status_code == 422
    assert "harus diperbaiki" in text_of(answer)


def test_two_versions_are_compared_in_words(client: Client, service: Service) -> None:
    held(service, date(2025, 1, 1))
    held(service, date(2026, 1, 1), replace(WHOLE, requirements=(Requirement("KTP"),), staff=6))
    signed_in(client, a_member(service.unit, Role.READER))
    text = text_of(client.get(f"/standar/{service.pk}/beda/"))
    for words in ("Kartu keluarga", "KTP (salinan)", "6 orang"):
        assert words in text
    assert "Kedua versi sama isinya." in text_of(client.get(f"/standar/{service.pk}/beda/?dari=1&ke=1"))
    assert client.get(f"/standar/{service.pk}/beda/?dari=x&ke=99").status_code == 200


def test_a_day_finds_its_version(client: Client, service: Service) -> None:
    held(service, date(2025, 1, 1))
    held(service, date(2026, 1, 1))
    signed_in(client, a_member(service.unit, Role.READER))
    page = f"/standar/{service.pk}/pada-tanggal/"
    assert "Versi 1 berlaku pada" in text_of(client.get(f"{page}?tanggal=2025-12-31"))
    assert "Versi 2 berlaku pada" in text_of(client.get(f"{page}?tanggal=2026-01-01"))
    assert "Tidak ada standar yang berlaku" in text_of(client.get(f"{page}?tanggal=2024-12-31"))
    for strange in ("kemarin", "2025-02-30"):
        assert "tidak terbaca" in text_of(client.get(f"{page}?tanggal={strange}"))


def test_the_team_is_kept_with_its_roles(client: Client, version: StandardVersion) -> None:
    signed_in(client, a_member(version.service.unit))
    page = page_of(version, "tim/")
    given = {"rows-n": "2", "rows-0-name": "Siti Rahayu", "rows-0-role": "leader", "rows-1-post": "Kasi"}
    wrong = client.post(page, given)
    assert wrong.status_code == 422
    assert "Tulis nama anggota tim." in text_of(wrong)
    assert "Siti Rahayu" in text_of(wrong)
    given |= {"rows-1-name": "Ida", "rows-1-role": "front_liner"}
    assert "Siti Rahayu" in text_of(client.post(page, given, follow=True))


def test_the_steps_that_lead_on_say_what_they_wait_for(client: Client, service: Service) -> None:
    version = moved_to(a_draft(service), State.CONSULTATION)
    signed_in(client, an_admin(service.unit.office))
    text = text_of(client.get(page_of(version)))
    assert "Keikutsertaan masyarakat belum dicatat" in text
    assert "langkah/send_back" in text
    back = client.post(page_of(version, "langkah/send_back/"), {"why": ""})
    assert back.status_code == 422
    assert client.post(page_of(version, "langkah/send_back/"), {"why": "salah"}).status_code == 302
    assert client.get(page_of(version, "langkah/nothing/")).status_code == 404


def test_what_changed_since_the_consultation_is_told(client: Client, service: Service) -> None:
    version = moved_to(a_draft(service), State.REVISION)
    signed_in(client, a_member(service.unit))
    assert "Belum ada yang berubah." in text_of(client.get(page_of(version)))
    versions.write(
        version=version, standard=replace(WHOLE, staff=6), edition=version.edition, by=None, now=NOW
    )
    assert "Jumlah pelaksana. Berubah dari 4 orang menjadi 6 orang" in text_of(client.get(page_of(version)))


def test_a_version_in_force_is_withdrawn_with_a_reason(client: Client, service: Service) -> None:
    version = held(service, date(2025, 1, 1))
    signed_in(client, a_member(service.unit, Role.UNIT_HEAD))
    page = page_of(version, "cabut/")
    assert client.post(page, {"until": "2026-06-30", "why": ""}).status_code == 422
    assert client.post(page, {"until": "2026-06-30", "why": "dialihkan"}).status_code == 302
    assert "dicabut" in text_of(client.get(f"/standar/{service.pk}/"))


def test_the_list_costs_the_same_for_a_hundred_services_with_versions(
    client: Client, unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in(client, an_admin(unit.office))
    page = f"/standar/unit/{unit.pk}/"
    held(a_service(unit, "A"), date(2026, 1, 1))
    client.get(page)
    with django_assert_max_num_queries(16) as few:
        client.get(page)
    for at in range(99):
        one = a_service(unit, f"{at:03}")
        if at % 10 == 0:
            held(one, date(2026, 1, 1))
        if at % 15 == 0:
            a_draft(one)
    with django_assert_max_num_queries(len(few)):
        text = text_of(client.get(page))
    assert text.count("berlaku sejak") == 11
    assert "draf" in text


def test_the_page_of_a_version_costs_the_same_however_many_there_are(
    client: Client, service: Service, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in(client, a_member(service.unit))
    version = a_draft(service)
    client.get(page_of(version))
    with django_assert_max_num_queries(24) as few:
        client.get(page_of(version))
    for at in range(8):
        a_draft(a_service(service.unit, f"X{at}"))
    with django_assert_max_num_queries(len(few)):
        client.get(page_of(version))
    with django_assert_max_num_queries(24):
        client.get(page_of(version, "isi/A1/"))


def test_it_says_when_it_was_saved_on_the_clock_on_the_wall(
    client: Client, unit: OrganizationUnit, version: StandardVersion
) -> None:
    StandardVersion.objects.filter(pk=version.pk).update(edited_at=datetime(2026, 11, 20, 18, 2, tzinfo=UTC))
    signed_in(client, a_member(unit))
    assert "21 November 2026, 01.02" in client.get(address_of("standards-version", version)).content.decode()
