"""A service's standard as the operator writes it: fourteen tasks, rows, a warning answered, on a phone and at a desk."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.standards.standards_cast import WHOLE, a_decree, a_draft, a_member, a_service, held
from tests.browser.conftest import OpenPage
from tests.browser.looking import axe, scrolls_sideways, sound, weigh
from tests.browser.test_organizations import Enter
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.standards.models import StandardVersion
from tolok.rules.standards.values import Channel, Cost, LegalBasis, Requirement

STAFF_BYTES = 150 * 1024
#: What the check has something to say about: an error, warnings and advice.
POOR = replace(
    WHOLE,
    requirements=(
        Requirement("Fotokopi kartu keluarga yang masih berlaku", "copy", "Dinas Kependudukan", True),
        Requirement("Surat pengantar RT/RW", "original", "ketua RT", when="pemohon belum terdaftar"),
    ),
    costs=(Cost(amount=Fraction(25000), what="legalisir", how="tunai di loket"),),
    channels=(
        Channel("phone", "0812-5550-1122"),
        Channel("whatsapp", "0812-5550-1122", "08.00–16.00", 8, "petugas pengaduan"),
    ),
    legal=(LegalBasis("Perpres", "25", 2008, "Persyaratan dan Tata Cara Pendaftaran Penduduk"),),
    texts={code: words for code, words in WHOLE.texts.items() if code != "B10"},
)


@pytest.fixture
def version(transactional_db: None) -> StandardVersion:
    """A second version that is being written, with an older one in force."""
    unit = a_unit(an_office(), "1", "Kecamatan Tolok Hulu")
    service = a_service(unit, "KTP-01", "Penerbitan surat keterangan pindah datang antarkecamatan")
    held(service, date(2025, 1, 1))
    a_service(unit, "KTP-02", "Legalisasi surat")
    a_decree(unit)
    return a_draft(service, POOR)


@pytest.fixture
def operator(version: StandardVersion) -> User:
    """Who keeps the standards of the unit."""
    return a_member(version.service.unit)


@pytest.fixture
def enter(open_page: OpenPage, live_server: LiveServer, operator: User) -> Enter:
    """Open windows in which the operator is signed in."""
    cookie = signed_in(Client(), operator).cookies[settings.SESSION_COOKIE_NAME].value

    def entered(width: int = 1280, scheme: str = "light", *, javascript: bool = True) -> Page:
        page = open_page(width, scheme, javascript=javascript)  # type: ignore[arg-type]
        cookies = [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        return page

    return entered


@pytest.mark.parametrize("javascript", [True, False])
def test_the_operator_mends_what_the_check_found(
    enter: Enter, version: StandardVersion, javascript: bool
) -> None:
    page = enter(320, javascript=javascript)
    page.goto(f"/standar/unit/{version.service.unit_id}/")
    page.get_by_role("link", name="Penerbitan surat keterangan").click()
    page.get_by_role("link", name="Lanjutkan versi 2").click()
    page.get_by_role("link", name="4. Biaya atau tarif", exact=True).click()
    expect(page.get_by_text("tidak menyebut dasar hukumnya")).to_be_visible()
    page.get_by_label("Dasar hukum tarif").first.fill("Perda 3/2024")
    page.get_by_role("button", name="Tambah baris").click()
    expect(page.get_by_label("Dasar hukum tarif").first).to_have_value("Perda 3/2024")
    page.get_by_role("button", name="Simpan", exact=True).last.click()
    expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    expect(page.get_by_text("tidak menyebut dasar hukumnya")).to_have_count(0)
    page.get_by_role("link", name="Biarkan, dengan alasan").first.click()
    page.get_by_label("Mengapa dibiarkan").fill("Nomor kantor sedang dipasang.")
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(page.get_by_text("Nomor kantor sedang dipasang.")).to_be_visible()
    assert not scrolls_sideways(page)
    if javascript:  # axe is a script itself
        axe(page)


def test_enter_in_a_row_saves_and_removes_nothing(enter: Enter, version: StandardVersion) -> None:
    page = enter()
    page.goto(f"/standar/versi/{version.pk}/isi/A5/")
    page.get_by_label("Produk").first.fill("Surat pindah")
    page.get_by_label("Produk").first.press("Enter")
    expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    version.refresh_from_db()
    assert [one.name for one in version.standard.products] == ["Surat pindah"]


def test_every_page_of_a_standard_is_sound_in_every_window(enter: Enter, version: StandardVersion) -> None:
    page = enter(320)
    service, unit = version.service_id, version.service.unit_id
    isi = [f"versi/{version.pk}/isi/{code}/" for code in ("A1", "A2", "A3", "A4", "A6", "B7", "B8", "B11")]
    rest = ("", "baca/", "tim/", "isi/A1/bahasa/", "langkah/submit/")
    for path in (
        f"unit/{unit}/",
        f"unit/{unit}/profil/",
        f"{service}/",
        f"{service}/ubah/",
        f"{service}/beda/",
        f"{service}/pada-tanggal/",
        *(f"versi/{version.pk}/{one}" for one in rest),
        *isi,
    ):
        sound(page, f"/standar/{path}")


def test_pages_of_a_standard_stay_within_their_budget(enter: Enter, version: StandardVersion) -> None:
    for path in (f"versi/{version.pk}/", f"versi/{version.pk}/isi/A1/"):
        weight = weigh(enter(), f"/standar/{path}")
        assert weight.bytes <= STAFF_BYTES, weight.parts
