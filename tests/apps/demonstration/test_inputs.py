"""What is said at invented forums: never the same twice, by whom it fits, of services that exist; drafts get better."""

from itertools import combinations

import pytest

from tolok.apps.demonstration import saying
from tolok.apps.demonstration.invented import inputs
from tolok.apps.demonstration.invented import standards as texts
from tolok.apps.demonstration.invented.inputs import Heard
from tolok.apps.demonstration.invented.offers import TABLES, offers_of
from tolok.apps.demonstration.invented.province import UNITS
from tolok.rules.forums.society import names
from tolok.rules.standards.components import by_code, published
from tolok.rules.standards.values import Standard

NAMES = {unit.code: unit.name for unit in UNITS}
KNOWN = {offer.name for unit in UNITS for offer in offers_of(unit.code)}


def _said(code: str) -> list[Heard]:
    about = offers_of(code)[: 1 if code in saying.BETTERED else None]
    return saying.said_at(code, NAMES[code], about, 2026)


def test_no_two_forums_hear_answer_or_do_the_same() -> None:
    for one, other in combinations(saying.FORUMS, 2):
        here, there = _said(one), _said(other)
        assert not {told.text for told in here} & {told.text for told in there}, (one, other)
        assert not {told.reason for told in here} & {told.reason for told in there}, (one, other)
        assert not {told.act for told in here if told.act} & {told.act for told in there}, (one, other)


@pytest.mark.parametrize("code", saying.FORUMS)
def test_a_forum_hears_of_all_its_services_and_something_follows(code: str) -> None:
    said = _said(code)
    about = offers_of(code)[: 1 if code in saying.BETTERED else None]
    assert {told.service for told in said} == {offer.name for offer in about}
    assert any(told.online for told in said), "somebody writes beside the draft"
    assert len({told.text for told in said}) == len(said)
    assert saying.acted_upon(said) or code == "13"


@pytest.mark.parametrize("kind", TABLES)
def test_a_kind_of_service_has_many_inputs_and_not_all_are_accepted(kind: str) -> None:
    rows = [told for name in KNOWN for told in _of_kind(kind, name)]
    assert len({told.text for told in rows}) >= 8
    assert {told.verdict for told in rows} == {"accepted", "adjusted", "rejected"}
    for told in rows:
        assert told.by in {*names(), "online"}
        assert told.component in by_code()
        assert not told.online or told.component in {one.code for one in published()}
        assert bool(told.act) == bool(told.measure) == bool(told.owner)
        assert not told.act or told.verdict == "accepted"


def _of_kind(kind: str, name: str) -> tuple[Heard, ...]:
    rows = inputs.heard_about(name, 0, 1)
    return rows if rows and inputs.kind_of(name) == kind else ()


def _not_worse(before: Standard, after: Standard) -> bool:
    assert before.limit is not None
    assert after.limit is not None
    return (
        {one.name for one in after.requirements} <= {one.name for one in before.requirements}
        and after.limit.most <= before.limit.most
        and inputs.slowest(after) <= inputs.slowest(before)
        and {one.medium for one in after.channels} >= {one.medium for one in before.channels}
    )


@pytest.mark.parametrize("code", saying.FORUMS)
def test_what_the_public_reads_is_no_worse_than_what_holds_and_gets_better(code: str) -> None:
    desk = texts.Desk(NAMES[code], "a@sagararaya.example", "(0999) 5500100")
    held = texts.whole if code in saying.BETTERED else texts.older
    for offer in offers_of(code):
        draft, agreed = saying.draft_of(code, offer, desk, 2026), saying.agreed_of(code, offer, desk, 2026)
        assert _not_worse(held(offer, desk, 2024), draft)
        assert _not_worse(draft, agreed)
        assert draft != agreed
