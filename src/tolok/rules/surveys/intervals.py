"""How sure a survey index is: the linearised standard error, and the bootstrap of whole respondents."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement
from math import lcm, sqrt
from random import Random
from statistics import NormalDist

from tolok.rules.bands import Band, Bands
from tolok.rules.results import Interval
from tolok.rules.surveys.tallies import Tally, unpack_row
from tolok.rules.texts import Text

#: Two-sided 95 % point of the normal distribution.
Z95 = 1.959964
#: The seed that is stored with every bootstrap; the same rows give the same interval, in any order.
SEED = 20170514
#: Respondents times draws above which the bootstrap is not run: it would say the same as the formula.
MOST_DRAWS = 40_000_000
#: Bits for one item's count and sum when whole respondents are added as one number.
FIELD = 64


def variance(tally: Tally, weights: Sequence[Fraction]) -> Fraction | None:
    """The variance of Σ weightⱼ × meanⱼ over respondents, exact; None where it does not exist.

    Each respondent contributes zᵢ = Σⱼ weightⱼ (xᵢⱼ − meanⱼ) / nⱼ over the items answered (linearisation of
    the sum of ratios, Cochran 3rd ed. 6.4; Särndal et al. 5.5); the variance is n/(n−1) Σ zᵢ². With complete
    data and equal weights this is sd²/n of the respondents' own means.
    """
    counts, totals, n = tally.counts, tally.totals, tally.n
    if n < 2 or not all(counts):
        return None
    # one common denominator keeps the sums in whole numbers: z = Σ b (nⱼ x − Tⱼ) / scale
    shares = [weight / (count * count) for weight, count in zip(weights, counts, strict=True)]
    scale = lcm(*(share.denominator for share in shares))
    b = [int(share * scale) for share in shares]
    spread = sum(
        _pattern_spread(mask, sums.n, sums.totals, sums.products, b, counts, totals)
        for mask, sums in tally.patterns.items()
    )
    return Fraction(n, n - 1) * Fraction(spread, scale * scale)


def _pattern_spread(
    mask: int,
    n: int,
    sums: Sequence[int],
    products: Sequence[int],
    b: Sequence[int],
    counts: Sequence[int],
    totals: Sequence[int],
) -> int:
    """Σ (Σⱼ bⱼ (nⱼ xⱼ − Tⱼ))² over the respondents of one pattern: with cⱼ = bⱼ nⱼ and d = Σ bⱼ Tⱼ it is
    Σⱼₗ cⱼ cₗ Σxⱼxₗ − 2 d Σⱼ cⱼ Σxⱼ + n d²."""
    k = len(counts)
    c = [b[j] * counts[j] if mask >> j & 1 else 0 for j in range(k)]
    d = sum(b[j] * totals[j] for j in range(k) if mask >> j & 1)
    pairs = combinations_with_replacement(range(k), 2)
    square = sum(
        c[i] * c[j] * product * (1 if i == j else 2)
        for (i, j), product in zip(pairs, products, strict=True)
        if product
    )
    return square - 2 * d * sum(map(int.__mul__, c, sums)) + n * d * d


def remaining(n: int, population: int | None) -> Fraction:
    """The finite-population correction 1 − n/N; 1 when N is not known or smaller than n (wrong data)."""
    return Fraction(1) if not population or population < n else 1 - Fraction(n, population)


def standard_error(tally: Tally, weights: Sequence[Fraction], population: int | None = None) -> float | None:
    """√ of `variance` with the finite-population correction; None below two respondents."""
    found = variance(tally, weights)
    return None if found is None else sqrt(found * remaining(tally.n, population))


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """Percentile limits of `draws` resamples, of which `used` had an answer to every item."""

    low: float
    high: float
    draws: int
    used: int
    seed: int


def resample(
    tally: Tally, weights: Sequence[Fraction], draws: int, seed: int = SEED, population: int | None = None
) -> Bootstrap | None:
    """Resamples whole respondents with replacement; None when rows were not kept or too few draws work.

    Limits are the 2.5 % and 97.5 % points of the drawn indices (Efron's percentile interval), drawn towards
    the estimate by √(1 − n/N) when the population is known. Rows are put in order first, so that the order of
    the file does not matter.
    """
    if tally.vectors is None or tally.n < 2 or not all(tally.counts):
        return None
    if draws < 2 or draws * tally.n > MOST_DRAWS:
        return None
    people = _people(tally)
    k, factors = len(tally.keys), [float(weight) for weight in weights]
    random = Random(seed)  # noqa: S311 — resampling, not secrecy
    found = sorted(
        value
        for _ in range(draws)
        if (value := _drawn(sum(random.choices(people, k=len(people))), k, factors)) is not None
    )
    if 2 * len(found) < draws:
        return None
    middle = float(
        sum(w * m for w, j in zip(weights, range(k), strict=True) if (m := tally.mean(j)) is not None)
    )
    shrink = sqrt(remaining(tally.n, population))
    low, high = (middle + shrink * (_quantile(found, share) - middle) for share in (0.025, 0.975))
    return Bootstrap(low, high, draws, len(found), seed)


def _people(tally: Tally) -> list[int]:
    """Each respondent as one number whose fields add up: per item the answers given and their sum."""
    people = []
    for packed, count in sorted((tally.vectors or {}).items()):
        row = unpack_row(packed, len(tally.keys), tally.low, tally.high)
        fields = (0 if x is None else (1 << FIELD // 2) + x for x in row)
        people += [sum(field << FIELD * j for j, field in enumerate(fields))] * count
    return people


def _drawn(total: int, k: int, factors: Sequence[float]) -> float | None:
    value, half = 0.0, FIELD // 2
    for j in range(k):
        field = total >> FIELD * j & (1 << FIELD) - 1
        count = field >> half
        if not count:
            return None
        value += factors[j] * (field & (1 << half) - 1) / count
    return value


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def band_probability(value: Fraction, error: float | None, bands: Bands) -> float | None:
    """How likely the true index lies in the band of `value`, taking the estimate as normal; None without error."""
    if error is None:
        return None
    band = bands.of(value)
    place = bands.bands.index(band)
    if not error:
        return 1.0
    normal = NormalDist(float(value), error)
    above = bands.bands[place - 1] if place else None
    upper = 1.0 if above is None else normal.cdf(float(bands.reach(above)))
    last = place == len(bands.bands) - 1
    return upper - (0.0 if last else normal.cdf(float(bands.reach(band))))


def crossed(interval: Interval, bands: Bands) -> tuple[Band, Band] | None:
    """The bands of the two limits when they differ."""
    if interval.low is None or interval.high is None:
        return None
    first, last = bands.of(Fraction(interval.low)), bands.of(Fraction(interval.high))
    return None if first is last else (first, last)


def told_width(interval: Interval, n: int, population: int | None) -> Interval:
    """The same interval; one of width zero says why it is so narrow, which is not that it is certain."""
    if interval.low is None or interval.low != interval.high:
        return interval
    why, method = ALL_ASKED if n == population else NO_SPREAD, interval.method
    return Interval(interval.low, interval.high, Text(f"{method.id} {why.id}", f"{method.en} {why.en}"))


NO_SPREAD = Text(
    "Semua responden memberi nilai yang sama, jadi lebarnya nol: keragamannya tidak terlihat, bukan berarti pasti.",
    "All respondents gave the same value, so its width is zero: the spread is not seen, which is not certainty.",
)
ALL_ASKED = Text(
    "Semua pengguna menjawab, jadi lebarnya nol: tidak ada yang ditarik sebagai sampel.",
    "All users answered, so its width is zero: nobody was drawn as a sample.",
)


def no_interval(why: Text) -> Interval:
    """An interval that does not exist, with the reason."""
    return Interval(None, None, why)
