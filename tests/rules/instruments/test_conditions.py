"""Conditions over facts: true, false or not known, and what they found in words."""

from fractions import Fraction
from itertools import product
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.instruments.conditions import Chosen, Condition, Fact, Group, Measure, Reading, Says
from tolok.rules.texts import Text

LABEL = Text("parkir", "parking")


def says(fact: str = "parking", wanted: bool = True) -> Says:
    return Says(fact, wanted, LABEL)


def measure(kind: str = "number", *names: str, **limits: int) -> Measure:
    exact = {name: Fraction(limit) for name, limit in limits.items()}
    return Measure(cast(Any, kind), names or ("n",), Text("jumlah", "number"), **cast(Any, exact))


def holds(condition: Condition, **facts: Fact) -> bool | None:
    return condition.read(facts).holds


@pytest.mark.parametrize(
    ("fact", "wanted", "result"),
    [
        (True, True, True),
        (False, True, False),
        (True, False, False),
        (False, False, True),
        (None, True, None),
    ],
)
def test_it_reads_yes_and_no(fact: bool | None, wanted: bool, result: bool | None) -> None:
    facts: dict[str, Fact] = {} if fact is None else {"parking": fact}
    assert says(wanted=wanted).read(facts).holds is result


def test_it_tells_what_it_found_in_both_languages() -> None:
    assert says().read({"parking": True}).words == Text("parkir: ya", "parking: yes")
    assert says().read({"parking": False}).words == Text("parkir: tidak", "parking: no")
    unknown = says().read({})
    assert unknown == Reading(None, Text("parkir: belum diketahui", "parking: not known yet"), ("parking",))


@pytest.mark.parametrize("fact", ["tidak", 0, 1, frozenset({"x"})])
def test_it_refuses_to_take_something_else_for_yes(fact: Fact) -> None:
    with pytest.raises(TypeError, match="expected yes or no"):
        says().read({"parking": fact})


def test_it_reads_one_choice_and_many() -> None:
    chosen = Chosen("media", "web", Text("situs web", "website"))
    assert holds(chosen, media="web") is True
    assert holds(chosen, media="app") is False
    assert holds(chosen, media=frozenset({"web", "app"})) is True
    assert holds(chosen, media=frozenset()) is False
    assert holds(chosen) is None
    assert chosen.read({"media": "app"}).words == Text("situs web: tidak ada", "website: absent")


def test_it_refuses_ticks_that_are_no_ticks() -> None:
    with pytest.raises(TypeError, match="expected ticked options"):
        Chosen("media", "web", LABEL).read({"media": 3})


@pytest.mark.parametrize(
    ("limits", "value", "result"),
    [
        ({"minimum": 80}, 80, True),
        ({"minimum": 80}, Fraction(7999, 100), False),
        ({"above": 80}, 80, False),
        ({"above": 80}, Fraction(8001, 100), True),
        ({"maximum": 12}, 12, True),
        ({"maximum": 12}, Fraction(121, 10), False),
        ({"below": 12}, 12, False),
        ({"below": 12}, 11, True),
        ({"minimum": 30, "maximum": 80}, 81, False),
        ({"minimum": 30, "maximum": 80}, 30, True),
    ],
)
def test_it_compares_exactly_at_the_limits(
    limits: dict[str, int], value: int | Fraction, result: bool
) -> None:
    assert holds(measure("number", "n", **limits), n=value) is result


def test_it_counts_ticks_among_those_asked() -> None:
    ticked = frozenset({"print", "web", "sippn"})
    assert measure("count", minimum=3).value({"n": ticked}) == 3
    among = Measure("count", ("n",), LABEL, frozenset({"print", "web", "app"}), minimum=Fraction(3))
    assert among.value({"n": ticked}) == 2
    assert holds(among, n=ticked) is False


def test_it_takes_a_share_of_two_numbers() -> None:
    share = measure("share", "done", "all", minimum=90)
    assert share.value({"done": 9, "all": 10}) == 90
    assert holds(share, done=9, all=10) is True
    assert holds(share, done=8999, all=10000) is False
    assert share.read({"done": 2, "all": 3}).words.id == "jumlah: 66,67 % (diminta ≥ 90)"


def test_it_says_that_a_share_of_nothing_cannot_be_computed() -> None:
    reading = measure("share", "done", "all", minimum=90).read({"done": 0, "all": 0})
    assert reading.holds is None
    assert reading.missing == ()
    assert "divisor is zero" in reading.words.en


