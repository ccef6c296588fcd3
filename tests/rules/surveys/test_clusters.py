"""Design effects."""

from fractions import Fraction
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.surveys.clusters import FEWEST, clustered

groups = st.lists(st.lists(st.integers(25, 100), min_size=1, max_size=6), min_size=FEWEST, max_size=9)


def by_day(given_groups: list[list[int]]) -> dict[str, list[Fraction]]:
    return {str(place): [Fraction(value) for value in group] for place, group in enumerate(given_groups)}


def test_it_counts_days_as_one_respondent_when_all_of_a_day_agree() -> None:
    found = clustered(by_day([[day] * 10 for day in range(50, 56)]))
    assert [found.rho, found.effect, found.effective] == [1, 10, 6]
    assert (
        found.words.en
        == "60 respondents in 6 clusters are worth about 6 independent ones (design effect 10.00). "
        "An interval that takes respondents as independent is too narrow: it is about 3.2 times as wide."
    )


def test_it_loses_nothing_when_days_are_all_alike() -> None:
    found = clustered(by_day([[50, 75, 100]] * 6))
    assert (found.rho or 0) < 0
    assert [found.effect, found.effective] == [1, 18]
    assert "too narrow" not in found.words.en


def test_it_has_no_correlation_where_nothing_varies() -> None:
    assert clustered(by_day([[75, 75]] * 5)).rho == 0


def test_it_says_when_there_are_too_few_clusters() -> None:
    assert clustered(by_day([[1, 2]] * (FEWEST - 1))).effect is None
    assert clustered(by_day([[1]] * 9)).effect is None


@given(groups)
def test_it_gives_the_textbook_mean_squares(given_groups: list[list[int]]) -> None:
    found = clustered(by_day([*given_groups, []]))
    n, k = sum(map(len, given_groups)), len(given_groups)
    if n == k:
        assert found.rho is None
        return
    whole = mean(value for group in given_groups for value in group)
    between = sum(len(group) * (mean(group) - whole) ** 2 for group in given_groups) / (k - 1)
    within = sum((value - mean(group)) ** 2 for group in given_groups for value in group) / (n - k)
    usual = (n - sum(len(group) ** 2 for group in given_groups) / n) / (k - 1)
    spread = between + (usual - 1) * within
    assert float(found.rho or 0) == pytest.approx((between - within) / spread if spread else 0, abs=1e-9)
    assert found.effect is not None
    assert found.effect >= 1
    assert found.effective == n / found.effect
