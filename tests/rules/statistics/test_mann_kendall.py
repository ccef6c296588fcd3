"""The trend test of Mann and Kendall against published figures and against all orders, counted one by one."""

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.rules.statistics.mann_kendall import EXACT_UP_TO, falls, mann_kendall

#: The index of the land office of Bantul, 2019 to 2023.
BANTUL = [Fraction(text) for text in ("84.39", "85.91", "86.65", "86.78", "87.28")]
few = st.lists(st.integers(1, 4), min_size=1, max_size=6)


def s_of(values: tuple[int, ...] | list[int]) -> int:
    return sum((b > a) - (b < a) for a, b in combinations(values, 2))


def numbers(values: list[int]) -> list[Fraction]:
    return [Fraction(value) for value in values]


def test_it_gives_the_published_p_of_a_steady_rise() -> None:
    found = mann_kendall(BANTUL)
    assert (found.s, found.n, found.exact) == (10, 5, True)
    assert found.two_sided == Fraction(2, 120)
    assert found.rising == Fraction(1, 120)
    assert found.falling == 1
    assert f"{float(found.two_sided):.4f}" == "0.0167"


def test_it_gives_the_published_p_of_six_among_five_values() -> None:
    found = mann_kendall(numbers([1, 3, 2, 5, 4]))
    assert found.s == 6
    assert f"{float(found.two_sided):.3f}" == "0.233"
    assert found.two_sided == Fraction(28, 120)


@pytest.mark.parametrize(
    ("n", "s", "wanted"),
    [(4, 6, "0.042"), (5, 8, "0.042"), (6, 11, "0.028"), (7, 13, "0.035"), (10, 23, "0.023")],
)
def test_it_gives_the_tail_that_tables_of_kendall_print(n: int, s: int, wanted: str) -> None:
    counts = falls((1,) * n)
    fewest = (n * (n - 1) // 2 - s) // 2
    assert f"{sum(counts[: fewest + 1]) / sum(counts):.3f}" == wanted


@given(few)
@settings(max_examples=40, deadline=None)
def test_it_counts_what_all_orders_give(values: list[int]) -> None:
    found = mann_kendall(numbers(values))
    every = [s_of(order) for order in permutations(values)]
    s = s_of(values)
    assert found.rising == Fraction(sum(other >= s for other in every), len(every))
    assert found.falling == Fraction(sum(other <= s for other in every), len(every))
    assert found.two_sided == Fraction(sum(abs(other) >= abs(s) for other in every), len(every))


@given(few)
def test_it_turns_round_with_the_row(values: list[int]) -> None:
    there, back = mann_kendall(numbers(values)), mann_kendall(numbers(values[::-1]))
    assert (there.s, there.rising, there.two_sided) == (-back.s, back.falling, back.two_sided)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=30))
def test_it_counts_every_order_once(values: list[int]) -> None:
    same = tuple(sorted(Counter(values).values()))
    orders = falls(same)
    assert list(orders) == list(orders[::-1])
    assert mann_kendall(numbers(sorted(values))).rising == Fraction(orders[0], sum(orders))
    assert mann_kendall(numbers(values)).smallest <= mann_kendall(numbers(values)).two_sided


def test_it_says_which_p_a_short_row_can_reach_at_all() -> None:
    assert mann_kendall(numbers([1, 2, 3])).smallest == Fraction(1, 3)
    assert mann_kendall(numbers([1, 2, 3, 4])).smallest == Fraction(1, 12)
    assert mann_kendall(numbers([2, 2, 2])).smallest == 1


def test_it_approximates_beyond_the_exact_length_and_says_so() -> None:
    random = Random(7)
    row = [Fraction(random.randrange(40)) for _ in range(EXACT_UP_TO)]
    short, long = mann_kendall(row), mann_kendall([*row, Fraction(20)])
    assert short.exact
    assert not long.exact
    assert "normal" in long.method.en
    assert float(short.two_sided) == pytest.approx(float(long.two_sided), abs=0.06)


def test_it_has_no_trend_in_a_long_row_of_one_value() -> None:
    found = mann_kendall([Fraction(3)] * (EXACT_UP_TO + 1))
    assert (found.s, found.two_sided, found.slope) == (0, Fraction(1), Fraction(0))


def test_it_gives_the_median_slope() -> None:
    assert mann_kendall(numbers([1, 3, 5, 7])).slope == 2
    assert mann_kendall([Fraction(1)]).slope is None


def test_it_refuses_a_row_without_values() -> None:
    with pytest.raises(ValueError, match="values"):
        mann_kendall([])
