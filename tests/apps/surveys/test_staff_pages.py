"""Pages of staff: what the unit sees, what only the Biro sees, and what a stranger learns: nothing."""

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import START, a_unit, an_admin, an_office, someone
from tests.apps.surveys.cast import DAY, a_member, a_survey, answered, surveys_of
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import Role
from tolok.apps.surveys import actions, urls
from tolok.apps.surveys.models import Survey

pytestmark = pytest.mark.django_db

# The parts that have addresses of their own are walked in their own tests; here are the pages everybody begins with.
CORE = {f"tolok.apps.surveys.views.{name}" for name in ("reading", "managing")}
ADDRESSES = [
    pattern.name
    for pattern in urls.urlpatterns
    if pattern.name == "surveys-csv" or getattr(pattern.callback, "__module__", "") in CORE
]
SEEN = {"surveys-survey"}


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def biro(survey: Survey) -> User:
    return an_admin(survey.unit.office)


def address_of(name: str, survey: Survey) -> str:
    """The address of a page, whatever parts it takes."""
    if not survey.answers.exists():
        answered(survey, comment="Loket tiga ketus")
    pattern = next(one for one in urls.urlpatterns if one.name == name)
    parts = {"survey": survey.pk, "answer": survey.answers.earliest("pk").pk}
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def neighbour(survey: Survey) -> User:
    return a_member(a_unit(survey.unit.office, "2"), name="Wati")


def elsewhere(survey: Survey) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(survey: Survey) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing_of_a_survey(
    client: Client, survey: Survey, name: str, stranger: Callable[[Survey], User]
) -> None:
    address = address_of(name, survey)
    nowhere = address.replace(f"/{survey.pk}/", "/999999/", 1)
    for method in (client.get, client.post):
        assert method(address).status_code == method(nowhere).status_code == 302
        assert "/masuk/" in method(address)["Location"]
    signed_in(client, stranger(survey))
    for method in (client.get, client.post):
        answer, other = method(address), method(nowhere)
        assert answer.status_code == other.status_code == 404
        assert "Tolok Jaya" not in answer.content.decode()
    assert "Tolok Jaya" not in client.get("/survei/").content.decode()


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("role", [Role.UNIT_OPERATOR, Role.UNIT_HEAD, Role.READER])
def test_who_works_in_the_unit_reads_no_single_answer(
    client: Client, survey: Survey, name: str, role: Role
) -> None:
    signed_in(client, a_member(survey.unit, role))
    status = 200 if name in SEEN else 403
    answer = client.get(address_of(name, survey))
    assert answer.status_code == status
    assert b"ketus" not in answer.content if status == 200 else True


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_only_reads_the_office_changes_nothing(
    client: Client, survey: Survey, name: str, role: Role
) -> None:
    reader = someone("Rara")
    appoint(user=reader, office=survey.unit.office, role=role, day=START, by=None, now=timezone.now())
    signed_in(client, reader)
    assert client.get(address_of(name, survey)).status_code == (200 if name in SEEN else 403)


def test_an_answer_of_another_survey_is_not_there(client: Client, survey: Survey, biro: User) -> None:
    other = a_survey(a_unit(survey.unit.office, "2"))
    answered(other)
    signed_in(client, biro)
    for verb in ("keluarkan", "hitung-lagi"):
        address = f"/survei/{survey.pk}/jawaban/{other.answers.get().pk}/{verb}/"
        assert client.get(address).status_code == client.post(address, {"why": "x"}).status_code == 404


def test_the_list_costs_the_same_for_one_survey_and_fifty(
    client: Client, survey: Survey, biro: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in(client, biro)
    client.get("/survei/")
    with django_assert_max_num_queries(10) as first:
        client.get("/survei/")
    surveys_of([a_unit(survey.unit.office, f"7.{at}") for at in range(49)], timezone.now())
    with django_assert_max_num_queries(len(first)):
        assert client.get("/survei/").content.decode().count("/survei/") >= 50


def test_an_empty_list_teaches_the_next_step(client: Client) -> None:
    signed_in(client, someone("Rudi"))
    assert "Belum ada survei" in client.get("/survei/").content.decode()


def test_the_unit_sees_progress_at_once_and_means_after_the_close(client: Client, survey: Survey) -> None:
    for value in (5, 5, 4, 4, 2):
        answered(survey, value, comment="Loket tiga ketus")
    signed_in(client, a_member(survey.unit))
    page = f"/survei/{survey.pk}/"
    text = client.get(page).content.decode()
    assert "5 dari 20 jawaban yang ditargetkan" in text
    assert f"http://testserver/s/{survey.code}/" in text
    assert "Ditampilkan setelah survei ditutup" in text
    assert "Rata-rata setiap pernyataan" not in text
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now())
    text = client.get(page).content.decode()
    assert "4,00" in text
    assert "Selang 95 % dari keragaman antarresponden" in text
    assert "Rata-rata setiap pernyataan" in text
    assert "ketus" not in text


