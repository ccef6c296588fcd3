"""Which elements come first in the follow-up plan, and which of them cannot be told apart.

Reports take the three lowest means (PermenPANRB 14/2017 wants elements ranked; three is custom). The third and the
fourth are often the same but for chance; then the list says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import sqrt

from tolok.rules.statistics.multiplicity import holm
from tolok.rules.statistics.student import t_two_sided
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.intervals import remaining, variance
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text
from tolok.rules.wording import chain, figure, fill, several

#: How many elements a follow-up plan usually takes.
CUSTOMARY = 3
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Ranked:
    """One element: its mean, its place from the top (equals share one) and the places it may truly have.

    The ranges of all elements hold together with 95 % certainty.
    """

    key: str
    name: Text
    mean: Fraction
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Priorities:
    """Elements from the lowest mean up.

    `chosen` are the customary lowest, with every element whose mean equals the last one's. `rivals` are elements
    above the line that cannot be told apart from the highest chosen one; `lowest` those that cannot be told apart
    from the very lowest, itself included. `unanswered` have no mean.
    """

    elements: tuple[Ranked, ...]
    chosen: tuple[str, ...]
    rivals: tuple[str, ...]
    lowest: tuple[str, ...]
    unanswered: tuple[str, ...]
    method: Text
    words: Text


def priorities(
    pack: Satisfaction,
    tally: Tally,
    *,
    customary: int = CUSTOMARY,
    population: int | None = None,
    without: tuple[str, ...] = (),
) -> Priorities:
    """The elements of `pack` as the respondents of `tally` rank them. ValueError for `customary` below 1.

    Elements are compared pair by pair within the same respondents, so what somebody gives everything alike cancels
    out; Holm's procedure keeps all pairs together at 5 %. An element's range of places counts those clearly above
    and clearly below it (Mogstad, Romano, Shaikh and Wilhelm 2024).
    """
    if customary < 1:
        raise ValueError(f"{customary} elements to choose")
    asked = [key for key in pack.keys if key not in without]
    means = {key: mean for key in asked if (mean := tally.mean(tally.keys.index(key))) is not None}
    order = sorted(means, key=lambda key: (means[key], asked.index(key)))
    clear = clearly_below(tally.of_items(order), population) if order else {}
    ranked = tuple(_ranked(pack, key, means, clear) for key in order)
    chosen = tuple(key for key in order if means[key] <= means[order[min(customary, len(order)) - 1]])
    line = chosen[-1] if chosen else ""
    rivals = tuple(key for key in order if key not in chosen and not clear.get((line, key)))
    lowest = tuple(key for key in order if key == order[0] or not clear.get((order[0], key)))
    return Priorities(
        ranked,
        chosen,
        rivals,
        lowest,
        tuple(key for key in asked if key not in means),
        METHOD,
        _words(pack, means, chosen, rivals, lowest, customary),
    )


def clearly_below(tally: Tally, population: int | None = None) -> Mapping[tuple[str, str], bool]:
    """For every ordered pair of items: whether the first's mean is clearly below the second's, all pairs at once.

    Every item must have answers.
    """
    chance = {
        (one, other): _chance(tally, one, other, population)
        for one, other in combinations(range(len(tally.keys)), 2)
    }
    found = {}
    for (one, other), p in holm(chance).items():
        gap = (tally.mean(other) or 0) - (tally.mean(one) or 0)
        found[tally.keys[one], tally.keys[other]] = p <= LEVEL and gap > 0
        found[tally.keys[other], tally.keys[one]] = p <= LEVEL and gap < 0
    return found


def _chance(tally: Tally, one: int, other: int, population: int | None) -> float:
    """The two-sided probability of this difference of two items' means when there is none."""
    gap = (tally.mean(one) or Fraction(0)) - (tally.mean(other) or Fraction(0))
    if not gap or tally.n < 2:
        return 1.0
    weights = [Fraction((place == one) - (place == other)) for place in range(len(tally.keys))]
    spread = (variance(tally, weights) or Fraction(0)) * remaining(tally.n, population)
    if spread:
        return t_two_sided(float(gap) / sqrt(spread), tally.n - 1)
    # everybody sees the same difference: the sign test says how likely that is
    return 2.0 ** (1 - min(tally.counts[one], tally.counts[other], 1000)) if population != tally.n else 0.0


def _ranked(
    pack: Satisfaction, key: str, means: Mapping[str, Fraction], clear: Mapping[tuple[str, str], bool]
) -> Ranked:
    above = sum(clear[key, other] for other in means if other != key)
    below = sum(clear[other, key] for other in means if other != key)
    return Ranked(key, pack.by_key[key].name, means[key], 1 + above, len(means) - below)


def _words(
    pack: Satisfaction,
    means: Mapping[str, Fraction],
    chosen: tuple[str, ...],
    rivals: tuple[str, ...],
    lowest: tuple[str, ...],
    customary: int,
) -> Text:
    def named(keys: tuple[str, ...]) -> Text:
        return several(fill(ELEMENT, name=pack.by_key[key].name, mean=figure(means[key])) for key in keys)

    if not chosen:
        return NOTHING
    if len(lowest) == len(means) > 1:
        return fill(ALIKE, n=len(means), names=named(chosen))
    return chain(
        fill(CHOSEN, n=len(chosen), names=named(chosen)),
        fill(SHARED, customary=customary) if len(chosen) > customary else None,
        fill(RIVALS, line=pack.by_key[chosen[-1]].name, names=named(rivals)) if rivals else None,
        fill(LOWEST, names=named(lowest)) if len(lowest) > 1 else fill(CLEAR, name=named(lowest)),
    )


METHOD = Text(
    "Unsur dibandingkan berpasangan pada responden yang sama; cara Holm menjaga semua pasangan bersama-sama pada 5 %.",
    "Elements are compared in pairs within the same respondents; Holm's procedure keeps all pairs together at 5 %.",
)
ELEMENT = Text("{name} ({mean})", "{name} ({mean})")
NOTHING = Text("Belum ada jawaban untuk diurutkan.", "There are no answers to rank yet.")
ALIKE = Text(
    "Nilai terendah: {names}. Namun dari jawaban ini tidak satu pun dari {n} unsur dapat dipastikan lebih tinggi "
    "daripada yang terendah; pilihlah prioritas juga dari isi saran dan pengaduan.",
    "Lowest: {names}. But from these answers none of the {n} elements is certain to be above the lowest; choose "
    "priorities from comments and complaints as well.",
)
CHOSEN = Text("{n} unsur terendah: {names}.", "The {n} lowest elements: {names}.")
SHARED = Text(
    "Lebih dari {customary} unsur karena nilainya sama persis.",
    "More than {customary} elements because their means are exactly equal.",
)
RIVALS = Text(
    "{line} belum dapat dibedakan dari {names}, yang sama layaknya ditindaklanjuti.",
    "{line} cannot be told apart from {names}, which deserve follow-up just as much.",
)
LOWEST = Text(
    "Yang paling rendah belum dapat dipastikan di antara {names}.",
    "Which one is the very lowest is not certain among {names}.",
)
CLEAR = Text("{name} jelas yang paling rendah.", "{name} is clearly the lowest.")
