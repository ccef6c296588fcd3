"""The pages of F-01 as the people of a unit, the Biro and a reader meet them."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import DAY, NOW, Cast, a_cast, locus_of, move_to
from tests.apps.evaluation.filling import A_YES, a_cycle_today, a_picture, a_proof, fill_in
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.evaluation.actions import claims
from tolok.apps.evaluation.models import Citation, Claim, ClaimState, Cycle, Locus, State, Submission
from tolok.apps.evidence.models import Proof

pytestmark = pytest.mark.django_db
CODE = "1.a.Ak"
YES = {
    "jawab-standard_made": "ya",
    "jawab-service_kinds": "12",
    "jawab-standards_written": "12",
    "jawab-standard_complete": "ya",
    "jawab-standard_decided": "ya",
    "jawab-standard_community": "ya",
    "jawab-standard_monitored": "ya",
}


@pytest.fixture
def cast() -> Cast:
    return a_cast()


@pytest.fixture
def locus(cast: Cast) -> Locus:
    return locus_of(a_cycle_today(cast), cast.units[0])


def at(name: str, locus: Locus, *parts: object) -> str:
    return reverse(f"claims-{name}", args=[locus.cycle_id, locus.pk, *parts])


def of(client: Client, person: User) -> Client:
    return signed_in(client, person)


def save(
    client: Client,
    locus: Locus,
    version: int = 0,
    more: Mapping[str, object] | None = None,
    *,
    silent: bool = False,
) -> Any:
    headers = {"Accept": "application/json"} if silent else {}
    data = {**YES, "note": "", "versi": str(version), **(more or {})}
    return client.post(at("indicator", locus, CODE), data, headers=headers)


def test_the_list_says_what_is_missing_until_when_and_what_comes_next(
    client: Client, cast: Cast, locus: Locus
) -> None:
    page = of(client, cast.operator).get(at("list", locus)).content.decode()
    assert page.count("Belum diisi") == 30
    assert "Boleh dikosongkan" in page
    assert "Kirim paling lambat" in page
    assert "24 jam terakhir" in page
    assert "Mulai mengisi" in page


def test_an_indicator_shows_questions_levels_advice_and_what_is_wanted(
    client: Client, cast: Cast, locus: Locus
) -> None:
    page = of(client, cast.operator).get(at("indicator", locus, CODE)).content.decode()
    for words in (
        "Apakah unit Anda sudah menyusun Standar Pelayanan?",
        "Memuat 14 komponen dan sudah ditetapkan",
        "Keputusan penetapan Standar Pelayanan",
        "Foto alur layanan di dinding",
        "saran Tolok, bukan teks peraturan",
    ):
        assert words in page, words


def test_every_indicator_of_the_form_has_a_page(client: Client, cast: Cast, locus: Locus) -> None:
    of(client, cast.operator)
    for code in locus.form.instrument.indicators:
        assert client.get(at("indicator", locus, code)).status_code == 200, code
    assert client.get(at("indicator", locus, "99.z.Z")).status_code == 404


def test_a_save_leads_on_to_the_next_open_indicator(client: Client, cast: Cast, locus: Locus) -> None:
    answer = save(of(client, cast.operator), locus, more={"lanjut": "ya"})
    assert answer.status_code == 302
    assert at("indicator", locus, "2.a.P") in answer.url
    assert Claim.objects.get().proposed == 5


def test_a_save_while_typing_answers_with_version_time_and_proposal(
    client: Client, cast: Cast, locus: Locus
) -> None:
    told = save(of(client, cast.operator), locus, silent=True).json()
    assert told["version"] == 1
    assert told["words"].startswith("Tersimpan ")
    assert "Level 5" in told["fragment"]


def test_one_save_takes_at_most_fifteen_statements(
    client: Client, cast: Cast, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    of(client, cast.operator)
    with django_assert_max_num_queries(15):
        save(client, locus, silent=True)
    with django_assert_max_num_queries(15):
        save(client, locus, 1, {"note": "Lihat lampiran."}, silent=True)


def test_the_list_takes_the_same_statements_when_all_is_filled_in(
    client: Client, cast: Cast, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill_in(cast, locus)
    of(client, cast.operator)
    with django_assert_max_num_queries(15):
        page = client.get(at("list", locus)).content.decode()
    assert page.count("Lengkap") == 30
    assert "30 dari 30" in page


def test_what_cannot_be_kept_is_said_at_its_question(client: Client, cast: Cast, locus: Locus) -> None:
    of(client, cast.operator)
    answer = save(client, locus, more={"jawab-service_kinds": "dua belas"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'href="#id_jawab-service_kinds"' in page
    assert "Tulis angka saja" in page
    silent = save(client, locus, more={"jawab-service_kinds": "dua belas"}, silent=True)
    assert silent.status_code == 422
    assert "Tulis angka saja" in silent.json()["words"]


def test_none_and_some_at_once_is_a_contradiction(client: Client, cast: Cast, locus: Locus) -> None:
    of(client, cast.operator)
    options = [one.key for one in locus.form.instrument.indicators["2.a.P"].questions[0].options]
    path = at("indicator", locus, "2.a.P")
    wrong = client.post(path, {"jawab-community_elements": ["-", options[0]], "versi": "0"})
    assert wrong.status_code == 422
    client.post(path, {"jawab-community_elements": ["-"], "versi": "0"})
    claim = Claim.objects.get()
    assert (claim.answers, claim.proposed) == ({"community_elements": []}, 0)
    assert 'value="-" ' in client.get(path).content.decode().replace("\n", " ")


def test_a_conflict_shows_both_answers_and_keeps_what_the_person_chooses(
    client: Client, cast: Cast, locus: Locus
) -> None:
    save(of(client, cast.operator), locus)
    claims.answer(
        locus=locus,
        code=CODE,
        answers={**A_YES, "service_kinds": "14"},
        note="Dua layanan baru.",
        seen_version=1,
        by=cast.head,
        now=Claim.objects.get().edited_at,
    )
    mine = {"jawab-service_kinds": "13", "note": "Satu."}
    page = save(client, locus, 1, mine)
    assert page.status_code == 409
    text = page.content.decode()
    assert "Isian Hana" in text
    assert "Dua layanan baru." in text
    assert "Satu." in text
    parts = {**mine, "beda": ["service_kinds", "note"]}
    undecided = save(client, locus, 2, {**parts, "pilih-note": "saya"})
    assert undecided.status_code == 409
    assert Claim.objects.get().version == 2
    save(client, locus, 2, {**parts, "pilih-note": "saya", "pilih-service_kinds": "mereka"})
    claim = Claim.objects.get()
    assert (claim.answers["service_kinds"], claim.note, claim.version) == ("14", "Satu.", 3)


def test_a_conflict_while_typing_is_only_told(client: Client, cast: Cast, locus: Locus) -> None:
    save(of(client, cast.operator), locus)
    told = save(client, locus, 0, {"note": "Baru"}, silent=True)
    assert told.status_code == 409
    assert "Oki menyimpan perubahan" in told.json()["words"]


def test_a_proof_of_the_library_is_cited_with_one_press(client: Client, cast: Cast, locus: Locus) -> None:
    version = a_proof(cast, locus)
    of(client, cast.operator)
    assert "Keputusan Standar Pelayanan" in client.get(at("indicator", locus, CODE)).content.decode()
    client.post(at("cite", locus, CODE), {"versi-bukti": version.pk})
    citation = Citation.objects.get()
    client.post(at("cite", locus, CODE), {"versi-bukti": version.pk, "page": "1"})
    citation.refresh_from_db()
    assert citation.page == 1
    client.post(at("uncite", locus, CODE, citation.pk))
    assert not Citation.objects.exists()
    assert client.post(at("uncite", locus, CODE, citation.pk)).status_code == 302


def test_the_library_is_searched(client: Client, cast: Cast, locus: Locus) -> None:
    a_proof(cast, locus)
    a_proof(cast, locus, "Laporan SKM semester I")
    of(client, cast.operator)
    page = client.get(at("library", locus, CODE), {"cari": "skm"}).content.decode()
    assert "Laporan SKM semester I" in page
    assert "Keputusan Standar Pelayanan" not in page


def test_a_proof_of_another_unit_does_not_exist(client: Client, cast: Cast, locus: Locus) -> None:
    other = a_proof(cast, locus_of(locus.cycle, cast.units[1]))
    answer = of(client, cast.operator).post(at("cite", locus, CODE), {"versi-bukti": other.pk})
    assert answer.status_code == 404
    assert not Citation.objects.exists()


def test_a_file_is_uploaded_and_cited_right_here(client: Client, cast: Cast, locus: Locus) -> None:
    of(client, cast.operator)
    for _time in range(2):  # the same file again is the same proof
        file = SimpleUploadedFile("sk.png", a_picture(), "image/png")
        answer = client.post(at("upload", locus, CODE), {"title": "SK 2026", "file": file})
        assert answer.status_code == 302
    assert Citation.objects.get().version.proof == Proof.objects.get()
    page = client.post(at("upload", locus, CODE), {"title": ""})
    assert page.status_code == 422
    assert "Tulis judul buktinya." in page.content.decode()


def test_head_approves_operator_hands_in_and_both_get_one_receipt(
    client: Client, cast: Cast, locus: Locus
) -> None:
    fill_in(cast, locus)
    operator, head = of(Client(), cast.operator), of(Client(), cast.head)
    assert "Menunggu kepala unit" in operator.get(at("check", locus)).content.decode()
    assert operator.post(at("approve", locus)).status_code == 403
    assert head.post(at("approve", locus)).status_code == 302
    assert "Siap dikirim" in operator.get(at("check", locus)).content.decode()
    first, second = operator.post(at("submit", locus)), head.post(at("submit", locus))
    assert first["Location"] == second["Location"]
    receipt = Submission.objects.get()
    page = operator.get(first["Location"]).content.decode()
    assert receipt.hash in page
    assert Proof.objects.get().versions.get().sha256 in page
    listed = operator.get(at("list", locus)).content.decode()
    assert "F-01 sudah dikirim" in listed
    assert "data-autosave=" not in operator.get(at("indicator", locus, CODE)).content.decode()


def test_handing_in_too_early_lists_everything_with_links(client: Client, cast: Cast, locus: Locus) -> None:
    answer = of(client, cast.operator).post(at("submit", locus))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count("Belum diisi.") == 30
    assert at("indicator", locus, "30.f.B") in page


def test_the_json_of_a_receipt_is_what_its_hash_was_made_from(
    client: Client, cast: Cast, locus: Locus
) -> None:
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=Claim.objects.first().edited_at)  # type: ignore[union-attr]
    receipt = claims.submit(locus=locus, by=cast.operator, now=Claim.objects.first().edited_at)  # type: ignore[union-attr]
    for person in (cast.operator, cast.admin, cast.auditor):
        answer = of(Client(), person).get(at("receipt-json", locus, 1))
        assert sha256(answer.content).hexdigest() == receipt.hash
        assert json.loads(answer.content)["unit"]["code"] == "D01"
    assert of(client, cast.operator).get(at("receipt", locus, 2)).status_code == 404


def test_the_biro_gives_a_receipt_back_with_its_reason(client: Client, cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=Claim.objects.first().edited_at)  # type: ignore[union-attr]
    claims.submit(locus=locus, by=cast.operator, now=Claim.objects.first().edited_at)  # type: ignore[union-attr]
    path = at("return", locus, 1)
    assert of(Client(), cast.operator).post(path, {"why": "Mau saya ubah"}).status_code == 403
    of(client, cast.admin)
    assert client.post(path, {"why": ""}).status_code == 422
    assert client.post(path, {"why": "Bukti nomor 4 terbalik"}).status_code == 302
    locus.refresh_from_db()
    assert locus.claim_state == ClaimState.OPEN
    page = of(Client(), cast.operator).get(at("list", locus)).content.decode()
    assert "Bukti nomor 4 terbalik" in page


def test_whoever_only_reads_is_offered_nothing_to_write(client: Client, cast: Cast, locus: Locus) -> None:
    of(client, cast.auditor)
    page = client.get(at("list", locus)).content.decode()
    assert "Mulai mengisi" not in page
    assert "butir/" not in page
    assert client.get(at("indicator", locus, CODE)).status_code == 403
    assert save(client, locus).status_code == 403


def test_english_pages_speak_english_of_the_instrument(client: Client, cast: Cast, locus: Locus) -> None:
    page = of(client, cast.operator).get(f"/en{at('indicator', locus, CODE)}").content.decode()
    assert "Has your unit made a service standard?" in page


def test_last_cycles_answers_are_copied_and_each_asks_whether_it_is_still_true(
    client: Client, cast: Cast, locus: Locus
) -> None:
    fill_in(cast, locus)
    cycle = a_cycle_today(cast, "PEKPPP Mandiri 2027")
    Cycle.objects.filter(pk=cycle.pk).update(previous=locus.cycle)
    new = locus_of(cycle, cast.units[0])
    of(client, cast.operator)
    assert "Salin dari siklus lalu" in client.get(at("list", new)).content.decode()
    copied = client.post(at("copy", new))
    page = client.get(copied["Location"]).content.decode()
    assert "30 isian disalin" in page
    assert page.count("Perlu ditegaskan") == 30
    item = client.get(at("indicator", new, CODE)).content.decode()
    assert "Apakah masih benar?" in item
    save(client, new, 1, {"still_true": "ya"})
    assert Claim.objects.get(locus=new, code=CODE).still_true is True
    assert client.get(at("list", new)).content.decode().count("Perlu ditegaskan") == 29
    assert "Apakah masih benar?" not in client.get(at("indicator", locus, CODE)).content.decode()


def test_after_the_deadline_answers_are_only_read(client: Client, cast: Cast, locus: Locus) -> None:
    save(of(client, cast.operator), locus)
    locus.cycle.phases.filter(state="filling").update(ends_at=NOW - 20 * DAY)
    page = client.get(at("indicator", locus, CODE)).content.decode()
    assert "waktu pengisian sudah lewat" in page
    assert "data-autosave=" not in page
    refused = save(client, locus, 1, {"note": "Terlambat"})
    assert refused.status_code == 422
    assert "Pengisian ditutup" in refused.content.decode()
    assert "Pengisian ditutup" in client.get(at("list", locus)).content.decode()


def test_a_page_that_is_no_number_is_refused_in_words(client: Client, cast: Cast, locus: Locus) -> None:
    version = a_proof(cast, locus)
    answer = of(client, cast.operator).post(
        at("cite", locus, CODE), {"versi-bukti": version.pk, "page": "depan"}
    )
    assert answer.status_code == 422
    assert "Halaman dihitung mulai dari 1." in answer.content.decode()


def test_the_list_takes_no_odd_number_of_copied_answers(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle_today(cast)
    signed_in(client, cast.operator)
    way = reverse("claims-list", args=[cycle.pk, locus_of(cycle, cast.units[0]).pk])
    for odd in ("²", "9" * 25, "-1", "x"):
        assert client.get(way, {"disalin": odd}).status_code == 200


def test_a_button_that_sends_the_answers_along_keeps_them_first(
    client: Client, cast: Cast, locus: Locus
) -> None:
    version = a_proof(cast, locus)
    of(client, cast.operator)
    typed = {**YES, "note": "Naskah asli di arsip.", "versi": "0"}
    answer = client.post(at("cite", locus, CODE), {**typed, "versi-bukti": version.pk})
    assert answer.headers["Location"] == f"{at('indicator', locus, CODE)}?tersimpan={CODE}#bukti"
    claim = Claim.objects.get()
    assert (claim.note, claim.answers["service_kinds"]) == ("Naskah asli di arsip.", "12")
    citation = claim.citations.get()
    assert citation.note == ""
    more = {**typed, "note": "Naskah asli di ruang kepala.", "versi": str(claim.version)}
    client.post(at("uncite", locus, CODE, citation.pk), more)
    claim.refresh_from_db()
    assert (claim.note, claim.citations.count()) == ("Naskah asli di ruang kepala.", 0)


def test_a_button_without_answers_does_not_say_that_they_are_saved(
    client: Client, cast: Cast, locus: Locus
) -> None:
    version = a_proof(cast, locus)
    answer = of(client, cast.operator).post(at("cite", locus, CODE), {"versi-bukti": version.pk})
    assert answer.headers["Location"] == f"{at('indicator', locus, CODE)}#bukti"


def test_answers_that_cannot_be_kept_stay_on_the_page_and_nothing_else_is_done(
    client: Client, cast: Cast, locus: Locus
) -> None:
    version = a_proof(cast, locus)
    typed = {**YES, "jawab-service_kinds": "dua belas", "note": "Naskah asli di arsip.", "versi": "0"}
    answer = of(client, cast.operator).post(at("cite", locus, CODE), {**typed, "versi-bukti": version.pk})
    assert answer.status_code == 422
    assert "Naskah asli di arsip." in answer.content.decode()
    assert not Citation.objects.exists()


def test_an_empty_page_sent_along_begins_no_answer(client: Client, cast: Cast, locus: Locus) -> None:
    sent = {"note": "", "versi": "0"}
    answer = of(client, cast.operator).post(at("uncite", locus, CODE, 1), sent)
    assert answer.headers["Location"] == f"{at('indicator', locus, CODE)}#bukti"
    assert not Claim.objects.exists()


def test_answers_sent_along_overwrite_nobody(client: Client, cast: Cast, locus: Locus) -> None:
    version = a_proof(cast, locus)
    save(of(client, cast.operator), locus)
    typed = {**YES, "jawab-service_kinds": "7", "note": "", "versi": "0"}
    answer = of(client, cast.head).post(at("cite", locus, CODE), {**typed, "versi-bukti": version.pk})
    assert answer.status_code == 409
    assert "Isian ini juga diubah orang lain" in answer.content.decode()
    assert Claim.objects.get().answers["service_kinds"] == "12"


RETURNS = "dapat mengembalikannya bila ada yang perlu diperbaiki"


def a_handed_in(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=NOW)
    claims.submit(locus=locus, by=cast.operator, now=NOW)


def test_the_list_promises_a_return_only_while_the_biro_can(client: Client, cast: Cast, locus: Locus) -> None:
    a_handed_in(cast, locus)
    of(client, cast.head)
    assert RETURNS in client.get(at("list", locus)).content.decode()
    move_to(locus.cycle, State.JUDGING, cast.admin)
    page = client.get(at("list", locus)).content.decode()
    assert RETURNS not in page
    assert "F-01 tidak dapat dikembalikan lagi" in page
    assert "tahap Sanggah" in page
    assert "Kirim paling lambat" not in page
    refused = of(client, cast.admin).post(at("return", locus, 1), {"why": "Bukti tertukar."})
    assert refused.status_code != 302


def test_the_list_says_what_a_return_needs_after_the_deadline(
    client: Client, cast: Cast, locus: Locus
) -> None:
    a_handed_in(cast, locus)
    locus.cycle.phases.filter(state=State.FILLING).update(ends_at=timezone.now() - DAY)
    page = of(client, cast.head).get(at("list", locus)).content.decode()
    assert RETURNS not in page
    assert "setelah memindahkan tanggal akhir pengisian" in page


def test_an_approved_f01_is_not_said_to_wait_for_sending_once_filling_is_over(
    client: Client, cast: Cast, locus: Locus
) -> None:
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=NOW)
    Cycle.objects.filter(pk=locus.cycle_id).update(state=State.JUDGING)
    page = of(client, cast.head).get(at("list", locus)).content.decode()
    assert "Tinggal dikirim" not in page
    assert "Pengisian ditutup sebelum F-01 dikirim." in page
