"""Assignments: no conflicts, two different evaluators where scored twice, even loads, all problems at once."""

from collections import Counter
from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.cycles.assigning import Assignment, assign, drawn
from tolok.rules.cycles.conflicts import WHY, Evaluator, Offices, Tie, conflict

#: dinas ← uptd-1, uptd-2 ← post; badan on its own.
OFFICES = Offices({"dinas": None, "uptd-1": "dinas", "uptd-2": "dinas", "post": "uptd-2", "badan": None})
UNITS = list(OFFICES.parents)
ASPECTS = ("I", "II", "III")


def person(
    key: str, *homes: str, ties: str = "", aspects: str = "", capacity: int | None = None
) -> Evaluator:
    return Evaluator(key, frozenset(homes), frozenset(ties.split()), frozenset(aspects.split()), capacity)


def run(
    people: list[Evaluator], share: str = "0", units: list[str] | None = None, seed: str = "cycle"
) -> Assignment:
    return assign(units or UNITS, people, OFFICES, aspects=ASPECTS, second_share=Fraction(share), seed=seed)


@pytest.mark.parametrize(
    ("home", "ties", "unit", "expected"),
    [
        ("uptd-2", "", "uptd-2", "own"),
        ("uptd-2", "", "dinas", "above"),
        ("uptd-2", "", "post", "below"),
        ("dinas", "", "post", "below"),
        ("post", "", "dinas", "above"),
        ("uptd-2", "", "uptd-1", None),
        ("uptd-2", "", "badan", None),
        ("badan", "uptd-2", "uptd-2", "declared"),
        ("badan", "uptd-2", "post", "declared"),
        ("badan", "uptd-2", "dinas", None),
        ("badan", "uptd-2", "stranger", None),
    ],
)
def test_it_knows_conflicts(home: str, ties: str, unit: str, expected: Tie | None) -> None:
    found = conflict(person("a", home, ties=ties), unit, OFFICES)
    assert found == expected
    assert found is None or WHY[found].id


def test_it_does_not_lose_itself_in_a_circle() -> None:
    circle = Offices({"a": "b", "b": "a"})
    assert list(circle.above("a")) == ["b"]
    assert conflict(person("x", "a"), "b", circle) is not None


PEOPLE = st.lists(
    st.builds(
        lambda homes, ties, aspects, capacity: (homes, ties, aspects, capacity),
        st.frozensets(st.sampled_from(UNITS), max_size=1),
        st.frozensets(st.sampled_from(UNITS), max_size=1),
        st.frozensets(st.sampled_from(ASPECTS), max_size=2),
        st.none() | st.integers(0, 6),
    ),
    max_size=6,
).map(lambda rows: [Evaluator(f"e{n}", *row) for n, row in enumerate(rows)])


@given(PEOPLE, st.sampled_from(["0", "0.2", "1"]))
def test_it_breaks_no_rule(people: list[Evaluator], share: str) -> None:
    found = run(people, share)
    by_key = {one.key: one for one in people}
    judged: Counter[tuple[str, str, bool]] = Counter()
    pairs: dict[tuple[str, str], set[str]] = {}
    for piece in found.pieces:
        one = by_key[piece.evaluator]
        assert conflict(one, piece.unit, OFFICES) is None
        assert not one.aspects or one.aspects >= set(piece.aspects)
        for aspect in piece.aspects:
            judged[piece.unit, aspect, piece.second] += 1
            assert piece.evaluator not in pairs.setdefault((piece.unit, aspect), set())
            pairs[piece.unit, aspect].add(piece.evaluator)
    assert not judged or max(judged.values()) == 1
    assert {unit for unit, _, second in judged if second} <= found.twice
    whole = {(u, a, s) for u in UNITS for a in ASPECTS for s in (False, True) if not s or u in found.twice}
    assert (set(judged) == whole) == (not found.problems)
    for one in people:
        assert found.loads[one.key] == sum(piece.evaluator == one.key for piece in found.pieces)
        assert one.capacity is None or found.loads[one.key] <= one.capacity


@given(PEOPLE)
def test_it_does_not_care_about_order(people: list[Evaluator]) -> None:
    assert run(people, "0.4") == run(people[::-1], "0.4", units=UNITS[::-1])


def test_it_spreads_evenly_without_conflicts() -> None:
    units = [f"u{n}" for n in range(101)]
    found = run([person(f"e{n}") for n in range(8)], "0.2", units=units)
    assert not found.problems
    assert len(found.twice) == 20
    assert len(found.pieces) == 121
    assert set(found.loads.values()) == {15, 16}


def test_it_cuts_a_unit_by_aspects_only_as_far_as_needed() -> None:
    whole = run([person("a"), person("b")], units=["badan"])
    assert [piece.aspects for piece in whole.pieces] == [ASPECTS]
    cut = run([person("a", aspects="I II"), person("b", aspects="III")], units=["badan"])
    assert [(piece.aspects, piece.evaluator) for piece in cut.pieces] == [(("I", "II"), "a"), (("III",), "b")]


def test_it_tells_all_problems_at_once() -> None:
    people = [person("a", "dinas", aspects="I", capacity=1), person("b", "badan", aspects="I II", capacity=0)]
    texts = [problem.text.en for problem in run(people, "1", units=["badan", "uptd-1", "free"]).problems]
    assert "There is no evaluator for aspect III." in texts
    assert "Unit badan needs 2 evaluators, only 1 are free of conflicts of interest. Barred: b." in texts
    assert "Unit uptd-1 needs 2 evaluators, only 1 are free of conflicts of interest. Barred: a." in texts
    assert "Unit free needs 2 different evaluators, there are only 1." in texts
    assert any("pieces of work find no place" in text for text in texts)
    assert not run([], units=["badan"]).pieces
    assert len(run([], units=["badan"]).problems) == 1


def test_every_unit_has_the_same_chance_of_a_second_score() -> None:
    units = [f"unit {n}" for n in range(20)]
    chosen = Counter(unit for seed in range(2000) for unit in drawn(units, Fraction(1, 5), str(seed)))
    # 400 each are expected, with a standard deviation of 17.9; five of them leave no room for chance
    assert all(abs(chosen[unit] - 400) < 90 for unit in units)


@pytest.mark.parametrize(
    ("units", "share", "count"), [(10, "0", 0), (10, "0.01", 1), (10, "0.25", 3), (10, "1", 10), (0, "1", 0)]
)
def test_it_draws_the_nearest_number(units: int, share: str, count: int) -> None:
    assert len(drawn([str(n) for n in range(units)], Fraction(share), "seed")) == count


def test_it_refuses_a_share_that_is_none() -> None:
    with pytest.raises(ValueError, match="outside 0–1"):
        drawn(["a"], Fraction(3, 2), "seed")


def test_a_thousand_units_and_forty_evaluators_are_quick() -> None:
    parents: dict[str, str | None] = {f"u{n}": f"d{n % 40}" for n in range(1000)}
    parents |= {f"d{n}": None for n in range(40)}
    people = [person(f"e{n}", f"d{n}", ties=f"d{(n + 1) % 40}", capacity=31) for n in range(40)]
    began = process_time()
    found = assign(
        [u for u in parents if u[0] == "u"],
        people,
        Offices(parents),
        aspects=ASPECTS,
        second_share=Fraction(1, 5),
        seed="c",
    )
    # the promise is one second on a quiet machine; the rest is for a busy one
    assert process_time() - began < 4
    assert not found.problems
    assert set(found.loads.values()) == {30}
