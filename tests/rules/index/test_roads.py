"""The cheapest road to a category, and what a change of levels does."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.rules import packs
from tolok.rules.index.ascent import fewest_steps
from tolok.rules.index.roads import Road, cheapest_road, what_if
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.instruments.values import Instrument

FOUR = Path(__file__).parents[1] / "packs" / "four-components"
Efforts = dict[tuple[str, int], Fraction]


@cache
def four() -> Instrument:
    return packs.read(FOUR)


def luring() -> Instrument:
    return packs.instrument("pekppp-2022-luring")


def scored(instrument: Instrument) -> list[str]:
    return [row.code for form in instrument.judged for aspect in form.aspects for row in aspect.indicators]


def unit(instrument: Instrument, levels: dict[str, int]) -> Given:
    rest = {
        form.key: (form.low + form.high) / 2 for form in instrument.forms.values() if form.kind != "levels"
    }
    return Given("unit", levels, values=rest)


def index_of(instrument: Instrument, given: Given) -> Fraction:
    index = evaluate(instrument, given).index
    assert index is not None
    return index


def road_of(
    instrument: Instrument, given: Given, effort: Efforts | dict[str, int], place: int
) -> Road | None:
    bands = instrument.index.bands.bands
    return cheapest_road(instrument, given, index_of(instrument, given), effort, bands[place % len(bands)])


@st.composite
def small(draw: st.DrawFn) -> tuple[Given, list[str], Efforts]:
    """A unit of which few indicators can be raised, so that everything can be tried."""
    codes = scored(four())
    levels = {code: draw(st.integers(four().scales[code][0], four().scales[code][-1])) for code in codes}
    free = draw(st.lists(st.sampled_from(codes), unique=True, min_size=1, max_size=4))
    free.sort(key=codes.index)
    number = st.fractions(0, 4, max_denominator=4)
    efforts = {
        (code, to): draw(number)
        for code in free
        for to in range(levels[code] + 1, four().scales[code][-1] + 1)
    }
    return unit(four(), levels), free, efforts


@settings(max_examples=60)
@given(small(), st.integers(0, 4))
def test_it_finds_what_trying_everything_finds(found: tuple[Given, list[str], Efforts], place: int) -> None:
    given, free, efforts = found
    bands = four().index.bands
    target = bands.bands[place % len(bands.bands)]
    tried = []
    levels = {code: int(given.levels[code]) for code in free}
    for reached in product(*(range(levels[code], four().scales[code][-1] + 1) for code in free)):
        changed = dict(zip(free, reached, strict=True))
        index = what_if(four(), given, changed).index
        assert index is not None
        if bands.bands.index(bands.of(index)) <= bands.bands.index(target):
            steps = [(code, to) for code in free for to in range(levels[code] + 1, changed[code] + 1)]
            tried.append(
                (sum((efforts[step] for step in steps), Fraction(0)), len(steps), [-to for to in reached])
            )
    road = cheapest_road(four(), given, index_of(four(), given), efforts, target)
    if not tried:
        assert road is None
        return
    assert road is not None
    effort, count, reached_best = min(tried)
    assert (road.effort, road.steps) == (effort, count)
    ends = levels | {stretch.code: stretch.to for stretch in road.stretches}
    assert [-ends[code] for code in free] == reached_best


@settings(max_examples=40)
@given(st.data())
def test_it_leads_where_it_says(data: st.DataObject) -> None:
    codes = scored(luring())
    levels = {code: data.draw(st.integers(0, 5)) for code in codes}
    effort = {code: data.draw(st.integers(0, 20)) for code in codes}
    given = unit(luring(), levels)
    road = cheapest_road(luring(), given, index_of(luring(), given), effort)
    if road is None:
        return
    after = what_if(luring(), given, {stretch.code: stretch.to for stretch in road.stretches})
    assert after.index == road.index
    assert after.category is not None
    assert luring().index.bands.of(road.index) is road.target
    assert road.effort == sum(
        effort[stretch.code] * (stretch.to - stretch.start) for stretch in road.stretches
    )


@settings(max_examples=40)
@given(st.data())
def test_equal_effort_takes_as_many_steps_as_the_fewest(data: st.DataObject) -> None:
    codes = scored(luring())
    given = unit(luring(), {code: data.draw(st.integers(0, 5)) for code in codes})
    index = index_of(luring(), given)
    fewest = fewest_steps(luring(), given, index)
    road = cheapest_road(luring(), given, index, dict.fromkeys(codes, 1))
    assert (fewest is None) == (road is None)
    if fewest is not None and road is not None:
        assert road.steps == sum(climb.to - climb.start for climb in fewest)


def test_it_prefers_what_stands_earlier_in_the_sheet() -> None:
    # 31.f… and 30.f… weigh the same: 50 % of aspect VI each
    last, before = scored(luring())[-1], scored(luring())[-2]
    given = unit(luring(), dict.fromkeys(scored(luring()), 3))
    index = index_of(luring(), given)
    assert index == Fraction(3) * Fraction(3, 4) + Fraction(5, 2) / 4
    # 2.875 → 3.005 is 0.13; a step of either gains 0.12 × 0.5 × 0.75 = 0.045: three steps
    road = cheapest_road(luring(), given, index, {last: 2, before: 2}, luring().index.bands.bands[3])
    assert road is not None
    assert [(s.code, s.start, s.to) for s in road.stretches] == [(before, 3, 5), (last, 3, 4)]
    assert (road.effort, road.steps, road.index) == (Fraction(6), 3, Fraction("3.01"))


def test_it_cannot_pass_a_step_without_an_effort() -> None:
    code = scored(luring())[-1]
    given = unit(luring(), dict.fromkeys(scored(luring()), 3))
    assert road_of(luring(), given, {(code, 5): Fraction(1)}, 3) is None
    assert road_of(luring(), given, {}, 3) is None


def test_it_has_no_road_above_the_top_and_an_empty_one_where_it_is() -> None:
    top = Given("unit", dict.fromkeys(scored(luring()), 5), values={"f03": Fraction(5)})
    assert cheapest_road(luring(), top, Fraction(5), {}) is None
    here = cheapest_road(luring(), top, Fraction(5), {}, luring().index.bands.bands[0])
    assert here is not None
    assert not here.stretches
    assert (here.effort, here.index) == (Fraction(0), Fraction(5))


def test_it_takes_decimals_without_loss_and_refuses_negative_effort() -> None:
    code = scored(luring())[-1]
    given = unit(luring(), dict.fromkeys(scored(luring()), 3))
    index = index_of(luring(), given)
    reach = luring().index.bands.of(index + Fraction("0.09"))
    road = cheapest_road(luring(), given, index, {code: Decimal("0.1")}, reach)
    assert road is not None
    assert road.effort == Fraction("0.1") * road.steps
    with pytest.raises(ValueError, match="below zero"):
        cheapest_road(luring(), given, index, {code: -1}, luring().index.bands.bands[0])


@pytest.mark.parametrize("pack_id", ["pekppp-2022-luring", "pekppp-2022-daring"])
@pytest.mark.parametrize("kind", ["free", "steps", "follows"])
def test_it_is_quick_for_a_whole_sheet(pack_id: str, kind: str) -> None:
    instrument, random = packs.instrument(pack_id), Random(31)
    codes = scored(instrument)
    given = unit(instrument, dict.fromkeys(codes, 0))
    index = index_of(instrument, given)
    effort: dict[str | tuple[str, int], int] = {}
    for code in codes:
        weight = int(instrument.indicators[code].weight)
        for to in range(1, 6):
            effort[code, to] = {
                "free": len(code) * 7 % 13 + 1,
                "steps": random.randint(1, 99),
                "follows": weight,
            }[kind]
    for band in instrument.index.bands.bands[:8]:
        began = process_time()
        cheapest_road(instrument, given, index, effort, band)
        # the promise is 0.2 s on a quiet machine; the rest is for a busy one
        assert process_time() - began < 1
