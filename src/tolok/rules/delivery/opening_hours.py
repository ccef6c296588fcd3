"""Opening hours of a week as a unit keeps them, and whether it is open at a moment on the clock of its own zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tolok.rules.calendars import Day, UnknownCalendarError, calendar

Span = tuple[time, time]
#: Weekday "1" (Monday) to "7" → [["08:00", "12:00"], …]; "24:00" is the end of the day.
Week = Mapping[str, Sequence[Sequence[str]]]
#: Days that are looked ahead: longer than any row of holidays.
AHEAD = 21


@dataclass(frozen=True, slots=True)
class Opening:
    """A day at a desk: its spans, whether it is open now and until when, else when it opens later that day.

    On a listed holiday nothing is said about being open: some desks serve, most do not.
    """

    spans: tuple[Span, ...]
    now: bool
    until: time | None = None
    later: time | None = None
    holiday: Day | None = None


@dataclass(frozen=True, slots=True)
class Reopening:
    """The next day with hours and when it opens; `holidays` are days with hours that are passed over, by their date."""

    day: date
    at: time
    holidays: tuple[tuple[date, Day], ...] = ()


def spans_of(week: Week, day: date) -> tuple[Span, ...]:
    """The spans of a day in order; what cannot be read is left out."""
    found = []
    for pair in week.get(str(day.isoweekday()), ()):
        start, end = (_time(one) for one in (*pair, "", "")[:2])
        if start is not None and end is not None and start < end:
            found.append((start, end))
    return tuple(sorted(found))


def opening(week: Week, at: datetime) -> Opening | None:
    """The day of `at`, a moment in the unit's own zone; None where no hours are known."""
    if not any(week.values()):
        return None
    spans, clock = spans_of(week, at.date()), at.time()
    if closed := holiday_on(at.date()):
        return Opening(spans, now=False, holiday=closed)
    until = next((end for start, end in spans if start <= clock < end), None)
    later = next((start for start, _end in spans if start > clock), None)
    return Opening(spans, until is not None, until, None if until else later)


def reopening(week: Week, after: date) -> Reopening | None:
    """When a desk opens again after a day; None where no hours are known or all days ahead are holidays."""
    passed: list[tuple[date, Day]] = []
    for n in range(1, AHEAD + 1):
        day = after + timedelta(days=n)
        if spans := spans_of(week, day):
            closed = holiday_on(day, known_on=after)
            if closed is None:
                return Reopening(day, spans[0][0], tuple(passed))
            passed.append((day, closed))
    return None


def holiday_on(day: date, known_on: date | None = None) -> Day | None:
    """The national holiday or collective leave of a day; None for others and for years without a list."""
    try:
        return calendar(known_on=known_on or day).day(day)
    except UnknownCalendarError:
        return None


def _time(written: str) -> time | None:
    if written == "24:00":
        return time.max
    try:
        return time.fromisoformat(written)
    except (TypeError, ValueError):
        return None
