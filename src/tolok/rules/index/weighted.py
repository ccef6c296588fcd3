"""The engine of weighted instruments: levels and answers in, an index with its trail out.

It knows forms, aspects, weights and bands, and no particular instrument.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from tolok.rules.bands import Band
from tolok.rules.index import warnings as weighted_warnings
from tolok.rules.instruments.values import Aspect, Form, Instrument
from tolok.rules.numbers import weighted_sum
from tolok.rules.results import Interval, Outcome
from tolok.rules.statistics.moments import Moments
from tolok.rules.texts import Text

#: A level 0–5, or the statement that the indicator does not apply to the unit.
NotApplicable = Literal["n/a"]
NOT_APPLICABLE: NotApplicable = "n/a"
Levels = Mapping[str, int | NotApplicable]

#: Two-sided 95 % point of the normal distribution.
Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of one unit.

    `levels`: indicator code → level; a code that is absent is unanswered, never zero. `answers`: form key →
    moments of respondents, where single answers are at hand. `values`: form key → a mean or index computed
    elsewhere, with `respondents` when their number is known.
    """

    unit: str
    levels: Levels
    answers: Mapping[str, Moments] = field(default_factory=dict)
    values: Mapping[str, Fraction] = field(default_factory=dict)
    respondents: Mapping[str, int] = field(default_factory=dict)


def evaluate(instrument: Instrument, given: Given) -> Outcome:
    """The outcome of `instrument` for one unit: exact, rounded only where a category is read.

    Raises ValueError for a level or value outside the form's scale or an unknown code: readers check those
    first and report them with their cell.
    """
    _refuse_unknown(instrument, given)
    aspects: dict[str, Fraction | None] = {}
    forms: dict[str, Fraction | None] = {}
    warnings: list[Text] = []
    missing: list[str] = []
    for form in instrument.forms.values():
        if form.kind == "levels":
            found = {aspect.key: aspect_value(form, aspect, given.levels) for aspect in form.aspects}
            aspects |= found
            forms[form.key] = form_value(form, found)
            absent = missing_codes(form, given.levels)
            missing += absent
            warnings += _gaps(form, given.levels, absent)
        else:
            forms[form.key] = given_value(form, given)
    index = index_value(instrument, forms)
    respondents = {
        form.key: _respondents(form, given) for form in instrument.forms.values() if form.kind == "answers"
    }
    warnings += weighted_warnings.of_parts(instrument, forms, respondents)
    interval = interval_of(instrument, given, index)
    category = None
    if index is not None:
        category = _category(instrument, index, respondents)
        shown = interval if category else NO_INTERVAL
        warnings += weighted_warnings.of_index(instrument, index, shown)
    return Outcome(
        unit=given.unit,
        instrument=instrument.id,
        pack_hash=instrument.header.hash,
        aspects=aspects,
        forms=forms,
        index=index,
        category=category,
        interval=interval,
        missing=tuple(missing),
        warnings=tuple(warnings),
        respondents=respondents,
        doubts=weighted_warnings.doubts(instrument, aspects, index),
    )


def _gaps(form: Form, levels: Levels, absent: list[str]) -> list[Text]:
    """Why a form of levels has no value, or nothing."""
    refused = [code for code in absent if levels.get(code) == NOT_APPLICABLE]
    empty = [aspect.key for aspect in form.aspects if _nothing_applies(form, aspect, levels)]
    return weighted_warnings.of_levels(form, absent, refused, empty)


def _refuse_unknown(instrument: Instrument, given: Given) -> None:
    for code, level in given.levels.items():
        scale = instrument.scales.get(code)
        if scale is None:
            raise ValueError(f"unknown indicator {code!r}")
        if level != NOT_APPLICABLE and level not in scale:
            raise ValueError(f"{code}: level {level!r} outside {scale[0]}–{scale[-1]}")
    means = {key: moments.mean for key, moments in given.answers.items()}
    for key, value in (*given.values.items(), *means.items()):
        if key not in instrument.forms:
            raise ValueError(f"unknown form {key!r}")
        form = instrument.forms[key]
        if value is not None and not form.low <= value <= form.high:
            raise ValueError(f"{key}: {value} outside {form.low}–{form.high}")


def applies(form: Form, levels: Levels, code: str) -> bool:
    """Whether the indicator counts: not where it is marked as not applicable and the form allows that."""
    return not (form.not_applicable == "renormalise" and levels.get(code) == NOT_APPLICABLE)


def _nothing_applies(form: Form, aspect: Aspect, levels: Levels) -> bool:
    return aspect.known and not any(applies(form, levels, row.code) for row in aspect.indicators)


