"""Numbers and texts as this reader sees them: language and decimal mark of the request."""

from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import get_language

from tolok.rules.numbers import exact, minus, round_half_up
from tolok.rules.texts import Text


def say(text: Text) -> str:
    """The text in the reader's language."""
    return text.say(get_language() or "id")


def printed(value: Fraction | Decimal | int | str, places: int = 2) -> str:
    """A number rounded half-up to `places`, with the reader's decimal mark: 4.35175 → "4,35", -1 → "−1,00"."""
    return minus(str(number_format(round_half_up(exact(value), places), places, force_grouping=True)))


def short(value: Fraction | Decimal | int | str, places: int = 4) -> str:
    """The same without trailing zeros: 3.3900 → "3,39", 5 → "5"."""
    rounded = round_half_up(exact(value), places).normalize()
    exponent = rounded.as_tuple().exponent
    kept = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return minus(str(number_format(rounded, kept, force_grouping=True)))


def percent(share: Fraction) -> str:
    """A share of one as a percentage: 6/25 → "24 %"."""
    return f"{short(share * 100)} %"
