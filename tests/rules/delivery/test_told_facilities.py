"""What a profile tells of hours and accessibility is read as the form's options, and nothing is guessed."""

from tolok.rules import packs
from tolok.rules.catalogue import by_key, catalogue
from tolok.rules.delivery.told_facilities import _facilities, facilities_told, hours_told

BREAK = [["08:00", "12:00"], ["13:00", "15:30"]]


def test_every_option_is_one_of_the_form_and_every_need_one_of_the_profile() -> None:
    questions = {
        question.key: question
        for indicator in packs.instrument("pekppp-2022-luring").indicators.values()
        for question in indicator.questions
    }
    options = {one.key for one in questions["vulnerable_facilities"].options}
    assert {option for option, _needs in _facilities()} <= options
    assert {one for _option, needs in _facilities() for one in needs} <= set(
        by_key(catalogue().accessibility)
    )
    assert {"no_break", "all_day_core"} <= {one.key for one in questions["hours_elements"].options}


def test_it_counts_only_what_was_told_wholly() -> None:
    assert facilities_told(["ramp", "large_print"]) == frozenset()
    assert facilities_told(["lift"]) == frozenset()
    assert facilities_told(["lift", "braille", "nursing_room"]) == {"lift", "sensory_aids", "lactation"}


def test_it_reads_no_break_and_around_the_clock() -> None:
    through = [["08:00", "15:00"]]
    assert hours_told({"1": through, "2": BREAK}) == frozenset()
    assert hours_told({"1": through, "5": through, "6": [["08:00", "11:00"]]}) == {"no_break"}
    assert hours_told({str(day): [["00:00", "24:00"]] for day in range(1, 8)}) == {"no_break", "all_day_core"}
    assert hours_told({}) == frozenset()
