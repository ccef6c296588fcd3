"""Satisfaction surveys: element means, the index and its grade, exactly; one rounding at the end.

NRR = sum of answers ÷ answers to that element, NI = Σ NRR × weight, IKM = NI × 25 (PermenPANRB 14/2017, annex).
The same rules read the packs of 2004 and 2014, with their own elements and bands.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt

from tolok.rules.bands import Band
from tolok.rules.numbers import round_half_up
from tolok.rules.results import Interval
from tolok.rules.surveys import warnings as survey_warnings
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.intervals import (
    SEED,
    Z95,
    Bootstrap,
    band_probability,
    no_interval,
    remaining,
    resample,
    standard_error,
    told_width,
)
from tolok.rules.surveys.ranks import ranks
from tolok.rules.surveys.reliability import reliability
from tolok.rules.surveys.results import ElementOutcome, SurveyOutcome
from tolok.rules.surveys.tallies import Tally
from tolok.rules.surveys.trail import trail
from tolok.rules.texts import Problem, ProblemsError, Text

#: The weights every survey has: 1/k, whole.
EXACT = "exact"
OLD_WEIGHT_WITHOUT = Text(
    "Bobot lama dicetak untuk semua unsur, jadi tidak berlaku bersama unsur yang dikeluarkan.",
    "The old weight was printed for all elements, so it does not go with elements left out.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices behind one result, kept with it."""

    group: str
    weight: str
    without: tuple[str, ...]
    population: int | None
    kept: tuple[str, ...]
    share: Fraction


def survey(
    pack: Satisfaction,
    tally: Tally,
    *,
    group: str = "all",
    weight: str = EXACT,
    population: int | None = None,
    bootstrap: int | None = None,
    seed: int = SEED,
    without: Collection[str] = (),
) -> SurveyOutcome:
    """Everything `pack` says about the respondents counted in `tally`.

    `tally.keys` must be the pack's keys, in any order. `weight` is ``exact`` (1/k) or the name of one of the
    pack's legacy weights. `population` is the number of users in the period (finite-population correction).
    `bootstrap` asks for so many resamples of whole respondents with `seed`; the interval is then its percentiles.
    `without` leaves elements out on purpose and spreads the exact weights over the rest. An element without
    any answer gives no index. Raises ProblemsError for an unknown weight or unknown elements, and for a legacy
    weight together with `without`: it was printed for the full number of elements.
    """
    asked = _asked(pack, group, weight, population, without)
    _same_items(pack, tally)
    kept = tally if tally.keys == asked.kept else tally.of_items(asked.kept)
    elements = {key: _counted(pack, asked, kept, place) for place, key in enumerate(asked.kept)}
    factors = [asked.share * pack.factor] * len(asked.kept)
    error = standard_error(kept, factors, population)
    resampled = resample(kept, factors, bootstrap, seed, population) if bootstrap else None
    outcome = _outcome(pack, asked, elements, kept.n, kept.blank)
    interval = told_width(
        _interval(pack, outcome.ikm, error, resampled, bool(bootstrap), kept.n), kept.n, population
    )
    found = replace(
        outcome,
        interval=interval,
        letter_probability=band_probability(outcome.ikm, error, pack.bands)
        if outcome.ikm is not None and outcome.grade
        else None,
        bootstrap=resampled,
        reliability=reliability(kept),
        straightliners=kept.straightliners,
        repeats=tally.repeats,
    )
    return replace(found, warnings=survey_warnings.of(pack, found, seen=True))


