"""The trend test of Mann and Kendall, with its exact probability, ties included.

S counts pairs that rise minus pairs that fall (Mann 1945; Kendall, Rank Correlation Methods). When there is no
trend every order of the values is equally likely; the number of falling pairs over all orders of a row with ties
is counted by the Gaussian multinomial coefficient (MacMahon 1913), so no list of orders is needed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import sqrt
from statistics import NormalDist, median

from tolok.rules.texts import Text

#: Values up to which the probability is exact: five years of months.
EXACT_UP_TO = 60


@dataclass(frozen=True, slots=True)
class MannKendall:
    """S of `n` values with its probabilities when there is no trend, exact fractions where `exact`.

    `rising` is P(S or more), `falling` P(S or less), `two_sided` both directions; `smallest` is the two-sided
    probability of the steadiest trend that values with these ties can show. `slope` is the median change from
    one value to the next over all pairs (Sen 1968), None with one value.
    """

    n: int
    s: int
    ties: int
    rising: Fraction
    falling: Fraction
    two_sided: Fraction
    smallest: Fraction
    slope: Fraction | None
    exact: bool
    method: Text


def mann_kendall(values: Sequence[Fraction]) -> MannKendall:
    """The test of values in the order of time, evenly spaced; ValueError without any."""
    if not values:
        raise ValueError("a trend needs values")
    pairs = [later - earlier for earlier, later in combinations(values, 2)]
    s = sum((change > 0) - (change < 0) for change in pairs)
    same = tuple(sorted(Counter(values).values()))
    n, most = len(values), sum(change != 0 for change in pairs)
    exact = n <= EXACT_UP_TO
    at_least = _exact if exact else _normal
    slopes = [
        (values[later] - values[earlier]) / (later - earlier) for earlier, later in combinations(range(n), 2)
    ]
    return MannKendall(
        n=n,
        s=s,
        ties=sum(size for size in same if size > 1),
        rising=at_least(same, s),
        falling=at_least(same, -s),
        two_sided=_both(at_least(same, abs(s)), s),
        smallest=_both(at_least(same, most), most),
        slope=median(slopes) if slopes else None,
        exact=exact,
        method=_method(exact, any(size > 1 for size in same)),
    )


def _both(tail: Fraction, s: int) -> Fraction:
    """The distribution of S is even, so the other side is as likely; S = 0 leaves nothing out."""
    return min(Fraction(1), 2 * tail) if s else Fraction(1)


def _exact(same: tuple[int, ...], s: int) -> Fraction:
    """P(S ≥ s): S is the number of untied pairs minus twice the falling ones."""
    orders = falls(same)
    untied = len(orders) - 1
    fewest = (untied - s) // 2
    return Fraction(sum(orders[: fewest + 1]), sum(orders)) if fewest >= 0 else Fraction(0)


@cache
def falls(same: tuple[int, ...]) -> tuple[int, ...]:
    """How many orders of a row with groups of `same` equal values have 0, 1, 2 … falling pairs."""
    found: list[int] = [1]
    for factor in range(1, sum(same) + 1):
        found = _times(found, factor)
    for size in same:
        for factor in range(2, size + 1):
            found = _divided(found, factor)
    return tuple(found)


def _times(row: list[int], factor: int) -> list[int]:
    """`row` as a polynomial times 1 + q + … + q^(factor − 1), by running sums."""
    found, running = [], 0
    for place in range(len(row) + factor - 1):
        running += row[place] if place < len(row) else 0
        running -= row[place - factor] if place >= factor else 0
        found.append(running)
    return found


def _divided(row: list[int], factor: int) -> list[int]:
    """What `_times` by that factor made `row` of; it always divides here."""
    found: list[int] = []
    for place in range(len(row) - factor + 1):
        found.append(row[place] - sum(found[max(0, place - factor + 1) : place]))
    return found


def _normal(same: tuple[int, ...], s: int) -> Fraction:
    """P(S ≥ s) by the normal distribution with the variance for ties and half a step of continuity (S moves by 2)."""
    n = sum(same)
    spread = _cubic(n) - sum(map(_cubic, same))
    if not spread:
        return Fraction(1) if s <= 0 else Fraction(0)
    return Fraction(1 - NormalDist().cdf((s - 1) / sqrt(spread / 18)))


def _cubic(n: int) -> int:
    return n * (n - 1) * (2 * n + 5)


def _method(exact: bool, tied: bool) -> Text:
    if not exact:
        return NORMAL
    return EXACT_TIES if tied else EXACT


EXACT = Text(
    "Uji Mann–Kendall dengan peluang pasti: semua urutan nilai dihitung sama mungkin. Nilai antarperiode dianggap "
    "saling bebas.",
    "Mann–Kendall test with the exact probability: every order of the values counts as equally likely. Values of "
    "different periods are taken as independent.",
)
EXACT_TIES = Text(
    "Uji Mann–Kendall dengan peluang pasti, juga untuk nilai yang sama: semua urutan nilai dihitung sama mungkin. Nilai "
    "antarperiode dianggap saling bebas.",
    "Mann–Kendall test with the exact probability, equal values included: every order of the values counts as equally "
    "likely. Values of different periods are taken as independent.",
)
NORMAL = Text(
    f"Uji Mann–Kendall dengan hampiran normal, koreksi nilai sama dan koreksi kontinuitas, karena nilainya lebih dari "
    f"{EXACT_UP_TO}. Nilai antarperiode dianggap saling bebas.",
    f"Mann–Kendall test by the normal approximation with corrections for ties and continuity, because there are more "
    f"than {EXACT_UP_TO} values. Values of different periods are taken as independent.",
)
