"""The least effort that gains enough, against trying everything."""

from itertools import accumulate, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.rules.statistics.ladders import Ladder, cheapest

LADDERS = st.lists(
    st.builds(
        lambda gain, steps: Ladder(gain, tuple(accumulate(steps))),
        st.integers(1, 12),
        st.lists(st.integers(0, 9), max_size=4),
    ),
    max_size=5,
)


def by_trying(ladders: list[Ladder], needed: int) -> tuple[int, ...] | None:
    """Every choice of heights there is; the cheapest, then the greatest in order."""
    found = [
        (sum(ladder.costs[h - 1] for ladder, h in zip(ladders, heights, strict=True) if h), heights)
        for heights in product(*(range(len(ladder.costs) + 1) for ladder in ladders))
        if sum(ladder.gain * h for ladder, h in zip(ladders, heights, strict=True)) >= needed
    ]
    if not found:
        return None
    least = min(cost for cost, _ in found)
    return max(heights for cost, heights in found if cost == least)


@given(LADDERS, st.integers(-3, 80))
def test_it_finds_what_trying_everything_finds(ladders: list[Ladder], needed: int) -> None:
    assert cheapest(ladders, needed) == by_trying(ladders, needed)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 4)), min_size=1, max_size=6), st.data())
def test_it_is_exact_where_effort_follows_gain(rows: list[tuple[int, int]], data: st.DataObject) -> None:
    ladders = [Ladder(gain, tuple(gain * h for h in range(1, room + 1))) for gain, room in rows]
    needed = data.draw(st.integers(0, sum(gain * room for gain, room in rows)))
    assert cheapest(ladders, needed) == by_trying(ladders, needed)


@pytest.mark.parametrize(
    ("costs", "needed", "heights"),
    [
        # one dear first step opens two cheap ones: 5 + 1 + 1 beats 3 × 3
        (((5, 6, 7), (3, 6, 9)), 3, (3, 0)),
        (((5, 6, 7), (3, 6, 9)), 1, (0, 1)),
        (((5, 6, 7), (3, 6, 9)), 6, (3, 3)),
        (((5, 6, 7), (3, 6, 9)), 7, None),
        (((2, 4), (2, 4)), 2, (2, 0)),
    ],
)
def test_it_weighs_whole_ladders(
    costs: tuple[tuple[int, ...], ...], needed: int, heights: tuple[int, ...] | None
) -> None:
    assert cheapest([Ladder(1, cost) for cost in costs], needed) == heights


def by_every_gain(ladders: list[Ladder], needed: int) -> tuple[int, ...] | None:
    """The least effort for every gain from 0 to `needed`, ladder by ladder from the last: another exact way."""
    none = sum(ladder.costs[-1] for ladder in ladders if ladder.costs) + 1
    least = [[0] + [none] * needed]
    for ladder in reversed(ladders):
        climbed = (0, *ladder.costs)
        after = least[0]
        least.insert(
            0,
            [
                min(none, *(after[max(0, gain - h * ladder.gain)] + cost for h, cost in enumerate(climbed)))
                for gain in range(needed + 1)
            ],
        )
    if least[0][needed] >= none:
        return None
    heights = []
    for ladder, here, after in zip(ladders, least, least[1:], strict=False):
        climbed = (0, *ladder.costs)
        height = max(
            h
            for h, cost in enumerate(climbed)
            if after[max(0, needed - h * ladder.gain)] + cost == here[needed]
        )
        heights.append(height)
        needed = max(0, needed - height * ladder.gain)
    return tuple(heights)


@settings(max_examples=50)
@given(st.randoms(use_true_random=False), st.sampled_from(["free", "follows", "near"]))
def test_it_finds_the_same_as_another_exact_way_on_many_ladders(random: Random, kind: str) -> None:
    ladders = []
    for _ in range(random.randint(6, 14)):
        gain = random.randint(1, 40)
        effort = {"free": (0, 30), "follows": (gain, gain), "near": (max(0, gain - 3), gain + 3)}[kind]
        steps = (random.randint(*effort) for _ in range(random.randint(0, 5)))
        ladders.append(Ladder(gain, tuple(accumulate(steps))))
    whole = sum(ladder.gain * len(ladder.costs) for ladder in ladders)
    needed = random.randint(0, whole + 1)
    assert cheapest(ladders, needed) == by_every_gain(ladders, needed)
