from datetime import date
from fractions import Fraction

import pytest

from tolok.papers.wording import brief, capital, share, shown, span
from tolok.rules.days import day_first
from tolok.rules.results import Interval
from tolok.rules.texts import Text

WHY = Text("cara", "how")


def test_it_writes_a_dash_for_what_is_missing_and_never_a_zero() -> None:
    assert shown(None, 2) == "–"
    assert shown(Fraction(0), 2) == "0,00"
    assert span(Interval(None, None, WHY), 2) == "–"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("3/4", "0,75"), ("1/9", "0,1111"), ("24", "24"), ("100", "100"), ("13.60", "13,6"), ("0", "0")],
)
def test_it_writes_no_more_places_than_needed(value: str, wanted: str) -> None:
    assert brief(Fraction(value)) == wanted


def test_it_writes_shares_days_and_intervals_as_readers_do() -> None:
    assert share(Fraction("0.136")) == "13,6\u00a0%"
    assert day_first(date(2026, 11, 2)) == "2 November 2026"
    assert span(Interval(4.284, 4.416, WHY), 2) == "4,28–4,42"


def test_it_capitalises_the_first_letter_only() -> None:
    assert capital("penilaian evaluator (F-02)") == "Penilaian evaluator (F-02)"
    assert capital("") == ""
