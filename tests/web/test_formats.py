from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import formats, timezone, translation


@pytest.mark.parametrize(
    ("language", "number", "day", "hour"),
    [("id", "4,35", "21 November 2026", "23.40"), ("en", "4.35", "21 November 2026", "23:40")],
)
def test_numbers_and_dates_follow_the_reader(language: str, number: str, day: str, hour: str) -> None:
    moment = timezone.localtime(datetime(2026, 11, 21, 16, 40, tzinfo=UTC))
    with translation.override(language):
        assert formats.localize(Decimal("4.35")) == number
        assert formats.date_format(date(2026, 11, 21)) == day
        assert formats.time_format(moment) == hour


@pytest.mark.parametrize("written", ["21/11/2026", "21-11-2026", "21.11.2026", "2026-11-21"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_dates_are_read_day_first(language: str, written: str) -> None:
    with translation.override(language):
        assert forms.DateField().clean(written) == date(2026, 11, 21)


def test_a_month_is_never_taken_for_a_day() -> None:
    with translation.override("en"):
        assert forms.DateField().clean("03/04/2026") == date(2026, 4, 3)
