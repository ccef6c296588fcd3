"""Home and gallery as people meet them: phone and desk, light and dark, keyboard, no JavaScript, on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.looking import CITIZEN_BYTES, CITIZEN_REQUESTS, sound, visit, weigh

PAGES = ["/", "/en/", "/komponen/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound_in_every_window(open_page: OpenPage, path: str) -> None:
    sound(open_page(320), path)


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_the_home_page_costs_little(page: Page, path: str) -> None:
    weight = weigh(page, path)

    assert weight.bytes <= CITIZEN_BYTES, weight.parts
    assert weight.requests <= CITIZEN_REQUESTS, weight.parts
    assert page.context.cookies() == []


def test_the_first_tab_offers_to_skip_to_the_content(page: Page) -> None:
    visit(page, "/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")

    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_every_control_can_be_reached_and_is_seen_when_focused(page: Page) -> None:
    visit(page, "/")
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.tagName, e.textContent.trim().slice(0, 40), s.outlineStyle] })()"
        )
        if here[0] == "BODY":
            break
        seen.add(here[1])
        assert here[2] == "solid", here
    assert {"Hitung indeks", "Instrumen", "English", "Baca instrumen", "Lihat sebagai tabel"} <= seen


def test_what_is_pressed_with_a_finger_is_large_enough(open_page: OpenPage) -> None:
    page = open_page(320)
    visit(page, "/")
    small = page.evaluate(
        """[...document.querySelectorAll('a, button, summary, input, select')]
        .filter(e => e.offsetParent && !e.closest('p:not(.action-link):not(.trail-way), .door, .skip-link'))
        .map(e => [e.textContent.trim(), e.getBoundingClientRect().height])
        .filter(([, height]) => height < 44)"""
    )

    assert small == []


def test_the_trail_opens_step_by_step(page: Page) -> None:
    visit(page, "/")
    page.get_by_text("Nilai evaluator").first.click()

    expect(page.get_by_text("Aspek V · Konsultasi dan Pengaduan")).to_be_visible()


def test_the_trail_opens_without_javascript(open_page: OpenPage) -> None:
    page = open_page(320, javascript=False)
    visit(page, "/")
    page.locator("#contoh-evaluator > summary").click()

    expect(page.locator("#contoh-aspek-v")).to_be_visible()


def test_an_address_opens_the_step_it_names(page: Page) -> None:
    visit(page, "/#contoh-aspek-v")

    expect(page.locator("#contoh-aspek-v")).to_be_in_viewport()


def test_the_language_switch_stays_on_the_page(page: Page) -> None:
    visit(page, "/komponen/")
    page.get_by_role("link", name="English").first.click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/en/komponen/")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_chosen_file_is_named(open_page: OpenPage, javascript: bool) -> None:
    page = open_page(javascript=javascript)
    visit(page, "/komponen/")
    page.get_by_label("Berkas penilaian").set_input_files(
        {"name": "nilai.xlsx", "mimeType": "application/octet-stream", "buffer": b"x" * 2048}
    )

    expect(page.locator("[data-file-said]").first).to_have_text("nilai.xlsx · 2 KB" if javascript else "")


def test_a_table_becomes_cards_on_a_phone_and_stays_a_table_at_a_desk(open_page: OpenPage) -> None:
    shown = {}
    for width in (320, 1280):
        page = open_page(width)
        visit(page, "/komponen/")
        shown[width] = page.locator("#data-table tbody tr").first.evaluate("e => getComputedStyle(e).display")

    assert shown == {320: "flex", 1280: "table-row"}


def test_paper_is_white_and_without_navigation(open_page: OpenPage) -> None:
    page = open_page(794, "dark")
    visit(page, "/")
    page.emulate_media(media="print", color_scheme="dark")

    expect(page.locator(".site-nav")).to_be_hidden()
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_chosen_theme_wins_over_the_system(open_page: OpenPage) -> None:
    page = open_page(scheme="dark")
    visit(page, "/")
    page.locator("html").evaluate("e => e.dataset.theme = 'light'")

    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [320, 1280])
def test_no_letter_of_a_ruler_is_cut_off_or_covered(open_page: OpenPage, width: int) -> None:
    """Bands, numbers, value, flag and last year's text: none leaves the window, none overlaps another."""
    page = open_page(width)
    visit(page, "/komponen/")
    found = page.evaluate(
        """() => [...document.querySelectorAll('svg.ruler-hero, svg.ruler-row')].flatMap(svg => {
          const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
          const out = boxes.filter(([, b]) => b.left < 0 || b.right > innerWidth).map(([t]) => `cut: ${t}`);
          boxes.forEach(([t, a], i) => boxes.slice(i + 1).forEach(([u, b]) => {
            const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (wide > 1 && high > 4) out.push(`${t} over ${u}`);
          }));
          return out;
        })"""
    )

    assert found == []