def aspect_value(form: Form, aspect: Aspect, levels: Levels) -> Fraction | None:
    """Σ level × weight of one aspect on the form's scale; None while an indicator is unanswered.

    Where the form renormalises, weights of not applicable indicators are spread over the rest. Printed
    weights that sum to 99.5 are used as printed (pack: ``weights_sum``).
    """
    if not aspect.known:
        return None
    weighted: list[tuple[int, Fraction]] = []
    for row in aspect.indicators:
        level = levels.get(row.code)
        if isinstance(level, int):
            weighted.append((level, row.weight))
        elif applies(form, levels, row.code):
            return None
    total = weighted_sum(weighted) / 100
    if weighted and len(weighted) == len(aspect.indicators):
        return total
    spread = weight_spread(form, aspect, levels)
    return total * spread if spread else None


def weight_spread(form: Form, aspect: Aspect, levels: Levels) -> Fraction:
    """What every weight of the aspect is multiplied by so that the applicable ones carry all; 0 when none is."""
    full = sum((row.weight for row in aspect.indicators), Fraction(0))
    used = sum((row.weight for row in aspect.indicators if applies(form, levels, row.code)), Fraction(0))
    return full / used if used else Fraction(0)


def form_value(form: Form, aspects: Mapping[str, Fraction | None]) -> Fraction | None:
    """Σ aspect × weight; None while an aspect is not known."""
    total = Fraction(0)
    for aspect in form.aspects:
        value = aspects[aspect.key]
        if value is None:
            return None
        total += value * aspect.weight
    return total / 100


def given_value(form: Form, given: Given) -> Fraction | None:
    """The pooled mean of respondents' answers, or the value given for the form."""
    moments = given.answers.get(form.key)
    return moments.mean if moments is not None else given.values.get(form.key)


def index_value(instrument: Instrument, forms: Mapping[str, Fraction | None]) -> Fraction | None:
    """Σ form × times × weight; None while a form is not known."""
    total = Fraction(0)
    for term in instrument.index.terms:
        value = forms[term.form]
        if value is None:
            return None
        total += value * term.times * term.weight
    return total


def missing_codes(form: Form, levels: Levels) -> list[str]:
    """Codes of scored indicators without a usable level, in sheet order."""
    return [
        row.code
        for aspect in form.aspects
        for row in aspect.indicators
        if applies(form, levels, row.code) and not isinstance(levels.get(row.code), int)
    ]


def _respondents(form: Form, given: Given) -> int | None:
    moments = given.answers.get(form.key)
    return moments.n if moments is not None else given.respondents.get(form.key)


def _category(instrument: Instrument, index: Fraction, respondents: Mapping[str, int | None]) -> Band | None:
    for key, count in respondents.items():
        if count is not None and count < instrument.forms[key].minimum_respondents:
            return None
    return instrument.index.bands.of(index)


def interval_of(instrument: Instrument, given: Given, index: Fraction | None) -> Interval:
    """The 95 % interval that comes from the respondents, or why there is none.

    Levels are taken as they are: how far evaluators would differ is not known from one judgement.
    """
    if index is None:
        return NO_INTERVAL
    variance, seen = 0.0, False
    for term in instrument.index.terms:
        moments = given.answers.get(term.form)
        error = moments.standard_error() if moments is not None else None
        if error is not None:
            variance += (error * float(term.times * term.weight)) ** 2
            seen = True
    if not seen:
        return NO_RESPONDENTS
    if not variance:
        return Interval(float(index), float(index), NO_SPREAD)
    half = Z95 * variance**0.5
    low, high = float(instrument.index.low), float(instrument.index.high)
    return Interval(max(low, float(index) - half), min(high, float(index) + half), FROM_RESPONDENTS)


NO_INTERVAL = Interval(
    None, None, Text("Tanpa indeks tidak ada selang.", "Without an index there is no interval.")
)
NO_RESPONDENTS = Interval(
    None,
    None,
    Text(
        "Tidak ada selang: jawaban tiap responden tidak disertakan, atau kurang dari dua.",
        "No interval: the answers of single respondents are not given, or there are fewer than two.",
    ),
)
NO_SPREAD = Text(
    "Selang 95 % selebar nol karena semua responden memberi nilai yang sama: keragamannya tidak terlihat, "
    "bukan berarti pasti. Nilai evaluator dianggap tetap.",
    "95 % interval of width zero because all respondents gave the same value: their spread is not seen, which is "
    "not certainty. The evaluator's levels are taken as fixed.",
)
FROM_RESPONDENTS = Text(
    "Selang 95 % dari keragaman responden; nilai evaluator dianggap tetap.",
    "95 % interval from the spread of respondents; the evaluator's levels are taken as fixed.",
)
