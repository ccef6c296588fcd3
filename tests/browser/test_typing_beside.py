"""What was typed and not saved yet stays when another button of the same page is pressed."""

import re
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.cast import Cast, a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today, a_picture, a_proof
from tests.apps.evaluation.judging_cast import FIRST, being_judged
from tests.apps.surveys.cast import an_skm, closed, rated
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tolok.apps.evaluation.models import Claim, Cycle, Locus, Reply
from tolok.apps.surveys import actions

CODE = "6.a.B"
NOTE = "Naskah asli di ruang arsip lantai dua."
WHY = "Survei kedua dilakukan dengan aplikasi lain."
RESTORED = "Ketikan Anda di sini dipulihkan. Belum dikirim."


@pytest.fixture(autouse=True)
def home(transactional_db: None, settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


@pytest.fixture
def cast() -> Cast:
    return a_cast()


@pytest.fixture
def locus(cast: Cast) -> Locus:
    """A unit that filled in nothing, whose survey proposes a level, with a proof in its library."""
    cycle, now = a_cycle_today(cast), timezone.now()
    Cycle.objects.filter(pk=cycle.pk).update(year=timezone.localdate().year)
    locus = locus_of(cycle, cast.units[0])
    survey = an_skm(locus.unit, now)
    rated(survey, [(4, 4, 3, 4, 4, 3, 4, 2, 3)] * 10, now)
    actions.compute(survey=closed(survey, now), by=None, now=now)
    a_proof(cast, locus)
    return locus


def opened(page: Page, server: LiveServer, cast: Cast, locus: Locus) -> Page:
    """The page of the indicator with a note typed into it, which no clock saves."""
    enter(page, server, cast.operator)
    page.clock.install()
    page.goto(f"/siklus/{locus.cycle_id}/unit/{locus.pk}/isian/butir/{CODE}/")
    page.get_by_label("Catatan untuk evaluator").fill(NOTE)
    return page


def note_stays(page: Page) -> None:
    expect(page.get_by_label("Catatan untuk evaluator")).to_have_value(NOTE)
    assert Claim.objects.get().note == NOTE


@pytest.mark.parametrize("javascript", [True, False])
def test_every_button_without_a_field_of_its_own_keeps_the_note(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus, javascript: bool
) -> None:
    page = opened(open_page(320, javascript=javascript), live_server, cast, locus)
    page.get_by_role("button", name="Kutip Keputusan Standar Pelayanan").click()
    expect(page.get_by_role("button", name="Lepaskan Keputusan Standar Pelayanan")).to_be_visible()
    note_stays(page)
    page.get_by_label("Catatan untuk evaluator").fill("Lain.")
    page.get_by_label("Catatan untuk evaluator").fill(NOTE + " ")
    page.get_by_role("button", name="Lepaskan Keputusan Standar Pelayanan").click()
    expect(page.get_by_text("Belum ada bukti yang dikutip.")).to_be_visible()
    note_stays(page)
    page.get_by_role("button", name="Terima usulan ini").click()
    expect(page.get_by_text("Usulan diterima: jawaban diisi")).to_be_visible()
    note_stays(page)
    assert Claim.objects.get().answers["survey_done"] is True


@pytest.mark.parametrize("javascript", [True, False])
def test_a_dispute_keeps_the_note(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus, javascript: bool
) -> None:
    page = opened(open_page(320, javascript=javascript), live_server, cast, locus)
    page.get_by_text("Bantah usulan ini").click()
    page.get_by_label("Apa yang keliru atau belum tercatat?").fill(WHY)
    page.get_by_role("button", name="Kirim bantahan").click()
    expect(page.get_by_text("Bantahan terkirim.")).to_be_visible()
    note_stays(page)
    assert Reply.objects.get().why == WHY


def test_a_page_number_and_a_file_wait_until_the_note_is_saved(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    page = opened(open_page(320), live_server, cast, locus)
    page.get_by_text("Unggah bukti baru").click()
    page.get_by_label("Berkas", exact=True).set_input_files(
        {"name": "sk.png", "mimeType": "image/png", "buffer": a_picture("red")}
    )
    page.get_by_label("Judul bukti").fill("Laporan SKM 2026")
    page.get_by_role("button", name="Unggah dan kutip").click()
    expect(page.get_by_role("button", name="Lepaskan Laporan SKM 2026")).to_be_visible()
    note_stays(page)
    page.get_by_label("Catatan untuk evaluator").fill("Lain.")
    page.get_by_label("Halaman Laporan SKM 2026").fill("1")
    page.get_by_label("Halaman Laporan SKM 2026").press("Enter")
    expect(page.get_by_role("link", name="Laporan SKM 2026")).to_have_attribute("href", re.compile("dari=1"))
    expect(page.get_by_label("Halaman Laporan SKM 2026")).to_have_value("1")
    expect(page.get_by_label("Catatan untuk evaluator")).to_have_value("Lain.")
    claim = Claim.objects.get()
    assert (claim.note, claim.citations.get().page) == ("Lain.", 1)


def test_an_answer_that_cannot_be_saved_stays_in_the_browser(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    page = opened(open_page(), live_server, cast, locus)
    page.route(f"**/butir/{CODE}/", lambda route: route.abort(), times=1)
    page.get_by_text("Unggah bukti baru").click()
    page.get_by_label("Judul bukti").fill("Tanpa berkas")
    page.get_by_role("button", name="Unggah dan kutip").click()
    expect(page.get_by_role("link", name="Pilih berkasnya.")).to_be_visible()
    expect(page.get_by_label("Catatan untuk evaluator")).to_have_value(NOTE)
    expect(page.get_by_text("Tersimpan.", exact=True)).not_to_be_visible()


def test_a_dispute_half_typed_waits_while_the_answers_are_saved(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    page = opened(open_page(320), live_server, cast, locus)
    page.get_by_text("Bantah usulan ini").click()
    page.get_by_label("Apa yang keliru atau belum tercatat?").fill(WHY)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Tersimpan.", exact=True)).to_be_visible()
    expect(page.get_by_label("Apa yang keliru atau belum tercatat?")).to_have_value(WHY)
    expect(page.get_by_text(RESTORED)).to_be_visible()
    assert not Reply.objects.exists()


def test_a_reason_half_typed_waits_while_an_evaluator_asks(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    found = being_judged()
    page = enter(open_page(320), live_server, found.seats[0].user)
    page.goto(found.url("judging-indicator", FIRST))
    page.locator("input[name=level][value='2']").check()
    page.get_by_label("Alasan").fill("Keputusan belum ditandatangani")
    page.get_by_text("Tambah rekomendasi").click()
    page.get_by_role("textbox", name="Rekomendasi").fill("Tetapkan ulang")
    page.get_by_text("Tulis catatan kunjungan").click()
    page.locator("#kunjungan_text").fill("Maklumat terpasang")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_label("Alasan")).to_have_value("Keputusan belum ditandatangani")
    expect(page.locator("input[name=level][value='2']")).to_be_checked()
    expect(page.get_by_text(RESTORED)).to_have_count(2)
    expect(page.get_by_role("textbox", name="Rekomendasi")).to_have_value("Tetapkan ulang")
