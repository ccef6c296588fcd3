"""Roads to a better category: what one change does, and the cheapest set of level steps that leads there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import ceil, lcm
from typing import cast

from tolok.rules.bands import Band
from tolok.rules.index.ascent import one_step_gains
from tolok.rules.index.weighted import Given, Levels, evaluate
from tolok.rules.instruments.values import Instrument
from tolok.rules.results import Outcome
from tolok.rules.statistics.ladders import Ladder, cheapest

Number = Fraction | Decimal | int
#: The effort of one step, in the unit's own measure: by code, or by code and the level reached.
Effort = Mapping[str, Number] | Mapping[tuple[str, int], Number] | Mapping[str | tuple[str, int], Number]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One indicator raised from `start` to `to`: what the index gains and what effort that takes."""

    code: str
    start: int
    to: int
    gain: Fraction
    effort: Fraction


@dataclass(frozen=True, slots=True)
class Road:
    """Everything that must be raised to be published in `target`, in the order of the sheet."""

    target: Band
    stretches: tuple[Stretch, ...]
    effort: Fraction
    index: Fraction

    @property
    def steps(self) -> int:
        """How many single levels are climbed."""
        return sum(stretch.to - stretch.start for stretch in self.stretches)


def what_if(instrument: Instrument, given: Given, changes: Levels) -> Outcome:
    """The outcome with some levels changed and everything else as it is. Raises ValueError as `evaluate` does."""
    return evaluate(instrument, replace(given, levels={**given.levels, **changes}))


def cheapest_road(
    instrument: Instrument, given: Given, index: Fraction, effort: Effort, target: Band | None = None
) -> Road | None:
    """The level steps of least total effort that bring the published index into `target` (the next band).

    A step without an effort cannot be taken, nor can those above it; one for (code, level) is stronger than
    one for the code. Among roads of equal effort the one with fewer steps is taken, then the one that raises
    more of what stands earlier in the sheet. Exact. None at the top and where no road leads there; a road
    without stretches where the index is there already. Raises ValueError for an effort below zero.
    """
    band = target or instrument.index.bands.next_up(index)
    if band is None:
        return None
    climbs = _climbs(instrument, given, effort)
    ladders, unit = _ladders(climbs)
    heights = cheapest(ladders, ceil((instrument.index.bands.reach(band) - index) * unit))
    if heights is None:
        return None
    stretches = tuple(climb.stretch(height) for climb, height in zip(climbs, heights, strict=True) if height)
    total = sum((stretch.effort for stretch in stretches), Fraction(0))
    return Road(band, stretches, total, index + sum(stretch.gain for stretch in stretches))


@dataclass(frozen=True, slots=True)
class _Climb:
    """How an indicator can be raised: the gain of every step and the efforts of those that can be taken."""

    code: str
    start: int
    gain: Fraction
    efforts: tuple[Fraction, ...]

    def stretch(self, height: int) -> Stretch:
        effort = sum(self.efforts[:height], Fraction(0))
        return Stretch(self.code, self.start, self.start + height, height * self.gain, effort)


def _climbs(instrument: Instrument, given: Given, effort: Effort) -> list[_Climb]:
    """Every indicator that can be raised and gains by it, in the order of the sheet."""
    order = {code: place for place, code in enumerate(instrument.indicators)}
    climbs = []
    for step in sorted(one_step_gains(instrument, given), key=lambda step: order[step.code]):
        top = instrument.scales[step.code][-1]
        efforts = _efforts(step.code, range(step.to, top + 1), effort)
        if efforts and step.gain:
            climbs.append(_Climb(step.code, step.to - 1, step.gain, efforts))
    return climbs


def _efforts(code: str, levels: range, effort: Effort) -> tuple[Fraction, ...]:
    known = cast(Mapping[str | tuple[str, int], Number], effort)
    found = []
    for level in levels:
        value = known.get((code, level), known.get(code))
        if value is None:
            break
        if value < 0:
            raise ValueError(f"{code}: effort {value} below zero")
        found.append(Fraction(value))
    return tuple(found)


def _ladders(climbs: list[_Climb]) -> tuple[list[Ladder], int]:
    """The climbs in whole numbers, and how many units of gain make one point of the index.

    One step more costs less than any difference in effort, so that it decides between equal efforts only.
    """
    unit = lcm(*(climb.gain.denominator for climb in climbs))
    times = lcm(*(effort.denominator for climb in climbs for effort in climb.efforts))
    times *= 1 + sum(len(climb.efforts) for climb in climbs)
    whole = [
        Ladder(int(climb.gain * unit), tuple(accumulate(int(effort * times) + 1 for effort in climb.efforts)))
        for climb in climbs
    ]
    return whole, unit
