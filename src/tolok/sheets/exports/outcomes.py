"""Results of surveys as rows: for JSON, CSV and a workbook."""

import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import xlsxwriter

from tolok.rules.numbers import digits
from tolok.rules.results import Interval
from tolok.rules.surveys.aggregation import Aggregate
from tolok.rules.surveys.instruments import Integrity, Satisfaction
from tolok.rules.surveys.integrity import IntegrityIndex, IntegrityOutcome
from tolok.rules.surveys.results import SurveyOutcome
from tolok.sheets.cells import shown
from tolok.sheets.outcomes import write_about, write_rows
from tolok.sheets.recaps.checks import Disagreement


def survey_row(outcome: SurveyOutcome) -> dict[str, Any]:
    """One group as plain data. Scores are strings with all digits, counts whole numbers; None = no value.

    Keys: group, n, elements (key → n, total, nrr, grade), index (1–4), ikm (25–100), ikm_published, grade,
    ci95, alpha, straightliners, warnings (Indonesian); then what the result rests on, item_total (key → r with the
    total, `corrected` with the other elements), critical_r at 5 % and warnings_en.
    """
    found = outcome.reliability
    return {
        "group": outcome.group,
        "n": outcome.n,
        "elements": {
            key: {
                "n": element.n,
                "total": element.total,
                "nrr": _digits(element.nrr),
                "grade": element.grade.letter if element.grade else None,
            }
            for key, element in outcome.elements.items()
        },
        "index": _digits(outcome.index),
        "ikm": _digits(outcome.ikm),
        "ikm_published": _published(outcome.ikm_published),
        "grade": outcome.grade.letter if outcome.grade else None,
        "ci95": _limits(outcome.interval),
        "alpha": _digits(outcome.alpha),
        "straightliners": outcome.straightliners,
        "warnings": [warning.id for warning in outcome.warnings],
        "identical": outcome.repeats,
        "interval": outcome.interval.method.id,
        "letter_probability": _share(outcome.letter_probability),
        "item_total": None
        if found is None
        else {
            key: {"r": _share(item.r), "corrected": _share(item.corrected)}
            for key, item in found.items.items()
        },
        "critical_r": None if found is None else _share(found.critical),
        "weight": outcome.weight,
        "without": list(outcome.without),
        "population": outcome.population,
        "instrument": outcome.instrument,
        "pack_hash": outcome.pack_hash,
        "warnings_en": [warning.en for warning in outcome.warnings],
    }


def integrity_row(outcome: IntegrityOutcome, n: int | None) -> dict[str, Any]:
    """One group of an integrity survey as plain data: the same habits, and one object per index (ipkp, ipak).

    Each index holds n, mean (1–6), index, published, ci95, points, the verdict per predicate, and the index
    under every named conversion. `n` is the number of respondents of the group.
    """
    return {
        "group": outcome.group,
        "n": n,
        "elements": {
            key: {"n": item.n, "total": item.total, "nrr": _digits(item.mean), "grade": None}
            for index in outcome.indexes.values()
            for key, item in index.items.items()
        },
        **{key: _index(index) for key, index in outcome.indexes.items()},
        "predicates": dict(outcome.predicates),
        "straightliners": outcome.straightliners,
        "warnings": [warning.id for warning in outcome.warnings],
        "identical": outcome.repeats,
        "conversion": outcome.conversion,
        "points_rule": outcome.points_rule,
        "population": outcome.population,
        "instrument": outcome.instrument,
        "pack_hash": outcome.pack_hash,
        "warnings_en": [warning.en for warning in outcome.warnings],
    }


def _index(index: IntegrityIndex) -> dict[str, Any]:
    return {
        "n": index.n,
        "mean": _digits(index.mean),
        "index": _digits(index.index),
        "published": _published(index.index_published),
        "ci95": _limits(index.interval),
        "points": _digits(index.points),
        "verdicts": {
            verdict.predicate: {
                "minimum": digits(verdict.minimum),
                "passed": verdict.passed,
                "distance": _digits(verdict.distance),
            }
            for verdict in index.verdicts
        },
        "conversions": {key: digits(value) for key, value in index.alternatives.items()},
        "interval": index.interval.method.id,
    }


def aggregate_data(found: Iterable[Aggregate]) -> dict[str, Any]:
    """Aggregates over groups by the name of their method."""
    return {
        one.method: {
            "ikm": _digits(one.value),
            "ikm_published": _published(one.published),
            "grade": one.grade.letter if one.grade else None,
            "name": one.name.id,
            "warnings": [warning.id for warning in one.warnings],
            "warnings_en": [warning.en for warning in one.warnings],
        }
        for one in found
    }


def disagreement_data(found: Iterable[Disagreement]) -> list[dict[str, Any]]:
    """Where a recap disagrees with itself, a line each."""
    return [
        {
            "row": one.row,
            "column": one.key,
            "printed": shown(one.printed),
            "computed": digits(one.computed) if isinstance(one.computed, Fraction) else one.computed,
            "text": one.say(),
        }
        for one in found
    ]


def survey_flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without nesting, for tables: every part gets a column of its own, lists become one cell."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        if key == "elements":
            for name, element in value.items():
                found |= {f"{name}_{part}": element[part] for part in ("n", "total", "nrr", "grade")}
        elif key == "ci95":
            found["ci95_low"], found["ci95_high"] = value or (None, None)
        elif key == "disagreements":
            found[key] = "; ".join(one["text"] for one in value)
        elif isinstance(value, Mapping):
            found |= {f"{key}_{name}": part for name, part in survey_flat(value).items()}
        elif isinstance(value, list):
            found[key] = "; ".join(str(item) for item in value)
        else:
            found[key] = value
    return found


def surveys_xlsx(pack: Satisfaction | Integrity, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as a workbook: a sheet of results, and one that says which instrument and what it rests on."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        flats = [survey_flat(row) for row in rows]
        write_rows(book, "Hasil", flats, TEXTS)
        write_about(book, pack.header, pack.notes)
    return out.getvalue()


#: Columns that hold words, never numbers, whatever their cells look like.
TEXTS = frozenset(
    [
        "group",
        "grade",
        "warnings",
        "warnings_en",
        "interval",
        "weight",
        "without",
        "instrument",
        "pack_hash",
        "conversion",
        "points_rule",
        "disagreements",
    ]
)


def _digits(value: Fraction | None) -> str | None:
    return None if value is None else digits(value)


def _published(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _limits(interval: Interval) -> list[str] | None:
    if interval.low is None or interval.high is None:
        return None
    return [f"{interval.low:.4f}", f"{interval.high:.4f}"]


def _share(value: float | None) -> str | None:
    return None if value is None else f"{value:.4f}"
