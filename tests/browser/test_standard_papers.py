"""Existing standards brought in from Word, and papers taken away, on a phone and at a desk."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import NOW, START, a_unit, an_office
from tests.apps.standards.standards_cast import a_draft, a_member, a_service, held
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import axe, in_every_window, scrolls_sideways, sound
from tests.papers.reading import words
from tests.sheets.standards.documents import HEADS, a_document, rows_of
from tests.sheets.standards.test_standard_documents import DEFECTS
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import maklumat
from tolok.apps.standards.models import Service

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def service(transactional_db: None) -> Service:
    """A service with a standard in force, and one that is being written."""
    unit = a_unit(an_office(), "1", "Kecamatan Tolok Hulu", "district")
    service = a_service(unit, "KTP-01", "Penerbitan surat keterangan pindah datang antarkecamatan")
    held(service, START)
    a_draft(a_service(unit, "KTP-02", "Legalisasi surat"))
    maklumat.draft(unit=unit, by=None, now=NOW)
    return service


@pytest.fixture
def operator(service: Service) -> User:
    """Who keeps the standards of the unit."""
    return a_member(service.unit)


def a_file(*problems: tuple[str, ...]) -> dict[str, object]:
    """A Word file of a standard with its usual defects."""
    content = a_document("Standar Pelayanan Legalisasi ijazah", [HEADS, *rows_of(DEFECTS), *problems])
    return {"name": "standar.docx", "mimeType": DOCX, "buffer": content}


def upload(page: Page, unit: OrganizationUnit, file: dict[str, object]) -> None:
    page.goto(f"/standar/unit/{unit.pk}/masukkan/")
    page.get_by_label("Berkas standar").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Periksa dulu").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_word_file_is_looked_through_and_kept(
    open_page: OpenPage, live_server: LiveServer, service: Service, operator: User, javascript: bool
) -> None:
    page = enter(open_page(320, javascript=javascript), live_server, operator)
    upload(page, service.unit, a_file())
    expect(page.get_by_role("heading", name="Legalisasi ijazah")).to_be_visible()
    expect(page.get_by_text("Tertulis gratis dan juga tarif")).to_be_visible()
    assert not scrolls_sideways(page)
    if javascript:
        in_every_window(page, "standar-periksa")
    page.get_by_role("button", name="Simpan semua").click()
    expect(page.get_by_role("heading", name="Standar tersimpan")).to_be_visible()


def test_what_is_not_understood_is_told_with_its_row(
    open_page: OpenPage, live_server: LiveServer, service: Service, operator: User
) -> None:
    page = enter(open_page(320), live_server, operator)
    upload(page, service.unit, a_file(("15", "Visi", "Maju bersama")))
    expect(page.get_by_text("Nama komponen ini tidak dikenal.")).to_be_visible()
    in_every_window(page, "standar-masalah")
    expect(page.get_by_role("button", name="Simpan semua")).to_have_count(0)


def test_every_page_of_papers_is_sound_in_every_window(
    open_page: OpenPage, live_server: LiveServer, service: Service, operator: User
) -> None:
    page = enter(open_page(320), live_server, operator)
    unit, version = service.unit_id, service.versions.get().pk
    for path in (
        f"unit/{unit}/berkas/",
        f"unit/{unit}/kop/",
        f"unit/{unit}/masukkan/",
        f"versi/{version}/berkas/",
    ):
        sound(page, f"/standar/{path}")


def test_everybody_takes_the_leaflet_of_a_standard_in_force(open_page: OpenPage, service: Service) -> None:
    page = open_page()
    taken = page.request.get(f"/standar/versi/{service.versions.get().pk}/selebaran.pdf")
    assert taken.ok
    assert "Persyaratan" in words(taken.body())


def test_a_form_with_mistakes_leads_to_them(
    open_page: OpenPage, live_server: LiveServer, service: Service, operator: User
) -> None:
    page = enter(open_page(320), live_server, operator)
    page.goto(f"/standar/unit/{service.unit_id}/masukkan/")
    page.get_by_label("standar yang sudah ditetapkan dan berlaku").check()
    page.get_by_label("Atau tempel tabelnya").fill("1\tPersyaratan\tKTP")
    page.get_by_role("button", name="Periksa dulu").click()
    page.get_by_role("link", name="Tulis nomor keputusan.").click()
    expect(page.get_by_label("Nomor keputusan")).to_be_focused()
    axe(page)
