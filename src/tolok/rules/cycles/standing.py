"""Where a unit stands among others: a range of places, and groups side by side.

`ranks.rank_ranges` asks whether whole intervals are apart, which is cautious; here the difference of two units
is held against its own standard error (Goldstein and Healy 1995 on why overlap alone is not that test).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import hypot, sqrt
from statistics import median

from tolok.rules.index.weighted import Z95
from tolok.rules.numbers import round_half_up
from tolok.rules.surveys.ranks import ranks
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit's unrounded index and its standard error, in points of the index; None where it is not known."""

    index: Fraction
    error: float | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's place among `of` units, 1 the best: as published, and the range it may truly have.

    `tied` counts the other units with the same published index. `best` and `worst` are None without an error.
    """

    place: int
    best: int | None
    worst: int | None
    tied: int
    of: int


def standings(units: Mapping[str, Measured], decimals: int) -> dict[str, Standing]:
    """The standing of every unit that has an index; leave out those without.

    Places are those of the published index (`decimals` places), so equal published numbers share one. A unit
    clearly better than another is one whose lead exceeds 1.96 standard errors of the difference, pair by pair;
    against a unit without an error nothing is clear. All pairs at once are not corrected for.
    """
    published = {key: Fraction(round_half_up(unit.index, decimals)) for key, unit in units.items()}
    places = ranks(published)
    shared: dict[Fraction, int] = {}
    for value in published.values():
        shared[value] = shared.get(value, 0) + 1
    known = [(float(unit.index), unit.error) for unit in units.values() if unit.error is not None]
    found = {}
    for key, unit in units.items():
        best = worst = None
        if unit.error is not None:
            above, below = _clear(float(unit.index), unit.error, known)
            # the published place always lies in the range, also where rounding made two units equal
            best, worst = min(places[key], 1 + above), max(places[key], len(units) - below)
        found[key] = Standing(places[key], best, worst, shared[published[key]] - 1, len(units))
    return found


def _clear(index: float, error: float, others: list[tuple[float, float]]) -> tuple[int, int]:
    """How many are clearly above and clearly below. A unit is not clearly apart from itself."""
    above = below = 0
    for other, its_error in others:
        lead = other - index
        if abs(lead) > Z95 * hypot(error, its_error):
            above += lead > 0
            below += lead < 0
    return above, below


@dataclass(frozen=True, slots=True)
class Group:
    """Units of one kind side by side: `n` and, unless withheld, figures of their unrounded indexes.

    `spread` is the standard deviation with n − 1, None for a single unit; `low` and `high` are the extremes.
    """

    name: str
    n: int
    mean: Fraction | None
    median: Fraction | None
    spread: float | None
    low: Fraction | None
    high: Fraction | None
    why: Text | None = None


def groups(indexes: Iterable[tuple[str, Fraction]], minimum: int) -> tuple[Group, ...]:
    """From (group, index) of every unit: one group each, sorted by name.

    A group of fewer than `minimum` units keeps its number and says why nothing else is told.
    """
    members: dict[str, list[Fraction]] = {}
    for name, index in indexes:
        members.setdefault(name, []).append(index)
    return tuple(_group(name, found, minimum) for name, found in sorted(members.items()))


def _group(name: str, found: list[Fraction], minimum: int) -> Group:
    n = len(found)
    if n < minimum:
        return Group(name, n, None, None, None, None, None, TOO_FEW.format(n=n, minimum=minimum))
    mean = sum(found, Fraction(0)) / n
    spread = sqrt(sum((index - mean) ** 2 for index in found) / (n - 1)) if n > 1 else None
    return Group(name, n, mean, median(found), spread, min(found), max(found))


TOO_FEW = Text(
    "Tidak ditampilkan: hanya {n} unit, sekurangnya {minimum} agar rata-rata berarti.",
    "Not shown: only {n} units, at least {minimum} are needed for a mean to say something.",
)
#: What must stand beside every list of places.
MEANING = Text(
    "Peringkat bukan ukuran mutu. Unit yang rentang tempatnya bertumpang tindih belum tentu berbeda; evaluator atau "
    "responden lain dapat menukar urutannya. Peringkat juga tidak menunjukkan sebab, dan unit dengan tugas, pengguna "
    "dan sumber daya berbeda tidak sebanding begitu saja.",
    "A rank is no measure of quality. Units whose ranges of places overlap need not differ; other evaluators or other "
    "respondents could swap them. Nor does a rank show causes, and units with other tasks, users and means cannot simply "
    "be compared.",
)
