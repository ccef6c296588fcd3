"""How long a service took beside the time its standard promises: used time in the promise's own unit, exact.

Working days are counted as `rules.deadlines` does (the day of the start is day 0), calendar days from date to date,
months begun counted whole, minutes and hours on the clock or, where so asked, only while the desk is open. Median and
P90 are nearest ranks: the ⌈n/2⌉-th and ⌈9n/10⌉-th shortest time, so both are times that somebody really had.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from fractions import Fraction

from tolok.rules.calendars import Calendar, calendar
from tolok.rules.days import months_between
from tolok.rules.deadlines.clocks import Week as WorkingWeek
from tolok.rules.deadlines.clocks import elapsed
from tolok.rules.delivery.measuring import minimum
from tolok.rules.delivery.opening_hours import Week, spans_of
from tolok.rules.standards.values import Standard, Unit
from tolok.rules.texts import Problem, Text

#: Units whose time may also be counted only while the desk is open.
BY_THE_CLOCK: tuple[Unit, ...] = ("minutes", "hours")
SECONDS = {"minutes": 60, "hours": 3600}
#: A span this long is no case but a typing error in the year.
LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Promise:
    """At most `most` of `unit`; with `opening` minutes and hours count only while the desk is open."""

    most: Fraction
    unit: Unit
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One request on the clock of the unit's zone; `paused` is time of the applicant, in the promise's unit."""

    began: datetime
    finished: datetime
    paused: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Times:
    """What is known of `n` cases: how many kept the promise, and the two ranks where they are known and may be told."""

    n: int
    within: int
    median: Fraction | None = None
    p90: Fraction | None = None

    @property
    def share(self) -> Fraction | None:
        """The exact share within the promise, from 0 to 1; None for fewer cases than may carry one."""
        return Fraction(self.within, self.n) if self.n >= minimum() else None


def promises_of(standard: Standard) -> dict[str, Promise]:
    """What a standard promises about time, by the keys of service_times.toml; empty where it says nothing."""
    if standard.limit is None:
        return {}
    found = {"limit": Promise(standard.limit.most, standard.limit.unit)}
    if standard.limit.waiting:
        found["waiting"] = Promise(Fraction(standard.limit.waiting), "minutes")
    return found


def used(case: Case, promise: Promise, week: Week, known: Calendar | None = None) -> Fraction:
    """The time a case took in the promise's unit, its pause taken off; never below zero.

    `week` are the opening hours of the unit. Raises OutOfCalendarError for working days in a year without calendar.
    """
    whole = _whole(case, promise, week, known)
    return max(Fraction(0), whole - case.paused)


def _whole(case: Case, promise: Promise, week: Week, known: Calendar | None) -> Fraction:
    first, last = case.began.date(), case.finished.date()
    if promise.unit == "working_days":
        return Fraction(elapsed(first, last, known, week=working_week(week)))
    if promise.unit == "calendar_days":
        return Fraction((last - first).days)
    if promise.unit == "months":
        return Fraction(months_between(first, last))
    open_for = _open_between(case, week, known) if promise.opening else case.finished - case.began
    return Fraction(open_for // timedelta(seconds=1), SECONDS[promise.unit])


def working_week(week: Week) -> WorkingWeek:
    """Six working days for a unit that opens on Saturday, otherwise five (Perpres 21/2023)."""
    return 6 if week.get("6") else 5


def _open_between(case: Case, week: Week, known: Calendar | None) -> timedelta:
    total, day, listed = timedelta(), case.began.date(), known or calendar()
    zone = case.began.tzinfo
    while day <= case.finished.date():
        if listed.day(day) is None:
            for start, end in spans_of(week, day):
                first, last = max(_at(day, start, zone), case.began), min(_at(day, end, zone), case.finished)
                total += max(last - first, timedelta())
        day += timedelta(days=1)
    return total


def _at(day: date, clock: time, zone: tzinfo | None) -> datetime:
    """A moment of a day; the last one stands for midnight."""
    if clock == time.max:
        return datetime.combine(day + timedelta(days=1), time(), zone)
    return datetime.combine(day, clock, zone)


def times_of(taken: Iterable[Fraction], most: Fraction) -> Times:
    """Count and ranks of used times; ranks only from the least number of cases on."""
    ordered = sorted(taken)
    n, within = len(ordered), sum(one <= most for one in ordered)
    if n < minimum():
        return Times(n, within)
    return Times(n, within, nearest_rank(ordered, Fraction(1, 2)), nearest_rank(ordered, Fraction(9, 10)))


def nearest_rank(ordered: list[Fraction], part: Fraction) -> Fraction:
    """The ⌈part × n⌉-th of times that rise; `part` above 0."""
    return ordered[-(-part.numerator * len(ordered) // part.denominator) - 1]


def faults_of_case(case: Case) -> Text | None:
    """Why a case cannot be: finished before it began, or years later."""
    if case.finished < case.began:
        return BACKWARDS
    return TOO_LONG if case.finished - case.began > LONGEST else None


def faults_of_summary(times: Times, most: Fraction) -> list[Problem]:
    """What cannot be of a summary typed in by hand; other programs may have taken median and P90 another way."""
    n, within, median, p90 = times.n, times.within, times.median, times.p90
    known = {"median": median, "p90": p90}
    faults = [
        (n < 1, NO_CASES, "n"),
        (not 0 <= within <= max(n, 0), MORE_WITHIN, "within"),
        *((value is not None and value < 0, NEGATIVE, key) for key, value in known.items()),
        *((value is not None and 0 < n < minimum(), TOO_FEW, key) for key, value in known.items()),
        (median is not None and p90 is not None and p90 < median, RANKS, "p90"),
        (median is not None and not _agrees(median <= most, within, n, Fraction(1, 2)), DISAGREES, "median"),
        (p90 is not None and not _agrees(p90 <= most, within, n, Fraction(9, 10)), DISAGREES, "p90"),
    ]
    return [Problem(text, key=key) for wrong, text, key in faults if wrong]


def _agrees(kept: bool, within: int, n: int, part: Fraction) -> bool:
    """Whether so many within the promise can go with a rank that keeps it or not; one case of leave for methods."""
    return within >= part * n - 1 if kept else within <= part * n + 1


BACKWARDS = Text("Selesai sebelum mulai.", "It finished before it began.")
TOO_LONG = Text("Lebih dari tiga tahun; periksa tahunnya.", "More than three years; check the year.")
NO_CASES = Text("Tulis sedikitnya satu permohonan.", "Give at least one case.")
MORE_WITHIN = Text(
    "Yang selesai dalam janji tidak boleh lebih banyak daripada semuanya.",
    "No more can be within the promise than there are.",
)
NEGATIVE = Text("Waktu tidak boleh negatif.", "A time cannot be negative.")
TOO_FEW = Text(
    "Permohonannya terlalu sedikit untuk median dan P90; kosongkan.",
    "There are too few cases for a median and P90; leave it empty.",
)
RANKS = Text("P90 tidak boleh di bawah median.", "P90 cannot lie below the median.")
DISAGREES = Text(
    "Angka ini tidak cocok dengan banyaknya yang selesai dalam janji.",
    "This figure does not agree with how many were within the promise.",
)
