"""Results of surveys as staff see them: in every window, by keyboard and within their weight."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import an_skm, closed, rated
from tests.apps.surveys.test_result_pages import ROWS, a_quarter
from tests.browser.conftest import OpenPage
from tests.browser.looking import sound, weigh
from tests.people import signed_in
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys import actions

STAFF_BYTES = 150 * 1024


@pytest.fixture
def unit(transactional_db: None) -> OrganizationUnit:
    """A health centre."""
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


@pytest.fixture
def page(unit: OrganizationUnit, open_page: OpenPage, live_server: LiveServer) -> Page:
    """A window of the Biro."""
    cookie = signed_in(Client(), an_admin(unit.office)).cookies[settings.SESSION_COOKIE_NAME].value
    found = open_page(1280, "light")
    found.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    return found


def test_results_are_sound_in_every_window(page: Page, unit: OrganizationUnit) -> None:
    a_quarter(unit, date(2026, 3, 31), ROWS)
    survey = a_quarter(unit, date(2026, 6, 30), ROWS)
    both = an_skm(unit, timezone.now(), "spkp8", "spak5")
    rated(both, [(6, 5, 6, 5, 6, 5, 6, 5, 6, 6, 6, 6, 5), (4,) * 8 + (6,) * 5] * 16, timezone.now())
    actions.compute(survey=closed(both, timezone.now()), by=None, now=timezone.now())
    sound(page, f"/survei/{survey.pk}/hasil/", "survey-result")
    sound(page, f"/survei/{both.pk}/hasil/", "survey-result-integrity")
    sound(page, f"/survei/{survey.pk}/hasil/hitung/", "survey-compute")
    sound(page, f"/survei/unit/{unit.pk}/riwayat/", "survey-history")
    sound(page, f"/survei/instansi/{unit.office_id}/hasil/", "survey-comparison")


def test_a_value_opens_downwards_to_how_many_gave_which_rating(page: Page, unit: OrganizationUnit) -> None:
    survey = a_quarter(unit, date(2026, 6, 30), ROWS)
    assert weigh(page, f"/survei/{survey.pk}/hasil/").bytes <= STAFF_BYTES
    page.goto(f"/survei/{survey.pk}/hasil/#jejak-persyaratan")
    expect(page.get_by_text("nilai 4: 12 orang").first).to_be_visible()
