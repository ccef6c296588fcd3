"""The four SKM indicators from what is known about a year."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules import packs
from tolok.rules.surveys.performance import (
    ANSWERED,
    Proposed,
    SurveyYear,
    facts_of,
    months,
    performance,
    read,
    reading,
)
from tolok.rules.texts import ProblemsError

SHEETS = ("pekppp-2022-luring", "pekppp-2022-daring")
RULE = {one.fact: True for one in reading().requirements}
BEST = SurveyYear(
    surveys=2,
    requirements=RULE,
    media={"poster", "website", "social_media", "app", "radio"},
    planned=4,
    finished=4,
    reported_on=date(2026, 1, 31),
    finished_on=date(2026, 2, 28),
    followup_reported=True,
)
NOTHING = SurveyYear(surveys=0, requirements={}, media=frozenset(), planned=0, finished=0)
#: The share of the plan that is finished and its level; the ends at 30 and 80 are read as the pack says.
SHARES = [(0, 1), (1, 2), (29, 2), (30, 3), (80, 3), (81, 4), (99, 4), (100, 5)]


def found(year: SurveyYear, sheet: str = "pekppp-2022-luring") -> list[Proposed]:
    return list(performance(packs.instrument(sheet), year))


def levels(year: SurveyYear, sheet: str = "pekppp-2022-luring") -> list[int | None]:
    return [one.proposal.level for one in found(year, sheet)]


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_proposes_five_for_the_best_and_nothing_for_nothing(sheet: str) -> None:
    assert levels(BEST, sheet) == [5, 5, 5, 5]
    assert levels(NOTHING, sheet) == [0, 0, 0, 0]


def test_it_finds_the_four_indicators_by_what_they_ask() -> None:
    assert [one.indicator.code for one in found(BEST)] == ["6.a.B", "7.a.T", "8.a.Ak", "9.a.Ak"]
    assert all(set(one.facts) <= set(ANSWERED) for one in found(BEST))


def test_it_knows_every_question_and_option_it_answers() -> None:
    for sheet in SHEETS:
        questions = {
            question.key: {option.key for option in question.options}
            for row in packs.instrument(sheet).indicators.values()
            for question in row.questions
        }
        assert set(ANSWERED) <= questions.keys()
        assert {medium.option for medium in reading().media.values()} == questions["survey_media"]
        assert {medium.kind for medium in reading().media.values()} == questions["survey_published"]


@pytest.mark.parametrize(("percent", "level"), SHARES)
def test_it_reads_the_share_of_the_plan_as_the_sheet_does(percent: int, level: int) -> None:
    one = found(replace(BEST, planned=100, finished=percent))[2]
    assert one.proposal.level == level
    assert bool(one.proposal.boundaries) == (percent in (0, 30, 80))


@pytest.mark.parametrize(
    ("finished_on", "level"),
    [
        (date(2026, 2, 15), 5),
        (date(2026, 2, 16), 4),
        (date(2026, 4, 15), 4),
        (date(2026, 7, 15), 3),
        (date(2026, 10, 15), 2),
        (date(2027, 1, 15), 1),
        (date(2027, 1, 16), 0),
    ],
)
def test_it_counts_months_from_the_report_to_the_last_line(finished_on: date, level: int) -> None:
    year = replace(BEST, reported_on=date(2026, 1, 15), finished_on=finished_on)
    assert found(year)[3].proposal.level == level


def test_it_gives_no_speed_while_something_is_open() -> None:
    one = found(replace(BEST, finished=3))[3]
    assert one.proposal.level == 0
    assert "sebagian jenis layanan" in one.proposal.boundaries[0].id


def test_it_says_what_of_the_rule_is_not_met() -> None:
    year = replace(BEST, requirements={**RULE, "sample_reached": False})
    first = found(year)[0]
    assert first.proposal.level == 1
    assert [text.id for text in first.unmet] == ["jumlah responden mencapai sampel minimum"]
    assert found(year)[1].unmet == ()


def test_it_counts_kinds_of_media_once_and_wants_paper_first() -> None:
    year = replace(BEST, media={"board", "poster", "newspaper"})
    assert levels(year)[:2] == [3, 1]
    assert levels(replace(BEST, media={"website"}))[0] == 2


@pytest.mark.parametrize(
    ("year", "place", "missing"),
    [
        (replace(BEST, surveys=None), 0, "survey_done"),
        (replace(BEST, requirements={}), 0, "survey_compliant"),
        (replace(BEST, media=None), 1, "survey_media"),
        (replace(BEST, planned=None), 2, "followup_planned"),
        (replace(BEST, finished_on=None), 3, "followup_months"),
    ],
)
def test_it_leaves_open_what_is_not_known(year: SurveyYear, place: int, missing: str) -> None:
    one = found(year)[place]
    assert one.proposal.level is None
    assert missing in one.proposal.missing


def test_it_refuses_what_cannot_be() -> None:
    with pytest.raises(ProblemsError):
        facts_of(replace(BEST, finished=5))
    with pytest.raises(ProblemsError) as caught:
        facts_of(replace(BEST, media={"smoke"}, requirements={"luck": True}))
    assert [problem.found for problem in caught.value.problems] == ["smoke", "luck"]
    with pytest.raises(ProblemsError):
        read("since = 2026-11-01\n")


def test_it_knows_the_value_of_the_last_index() -> None:
    assert facts_of(replace(BEST, value=Fraction("87.28")))["survey_value"] == Fraction("87.28")


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 700))
def test_it_never_counts_fewer_months_for_a_later_day(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    later = date.fromordinal(last.toordinal() + 1)
    assert months(first, last) <= months(first, later) <= months(first, last) + 1
    assert months(last, first) <= 0 or days == 0


@given(st.integers(0, 20), st.integers(0, 20))
def test_it_never_lowers_the_share_for_more_work(planned: int, finished: int) -> None:
    if finished < planned:
        less = found(replace(BEST, planned=planned, finished=finished))[2].proposal.level
        more = found(replace(BEST, planned=planned, finished=finished + 1))[2].proposal.level
        assert (less or 0) <= (more or 0)
