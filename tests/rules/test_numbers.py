"""Exact numbers in, one rounding out."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.numbers import ENDLESS, comma, digits, exact, round_half_up

FINITE = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**6), max_value=10**6)
FRACTIONS = st.fractions(-1000, 1000, max_denominator=10**6)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0.111", Fraction(111, 1000)),
        ("17/86", Fraction(17, 86)),
        (" 24 ", Fraction(24)),
        ("-0.5", Fraction(-1, 2)),
        (24, Fraction(24)),
        (Decimal("0.1"), Fraction(1, 10)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_it_reads_numbers_without_loss(written: str | int | Decimal | Fraction, meant: Fraction) -> None:
    assert exact(written) == meant


@pytest.mark.parametrize("value", [0.1, 1.0, float("nan"), True, False, "", "satu", "0,5", "1.2.3"])
def test_it_refuses_what_is_not_exact(value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        exact(value)


def test_it_refuses_a_division_by_zero() -> None:
    with pytest.raises(ZeroDivisionError):
        exact("1/0")


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("4.505", 2, "4.51"),
        ("4.504999999999", 2, "4.50"),
        ("4.515", 2, "4.52"),  # half to even would give 4.52 too, the next one would not
        ("4.525", 2, "4.53"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("-4.505", 2, "-4.51"),
        ("-4.504", 2, "-4.50"),
        ("-2.5", 0, "-3"),
        ("0", 2, "0.00"),
        ("2/3", 3, "0.667"),
        ("87.27777777777777", 2, "87.28"),
    ],
)
def test_it_rounds_a_half_away_from_zero(value: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(exact(value), decimals)) == rounded


def test_it_writes_a_small_negative_number_as_plain_zero() -> None:
    assert str(round_half_up(Fraction(-1, 1000), 2)) == "0.00"


@given(FINITE, st.integers(0, 5))
def test_it_rounds_as_decimal_does(value: Decimal, decimals: int) -> None:
    unit = Decimal(1).scaleb(-decimals)
    assert round_half_up(Fraction(value), decimals) == value.quantize(unit, ROUND_HALF_UP)


@given(FRACTIONS, st.integers(0, 6))
def test_it_is_never_off_by_more_than_half_a_unit(value: Fraction, decimals: int) -> None:
    assert abs(Fraction(round_half_up(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)


@given(FRACTIONS, FRACTIONS, st.integers(0, 4))
def test_it_keeps_order_when_rounding(one: Fraction, other: Fraction, decimals: int) -> None:
    low, high = sorted((one, other))
    assert round_half_up(low, decimals) <= round_half_up(high, decimals)


@given(FINITE)
def test_it_writes_all_digits_of_a_finite_number(value: Decimal) -> None:
    assert exact(digits(Fraction(value))) == Fraction(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(1, 8), "0.125"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(5), "5"),
        (Fraction(0), "0"),
        (Fraction(1, 3), "0." + "3" * (ENDLESS - 1)),
        (Fraction(200, 3), "66." + "6" * (ENDLESS - 3) + "7"),
    ],
)
def test_it_writes_digits(value: Fraction, written: str) -> None:
    assert digits(value) == written


def test_it_writes_more_digits_than_the_decimal_context_keeps() -> None:
    assert digits(Fraction(1, 2**40)) == "0.0000000000009094947017729282379150390625"
    assert digits(5 - Fraction(1, 2**40)) == "4.9999999999990905052982270717620849609375"


def test_it_keeps_the_whole_part_of_a_number_longer_than_the_digits_kept() -> None:
    assert digits(Fraction(10**40 + 1, 3)) == "3" * 39 + "4"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (Fraction(87, 10), None, "8,7"),
        (Fraction(43, 10), 2, "4,30"),
        (Decimal("4.51"), None, "4,51"),
        (1234567, None, "1.234.567"),
        (Fraction(12345, 10), None, "1.234,5"),
        (Fraction(1000), None, "1.000"),
        (Fraction(1234567, 1000), 2, "1.234,57"),
        (Fraction(-3, 2), 1, "−1,5"),
        (0, 2, "0,00"),
    ],
)
def test_it_writes_numbers_as_indonesian_readers_do(
    value: Decimal | Fraction | int, decimals: int | None, written: str
) -> None:
    assert comma(value, decimals) == written


def test_it_refuses_a_float_even_where_types_are_not_checked() -> None:
    with pytest.raises(ValueError, match="not an exact number"):
        exact(cast(Any, 4.51))
