"""How sure a survey index is."""

from fractions import Fraction
from math import sqrt
from random import Random
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.survey_rows import SKM, Row, random_rows, tally, whole_rows
from tolok.rules.surveys.intervals import (
    SEED,
    band_probability,
    remaining,
    resample,
    standard_error,
    variance,
)
from tolok.rules.surveys.tallies import Tally

EQUAL = [Fraction(25, 9)] * 9


@given(st.lists(whole_rows, min_size=2, max_size=40))
def test_it_equals_the_spread_of_respondents_means_when_everybody_answered(people: list[list[int]]) -> None:
    own = [25 * mean(row) for row in people]
    wanted = stdev(own) / sqrt(len(own))
    assert standard_error(tally(people), EQUAL) == pytest.approx(wanted, abs=1e-9)


def _linearised(people: list[list[int | None]]) -> float:
    """The textbook way, respondent by respondent, in floats."""
    columns = [[x for row in people if (x := row[j]) is not None] for j in range(9)]
    z = []
    for row in people:
        parts = [
            25 / 9 * (x - mean(column)) / len(column)
            for x, column in zip(row, columns, strict=True)
            if x is not None
        ]
        z.append(sum(parts))
    return sqrt(len(z) / (len(z) - 1) * sum(value * value for value in z))


@pytest.mark.parametrize("seed", range(6))
def test_it_linearises_where_answers_are_missing(seed: int) -> None:
    people = [row for row in random_rows(50, seed, missing=0.2) if any(row)]
    assert standard_error(tally(people), EQUAL) == pytest.approx(_linearised(people), rel=1e-9)


def test_it_agrees_with_drawing_samples_again_and_again() -> None:
    # a world of 400 answers, samples of 80 without putting back: the formula must foresee their spread
    world = random_rows(400, seed=11, missing=0.1)
    random = Random(7)
    drawn = []
    errors = []
    for _ in range(300):
        part = tally(random.sample(world, 80))
        drawn.append(sum(25 / 9 * float(part.mean(j) or 0) for j in range(9)))
        errors.append(standard_error(part, EQUAL, population=400) or 0)
    assert mean(errors) == pytest.approx(stdev(drawn), rel=0.15)


def test_it_is_nothing_when_all_users_were_asked() -> None:
    assert standard_error(tally(random_rows(40, seed=1)), EQUAL, population=40) == 0


def test_it_does_not_correct_for_a_population_smaller_than_the_sample() -> None:
    assert remaining(40, 39) == 1
    assert remaining(40, None) == 1
    assert remaining(40, 160) == Fraction(3, 4)


def test_it_does_not_exist_for_one_respondent_or_an_empty_item() -> None:
    assert variance(tally([[4] * 9]), EQUAL) is None
    assert variance(tally([[4] * 8 + [None], [3] * 8 + [None]]), EQUAL) is None


def test_it_resamples_close_to_the_formula() -> None:
    counted = tally(random_rows(200, seed=4))
    value = sum(float(EQUAL[j] * (counted.mean(j) or 0)) for j in range(9))
    error = standard_error(counted, EQUAL) or 0
    found = resample(counted, EQUAL, 2000)
    assert found is not None
    assert found.low == pytest.approx(value - 1.96 * error, abs=error / 4)
    assert found.high == pytest.approx(value + 1.96 * error, abs=error / 4)
    assert (found.draws, found.used, found.seed) == (2000, 2000, SEED)


def test_it_resamples_the_same_whatever_the_order_of_the_file() -> None:
    people = random_rows(60, seed=9)
    assert resample(tally(people), EQUAL, 200) == resample(tally(people[::-1]), EQUAL, 200)
    assert resample(tally(people), EQUAL, 200) != resample(tally(people), EQUAL, 200, seed=1)


def test_it_narrows_a_bootstrap_by_the_known_population() -> None:
    counted = tally(random_rows(60, seed=9))
    wide, narrow = resample(counted, EQUAL, 500), resample(counted, EQUAL, 500, population=80)
    assert wide is not None
    assert narrow is not None
    assert narrow.high - narrow.low == pytest.approx((wide.high - wide.low) / 2)


def test_it_counts_draws_without_an_answer_to_some_item() -> None:
    people: list[Row] = [*[[4] * 8 + [None]] * 29, [3] * 9]
    found = resample(tally(people), EQUAL, 500)
    assert found is not None
    assert 0.5 * 500 < found.used < 0.75 * 500  # a draw misses the one respondent with chance 1/e


def test_it_does_not_resample_what_was_not_kept_or_is_too_much() -> None:
    counted = tally(random_rows(50, seed=2))
    assert resample(counted, EQUAL, 1) is None
    assert resample(Tally.of(SKM.keys, random_rows(50, seed=2), vectors=False), EQUAL, 100) is None
    assert resample(counted, EQUAL, 1_000_000) is None
    assert resample(tally([]), EQUAL, 100) is None


def test_it_says_how_likely_the_letter_is() -> None:
    at_bound = band_probability(Fraction("88.305"), 1.0, SKM.bands)
    assert at_bound == pytest.approx(0.5)
    assert band_probability(Fraction(82), 0.5, SKM.bands) == pytest.approx(1)
    assert band_probability(Fraction(82), 0.0, SKM.bands) == 1
    assert band_probability(Fraction(82), None, SKM.bands) is None
    assert band_probability(Fraction(100), 5.0, SKM.bands) == pytest.approx(0.99, abs=0.01)
