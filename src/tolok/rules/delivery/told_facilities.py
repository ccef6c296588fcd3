"""What a unit tells citizens of its hours and its accessibility, as options of PEKPPP's questions."""

import tomllib
from collections.abc import Collection
from datetime import date, time, timedelta
from functools import cache
from importlib.resources import files

from tolok.rules.delivery.opening_hours import Week, spans_of

NOON, AFTERNOON = time(12), time(13)
WORKING_DAYS = 5
#: A Monday; only the days of the week matter.
MONDAY = date(2024, 1, 1)


@cache
def _facilities() -> tuple[tuple[str, frozenset[str]], ...]:
    found = tomllib.loads(files("tolok.rules.delivery").joinpath("told_facilities.toml").read_text("utf-8"))
    return tuple((one["option"], frozenset(one["needs"])) for one in found["facilities"])


def facilities_told(accessibility: Collection[str]) -> frozenset[str]:
    """The options of ``vulnerable_facilities`` that a list of accessibility (rules/catalogue.toml) tells of."""
    there = frozenset(accessibility)
    return frozenset(option for option, needs in _facilities() if needs <= there)


def hours_told(week: Week) -> frozenset[str]:
    """The options of ``hours_elements`` that the hours of a week tell of: no midday break on any working day with
    hours, and open around the clock. Extra hours and days are told nowhere, because no usual hours are known."""
    days = [spans_of(week, MONDAY + timedelta(days=n)) for n in range(7)]
    working = [spans for spans in days[:WORKING_DAYS] if spans]
    found = set()
    if working and all(_over_noon(spans) for spans in working):
        found.add("no_break")
    if all(spans == ((time.min, time.max),) for spans in days):
        found.add("all_day_core")
    return frozenset(found)


def _over_noon(spans: Collection[tuple[time, time]]) -> bool:
    return any(start <= NOON and end >= AFTERNOON for start, end in spans)
