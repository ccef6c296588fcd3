"""How certain an index and its category are: from the spread of respondents and from second scores.

A published category is one draw: other users could have answered, another evaluator could have come. Both
errors are estimated from the cycle itself, never assumed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

from tolok.rules.bands import Bands
from tolok.rules.index.weighted import Z95, Given, Levels, aspect_value, form_value, weight_spread
from tolok.rules.instruments.values import Form, Instrument
from tolok.rules.results import Interval
from tolok.rules.texts import Text

#: Units scored twice as a whole from which the error of a form is read directly; a choice of ours.
MINIMUM_UNITS = 10
#: Pairs of levels from which the error of one level is read; a choice of ours.
MINIMUM_PAIRS = 30


@dataclass(frozen=True, slots=True)
class Scatter:
    """How far one evaluator's result lies from another's on a form.

    `of_form` is the variance of the form's value when one evaluator scores a whole unit, None with fewer than
    `MINIMUM_UNITS` such `units`; `of_level` that of a single level, None with fewer than `MINIMUM_PAIRS`
    `pairs`. Both in squared points of the form's scale.
    """

    units: int
    pairs: int
    of_form: float | None
    of_level: float | None


#: What is known without second scores.
UNSEEN = Scatter(0, 0, None, None)


@dataclass(frozen=True, slots=True)
class Certainty:
    """The 95 % interval of an index and the probability of every category by its letter, which sum to 1.

    Without them `interval` is without limits, `probabilities` is empty and `method` says why. `error` is the
    standard error of the index.
    """

    interval: Interval
    probabilities: Mapping[str, float]
    method: Text
    error: float | None = None


def scatter(instrument: Instrument, twice: Iterable[tuple[Levels, Levels]]) -> Mapping[str, Scatter]:
    """By form: the scatter of evaluators, from first and second levels of units before any moderation.

    Two evaluators of one unit differ by D; when both err alike and on their own, the variance of one of them
    is the mean of D² ÷ 2 (Dahlberg 1940). D of the whole form keeps that a strict evaluator is strict
    throughout; D of single levels does not.
    """
    pairs = list(twice)
    return {form.key: _scatter(form, pairs) for form in instrument.judged}


def _scatter(form: Form, twice: list[tuple[Levels, Levels]]) -> Scatter:
    wholes: list[Fraction] = []
    singles: list[int] = []
    for first, second in twice:
        one, other = _value(form, first), _value(form, second)
        if one is not None and other is not None:
            wholes.append((one - other) ** 2)
        for row in (row for aspect in form.aspects for row in aspect.indicators):
            a, b = first.get(row.code), second.get(row.code)
            if isinstance(a, int) and isinstance(b, int):
                singles.append((a - b) ** 2)
    return Scatter(
        units=len(wholes),
        pairs=len(singles),
        of_form=float(sum(wholes) / len(wholes) / 2) if len(wholes) >= MINIMUM_UNITS else None,
        of_level=sum(singles) / len(singles) / 2 if len(singles) >= MINIMUM_PAIRS else None,
    )


def _value(form: Form, levels: Levels) -> Fraction | None:
    return form_value(form, {aspect.key: aspect_value(form, aspect, levels) for aspect in form.aspects})


def certainty(
    instrument: Instrument, given: Given, index: Fraction | None, scatters: Mapping[str, Scatter]
) -> Certainty:
    """The interval of `index` and the probabilities of its categories, by a normal distribution.

    Its variance adds those of the forms: respondents by their moments, evaluators by `scatters`. A form whose
    value comes computed from elsewhere is taken as certain, which the words say. Deterministic.
    """
    if index is None:
        return _unknown(NO_INDEX)
    variance, single, fixed = 0.0, False, False
    for term in instrument.index.terms:
        form = instrument.forms[term.form]
        if form.kind == "index":
            fixed = True
            continue
        if form.kind == "levels":
            between = scatters.get(form.key, UNSEEN)
            found = _of_levels(form, given, between)
            single |= between.of_form is None
        else:
            found = _of_answers(form, given)
        if isinstance(found, Text):
            return _unknown(found)
        variance += found * float(term.times * term.weight) ** 2
    error = sqrt(variance)
    method = Text(
        METHOD.id
        + (SINGLE.id if single else "")
        + (FIXED.id if fixed else "")
        + ("" if error else NO_SPREAD.id),
        METHOD.en
        + (SINGLE.en if single else "")
        + (FIXED.en if fixed else "")
        + ("" if error else NO_SPREAD.en),
    )
    low, high = float(instrument.index.low), float(instrument.index.high)
    middle, half = float(index), Z95 * error
    interval = Interval(max(low, middle - half), min(high, middle + half), method)
    return Certainty(interval, probabilities(index, error, instrument.index.bands), method, error)


def _of_levels(form: Form, given: Given, found: Scatter) -> float | Text:
    """The variance of a judged form, or why it is not known."""
    if found.of_form is not None:
        return found.of_form
    if found.of_level is None:
        return NO_SECOND.format(units=MINIMUM_UNITS, pairs=MINIMUM_PAIRS)
    squares = Fraction(0)
    for aspect in form.aspects:
        spread = weight_spread(form, aspect, given.levels) * aspect.weight / 10_000
        squares += sum(
            (row.weight * spread) ** 2
            for row in aspect.indicators
            if isinstance(given.levels.get(row.code), int)
        )
    return found.of_level * float(squares)


def _of_answers(form: Form, given: Given) -> float | Text:
    """The variance of the respondents' mean, or why it is not known."""
    moments = given.answers.get(form.key)
    error = moments.standard_error() if moments is not None else None
    return NO_RESPONDENTS if error is None else error * error


