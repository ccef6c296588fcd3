"""A survey as its respondent meets it on a cheap phone, with the signal going and coming; and as staff do."""

from datetime import timedelta
from typing import Protocol

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import a_member, a_survey, answered
from tests.browser.conftest import OpenPage
from tests.browser.looking import (
    CITIZEN_BYTES,
    CITIZEN_REQUESTS,
    Scheme,
    axe,
    in_every_window,
    scrolls_sideways,
    sound,
    visit,
    weigh,
)
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Answer, Survey

STAFF_BYTES = 150 * 1024


class Enter(Protocol):
    """Opens a window of somebody who is signed in."""

    def __call__(self, person: User, width: int = 1280, scheme: Scheme = "light") -> Page: ...


@pytest.fixture
def survey(transactional_db: None) -> Survey:
    """An open survey of a health centre."""
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def enter(open_page: OpenPage, live_server: LiveServer, survey: Survey) -> Enter:
    """Open windows in which a person is signed in."""

    def entered(person: User, width: int = 1280, scheme: Scheme = "light") -> Page:
        cookie = signed_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
        page = open_page(width, scheme)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return entered


def home(survey: Survey) -> str:
    return f"/s/{survey.code}/"


def rate(page: Page, word: str = "Setuju", leave: int = 0) -> None:
    """Choose the same word for every statement but the last `leave`."""
    groups = page.get_by_role("radiogroup").or_(page.locator(".ratings fieldset"))
    for at in range(groups.count() - leave):
        groups.nth(at).get_by_label(word, exact=True).check()


def press(page: Page) -> None:
    page.get_by_role("button", name="Kirim jawaban").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_answers_on_a_small_phone(open_page: OpenPage, survey: Survey, javascript: bool) -> None:
    page = open_page(320, javascript=javascript)
    page.goto(home(survey))
    rate(page)
    page.get_by_label("Ada yang ingin Anda sampaikan?").fill("Antrenya lama.")
    press(page)
    expect(page.get_by_role("heading", name="Jawaban Anda kami terima")).to_be_visible()
    kept = Answer.objects.get()
    assert (kept.s, kept.c, kept.comment) == (56, 14, "Antrenya lama.")
    assert kept.uuid.version == 7
    assert (kept.seconds is not None) is True
    assert not page.context.cookies()
    assert not scrolls_sideways(page)


