"""From values to places on a scale, exactly: a place is a share of 0–100, rounded once to two decimals."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

Number = int | Decimal | Fraction

_STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))


def exact(value: Number) -> Fraction:
    """Return `value` as a fraction; a float is refused with TypeError, for it is not the number meant."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"a score is an int, a Decimal or a Fraction, not {type(value).__name__}: {value!r}")
    return Fraction(value)


def plain(value: Fraction) -> str:
    """Return `value` rounded half-up to two decimals, without trailing zeros: 25/2 → "12.5"."""
    hundredths = (value * 200 + 1) // 2  # the floor of x + 1/2, exactly
    return f"{(Decimal(hundredths) / 100).normalize():f}"


def place(value: Number, low: Number, high: Number) -> Fraction:
    """Return where `value` lies between `low` (0) and `high` (100), held inside the scale."""
    start, end = exact(low), exact(high)
    return min(max((exact(value) - start) * 100 / (end - start), Fraction(0)), Fraction(100))


def step(low: Number, high: Number, most: int) -> Fraction:
    """Return the smallest of 1, 2, 2½, 5 × 10ⁿ that cuts the scale into at most `most` whole parts.

    A scale that none of them cuts evenly is one part.
    """
    span = exact(high) - exact(low)
    power = Fraction(1)
    while span / power > most:
        power *= 10
    while span / power <= most:
        power /= 10
    wanted = (power * 10**up * size for up in range(3) for size in _STEPS)
    even = (one for one in wanted if span / one <= most and (span / one).denominator == 1)
    return next(even, span)


def ticks(low: Number, high: Number, most: int) -> Iterator[Fraction]:
    """Yield the values of at most `most` + 1 even ticks, both ends included."""
    start, size = exact(low), step(low, high, most)
    for index in range(int((exact(high) - start) / size) + 1):
        yield start + index * size
