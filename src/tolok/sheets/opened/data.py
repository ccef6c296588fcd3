"""The published results of a cycle as open data: rows per unit and per indicator, where small cells are withheld.

The fields are described in docs/reference/open-data.md.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tolok.rules.cycles.values import CycleRecord, UnitRecord
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import digits
from tolok.sheets.outcomes import converted, to_csv

#: What stands in `withheld` where too few users answered.
TOO_FEW = "too_few_respondents"

Instruments = Mapping[str, Instrument]


def result_rows(record: CycleRecord, instruments: Instruments, minimum: int) -> list[dict[str, Any]]:
    """A row per unit. `instruments` are those of the record by id; F-03 of fewer than `minimum` users is withheld.

    With it goes everything from which it could be computed back: index, category, interval, probabilities, places.
    """
    keys = _keys(instruments)
    return [_result(record, unit, instruments[unit.pack], keys, minimum) for unit in record.units]


def _keys(instruments: Instruments) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The aspects and the forms of all instruments, in order."""
    aspects = {
        aspect.key: None for one in instruments.values() for form in one.judged for aspect in form.aspects
    }
    return tuple(aspects), tuple({key: None for one in instruments.values() for key in one.forms})


def respondents(unit: UnitRecord, form: str) -> int | None:
    """How many users answered a form; None where it is not known."""
    moments = unit.answers.get(form)
    return moments.n if moments is not None else unit.respondents.get(form)


def too_small(unit: UnitRecord, instrument: Instrument, minimum: int) -> list[str]:
    """The forms of users that were answered by somebody, but by fewer than `minimum`."""
    asked = [form.key for form in instrument.forms.values() if form.kind == "answers"]
    counts = {key: respondents(unit, key) for key in asked}
    return [key for key, count in counts.items() if count is not None and 0 < count < minimum]


def _result(
    record: CycleRecord,
    unit: UnitRecord,
    instrument: Instrument,
    keys: tuple[tuple[str, ...], tuple[str, ...]],
    minimum: int,
) -> dict[str, Any]:
    result, small = unit.result, too_small(unit, instrument, minimum)
    open_ = not small
    forms = {key: None if key in small else result.forms.get(key) for key in keys[1]}
    interval = result.interval if open_ and result.interval else (None, None)
    rank = result.rank if open_ and result.rank else (None, None)
    band = next((b for b in instrument.index.bands.bands if open_ and b.letter == result.category), None)
    asked = [form.key for form in instrument.forms.values() if form.kind == "answers"]
    counts = [respondents(unit, key) for key in asked]
    chance = result.probabilities.get(result.category or "") if open_ else None
    return {
        **_where(record, unit),
        **{f"aspect_{key}": _exact(result.aspects.get(key)) for key in keys[0]},
        **{key: _exact(value) for key, value in forms.items()},
        "index": _exact(result.index) if open_ else None,
        "published": _exact(result.shown) if open_ else None,
        "converted": converted(instrument, result.index) if open_ else None,
        "category": band.letter if band else None,
        "category_word": band.word.id if band else None,
        "category_word_en": band.word.en if band else None,
        "interval_low": _exact(interval[0]),
        "interval_high": _exact(interval[1]),
        "category_probability": _exact(chance),
        "rank_best": rank[0],
        "rank_worst": rank[1],
        "respondents": None if small or not counts else counts[0],
        "unanswered_indicators": len(result.missing),
        "withheld": TOO_FEW if small else None,
    }


def _where(record: CycleRecord, unit: UnitRecord) -> dict[str, Any]:
    return {
        "office_code": record.office_code,
        "office": record.office,
        "cycle": record.name,
        "year": record.year,
        "result": record.number,
        "unit": unit.code,
        "unit_name": unit.name,
        "unit_kind": unit.kind,
        "instrument": unit.pack,
    }


def _exact(value: Fraction | Decimal | None) -> str | None:
    return None if value is None else digits(Fraction(value))


def indicator_rows(record: CycleRecord, instruments: Instruments) -> Iterator[dict[str, Any]]:
    """A row per unit and scored or supplementary indicator, those that nobody judged too."""
    for unit in record.units:
        instrument = instruments[unit.pack]
        settled = {level.code: level.settled for level in unit.levels}
        for aspect, weight, code in _indicators(instrument):
            level = settled.get(code)
            row = instrument.indicators[code]
            yield {
                **_where(record, unit),
                "indicator": code,
                "indicator_title": row.title.id,
                "indicator_title_en": row.title.en,
                "aspect": aspect,
                "weight_in_aspect": _exact(weight),
                "level": level if isinstance(level, int) else None,
                "applies": level != "n/a",
            }


def _indicators(instrument: Instrument) -> Iterator[tuple[str | None, Fraction | None, str]]:
    """Aspect, weight and code of every indicator; the supplementary ones have neither aspect nor weight."""
    for form in instrument.judged:
        for aspect in form.aspects:
            yield from ((aspect.key, row.weight, row.code) for row in aspect.indicators)
        yield from ((None, None, row.code) for row in form.supplementary)


def results_csv(record: CycleRecord, instruments: Instruments, minimum: int) -> str:
    """`result_rows` as CSV."""
    return to_csv(result_rows(record, instruments, minimum))


def indicators_csv(record: CycleRecord, instruments: Instruments) -> str:
    """`indicator_rows` as CSV."""
    return to_csv(indicator_rows(record, instruments))


def as_data(record: CycleRecord, instruments: Instruments, minimum: int) -> dict[str, Any]:
    """Both tables and what they are, ready for JSON; scores are strings with all digits, absent is null."""
    return {
        "office": {"code": record.office_code, "name": record.office},
        "cycle": {"name": record.name, "year": record.year},
        "result": {"number": record.number, "corrects": record.corrects, "reason": record.reason or None},
        "instruments": [{"id": pack.id, "hash": pack.hash} for pack in record.packs],
        "minimum_respondents": minimum,
        "units": result_rows(record, instruments, minimum),
        "indicators": list(indicator_rows(record, instruments)),
    }
