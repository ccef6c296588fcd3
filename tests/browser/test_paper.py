"""Paper brought in by two people, on a narrow window and with nothing but the keyboard; tickets and devices beside."""

from typing import Protocol

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import a_survey
from tests.apps.surveys.handouts import a_device, tickets, two_readers, typed
from tests.browser.conftest import OpenPage
from tests.browser.looking import axe, scrolls_sideways, sound
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Answer, PaperEntry, Survey


class Enter(Protocol):
    """Opens a narrow window of somebody who is signed in."""

    def __call__(self, person: User, width: int = 320) -> Page: ...


@pytest.fixture
def survey(transactional_db: None) -> Survey:
    """An open survey of a health centre."""
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def enter(open_page: OpenPage, live_server: LiveServer) -> Enter:
    """Open windows in which a person is signed in."""

    def entered(person: User, width: int = 320) -> Page:
        cookie = signed_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
        page = open_page(width)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return entered


def rate(page: Page, words: str) -> None:
    """Choose the same words for every statement with the keyboard alone: Tab to the group, arrows within it."""
    groups = page.locator(".ratings fieldset")
    for at in range(groups.count()):
        first = groups.nth(at).get_by_role("radio").first
        page.keyboard.press("Tab")
        expect(first).to_be_focused()
        page.keyboard.press("Space")
        for _ in range(10):
            if groups.nth(at).get_by_label(words, exact=True).is_checked():
                break
            page.keyboard.press("ArrowDown")
        expect(groups.nth(at).get_by_label(words, exact=True)).to_be_checked()


def type_sheet(page: Page, words: str) -> None:
    """One sheet from its number to the press of Enter on the button."""
    number = page.get_by_label("Nomor lembar")
    number.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("7")
    page.get_by_label("Tanggal di lembar").focus()
    while page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    rate(page, words)
    send = page.get_by_role("button", name="Simpan lembar ini")
    for _ in range(12):
        page.keyboard.press("Tab")
        if send.evaluate("button => button === document.activeElement"):
            break
    expect(send).to_be_focused()
    page.keyboard.press("Enter")


def test_two_people_type_a_sheet_with_the_keyboard_and_a_difference_is_decided(
    enter: Enter, survey: Survey
) -> None:
    first, second = two_readers(survey)
    path = f"/survei/{survey.pk}/kertas/"
    page = enter(first)
    page.goto(f"{path}ketik/")
    type_sheet(page, "Setuju")
    expect(page.get_by_text("Serahkan kepada orang kedua")).to_be_visible()
    assert not Answer.objects.exists()
    axe(page)

    page = enter(second)
    page.goto(path)
    with page.expect_navigation():
        page.get_by_role("link", name="Ketik lembar 0007").click()
    expect(page.get_by_label("Nomor lembar")).to_have_value("0007")
    expect(page.locator(".ratings input:checked")).to_have_count(0)
    type_sheet(page, "Agak setuju")
    with page.expect_navigation():
        page.get_by_role("link", name="Lihat perbedaannya dan putuskan").click()
    axe(page)
    assert not scrolls_sideways(page)
    for group in page.locator("main form fieldset").all():
        group.get_by_label("Agak setuju", exact=True).check()
    page.get_by_label("Alasan").fill("Bulatan di lembarnya memang itu.")
    page.get_by_role("button", name="Simpan keputusan").click()
    expect(page.get_by_text("Keputusan tersimpan")).to_be_visible()
    kept = Answer.objects.get()
    assert (kept.mode, kept.entered_by) == ("paper", second)
    assert PaperEntry.objects.get().settled_why


def test_slips_and_cards_are_taken_away(enter: Enter, survey: Survey) -> None:
    first, _second = two_readers(survey)
    page = enter(first)
    page.goto(f"/survei/{survey.pk}/tiket/buat/slip/")
    page.get_by_label("Berapa tiket?").fill("5")
    page.get_by_role("button", name="Buat tiket").click()
    expect(page.get_by_role("heading", name="5 tiket dibuat")).to_be_visible()
    axe(page)
    assert not scrolls_sideways(page)
    for _ in range(2):  # the page stays, so a download that failed is taken again
        with page.expect_download() as slips:
            page.get_by_role("button", name="Unduh slip (PDF)").click()
        assert slips.value.suggested_filename.startswith("slip-")
    page.goto(f"/survei/{survey.pk}/perangkat/daftar/")
    page.get_by_label("Di mana perangkatnya?").fill("Ruang tunggu")
    page.get_by_role("button", name="Daftarkan").click()
    expect(page.get_by_role("heading", name="Perangkat terdaftar")).to_be_visible()
    axe(page)
    assert not scrolls_sideways(page)
    with page.expect_download() as card:
        page.get_by_role("button", name="Unduh kartu perangkat (PDF)").click()
    assert card.value.suggested_filename.startswith("kartu-perangkat")


def test_pages_of_the_ways_in_are_in_order(enter: Enter, survey: Survey) -> None:
    first, second = two_readers(survey)
    typed(survey, first, "1")
    entry = typed(survey, second, "1", value=3, comment="Antrenya lama.").entry
    typed(survey, second, "2")
    tickets(survey, first)
    a_device(survey, first)
    actions.print_sheets(survey=survey, count=20, by=first, now=timezone.now())
    page = enter(first)
    stem = f"/survei/{survey.pk}/"
    for path in (
        "tiket/",
        "tiket/buat/queue/",
        "perangkat/",
        "kertas/",
        "kertas/ketik/",
        f"kertas/{entry.pk}/putuskan/",
        "respons/",
    ):
        sound(page, f"{stem}{path}")
