"""A tree that changes by day: what does not hold on some day is found, whatever the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.trees import Broken, Span, Tree

START = date(2024, 1, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


def span(part: str, parent: str | None, first: int, last: int | None = None) -> Span[str]:
    return Span(part, parent, day(first), None if last is None else day(last))


def faults(*spans: Span[str]) -> list[Broken[str]]:
    return list(Tree(spans).faults())


def test_it_finds_nothing_wrong_with_a_sound_tree() -> None:
    assert faults(span("a", None, 0), span("b", "a", 0, 4), span("b", None, 5), span("c", "b", 3)) == []


def test_it_finds_two_versions_on_one_day() -> None:
    assert faults(span("a", None, 0, 5), span("a", None, 5)) == [Broken("overlap", "a", day(5), "a")]
    assert faults(span("a", None, 0), span("a", None, 5)) == [Broken("overlap", "a", day(5), "a")]


@pytest.mark.parametrize(
    ("parent", "missing"),
    [
        ((), 2),
        ((span("a", None, 3),), 2),
        ((span("a", None, 0, 6),), 7),
        ((span("a", None, 0, 4), span("a", None, 6)), 5),
    ],
)
def test_it_finds_the_first_day_without_a_parent(parent: tuple[Span[str], ...], missing: int) -> None:
    assert faults(*parent, span("b", "a", 2)) == [Broken("orphan", "b", day(missing), "a")]


def test_a_parent_is_only_needed_as_long_as_the_version_lasts() -> None:
    assert faults(span("a", None, 0, 6), span("b", "a", 2, 6), span("b", None, 7)) == []


def test_it_finds_a_circle_that_lasts_one_day() -> None:
    found = faults(
        span("a", None, 0, 9),
        span("a", "b", 10),
        span("b", "a", 0, 10),
        span("b", None, 11),
        span("c", "a", 0),
    )
    assert found == [Broken("circle", "a", day(10), "b")]


def test_it_finds_what_stands_under_itself() -> None:
    assert [fault.fault for fault in faults(span("a", "a", 0))] == ["circle"]


def test_it_walks_up_and_stops_in_a_circle() -> None:
    tree = Tree([span("a", "b", 0), span("b", "c", 0), span("c", "b", 0)])
    assert list(tree.above("a", day(0))) == ["b", "c", "b"]


PARTS = ("a", "b", "c", "d")
SPANS = st.builds(
    lambda part, parent, first, length: span(part, parent, first, None if length is None else first + length),
    st.sampled_from(PARTS),
    st.sampled_from((None, *PARTS)),
    st.integers(0, 8),
    st.none() | st.integers(0, 4),
)


def wrong_on(spans: list[Span[str]], at: date) -> bool:
    """Whether something does not hold on a day, found by looking at that day alone."""
    here = [one for one in spans if one.holds_on(at)]
    above = {one.part: one.parent for one in here}
    if len(above) < len(here) or any(parent and parent not in above for parent in above.values()):
        return True
    for part in above:
        seen, up = {part}, above[part]
        while up:
            if up in seen:
                return True
            seen.add(up)
            up = above[up]
    return False


@given(st.lists(SPANS, max_size=8))
def test_it_finds_a_fault_exactly_when_some_day_has_one(spans: list[Span[str]]) -> None:
    assert bool(faults(*spans)) == any(wrong_on(spans, day(number)) for number in range(20))
