"""Surveys while they run: the list, the progress, who is reminded, visits, and answers that came late."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import START, a_unit, an_admin, an_office, someone
from tests.apps.surveys.cast import DAY, a_member, a_survey, answered, surveys_of
from tests.apps.surveys.planning import QUESTIONS, a_plan, services_of
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.notices.models import Notice
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import Role
from tolok.apps.surveys import actions
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors.running import late_of
from tolok.apps.surveys.urls import running as urls_running
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

ADDRESSES = [one.name for one in urls_running.addresses]
WORDS = {"surveys-progress": "kemajuan", "surveys-visits": "kunjungan", "surveys-late": "terlambat"}


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


def neighbour(survey: Survey) -> User:
    return a_member(a_unit(survey.unit.office, "2"), name="Wati")


def elsewhere(survey: Survey) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(survey: Survey) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing_of_a_running_survey(
    client: Client, survey: Survey, name: str, stranger: Callable[[Survey], User]
) -> None:
    page, nowhere = (f"/survei/{pk}/{WORDS[name]}/" for pk in (survey.pk, 999999))
    for method in (client.get, client.post):
        assert method(page).status_code == method(nowhere).status_code == 302
    signed_in(client, stranger(survey))
    for method in (client.get, client.post):
        answer, other = method(page), method(nowhere)
        assert {answer.status_code, other.status_code} <= {404, 405}
        assert answer.status_code == other.status_code
        assert "Tolok Jaya" not in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "visits", "late"),
    [(Role.UNIT_OPERATOR, 200, 403), (Role.UNIT_HEAD, 200, 403), (Role.READER, 403, 403)],
)
def test_the_unit_sees_progress_and_only_the_biro_lets_late_answers_in(
    client: Client, survey: Survey, role: Role, visits: int, late: int
) -> None:
    signed_in(client, a_member(survey.unit, role))
    stem = f"/survei/{survey.pk}/"
    found = [client.get(f"{stem}{word}/").status_code for word in WORDS.values()]
    assert found == [200, visits, late]


def test_progress_tells_what_is_missing_by_day_and_by_way(client: Client, survey: Survey) -> None:
    now = timezone.now()
    for mode in ("link", "qr", "qr"):
        answered(survey, mode=mode, now=now)
    signed_in(client, a_member(survey.unit))
    page = f"/survei/{survey.pk}/kemajuan/"
    text = client.get(page).content.decode()
    assert "3 dari 20 jawaban yang ditargetkan" in text
    assert "Masih kurang 17 jawaban. Perlu 2 sehari selama 10 hari lagi." in text
    assert "66,7 %" in text
    assert "Tingkat respons" in text
    for _ in range(17):
        answered(survey, now=now)
    assert "Sasaran sudah tercapai" in client.get(page).content.decode()


def test_progress_costs_the_same_for_three_answers_and_sixty(
    client: Client, survey: Survey, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in(client, an_admin(survey.unit.office))
    page = f"/survei/{survey.pk}/kemajuan/"
    answered(survey)
    client.get(page)
    with django_assert_max_num_queries(15) as few:
        client.get(page)
    for _ in range(60):
        answered(survey)
    with django_assert_max_num_queries(len(few)):
        client.get(page)


def test_the_list_is_narrowed_by_what_stands_in_the_address(client: Client, survey: Survey) -> None:
    other = a_unit(survey.unit.office, "5", "Dinas Perizinan")
    services_of(other)
    plan = a_plan(other)
    actions.open_plan(plan=plan, by=plan.made_by, now=timezone.now())
    signed_in(client, an_admin(survey.unit.office, "Dewi"))

    def shown(query: str) -> int:
        return len(client.get(f"/survei/?{query}").context["table"].rows)

    assert shown("") == 4
    assert shown("jenis=skm") == shown("periode=triwulan-2026-04-01") == 3
    assert shown("jenis=f03") == 1
    assert shown("cari=perizinan") == 3
    assert shown("cari=kartu") == 1
    assert shown("keadaan=tutup") == 0
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now())
    assert shown("keadaan=tutup") == 1
    assert shown("keadaan=terbuka") == 3
    assert shown("jenis=x&periode=x&keadaan=x") == 4
    assert "Triwulan II 2026" in client.get("/survei/").content.decode()


def test_visits_are_kept_and_audited(client: Client, survey: Survey) -> None:
    answered(survey)
    signed_in(client, a_member(survey.unit))
    page = f"/survei/{survey.pk}/kunjungan/"
    assert client.post(page, {"visits": "-1"}).status_code == 422
    text = client.post(page, {"visits": "40"}, follow=True).content.decode()
    assert "2,5 %" in text
    entry = Entry.objects.get(action="surveys.count_visits")
    assert entry.after["visits"] == 40
    client.post(page, {"visits": ""})
    survey.refresh_from_db()
    assert survey.visits is None


def late_answers(survey: Survey) -> datetime:
    """Three answers in time, then the close, then two given before it and one given after; the time of the last."""
    now = timezone.now() - timedelta(hours=3)
    for _ in range(3):
        answered(survey, now=now)
    actions.close(surveys=[survey], by=None, why="Selesai", now=now + timedelta(minutes=1))
    later = now + timedelta(hours=2)
    for _ in range(2):
        answered(survey, uuid=uuid7(now), now=later)
    answered(survey, uuid=uuid7(later), now=later)
    return later


def test_late_answers_are_told_apart_by_when_they_were_given(survey: Survey) -> None:
    late_answers(survey)
    (found,) = late_of(survey)
    assert (found.mode, found.n, found.before) == ("link", 3, 2)


def test_the_biro_lets_in_what_was_given_in_time_and_says_why(client: Client, survey: Survey) -> None:
    late_answers(survey)
    signed_in(client, an_admin(survey.unit.office))
    page = f"/survei/{survey.pk}/terlambat/"
    assert "2 jawaban diberikan sebelum survei ditutup" in client.get(page).content.decode()
    assert client.post(page, {"why": " "}).status_code == 422
    assert survey.answers.filter(late=False).count() == 3
    client.post(page, {"why": "Sinyal di loket padam"})
    assert survey.answers.filter(late=False).count() == 5
    assert survey.answers.filter(late=True).count() == 1
    entry = Entry.objects.get(action="surveys.admit_late")
    assert (entry.why, entry.after["admitted"]) == ("Sinyal di loket padam", 2)
    assert client.post(page, {"why": "Lagi"}).status_code == 422


def test_where_a_result_stands_late_answers_make_a_correction(survey: Survey) -> None:
    later = late_answers(survey)
    first = actions.compute(survey=survey, by=None, now=later)
    admin = an_admin(survey.unit.office)
    made = actions.admit_late(survey=survey, why="Sinyal padam", by=admin, now=later)
    assert made.n == 2
    assert made.result is not None
    assert (made.result.corrects_id, made.result.n, made.result.why) == (first.pk, 5, "Sinyal padam")
    assert SurveyResult.objects.get(pk=first.pk).n == 3


def test_an_open_survey_lets_nothing_late_in(survey: Survey) -> None:
    admin = an_admin(survey.unit.office)
    with pytest.raises(ProblemsError):
        actions.admit_late(survey=survey, why="x", by=admin, now=timezone.now())


def told(person: User) -> list[str]:
    return list(Notice.objects.filter(user=person).order_by("pk").values_list("words_id", flat=True))


def test_the_staff_are_told_of_the_opening_of_falling_behind_and_of_an_end_below_the_minimum() -> None:
    unit = a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    operator, reader = a_member(unit), a_member(unit, Role.READER, "Rara")
    start = timezone.now()
    survey = a_survey(unit, now=start + DAY)  # from now on, for eleven days
    assert actions.remind_due(now=start + timedelta(minutes=1)) == 1
    actions.remind_due(now=start + timedelta(hours=1))
    assert told(operator) == ["Survei Puskesmas Tolok Jaya sudah dibuka. Sasarannya 20 jawaban."]
    for _ in range(4):
        answered(survey, now=start + DAY)
    actions.remind_due(now=start + 6 * DAY)
    assert "separuh jalan dengan 4 dari 20 jawaban" in told(operator)[1]
    actions.remind_due(now=start + 9 * DAY)
    assert "baru berisi 4 jawaban" in told(operator)[2]
    actions.remind_due(now=start + 10 * DAY)
    assert len(told(operator)) == 3
    assert told(reader) == []


def test_who_is_on_course_is_left_in_peace() -> None:
    unit = a_unit(an_office(), "1")
    operator = a_member(unit)
    start = timezone.now()
    survey = a_survey(unit, now=start + DAY)
    for _ in range(15):
        answered(survey, now=start + DAY)
    for days in (6, 9):
        actions.remind_due(now=start + days * DAY)
    assert told(operator) == []
    assert mail.outbox == []


def test_reminding_costs_the_same_for_one_survey_and_forty(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    office = an_office()
    now = timezone.now()
    units = [a_unit(office, f"{at}") for at in range(41)]
    person = a_member(units[0])
    for unit in units[1:]:
        appoint(user=person, office=office, unit=unit, role=Role.UNIT_OPERATOR, day=START, by=None, now=now)
    surveys_of(units[:1], now + DAY)
    with django_assert_max_num_queries(6) as few:
        actions.remind_due(now=now + timedelta(minutes=1))
    surveys_of(units[1:], now + DAY)
    with django_assert_max_num_queries(len(few)):
        assert actions.remind_due(now=now + timedelta(minutes=1)) == 41


def test_the_page_of_a_survey_on_two_scales_tells_no_mean_of_both(client: Client, survey: Survey) -> None:
    unit = a_unit(survey.unit.office, "6", "Dinas Sosial")
    services_of(unit)
    plan = a_plan(unit, questions={**QUESTIONS, "blocks": ["skm9", "spak5"]})
    made = actions.open_plan(plan=plan, by=plan.made_by, now=timezone.now())[0]
    signed_in(client, an_admin(unit.office, "Dewi"))
    text = client.get(f"/survei/{made.pk}/").content.decode()
    assert "SKM (kepuasan)" in text
    assert "Dihitung setelah survei ditutup." in text
    assert "Triwulan II 2026" in text
    assert f"/standar/unit/{unit.pk}/" in text
    assert "F-03" not in text
