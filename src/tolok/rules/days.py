"""How a day is written for people: day first, the month in words."""

from datetime import date

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def day_first(day: date) -> str:
    """A day as Indonesian readers write it: ``21 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
