"""Working-day clocks: when an answer is due, which days were left out, and how sure the calendar is.

Day 0 is the day of receipt; each step goes to the next working day, as offices count the clocks of UU 14/2008,
UU 25/2009 and Perpres 76/2013. The week has five working days (Perpres 21/2023) or six where a unit opens so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Literal

from tolok.rules.calendars import Calendar, Day, Decree, UnknownCalendarError, calendar
from tolok.rules.texts import Problem, ProblemsError, Text

__all__ = ["DaysError", "Due", "OutOfCalendarError", "UnknownCalendarError", "due", "elapsed", "working_days"]

Week = Literal[5, 6]
ONE_DAY = timedelta(days=1)
#: date.weekday() of the days off in a week of five and of six working days.
WEEKEND: dict[int, frozenset[int]] = {5: frozenset({5, 6}), 6: frozenset({6})}
WEEKEND_NAMES = {5: Text("Sabtu", "Saturday"), 6: Text("Minggu", "Sunday")}


class DaysError(ProblemsError):
    """A number of working days that no clock can have."""


class OutOfCalendarError(ProblemsError):
    """The clock runs into a year for which no calendar is known."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day to act, with everything it was computed from.

    `skipped` are the days between receipt and `due` that did not count. `confirmed` is false when one of the
    days rests on an estimated date, or when a calendar on top of the national one has no file for a year.
    """

    due: date
    skipped: tuple[Day, ...]
    calendar: str
    calendar_version: str
    confirmed: bool
    received: date
    working_days: int
    collective_leave: bool
    week: Week
    basis: tuple[Decree, ...]


def due(
    received: date,
    working_days: int,
    calendar: Calendar | None = None,
    *,
    collective_leave: bool = True,
    week: Week = 5,
) -> Due:
    """The `working_days`-th working day after `received` (day 0).

    `calendar` is the national one when left out. With `collective_leave` false only national holidays and
    weekends are left out. Raises DaysError below one day and OutOfCalendarError beyond the known years.
    """
    _check_day(received)
    if working_days < 1:
        raise DaysError([_too_few(working_days)])
    used = calendar or _national()
    skipped: list[Day] = []
    left, day = working_days, received
    for day in _after(received, used, f"{received} + {working_days}"):
        off = _off(day, used, collective_leave, week)
        if off:
            skipped.append(off)
            continue
        left -= 1
        if not left:
            break
    first = received + ONE_DAY
    years = range(first.year, day.year + 1)
    return Due(
        due=day,
        skipped=tuple(skipped),
        calendar=used.id,
        calendar_version=used.version(first, day),
        confirmed=_is_confirmed(received, day, used, collective_leave) and used.incomplete.isdisjoint(years),
        received=received,
        working_days=working_days,
        collective_leave=collective_leave,
        week=week,
        basis=tuple(part.decrees[-1] for year in years for part in used.years[year]),
    )


def elapsed(
    received: date,
    until: date,
    calendar: Calendar | None = None,
    *,
    collective_leave: bool = True,
    week: Week = 5,
) -> int:
    """Working days used up from `received` (day 0) to the end of `until`; 0 when `until` is not later.

    Raises OutOfCalendarError beyond the known years.
    """
    _check_day(received)
    _check_day(until)
    used = calendar or _national()
    days = islice(_after(received, used, f"{received} – {until}"), max((until - received).days, 0))
    return sum(_off(day, used, collective_leave, week) is None for day in days)


def working_days(
    year: int, calendar: Calendar | None = None, *, collective_leave: bool = True, week: Week = 5
) -> int:
    """How many working days `year` has. Raises OutOfCalendarError for a year without a calendar."""
    used = calendar or _national()
    if year not in used.years:
        raise OutOfCalendarError([_outside(str(year), year, used)])
    eve, last = date(year - 1, 12, 31), date(year, 12, 31)
    return elapsed(eve, last, used, collective_leave=collective_leave, week=week)


def working_day_from(day: date, calendar: Calendar | None = None, *, week: Week = 5) -> date:
    """The first working day on or after `day`. In years without a calendar only weekends are known."""
    used = calendar or _national()
    while _off(day, used, collective_leave=True, week=week) is not None:
        day += ONE_DAY
    return day


def _national() -> Calendar:
    return calendar()


def _after(received: date, used: Calendar, clock: str) -> Iterator[date]:
    """Every day after `received`; raises at the first one without a calendar, naming the `clock`."""
    day = received
    while day < date.max:
        day += ONE_DAY
        if day.year not in used.years:
            break
        yield day
    raise OutOfCalendarError([_outside(clock, day.year, used)])


def _off(day: date, used: Calendar, collective_leave: bool, week: Week) -> Day | None:
    """Why `day` does not count. A holiday on a Sunday is named as the holiday: it says more."""
    listed = used.day(day, collective_leave=collective_leave)
    if listed:
        return listed
    if day.weekday() in WEEKEND[week]:
        return Day(day, "weekend", WEEKEND_NAMES[day.weekday()])
    return None


def _is_confirmed(received: date, last: date, used: Calendar, collective_leave: bool) -> bool:
    """No estimated date touches the clock.

    The sighting of the moon moves a feast by one day, so the day after the last one counts too.
    """
    days = (received + timedelta(days=n) for n in range((last - received).days + 2))
    listed = (used.day(day, collective_leave=collective_leave) for day in days)
    return all(day.confirmed for day in listed if day)


def _check_day(day: date) -> None:
    if isinstance(day, datetime):
        raise TypeError(
            "a clock starts on a date; turn the time of receipt into the office's local date first"
        )


def _too_few(found: int) -> Problem:
    return Problem(
        Text("Jumlah hari kerja tidak dapat dihitung.", "This number of working days cannot be counted."),
        found=str(found),
        wanted=Text("bilangan bulat mulai dari 1", "a whole number from 1"),
    )


def _outside(found: str, year: int, used: Calendar) -> Problem:
    known = ", ".join(str(number) for number in sorted(used.years)) or "–"
    return Problem(
        Text(
            f"Hitungan hari kerja masuk ke tahun {year}, yang belum ada di kalender “{used.id}”. "
            "Tambahkan berkas kalender tahun itu atau pilih tanggal lain.",
            f"The clock runs into {year}, a year that calendar “{used.id}” does not hold. "
            "Add that year's calendar file or choose another date.",
        ),
        found=found,
        wanted=Text(f"tahun {known}", f"the years {known}"),
    )