def test_it_names_the_numbers_that_are_missing() -> None:
    reading = measure("share", "done", "all", minimum=90).read({"done": 0})
    assert reading.missing == ("all",)


@pytest.mark.parametrize("fact", [True, "3", frozenset({"x"}), 0.5])
def test_it_refuses_a_number_that_is_not_exact(fact: Any) -> None:
    with pytest.raises(TypeError, match="expected an exact number"):
        measure(minimum=1).read({"n": fact})


#: Kleene's tables: the result of a group over two parts, each True, False or not known.
KLEENE = {
    "all": {frozenset({True}): True, frozenset({False}): False, frozenset({None}): None,
            frozenset({True, False}): False, frozenset({True, None}): None, frozenset({False, None}): False},
    "any": {frozenset({True}): True, frozenset({False}): False, frozenset({None}): None,
            frozenset({True, False}): True, frozenset({True, None}): True, frozenset({False, None}): None},
}  # fmt: skip
STATES = (True, False, None)


def group(kind: str, states: tuple[bool | None, ...]) -> tuple[Group, dict[str, Fact]]:
    facts: dict[str, Fact] = {f"f{place}": state for place, state in enumerate(states) if state is not None}
    parts = tuple(says(f"f{place}") for place in range(len(states)))
    return Group(cast(Any, kind), parts), facts


@pytest.mark.parametrize(("one", "two"), list(product(STATES, STATES)))
def test_it_joins_conditions_with_three_values(one: bool | None, two: bool | None) -> None:
    for kind, table in KLEENE.items():
        condition, facts = group(kind, (one, two))
        assert condition.read(facts).holds is table[frozenset({one, two})], kind
    condition, facts = group("none", (one, two))
    either = KLEENE["any"][frozenset({one, two})]
    assert condition.read(facts).holds is (None if either is None else not either)


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=5), st.sampled_from(("all", "any", "none")))
def test_it_does_not_change_its_mind_when_more_becomes_known(states: list[bool | None], kind: str) -> None:
    condition, facts = group(kind, tuple(states))
    before = condition.read(facts)
    for answer in (True, False):
        known = dict.fromkeys(condition.facts(), cast(Fact, answer)) | facts
        after = condition.read(known)
        assert after.holds is not None
        assert before.holds is None or after.holds is before.holds


def test_it_asks_only_for_facts_that_could_change_the_answer() -> None:
    condition, facts = group("all", (True, None, None))
    assert condition.read(facts).missing == ("f1", "f2")
    settled, facts = group("all", (False, None))
    assert settled.read(facts).missing == ()


def test_it_shows_what_decided() -> None:
    condition = Group("all", (says("a"), Chosen("m", "web", Text("situs", "site"))))
    reading = condition.read({"a": True, "m": frozenset()})
    assert reading.words == Text("situs: tidak ada", "site: absent")


def test_it_lists_the_facts_of_nested_groups() -> None:
    inner = Group("any", (says("b"), measure("share", "c", "d", minimum=1)))
    assert list(Group("all", (says("a"), inner)).facts()) == ["a", "b", "c", "d"]


def test_it_takes_one_number_from_another_before_it_compares() -> None:
    limit = Fraction(50)
    label = Text("di luar", "outside")
    outside = Measure("share", ("done", "all"), label, minimum=limit, minus=("our_done", "ours"))
    facts = {"done": 7, "all": 20, "our_done": 2, "ours": 10}
    assert outside.read(facts) == Reading(
        True, Text("di luar: 50 % (diminta ≥ 50)", "outside: 50 % (wanted ≥ 50)")
    )
    assert outside.read(facts | {"our_done": 3}).holds is False
    assert outside.read(facts | {"ours": 20}).holds is None
    assert outside.read({"done": 7, "all": 20, "ours": 10}).missing == ("our_done",)
    assert tuple(outside.facts()) == ("done", "all", "our_done", "ours")


def test_it_takes_a_number_from_one_of_two() -> None:
    some = Measure("share", ("done", "all"), LABEL, above=Fraction(0), minus=("", "ours"))
    assert some.value({"done": 5, "all": 20, "ours": 10}) == 50
    assert tuple(some.facts()) == ("done", "all", "ours")
