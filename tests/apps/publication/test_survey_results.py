"""Published survey results: everybody reads them, nobody reads what was not published or was taken back."""

import csv
import gzip
import json
from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import DAY, an_skm, closed, rated
from tests.papers.reading import words
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.publication.survey_views import ROWS_A_PAGE
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import Span
from tolok.apps.surveys.models import Period, SurveyResult
from tolok.apps.surveys.selectors.following import first_of

pytestmark = pytest.mark.django_db

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 12
FILES = ("indeks.csv", "unsur.csv", "hasil.json", "metadata.json", "katalog.jsonld")
#: What a first visit may weigh, the page alone.
HEAVIEST = 50 * 1024


@pytest.fixture
def biro() -> User:
    return an_admin(an_office())


@pytest.fixture
def unit(biro: User) -> OrganizationUnit:
    return a_unit(Office.objects.get(), "P01", "Puskesmas Tolok Jaya", "health_center")


def a_result(
    unit: OrganizationUnit, now: datetime, times: int = 1, back: int = 0, **more: object
) -> SurveyResult:
    day = now.date() - back * 91 * DAY
    survey = an_skm(unit, now, span=Span(Period.QUARTER, day - 90 * DAY, day), **more)
    rated(survey, ROWS * times, now, profile={"sex": "female", "education": "senior"})
    return actions.compute(survey=closed(survey, now), by=None, now=now)


def parts(result: SurveyResult) -> list[object]:
    unit = result.survey.unit
    return [unit.office_id, unit.code, result.survey_id]


def addresses(result: SurveyResult) -> list[str]:
    at = parts(result)
    return [
        reverse("publication-surveys-unit", args=at[:2]),
        reverse("publication-survey", args=at),
        reverse("publication-survey-old", args=[*at, 1]),
        reverse("publication-survey-badge", args=at),
        reverse("publication-survey-poster", args=[*at, "a4"]),
        *(reverse("publication-survey-data", args=[*at, name]) for name in FILES),
    ]


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def test_what_is_not_published_does_not_exist(client: Client, unit: OrganizationUnit) -> None:
    result = a_result(unit, timezone.now())
    for path in addresses(result):
        assert client.get(path).status_code == 404, path
    assert "Puskesmas" not in text_of(client, reverse("publication-surveys"))


def test_everybody_reads_what_is_published(client: Client, unit: OrganizationUnit, biro: User) -> None:
    now = timezone.now()
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    for path in addresses(result):
        assert client.get(path).status_code == 200, path
    assert "Puskesmas Tolok Jaya" in text_of(client, reverse("publication-surveys"))
    page = text_of(client, addresses(result)[1])
    for said in ("79,63", "Persyaratan", "Belum ada tindak lanjut yang diumumkan", "Cara bertanya", "36"):
        assert said in page, said
    assert (
        client.get(reverse("publication-survey", args=[*parts(result)[:2], result.survey_id + 9])).status_code
        == 404
    )
    assert (
        client.get(reverse("publication-survey", args=[unit.office_id, "P99", result.survey_id])).status_code
        == 404
    )
    assert client.get(reverse("publication-survey-poster", args=[*parts(result), "a5"])).status_code == 404
    assert client.get(reverse("publication-survey-data", args=[*parts(result), "x.csv"])).status_code == 404


def test_the_list_says_that_an_index_has_no_grade_and_why(
    client: Client, unit: OrganizationUnit, biro: User
) -> None:
    now = timezone.now()
    few = a_result(unit, now, numbers={"minimum": 50, "target": 60})
    actions.publish(result=few, by=biro, now=now)
    for path in (reverse("publication-surveys"), addresses(few)[0]):
        assert "tanpa mutu: 36 responden, minimum 50" in text_of(client, path)
    assert "Mutu tidak diberikan: 36 responden" in text_of(client, addresses(few)[1])


