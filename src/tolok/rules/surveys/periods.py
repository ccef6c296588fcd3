"""The periods in which a survey is repeated. A person names one; its days follow from the name, never the reverse.

One application in use maps April to June to no quarter at all; with days that follow from the name that cannot be.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from tolok.rules.texts import Text

#: Months of one period.
MONTHS: Mapping[str, int] = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
ROMAN = ("I", "II", "III", "IV")
MONTH_NAMES = (
    Text("Januari", "January"),
    Text("Februari", "February"),
    Text("Maret", "March"),
    Text("April", "April"),
    Text("Mei", "May"),
    Text("Juni", "June"),
    Text("Juli", "July"),
    Text("Agustus", "August"),
    Text("September", "September"),
    Text("Oktober", "October"),
    Text("November", "November"),
    Text("Desember", "December"),
)


def count_in_year(kind: str) -> int:
    """How many of them a year has; KeyError for an unknown kind."""
    return 12 // MONTHS[kind]


def days_of(kind: str, year: int, number: int) -> tuple[date, date]:
    """The first and the last day of a period; ValueError when a year has no period of that number."""
    if not 1 <= number <= count_in_year(kind):
        raise ValueError(f"a year has no {kind} {number}")
    last = number * MONTHS[kind]
    return date(year, last - MONTHS[kind] + 1, 1), date(year, last, monthrange(year, last)[1])


def number_of(kind: str, day: date) -> int:
    """Which period of its year a day lies in."""
    return (day.month - 1) // MONTHS[kind] + 1


def before(kind: str, year: int, number: int) -> tuple[int, int]:
    """The year and number of the period before."""
    return (year, number - 1) if number > 1 else (year - 1, count_in_year(kind))


def name_of(kind: str, year: int, number: int) -> Text:
    """What a period is called: Triwulan II 2026, Mei 2026."""
    if kind == "bulan":
        month = MONTH_NAMES[number - 1]
        return Text(f"{month.id} {year}", f"{month.en} {year}")
    if kind == "triwulan":
        return Text(f"Triwulan {ROMAN[number - 1]} {year}", f"Quarter {number} of {year}")
    if kind == "semester":
        return Text(f"Semester {ROMAN[number - 1]} {year}", f"Half {number} of {year}")
    return Text(f"Tahun {year}", f"Year {year}")


def name_of_days(kind: str, start: date, end: date) -> Text | None:
    """What a whole period is called by its days; None when the days are not those of one period."""
    if kind not in MONTHS:
        return None
    number = number_of(kind, start)
    return name_of(kind, start.year, number) if days_of(kind, start.year, number) == (start, end) else None
