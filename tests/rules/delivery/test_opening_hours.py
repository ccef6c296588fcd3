"""Opening hours as a citizen asks for them: open now, until when, or later today."""

from datetime import UTC, date, datetime, time

import pytest

from tolok.rules.delivery.opening_hours import opening, reopening, spans_of

WEEK = {"1": [["08:00", "12:00"], ["13:00", "15:30"]], "5": [["08:00", "11:00"]], "6": [["20:00", "24:00"]]}
#: A Monday that is no holiday.
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "open_now", "until", "later"),
    [
        (7, False, None, time(8)),
        (8, True, time(12), None),
        (12, False, None, time(13)),
        (14, True, time(15, 30), None),
        (16, False, None, None),
    ],
)
def test_it_says_whether_the_desk_is_open(
    hour: int, open_now: bool, until: time | None, later: time | None
) -> None:
    """The end of a span is closed, its start is open."""
    found = opening(WEEK, MONDAY.replace(hour=hour))
    assert found is not None
    assert (found.now, found.until, found.later) == (open_now, until, later)


def test_it_is_closed_on_a_day_without_hours_and_silent_where_none_are_known() -> None:
    """No hours on a day mean closed; no hours at all mean that nobody said."""
    sunday = opening(WEEK, MONDAY.replace(day=22, hour=10))
    assert sunday is not None
    assert (sunday.spans, sunday.now) == ((), False)
    assert opening({}, MONDAY) is None
    assert opening({"1": []}, MONDAY) is None


def test_it_does_not_call_a_desk_open_on_a_holiday() -> None:
    """Independence day of 2026 is a Monday."""
    found = opening(WEEK, datetime(2026, 8, 17, 10, tzinfo=UTC))
    assert found is not None
    assert found.holiday is not None
    assert not found.now


def test_it_reads_the_end_of_the_day_and_leaves_out_what_is_no_time() -> None:
    """A span that ends before it starts or is written wrongly is not shown."""
    assert spans_of(WEEK, MONDAY.replace(day=28).date()) == ((time(20), time.max),)
    assert spans_of({"1": [["12:00", "08:00"], ["x", "09:00"], ["08:00"]]}, MONDAY.date()) == ()


def test_it_says_when_a_desk_opens_again_and_which_holidays_lie_between() -> None:
    """After Friday comes Monday; holidays are passed over by name, a desk without hours never opens."""
    week = {str(day): [["08:00", "15:30"]] for day in range(1, 6)}
    found = reopening(week, date(2026, 11, 20))
    assert found is not None
    assert (found.day, found.at, found.holidays) == (date(2026, 11, 23), time(8), ())
    found = reopening(week, date(2026, 8, 14))
    assert found is not None
    assert found.day == date(2026, 8, 18)
    ((day, why),) = found.holidays
    assert day == date(2026, 8, 17)
    assert "Kemerdekaan" in why.name.id
    assert reopening({}, date(2026, 11, 20)) is None
