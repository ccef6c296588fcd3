"""Signals and comments as the Biro reviews them, on a phone and at a desk."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import a_member, an_skm, answered, closed, rated
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import sound
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import CommentReading, Mode, Survey
from tolok.apps.surveys.selectors import questions_of

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)]
SAID = [
    "Antrean lama sekali, menunggu tiga jam",
    "Saya diminta uang seratus ribu di luar tarif oleh petugas loket, hubungi 081234567890",
    "Ruang tunggu sempit, kursi rusak, tetapi petugasnya ramah dan sabar menjelaskan syarat yang kurang",
    *[f"Pelayanan puskesmas ini sudah sangat baik dan petugasnya ramah {x}" for x in "abcd"],
]


@pytest.fixture
def survey(transactional_db: None) -> Survey:
    """A survey with odd answers and comments that were masked."""
    now = timezone.now()
    survey = an_skm(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"), now)
    rated(survey, ROWS * 8, now)
    rated(survey, [(4,) * 9] * 22, now - timedelta(hours=2))
    keys = [item.key for item in questions_of(survey).items]
    for at, text in enumerate(SAID):
        values = dict(zip(keys, ROWS[at % 3], strict=True))
        answered(
            survey, values=values, comment=text, seconds=12, mode=Mode.QR, now=now - timedelta(minutes=at)
        )
    actions.read_comments(now=now)
    return survey


def test_its_pages_fit_every_window(open_page: OpenPage, live_server: LiveServer, survey: Survey) -> None:
    biro = an_admin(survey.unit.office)
    page = enter(open_page(), live_server, biro)
    complaint = CommentReading.objects.get(hand_over="offered")
    stem = f"/survei/{survey.pk}/"
    sound(page, f"{stem}tanda/")
    sound(page, f"{stem}tanda/straight/")
    sound(page, f"{stem}tanda/comments/")
    sound(page, f"{stem}komentar/")
    sound(page, f"{stem}komentar/{complaint.pk}/pengaduan/", "pengaduan")
    now = timezone.now()
    actions.correct_themes(reading=complaint, themes=["biaya"], by=biro, now=now)
    actions.decline(reading=complaint, why="Tarif resmi", by=biro, now=now)
    sound(page, f"{stem}komentar/{complaint.pk}/tema/", "tema-satu")
    sound(page, f"/survei/instansi/{survey.unit.office_id}/komentar/")
    numbers = [complaint.answer_id]
    actions.exclude_many(survey=survey, answers=numbers, why="Diisi petugas sendiri", by=biro, now=now)
    sound(page, f"{stem}dikeluarkan/")
    enter(page, live_server, a_member(closed(survey, now).unit))
    sound(page, f"{stem}tema/")


def test_answers_are_left_out_without_javascript(
    open_page: OpenPage, live_server: LiveServer, survey: Survey
) -> None:
    page = enter(open_page(320, javascript=False), live_server, an_admin(survey.unit.office))
    page.goto(f"/survei/{survey.pk}/tanda/")
    page.get_by_role("link", name="Lihat 22 jawaban").first.click()
    page.locator("input[name=answer]").first.check()
    page.get_by_label("Alasan").fill("Diisi petugas sendiri")
    page.get_by_role("button", name="Keluarkan yang dicentang").click()
    expect(page.get_by_text("1 jawaban diubah dan tercatat.")).to_be_visible()
    assert survey.answers.filter(excluded_why="Diisi petugas sendiri").count() == 1
