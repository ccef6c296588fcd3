"""What is said at invented forums: never the same twice, by whom it fits, of services that exist; drafts get better."""

import re
from datetime import time
from itertools import combinations

import pytest

from tolok.apps.demonstration import offering, saying
from tolok.apps.demonstration.invented import standards as texts
from tolok.apps.demonstration.invented.inputs import Heard, forum_of
from tolok.apps.demonstration.invented.province import UNITS
from tolok.rules.forums.society import VULNERABLE, names
from tolok.rules.standards.components import by_code, published
from tolok.rules.standards.values import Standard

NAMES = {unit.code: unit.name for unit in UNITS}


def _sentences(told: Heard) -> set[str]:
    parts = re.split(r"[.?!;]", f"{told.text}. {told.reason}. {told.act}")
    return {part.strip().casefold() for part in parts if len(part.split()) > 1}


def test_no_two_forums_share_a_sentence_of_what_is_said_or_answered() -> None:
    said = {code: set().union(*map(_sentences, saying.said_at(code))) for code in saying.FORUMS}
    for one, other in combinations(saying.FORUMS, 2):
        assert not said[one] & said[other], (one, other)


def test_no_two_forums_are_planned_in_the_same_words() -> None:
    plans = [forum_of(code) for code in saying.FORUMS]
    for name in ("method", "room", "how", "purpose"):
        assert len({getattr(one, name) for one in plans}) == len(plans), name
    problems = [words for one in plans for words in one.problems.values()]
    assert len(set(problems)) == len(problems)


@pytest.mark.parametrize("code", saying.FORUMS)
def test_a_forum_has_its_hour_within_a_working_day_and_a_place(code: str) -> None:
    plan = forum_of(code)
    assert time(8) <= plan.begins < plan.ends <= time(16, 30)
    assert plan.room
    assert plan.how
    assert set(plan.problems) <= {offer.name for offer in saying.talked_over(code)}


@pytest.mark.parametrize("code", saying.FORUMS)
def test_a_forum_hears_of_all_its_services_from_many_and_refuses_something(code: str) -> None:
    said = saying.said_at(code)
    assert {told.service for told in said} == {offer.name for offer in saying.talked_over(code)}
    assert any(told.online for told in said), "somebody writes beside the draft"
    assert len({told.text for told in said}) == len(said) >= 5
    assert {told.verdict for told in said} == {"accepted", "adjusted", "rejected"}
    if code != "13":  # it has not met yet
        assert saying.acted_upon(said)
        assert VULNERABLE in {told.by for told in said}
        assert len({told.by for told in said}) >= 4


@pytest.mark.parametrize("code", saying.FORUMS)
def test_what_is_said_is_of_components_and_elements_there_are(code: str) -> None:
    assert set(forum_of(code).parties) == set(saying.ELEMENTS)
    for told in saying.said_at(code):
        assert told.by in {*names(), "online"}
        assert told.component in by_code()
        assert not told.online or told.component in {one.code for one in published()}
        assert bool(told.act) == bool(told.measure) == bool(told.owner)
        assert not told.act or told.verdict != "rejected"


@pytest.mark.parametrize("code", saying.FORUMS)
def test_what_a_draft_lacked_somebody_asked_for(code: str) -> None:
    lacks = forum_of(code).lacks
    taken = {(told.service, told.component) for told in saying.said_at(code) if told.verdict != "rejected"}
    assert lacks.copy or lacks.time or lacks.answers
    assert {(name, "A1") for name in lacks.copy} | {(name, "A3") for name in lacks.time} <= taken
    assert not lacks.answers or "A6" in {component for _service, component in taken}


def test_a_number_of_whatsapp_is_not_that_of_the_telephone_and_says_nothing_else() -> None:
    desk = offering.desk_of("10", NAMES["10"])
    channels = {
        one.medium: one.address
        for one in saying.draft_of("10", saying.talked_over("10")[0], desk, 2026).channels
    }
    assert re.fullmatch(r"\(0999\) \d{7}", channels["whatsapp"])
    assert channels["whatsapp"] != channels["phone"]


def _slowest(standard: Standard) -> int:
    """The most hours a complaint may wait for an answer."""
    return max((one.hours or 0 for one in standard.channels), default=0)


def _not_worse(before: Standard, after: Standard) -> bool:
    assert before.limit is not None
    assert after.limit is not None
    return (
        {one.name for one in after.requirements} <= {one.name for one in before.requirements}
        and after.limit.most <= before.limit.most
        and _slowest(after) <= _slowest(before)
        and {one.medium for one in after.channels} >= {one.medium for one in before.channels}
    )


@pytest.mark.parametrize("code", saying.FORUMS)
def test_what_the_public_reads_is_no_worse_than_what_holds_and_gets_better(code: str) -> None:
    desk = offering.desk_of(code, NAMES[code])
    held = texts.whole if code in saying.BETTERED else texts.older
    for offer in saying.talked_over(code):
        draft, agreed = saying.draft_of(code, offer, desk, 2026), saying.agreed_of(code, offer, desk, 2026)
        assert _not_worse(held(offer, desk, 2024), draft)
        assert _not_worse(draft, agreed)
        assert draft != agreed
