"""The results of a whole cycle from its frozen inputs: what is stored at the lock, and what is computed again."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from tolok.rules.cycles import ResultRecord, UnitRecord
from tolok.rules.instruments import Instrument
from tolok.rules.numbers import round_half_up
from tolok.rules.ranks import rank_ranges
from tolok.rules.results import Interval, Outcome
from tolok.rules.settling import Level
from tolok.rules.weighted import Given, evaluate

#: Decimals that are kept of what is no exact number: limits of an interval, probabilities.
KEPT = 6


def given_of(unit: UnitRecord, levels: Mapping[str, Level]) -> Given:
    """What the engine is told of a unit with these settled levels."""
    return Given(unit.code, levels, unit.answers, unit.values, unit.respondents)


def kept(value: float) -> Decimal:
    """A float as it is kept: six decimals, half away from zero."""
    return round_half_up(Fraction(value), KEPT)


def results(given: Mapping[str, Given], packs: Mapping[str, Instrument]) -> dict[str, ResultRecord]:
    """The result of every unit by its code; `packs` has the instrument of each unit by the same code.

    Raises ValueError as `weighted.evaluate` does.
    """
    outcomes = {code: evaluate(packs[code], one) for code, one in given.items()}
    # a unit whose category is withheld takes no place among the others
    placed = {code: outcome.interval for code, outcome in outcomes.items() if outcome.category}
    places = rank_ranges(placed)
    return {code: result_of(packs[code], outcome, places.get(code)) for code, outcome in outcomes.items()}


def result_of(instrument: Instrument, outcome: Outcome, rank: tuple[int, int] | None) -> ResultRecord:
    """What is kept of one unit's outcome."""
    return ResultRecord(
        aspects=outcome.aspects,
        forms=outcome.forms,
        index=outcome.index,
        shown=None if outcome.index is None else round_half_up(outcome.index, instrument.index.decimals),
        category=outcome.category.letter if outcome.category else None,
        interval=_limits(outcome.interval),
        rank=rank,
        missing=outcome.missing,
    )


def _limits(interval: Interval) -> tuple[Decimal, Decimal] | None:
    if interval.low is None or interval.high is None:
        return None
    return kept(interval.low), kept(interval.high)
