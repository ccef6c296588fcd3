"""Journey of one survey: opened by the Biro, answered on a phone without a signal and on a kiosk, closed, told."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import rated
from tests.browser.answering import held, press, rate
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import axe, scrolls_sideways
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys.models import Answer, Survey, SurveyResult
from tolok.apps.surveys.selectors import survey_at

pytestmark = [pytest.mark.long, pytest.mark.journey]
#: What thirty others of the day answered, so that a grade may be given.
OTHERS = [(4, 3, 3, 4, 4, 3, 4, 2, 3), (3, 3, 2, 4, 3, 3, 4, 3, 3), (3, 4, 3, 4, 3, 4, 4, 2, 3)] * 10


@pytest.fixture
def unit(transactional_db: None) -> OrganizationUnit:
    """A health centre."""
    return a_unit(an_office(), "P01", "Puskesmas Tolok Jaya", "health_center")


def test_a_survey_from_opening_to_the_page_everybody_reads(
    unit: OrganizationUnit, open_page: OpenPage, live_server: LiveServer
) -> None:
    biro = enter(open_page(1280), live_server, an_admin(unit.office))
    survey = opened(biro, unit)
    without_a_signal(open_page(320), survey)
    on_a_kiosk(biro, open_page(768), survey)
    assert set(Answer.objects.values_list("mode", flat=True)) == {"qr", "kiosk"}
    rated(survey, OTHERS, timezone.now())
    result = closed(biro, survey)
    told(biro, open_page(320), result)


def opened(page: Page, unit: OrganizationUnit) -> Survey:
    """The wizard, step after step, by its labels."""
    page.goto("/survei/buka/")
    page.get_by_label("Nama survei ini").fill("Survei kepuasan")
    page.locator("[name=whom]").first.check()
    onwards(page, "pertanyaan")
    page.get_by_label(re.compile("^SKM")).check()
    onwards(page, "periode")
    page.locator("[name=period]").select_option(index=1)
    now = timezone.localtime()
    for name, days in (("opens_at", -2), ("closes_at", 9)):
        page.locator(f"[name={name}]").fill(f"{now + timedelta(days=days):%Y-%m-%dT%H:%M}")
    onwards(page, "untuk")
    page.get_by_role("link", name="Per unit").click()
    page.locator("[name=picked]").first.check()
    onwards(page, "pengguna")
    page.locator(f"[name=u{unit.pk}]").fill("300")
    onwards(page, "sasaran")
    axe(page)
    page.locator("button[name=lanjut]").click()
    page.get_by_role("button", name="Buka").click()
    page.wait_for_url(re.compile(r"/survei/\d+/"))
    found = survey_at(Survey.objects.get().pk)
    assert found is not None
    return found


def onwards(page: Page, step: str) -> None:
    """Keep this step; the next one opens."""
    send = page.locator("main button[name=lanjut]")
    (send if send.count() else page.locator("main form button").first).click()
    page.wait_for_url(f"**/{step}/")


def without_a_signal(page: Page, survey: Survey) -> None:
    """Scanned, filled, sent as the signal drops; it goes out by itself once there is one."""
    page.goto(f"/s/{survey.code}/?q")
    rate(page)
    page.context.set_offline(True)
    press(page)
    expect(page.get_by_text("Tersimpan di perangkat ini.", exact=True)).to_be_visible()
    assert not Answer.objects.exists()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Jawaban Anda kami terima")).to_be_visible()
    assert held(page) == []
    assert not scrolls_sideways(page)


def on_a_kiosk(biro: Page, kiosk: Page, survey: Survey) -> None:
    """Registered at the desk, opened at the address that the desk was shown, wiped after use."""
    biro.goto(f"/survei/{survey.pk}/perangkat/daftar/")
    biro.locator("[name=kind][value=kiosk]").check()
    biro.locator("[name=name]").fill("Pintu masuk")
    biro.get_by_role("button", name="Daftarkan").click()
    address = re.search(r"/k/[A-Z0-9]+/", biro.content())
    assert address is not None
    kiosk.goto(address[0])
    kiosk.get_by_role("button", name="Mulai").click()
    rate(kiosk)
    press(kiosk)
    expect(kiosk.get_by_text("Sudah diterima.", exact=True)).to_be_visible()
    kiosk.get_by_role("button", name="Selesai").click()
    expect(kiosk.get_by_role("button", name="Mulai")).to_be_visible()
    assert held(kiosk) == []


def closed(page: Page, survey: Survey) -> SurveyResult:
    """Closed with a reason, then computed."""
    page.goto(f"/survei/{survey.pk}/tutup/")
    page.locator("[name=why]").fill("Sasaran minggu ini tercapai")
    page.get_by_role("button", name="Tutup sekarang").click()
    page.wait_for_url(re.compile(rf"/survei/{survey.pk}/(\?.*)?$"))
    page.goto(f"/survei/{survey.pk}/hasil/hitung/")
    page.locator("main form button").first.click()
    page.wait_for_url("**/hasil/?tersimpan")
    result = SurveyResult.objects.get()
    assert result.n == len(OTHERS) + 2
    expect(page.locator("main")).to_contain_text(f"{result.value:.2f}".replace(".", ","))
    return result


def told(biro: Page, visitor: Page, result: SurveyResult) -> None:
    """Published with one press; a visitor finds the value and the badge on a phone."""
    biro.goto(f"/survei/{result.survey_id}/hasil/publikasi/")
    biro.get_by_role("button", name="Terbitkan hasil").click()
    biro.wait_for_url("**?tersimpan")
    unit = result.survey.unit
    visitor.goto(f"/hasil/skm/{unit.office_id}/{unit.code}/{result.survey_id}/")
    value = f"{result.value:.2f}".replace(".", ",")
    expect(visitor.locator("main")).to_contain_text(value)
    assert not scrolls_sideways(visitor)
    axe(visitor)
    assert not visitor.context.cookies()
