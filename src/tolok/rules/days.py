"""How a day is written for people: day first, the month in words."""

from calendar import monthrange
from datetime import date

from tolok.rules.texts import Text

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_first(day: date) -> str:
    """A day as Indonesian readers write it: ``21 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_said(day: date) -> Text:
    """A day as readers of each language write it."""
    return Text(day_first(day), f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}")


def months_later(day: date, months: int) -> date:
    """The same day of another month, or its last day where that month is shorter; earlier for negative months."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first: date, last: date) -> int:
    """Months from one day to a later one, those that have begun counted whole: a year and a day are 13."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months + (months_later(first, months) < last)
