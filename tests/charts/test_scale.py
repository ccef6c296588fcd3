import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.charts.scale import Number, exact, place, plain, ticks

SCALES: list[tuple[int, int]] = [(0, 5), (25, 100), (1, 4), (0, 100), (0, 7)]


def test_it_refuses_a_float() -> None:
    with pytest.raises(TypeError, match="not float"):
        exact(4.35)  # type: ignore[arg-type]


def test_it_refuses_a_truth_value() -> None:
    with pytest.raises(TypeError, match="not bool"):
        exact(True)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(1, 3), "0.33"),
        (Fraction(1, 200), "0.01"),  # half goes up
        (Fraction(902, 10), "90.2"),
        (Fraction(100), "100"),
        (Fraction(0), "0"),
    ],
)
def test_it_writes_two_decimals_half_up_without_trailing_zeros(value: Fraction, written: str) -> None:
    assert plain(value) == written


@pytest.mark.parametrize(
    ("value", "low", "high", "share"),
    [
        (Decimal("4.51"), 0, 5, Fraction(902, 10)),
        (Decimal("88.31"), 25, 100, Fraction(6331, 75)),
        (6, 0, 5, Fraction(100)),
        (-1, 0, 5, Fraction(0)),
    ],
)
def test_it_places_a_value_exactly_and_inside_the_scale(
    value: Number, low: int, high: int, share: Fraction
) -> None:
    assert place(value, low, high) == share


@pytest.mark.parametrize(("low", "high"), SCALES)
@pytest.mark.parametrize("most", [5, 10, 50])
def test_it_spreads_ticks_evenly_from_end_to_end(low: int, high: int, most: int) -> None:
    found = list(ticks(low, high, most))

    assert (found[0], found[-1]) == (Fraction(low), Fraction(high))
    assert len(found) <= most + 1
    assert len({later - earlier for earlier, later in itertools.pairwise(found)}) == 1


@given(
    low=st.fractions(-100, 100, max_denominator=50),
    span=st.fractions(Fraction(1, 50), 1000, max_denominator=50),
    share=st.fractions(0, 1, max_denominator=1000),
)
def test_it_keeps_the_order_of_values(low: Fraction, span: Fraction, share: Fraction) -> None:
    middle = place(low + span * share, low, low + span)

    assert 0 <= middle <= 100
    assert middle == share * 100
