"""Facts about the surveys of a year name the surveys they rest on, count periods, and leave open what did not happen."""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import DAY, an_skm, closed, rated
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Service
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors.facts import offered
from tolok.rules.gathered import Gathered

pytestmark = pytest.mark.django_db

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3)] * 18


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "D01")


def held(unit: OrganizationUnit, service: Service | None = None) -> Survey:
    """A survey of the unit, or of one of its services, closed and computed."""
    now = timezone.now()
    survey = an_skm(unit, now)
    if service is not None:
        Survey.objects.filter(pk=survey.pk).update(service=service)
    rated(survey, ROWS, now)
    actions.compute(survey=closed(survey, now), by=None, now=now)
    return survey


def facts(unit: OrganizationUnit, day: date | None = None, year: int | None = None) -> dict[str, Gathered]:
    found = offered([unit.pk], day or timezone.localdate() + DAY, year)
    return {one.key: one for one in found.get(unit.pk, ())}


def a_service(unit: OrganizationUnit, code: str) -> Service:
    return Service.objects.create(unit=unit, code=code, name=f"Layanan {code}", since=date(2020, 1, 1))


def test_surveys_of_two_services_about_one_period_are_one_time(unit: OrganizationUnit) -> None:
    for code in ("01", "02"):
        held(unit, a_service(unit, code))
    found = facts(unit)
    assert found["survey_times"].value == 1
    assert found["survey_times"].words.id.startswith("1 kali setahun")
    assert "2 survei" in found["survey_times"].words.id
    named = [one.title.id for one in found["survey_done"].bases]
    assert any("Layanan 01" in one for one in named)
    assert all("36 responden" in one for one in named)


def test_surveys_of_one_service_add_no_time_where_the_unit_was_rated(unit: OrganizationUnit) -> None:
    held(unit)
    of_service = held(unit, a_service(unit, "01"))
    Survey.objects.filter(pk=of_service.pk).update(period_start=timezone.localdate() - 30 * DAY)
    found = facts(unit)["survey_times"]
    assert found.value == 1
    assert "1 survei tentang satu layanan saja tidak menambah kali" in found.words.id


def test_an_index_is_told_with_its_grade_and_is_no_percentage(unit: OrganizationUnit) -> None:
    survey = held(unit)
    SurveyResult.objects.filter(survey=survey).update(published_at=timezone.now())
    found = facts(unit)["survey_value"]
    result = SurveyResult.objects.get(survey=survey)
    assert found.value == Fraction(result.value or 0)
    assert f"({result.grade})" in found.words.id
    assert "%" not in found.words.id
    assert "36 responden" in found.words.id


def test_what_is_lacking_names_the_demand_and_the_survey(unit: OrganizationUnit) -> None:
    held(unit, a_service(unit, "01"))
    words = facts(unit)["survey_compliant"].words.id
    assert "laporan dengan metode survei dibuat" in words
    assert "Layanan 01" in words


def test_what_was_not_followed_up_has_no_duration(unit: OrganizationUnit) -> None:
    held(unit)
    found = facts(unit)
    assert found["followup_done"].value == "none"
    assert "followup_months" not in found
    assert "Tidak ada rencana" in found["followup_planned"].words.id


def test_it_reads_the_year_it_is_asked_for_and_only_what_was_over_by_the_day(unit: OrganizationUnit) -> None:
    held(unit)
    today = timezone.localdate()
    assert f"survei tahun {today.year}" in facts(unit)["survey_done"].words.id
    assert facts(unit, today + timedelta(days=400), today.year)["survey_done"].value is True
    assert not facts(unit, year=today.year - 1)
    assert not facts(unit, today - timedelta(days=30))
