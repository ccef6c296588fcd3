"""A standard from draft to its next version, each step pressed by whoever's it is, on a phone and at a desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.cast import Cast, a_cast
from tests.apps.evidence.cast import a_pdf
from tests.apps.standards.standards_cast import a_draft, a_service
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import in_every_window
from tolok.apps.standards.models import StandardVersion, State

DAY = timedelta(days=1)
MINUTES = "BA 400.9/12/2026"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """One unit with operator and head."""
    return a_cast(1)


def scan(mark: str) -> dict[str, object]:
    return {"name": f"{mark}.pdf", "mimeType": "application/pdf", "buffer": a_pdf(mark=mark)}


def press(page: Page, name: str) -> None:
    """Press a button and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Take the first link of that name."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()


@pytest.mark.journey
def test_a_standard_lives_from_draft_to_its_next_version(
    open_page: OpenPage, live_server: LiveServer, cast: Cast
) -> None:
    page, today = open_page(), localdate()
    version = a_draft(a_service(cast.units[0]))
    home = reverse("standards-version", args=[version.pk])
    reviewed_inside(page, live_server, cast, version, home)
    heard_and_revised(page, live_server, cast, version, home)
    decreed(page, live_server, cast, version, home)
    made_public(page, live_server, cast, version, home)
    page.goto(reverse("standards-review-add", args=[version.pk]))
    page.get_by_label("Cara meninjau").fill("Rapat tim dan wawancara pengguna")
    page.get_by_label("Temuan").fill("Waktu tunggu lebih lama dari yang dijanjikan.")
    page.get_by_label("Standar diubah").check()
    press(page, "Simpan peninjauan")
    in_every_window(page, "life-8-review")
    press(page, "Mulai versi baru")
    expect(page.get_by_text(f"Peninjauan ulang {today.day}")).to_contain_text("Waktu tunggu lebih lama")
    in_every_window(page, "life-9-next")
    assert list(version.service.versions.order_by("number").values_list("number", "state")) == [
        (1, State.IN_FORCE),
        (2, State.DRAFT),
    ]


def reviewed_inside(page: Page, server: LiveServer, cast: Cast, version: StandardVersion, home: str) -> None:
    """The operator submits; the head sends back with a reason, then passes what comes again."""
    enter(page, server, cast.operator)
    page.goto(home)
    in_every_window(page, "life-1-draft")
    follow(page, "Ajukan untuk telaah internal")
    press(page, "Ajukan untuk telaah internal")
    enter(page, server, cast.head)
    page.goto(reverse("cycles"))
    in_every_window(page, "life-2-desk-of-the-head")
    follow(page, f"Telaah internal: {version.service.called}")
    follow(page, "Kembalikan menjadi draf")
    page.get_by_label("Alasan").fill("Jam loket belum disebut.")
    press(page, "Kembalikan menjadi draf")
    enter(page, server, cast.operator)
    page.goto(reverse("cycles"))
    follow(page, f"Perbaiki draf yang dikembalikan: {version.service.called}")
    expect(page.get_by_text("Jam loket belum disebut.")).to_be_visible()
    in_every_window(page, "life-3-returned")
    follow(page, "Ajukan untuk telaah internal")
    press(page, "Ajukan untuk telaah internal")
    enter(page, server, cast.head)
    page.goto(home)
    follow(page, "Mulai konsultasi publik")
    press(page, "Mulai konsultasi publik")


def heard_and_revised(
    page: Page, server: LiveServer, cast: Cast, version: StandardVersion, home: str
) -> None:
    """A forum held elsewhere is noted with its minutes; then the draft is revised and submitted."""
    enter(page, server, cast.operator)
    page.goto(home)
    in_every_window(page, "life-4-consultation")
    follow(page, "Catat keikutsertaan masyarakat")
    page.get_by_label("Forum Konsultasi Publik").check()
    page.get_by_label("pengguna layanan").check()
    page.get_by_label("Tanggal", exact=True).fill(str(localdate()))
    page.get_by_label("Berita acara, atau mengapa").fill(MINUTES)
    press(page, "Simpan catatan")
    expect(page.get_by_text("Lampirkan berita acaranya").first).to_be_visible()
    in_every_window(page, "life-4-without-minutes")
    page.get_by_label("Atau berkas baru").set_input_files(scan("berita-acara"))  # type: ignore[arg-type]
    press(page, "Simpan catatan")
    follow(page, "Perbaiki sesuai masukan")
    press(page, "Perbaiki sesuai masukan")
    in_every_window(page, "life-5-revision")
    follow(page, "Ajukan untuk ditetapkan")
    press(page, "Ajukan untuk ditetapkan")
    version.refresh_from_db()
    assert version.participation_proof is not None


def decreed(page: Page, server: LiveServer, cast: Cast, version: StandardVersion, home: str) -> None:
    """A decree from before the forum is refused with both days; a later one puts the standard in force."""
    for number, day in (("188/1/2026", 9), ("188/2/2026", 0)):
        page.goto(reverse("standards-decree-add", args=[cast.units[0].pk]))
        page.get_by_label("Nomor").fill(number)
        page.get_by_label("Tentang").fill("Penetapan Standar Pelayanan")
        page.get_by_label("Ditandatangani pada").fill(str(localdate() - day * DAY))
        page.get_by_label("Penanda tangan", exact=True).fill("Hana Pertiwi")
        page.get_by_label("Atau berkas baru").set_input_files(scan(number.replace("/", "-")))  # type: ignore[arg-type]
        page.locator("form button").first.click()
        page.wait_for_load_state()
    enter(page, server, cast.head)
    page.goto(home)
    follow(page, "Tetapkan dan berlakukan")
    page.get_by_label("Surat keputusan").select_option(label="188/1/2026 – Penetapan Standar Pelayanan")
    press(page, "Berlakukan")
    expect(page.locator("#id_decree_error")).to_contain_text("sebelum masyarakat dilibatkan")
    in_every_window(page, "life-6-wrong-order")
    page.get_by_label("Surat keputusan").select_option(label="188/2/2026 – Penetapan Standar Pelayanan")
    press(page, "Berlakukan")


def made_public(page: Page, server: LiveServer, cast: Cast, version: StandardVersion, home: str) -> None:
    """The page leads on to the public; what is shown without proof says so until it has one."""
    enter(page, server, cast.operator)
    page.goto(reverse("cycles"))
    in_every_window(page, "life-7-desk-of-the-operator")
    page.goto(home)
    in_every_window(page, "life-7-in-force")
    follow(page, f"Publikasikan: {version.service.called}")
    page.get_by_label("Media").select_option(label="papan informasi atau banner")
    page.get_by_label("Tempat").fill("Ruang tunggu")
    press(page, "Simpan publikasi")
    expect(page.get_by_text("Tanpa bukti", exact=True)).to_be_visible()
    in_every_window(page, "life-7-without-proof")
    follow(page, "Lampirkan bukti")
    in_every_window(page, "life-7-proof")
    page.get_by_label("Atau berkas baru").set_input_files(scan("papan"))  # type: ignore[arg-type]
    press(page, "Simpan bukti")
    expect(page.get_by_text("Tanpa bukti", exact=True)).to_have_count(0)
    page.goto(reverse("standards-promises", args=[cast.units[0].pk]))
    in_every_window(page, "life-7-promises")
    page.goto(home)
    in_every_window(page, "life-7-public")