def survey_of_means(
    pack: Satisfaction,
    means: Mapping[str, Fraction],
    *,
    n: int | None = None,
    group: str = "all",
    weight: str = EXACT,
    without: Collection[str] = (),
) -> SurveyOutcome:
    """The index of published element means, as recap workbooks hold them; no interval, no reliability.

    A key of the pack that is absent from `means` has no answer. Raises ProblemsError for unknown elements,
    an unknown weight, one that does not go with `without`, or a mean off the scale.
    """
    asked = _asked(pack, group, weight, None, without)
    _on_scale(pack, means)
    elements = {key: _given(pack, asked, means.get(key), key, n) for key in asked.kept}
    outcome = _outcome(pack, asked, elements, n, 0)
    return replace(outcome, warnings=survey_warnings.of(pack, outcome, seen=False))


def weight_of(pack: Satisfaction, weight: str, kept: int) -> Fraction:
    """The weight of one element: 1/`kept`, or a printed short weight by its name."""
    if weight == EXACT:
        return Fraction(1, kept)
    if weight not in pack.legacy_weights:
        known = ", ".join([EXACT, *pack.legacy_weights])
        raise ProblemsError(
            [
                Problem(
                    Text("Bobot ini tidak dikenal.", "This weight is not known."),
                    found=weight,
                    wanted=Text(f"salah satu dari {known}", f"one of {known}"),
                )
            ]
        )
    return pack.legacy_weights[weight].value


def grade_of_mean(pack: Satisfaction, mean: Fraction) -> Band:
    """The grade of a single element: its mean × factor through the bounds of the index.

    The printed bands for means have holes (2,5996 to 2,60; 3,064 to 3,0644; 3,532 to 3,5324) and need other
    roundings than the index; the bounds of the index have none, and both agree outside the holes.
    """
    return pack.bands.of(mean * pack.factor)


def _asked(
    pack: Satisfaction, group: str, weight: str, population: int | None, without: Collection[str]
) -> Asked:
    _known(pack, without)
    kept = tuple(key for key in pack.keys if key not in without)
    if not kept:
        raise ProblemsError([Problem(Text("Semua unsur dikeluarkan.", "Every element is left out."))])
    share = weight_of(pack, weight, len(kept))
    if weight != EXACT and len(kept) < len(pack.keys):
        raise ProblemsError([Problem(OLD_WEIGHT_WITHOUT, found=weight, wanted=Text(EXACT, EXACT))])
    left = tuple(key for key in pack.keys if key in without)
    return Asked(group, weight, left, population, kept, share)


def _known(pack: Satisfaction, keys: Collection[str]) -> None:
    strange = [key for key in keys if key not in pack.by_key]
    if strange:
        listed = ", ".join(pack.keys)
        raise ProblemsError(
            Problem(
                Text("Unsur ini tidak ada dalam instrumen.", "The instrument has no such element."),
                found=key,
                wanted=Text(f"salah satu dari {listed}", f"one of {listed}"),
            )
            for key in strange
        )


def _same_items(pack: Satisfaction, tally: Tally) -> None:
    _known(pack, tally.keys)
    if set(tally.keys) != set(pack.keys) or (tally.low, tally.high) != (pack.scale.low, pack.scale.high):
        raise ValueError(
            f"the tally counts {tally.keys} on {tally.low}–{tally.high}, not what {pack.id} asks"
        )


def _on_scale(pack: Satisfaction, means: Mapping[str, Fraction]) -> None:
    _known(pack, means.keys())
    low, high = pack.scale.low, pack.scale.high
    wrong = {key: mean for key, mean in means.items() if not low <= mean <= high}
    if wrong:
        raise ProblemsError(
            Problem(
                Text("Nilai rata-rata unsur di luar skala.", "The element's mean is off the scale."),
                column=key,
                found=str(float(mean)),
                wanted=Text(f"angka {low} sampai {high}", f"a number from {low} to {high}"),
            )
            for key, mean in wrong.items()
        )