def test_ten_statements_and_fifty_kilobytes_do_whatever_the_number_of_answers(
    client: Client, unit: OrganizationUnit, biro: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now = timezone.now()
    for back, times in ((3, 1), (2, 1), (1, 2)):
        actions.publish(result=a_result(unit, now, times, back), by=biro, now=now)
    last = actions.publish(result=a_result(unit, now, 20), by=biro, now=now)
    actions.plan(result=last, lines=drafts(last), by=biro, now=now)
    with django_assert_max_num_queries(10):
        page = client.get(reverse("publication-survey", args=parts(last)))
    assert len(page.content) <= HEAVIEST
    assert "Memperbaiki" in page.content.decode()


def drafts(result: SurveyResult) -> list[actions.Planned]:
    day = timezone.localdate() + 60 * DAY
    return [
        actions.Planned(one.item.element, f"Memperbaiki {one.item.name.id}", "terlihat", "Kepala", day)
        for one in first_of(result)
    ]


def test_promises_that_are_not_public_stay_inside(client: Client, unit: OrganizationUnit, biro: User) -> None:
    now = timezone.now()
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    lines = [
        actions.Planned("waktu", "Rahasia dapur", "x", "Kepala", timezone.localdate() + DAY, public=False)
    ]
    actions.plan(result=result, lines=lines, by=biro, now=now)
    assert "Rahasia dapur" not in text_of(client, addresses(result)[1])


def test_a_corrected_page_says_by_which_and_shows_no_parts(
    client: Client, unit: OrganizationUnit, biro: User
) -> None:
    now = timezone.now()
    old = actions.publish(result=a_result(unit, now), by=biro, now=now)
    actions.exclude(
        answer=old.survey.answers.earliest("pk"), why="kembar, telepon 0812-3456-7890", by=biro, now=now
    )
    new = actions.compute(survey=old.survey, by=biro, why="Satu jawaban kembar", now=now)
    current = text_of(client, addresses(old)[1])
    assert "79,63" in current  # the new one is not told yet
    assert "79,63" in text_of(client, addresses(old)[0])
    actions.publish(result=new, by=biro, now=now)
    page = text_of(client, addresses(old)[2])
    assert "Hasil ini sudah dikoreksi" in page
    assert "Hasil nomor 2" in page
    assert "Persyaratan" not in page
    fresh = text_of(client, addresses(old)[1])
    assert "Satu jawaban kembar" in fresh
    assert "kembar, telepon" in fresh
    assert "0812" not in fresh


def test_a_withdrawn_page_says_when_and_why_and_gives_no_numbers(
    client: Client, unit: OrganizationUnit, biro: User
) -> None:
    now = timezone.now()
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    actions.withdraw(result=result, why="Periode keliru", by=biro, now=now)
    page = text_of(client, reverse("publication-survey", args=parts(result)))
    assert "Periode keliru" in page
    assert "79,63" not in page
    for path in (addresses(result)[0], *addresses(result)[3:]):
        assert client.get(path).status_code == 404, path


def test_the_badge_says_n_and_period_loads_nothing_and_is_kept_by_browsers(
    client: Client, unit: OrganizationUnit, biro: User
) -> None:
    now = timezone.now()
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    path = reverse("publication-survey-badge", args=parts(result))
    answer = client.get(path)
    svg = answer.content.decode()
    ElementTree.fromstring(svg)
    assert "36 responden" in svg
    assert "TW " in svg
    assert "79,63" in svg
    assert "<script" not in svg
    assert "href" not in svg
    assert "max-age" in answer["Cache-Control"]
    assert client.get(path, headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_the_poster_has_index_word_respondents_profile_and_thanks(
    client: Client, unit: OrganizationUnit, biro: User
) -> None:
    now = timezone.now()
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    actions.plan(result=result, lines=drafts(result), by=biro, now=now)
    for sheet in ("a4", "a3"):
        content = client.get(reverse("publication-survey-poster", args=[*parts(result), sheet])).content
        text = words(content)
        for said in (
            "79,63",
            "B · Baik",
            "36 responden",
            "perempuan 36",
            "Terima kasih",
            "Puskesmas Tolok Jaya",
            "Memperbaiki Waktu",
        ):
            assert said in text, said
        assert b"pdfuaid" in content


def test_open_data_can_be_read_by_programs_and_is_in_the_catalogue(
    client: Client, unit: OrganizationUnit, biro: User
) -> None:
    now = timezone.now()
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    at = parts(result)
    index = text_of(client, reverse("publication-survey-data", args=[*at, "indeks.csv"]))
    assert "79.63" in index
    rows = text_of(client, reverse("publication-survey-data", args=[*at, "unsur.csv"])).splitlines()
    assert len(rows) == 10
    first = next(csv.DictReader(rows))
    assert float(first["selang_bawah"]) < float(first["rata_rata"]) < float(first["selang_atas"])
    data = json.loads(text_of(client, reverse("publication-survey-data", args=[*at, "hasil.json"])))
    assert data["indeks"][0]["n"] == 36
    assert len(data["unsur"]) == 9
    one = json.loads(text_of(client, reverse("publication-survey-data", args=[*at, "katalog.jsonld"])))
    every = json.loads(text_of(client, reverse("publication-surveys-catalogue")))
    assert one["@id"] == every["dcat:dataset"][0]["@id"]
    assert len(one["dcat:distribution"]) == len(FILES)


def test_the_list_draws_every_value_on_its_ruler_within_the_budget(
    client: Client, biro: User, unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now = timezone.now()
    actions.publish(result=a_result(unit, now), by=biro, now=now)
    path = reverse("publication-surveys")
    alone = client.get(path).content
    for at in range(1, ROWS_A_PAGE):
        place = a_unit(unit.office, f"Q{at}", f"Dinas Urusan {at}")
        actions.publish(result=a_result(place, now), by=biro, now=now)
    with django_assert_max_num_queries(6):
        page = client.get(path).content
    assert page.count(b'class="ruler') == ROWS_A_PAGE * alone.count(b'class="ruler') > 0
    assert b"79,63" in alone
    assert len(gzip.compress(page)) <= 20 * 1024, "beside it stand the styles, in 50 KB altogether"