def test_the_biro_sees_means_while_the_survey_is_open_but_never_of_a_few(
    client: Client, survey: Survey, biro: User
) -> None:
    signed_in(client, biro)
    for _ in range(4):
        answered(survey)
    assert "sedikitnya 5 jawaban" in client.get(f"/survei/{survey.pk}/").content.decode()
    answered(survey)
    assert "keragamannya tidak terlihat" in client.get(f"/survei/{survey.pk}/").content.decode()


def test_the_poster_carries_the_unit_the_address_and_the_last_day(client: Client, survey: Survey) -> None:
    signed_in(client, a_member(survey.unit))
    answer = client.get(f"/survei/{survey.pk}/poster.pdf")
    text = " ".join(PdfReader(io.BytesIO(answer.content)).pages[0].extract_text().split())
    assert "Puskesmas Tolok Jaya" in text
    assert f"testserver/s/{survey.code}" in text
    assert answer["Content-Disposition"] == 'attachment; filename="poster-puskesmas-tolok-jaya.pdf"'


def test_the_biro_reads_answers_and_it_is_logged(client: Client, survey: Survey, biro: User) -> None:
    answered(survey, comment="Loket tiga <b>ketus</b>", seconds=3)
    signed_in(client, biro)
    text = client.get(f"/survei/{survey.pk}/jawaban/").content.decode()
    assert "sedang disamarkan" in text
    assert "ketus" not in text
    actions.read_comments(now=timezone.now())
    text = client.get(f"/survei/{survey.pk}/jawaban/").content.decode()
    assert "Loket tiga &lt;b&gt;ketus&lt;/b&gt;" in text
    assert "sangat cepat, semua nilai sama" in text
    assert Entry.objects.filter(action="surveys.read_answers", is_read=True, who_id=biro.pk).count() == 2


def test_the_biro_excludes_an_answer_with_a_reason_and_takes_it_back(
    client: Client, survey: Survey, biro: User
) -> None:
    answered(survey)
    signed_in(client, biro)
    stem = f"/survei/{survey.pk}/jawaban/{survey.answers.get().pk}/"
    assert client.post(f"{stem}keluarkan/", {"why": " "}).status_code == 422
    text = client.post(f"{stem}keluarkan/", {"why": "Diisi petugas sendiri"}, follow=True).content.decode()
    assert "Perubahan tersimpan." in text
    assert "Diisi petugas sendiri" in text
    assert client.post(f"{stem}keluarkan/", {"why": "Lagi"}).status_code == 422
    text = client.post(f"{stem}hitung-lagi/", {"why": "Keliru"}, follow=True).content.decode()
    assert "dihitung" in text
    assert survey.answers.get().excluded_at is None


def test_the_biro_moves_the_close_and_closes(client: Client, survey: Survey, biro: User) -> None:
    signed_in(client, biro)
    page = f"/survei/{survey.pk}/"
    later = timezone.localtime(timezone.now() + 20 * DAY).strftime("%Y-%m-%dT%H:%M")
    text = client.post(f"{page}jadwal/", {"closes_at": later, "why": "SK 12"}, follow=True).content.decode()
    assert "Perubahan tersimpan." in text
    past = timezone.localtime(timezone.now() - DAY).strftime("%Y-%m-%dT%H:%M")
    assert client.post(f"{page}jadwal/", {"closes_at": past, "why": "x"}).status_code == 422
    text = client.post(f"{page}tutup/", {"why": "Selesai lebih awal"}, follow=True).content.decode()
    assert "ditutup" in text
    assert client.post(f"{page}tutup/", {"why": "Lagi"}).status_code == 422


def test_the_csv_holds_every_rating_but_no_comment_and_no_time(
    client: Client, survey: Survey, biro: User
) -> None:
    answered(survey, 4, comment="Loket tiga ketus", profile={"sex": "male"})
    answered(survey, values={"1.a.K1": 0})
    signed_in(client, biro)
    answer = client.get(f"/survei/{survey.pk}/jawaban.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["nilai 1.a.K1"] for row in rows] == ["4", "0"]
    assert [row["nilai 2.a.K1"] for row in rows] == ["4", ""]
    assert rows[0]["sex"] == "male"
    assert "ketus" not in text
    assert str(timezone.localdate()) == rows[0]["diterima"]
    assert Entry.objects.filter(action="surveys.take_answers", is_read=True).count() == 1


def test_paper_is_typed_in_while_the_survey_runs_and_is_called_late_afterwards(
    client: Client, survey: Survey
) -> None:
    signed_in(client, a_member(survey.unit, name="Lina"))
    page = f"/survei/{survey.pk}/"
    assert "Masukkan lembar kertas" in client.get(page).content.decode()
    actions.close(surveys=[survey], by=None, why="selesai", now=timezone.now())
    after = client.get(page).content.decode()
    assert "Masukkan lembar kertas" not in after
    assert "Lembar kertas yang terlambat" in after
    assert "tidak dihitung, kecuali Biro" in after
    now = timezone.now()
    coming = a_survey(survey.unit, now, opens_at=now + DAY, origin="")
    assert "lembar kertas" not in client.get(f"/survei/{coming.pk}/").content.decode().split('id="bagian"')[0]
