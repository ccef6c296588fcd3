"""Journey of a citizen on a cheap phone: asked after a visit, the signal going and coming, a receipt in the end."""

import json
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from tests.apps.surveys.sittings import JAVANESE, OWN, a_ticket, an_skm, unit, with_f03
from tests.browser.answering import emptied, held, press, rate
from tests.browser.conftest import OpenPage
from tests.browser.looking import (
    CITIZEN_BYTES,
    CITIZEN_REQUESTS,
    axe,
    in_every_window,
    scrolls_sideways,
    sound,
    visit,
    weigh,
)
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Answer, Survey
from tolok.apps.surveys.selectors import questions_of
from tolok.sheets.imports.unsent import is_unsent, read_unsent

#: Bytes of the whole journey: the page, what is sent, the receipt.
JOURNEY_BYTES = 65 * 1024


@pytest.fixture
def survey(transactional_db: None) -> Survey:
    """An open SKM of a health centre."""
    return an_skm(unit())


def home(survey: Survey) -> str:
    return f"/s/{survey.code}/"


def stored(page: Page) -> None:
    expect(page.get_by_text("Tersimpan di perangkat ini.", exact=True)).to_be_visible()


def received(page: Page) -> None:
    expect(page.get_by_role("heading", name="Jawaban Anda kami terima")).to_be_visible()


@pytest.mark.journey
@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_answers_in_eleven_taps(open_page: OpenPage, survey: Survey, javascript: bool) -> None:
    page = open_page(320, javascript=javascript)
    page.goto(home(survey))
    rate(page)  # nine taps, and the tenth sends
    press(page)
    received(page)
    kept = Answer.objects.get()
    assert (kept.s, kept.c, kept.uuid.version) == (27, 9, 7)
    assert kept.seconds is not None
    assert not page.context.cookies()
    assert not scrolls_sideways(page)


