"""Weighted kappa against worked figures, its definition, and a variance found another way."""

from fractions import Fraction
from itertools import product
from math import sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tolok.rules.cycles.agreement import (
    MINIMUM,
    Scheme,
    agreement,
    apart,
    kappa_words,
    standard_error,
    weighted_kappa,
)

PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=MINIMUM, max_size=80)
SCHEME: st.SearchStrategy[Scheme] = st.sampled_from(["linear", "quadratic"])
SCHEMES: tuple[Scheme, ...] = ("linear", "quadratic")


def table_of(counts: list[list[int]]) -> dict[tuple[int, int], int]:
    return {(i, j): n for i, row in enumerate(counts) for j, n in enumerate(row) if n}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_two_categories_give_the_unweighted_kappa(scheme: Scheme) -> None:
    # the usual first example: 20, 5, 10, 15 of 50; observed 0.70, by chance 0.50
    table = table_of([[20, 5], [10, 15]])
    assert weighted_kappa(table, scheme) == Fraction(2, 5)
    # √(po (1 − po) / n) / (1 − pe) is the older, simpler error of 0.1296; the exact large-sample one lies near
    assert standard_error(table, scheme) == pytest.approx(0.1270, abs=0.0005)


@pytest.mark.parametrize(("scheme", "kappa"), [("linear", Fraction(19, 44)), ("quadratic", Fraction(8, 13))])
def test_it_equals_kappa_worked_by_hand(scheme: Scheme, kappa: Fraction) -> None:
    # five of ten lie one level apart; by chance, with rows 4 3 3 and columns 3 4 3,
    # linear 4·10 + 3·6 + 3·10 = 88 and quadratic 4·16 + 3·6 + 3·16 = 130 of 100
    assert weighted_kappa(table_of([[2, 2, 0], [1, 1, 1], [0, 1, 2]]), scheme) == kappa


@given(PAIRS, SCHEME)
def test_it_is_one_less_the_ratio_of_mean_differences(pairs: list[tuple[int, int]], scheme: Scheme) -> None:
    """Pair everybody's first level with everybody's second: that is what chance alone would give."""
    observed = Fraction(sum(apart(i, j, scheme) for i, j in pairs), len(pairs))
    chance = Fraction(sum(apart(i, j, scheme) for (i, _), (_, j) in product(pairs, pairs)), len(pairs) ** 2)
    found = agreement(pairs, scheme)
    assert found.kappa == (1 - observed / chance if chance else None)
    assert (found.why is None) == bool(chance)
    assert found.same == Fraction(sum(i == j for i, j in pairs), len(pairs))


@given(PAIRS, SCHEME)
def test_its_error_is_that_of_the_delta_method(pairs: list[tuple[int, int]], scheme: Scheme) -> None:
    """Variance = (Σ p g² − (Σ p g)²) / n, with g the slope of kappa in the share p of each cell."""
    found = agreement(pairs, scheme)
    assume(found.kappa is not None)
    cells = sorted(set(pairs))
    shares = [pairs.count(cell) / len(pairs) for cell in cells]

    def kappa(shares: list[float]) -> float:
        seen = list(zip(cells, shares, strict=True))
        observed = sum(p * apart(i, j, scheme) for (i, j), p in seen)
        chance = sum(p * q * apart(i, j, scheme) for (i, _), p in seen for (_, j), q in seen)
        return 1 - observed * sum(shares) / chance

    step = 1e-6
    slopes = [
        (
            kappa([p + step * (k == m) for m, p in enumerate(shares)])
            - kappa([p - step * (k == m) for m, p in enumerate(shares)])
        )
        / (2 * step)
        for k in range(len(cells))
    ]
    mean = sum(p * g for p, g in zip(shares, slopes, strict=True))
    spread = sum(p * g * g for p, g in zip(shares, slopes, strict=True)) - mean**2
    table = {cell: pairs.count(cell) for cell in cells}
    assert standard_error(table, scheme) == pytest.approx(sqrt(max(0, spread) / len(pairs)), abs=1e-5)


@given(PAIRS, SCHEME)
def test_it_does_not_care_who_came_first(pairs: list[tuple[int, int]], scheme: Scheme) -> None:
    one, other = agreement(pairs, scheme), agreement([(j, i) for i, j in pairs], scheme)
    assert one.kappa == other.kappa
    assert one.interval.low == pytest.approx(other.interval.low)


@given(PAIRS, SCHEME)
def test_its_interval_holds_it_and_stays_within_the_scale(
    pairs: list[tuple[int, int]], scheme: Scheme
) -> None:
    found = agreement(pairs, scheme)
    if found.kappa is not None:
        assert found.interval.low is not None
        assert found.interval.high is not None
        assert -1 <= found.interval.low <= float(found.kappa) <= found.interval.high <= 1


def test_full_agreement_is_one_and_says_that_no_difference_was_seen() -> None:
    found = agreement([(level % 6, level % 6) for level in range(MINIMUM)])
    assert found.kappa == 1
    assert (found.interval.low, found.interval.high) == (1.0, 1.0)
    assert "width zero" in found.interval.method.en


def test_it_says_why_there_is_none() -> None:
    few = agreement([(3, 3)] * (MINIMUM - 1) + [("n/a", 3), ("n/a", "n/a")])
    assert (few.pairs, few.unpaired, few.same, few.kappa) == (MINIMUM - 1, 2, Fraction(1), None)
    assert few.why is not None
    assert "29" in few.why.id
    flat = agreement([(3, 3)] * MINIMUM)
    assert flat.why is not None
    assert "same one level" in flat.why.en
    assert agreement([]).same is None


@pytest.mark.parametrize(
    ("kappa", "word"),
    [
        (Fraction(1), "almost perfect"),
        (Fraction(8, 10), "almost perfect"),
        (Fraction(799, 1000), "substantial"),
        (Fraction(6, 10), "substantial"),
        (Fraction(599, 1000), "moderate"),
        (Fraction(4, 10), "moderate"),
        (Fraction(399, 1000), "fair"),
        (Fraction(2, 10), "fair"),
        (Fraction(199, 1000), "hardly any"),
        (Fraction(-1, 2), "hardly any"),
    ],
)
def test_a_kappa_is_said_in_the_words_of_landis_and_koch(kappa: Fraction, word: str) -> None:
    assert kappa_words(kappa).en == f"{word} agreement"
