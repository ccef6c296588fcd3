"""A component goes from one service to others: on a phone without JavaScript, and sound in every window."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.standards.standards_cast import WHOLE, a_draft, a_member, a_service
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import scrolls_sideways, sound
from tolok.apps.standards.models import StandardVersion
from tolok.rules.standards.values import Standard


@pytest.fixture
def empty(transactional_db: None) -> StandardVersion:
    unit = a_unit(an_office(), "1", "Kecamatan Tolok Hulu")
    a_draft(a_service(unit, "01", "Surat keterangan pindah datang antarkecamatan"))
    return a_draft(a_service(unit, "02", "Legalisasi surat"), Standard(texts={"B8": "Kursi"}))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_new_standard_is_filled_from_one_that_is_alike_and_given_on(
    open_page: OpenPage, live_server: LiveServer, empty: StandardVersion, javascript: bool
) -> None:
    page = enter(open_page(320, javascript=javascript), live_server, a_member(empty.service.unit))
    page.goto(f"/standar/versi/{empty.pk}/")
    page.get_by_role("link", name="Salin komponen dari layanan lain").click()
    page.get_by_role("link", name="Surat keterangan pindah").click()
    expect(page.get_by_label("8. Sarana")).not_to_be_checked()
    expect(page.get_by_label("7. Dasar hukum")).to_be_checked()
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Salin yang dicentang").click()
    expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    empty.refresh_from_db()
    assert empty.standard.legal == WHOLE.legal
    assert empty.standard.texts["B8"] == "Kursi"
    page.goto(f"/standar/versi/{empty.pk}/isi/B8/")
    page.get_by_role("link", name="Pakai di draf layanan lain").click()
    page.get_by_label("Surat keterangan pindah").check()
    page.get_by_role("button", name="Pakai di draf yang dicentang").click()
    expect(page.get_by_text("sekarang dipakai di 1 draf lain")).to_be_visible()
    assert {one.standard.texts["B8"] for one in StandardVersion.objects.all()} == {"Kursi"}


def test_the_pages_are_sound_in_every_window(
    open_page: OpenPage, live_server: LiveServer, empty: StandardVersion
) -> None:
    page = enter(open_page(320), live_server, a_member(empty.service.unit))
    source = StandardVersion.objects.exclude(pk=empty.pk).get()
    for path in (
        f"versi/{empty.pk}/salin/",
        f"versi/{empty.pk}/salin/?dari={source.pk}",
        f"versi/{source.pk}/isi/A6/terapkan/",
        f"versi/{source.pk}/isi/B11/",
        f"unit/{empty.service.unit_id}/masukkan/",
    ):
        sound(page, f"/standar/{path}")
