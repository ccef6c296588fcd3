"""The engine of weighted instruments: levels and answers in, an index with its trail out.

It knows forms, aspects, weights and bands, and no particular instrument.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from tolok.rules.bands import Band
from tolok.rules.instruments import Aspect, Form, Instrument
from tolok.rules.moments import Moments
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.results import Interval, Outcome
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
            warnings += _level_warnings(form, given.levels, absent)
        else:
            forms[form.key] = given_value(form, given)
    index = index_value(instrument, forms)
    respondents = {
        form.key: _respondents(form, given) for form in instrument.forms.values() if form.kind == "answers"
    }
    warnings += _part_warnings(instrument, forms, respondents)
    category = None if index is None else _category(instrument, index, respondents)
    if index is not None and (near := instrument.index.bands.near(index)):
        warnings.append(
            Text(
                f"Nilai sebelum dibulatkan sangat dekat dengan batas {near.letter}.",
                f"The unrounded value lies very close to the bound of {near.letter}.",
            )
        )
    interval = interval_of(instrument, given, index)
    if index is not None and interval.low is not None and interval.high is not None and category:
        warnings += _crossing(instrument, interval.low, interval.high)
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
    )


def _refuse_unknown(instrument: Instrument, given: Given) -> None:
    for code in given.levels.keys() - instrument.indicators.keys():
        raise ValueError(f"unknown indicator {code!r}")
    for form in instrument.judged:
        for row in (*(row for aspect in form.aspects for row in aspect.indicators), *form.supplementary):
            level = given.levels.get(row.code, NOT_APPLICABLE)
            if level != NOT_APPLICABLE and not form.low <= level <= form.high:
                raise ValueError(f"{row.code}: level {level!r} outside {form.low}–{form.high}")
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


def aspect_value(form: Form, aspect: Aspect, levels: Levels) -> Fraction | None:
    """Σ level × weight of one aspect on the form's scale; None while an indicator is unanswered.

    Where the form renormalises, weights of not applicable indicators are spread over the rest. Printed
    weights that sum to 99.5 are used as printed (pack: ``weights_sum``).
    """
    if not aspect.known:
        return None
    total = Fraction(0)
    for row in aspect.indicators:
        if not applies(form, levels, row.code):
            continue
        level = levels.get(row.code)
        if not isinstance(level, int):
            return None
        total += level * row.weight
    spread = _spread(form, aspect, levels)
    return total * spread / 100 if spread else None


def _spread(form: Form, aspect: Aspect, levels: Levels) -> Fraction:
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


def _level_warnings(form: Form, levels: Levels, missing: list[str]) -> list[Text]:
    warnings = []
    name = Text(form.name.id[:1].upper() + form.name.id[1:], form.name.en[:1].upper() + form.name.en[1:])
    unknown = [aspect.key for aspect in form.aspects if not aspect.known]
    if unknown:
        listed = ", ".join(unknown)
        warnings.append(
            Text(
                f"{name.id} tidak dihitung: lembar aspek {listed} versi ini belum pernah terlihat, hanya aspek lain yang sah.",
                f"{name.en} is not computed: the sheet of aspects {listed} of this version was never seen; "
                "only the other aspects stand.",
            )
        )
    refused = [code for code in missing if levels.get(code) == NOT_APPLICABLE]
    if refused:
        listed = ", ".join(refused)
        warnings.append(
            Text(
                f"Indikator {listed} ditandai tidak berlaku; tidak ada aturan resmi untuk itu, jadi dianggap belum dinilai.",
                f"Indicators {listed} are marked as not applicable; no official rule allows that, so they count as unanswered.",
            )
        )
    warnings += [
        Text(
            f"{name.id} tidak dihitung karena seluruh aspek {aspect.key} ditandai tidak berlaku.",
            f"{name.en} is not computed because the whole of aspect {aspect.key} is marked as not applicable.",
        )
        for aspect in form.aspects
        if aspect.known and not any(applies(form, levels, row.code) for row in aspect.indicators)
    ]
    if missing:
        listed = ", ".join(missing)
        warnings.append(
            Text(
                f"{name.id} tidak dihitung karena {len(missing)} indikator belum dinilai: {listed}.",
                f"{name.en} is not computed because {len(missing)} indicators are unanswered: {listed}.",
            )
        )
    return warnings


def _part_warnings(
    instrument: Instrument, forms: Mapping[str, Fraction | None], respondents: Mapping[str, int | None]
) -> list[Text]:
    warnings = []
    index = instrument.index.key.upper()
    for term in instrument.index.terms:
        form = instrument.forms[term.form]
        count = respondents.get(form.key)
        if form.kind != "levels" and forms[form.key] is None:
            warnings.append(
                Text(
                    f"{index} tidak dihitung karena {form.name.id} belum ada. Nilai bagian lain tetap berlaku.",
                    f"{index} is not computed because {form.name.en} is missing. The other part stands.",
                )
            )
        elif form.kind == "answers" and count is None:
            warnings.append(
                Text(
                    f"Jumlah responden {form.name.id} tidak disebut, jadi batas minimum tidak dapat diperiksa.",
                    f"The number of respondents of {form.name.en} is not given, so the minimum cannot be checked.",
                )
            )
        elif form.kind == "answers" and count is not None and count < form.minimum_respondents:
            warnings.append(
                Text(
                    f"Responden {form.name.id} hanya {count}, minimum {form.minimum_respondents}: kategori tidak diberikan.",
                    f"Only {count} respondents of {form.name.en}, the minimum is {form.minimum_respondents}: "
                    "no category is given.",
                )
            )
    return warnings


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
        return Interval(
            None, None, Text("Tanpa indeks tidak ada selang.", "Without an index there is no interval.")
        )
    variance, seen = 0.0, False
    for term in instrument.index.terms:
        moments = given.answers.get(term.form)
        error = moments.standard_error() if moments is not None else None
        if error is not None:
            variance += (error * float(term.times * term.weight)) ** 2
            seen = True
    if not seen:
        return Interval(
            None,
            None,
            Text(
                "Tidak ada selang: jawaban tiap responden tidak disertakan, atau kurang dari dua.",
                "No interval: the answers of single respondents are not given, or there are fewer than two.",
            ),
        )
    half = Z95 * variance**0.5
    low, high = float(instrument.index.low), float(instrument.index.high)
    return Interval(
        max(low, float(index) - half),
        min(high, float(index) + half),
        Text(
            "Selang 95 % dari keragaman responden; nilai evaluator dianggap tetap.",
            "95 % interval from the spread of respondents; the evaluator's levels are taken as fixed.",
        ),
    )


def _crossing(instrument: Instrument, low: float, high: float) -> list[Text]:
    bands = instrument.index.bands
    first, last = bands.of(Fraction(low)), bands.of(Fraction(high))
    if first is last:
        return []
    return [
        Text(
            f"Selang melewati batas kategori: dari {first.letter} sampai {last.letter}.",
            f"The interval crosses a category bound: from {first.letter} to {last.letter}.",
        )
    ]


@dataclass(frozen=True, slots=True)
class Step:
    """One indicator raised by one level and what the index gains."""

    code: str
    to: int
    gain: Fraction


def distance(instrument: Instrument, index: Fraction) -> tuple[Band, Fraction, Text] | None:
    """The next better band, how far the unrounded index is from being published in it, and that in words."""
    band = instrument.index.bands.next_up(index)
    if band is None:
        return None
    # the distance that is told is between published numbers: 4.35 to 4.51 is 0.16
    decimals = instrument.index.decimals
    gap = Fraction(band.lower) - Fraction(round_half_up(index, decimals))
    shown = comma(gap, decimals)
    return (
        band,
        gap,
        Text(f"{shown} lagi ke {band.letter}", f"{shown.replace(',', '.')} more to {band.letter}"),
    )


def one_step_gains(instrument: Instrument, given: Given) -> tuple[Step, ...]:
    """For every indicator below the top: what one level more adds to the index, largest first."""
    steps = []
    for term in instrument.index.terms:
        form = instrument.forms[term.form]
        for aspect in form.aspects:
            spread = _spread(form, aspect, given.levels)
            for row in aspect.indicators:
                level = given.levels.get(row.code)
                if isinstance(level, int) and level < form.high:
                    gain = row.weight * spread * aspect.weight / 10000 * term.times * term.weight
                    steps.append(Step(row.code, level + 1, gain))
    return tuple(sorted(steps, key=lambda step: (-step.gain, step.code)))