def _counted(pack: Satisfaction, asked: Asked, tally: Tally, place: int) -> ElementOutcome:
    key, count, mean = asked.kept[place], tally.counts[place], tally.mean(place)
    enough = count >= pack.minimum_respondents and tally.n >= pack.minimum_respondents
    return ElementOutcome(
        key=key,
        name=pack.by_key[key].name,
        n=count,
        total=tally.totals[place],
        nrr=mean,
        weight=asked.share,
        grade=grade_of_mean(pack, mean) if mean is not None and enough else None,
        rank=None,
        levels=tally.levels[place],
        outside=tally.outside[place],
        interval=_mean_interval(tally, place, asked.population),
    )


def _mean_interval(tally: Tally, place: int, population: int | None) -> Interval:
    count, total = tally.counts[place], tally.totals[place]
    if count < 2:
        return no_interval(survey_warnings.TOO_FEW)
    squares = sum(p * p * c for p, c in enumerate(tally.levels[place], tally.low))
    # s² ÷ n in whole numbers, so that fifty thousand groups need no fraction each
    variance = (count * squares - total * total) / (count * count * (count - 1))
    half, mean = Z95 * sqrt(variance * remaining(count, population)), total / count
    low, high = max(float(tally.low), mean - half), min(float(tally.high), mean + half)
    return told_width(Interval(low, high, survey_warnings.FORMULA), count, population)


def _given(
    pack: Satisfaction, asked: Asked, mean: Fraction | None, key: str, n: int | None
) -> ElementOutcome:
    enough = n is None or n >= pack.minimum_respondents
    return ElementOutcome(
        key=key,
        name=pack.by_key[key].name,
        n=n,
        total=None,
        nrr=mean,
        weight=asked.share,
        grade=grade_of_mean(pack, mean) if mean is not None and enough else None,
        rank=None,
        levels=None,
        outside=0,
        interval=no_interval(survey_warnings.ONLY_MEANS),
    )


def _outcome(
    pack: Satisfaction, asked: Asked, elements: dict[str, ElementOutcome], n: int | None, blank: int
) -> SurveyOutcome:
    places = ranks({key: row.nrr for key, row in elements.items() if row.nrr is not None})
    elements = {key: replace(row, rank=places.get(key)) for key, row in elements.items()}
    shares = [row.weighted for row in elements.values()]
    known = [share for share in shares if share is not None]
    index = sum(known, Fraction(0)) if len(known) == len(shares) else None
    ikm = None if index is None else index * pack.factor
    enough = n is None or n >= pack.minimum_respondents
    counts = [row.n for row in elements.values() if row.n is not None]
    return SurveyOutcome(
        group=asked.group,
        instrument=pack.id,
        pack_hash=pack.header.hash,
        weight=asked.weight,
        without=asked.without,
        population=asked.population,
        n=n,
        n_min=min(counts, default=None),
        n_max=max(counts, default=None),
        blank=blank,
        elements=elements,
        index=index,
        ikm=ikm,
        ikm_published=None if ikm is None else round_half_up(ikm, pack.bands.decimals),
        grade=pack.bands.of(ikm) if ikm is not None and enough else None,
        interval=no_interval(survey_warnings.ONLY_MEANS),
        letter_probability=None,
        bootstrap=None,
        reliability=None,
        straightliners=None,
        repeats=None,
        warnings=(),
        trail=trail(pack, elements, index, ikm, asked.weight, asked.without),
    )


def _interval(
    pack: Satisfaction,
    ikm: Fraction | None,
    error: float | None,
    resampled: Bootstrap | None,
    wanted: bool,
    n: int,
) -> Interval:
    if ikm is None:
        return no_interval(survey_warnings.NO_INDEX)
    if error is None:
        return no_interval(survey_warnings.TOO_FEW)
    if resampled is not None:
        return Interval(resampled.low, resampled.high, survey_warnings.resampled(resampled))
    low, high = (float(point * pack.factor) for point in (pack.scale.low, pack.scale.high))
    method = survey_warnings.not_resampled(n) if wanted else survey_warnings.FORMULA
    half = Z95 * error
    return Interval(max(low, float(ikm) - half), min(high, float(ikm) + half), method)
