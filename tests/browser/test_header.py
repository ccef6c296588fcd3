"""The doors in the header: one line at a desk, one menu on a phone, in both languages, with and without scripts."""

from datetime import UTC, datetime
from typing import Protocol

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import an_admin, an_office
from tests.browser.conftest import OpenPage
from tests.browser.looking import Scheme, axe, scrolls_sideways, visit
from tests.people import signed_in
from tolok.apps.notices.actions import notify
from tolok.rules.texts import Text

#: 640 is a desk of 1280 at a zoom of 200 %.
WIDTHS = (320, 640, 1100, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
#: Two lines of 44 px, with the room around them.
TWO_LINES = 110


class Enter(Protocol):
    """Opens a window of somebody who is signed in."""

    def __call__(self, width: int, scheme: Scheme = "light", *, javascript: bool = True) -> Page: ...


@pytest.fixture
def enter(transactional_db: None, open_page: OpenPage, live_server: LiveServer) -> Enter:
    """Open windows of the person with the most doors: a Biro admin with unread notices."""
    admin, now = an_admin(an_office("Provinsi Kalimantan Timur Raya", "province", "64")), datetime.now(UTC)
    for number in range(12):
        notify(users=[admin], words=Text("Kabar", "News"), path="/", key=f"kabar:{number}", now=now)
    cookie = signed_in(Client(), admin).cookies[settings.SESSION_COOKIE_NAME].value

    def entered(width: int, scheme: Scheme = "light", *, javascript: bool = True) -> Page:
        page = open_page(width, scheme, javascript=javascript)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return entered


def height(page: Page) -> float:
    found: float = page.locator(".site-header").evaluate("one => one.getBoundingClientRect().height")
    return found


@pytest.mark.parametrize("path", ["/pemberitahuan/", "/en/pemberitahuan/"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_takes_two_lines_at_most_and_never_runs_over(enter: Enter, width: int, path: str) -> None:
    for scheme in SCHEMES:
        page = enter(width, scheme)
        visit(page, path)
        assert not scrolls_sideways(page)
        assert height(page) <= (TWO_LINES if width < 640 else TWO_LINES / 2 + 8)
        page.locator("[data-menu] > summary").click()
        assert not scrolls_sideways(page)
        axe(page)


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_door_is_reached(enter: Enter, width: int, javascript: bool) -> None:
    page = enter(width, javascript=javascript)
    visit(page, "/pemberitahuan/")
    doors = page.get_by_role("navigation", name="Utama")
    page.locator("[data-menu] > summary").click()
    wanted = ["Meja kerja", "Organisasi", "Tindak lanjut", "Pemberitahuan (12)", "Akun saya"]
    for name in [*wanted, "Hitung indeks", "Instrumen", "Hasil"]:
        expect(doors.get_by_role("link", name=name, exact=True)).to_have_count(1)
        expect(doors.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(doors.locator("[aria-current]:visible")).to_have_text("Pemberitahuan (12)")
    doors.get_by_role("link", name="Akun saya").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Akun saya")


@pytest.mark.parametrize("width", [320, 1280])
def test_keys_open_the_menu_and_escape_closes_it(enter: Enter, width: int) -> None:
    page = enter(width)
    visit(page, "/pemberitahuan/")
    menu = page.locator("[data-menu]")
    page.locator("[data-menu] > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(menu.locator("a:visible").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("main").focus()
    expect(menu).not_to_have_attribute("open", "")


@pytest.mark.parametrize("width", WIDTHS)
def test_citizens_find_every_door_without_a_script(open_page: OpenPage, width: int) -> None:
    page = open_page(width, javascript=False)
    visit(page, "/")
    assert page.locator("script[src*=menu]").count() == 0
    if width < 1088:
        page.locator("[data-menu] > summary").click()
    for name in ("Hitung indeks", "Instrumen", "Hasil", "Masuk"):
        door = page.get_by_role("navigation", name="Utama").get_by_role("link", name=name, exact=True)
        expect(door).to_be_visible()
    assert not scrolls_sideways(page)
