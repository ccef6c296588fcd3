"""Recaps of past periods as the Biro meets them: in every window, from the upload to the trend."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.test_recaps import line, recap
from tests.apps.surveys.test_result_pages import ROWS, a_quarter
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import sound
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys.models import BroughtResult


@pytest.fixture
def unit(transactional_db: None) -> OrganizationUnit:
    """A department."""
    return a_unit(an_office(), "1", "Dinas Pertanahan")


@pytest.fixture
def page(unit: OrganizationUnit, open_page: OpenPage, live_server: LiveServer) -> Page:
    """A window of the Biro."""
    return enter(open_page(1280), live_server, an_admin(unit.office))


@pytest.mark.journey
def test_a_recap_is_brought_in_by_its_labels(page: Page, unit: OrganizationUnit) -> None:
    a_unit(unit.office, "2", "Dinas Sosial")
    a_quarter(unit, date(2026, 6, 30), ROWS)
    sound(page, f"/survei/instansi/{unit.office_id}/rekap/", "recaps")
    for number in ("1", "2"):
        page.goto(f"/survei/instansi/{unit.office_id}/rekap/")
        content = recap(line("Dinas Pertanahan"), line("Dinsos", ikm=91), line("Dinas Lama", 3))
        page.get_by_label("Berkas rekap").set_input_files(
            {"name": "rekap.xlsx", "mimeType": "application/octet-stream", "buffer": content}
        )
        page.get_by_label("Periode").select_option("triwulan")
        page.get_by_label("Tahun", exact=True).fill("2025")
        page.get_by_label("Ke berapa dalam tahun itu").fill(number)
        page.get_by_role("button", name="Unggah dan periksa").click()
        if number == "1":
            sound(page, page.url, "recap-open")
            page.set_viewport_size({"width": 1280, "height": 900})
            page.get_by_label(re.compile("^Dinsos")).select_option(label="Dinas Sosial (2)")
            page.get_by_label(re.compile("^Dinas Lama")).select_option(label="lewati baris ini")
            page.get_by_role("button", name="Simpan padanan").click()
            sound(page, page.url, "recap-check")
            page.set_viewport_size({"width": 1280, "height": 900})
        page.get_by_role("button", name="Simpan sebagai rekap").click()
        expect(page.get_by_role("heading", name="Tanda terima rekap")).to_be_visible()
    expect(page.get_by_text(re.compile("2 baru, 0 dibetulkan"))).to_be_visible()
    one = BroughtResult.objects.order_by("pk")[0]
    sound(page, f"/survei/rekap/{one.pk}/", "recap-result")
    sound(page, f"/survei/unit/{unit.pk}/riwayat/", "recap-history")
    sound(
        page,
        f"/survei/instansi/{unit.office_id}/hasil/?gelombang=skm.triwulan.2025-04-01.2025-06-30",
        "recap-comparison",
    )
    sound(page, "/nasional/?per=unit", "recap-nation")
