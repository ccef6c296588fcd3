"""Exact arithmetic and the one rounding at its end."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

#: Digits kept of a number that has no finite decimal form (1/9, 3.871 of 14 items).
ENDLESS = 28


def exact(text: str | int | Decimal | Fraction) -> Fraction:
    """A number of a pack, such as ``"0.111"``, ``"17/86"`` or ``24``, without loss.

    Raises ValueError for anything else; a float is refused by its type, because its digits are not the ones
    that were written.
    """
    if isinstance(text, bool | float):
        raise ValueError(f"not an exact number: {text!r}")
    return Fraction(text.strip() if isinstance(text, str) else text)


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """`value` with `decimals` places, a half going away from zero.

    Published indices show no half-to-even behaviour; the packs name the rule (``rounding = "half-up"``).
    """
    scale = 10**decimals
    whole, rest = divmod(abs(value.numerator) * scale, value.denominator)
    whole += 2 * rest >= value.denominator
    # written out, because scaleb() would round to the 28 digits of the decimal context
    return Decimal(f"{whole if value >= 0 else -whole}E{-decimals}")


def weighted_sum(pairs: Iterable[tuple[int, Fraction]]) -> Fraction:
    """Σ count × weight, added as whole numbers over one denominator: much quicker than adding fractions."""
    top, bottom = 0, 1
    for count, weight in pairs:
        numerator, denominator = weight.as_integer_ratio()
        if bottom % denominator:
            top, bottom = top * denominator, bottom * denominator
        top += count * numerator * (bottom // denominator)
    return Fraction(top, bottom)


def digits(value: Fraction) -> str:
    """All decimal digits of `value`; a number without an end keeps 28 significant ones."""
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest == 1:
        return format(round_half_up(value, max(twos, fives)), "f")
    places = max(0, ENDLESS - len(str(abs(value.numerator) // value.denominator)))
    return format(round_half_up(value, places), "f")


def comma(value: Decimal | Fraction | int, decimals: int | None = None) -> str:
    """`value` as Indonesian readers write it: decimal comma, a point between thousands."""
    if decimals is not None:
        value = round_half_up(Fraction(value), decimals)
    elif isinstance(value, Fraction):
        value = Decimal(digits(value))
    text = format(value, "," if isinstance(value, int) else ",f").translate(str.maketrans(",.", ".,"))
    return minus(text)


def minus(text: str) -> str:
    """A number to be read, with the minus sign “−” instead of the hyphen that programs write."""
    return f"−{text[1:]}" if text.startswith("-") else text


def brief(value: Fraction, most: int = 6) -> str:
    """`value` with a decimal comma and at most `most` places; an ellipsis says that digits were left out."""
    text = digits(value).replace(".", ",")
    whole, _, rest = text.partition(",")
    return text if len(rest) <= most else f"{whole},{rest[:most]}…"