@pytest.mark.looks
def test_the_form_and_the_thanks_are_in_order(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    sound(page, home(survey), "survey")
    rate(page)
    press(page)
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    in_every_window(page, "survey-thanks")


@pytest.mark.looks
def test_a_first_visit_stays_small(page: Page, survey: Survey) -> None:
    weight = weigh(page, home(survey))
    assert weight.bytes <= CITIZEN_BYTES, weight.parts
    assert weight.requests <= CITIZEN_REQUESTS, weight.parts


def test_an_answer_survives_a_lost_signal_and_goes_out_by_itself(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    page.goto(home(survey))
    rate(page)
    page.context.set_offline(True)
    press(page)
    expect(page.get_by_text("Tersimpan di perangkat ini.", exact=True)).to_be_visible()
    axe(page)
    assert not Answer.objects.exists()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Jawaban Anda kami terima")).to_be_visible()
    assert Answer.objects.count() == 1
    assert page.evaluate("Object.keys(localStorage)") == []


def test_an_answer_survives_a_closed_page(open_page: OpenPage, survey: Survey) -> None:
    """What was kept goes out from the next page of a survey that opens, and says so."""
    page = open_page(320)
    page.goto(home(survey))
    rate(page, "Sangat setuju")
    page.context.set_offline(True)
    press(page)
    expect(page.get_by_text("Tersimpan di perangkat ini.", exact=True)).to_be_visible()
    (key,) = page.evaluate("Object.keys(localStorage)")
    page.close()
    context = page.context
    context.set_offline(False)
    again = context.new_page()
    again.goto(home(survey))
    expect(again.get_by_text("Diterima server.", exact=True)).to_be_visible()
    assert str(Answer.objects.get().uuid) == key.removeprefix("tolok-answer:")
    assert again.evaluate("Object.keys(localStorage)") == []


def test_a_receipt_lost_on_the_way_back_makes_no_second_answer(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    page.goto(home(survey))
    rate(page)
    sent: list[str] = []

    def swallow(route: Route) -> None:
        sent.append(route.request.post_data or "")
        route.abort()

    page.route(f"**{home(survey)}", swallow)
    press(page)
    expect(page.get_by_text("Tersimpan di perangkat ini.", exact=True)).to_be_visible()
    Client().post(home(survey), sent[0], content_type="application/x-www-form-urlencoded")
    page.unroute(f"**{home(survey)}")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_role("heading", name="sudah kami terima sebelumnya")).to_be_visible()
    assert Answer.objects.count() == 1


def test_a_sign_in_page_of_a_network_is_no_receipt(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    page.goto(home(survey))
    rate(page)
    page.route(
        f"**{home(survey)}",
        lambda route: route.fulfill(
            body="<title>WiFi</title><main>Masuk dulu</main>", content_type="text/html"
        ),
    )
    press(page)
    expect(page.get_by_text("Tersimpan di perangkat ini.", exact=True)).to_be_visible()
    assert len(page.evaluate("Object.keys(localStorage)")) == 1
    page.get_by_role("button", name="Hapus dari perangkat ini").click()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_missing_rating_is_named_and_nothing_is_lost(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    page.goto(home(survey))
    rate(page, leave=1)
    page.get_by_label("Ada yang ingin Anda sampaikan?").fill("Antrenya lama.")
    page.locator("form").evaluate("form => form.noValidate = true")
    press(page)
    expect(page.get_by_role("alert")).to_contain_text("Layanan konsultasi dan pengaduan")
    expect(page.get_by_label("Ada yang ingin Anda sampaikan?")).to_have_value("Antrenya lama.")
    axe(page)
    page.get_by_role("alert").get_by_role("link").click()
    page.locator(".ratings fieldset").last.get_by_label("Setuju", exact=True).check()
    press(page)
    expect(page.get_by_role("heading", name="Jawaban Anda kami terima")).to_be_visible()


@pytest.mark.looks
def test_pages_of_staff_are_in_order(enter: Enter, survey: Survey) -> None:
    for value in (5, 5, 4, 4, 2):
        answered(survey, value, comment="Petugasnya ramah.", seconds=8)
    page = enter(an_admin(survey.unit.office), 320)
    answer = survey.answers.earliest("pk").pk
    stem = f"/survei/{survey.pk}/"
    for path in ("/survei/", stem, f"{stem}jawaban/", f"{stem}jadwal/", f"{stem}jawaban/{answer}/keluarkan/"):
        sound(page, path)
    weight = weigh(page, stem)
    assert weight.bytes <= STAFF_BYTES, weight.parts


def test_the_operator_types_a_paper_form(enter: Enter, survey: Survey) -> None:
    page = enter(a_member(survey.unit), 320)
    visit(page, f"/survei/{survey.pk}/")
    with page.expect_navigation():
        page.get_by_role("link", name="Masukkan lembar kertas").click()
    axe(page)
    rate(page, "Agak setuju")
    page.get_by_role("button", name="Simpan lembar ini").click()
    expect(page.get_by_text("Lembar tersimpan, nomor")).to_be_visible()
    assert Answer.objects.get().mode == "paper"
    assert not scrolls_sideways(page)


@pytest.mark.looks
def test_a_closed_survey_is_in_order(open_page: OpenPage, survey: Survey) -> None:
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now() - timedelta(minutes=1))
    page = open_page(320)
    visit(page, home(survey))
    expect(page.get_by_role("heading", name="Survei ini sudah ditutup")).to_be_visible()
    in_every_window(page, "survey-closed")
