"""Answers as rows keep them and as the rules read them."""

from datetime import date
from fractions import Fraction

import pytest

from tolok.apps.evaluation.facts import facts, kept, number, proposed
from tolok.rules import packs
from tolok.rules.instruments.values import Indicator

LURING = packs.instrument("pekppp-2022-luring").indicators
DARING = packs.instrument("pekppp-2022-daring").indicators


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", Fraction(12)),
        (" 3,5 ", Fraction(7, 2)),
        ("3.5", Fraction(7, 2)),
        ("1.250", Fraction(1250)),
        ("1.250,75", Fraction(5003, 4)),
        ("0,1", Fraction(1, 10)),
    ],
)
def test_it_reads_numbers_exactly(text: str, value: Fraction) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "-1", "1e3", "1,2,3", "١٢", "9" * 30, "NaN", "12 unit", "1.25.0"])
def test_it_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(text)


def test_a_kept_answer_is_kept_again_as_it_is() -> None:
    questions = LURING["29.f.B"].questions
    given: dict[str, object] = {
        "innovation_title": " Layanan Antar ",
        "innovation_started": "2024-03-01",
        "innovation_months": "1.024",
    }
    options = [one.key for one in next(q for q in questions if q.key == "innovation_awards").options]
    given["innovation_awards"] = list(reversed(options))[:2]
    once, problems = kept(questions, given)
    assert not problems
    assert kept(questions, once) == (once, [])
    assert once["innovation_months"] == "1024"
    assert once["innovation_awards"] == options[-2:]


def test_facts_have_the_kinds_the_rules_read() -> None:
    questions = LURING["29.f.B"].questions
    found = facts(
        questions, {"innovation_started": "2024-03-01", "innovation_months": "20", "innovation_awards": []}
    )
    assert found["innovation_started"] == date(2024, 3, 1)
    assert found["innovation_months"] == Fraction(20)
    assert found["innovation_awards"] == frozenset()


def test_none_ticked_is_an_answer_and_no_answer_is_not() -> None:
    indicator = LURING["2.a.P"]
    none, open_ = proposed(indicator, {"community_elements": []}), proposed(indicator, {})
    assert none is not None
    assert open_ is not None
    assert (none.level, open_.level, open_.missing) == (0, None, ("community_elements",))


@pytest.mark.parametrize("indicator", [*LURING.values(), *DARING.values()], ids=lambda one: one.code)
def test_no_answer_of_the_right_kind_breaks_a_rule(indicator: Indicator) -> None:
    """Also strange ones: everything, nothing, zero."""
    for given in (_all(indicator), _zero(indicator)):
        answers, problems = kept(indicator.questions, given)
        assert not problems
        proposal = proposed(indicator, answers)
        assert proposal is None or proposal.level is None or 0 <= proposal.level <= 5


def _all(indicator: Indicator) -> dict[str, object]:
    values = {
        "yesno": True,
        "number": "100",
        "percent": "100",
        "index": "100",
        "date": "2024-02-29",
        "text": "ada",
    }
    return {
        one.key: values.get(one.kind) or [o.key for o in one.options]
        if one.kind != "one"
        else one.options[-1].key
        for one in indicator.questions
    }


def _zero(indicator: Indicator) -> dict[str, object]:
    values: dict[str, object] = {
        "yesno": False,
        "number": "0",
        "percent": "0",
        "index": "0",
        "many": [],
        "text": "-",
    }
    return {
        one.key: one.options[0].key if one.kind == "one" else values.get(one.kind, "2024-01-01")
        for one in indicator.questions
    }
