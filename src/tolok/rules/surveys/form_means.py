"""The users' form of an evaluation (F-03): the pooled mean of all its ratings, and that of every statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.results import Interval
from tolok.rules.statistics.moments import Moments
from tolok.rules.surveys.intervals import NO_SPREAD, Z95
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class StatementMean:
    """One statement: exact mean over the `n` people who rated it, None without any; `levels` from the lowest point."""

    key: str
    n: int
    mean: Fraction | None
    levels: tuple[int, ...]
    interval: Interval


@dataclass(frozen=True, slots=True)
class FormMean:
    """All ratings of a form pooled: exact `mean` on its scale, None without ratings, over `n` respondents.

    `withheld` are statements of which nothing is told because few rated them.
    """

    n: int
    mean: Fraction | None
    moments: Moments
    interval: Interval
    statements: Mapping[str, StatementMean]
    withheld: tuple[str, ...] = ()


def form_mean(tally: Tally, *, population: int | None = None) -> FormMean:
    """What a form of one scale yields. A statement somebody left out is not in their mean; it is never a zero."""
    moments = moments_of(tally)
    statements = {key: _statement(tally, place, population) for place, key in enumerate(tally.keys)}
    interval = interval_of(moments, tally.low, tally.high, population)
    return FormMean(tally.n, moments.mean, moments, interval, statements)


def moments_of(tally: Tally) -> Moments:
    """The moments of the respondents' own sums and counts, exactly, from sums of products."""
    k, found = len(tally.keys), Moments()
    for mask, sums in tally.patterns.items():
        count, total = mask.bit_count(), sum(sums.totals)
        diagonal = sum(sums.products[place] for place in _diagonal(k))
        squares = 2 * sum(sums.products) - diagonal
        found += Moments(sums.n, total, count * sums.n, squares, count * total, count * count * sums.n)
    return found


def interval_of(moments: Moments | None, low: int, high: int, population: int | None = None) -> Interval:
    """The 95 % interval of a pooled mean by the normal approximation, kept on the scale; or why there is none."""
    if moments is None or moments.mean is None:
        return Interval(None, None, NO_MEAN)
    error = moments.standard_error(population if population and population >= moments.n else None)
    if error is None:
        return Interval(None, None, ONE_PERSON)
    middle = float(moments.mean)
    if not error:
        return Interval(middle, middle, NO_SPREAD)
    return Interval(max(float(low), middle - Z95 * error), min(float(high), middle + Z95 * error), METHOD)


def _statement(tally: Tally, place: int, population: int | None) -> StatementMean:
    levels = tally.levels[place]
    points = [(point, count) for point, count in enumerate(levels, tally.low) if count]
    n, total = tally.counts[place], tally.totals[place]
    squares = sum(point * point * count for point, count in points)
    moments = Moments(n, total, n, squares, total, n)
    interval = interval_of(moments, tally.low, tally.high, population)
    return StatementMean(tally.keys[place], n, moments.mean, levels, interval)


def _diagonal(k: int) -> list[int]:
    """Where the squares stand among the products of all pairs, row by row."""
    places, at = [], 0
    for row in range(k):
        places.append(at)
        at += k - row
    return places


NO_MEAN = Text("Tanpa nilai tidak ada selang.", "Without a value there is no interval.")
ONE_PERSON = Text(
    "Tidak ada selang: kurang dari dua orang menjawab.", "No interval: fewer than two people answered."
)
METHOD = Text(
    "Selang 95 % dari keragaman antarresponden; mereka yang menjawab dianggap mewakili pengguna.",
    "95 % interval from the spread between respondents; those who answered are taken to stand for the users.",
)
