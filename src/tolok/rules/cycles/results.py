"""The results of a whole cycle from its frozen inputs: what is stored at the lock, and what is computed again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tolok.rules.cycles.standing import Measured, standings
from tolok.rules.cycles.values import LevelRecord, ResultRecord, UnitRecord
from tolok.rules.index.certainty import Certainty, certainty, scatter
from tolok.rules.index.settling import Level
from tolok.rules.index.weighted import Given, Levels, evaluate
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import round_half_up
from tolok.rules.results import Outcome
from tolok.rules.texts import Text

#: Decimals that are kept of what is no exact number: limits of an interval, probabilities.
KEPT = 6
#: First and second levels of one unit, before any moderation.
Twice = tuple[Levels, Levels]


def given_of(unit: UnitRecord, levels: Mapping[str, Level]) -> Given:
    """What the engine is told of a unit with these settled levels."""
    return Given(unit.code, levels, unit.answers, unit.values, unit.respondents)


def twice_of(levels: Iterable[LevelRecord]) -> Twice | None:
    """The levels of the two lowest seats wherever two judged; None where nobody was the second."""
    first: dict[str, Level] = {}
    second: dict[str, Level] = {}
    for level in levels:
        seats = sorted(level.judged)
        if len(seats) > 1:
            first[level.code], second[level.code] = level.judged[seats[0]], level.judged[seats[1]]
    return (first, second) if second else None


@dataclass(frozen=True, slots=True)
class Told:
    """The result of one unit with what is said beside it.

    `method`: in which way its certainty was found, or why it was not; `warnings` are those of the engine.
    """

    record: ResultRecord
    method: Text
    warnings: tuple[Text, ...]


def results(
    given: Mapping[str, Given], packs: Mapping[str, Instrument], twice: Mapping[str, Twice]
) -> dict[str, Told]:
    """The result of every unit by its code, with its words; `packs` has its instrument and `twice` its second scores, if any.

    How far evaluators differ is read from all units of one instrument; a unit whose category is withheld takes no
    place among the others. Raises ValueError as `weighted.evaluate` does.
    """
    outcomes = {code: evaluate(packs[code], one) for code, one in given.items()}
    scatters = {
        pack.id: scatter(pack, (twice[code] for code in given if code in twice and packs[code].id == pack.id))
        for pack in {pack.id: pack for pack in packs.values()}.values()
    }
    sure = {
        code: certainty(packs[code], given[code], outcome.index, scatters[packs[code].id])
        for code, outcome in outcomes.items()
    }
    measured = {
        code: Measured(outcome.index, sure[code].error)
        for code, outcome in outcomes.items()
        if outcome.index is not None and outcome.category
    }
    places = standings(measured, max((pack.index.decimals for pack in packs.values()), default=0))
    ranks = {
        code: (one.best, one.worst)
        for code, one in places.items()
        if one.best is not None and one.worst is not None
    }
    return {
        code: Told(
            result_of(packs[code], outcome, sure[code], ranks.get(code)), sure[code].method, outcome.warnings
        )
        for code, outcome in outcomes.items()
    }


def result_of(
    instrument: Instrument, outcome: Outcome, sure: Certainty, rank: tuple[int, int] | None
) -> ResultRecord:
    """What is kept of one unit. A withheld category has no probabilities either."""
    low, high = sure.interval.low, sure.interval.high
    return ResultRecord(
        aspects=outcome.aspects,
        forms=outcome.forms,
        index=outcome.index,
        shown=None if outcome.index is None else round_half_up(outcome.index, instrument.index.decimals),
        category=outcome.category.letter if outcome.category else None,
        interval=None if low is None or high is None else (kept(low), kept(high)),
        probabilities={letter: kept(chance) for letter, chance in sure.probabilities.items()}
        if outcome.category
        else {},
        rank=rank,
        missing=outcome.missing,
    )


def kept(value: float) -> Decimal:
    """A float as it is kept: six decimals, half away from zero."""
    return round_half_up(Fraction(value), KEPT)
