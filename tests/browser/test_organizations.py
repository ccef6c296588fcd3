"""The units of an office as its Bagian Organisasi meets them: on a phone and at a desk, with and without JavaScript."""

from typing import Protocol

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.browser.conftest import OpenPage
from tests.browser.looking import Scheme, axe, scrolls_sideways, sound, weigh
from tests.people import signed_in
from tolok.apps.organizations.models import Office
from tolok.rules.offices import unit_kinds
from tolok.sheets.offices.unit_templates import ListedUnit, units_template

STAFF_BYTES = 150 * 1024
WIDTHS = [320, 1280]
NEW = [
    ListedUnit("1", "Dinas Kesehatan dan Keluarga Berencana", "department", "", "health", "Dinkes"),
    ListedUnit("1.1", "Puskesmas Tolok Jaya", "health_center", "1", "health", ""),
    ListedUnit("1.2", "RSUD Tolok", "hospital", "1", "health", "RSUD"),
]


class Enter(Protocol):
    """Opens a window of somebody who is signed in."""

    def __call__(self, width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True) -> Page: ...


@pytest.fixture
def office(transactional_db: None) -> Office:
    """A regency with two departments and a health centre."""
    office = an_office()
    health = a_unit(office, "1", "Dinas Kesehatan", group="health")
    a_unit(office, "1.1", "Puskesmas Tolok Jaya", "health_center", health, group="health")
    a_unit(office, "2", "Dinas Pemberdayaan Masyarakat, Pemerintahan Desa, dan Keluarga Berencana")
    return office


@pytest.fixture
def enter(open_page: OpenPage, live_server: LiveServer, office: Office) -> Enter:
    """Open windows in which the office's administrator is signed in."""
    client = signed_in(Client(), an_admin(office))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value

    def entered(width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True) -> Page:
        page = open_page(width, scheme, javascript=javascript)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return entered


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_biro_renames_a_unit_and_sees_its_history(
    enter: Enter, office: Office, width: int, javascript: bool
) -> None:
    page = enter(width, javascript=javascript)
    page.goto("/organisasi/")
    page.get_by_role("link", name="Kabupaten Tolok").click()
    page.get_by_role("link", name="Dinas Kesehatan", exact=True).click()
    page.get_by_role("link", name="Ganti nama").click()
    page.get_by_label("Nama lengkap").fill("Badan Kesehatan")
    page.get_by_label("Alasan atau dasar hukum").fill("Perda 5/2026")
    page.get_by_role("button", name="Simpan nama baru").click()
    expect(page.get_by_role("heading", name="Badan Kesehatan")).to_be_visible()
    expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    expect(page.get_by_text("Perda 5/2026")).to_be_visible()
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_list_is_looked_through_and_applied(enter: Enter, office: Office, width: int) -> None:
    page = enter(width)
    page.goto(f"/organisasi/{office.pk}/impor/")
    content = units_template(unit_kinds("regency", "64.01"), NEW)
    page.get_by_label("Daftar unit yang sudah diisi").set_input_files(
        {"name": "unit.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_label("Alasan atau dasar hukum").fill("Perda 5/2026")
    page.get_by_label("Berkas ini daftar lengkap").check()
    page.get_by_role("button", name="Periksa dulu").click()
    expect(page.get_by_text("unit.xlsx mengubah 3 unit.")).to_be_visible()
    assert not scrolls_sideways(page)
    axe(page)
    page.get_by_role("button", name="Terapkan semua").click()
    expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    expect(page.get_by_role("link", name="RSUD Tolok")).to_be_visible()
    expect(page.get_by_role("link", name="Dinas Pemberdayaan")).to_have_count(0)


def test_a_list_with_problems_tells_them_all(enter: Enter, office: Office) -> None:
    page = enter(320)
    page.goto(f"/organisasi/{office.pk}/impor/")
    page.get_by_label("Daftar unit yang sudah diisi").set_input_files(
        {
            "name": "salah.csv",
            "mimeType": "text/csv",
            "buffer": b"kode;nama;jenis;induk\n8;;Dinas;\n9;B;Kantor;77\n",
        }
    )
    page.get_by_label("Alasan atau dasar hukum").fill("Perda 5/2026")
    page.get_by_role("button", name="Periksa dulu").click()
    for words in ("Nama unit kosong.", "Kata ini tidak dikenal di sini."):
        expect(page.get_by_text(words)).to_be_visible()
    assert not scrolls_sideways(page)
    axe(page)


def test_every_page_of_units_is_sound_in_every_window(enter: Enter, office: Office) -> None:
    page = enter(320)
    unit = office.units.get(code="1").pk
    changes = [f"unit/{unit}/{rest}" for rest in ("", "nama/", "jenis/", "pindah/", "gabung/", "tutup/")]
    for path in (
        "/organisasi/",
        *(f"/organisasi/{office.pk}/{rest}" for rest in ("", "unit/baru/", "impor/", *changes)),
    ):
        sound(page, path)


def test_a_change_without_a_reason_leads_to_its_field(enter: Enter, office: Office) -> None:
    page = enter(320)
    page.goto(f"/organisasi/{office.pk}/unit/{office.units.get(code='2').pk}/tutup/")
    page.get_by_role("button", name="Tutup unit ini").click()
    page.get_by_role("link", name="Tulis alasannya").click()
    expect(page.get_by_label("Alasan atau dasar hukum")).to_be_focused()
    axe(page)


def test_pages_of_units_stay_within_their_budget(enter: Enter, office: Office) -> None:
    for path in (f"/organisasi/{office.pk}/", f"/organisasi/{office.pk}/impor/"):
        weight = weigh(enter(), path)
        assert weight.bytes <= STAFF_BYTES, weight.parts
