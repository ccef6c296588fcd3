"""Bars of days."""

from datetime import date, timedelta

from tolok.charts.days import MOST_BARS, bars_of, days_svg

FIRST = date(2026, 7, 1)


def test_empty_days_have_their_place() -> None:
    bars = bars_of({FIRST: 2, date(2026, 7, 3): 5}, FIRST, date(2026, 7, 4))
    assert [n for _day, n in bars] == [2, 0, 5, 0]


def test_long_spans_are_told_by_the_week_and_lose_nothing() -> None:
    days = {FIRST + timedelta(days=at): 1 for at in range(100)}
    bars = bars_of(days, FIRST, FIRST + timedelta(days=99))
    assert len(bars) == 15 < MOST_BARS
    assert sum(n for _day, n in bars) == 100
    assert bars[1][0] == date(2026, 7, 8)


def test_the_drawing_has_a_name_a_bar_a_day_and_escapes_its_words() -> None:
    svg = days_svg(
        [(FIRST, 2), (FIRST, 0), (FIRST, 1)], title="A & B", sentence="3 jawaban.", ends=("a", "b")
    )
    assert 'aria-label="A &amp; B. 3 jawaban."' in svg
    assert svg.count("<rect") == 3  # two bars and the foot
    assert days_svg([], title="A", sentence="", ends=("a", "b")).count("<rect") == 1
