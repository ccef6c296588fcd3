"""Exact numbers as rows keep them."""

from fractions import Fraction


def exact(value: Fraction | None) -> str:
    """A number as "numerator/denominator"; nothing when there is none."""
    return "" if value is None else f"{value.numerator}/{value.denominator}"


def fraction(text: str) -> Fraction | None:
    """The number again."""
    return Fraction(text) if text else None
