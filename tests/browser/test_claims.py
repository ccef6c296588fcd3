"""F-01 as a clerk fills it in: on a phone and at a desk, without JavaScript, with a killed tab, and two at once."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.cast import Cast, a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today, a_picture, a_proof, fill_in
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import axe, scrolls_sideways, sound, weigh
from tolok.apps.evaluation.models import Claim, Locus, Submission

STAFF_BYTES = 150 * 1024
CODE = "1.a.Ak"


@pytest.fixture
def cast(transactional_db: None, settings: Settings, tmp_path: Path) -> Cast:
    settings.TOLOK_HOME = tmp_path
    return a_cast()


@pytest.fixture
def locus(cast: Cast) -> Locus:
    return locus_of(a_cycle_today(cast), cast.units[0])


def home(locus: Locus) -> str:
    return f"/siklus/{locus.cycle_id}/unit/{locus.pk}/isian/"


def item(locus: Locus, code: str = CODE) -> str:
    return f"{home(locus)}butir/{code}/"


def typing_pauses(page: Page, seconds: int = 5) -> None:
    """Let the clock of the page run on, so that it saves what was typed."""
    page.clock.run_for(seconds * 1000)


def yes(page: Page, question: str) -> None:
    page.get_by_role("group", name=question).get_by_label("Ya", exact=True).check()


@pytest.mark.journey
@pytest.mark.parametrize("javascript", [True, False])
def test_a_clerk_answers_with_proof_on_a_phone(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus, javascript: bool
) -> None:
    a_proof(cast, locus)
    page = enter(open_page(320, javascript=javascript), live_server, cast.operator)
    page.goto(home(locus))
    page.get_by_role("link", name="Mulai mengisi").click()
    yes(page, "Apakah unit Anda sudah menyusun")
    page.get_by_label("Berapa jenis layanan di unit Anda?").fill("12")
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Tersimpan.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Kutip Keputusan Standar Pelayanan").click()
    expect(page.get_by_role("button", name="Lepaskan Keputusan Standar Pelayanan")).to_be_visible()
    expect(page.get_by_label("Berapa jenis layanan di unit Anda?")).to_have_value("12")
    assert not scrolls_sideways(page)
    assert Claim.objects.get().citations.count() == 1


def test_a_file_is_uploaded_right_here(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    page = enter(open_page(320), live_server, cast.operator)
    page.goto(item(locus))
    page.get_by_text("Unggah bukti baru").click()
    page.get_by_label("Berkas", exact=True).set_input_files(
        {"name": "sk.png", "mimeType": "image/png", "buffer": a_picture()}
    )
    page.get_by_label("Judul bukti").fill("SK Standar Pelayanan 2026")
    page.get_by_role("button", name="Unggah dan kutip").click()
    expect(page.get_by_role("button", name="Lepaskan SK Standar Pelayanan 2026")).to_be_visible()


def test_what_is_typed_saves_itself_and_says_so(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    page = enter(open_page(), live_server, cast.operator)
    page.clock.install()
    page.goto(item(locus))
    yes(page, "Apakah unit Anda sudah menyusun")
    expect(page.get_by_text("Belum tersimpan", exact=True)).to_be_visible()
    typing_pauses(page)
    expect(page.locator("[data-autosave-said]")).to_contain_text("Tersimpan ")
    assert Claim.objects.get().answers == {"standard_made": True}
    page.get_by_label("Berapa jenis layanan di unit Anda?").fill("7")
    expect(page.get_by_text("Belum tersimpan", exact=True)).to_be_visible()
    typing_pauses(page)
    expect(page.locator("[data-autosave-said]")).to_contain_text("Tersimpan ")
    assert Claim.objects.get().version == 2


def test_a_killed_tab_loses_nothing_that_was_typed(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    page = enter(open_page(), live_server, cast.operator)
    page.goto(item(locus))
    page.get_by_label("Catatan untuk evaluator").fill("Naskah asli di ruang arsip lantai dua.")
    context = page.context
    page.close()
    assert not Claim.objects.exists()
    again = context.new_page()
    again.goto(item(locus))
    expect(again.get_by_label("Catatan untuk evaluator")).to_have_value(
        "Naskah asli di ruang arsip lantai dua."
    )
    expect(again.locator("[data-autosave-said]")).to_contain_text("Tersimpan ")
    assert Claim.objects.get().note == "Naskah asli di ruang arsip lantai dua."


def test_pressing_save_while_a_save_is_on_its_way_is_no_conflict(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    page = enter(open_page(), live_server, cast.operator)
    page.clock.install()
    page.goto(item(locus))
    held: list[Route] = []
    page.route("**/butir/**", lambda route: held.append(route), times=1)
    page.get_by_label("Berapa jenis layanan di unit Anda?").fill("7")
    typing_pauses(page)
    expect(page.get_by_text("Menyimpan…", exact=True)).to_be_visible()
    page.get_by_label("Berapa jenis layanan di unit Anda?").fill("8")
    page.get_by_role("button", name="Simpan", exact=True).click()
    held[0].continue_()
    expect(page.get_by_text("Tersimpan.", exact=True)).to_be_visible()
    claim = Claim.objects.get()
    assert (claim.answers, claim.version) == ({"service_kinds": "8"}, 2)


def test_pressing_save_does_not_wait_for_ever_for_a_save_that_hangs(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    page = enter(open_page(), live_server, cast.operator)
    page.clock.install()
    page.goto(item(locus))
    page.route("**/butir/**", lambda route: None, times=1)
    page.get_by_label("Berapa jenis layanan di unit Anda?").fill("7")
    typing_pauses(page)
    expect(page.get_by_text("Menyimpan…", exact=True)).to_be_visible()
    page.get_by_role("button", name="Simpan", exact=True).click()
    typing_pauses(page, 20)
    expect(page.get_by_text("Tersimpan.", exact=True)).to_be_visible()
    claim = Claim.objects.get()
    assert (claim.answers, claim.version) == ({"service_kinds": "7"}, 1)


def test_without_a_connection_the_page_says_what_is_safe(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    page = enter(open_page(), live_server, cast.operator)
    page.clock.install()
    page.goto(item(locus))
    page.context.set_offline(True)
    page.get_by_label("Catatan untuk evaluator").fill("Sinyal hilang.")
    typing_pauses(page)
    expect(page.get_by_text("aman di perangkat ini")).to_be_visible()
    page.context.set_offline(False)
    typing_pauses(page, 10)
    expect(page.locator("[data-autosave-said]")).to_contain_text("Tersimpan ")
    assert Claim.objects.get().note == "Sinyal hilang."


@pytest.mark.journey
def test_two_people_at_one_answer_see_each_other_and_choose(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    mine = enter(open_page(320), live_server, cast.operator)
    theirs = enter(open_page(), live_server, cast.head)
    mine.clock.install()
    for page in (mine, theirs):
        page.goto(item(locus))
    theirs.get_by_label("Berapa jenis layanan di unit Anda?").fill("14")
    theirs.get_by_role("button", name="Simpan", exact=True).click()
    expect(theirs.get_by_text("Tersimpan.", exact=True)).to_be_visible()
    mine.get_by_label("Berapa jenis layanan di unit Anda?").fill("13")
    typing_pauses(mine)
    expect(mine.get_by_text("Hana menyimpan perubahan")).to_be_visible()
    assert Claim.objects.get().answers == {"service_kinds": "14"}
    mine.get_by_role("button", name="Bandingkan kedua isian").click()
    expect(mine.get_by_role("heading", name="Isian ini juga diubah orang lain")).to_be_visible()
    assert not scrolls_sideways(mine)
    axe(mine)
    mine.get_by_label("Isian Anda").check()
    mine.get_by_role("button", name="Simpan pilihan saya").click()
    expect(mine.get_by_text("Tersimpan.", exact=True)).to_be_visible()
    assert Claim.objects.get().answers == {"service_kinds": "13"}
    expect(mine.locator("[data-autosave-said]")).to_have_text("")


@pytest.mark.journey
@pytest.mark.parametrize("javascript", [True, False])
def test_head_approves_and_the_receipt_can_be_kept(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus, javascript: bool
) -> None:
    fill_in(cast, locus)
    page = enter(open_page(320, javascript=javascript), live_server, cast.head)
    page.goto(home(locus))
    page.get_by_role("link", name="Periksa dan kirim").click()
    page.get_by_role("button", name="Setujui isian ini").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Kirim F-01").click()
    expect(page.get_by_text(Submission.objects.get().hash)).to_be_visible()
    assert not scrolls_sideways(page)
    if javascript:
        axe(page)
    with page.expect_download() as kept:
        page.get_by_role("link", name="Unduh isian untuk arsip").click()
    assert kept.value.suggested_filename.endswith(".json")


def test_every_page_of_f01_is_sound_in_every_window(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    fill_in(cast, locus)
    page = enter(open_page(320), live_server, cast.operator)
    for path in (
        home(locus),
        item(locus),
        item(locus, "29.f.B"),
        f"{item(locus)}pilih-bukti/",
        f"{home(locus)}periksa/",
    ):
        sound(page, path)


def test_pages_of_f01_stay_within_their_budget(
    open_page: OpenPage, live_server: LiveServer, cast: Cast, locus: Locus
) -> None:
    fill_in(cast, locus)
    for path in (home(locus), item(locus), f"{home(locus)}periksa/"):
        weight = weigh(enter(open_page(), live_server, cast.operator), path)
        assert weight.bytes <= STAFF_BYTES, weight.parts
