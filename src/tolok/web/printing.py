"""Numbers and texts as this reader sees them: language and decimal mark of the request."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language

from tolok.rules.numbers import exact, minus, round_half_up
from tolok.rules.texts import Text


def say(text: Text) -> str:
    """The text in the reader's language."""
    return text.say(get_language() or "id")


def until(at: datetime) -> str:
    """The end of something in words: the day before where it ends at midnight, for nobody reads
    “1 Januari, 00.00” as the end of December; otherwise day and time."""
    local = localtime(at)
    if local.time() == time():
        return date_format(local.date() - timedelta(days=1))
    return date_format(local, "DATETIME_FORMAT")


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
