"""Clocks over a standard, months, freshness of channels, the maklumat, and media: dated data and plain functions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules import packs
from tolok.rules.days import day_said, months_between, months_later
from tolok.rules.standards.clocks import KEPT, METHODS, clock
from tolok.rules.standards.freshness import freshness, steps
from tolok.rules.standards.freshness import note as freshness_note
from tolok.rules.standards.maklumat import missing, rule
from tolok.rules.standards.publication_media import media
from tolok.rules.standards.publication_media import note as media_note

DAY = date(2026, 11, 21)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def every(days: int, count: int = 5, last: date = DAY) -> list[date]:
    return [last - timedelta(days=days * at) for at in range(count)]


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 15), -2, date(2025, 11, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_it_goes_on_by_months(day: date, months: int, found: date) -> None:
    assert months_later(day, months) == found


@given(DAYS, st.integers(0, 120))
def test_it_counts_the_months_it_went(day: date, months: int) -> None:
    assert months_between(day, months_later(day, months)) == months
    assert months_between(day, months_later(day, months) + timedelta(days=1)) == months + 1


def test_it_writes_a_day_in_both_languages() -> None:
    assert (day_said(DAY).id, day_said(DAY).en) == ("21 November 2026", "21 November 2026")
    assert day_said(date(2026, 5, 1)).id == "1 Mei 2026"


def test_a_review_is_due_after_a_year_and_warned_of_at_ten_months() -> None:
    review = clock("review")
    assert (review.warns(date(2025, 3, 1)), review.due(date(2025, 3, 1))) == (
        date(2026, 1, 1),
        date(2026, 3, 1),
    )
    assert review.warns_before(date(2026, 3, 1)) == date(2026, 1, 1)
    assert review.sure == "assumed"


def test_publication_and_sippn_count_days() -> None:
    assert clock("publication").due(DAY) - DAY == timedelta(days=7)
    assert clock("sippn").due(DAY) - DAY == timedelta(days=14)
    assert clock("sippn").warns_before(DAY) == DAY - timedelta(days=4)
    assert "assumed" in {clock(key).sure for key in ("publication", "sippn", "monitoring")}


def test_ways_and_answers_of_monitoring_have_names() -> None:
    assert set(METHODS) == {"documents", "survey", "interview", "observation"}
    assert set(KEPT) == {"yes", "partly", "no"}


def test_it_says_which_statement_a_maklumat_lacks() -> None:
    assert missing("sanggup", "memperbaiki", "sanksi", "Siti Rahayu", DAY) == ()
    lacks = missing("sanggup", " ", "", "", None)
    assert [one.key for one in lacks] == ["improvement", "sanction", "signer", "set_on"]
    assert rule().sure == "assumed"
    assert rule().note.en


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (every(1), "daily"),
        ([DAY - timedelta(days=at) for at in (0, 1, 2, 5, 6)], "daily"),  # over a weekend
        ([DAY - timedelta(days=at) for at in (0, 3, 6, 9, 12)], "weekly"),
        (every(7), "weekly"),
        (every(10), "monthly"),
        (every(30), "monthly"),
        (every(30, 4), "half_yearly"),
        (every(180, 2), "half_yearly"),
        (every(1, 1), "yearly"),
        (every(1, 5, DAY - timedelta(days=4)), "weekly"),
        (every(1, 5, DAY - timedelta(days=300)), "yearly"),
    ],
)
def test_it_reads_the_step_from_consecutive_days(days: list[date], found: str) -> None:
    reached = freshness(days, DAY)
    assert reached is not None
    assert reached.step is not None
    assert reached.step.key == found
    assert len(reached.days) == reached.step.posts
    assert reached.until == reached.days[0] + reached.step.patience


def test_several_on_one_day_count_once_and_later_ones_not_at_all() -> None:
    found = freshness([DAY] * 9 + [DAY + timedelta(days=1)], DAY)
    assert found is not None
    assert found.step is not None
    assert (found.step.key, found.days) == ("yearly", (DAY,))


def test_nothing_and_long_ago_are_two_things() -> None:
    assert freshness([DAY + timedelta(days=1)], DAY) is None
    old = freshness([date(2024, 1, 1)], DAY)
    assert old is not None
    assert (old.step, old.until) == (None, None)


@given(st.lists(DAYS, min_size=1, max_size=8), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_further_update_today_never_lowers_the_step(days: list[date], day: date) -> None:
    order = [one.key for one in steps()]

    def place(known: list[date]) -> int:
        found = freshness(known, day)
        return order.index(found.step.key) if found and found.step else len(order)

    assert place([*days, day]) <= len(order) - 1


@pytest.mark.parametrize("pack", ["pekppp-2022-luring", "pekppp-2022-daring"])
def test_media_and_steps_are_options_of_the_packs(pack: str) -> None:
    options = {
        question.key: {one.key for one in question.options}
        for indicator in packs.instrument(pack).indicators.values()
        for question in indicator.questions
    }
    assert {one.media for one in media().values()} <= options["standard_media"]
    assert {one.pledge for one in media().values()} == options["pledge_media"]
    assert {one.information for one in media().values()} <= options["information_media"]
    assert {one.key for one in steps()} | {"never"} == options["update_interval"]
    assert freshness_note().id
    assert media_note().en
