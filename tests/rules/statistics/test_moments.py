"""Sums that are enough for a pooled mean and its error."""

from fractions import Fraction
from math import isclose, sqrt
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.statistics.moments import Moments

ITEMS = 14
#: Respondents who answered all items: the sum of their answers.
TOTALS = st.lists(st.integers(0, 5 * ITEMS), min_size=2, max_size=40)
#: Respondents who may have left items out: answers of each.
ANSWERS = st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=ITEMS), min_size=2, max_size=30)


def of(answers: list[list[int]]) -> Moments:
    return Moments.of((sum(row), len(row)) for row in answers)


def test_it_pools_answers_and_never_means() -> None:
    # published_cases 9: two links with 4 answers (mean 4.5) and 2 answers (mean 4.0)
    first, second = Moments.of([(18, 4)]), Moments.of([(8, 2)])
    assert (first + second).mean == Fraction(26, 6)
    assert Fraction(9, 2) / 2 + Fraction(4) / 2 == Fraction(17, 4)


def test_it_reads_the_row_of_pasuruan() -> None:
    row = [4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5]
    assert of([row]).mean == Fraction(9, 2)


def test_it_has_no_mean_without_answers() -> None:
    assert Moments().mean is None
    assert Moments().standard_error() is None
    assert Moments.of([(0, 0)]).mean is None


def test_it_has_no_error_from_one_respondent() -> None:
    assert Moments.of([(60, 14)]).standard_error() is None


@given(TOTALS)
def test_it_gives_sd_over_root_n_when_everybody_answered_everything(totals: list[int]) -> None:
    error = Moments.of((total, ITEMS) for total in totals).standard_error()
    assert error is not None
    assert isclose(error, stdev(total / ITEMS for total in totals) / sqrt(len(totals)), abs_tol=1e-12)


@given(ANSWERS)
def test_it_gives_the_same_error_as_the_sum_of_squared_residuals(answers: list[list[int]]) -> None:
    moments = of(answers)
    mean, error = moments.mean, moments.standard_error()
    assert mean is not None
    assert error is not None
    n, answered = len(answers), sum(len(row) for row in answers)
    residuals = sum((sum(row) - mean * len(row)) ** 2 for row in answers)
    assert isclose(error, sqrt(n / (n - 1) * residuals) / answered, abs_tol=1e-12)


@given(ANSWERS, st.integers(0, 30))
def test_it_does_not_matter_how_respondents_are_split(answers: list[list[int]], cut: int) -> None:
    assert of(answers[:cut]) + of(answers[cut:]) == of(answers)


@given(ANSWERS)
def test_it_does_not_matter_in_which_order_they_came(answers: list[list[int]]) -> None:
    assert of(answers[::-1]) == of(answers)


def test_it_has_no_error_when_all_agree() -> None:
    assert Moments.of([(56, 14)] * 5).standard_error() == 0.0


@given(TOTALS, st.integers(0, 1000))
def test_it_shrinks_with_the_part_of_the_population_asked(totals: list[int], more: int) -> None:
    moments = Moments.of((total, ITEMS) for total in totals)
    plain, corrected = moments.standard_error(), moments.standard_error(moments.n + more)
    assert plain is not None
    assert corrected is not None
    assert isclose(corrected, plain * sqrt(1 - moments.n / (moments.n + more)), abs_tol=1e-12)


def test_it_has_no_error_when_the_whole_population_was_asked() -> None:
    moments = Moments.of([(10, 5), (20, 5)])
    assert moments.standard_error(2) == 0.0
    assert moments.standard_error(1) == 0.0
    assert moments.standard_error() == pytest.approx(1.0)
