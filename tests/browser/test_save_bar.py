"""The bar of buttons that stays in sight: whoever goes through a form with Tab sees every field that has the focus."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.judging_cast import FIRST, being_judged
from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.planning import a_plan
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter

#: A phone, a desk, a desk whose window is low.
WINDOWS = [(320, 640), (1280, 800), (1280, 560)]
#: Letters as set, and twice as large.
LETTERS = ["100%", "200%"]

_FOCUSED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const bar = document.querySelector(".actions-sticky").getBoundingClientRect();
  const own = it.getBoundingClientRect();
  const inside = !!it.closest(".actions-sticky");
  const over = Math.min(own.bottom, bar.bottom) - Math.max(own.top, bar.top);
  const beside = own.right <= bar.left || own.left >= bar.right;
  const top = Math.max(own.top, 0), bottom = Math.min(own.bottom, innerHeight);
  const seen = [0.02, 0.5, 0.98].every((part) => {
    const found = document.elementFromPoint((own.left + own.right) / 2, top + (bottom - top) * part);
    return !found?.closest(".actions-sticky");
  });
  return {
    name: it.name || it.textContent.trim().slice(0, 40),
    form: !!it.closest("form")?.querySelector(".actions-sticky"),
    covered: !inside && ((over > 0.5 && !beside) || !seen),
    outside: own.bottom > innerHeight + 0.5 && own.height < innerHeight,
  };
}"""


@pytest.fixture(autouse=True)
def home(transactional_db: None, settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


def through(page: Page, address: str, letters: str, key: str) -> set[str]:
    """Press the key through the page; names of fields of the form, none of which may lie beneath the bar."""
    page.goto(address)
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", letters)
    met: set[str] = set()
    for _ in range(120):
        page.keyboard.press(key)
        found = page.evaluate(_FOCUSED)
        if found is None:
            break
        assert not found["covered"], f"{found['name']} lies beneath the bar"
        assert not found["outside"], f"{found['name']} is out of sight"
        if found["form"]:
            met.add(found["name"])
        elif met:
            break
    return met


@pytest.mark.parametrize("letters", LETTERS)
def test_no_field_of_an_evaluator_hides_beneath_the_bar(
    open_page: OpenPage, live_server: LiveServer, letters: str
) -> None:
    found = being_judged(sent=True)
    page = enter(open_page(), live_server, found.seats[0].user)
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        for key in ("Tab", "Shift+Tab"):
            met = through(page, found.url("judging-indicator", FIRST), letters, key)
            assert {"level", "reason", "proof", "page", "lanjut"} <= met


@pytest.mark.parametrize("letters", LETTERS)
def test_no_field_of_a_long_page_hides_beneath_the_bar(
    open_page: OpenPage, live_server: LiveServer, letters: str
) -> None:
    unit = a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    admin = an_admin(unit.office)
    plan = a_plan(unit, by=admin)
    page = enter(open_page(), live_server, admin)
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        for key in ("Tab", "Shift+Tab"):
            met = through(page, f"/survei/buka/{plan.pk}/bahasa/jv/", letters, key)
            assert "Simpan bahasa ini" in met
            assert len(met) > 9


def test_the_bar_stays_in_sight_where_there_is_room(open_page: OpenPage, live_server: LiveServer) -> None:
    """From the moment the page opens: thirty-one indicators are judged one after the other."""
    found = being_judged(sent=True)
    page = enter(open_page(1280, height=640), live_server, found.seats[0].user)
    page.goto(found.url("judging-indicator", FIRST))
    expect(page.get_by_role("button", name="Simpan dan lanjut")).to_be_in_viewport(ratio=1)
    page.get_by_role("heading", name="Rekomendasi").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Simpan dan lanjut")).to_be_in_viewport(ratio=1)
