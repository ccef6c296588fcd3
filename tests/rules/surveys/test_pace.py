"""The pace of a survey."""

from datetime import UTC, datetime, timedelta

from tolok.rules.surveys.pace import pace

OPENS = datetime(2026, 7, 1, 8, tzinfo=UTC)
ENDS = OPENS + timedelta(days=10)


def test_it_tells_what_is_missing_and_how_much_a_day() -> None:
    found = pace(30, 100, OPENS, ENDS, OPENS + timedelta(days=5))
    assert (found.missing, found.days, found.each_day, found.due) == (70, 5, 14, 50)
    assert found.behind(49)
    assert not found.behind(50)


def test_a_begun_day_counts_and_parts_of_an_answer_are_rounded_up() -> None:
    found = pace(0, 10, OPENS, ENDS, ENDS - timedelta(hours=30))
    assert (found.days, found.each_day) == (2, 5)
    assert pace(0, 11, OPENS, ENDS, ENDS - timedelta(hours=30)).each_day == 6


def test_before_it_opens_and_after_it_closed_nothing_runs_over() -> None:
    early = pace(0, 100, OPENS, ENDS, OPENS - timedelta(days=3))
    assert (int(early.passed), early.due, early.days) == (0, 0, 10)
    late = pace(120, 100, OPENS, ENDS, ENDS + timedelta(days=3))
    assert (late.missing, late.days, late.each_day, int(late.passed)) == (0, 0, None, 1)
