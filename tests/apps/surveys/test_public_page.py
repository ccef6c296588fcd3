"""The page behind the link: asks, takes, keeps what was typed, and leaves nothing on the phone."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import DAY, a_survey, filled
from tolok.apps.surveys import actions
from tolok.apps.surveys.forms.rating import NOT_RATED
from tolok.apps.surveys.models import Answer, Mode, Survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


def home(survey: Survey) -> str:
    return f"/s/{survey.code}/"


def test_it_says_who_asks_why_how_long_and_who_sees_it(client: Client, survey: Survey) -> None:
    text = client.get(home(survey)).content.decode()
    for words in (
        "Bagaimana layanan Puskesmas Tolok Jaya?",
        "Kabupaten Tolok bertanya kepada orang yang pernah dilayani",
        "14 pernyataan, kira-kira 3 menit",
        "Siapa yang melihat jawaban Anda?",
        "anggapan Tolok",
    ):
        assert words in text
    assert text.count('type="radio"') == 14 * 7
    assert text.count("Sangat tidak setuju") == 14


def test_it_asks_in_english_too(client: Client, survey: Survey) -> None:
    text = client.get(f"/en{home(survey)}").content.decode()
    assert "Strongly agree" in text
    assert "The waiting room is comfortable" in text


def test_it_takes_an_answer_from_a_browser_without_cookies(survey: Survey) -> None:
    """Even where the CSRF check is on: the page has nothing that another site could borrow."""
    client = Client(enforce_csrf_checks=True)
    asked = client.get(home(survey))
    (uuid,) = re.findall(r'name="uuid" value="([^"]+)"', asked.content.decode())
    answer = client.post(home(survey), filled(survey, 4, uuid=uuid, comment="Cepat & ramah", sex="female"))
    assert answer.status_code == 200
    assert "Jawaban Anda kami terima" in answer.content.decode()
    assert not asked.cookies
    assert not answer.cookies
    assert "no-store" in asked["Cache-Control"]
    kept = Answer.objects.get()
    assert (str(kept.uuid), kept.s, kept.c, kept.sex) == (uuid, 56, 14, "female")
    assert kept.comment == "Cepat & ramah"


def test_pressing_send_again_shows_the_same_receipt(client: Client, survey: Survey) -> None:
    sent = filled(survey)
    first, second = (client.post(home(survey), sent).content.decode() for _ in range(2))
    (number,) = re.findall(r'panel-code">([0-9A-F-]+)<', first)
    assert number in second
    assert "sudah kami terima sebelumnya" in second
    assert f'data-receipt="{sent["uuid"]}" data-state="duplicate"' in second
    assert Answer.objects.count() == 1


def test_a_missing_rating_is_asked_for_and_what_was_typed_stays(client: Client, survey: Survey) -> None:
    sent = filled(survey, 4, comment="Antre dua jam", age_band="30-44")
    del sent["item_3"]
    answer = client.post(home(survey), sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_item_3"' in text
    assert "Waktu penyelesaian sama dengan yang diinformasikan: Pilih satu jawaban." in text
    assert "Antre dua jam" in text
    assert 'value="30-44" selected' in text
    assert text.count("checked") == 13
    assert f'value="{sent["uuid"]}"' in text
    assert not Answer.objects.exists()


def test_a_statement_may_be_left_unrated_on_purpose(client: Client, survey: Survey) -> None:
    client.post(home(survey), filled(survey, 5, item_7=NOT_RATED))
    kept = Answer.objects.get()
    assert "8.c.As" not in kept.values
    assert (kept.s, kept.c) == (65, 13)


def test_all_statements_unrated_is_no_answer(client: Client, survey: Survey) -> None:
    sent = filled(survey)
    sent |= {name: NOT_RATED for name in sent if name.startswith("item_")}
    answer = client.post(home(survey), sent)
    assert answer.status_code == 422
    assert "sedikitnya satu pernyataan" in answer.content.decode()


@pytest.mark.parametrize("value", ["6", "-1", "x", "4.5"])
def test_a_rating_off_the_scale_is_refused(client: Client, survey: Survey, value: str) -> None:
    assert client.post(home(survey), filled(survey, item_0=value)).status_code == 422
    assert not Answer.objects.exists()


def test_a_trap_marks_and_never_refuses(client: Client, survey: Survey) -> None:
    opened = str(int(timezone.now().timestamp()))
    client.post(home(survey), filled(survey, website="https://example.com", opened=opened))
    kept = Answer.objects.get()
    assert kept.trapped
    assert kept.seconds is not None
    assert kept.seconds < 14
    assert not kept.late
    assert kept.excluded_at is None


def test_it_knows_that_the_code_was_scanned(client: Client, survey: Survey) -> None:
    assert 'name="way" value="qr"' in client.get(f"{home(survey)}?q").content.decode()
    client.post(home(survey), filled(survey, way="qr"))
    assert Answer.objects.get().mode == Mode.QR


def test_nobody_outside_may_call_an_answer_paper(client: Client, survey: Survey) -> None:
    assert client.post(home(survey), filled(survey, way="paper")).status_code == 422
    assert not Answer.objects.exists()


def test_a_closed_survey_says_when_and_keeps_what_still_comes(client: Client, survey: Survey) -> None:
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now() - timedelta(minutes=1))
    text = client.get(home(survey)).content.decode()
    assert "Survei ini sudah ditutup" in text
    assert 'type="radio"' not in text
    answer = client.post(home(survey), filled(survey))
    assert "Jawaban Anda kami terima, tetapi terlambat" in answer.content.decode()
    assert Answer.objects.get().late


def test_it_names_the_last_day_of_a_survey_that_closes_at_midnight(client: Client) -> None:
    now = timezone.localtime()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + 3 * DAY
    survey = a_survey(a_unit(an_office(), "1"), closes_at=midnight)
    last = date_format(midnight - DAY)
    assert survey.last_day == (midnight - DAY).date()
    assert f"Dapat diisi sampai {last}." in client.get(home(survey)).content.decode()
    sent = client.post(home(survey), filled(survey)).content.decode()
    assert f"hari terakhir {last}" in sent
    survey.closes_at = midnight - 3 * DAY
    survey.save()
    ended = date_format(midnight - 4 * DAY)
    assert f"dapat diisi sampai {ended}." in client.get(home(survey)).content.decode()
    late = client.post(home(survey), filled(survey)).content.decode()
    assert f"Survei ini dapat diisi sampai {ended}." in late


def test_a_survey_that_is_not_open_yet_says_from_when(client: Client) -> None:
    survey = a_survey(a_unit(an_office(), "1"), opens_at=timezone.now() + DAY)
    assert "Survei ini belum dibuka" in client.get(home(survey)).content.decode()
    assert client.post(home(survey), filled(survey)).status_code == 409
    assert not Answer.objects.exists()


def test_a_code_that_was_never_given_is_nowhere(client: Client, survey: Survey) -> None:
    assert client.get("/s/AAAAAAAAA/").status_code == 404
    assert client.post("/s/AAAAAAAAA/").status_code == 404
    assert client.get(home(survey).lower()).status_code == 200


def test_it_takes_an_answer_with_few_statements(client: Client, survey: Survey) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.post(home(survey), filled(survey))
    assert len(asked) <= 11
    with CaptureQueriesContext(connection) as asked:
        client.get(home(survey))
    assert len(asked) <= 2
