"""How papers write numbers, shares and days: decimal comma, day first, and a dash for what is missing."""

from fractions import Fraction

from tolok.rules.numbers import comma, round_half_up
from tolok.rules.results import Interval

#: What is missing is never printed as 0.
MISSING = "–"


def shown(value: Fraction | None, places: int) -> str:
    """`value` rounded half-up to `places`, or a dash."""
    return MISSING if value is None else comma(value, places)


def brief(value: Fraction, most: int = 4) -> str:
    """`value` with as many places as it needs, at most `most`: 0,75; 13,6; 0,1111."""
    rounded = format(round_half_up(value, most), "f")
    return rounded.rstrip("0").rstrip(".").replace(".", ",") if "." in rounded else rounded


def share(value: Fraction) -> str:
    """A part of one as a percentage: 3/4 → ``75 %``."""
    return f"{brief(value * 100)}\u00a0%"


def capital(words: str) -> str:
    """`words` with a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]


def span(interval: Interval, places: int) -> str:
    """``4,28–4,42``, or a dash when there is no interval."""
    if interval.low is None or interval.high is None:
        return MISSING
    return f"{comma(Fraction(interval.low), places)}–{comma(Fraction(interval.high), places)}"