def probabilities(index: Fraction, error: float, bands: Bands) -> dict[str, float]:
    """How likely each category is, by letter, for a normal distribution around `index`.

    Limits are the smallest values published in a band. What lies beyond the scale counts to the outermost bands.
    """
    if not error:
        reached = bands.of(index)
        return {band.letter: float(band is reached) for band in bands.bands}
    normal = NormalDist(float(index), error)
    found, above = {}, 1.0
    for band in bands.bands[:-1]:
        below = normal.cdf(float(bands.reach(band)))
        found[band.letter] = above - below
        above = below
    found[bands.bands[-1].letter] = above
    return found


def _unknown(why: Text) -> Certainty:
    return Certainty(Interval(None, None, why), {}, why)


NO_INDEX = Text(
    "Tanpa indeks tidak ada selang dan peluang kategori.",
    "Without an index there is no interval and no probability of a category.",
)
NO_SECOND = Text(
    "Selang dan peluang kategori tidak dihitung: penilaian kedua belum cukup. Perlu {units} unit yang dinilai dua "
    "evaluator seluruhnya, atau {pairs} pasang level.",
    "The interval and the probability of the category are not computed: there are not enough second scores. Needed "
    "are {units} units scored wholly by two evaluators, or {pairs} pairs of levels.",
)
NO_RESPONDENTS = Text(
    "Selang dan peluang kategori tidak dihitung: jawaban tiap responden tidak ada, atau kurang dari dua.",
    "The interval and the probability of the category are not computed: the answers of single respondents are not "
    "given, or there are fewer than two.",
)
METHOD = Text(
    "Selang 95 % dan peluang kategori memakai sebaran normal. Ragamnya dijumlahkan dari keragaman responden dan dari "
    "selisih penilaian pertama dan kedua dalam siklus ini; kedua evaluator dianggap sama telitinya. Unit yang dinilai "
    "dua kali tidak dianggap lebih pasti.",
    "The 95 % interval and the probability of the category use the normal distribution. Its variance adds the spread of "
    "respondents and the differences between first and second scores of this cycle; both evaluators are taken as equally "
    "precise. Units that were scored twice are not taken as more certain.",
)
SINGLE = Text(
    " Selisih dibaca per level dan dianggap saling bebas karena unit yang dinilai dua kali masih sedikit; evaluator "
    "yang selalu ketat membuat selang sebenarnya lebih lebar.",
    " Differences are read level by level and taken as independent because few units were scored twice; an evaluator who "
    "is always strict makes the true interval wider.",
)
FIXED = Text(
    " Nilai yang dihitung di tempat lain dianggap pasti.", " Values computed elsewhere are taken as certain."
)
NO_SPREAD = Text(
    " Lebarnya nol karena tidak ada selisih yang terlihat; itu bukan berarti pasti.",
    " It has width zero because no difference was seen, which is not certainty.",
)
