"""Signing in as a member of staff does it: invited, on a phone or at a desk, with a code app."""

from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.looking import Scheme, axe, scrolls_sideways, visit, weigh
from tests.people import PASSWORD, code_for
from tolok.apps.accounts import actions

STAFF_BYTES = 150 * 1024
WINDOWS = [(320, "dark"), (1280, "light")]


def an_invitation() -> str:
    _, token = actions.invite(email="sari@example.go.id", name="Sari Dewi", by=None, now=timezone.now())
    return f"/undangan/{token}/"


def looked_at(page: Page) -> None:
    """Every page on the way is accessible and fits the window."""
    axe(page)
    assert not scrolls_sideways(page), page.url


def sign_in(page: Page) -> None:
    page.get_by_label("Surel").fill("sari@example.go.id")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Masuk").click()


def set_up(page: Page) -> str:
    """Take the key from the page as somebody without a camera does, and send the first code."""
    page.get_by_text("Tidak dapat memindai? Ketik kuncinya").click()
    secret = page.locator("code").inner_text()
    page.get_by_label("Kode", exact=True).fill(code_for(secret))
    looked_at(page)
    page.get_by_role("button", name="Aktifkan").click()
    return secret


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_an_invited_person_sets_up_a_code_app_and_signs_in_with_it(
    open_page: OpenPage, width: int, scheme: Scheme
) -> None:
    page = open_page(width, scheme)
    visit(page, an_invitation())
    looked_at(page)
    page.get_by_label("Kata sandi baru").fill("pendek")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looked_at(page)
    page.get_by_label("Kata sandi baru").fill(PASSWORD)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Akun Anda siap")
    looked_at(page)
    page.get_by_role("link", name="Ke halaman masuk").click()
    expect(page.get_by_label("Surel")).to_be_visible()
    looked_at(page)
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Siapkan aplikasi kode")
    picture = page.get_by_role("img", name="Kode QR")
    assert picture.evaluate("one => one.naturalWidth") > 0
    secret = set_up(page)
    expect(page.get_by_role("listitem").filter(has=page.locator("code"))).to_have_count(10)
    looked_at(page)
    page.get_by_role("link", name="Ke akun saya").click()
    expect(page.get_by_text("Peramban ini")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Keluar").click()
    page.get_by_role("button", name="Keluar").click()
    if (menu := page.locator("[data-menu] > summary")).is_visible():
        menu.click()
    page.get_by_role("navigation", name="Utama").get_by_role("link", name="Masuk").click()
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Langkah kedua")
    looked_at(page)
    page.get_by_label("Kode", exact=True).fill(code_for(secret, 1))
    page.get_by_role("main").get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Akun saya")
    assert urlsplit(page.url).path == "/akun/"


def test_it_works_without_scripts(open_page: OpenPage) -> None:
    page = open_page(320, javascript=False)
    page.goto(an_invitation())
    page.get_by_label("Kata sandi baru").fill(PASSWORD)
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Ke halaman masuk").click()
    sign_in(page)
    page.get_by_text("Tidak dapat memindai? Ketik kuncinya").click()
    page.get_by_label("Kode", exact=True).fill(code_for(page.locator("code").inner_text()))
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode cadangan")


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites(open_page: OpenPage) -> None:
    page = open_page()
    visit(page, "/")
    assert page.context.cookies() == []
    visit(page, "/masuk/")
    page.get_by_label("Surel").fill("tidak.ada@example.go.id")
    page.get_by_label("Kata sandi").fill("salah sekali")
    page.get_by_role("main").get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("alert")).to_be_visible()
    for cookie in page.context.cookies():
        assert cookie["httpOnly"], cookie["name"]
        assert cookie["sameSite"] in {"Lax", "Strict"}, cookie["name"]


def test_the_pages_stay_within_the_staff_budget(open_page: OpenPage) -> None:
    for path in ("/masuk/", an_invitation()):
        weight = weigh(open_page(), path)
        assert weight.bytes <= STAFF_BYTES, weight.parts
