"""What a clerk types into a standard survives a closed tab, a lost signal and an ended session; two do not collide."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import NOW, a_unit, an_office
from tests.apps.standards.standards_cast import a_draft, a_member, a_service
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tolok.apps.accounts.models import User
from tolok.apps.standards.actions import versions
from tolok.apps.standards.component_parts import with_words
from tolok.apps.standards.models import StandardVersion

ROOM = "Ruang tunggu dengan kursi prioritas"
RESTORED = "Ketikan Anda yang belum tersimpan dipulihkan"


@pytest.fixture
def version(transactional_db: None) -> StandardVersion:
    return a_draft(a_service(a_unit(an_office(), "1", "Kecamatan Tolok Hulu")))


@pytest.fixture
def operator(version: StandardVersion) -> User:
    return a_member(version.service.unit)


@pytest.fixture
def page(open_page: OpenPage, live_server: LiveServer, operator: User) -> Page:
    return enter(open_page(), live_server, operator)


def at(version: StandardVersion, code: str) -> str:
    return f"/standar/versi/{version.pk}/isi/{code}/"


def closed_and_opened(page: Page, address: str) -> Page:
    """The tab is closed, and the page opened in another."""
    context = page.context
    page.close()
    again = context.new_page()
    again.goto(address)
    return again


def save(page: Page) -> None:
    page.get_by_role("button", name="Simpan", exact=True).last.click()


def test_a_closed_tab_loses_no_words(page: Page, version: StandardVersion) -> None:
    page.goto(at(version, "B8"))
    page.get_by_label("Uraian").fill(f"{ROOM} di lantai satu.")
    expect(page.get_by_text("Ketikan Anda aman di perangkat ini")).to_be_visible()
    again = closed_and_opened(page, at(version, "B8"))
    expect(again.get_by_text(RESTORED)).to_be_visible()
    expect(again.get_by_label("Uraian")).to_have_value(f"{ROOM} di lantai satu.")
    save(again)
    expect(again.get_by_text("Perubahan tersimpan.")).to_be_visible()
    again.goto(at(version, "B8"))
    expect(again.get_by_text(RESTORED)).to_have_count(0)
    version.refresh_from_db()
    assert version.standard.texts["B8"] == f"{ROOM} di lantai satu."


def test_rows_that_were_added_and_removed_come_back_as_they_were(
    page: Page, version: StandardVersion
) -> None:
    page.goto(at(version, "A1"))
    for at_row, words in enumerate(("Kartu keluarga", "Surat kuasa", "Pasfoto", "Akta lahir")):
        if page.get_by_label("Yang harus dibawa").count() <= at_row:
            page.get_by_role("button", name="Tambah baris").click()
        page.get_by_label("Yang harus dibawa").nth(at_row).fill(words)
    page.get_by_role("button", name="Hapus Baris 2").click()
    expect(page.get_by_label("Yang harus dibawa").nth(1)).to_have_value("Pasfoto")
    again = closed_and_opened(page, at(version, "A1"))
    expect(again.get_by_text(RESTORED)).to_be_visible()
    boxes = again.get_by_label("Yang harus dibawa")
    assert [boxes.nth(one).input_value() for one in range(3)] == ["Kartu keluarga", "Pasfoto", "Akta lahir"]
    save(again)
    expect(again.get_by_text("Perubahan tersimpan.")).to_be_visible()
    version.refresh_from_db()
    assert [one.name for one in version.standard.requirements] == ["Kartu keluarga", "Pasfoto", "Akta lahir"]


def test_without_a_signal_nothing_is_sent_and_nothing_lost(page: Page, version: StandardVersion) -> None:
    page.goto(at(version, "B9"))
    page.get_by_label("Uraian").fill("Sinyal hilang.")
    page.context.set_offline(True)
    save(page)
    expect(page.get_by_text("Tidak ada sambungan, jadi belum tersimpan")).to_be_visible()
    expect(page.get_by_label("Uraian")).to_have_value("Sinyal hilang.")
    page.context.set_offline(False)
    save(page)
    expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    version.refresh_from_db()
    assert version.standard.texts["B9"] == "Sinyal hilang."


def test_an_ended_session_brings_the_words_back_after_signing_in(
    page: Page, version: StandardVersion, operator: User, live_server: LiveServer
) -> None:
    page.goto(at(version, "B10"))
    page.get_by_label("Uraian").fill("Diperiksa setiap Senin.")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    save(page)
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()
    enter(page, live_server, operator).goto(at(version, "B10"))
    expect(page.get_by_label("Uraian")).to_have_value("Diperiksa setiap Senin.")
    expect(page.get_by_text(RESTORED)).to_be_visible()


@pytest.mark.journey
def test_words_typed_before_somebody_else_saved_do_not_overwrite_theirs(
    page: Page, version: StandardVersion
) -> None:
    page.goto(at(version, "B8"))
    page.get_by_label("Uraian").fill("Tulisan saya.")
    versions.write(
        version=version,
        standard=with_words(version.standard, "B8", "Tulisan Wati."),
        edition=version.edition,
        by=None,
        now=NOW,
    )
    again = closed_and_opened(page, at(version, "B8"))
    save(again)
    expect(again.get_by_text("Orang lain menyimpan perubahan").first).to_be_visible()
    expect(again.get_by_text("Tulisan Wati.")).to_be_visible()
    expect(again.get_by_label("Uraian")).to_have_value("Tulisan saya.")
    save(again)
    expect(again.get_by_text("Perubahan tersimpan.")).to_be_visible()


def test_what_was_typed_can_be_thrown_away(page: Page, version: StandardVersion) -> None:
    page.goto(at(version, "B8"))
    kept = page.get_by_label("Uraian").input_value()
    page.get_by_label("Uraian").fill("Salah layanan.")
    page.get_by_role("button", name="Buang ketikan ini").click()
    expect(page.get_by_label("Uraian")).to_have_value(kept)
    page.reload()
    expect(page.get_by_text(RESTORED)).to_have_count(0)


def test_the_next_component_says_what_was_kept(page: Page, version: StandardVersion) -> None:
    page.goto(at(version, "B8"))
    page.get_by_label("Uraian").fill(f"{ROOM}.")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    expect(page.get_by_text("prasarana, dan/atau fasilitas tersimpan.")).to_be_visible()
    page.goto(at(version, "B8"))
    expect(page.get_by_text(RESTORED)).to_have_count(0)


def test_the_long_forms_of_a_service_and_of_a_unit_are_kept_too(page: Page, version: StandardVersion) -> None:
    for path, label, more in (
        (f"/standar/unit/{version.service.unit_id}/profil/", "Petunjuk arah", None),
        (f"/standar/{version.service_id}/ubah/", "Ringkasan", "Alasan"),
    ):
        page.goto(path)
        page.get_by_label(label).fill("Di belakang masjid.")
        page = closed_and_opened(page, path)
        expect(page.get_by_label(label)).to_have_value("Di belakang masjid.")
        if more:
            page.get_by_label(more).last.fill("dilengkapi")
        page.get_by_role("button", name="Simpan").last.click()
        expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
        page.goto(path)
        expect(page.get_by_text(RESTORED)).to_have_count(0)
        expect(page.get_by_label(label)).to_have_value("Di belakang masjid.")
