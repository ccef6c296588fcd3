"""Working-day clocks: the golden vectors, the shape of the answer, and what must hold for any clock."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules import calendars
from tolok.rules.calendars import calendar
from tolok.rules.deadlines.clocks import DaysError, OutOfCalendarError, Week, due, elapsed, working_days

#: Received, with collective leave or not, and the due day (month, day) by number of working days.
GOLDEN = [
    (date(2023, 4, 14), False, {3: (4, 19), 5: (4, 21), 10: (4, 28), 14: (5, 5), 60: (7, 13)}),
    (
        date(2023, 4, 14),
        True,
        {3: (4, 26), 5: (4, 28), 10: (5, 8), 14: (5, 12), 17: (5, 17), 30: (6, 8), 60: (7, 26)},
    ),
    (date(2024, 4, 5), False, {3: (4, 12), 5: (4, 16), 10: (4, 23), 14: (4, 29), 60: (7, 8)}),
    (
        date(2024, 4, 5),
        True,
        {3: (4, 18), 5: (4, 22), 10: (4, 29), 14: (5, 6), 17: (5, 13), 30: (6, 3), 60: (7, 17)},
    ),
    (date(2025, 3, 26), False, {3: (4, 2), 5: (4, 4), 10: (4, 11), 14: (4, 17), 60: (6, 30)}),
    (
        date(2025, 3, 26),
        True,
        {3: (4, 9), 5: (4, 11), 10: (4, 21), 14: (4, 25), 17: (4, 30), 30: (5, 22), 60: (7, 10)},
    ),
]
VECTORS = [
    (received, leave, days, date(received.year, *found))
    for received, leave, row in GOLDEN
    for days, found in row.items()
]
A_YEAR = {2023: (250, 239), 2024: (248, 238), 2025: (248, 237), 2026: (248, 240), 2027: (250, 242)}

RECEIPTS = st.dates(date(2022, 12, 31), date(2026, 6, 30))
DAYS = st.integers(1, 250)
WEEKS = st.sampled_from((5, 6))


@pytest.mark.parametrize(("received", "leave", "days", "expected"), VECTORS)
def test_it_meets_the_golden_vectors(received: date, leave: bool, days: int, expected: date) -> None:
    assert due(received, days, collective_leave=leave).due == expected


@pytest.mark.parametrize(("year", "expected"), A_YEAR.items())
def test_it_counts_the_working_days_of_a_year(year: int, expected: tuple[int, int]) -> None:
    assert (working_days(year, collective_leave=False), working_days(year)) == expected


def test_it_lists_each_skipped_day_with_its_layer() -> None:
    found = due(date(2026, 3, 18), 3)
    assert found.due == date(2026, 3, 27)
    assert [(day.date.day, day.layer) for day in found.skipped] == [
        (19, "national_holiday"),
        (20, "collective_leave"),
        (21, "national_holiday"),
        (22, "national_holiday"),
        (23, "collective_leave"),
        (24, "collective_leave"),
    ]


def test_it_names_a_plain_weekend() -> None:
    skipped = due(date(2026, 11, 20), 1).skipped
    assert [(day.layer, day.name.id, day.name.en) for day in skipped] == [
        ("weekend", "Sabtu", "Saturday"),
        ("weekend", "Minggu", "Sunday"),
    ]


def test_it_works_on_saturday_in_a_week_of_six_days() -> None:
    found = due(date(2026, 11, 20), 2, week=6)
    assert found.due == date(2026, 11, 23)
    assert [day.date for day in found.skipped] == [date(2026, 11, 22)]


def test_it_names_its_calendar_version_and_decree() -> None:
    found = due(date(2026, 3, 18), 3)
    assert (found.calendar, found.calendar_version, found.confirmed) == ("id", "2026.1", True)
    assert [decree.version for decree in found.basis] == ["2026.1"]


def test_it_names_both_years_it_ran_through() -> None:
    assert due(date(2026, 12, 28), 10).calendar_version == "2026.1+2027.1"
    assert due(date(2026, 12, 31), 3).calendar_version == "2027.1"


def test_it_gives_the_date_that_was_right_before_the_decree_changed() -> None:
    before = calendar(known_on=date(2025, 8, 1))
    assert due(date(2025, 8, 15), 1, before).due == date(2025, 8, 18)
    assert due(date(2025, 8, 15), 1, before).calendar_version == "2025.1"
    assert due(date(2025, 8, 15), 1).due == date(2025, 8, 19)
    assert due(date(2025, 8, 15), 1).calendar_version == "2025.2"


@pytest.mark.parametrize(
    ("received", "days", "confirmed"),
    [
        (date(2027, 2, 24), 7, True),  # due 5 March: Eid on the 10th cannot reach it
        (date(2027, 3, 5), 1, False),  # runs over Eid
        (date(2027, 3, 11), 1, False),  # received on an estimated day
        (date(2027, 3, 12), 3, False),  # runs over leave that hangs on Eid
        (date(2027, 3, 15), 3, False),  # received on such a day
        (date(2027, 3, 16), 3, True),
        (date(2027, 5, 14), 1, False),  # runs over Eid al-Adha
        (date(2026, 12, 28), 30, True),
    ],
)
def test_it_is_unconfirmed_when_it_rests_on_an_estimate(received: date, days: int, confirmed: bool) -> None:
    assert due(received, days).confirmed is confirmed


def test_it_is_unconfirmed_when_a_feast_moved_by_a_day_would_take_the_last_day() -> None:
    found = due(date(2027, 3, 5), 1, collective_leave=False)
    assert found.due == date(2027, 3, 9)
    assert not found.confirmed


@pytest.mark.parametrize("days", [0, -1, -250])
def test_it_refuses_less_than_one_day(days: int) -> None:
    with pytest.raises(DaysError) as caught:
        due(date(2026, 3, 18), days)
    (problem,) = caught.value.problems
    assert repr(str(days)) in problem.say("id")
    assert "a whole number from 1" in problem.say("en")


@pytest.mark.parametrize(
    ("received", "days", "year"),
    [
        (date(2027, 12, 20), 30, 2028),
        (date(2022, 12, 30), 1, 2022),
        (date(2027, 12, 31), 1, 2028),
        (date(2026, 1, 1), 10**9, 2028),
        (date.max, 1, 9999),
        (date.min, 1, 1),
    ],
)
def test_it_stops_where_the_calendars_end(received: date, days: int, year: int) -> None:
    with pytest.raises(OutOfCalendarError) as caught:
        due(received, days)
    (problem,) = caught.value.problems
    for language in ("id", "en"):
        assert f" {year}," in problem.say(language)
        assert "2023, 2024, 2025, 2026, 2027" in problem.say(language)


def test_it_reaches_the_last_working_day_it_knows() -> None:
    assert due(date(2027, 12, 30), 1).due == date(2027, 12, 31)


def test_it_stops_at_the_end_of_a_single_year() -> None:
    with pytest.raises(OutOfCalendarError):
        due(date(2026, 12, 28), 10, calendar("id-2026"))


@pytest.mark.parametrize("year", [2022, 2028, 1])
def test_it_counts_no_year_without_a_calendar(year: int) -> None:
    with pytest.raises(OutOfCalendarError):
        working_days(year)


def test_it_takes_dates_and_no_moments() -> None:
    with pytest.raises(TypeError, match="local date"):
        due(datetime(2026, 3, 18, 23, 0), 3)  # noqa: DTZ001 - the very thing refused


def test_it_is_unconfirmed_where_a_province_has_not_written_its_year(tmp_path: Path) -> None:
    national = calendars.year_files()
    text = (
        'id = "bali-2026"\ncalendar = "bali"\nextends = "id"\nyear = 2026\nversion = "2026.1"\n'
        'title = { id = "Judul", en = "Title" }\nnote = { id = "Catatan", en = "Note" }\n'
        '[review]\nauthor = "Tolok contributors"\nnext_review = 2027-11-30\n'
        '[[decrees]]\nversion = "2026.1"\nknown_from = 2025-12-01\ntitle = "Surat edaran"\nsure = "assumed"\n'
        'change = { id = "Daftar pertama.", en = "First list." }\n[layers]\n'
        "local_holiday = [{ date = 2026-06-17, status = 'confirmed', "
        "name = { id = 'Galungan', en = 'Galungan Day' } }]\n"
    )
    (tmp_path / "bali-2026.toml").write_text(text, encoding="utf-8")
    bali = calendar("bali", files=(*national, *calendars.read_folder(tmp_path)))
    inside, outside = due(date(2026, 6, 15), 3, bali), due(date(2026, 12, 28), 10, bali)
    assert (inside.due, inside.confirmed) == (date(2026, 6, 22), True)
    assert inside.calendar_version == "2026.1+bali-2026.1"
    assert not outside.confirmed


@given(RECEIPTS, DAYS, st.booleans(), WEEKS)
def test_it_always_ends_on_a_working_day(received: date, days: int, leave: bool, week: Week) -> None:
    found = due(received, days, collective_leave=leave, week=week).due
    assert found > received
    assert found.weekday() < week
    assert calendar().day(found, collective_leave=leave) is None


@given(RECEIPTS, DAYS, st.booleans(), WEEKS)
def test_it_accounts_for_every_day_between(received: date, days: int, leave: bool, week: Week) -> None:
    found = due(received, days, collective_leave=leave, week=week)
    assert (found.due - received).days == days + len(found.skipped)
    dates = [day.date for day in found.skipped]
    assert dates == sorted(set(dates))
    assert all(received < day < found.due for day in dates)


@given(RECEIPTS, DAYS, st.booleans(), WEEKS)
def test_it_gives_more_days_more_time(received: date, days: int, leave: bool, week: Week) -> None:
    sooner = due(received, days, collective_leave=leave, week=week).due
    assert sooner < due(received, days + 1, collective_leave=leave, week=week).due


@given(RECEIPTS, st.integers(1, 30), DAYS)
def test_it_never_ends_earlier_for_what_came_later(received: date, later: int, days: int) -> None:
    assert due(received, days).due <= due(received + timedelta(days=later), days).due


@given(RECEIPTS, DAYS, WEEKS)
def test_it_gives_collective_leave_and_rest_as_extra_time(received: date, days: int, week: Week) -> None:
    assert due(received, days, collective_leave=False, week=week).due <= due(received, days, week=week).due
    assert due(received, days, week=6).due <= due(received, days).due


@given(RECEIPTS, st.integers(1, 125), st.integers(1, 125))
def test_it_may_be_counted_in_two_stretches(received: date, first: int, then: int) -> None:
    whole = due(received, first + then).due
    assert due(due(received, first).due, then).due == whole


@given(RECEIPTS, DAYS, st.booleans(), WEEKS)
def test_it_counts_back_what_it_gave(received: date, days: int, leave: bool, week: Week) -> None:
    last = due(received, days, collective_leave=leave, week=week).due
    assert elapsed(received, last, collective_leave=leave, week=week) == days
    assert elapsed(received, last - timedelta(days=1), collective_leave=leave, week=week) == days - 1


def test_it_has_used_nothing_on_the_day_of_receipt_or_before() -> None:
    assert elapsed(date(2026, 3, 18), date(2026, 3, 18)) == 0
    assert elapsed(date(2026, 3, 18), date(2026, 3, 2)) == 0
