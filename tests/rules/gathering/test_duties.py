"""The nine duties, read from facts; and what a step usually takes."""

from datetime import date
from fractions import Fraction

import pytest

from tolok.rules import packs
from tolok.rules.gathering.duties import OPEN, Kept, duties, duty_of, standing
from tolok.rules.gathering.raising import due_behind, effort_words, efforts, register_of
from tolok.rules.instruments.conditions import Facts

COUNTS: Facts = {"standards_written": 12, "service_kinds": 12}
YES: Facts = {"standard_complete": True, "standard_decided": True, "pledge_decided": True}
WHOLE: Facts = {**YES, **COUNTS}
NOTHING: Facts = {**dict.fromkeys(YES, False), **COUNTS, "standards_written": 0}


@pytest.mark.parametrize(
    ("recorded", "claimed", "expected"),
    [
        (WHOLE, {}, Kept.RECORDED),
        ({}, WHOLE, Kept.CLAIMED),
        ({"standard_complete": True}, WHOLE, Kept.CLAIMED),
        ({"standard_complete": False}, WHOLE, Kept.PARTLY),
        (NOTHING, WHOLE, Kept.MISSING),
        ({**WHOLE, "standards_written": 7}, WHOLE, Kept.PARTLY),
        ({}, {}, Kept.UNKNOWN),
    ],
)
def test_it_believes_records_before_the_units_word(recorded: Facts, claimed: Facts, expected: Kept) -> None:
    assert standing(recorded, claimed)["standard"] == expected


@pytest.mark.parametrize(
    ("recorded", "claimed", "expected"),
    [
        ({}, {"community_elements": frozenset({"users"})}, Kept.UNSURE),
        ({"community_elements": frozenset({"users"})}, {}, Kept.UNSURE),
        ({"forum_held": False}, {"community_elements": frozenset({"users"})}, Kept.PARTLY),
        ({"forum_held": True, "community_elements": frozenset({"users"})}, {}, Kept.RECORDED),
        ({"forum_held": False}, {}, Kept.MISSING),
        ({}, {}, Kept.UNKNOWN),
    ],
)
def test_what_nobody_knows_is_not_read_as_lacking(recorded: Facts, claimed: Facts, expected: Kept) -> None:
    found = standing(recorded, claimed)["consultation"]
    assert found == expected
    assert (found in OPEN) == (Kept(expected) in (Kept.PARTLY, Kept.MISSING))


def test_it_counts_ticked_options_and_looks_for_one() -> None:
    found = standing(
        {"complaint_media": frozenset({"sp4n"}), "survey_done": True}, {"survey_media": frozenset()}
    )
    assert found["complaints"] == Kept.RECORDED
    assert found["survey"] == Kept.PARTLY


def test_it_knows_nine_duties_by_facts_that_packs_ask_for() -> None:
    assert len(duties()) == 9
    asked = {
        question.key
        for indicator in packs.instrument("pekppp-2022-luring").indicators.values()
        for question in indicator.questions
    }
    assert {need.fact for duty in duties() for need in duty.needs} - asked == {
        "evaluation_taken",
        "forum_held",
        "sippn_current",
    }


@pytest.mark.parametrize(
    ("recorded", "claimed", "expected"),
    [
        ({"sippn_current": 12, "service_kinds": 12}, {}, Kept.RECORDED),
        ({"sippn_current": 7, "service_kinds": 12}, {}, Kept.PARTLY),
        ({"sippn_current": 0, "service_kinds": 12}, {}, Kept.MISSING),
        ({"sippn_linked": True, "service_kinds": 12}, {}, Kept.UNKNOWN),
        ({"sippn_current": 7}, {}, Kept.UNKNOWN),
        ({}, {"sippn_services": Fraction(12), "service_kinds": Fraction(12)}, Kept.CLAIMED),
        ({}, {"sippn_services": Fraction(1), "service_kinds": Fraction(12)}, Kept.PARTLY),
        ({}, {"sippn_linked": True}, Kept.UNKNOWN),
        ({}, {"sippn_services": Fraction(0), "service_kinds": Fraction(0)}, Kept.UNKNOWN),
    ],
)
def test_what_is_asked_of_all_services_is_not_kept_by_one(
    recorded: Facts, claimed: Facts, expected: Kept
) -> None:
    assert standing(recorded, claimed)["information"] == expected


def test_it_counts_how_many_of_all_there_are() -> None:
    information = duty_of("information")
    assert information is not None
    (need,) = information.needs
    claimed: Facts = {"sippn_services": Fraction(3), "service_kinds": Fraction(12)}
    assert need.counts({"sippn_current": 7, "service_kinds": 12}, claimed) == (7, 12)
    assert need.counts({"service_kinds": 12}, claimed) == (3, 12)
    assert need.counts({}, {}) is None


@pytest.mark.parametrize("pack", ["pekppp-2022-luring", "pekppp-2022-daring"])
def test_it_guesses_the_effort_of_every_scored_indicator(pack: str) -> None:
    scored = {code for code in packs.instrument(pack).indicators if code != "INF"}
    assert set(efforts(pack)) == scored
    assert set(efforts(pack).values()) <= set(effort_words())


def test_a_statement_fills_what_no_record_tells_and_never_stands_against_one() -> None:
    assert standing({}, {}, {"facilities"})["facilities"] == Kept.STATED
    assert standing({}, {"toilet": False}, {"facilities"})["facilities"] == Kept.STATED
    assert standing({"standard_complete": False}, {}, {"standard"})["standard"] == Kept.PARTLY
    assert standing(NOTHING, {}, {"standard"})["standard"] == Kept.MISSING
    assert standing(WHOLE, {}, {"standard"})["standard"] == Kept.RECORDED


def test_no_duty_is_impossible_to_clear() -> None:
    found = standing({}, {}, {one.key for one in duties()})
    assert set(found.values()) == {Kept.STATED}


def test_a_statement_stands_for_as_long_as_the_data_say() -> None:
    staff = duty_of("staff")
    assert staff is not None
    assert staff.months == 12
    assert staff.expires(date(2026, 11, 22)) == date(2027, 11, 21)
    assert duty_of("no-such-duty") is None


def test_a_step_up_knows_the_register_that_keeps_its_facts_and_what_is_due_for_it() -> None:
    assert register_of(["toilet", "survey_done"]) == "surveys"
    assert register_of(["toilet"]) == ""
    assert due_behind(["standard_monitored", "toilet"]) == {"monitoring"}
