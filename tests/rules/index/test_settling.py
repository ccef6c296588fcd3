"""Settling a level: decided beats moderated beats agreed, and a dispute has no level."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.index.settling import HOW, How, Level, Settled, settle, spread
from tolok.rules.index.weighted import NOT_APPLICABLE

LEVEL: st.SearchStrategy[Level] = st.integers(0, 5) | st.just(NOT_APPLICABLE)
MAYBE = st.none() | LEVEL


@pytest.mark.parametrize(
    ("judged", "moderated", "decided", "gap", "expected"),
    [
        ([], None, None, 1, Settled(None, "open")),
        ([0], None, None, 1, Settled(0, "single")),
        ([3, 3], None, None, 1, Settled(3, "agreed")),
        ([3, 4], None, None, 1, Settled(None, "disputed", 1)),
        ([3, 4], None, None, 2, Settled(3, "agreed", 1)),
        ([4, 2, 3], None, None, 2, Settled(None, "disputed", 2)),
        ([3, 4], 4, None, 1, Settled(4, "moderated", 1)),
        ([3, 4], 4, 0, 1, Settled(0, "decided", 1)),
        ([3], None, 5, 1, Settled(5, "decided")),
        ([], 2, None, 1, Settled(2, "moderated")),
        (["n/a", "n/a"], None, None, 1, Settled("n/a", "agreed")),
        (["n/a", 0], None, None, 5, Settled(None, "disputed", None)),
        (["n/a", 0], "n/a", None, 1, Settled("n/a", "moderated", None)),
    ],
)
def test_it_settles(
    judged: list[Level], moderated: Level | None, decided: Level | None, gap: int, expected: Settled
) -> None:
    assert settle(judged, moderated, decided, gap=gap) == expected


@given(st.lists(LEVEL, max_size=5), MAYBE, MAYBE, st.integers(1, 6))
def test_it_has_a_level_unless_open_or_disputed(
    judged: list[Level], moderated: Level | None, decided: Level | None, gap: int
) -> None:
    found = settle(judged, moderated, decided, gap=gap)
    assert (found.level is None) == (found.how in ("open", "disputed"))
    assert found.needs_moderation == (found.how == "disputed")
    if found.level is not None:
        assert found.level in (*judged, moderated, decided)


@given(st.lists(LEVEL, min_size=2, max_size=5), st.integers(1, 6))
def test_the_order_of_evaluators_decides_nothing_but_whose_level_stands(
    judged: list[Level], gap: int
) -> None:
    one, other = settle(judged, gap=gap), settle(judged[::-1], gap=gap)
    assert (one.how, one.apart) == (other.how, other.apart)
    if gap == 1:
        assert one == other


@given(st.lists(LEVEL, min_size=2, max_size=5))
def test_a_dispute_at_a_wide_gap_is_one_at_a_narrow_gap(judged: list[Level]) -> None:
    disputed = [settle(judged, gap=gap).needs_moderation for gap in range(1, 7)]
    assert disputed == sorted(disputed, reverse=True)
    assert disputed[0] == (len(set(judged)) > 1)


def test_it_refuses_a_gap_that_makes_agreement_a_dispute() -> None:
    with pytest.raises(ValueError, match="gap 0"):
        settle([3, 3], gap=0)


def test_every_way_has_its_words() -> None:
    assert set(HOW) == set(get_args(How))
    assert spread([]) == 0
