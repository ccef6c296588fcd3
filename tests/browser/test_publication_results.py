"""Published results as citizens meet them: light, accessible, whole without JavaScript."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.cast import NOW, final, move_to
from tests.browser.conftest import OpenPage
from tests.browser.looking import CITIZEN_BYTES, CITIZEN_REQUESTS, sound, visit, weigh
from tolok.apps.evaluation.actions import results
from tolok.apps.evaluation.models import Cycle, State


@pytest.fixture
def cycle(transactional_db: None, settings: Settings, tmp_path: Path) -> Cycle:
    """A published cycle of more units than fit on a page."""
    settings.TOLOK_HOME = tmp_path
    cast, found, _, result = final(units=27)
    Cycle.objects.filter(pk=found.pk).update(minimum_respondents=5)
    move_to(found, State.PUBLISHED, cast.admin)
    results.publish(result=result, by=cast.admin, now=NOW)
    return found


def paths(cycle: Cycle) -> dict[str, str]:
    return {
        "publication-results": reverse("publication-results"),
        "publication-cycle": reverse("publication-cycle", args=[cycle.pk]),
        "publication-unit": reverse("publication-unit", args=[cycle.pk, "D01"]),
    }


def test_it_fits_and_is_accessible(cycle: Cycle, open_page: OpenPage, live_server: LiveServer) -> None:
    page = open_page(320)
    for name, path in paths(cycle).items():
        sound(page, path, name)


def test_a_citizen_pays_little(cycle: Cycle, open_page: OpenPage, live_server: LiveServer) -> None:
    for name, path in paths(cycle).items():
        weight = weigh(open_page(), path)
        assert weight.bytes <= CITIZEN_BYTES, (name, weight)
        assert weight.requests <= CITIZEN_REQUESTS, (name, weight)


def test_the_trail_opens_without_javascript(
    cycle: Cycle, open_page: OpenPage, live_server: LiveServer
) -> None:
    page = open_page(javascript=False)
    page.goto(paths(cycle)["publication-cycle"])
    page.get_by_role("link", name="Dinas D01").click()
    words = page.locator("#jejak-1-a-ak").get_by_text("Arti level ini")
    page.locator("#jejak-i > summary").click()
    page.locator("#jejak-1-a-ak > summary").click()
    expect(words).to_be_visible()


def test_units_are_searched(cycle: Cycle, open_page: OpenPage, live_server: LiveServer) -> None:
    page = open_page()
    visit(page, paths(cycle)["publication-cycle"])
    page.get_by_label("Cari nama atau kode").fill("D27")
    page.get_by_role("button", name="Tampilkan").click()
    expect(page.get_by_role("link", name="Dinas D27")).to_be_visible()
    expect(page.get_by_role("link", name="Dinas D01")).to_have_count(0)
