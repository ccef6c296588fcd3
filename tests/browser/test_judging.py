"""Levels given, settled and objected to: by keyboard alone, on a phone and at a desk, without JavaScript."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.cast import NOW, a_moderator, heard, judged
from tests.apps.evaluation.judging_cast import FIRST, SECOND, Judging, being_judged
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import sound, weigh
from tolok.apps.accounts.models import User
from tolok.apps.evaluation.actions import disputes, judging
from tolok.apps.evaluation.models import Judgement, State
from tolok.apps.evaluation.selectors.judging import codes_of

STAFF_BYTES = 150 * 1024
PICTURE_BYTES = 200 * 1024


@pytest.fixture(autouse=True)
def home(transactional_db: None, settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


def test_every_page_fits_and_is_accessible(open_page: OpenPage, live_server: LiveServer) -> None:
    found = being_judged(2, sent=True)
    moderator = a_moderator(found.cast, found.cycle)
    heard(found.locus, 30)
    one, two = found.seats
    judging.judge(seat=one, code=SECOND, level=2, reason="Peserta kurang", by=one.user, now=NOW)
    question = disputes.ask(seat=one, code=FIRST, question="Mana berita acaranya?", by=one.user, now=NOW)
    disputes.recommend(locus=found.locus, code=FIRST, text="Tetapkan ulang", by=one.user, now=NOW)
    judging.note_visit(seat=one, text="Maklumat terpasang di loket", code=FIRST, by=one.user, now=NOW)
    window = open_page(320)

    def seen(person: User, *pages: tuple[str, str]) -> None:
        enter(window, live_server, person)
        for path, name in pages:
            sound(window, path, name)

    seen(
        one.user,
        (found.url("judging-seat"), "seat"),
        (found.url("judging-indicator", FIRST), "indicator"),
        (found.url("judging-hand-in"), "hand-in"),
        (found.unit_url("judging-proof", _proof(found)), "proof"),
    )
    seen(
        found.cast.operator,
        (found.unit_url("disputes-questions"), "questions"),
        (found.unit_url("disputes-answer", question.pk), "answer"),
    )
    judging.undo(seat=one, by=one.user, now=NOW)
    judged(one, 4)
    judged(two, 4, {FIRST: 2})
    cycle = [found.cycle.pk]
    seen(
        moderator,
        (reverse("judging-moderation", args=cycle), "moderation"),
        (found.unit_url("judging-dispute", FIRST), "dispute"),
    )
    found.move(State.OBJECTING)
    objection = disputes.object_to(
        locus=found.locus, code=SECOND, wanted=5, text="Daftar hadir ada", by=found.cast.operator, now=NOW
    )
    seen(
        found.cast.operator,
        (found.unit_url("disputes-objections"), "objections"),
        (found.unit_url("disputes-object", "3.a.T"), "object"),
    )
    seen(
        found.cast.admin,
        (reverse("disputes-inbox", args=cycle), "inbox"),
        (found.unit_url("disputes-decide", objection.pk), "decide"),
        (found.unit_url("cycle-unit"), "unit"),
    )


def _proof(found: Judging) -> int:
    submission = found.locus.submissions.get()
    return int(submission.content["indicators"][0]["proofs"][0]["version"])


@pytest.mark.journey
def test_a_whole_unit_is_judged_without_a_mouse(open_page: OpenPage, live_server: LiveServer) -> None:
    found = being_judged()
    seat = found.seats[0]
    codes = codes_of(seat)
    for code in codes[3:]:
        judging.judge(seat=seat, code=code, level=3, reason="Dilihat", by=seat.user, now=NOW)
    page = enter(open_page(), live_server, seat.user)
    page.goto(found.url("judging-seat"))
    tab_to(page, "Lanjutkan menilai")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for level in ("3", "0", "5"):
        page.keyboard.press(level)
        expect(page.get_by_text("Level yang Anda pilih memerlukan alasan.")).to_be_visible()
        tab_to(page, "Alasan")
        page.keyboard.type(f"Terlihat {level} berkas di loket")
        expect(page.get_by_text("Level yang Anda pilih memerlukan alasan.")).to_be_hidden()
        expect(page.locator(f"input[name=level][value='{level}']")).to_be_checked()
        tab_to(page, "Simpan dan lanjut")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page.get_by_text("Semua indikator sudah dinilai.")).to_be_visible()
    given = dict(Judgement.objects.filter(seat=seat, code__in=codes[:3]).values_list("code", "level"))
    assert given == dict(zip(codes[:3], (3, 0, 5), strict=True))
    tab_to(page, "Periksa dan serahkan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/serahkan/")
    tab_to(page, "Serahkan penilaian")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Penilaian Anda sudah kami terima")).to_be_visible()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(
            "(name) => { const it = document.activeElement;"
            " const said = it.labels?.[0]?.textContent ?? it.textContent;"
            " return said.trim().startsWith(name); }",
            name,
        ):
            return
    raise AssertionError(f"no key leads to {name}")


def test_enter_after_a_number_saves_and_goes_on(open_page: OpenPage, live_server: LiveServer) -> None:
    found = being_judged(sent=True)
    proposed = found.locus.claims.get(code=FIRST).proposed
    page = enter(open_page(), live_server, found.seats[0].user)
    page.goto(found.url("judging-indicator", FIRST))
    page.keyboard.press(str(proposed))
    if page.get_by_text("Level yang Anda pilih memerlukan alasan.").is_visible():
        page.get_by_label("Alasan").fill("Semua komponen ada")
        page.keyboard.press("Shift+Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert SECOND in page.url
    assert Judgement.objects.get().level == proposed


def test_a_number_typed_into_a_reason_stays_there(open_page: OpenPage, live_server: LiveServer) -> None:
    found = being_judged()
    page = enter(open_page(), live_server, found.seats[0].user)
    page.goto(found.url("judging-indicator", FIRST))
    page.get_by_label("Alasan").focus()
    page.keyboard.type("Ada 4 dari 5")
    expect(page.get_by_label("Alasan")).to_have_value("Ada 4 dari 5")
    assert page.locator("input[name=level]:checked").count() == 0


def test_it_works_without_javascript(open_page: OpenPage, live_server: LiveServer) -> None:
    found = being_judged()
    page = enter(open_page(320, javascript=False), live_server, found.seats[0].user)
    page.goto(found.url("judging-seat"))
    page.get_by_role("link", name="Mulai menilai").click()
    page.locator("input[name=level][value='0']").check()
    page.get_by_role("button", name="Simpan dan lanjut").click()
    expect(page.get_by_role("link", name="Alasan: Tulis alasannya")).to_be_visible()
    page.get_by_label("Alasan").fill("Belum ada standar pelayanan")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    expect(page.get_by_text("Level sebelumnya tersimpan.")).to_be_visible()
    assert Judgement.objects.get().level == 0


def test_the_page_and_its_picture_stay_light(open_page: OpenPage, live_server: LiveServer) -> None:
    found = being_judged(sent=True)
    page = enter(open_page(), live_server, found.seats[0].user)
    weight = weigh(page, found.url("judging-indicator", FIRST))
    pictures = {url: size for url, size in weight.parts.items() if "/berkas/" in url}
    assert pictures
    assert max(pictures.values()) <= PICTURE_BYTES
    assert weight.bytes - sum(pictures.values()) <= STAFF_BYTES
