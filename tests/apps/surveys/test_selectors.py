"""Numbers of surveys: the same as adding up by hand, in few statements, withheld where they would tell too much."""

from fractions import Fraction

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import a_survey, answered, surveys_of
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys import actions, selectors
from tolok.apps.surveys.models import Survey
from tolok.rules.statistics.moments import Moments

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1")


@pytest.fixture
def survey(unit: OrganizationUnit) -> Survey:
    return a_survey(unit)


def test_moments_of_any_number_of_surveys_take_one_statement(
    unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = surveys_of([a_unit(unit.office, f"9.{at}") for at in range(12)], timezone.now())
    first, second = (selectors.survey_at(survey.pk) for survey in made[:2])
    assert first is not None
    assert second is not None
    answered(first, values={"1.a.K1": 5, "2.a.K1": 4})
    answered(first, values={"1.a.K1": 0})
    answered(second, 3)
    keys = [survey.pk for survey in made]
    with django_assert_num_queries(1):
        found = selectors.f03_of(keys)
    assert found[first.pk] == Moments.of([(9, 2), (0, 1)])
    assert found[first.pk].mean == Fraction(3)
    assert found[second.pk] == Moments.of([(42, 14)])
    assert found[made[2].pk] == Moments()
    assert list(found) == keys


def test_progress_of_any_number_of_surveys_takes_one_statement(
    unit: OrganizationUnit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = surveys_of([unit, a_unit(unit.office, "2")], timezone.now(), origin="evaluation.cycle:7")
    first = selectors.survey_at(made[0].pk)
    assert first is not None
    for _ in range(6):
        answered(first)
    with django_assert_num_queries(1):
        found = selectors.progress([survey.pk for survey in made])
    assert [(one.n, one.enough) for one in found.values()] == [(6, True), (0, False)]


def test_a_survey_is_found_by_its_code_however_it_was_typed(survey: Survey) -> None:
    found = selectors.survey_with_code(f" {survey.code.lower()} ")
    assert found == survey
    assert selectors.survey_with_code("AAAAAAAAA") is None


def test_means_are_withheld_below_the_minimum(
    survey: Survey, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(4):
        answered(survey)
    assert {one.mean for one in selectors.item_means(survey)} == {None}
    answered(survey, values={item.key: 2 for item in selectors.questions_of(survey).items[:2]})
    with django_assert_num_queries(1):
        means = selectors.item_means(survey)
    assert means[1].mean == Moments.of([(4, 1)] * 4 + [(2, 1)])
    assert means[1].interval.low is not None
    assert {one.mean for one in means[2:]} == {None}
    assert means[2].withheld is not None
    assert (means[0].mean, means[0].withheld) == (None, means[2].withheld)


def test_no_minimum_of_a_survey_goes_below_five(unit: OrganizationUnit) -> None:
    survey = a_survey(unit, minimum=1, target=1)
    for _ in range(4):
        answered(survey)
    assert {one.mean for one in selectors.item_means(survey)} == {None}


def test_who_works_in_the_unit_waits_for_the_close(survey: Survey) -> None:
    now = timezone.now()
    for _ in range(5):
        answered(survey)
    far = selectors.progress([survey.pk])[survey.pk]
    assert selectors.result_told(survey, far, manages=True, now=now) is None
    assert selectors.result_told(survey, far, manages=False, now=now) is selectors.STILL_OPEN
    actions.close(surveys=[survey], by=None, why="x", now=now)
    assert selectors.result_told(survey, far, manages=False, now=now) is None


def test_an_interval_says_why_there_is_none() -> None:
    assert selectors.interval_of(None, 0, 5).low is None
    assert selectors.interval_of(Moments.of([(4, 1)]), 0, 5).method is selectors.ONE_PERSON
    assert selectors.interval_of(Moments.of([(4, 1)] * 9), 0, 5).low == 4.0
    wide = selectors.interval_of(Moments.of([(0, 1), (5, 1)]), 0, 5)
    assert (wide.low, wide.high) == (0.0, 5.0)


def test_it_marks_an_answer_that_came_quicker_than_it_can_be_read(survey: Survey) -> None:
    answered(survey, seconds=3)
    answered(survey, seconds=90)
    answered(survey)
    assert [selectors.is_quick(one) for one in selectors.counted(survey)] == [True, False, False]
