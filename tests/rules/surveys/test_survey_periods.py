"""Periods of surveys: every day of a year lies in exactly one of each kind."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tolok.rules.surveys.periods import MONTHS, before, count_in_year, days_of, name_of, number_of


@pytest.mark.parametrize("kind", list(MONTHS))
@pytest.mark.parametrize("year", [2024, 2026])
def test_its_periods_fill_a_year_without_gap_or_overlap(kind: str, year: int) -> None:
    spans = [days_of(kind, year, number) for number in range(1, count_in_year(kind) + 1)]
    assert spans[0][0] == date(year, 1, 1)
    assert spans[-1][1] == date(year, 12, 31)
    for one, (start, _end) in pairwise(spans):
        assert start == one[1] + timedelta(days=1)
    for number, span in enumerate(spans, start=1):
        assert {number_of(kind, day) for day in span} == {number}


def test_april_to_june_is_the_second_quarter() -> None:
    assert days_of("triwulan", 2026, 2) == (date(2026, 4, 1), date(2026, 6, 30))
    assert name_of("triwulan", 2026, 2).id == "Triwulan II 2026"


def test_it_refuses_a_fifth_quarter() -> None:
    with pytest.raises(ValueError, match="no triwulan 5"):
        days_of("triwulan", 2026, 5)


def test_the_period_before_the_first_is_the_last_of_the_year_before() -> None:
    assert before("semester", 2026, 1) == (2025, 2)
    assert before("bulan", 2026, 12) == (2026, 11)


def test_every_name_is_said_in_both_languages() -> None:
    names = {name_of(kind, 2026, n) for kind in MONTHS for n in range(1, count_in_year(kind) + 1)}
    assert len({name.id for name in names}) == len({name.en for name in names}) == 12 + 4 + 2 + 1
    assert name_of("bulan", 2026, 5).en == "May 2026"
