"""Two groups of different respondents, such as two periods: what lies between their indices, and how sure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import hypot

from tolok.rules.results import Interval
from tolok.rules.statistics.multiplicity import benjamini_hochberg, holm
from tolok.rules.statistics.student import t_quantile, t_two_sided
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.intervals import no_interval, standard_error
from tolok.rules.surveys.skm import survey_of_means
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text
from tolok.rules.wording import chain, figure, fill

#: The share of discoveries by chance that is put up with, and the line below which chance is not the reason.
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Comparison:
    """`second` minus `first` in points of the index, exact; None when one of them has no index.

    `p` is two-sided, None without an error. `words` say it in a sentence.
    """

    first: Fraction | None
    second: Fraction | None
    difference: Fraction | None
    error: float | None
    interval: Interval
    p: float | None
    words: Text


def compare(
    pack: Satisfaction,
    first: Tally,
    second: Tally,
    *,
    populations: tuple[int | None, int | None] = (None, None),
    without: Iterable[str] = (),
) -> Comparison:
    """The second group against the first: respondents of the two are taken as different people.

    The variances of both indices add up; limits and probability are those of Student's t with the degrees of
    freedom of the smaller group, which errs to the careful side. `populations` are the users of each
    (finite-population correction), `without` elements left out of both.
    """
    left = tuple(without)
    kept = [key for key in pack.keys if key not in left]
    one, other = first.of_items(kept), second.of_items(kept)
    before, after = (_index(pack, tally, left) for tally in (one, other))
    factors = [Fraction(pack.factor, len(kept))] * len(kept)
    errors = [standard_error(t, factors, n) for t, n in zip((one, other), populations, strict=True)]
    least = pack.minimum_respondents
    return compare_measured(
        Measured(before, errors[0], one.n), Measured(after, errors[1], other.n), least=least
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """An index of `n` respondents with its standard error, as it is kept where single answers are not at hand."""

    value: Fraction | None
    error: float | None
    n: int


def compare_measured(first: Measured, second: Measured, *, least: int) -> Comparison:
    """The second index against the first, as `compare`; below `least` respondents it says to be read with care."""
    before, after = first.value, second.value
    if before is None or after is None:
        return _without(before, after, None, NO_INDEX)
    if first.error is None or second.error is None:
        return _without(before, after, after - before, TOO_FEW)
    few = min(first.n, second.n)
    return _measured(before, after, hypot(first.error, second.error), few, few < least)


@dataclass(frozen=True, slots=True)
class ElementChange:
    """One element's mean then and now, and whether it changed by more than chance when all are looked at together."""

    key: str
    name: Text
    first: Fraction
    second: Fraction
    p: float
    clear: bool

    @property
    def difference(self) -> Fraction:
        """Second minus first, on the scale of answers."""
        return self.second - self.first


def compare_elements(
    pack: Satisfaction, first: Tally, second: Tally, without: Collection[str] = ()
) -> tuple[ElementChange, ...]:
    """Every element that both groups answered twice or more, in the regulation's order, but `without` those.

    Holm's procedure keeps all of them together at 5 %, so that nine looks do not find a change where there is none.
    """
    means: dict[str, tuple[Fraction, Fraction, float]] = {}
    for key in (key for key in pack.keys if key not in without):
        one, other = first.of_items([key]), second.of_items([key])
        before, after, few = one.mean(0), other.mean(0), min(one.n, other.n)
        errors = standard_error(one, [Fraction(1)]), standard_error(other, [Fraction(1)])
        if before is None or after is None or errors[0] is None or errors[1] is None:
            continue
        error, gap = hypot(errors[0], errors[1]), float(after - before)
        means[key] = before, after, t_two_sided(gap / error, few - 1) if error else float(not gap)
    adjusted = holm({key: p for key, (_, _, p) in means.items()})
    return tuple(
        ElementChange(key, pack.by_key[key].name, before, after, adjusted[key], adjusted[key] <= LEVEL)
        for key, (before, after, _) in means.items()
    )


def discoveries(found: Mapping[str, Comparison], level: float = LEVEL) -> tuple[str, ...]:
    """The units whose change is more than chance when all are looked at together, in the order given.

    Benjamini–Hochberg: on average at most a share `level` of the units named are named by chance. Units without a
    probability are never named.
    """
    known = {key: one.p for key, one in found.items() if one.p is not None}
    return tuple(key for key, p in benjamini_hochberg(known).items() if p <= level)


def _index(pack: Satisfaction, tally: Tally, without: tuple[str, ...]) -> Fraction | None:
    means = {key: mean for j, key in enumerate(tally.keys) if (mean := tally.mean(j)) is not None}
    return survey_of_means(pack, means, n=tally.n, without=without).ikm


def _measured(before: Fraction, after: Fraction, error: float, few: int, thin: bool) -> Comparison:
    change = after - before
    half = t_quantile(few - 1) * error
    interval = Interval(float(change) - half, float(change) + half, METHOD)
    p = t_two_sided(float(change) / error, few - 1) if error else float(not change)
    said = {
        "by": figure(abs(change)),
        "low": figure(float(change) - half),
        "high": figure(float(change) + half),
    }
    words = UNCLEAR if p > LEVEL else ROSE if change > 0 else FELL
    spread = None if error else NO_SPREAD
    caution = fill(THIN, n=few) if thin else None
    return Comparison(before, after, change, error, interval, p, chain(fill(words, **said), spread, caution))


def _without(
    before: Fraction | None, after: Fraction | None, difference: Fraction | None, why: Text
) -> Comparison:
    return Comparison(before, after, difference, None, no_interval(why), None, why)


METHOD = Text(
    "Selang 95 % dari keragaman jawaban kedua kelompok responden, yang dianggap orang berbeda.",
    "95 % interval from the spread of answers of both groups of respondents, who are taken as different people.",
)
NO_INDEX = Text(
    "Tidak dibandingkan: salah satu kelompok tidak mempunyai indeks.",
    "Not compared: one of the groups has no index.",
)
TOO_FEW = Text(
    "Selisihnya tidak diberi selang: salah satu kelompok kurang dari dua responden.",
    "The difference has no interval: one of the groups has fewer than two respondents.",
)
UNCLEAR = Text(
    "Selisih {by} poin ini belum dapat dibedakan dari kebetulan (selang {low} sampai {high}).",
    "This difference of {by} points cannot be told from chance (interval {low} to {high}).",
)
ROSE = Text(
    "Naik {by} poin, lebih dari yang dapat terjadi karena kebetulan (selang {low} sampai {high}).",
    "Up by {by} points, more than chance would do (interval {low} to {high}).",
)
FELL = Text(
    "Turun {by} poin, lebih dari yang dapat terjadi karena kebetulan (selang {low} sampai {high}).",
    "Down by {by} points, more than chance would do (interval {low} to {high}).",
)
NO_SPREAD = Text(
    "Di kedua kelompok semua responden memberi nilai yang sama: keragamannya tidak terlihat, bukan berarti pasti.",
    "In both groups all respondents gave the same value: the spread is not seen, which is not certainty.",
)
THIN = Text(
    "Kelompok yang lebih kecil hanya {n} responden; bacalah dengan hati-hati.",
    "The smaller group has only {n} respondents; read it with care.",
)
#: What must stand beside a list of units that changed.
DISCOVERED = Text(
    "Unit yang disebut dipilih dengan cara Benjamini–Hochberg: rata-rata paling banyak 5 % di antaranya disebut hanya "
    "karena kebetulan.",
    "The units named were chosen by Benjamini–Hochberg: on average at most 5 % of them are named by chance alone.",
)
