"""The way up: how far the next category is, and which levels lead there."""

from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.bands import Band
from tolok.rules.index.weighted import Given, weight_spread
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One indicator raised by one level and what the index gains."""

    code: str
    to: int
    gain: Fraction


def distance(instrument: Instrument, index: Fraction) -> tuple[Band, Fraction, Text] | None:
    """The next better band, how far the unrounded index is from being published in it, and that in words."""
    band = instrument.index.bands.next_up(index)
    if band is None:
        return None
    # the distance that is told is between published numbers: 4.35 to 4.51 is 0.16
    decimals = instrument.index.decimals
    gap = Fraction(band.lower) - Fraction(round_half_up(index, decimals))
    shown = comma(gap, decimals)
    return (
        band,
        gap,
        Text(f"{shown} lagi ke {band.letter}", f"{shown.replace(',', '.')} more to {band.letter}"),
    )


def one_step_gains(instrument: Instrument, given: Given) -> tuple[Step, ...]:
    """For every indicator below the top: what one level more adds to the index, largest first."""
    steps = []
    for term in instrument.index.terms:
        form = instrument.forms[term.form]
        for aspect in form.aspects:
            spread = weight_spread(form, aspect, given.levels)
            for row in aspect.indicators:
                level = given.levels.get(row.code)
                if isinstance(level, int) and level < form.high:
                    gain = row.weight * spread * aspect.weight / 10000 * term.times * term.weight
                    steps.append(Step(row.code, level + 1, gain))
    return tuple(sorted(steps, key=lambda step: (-step.gain, step.code)))


@dataclass(frozen=True, slots=True)
class Climb:
    """One indicator raised from a level to another and what the index gains by it."""

    code: str
    start: int
    to: int
    gain: Fraction


def fewest_steps(instrument: Instrument, given: Given, index: Fraction) -> tuple[Climb, ...] | None:
    """The fewest single-level steps that bring the published index into the next better band.

    Every level of an indicator adds the same, so taking the largest gains first is exact. None at the top,
    or when raising everything to the top is not enough. Says nothing about effort: a step may be dear.
    """
    band = instrument.index.bands.next_up(index)
    if band is None:
        return None
    needed = instrument.index.bands.reach(band) - index
    climbs = []
    for step in one_step_gains(instrument, given):
        level = step.to - 1
        room = int(top_level(instrument, step.code)) - level
        wanted = min(room, -(-needed // step.gain)) if step.gain else 0
        if wanted > 0:
            climbs.append(Climb(step.code, level, level + wanted, wanted * step.gain))
            needed -= wanted * step.gain
        if needed <= 0:
            return tuple(climbs)
    return None


def top_level(instrument: Instrument, code: str) -> Fraction:
    """The highest level of the form an indicator belongs to."""
    for form in instrument.judged:
        if any(row.code == code for aspect in form.aspects for row in aspect.indicators):
            return form.high
    raise KeyError(code)
