"""A result is reported, published and followed up in a browser; what everybody reads weighs little."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import DAY, an_skm, closed, rated
from tests.browser.conftest import OpenPage
from tests.browser.looking import CITIZEN_BYTES, CITIZEN_REQUESTS, sound, weigh
from tests.people import signed_in
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import Span
from tolok.apps.surveys.models import Period, SurveyResult

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 24


@pytest.fixture
def unit(transactional_db: None) -> OrganizationUnit:
    """A health centre."""
    return a_unit(an_office(), "P01", "Puskesmas Tolok Jaya", "health_center")


@pytest.fixture
def page(unit: OrganizationUnit, open_page: OpenPage, live_server: LiveServer) -> Page:
    """A window of the Biro."""
    cookie = signed_in(Client(), an_admin(unit.office)).cookies[settings.SESSION_COOKIE_NAME].value
    found = open_page(1280, "light")
    found.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    return found


def a_result(unit: OrganizationUnit, back: int = 0) -> SurveyResult:
    """One quarter, `back` quarters ago."""
    now = timezone.now()
    day = now.date() - back * 91 * DAY
    survey = an_skm(unit, now, span=Span(Period.QUARTER, day - 90 * DAY, day), numbers={"population": 300})
    rated(survey, ROWS[: 72 - 7 * back], now, profile={"sex": "female", "education": "senior"})
    return actions.compute(survey=closed(survey, now), by=None, now=now)


@pytest.mark.journey
def test_from_the_result_to_report_publication_and_plan(page: Page, unit: OrganizationUnit) -> None:
    before, result = a_result(unit, 1), a_result(unit)
    home = f"/survei/{result.survey_id}/hasil/"
    page.goto(home)
    page.get_by_role("button", name="Buat laporan").click()
    expect(page.get_by_role("heading", name="Siap diunduh")).to_be_visible()
    sound(page, f"{home}laporan/", "telling-report")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Laporan (PDF)").click()
    assert taken.value.suggested_filename.endswith(".pdf")
    page.goto(f"{home}publikasi/")
    page.get_by_role("button", name="Terbitkan hasil").click()
    expect(page.get_by_text("Hasil ini terbit")).to_be_visible()
    sound(page, f"{home}publikasi/", "telling-publications")
    sound(page, f"{home}publikasi/catat/", "telling-note")
    sound(page, f"{home}tindak-lanjut/", "telling-follow")
    page.get_by_role("button", name="Simpan rencana").click()
    expect(page.get_by_text("Rencana tersimpan.")).to_be_visible()
    sound(page, f"{home}tindak-lanjut/", "telling-followed")
    sound(page, f"/survei/unit/{unit.pk}/pekppp/{timezone.localdate().year}/", "telling-performance")
    sound(page, f"/organisasi/{unit.office_id}/templat/", "telling-templates")
    sound(page, f"/organisasi/{unit.office_id}/templat/survey/", "telling-template")
    page.goto(f"/survei/{before.survey_id}/hasil/publikasi/")
    page.get_by_role("button", name="Terbitkan hasil").click()
    public = f"/hasil/skm/{unit.office_id}/P01/{result.survey_id}/"
    sound(page, public, "public-survey")
    sound(page, "/hasil/skm/", "public-surveys")
    sound(page, f"/hasil/skm/{unit.office_id}/P01/", "public-surveys-unit")
    weight = weigh(page, public)
    assert weight.bytes <= CITIZEN_BYTES
    assert weight.requests <= CITIZEN_REQUESTS
