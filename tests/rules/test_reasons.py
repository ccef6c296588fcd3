"""A reason names what holds, and apart from it what the next level asks and does not get: for every rule of the forms."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest

from tolok.rules import packs
from tolok.rules.instruments.conditions import Condition, Fact, Facts, Group
from tolok.rules.instruments.proposals import propose
from tolok.rules.instruments.values import Indicator, Question

FORMS = ("pekppp-2022-luring", "pekppp-2022-daring")
DRAWS = 60
INDICATORS = [
    pytest.param(one, id=f"{pack} {code}")
    for pack in FORMS
    for code, one in packs.instrument(pack).indicators.items()
    if one.rule is not None
]


def drawn(question: Question, random: Random) -> Fact:
    """Some answer of the question's kind."""
    if question.kind == "yesno":
        return random.random() < 0.6
    if question.kind == "many":
        share = random.random()
        return frozenset(one.key for one in question.options if random.random() < share)
    if question.kind == "one":
        return random.choice(question.options).key
    return Fraction(random.choice((0, 1, 2, 3, 5, 6, 9, 12, 13, 24, 30, 36, 50, 80, 81, 90, 100)))


def leaves(condition: Condition, *, wanted: bool = True) -> Iterator[tuple[Condition, bool]]:
    """Every single condition, and whether it is to hold or not to hold."""
    if isinstance(condition, Group):
        for part in condition.parts:
            yield from leaves(part, wanted=wanted is not (condition.kind == "none"))
        return
    yield condition, wanted


def told(indicator: Indicator, facts: Facts) -> tuple[set[str], set[str]]:
    """The words of what is as a case wants it, and of what is not; words that are both are left out."""
    assert indicator.rule is not None
    met, unmet = set[str](), set[str]()
    for case in indicator.rule.cases:
        for leaf, wanted in leaves(case.when):
            reading = leaf.read(facts)
            if reading.holds is not None:
                (met if reading.holds is wanted else unmet).add(reading.words.id)
    return met - unmet, unmet - met


@pytest.mark.parametrize("indicator", INDICATORS)
def test_no_reason_names_as_met_what_is_not_met(indicator: Indicator) -> None:
    random = Random(indicator.code)
    seen = set[int]()
    for _ in range(DRAWS):
        facts = {
            one.key: drawn(one, random) for one in indicator.questions if one.kind not in ("text", "date")
        }
        assert indicator.rule is not None
        proposal = propose(indicator.rule, indicator.boundaries, facts)
        if proposal.level is None:
            continue
        seen.add(proposal.level)
        met, unmet = told(indicator, facts)
        because, _, not_yet = proposal.reason.id.partition("Belum level")
        assert not [words for words in unmet if words in because], proposal.reason.id
        assert not [words for words in met if words in not_yet], proposal.reason.id
        top = max(case.level for case in indicator.rule.cases)
        assert bool(not_yet) == (proposal.level < top), proposal.reason.id
    assert len(seen) > 1, "the draws reach several levels"


def test_of_several_limits_of_one_number_the_strictest_that_holds_is_told() -> None:
    ethics = packs.instrument(FORMS[0]).indicators["11.b.K"]
    assert ethics.rule is not None
    contents = frozenset({"basics", "no_corruption", "no_discrimination", "sanctions"})
    reason = propose(ethics.rule, (), {"ethics_rule": True, "ethics_contents": contents}).reason
    assert reason.id.count("diminta") == 2
    assert "3 (diminta ≥ 3). Belum level 5 karena" in reason.id
    assert "3 (diminta ≥ 4)" in reason.id.partition("Belum")[2]
