"""Results on a phone and at a desk: proposing, one unit down to its proof, what if, papers."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.cast import NOW, Cast, final, locus_of, move_to
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import sound, visit, weigh
from tolok.apps.evaluation.actions import results_papers
from tolok.apps.evaluation.models import Cycle, CyclePaper, PaperKind, PaperState, State

STAFF_BYTES = 150 * 1024
PAGES = ["results", "results-unit", "results-step", "results-what-if", "results-papers"]


@pytest.fixture
def world(transactional_db: None, settings: Settings, tmp_path: Path) -> tuple[Cast, Cycle]:
    """A regency whose result is locked, with advice and a paper that waits."""
    settings.TOLOK_HOME = tmp_path
    cast, cycle, _, result = final(units=3)
    locus = locus_of(cycle, cast.units[0])
    results_papers.order_all(result=result, form="pdf", by=cast.admin, now=NOW)
    CyclePaper.objects.filter(locus=locus).update(state=PaperState.DONE, content=b"%PDF-")
    results_papers.order(result=result, kind=PaperKind.BOOK, form="xlsx", by=cast.admin, now=NOW)
    return cast, cycle


def path_of(name: str, cast: Cast, cycle: Cycle) -> str:
    locus = locus_of(cycle, cast.units[0]).pk
    return {
        "results-unit": lambda: reverse(name, args=[cycle.pk, 1, locus]),
        "results-step": lambda: reverse(name, args=[cycle.pk, 1, locus, "I"]),
        "results-what-if": lambda: reverse(name, args=[cycle.pk, locus]),
        "results-papers": lambda: reverse(name, args=[cycle.pk, 1]),
    }.get(name, lambda: reverse(name, args=[cycle.pk]))()


def test_it_fits_and_is_accessible(
    world: tuple[Cast, Cycle], open_page: OpenPage, live_server: LiveServer
) -> None:
    cast, cycle = world
    page = enter(open_page(320), live_server, cast.admin)
    for name in PAGES:
        sound(page, path_of(name, cast, cycle), name)


def test_staff_pages_stay_light(
    world: tuple[Cast, Cycle], open_page: OpenPage, live_server: LiveServer
) -> None:
    cast, cycle = world
    page = enter(open_page(), live_server, cast.admin)
    for name in PAGES:
        assert weigh(page, path_of(name, cast, cycle)).bytes <= STAFF_BYTES, name


def test_why_so_much_is_answered_in_two_presses(
    world: tuple[Cast, Cycle], open_page: OpenPage, live_server: LiveServer
) -> None:
    cast, cycle = world
    move_to(cycle, State.FINAL, cast.admin)
    page = enter(open_page(), live_server, cast.operator)
    visit(page, path_of("results-unit", cast, cycle))
    reason = page.locator("#jejak-1-a-ak").get_by_text("Terlihat di lokasi dan di berkas")
    expect(reason).to_be_hidden()
    page.locator("#jejak-i > summary").click()
    page.locator("#jejak-1-a-ak > summary").click()
    expect(reason).to_be_visible()


def test_levels_are_supposed_without_javascript(
    world: tuple[Cast, Cycle], open_page: OpenPage, live_server: LiveServer
) -> None:
    cast, cycle = world
    page = enter(open_page(javascript=False), live_server, cast.operator)
    page.goto(path_of("results-what-if", cast, cycle))
    before = page.locator("main strong").first.inner_text()
    page.get_by_label("Level", exact=True).first.select_option("5")
    page.get_by_role("button", name="Hitung").last.click()
    expect(page.locator("main strong").first).not_to_have_text(before)