def test_the_form_and_the_thanks_are_in_order(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    sound(page, home(survey), "answer")
    rate(page)
    press(page)
    received(page)
    in_every_window(page, "answer-thanks")


def test_every_kind_of_question_is_in_order(open_page: OpenPage, transactional_db: None) -> None:
    skm, _f03 = with_f03(blocks=("skm9", "spkp8", "spak5"), own=OWN, others=JAVANESE)
    page = open_page(320)
    sound(page, f"{home(skm)}?bahasa=jv", "answer-everything")


def test_letters_twice_as_large_still_fit(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    page.goto(home(survey))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    in_every_window(page, "answer-large")


def test_a_first_visit_stays_small_and_so_does_the_journey(page: Page, survey: Survey) -> None:
    weight = weigh(page, home(survey))
    assert weight.bytes <= CITIZEN_BYTES, weight.parts
    assert weight.requests <= CITIZEN_REQUESTS, weight.parts
    rate(page)
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        press(page)
    received(page)
    assert weight.bytes + len(sent.value.body()) <= JOURNEY_BYTES


def test_an_answer_survives_a_lost_signal_and_goes_out_by_itself(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    page.goto(home(survey))
    rate(page)
    page.context.set_offline(True)
    press(page)
    stored(page)
    axe(page)
    assert not Answer.objects.exists()
    assert len(held(page)) == 1
    page.context.set_offline(False)
    received(page)
    assert Answer.objects.count() == 1
    assert held(page) == []


def test_an_answer_survives_a_killed_page(open_page: OpenPage, survey: Survey) -> None:
    """What was kept goes out from the next page of a survey that opens, and says so."""
    page = open_page(320)
    page.goto(home(survey))
    rate(page)
    page.context.set_offline(True)
    press(page)
    stored(page)
    (record,) = held(page)
    page.close()
    context = page.context
    context.set_offline(False)
    again = context.new_page()
    again.goto(home(survey))
    expect(again.get_by_text("Sudah diterima.", exact=True)).to_be_visible()
    assert str(Answer.objects.get().uuid) == record["uuid"]
    assert held(again) == []


@pytest.mark.journey
def test_several_answers_wait_on_one_phone_and_late_ones_are_told(
    open_page: OpenPage, survey: Survey
) -> None:
    page = open_page(320)
    other = page.context.new_page()
    for one in (page, other):
        one.goto(home(survey))
        rate(one)
    page.context.set_offline(True)
    for one in (page, other):
        press(one)
        stored(one)
    assert len(held(page)) == 2
    expect(other.get_by_text("Belum terkirim di perangkat ini: 2")).to_be_visible()
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now())
    context = page.context
    page.close()
    other.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(home(survey))
    expect(again.get_by_text("Sudah diterima, tetapi terlambat.", exact=True)).to_be_visible()
    emptied(again)
    assert list(Answer.objects.values_list("late", flat=True)) == [True, True]


@pytest.mark.journey
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
    stored(page)
    Client().post(home(survey), sent[0], content_type="application/x-www-form-urlencoded")
    page.unroute(f"**{home(survey)}")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_role("heading", name="sudah kami terima sebelumnya")).to_be_visible()
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("status", [200, 404, 409, 422, 502])
def test_a_page_of_a_network_is_no_receipt(open_page: OpenPage, survey: Survey, status: int) -> None:
    page = open_page(320)
    page.goto(home(survey))
    rate(page)
    page.route(
        f"**{home(survey)}",
        lambda route: route.fulfill(
            status=status, body="<title>WiFi</title><main>Masuk dulu</main>", content_type="text/html"
        ),
    )
    press(page)
    stored(page)
    (record,) = held(page)
    assert not record.get("refused")


def test_unsent_answers_are_written_to_a_file_without_a_network(
    open_page: OpenPage, transactional_db: None
) -> None:
    skm, f03 = with_f03(own=OWN)
    page = open_page(320)
    page.goto(home(skm))
    rate(page)
    page.get_by_label("Teman").check()
    page.get_by_label("Ada yang ingin Anda sampaikan?").fill("Antrenya lama.")
    page.context.set_offline(True)
    press(page)
    stored(page)
    with page.expect_download() as got:
        page.get_by_role("button", name="Simpan ke berkas").click()
    content = got.value.path().read_bytes()
    assert is_unsent(content)
    asked = {one.code: questions_of(one) for one in (skm, f03)}
    read = read_unsent("berkas.json", content, zone=timezone.get_current_timezone(), asked=asked)
    assert not read.problems
    assert not read.warnings
    first, second = read.answers
    assert (first.survey, len(first.values), first.comment) == (skm.code, 9, "Antrenya lama.")
    assert first.extra == {"tahu": "teman"}
    assert (second.survey, len(second.values)) == (f03.code, 14)
    assert json.loads(content)["format"] == "tolok-unsent/1"
    assert len(held(page)) == 1
    page.context.set_offline(False)
    received(page)
    assert {str(one.uuid) for one in Answer.objects.all()} == {str(first.own), str(second.own)}


def test_somebody_takes_an_answer_back_from_a_phone(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    page.goto(home(survey))
    rate(page)
    page.context.set_offline(True)
    press(page)
    stored(page)
    page.get_by_text("Hapus dari perangkat ini").click()
    axe(page)
    page.get_by_role("button", name="Hapus tanpa mengirim").click()
    expect(page.get_by_text("Belum terkirim di perangkat ini:")).to_be_hidden()
    assert held(page) == []


def test_a_missing_rating_is_named_and_nothing_is_lost(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    page.goto(home(survey))
    rate(page, leave=1)
    page.get_by_label("Ada yang ingin Anda sampaikan?").fill("Antrenya lama.")
    page.locator("form").evaluate("form => form.noValidate = true")
    press(page)
    expect(page.get_by_role("alert")).to_contain_text("Pilih satu jawaban.")
    expect(page.get_by_label("Ada yang ingin Anda sampaikan?")).to_have_value("Antrenya lama.")
    assert len(held(page)) == 1
    axe(page)
    page.get_by_role("alert").get_by_role("link").click()
    page.locator(".ratings fieldset").last.get_by_role("radio").nth(2).check()
    press(page)
    received(page)
    assert held(page) == []
    assert Answer.objects.count() == 1


def test_a_used_ticket_keeps_the_answer_and_stops_sending(open_page: OpenPage, survey: Survey) -> None:
    code = a_ticket(survey)
    page, other = open_page(320), open_page(320)
    for one in (page, other):
        one.goto(f"/t/{code}/")
        rate(one)
    press(page)
    received(page)
    press(other)
    expect(other.get_by_role("heading", name="Tiket ini tidak berlaku lagi")).to_be_visible()
    axe(other)
    (record,) = held(other)
    assert record["refused"]
    assert Answer.objects.count() == 1


def test_tickets_and_a_closed_survey_are_in_order(open_page: OpenPage, survey: Survey) -> None:
    page = open_page(320)
    sound(page, "/t/", "ticket-typed")
    page.goto("/t/?nomor=XYZ")
    in_every_window(page, "ticket-unknown")
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now() - timedelta(minutes=1))
    visit(page, home(survey))
    expect(page.get_by_role("heading", name="Survei ini sudah ditutup")).to_be_visible()
    in_every_window(page, "answer-closed")


def test_who_is_drawn_answers_both_in_one_sitting(open_page: OpenPage, transactional_db: None) -> None:
    skm, f03 = with_f03()
    page = open_page(320)
    page.goto(home(skm))
    rate(page)
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.post_data or "") if one.method == "POST" else None)
    press(page)
    received(page)
    assert set(Answer.objects.values_list("survey", flat=True)) == {skm.pk, f03.pk}
    again = {key: values[0] for key, values in parse_qs(sent[0], keep_blank_values=True).items()}
    for _ in range(3):
        Client().post(home(skm), again)
    assert Answer.objects.count() == 2
