"""A phone of 320 px and names nobody planned for: nothing scrolls sideways, cards say what they hold."""

import pytest
from playwright.sync_api import Page, expect

from tests.apps.calculation.files import levels
from tests.browser.conftest import OpenPage
from tests.browser.looking import scrolls_sideways, visit
from tests.browser.test_calculation import LURING, upload

ENDLESS = "Dinas" + "TanpaSpasi" * 20
CARDS = "#data-table .data-cards"


def unit_file(name: str) -> bytes:
    """That unit and another, all levels 4, as CSV."""
    codes = levels(4)
    head, row = ";".join(codes), ";".join(str(level) for level in codes.values())
    return f"unit;{head}\n{name};{row}\nRSUD;{row}\n".encode()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_name_without_spaces_is_broken_not_scrolled(open_page: OpenPage, width: int) -> None:
    page = open_page(width)
    upload(page, unit_file(ENDLESS), "isian.csv")
    result = page.url
    for path in (result, f"{result}1/", f"{result}1/f02/", f"{result}1/1.a.Ak/"):
        visit(page, path)
        assert not scrolls_sideways(page), path


def test_a_small_table_does_not_repeat_its_heading_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(320)
    visit(page, f"/instrumen/{LURING}/18.c.K/")

    assert page.locator(".data-table:not(.data-cards) td").count() > 0
    assert page.locator(".data-table:not(.data-cards) .cell-label:visible").count() == 0


def test_a_card_puts_value_and_state_on_one_line_below_its_ruler(open_page: OpenPage) -> None:
    page = open_page(360)
    visit(page, "/komponen/")
    card = page.locator(f"{CARDS} tbody tr").first
    tops = [
        card.locator(f"{kind} .cell-label").evaluate("e => Math.round(e.getBoundingClientRect().bottom)")
        for kind in (".cell-number", ".cell-status")
    ]

    expect(card.locator(".cell-ruler .cell-label")).to_be_hidden()
    assert abs(tops[0] - tops[1]) <= 4


def test_a_card_hides_what_is_empty_and_a_table_shows_it(open_page: OpenPage) -> None:
    for width, shown in ((320, 0), (1280, 2)):
        page = open_page(width)
        visit(page, "/komponen/")
        assert page.locator(f"{CARDS} .cell-blank:visible").count() == shown


def test_the_way_back_is_large_enough_for_a_finger(page: Page) -> None:
    visit(page, f"/instrumen/{LURING}/18.c.K/")
    links = page.locator(".breadcrumb a")
    heights = [link.bounding_box() for link in links.all()]

    assert heights
    assert all(box and box["height"] >= 44 and box["width"] >= 24 for box in heights)
