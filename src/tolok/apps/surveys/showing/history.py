"""An index over time: pieces that can be compared, breaks between them, changes, and the control chart of months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.rulers import decimal_mark
from tolok.apps.surveys.models import BroughtResult, Period, SurveyResult
from tolok.apps.surveys.selectors.brought import brought_marks, exact_value
from tolok.apps.surveys.selectors.results import line_of, marks_of, questions, when
from tolok.apps.surveys.showing.shapes import WITHHELD
from tolok.charts.drawing import FONT
from tolok.charts.runs import Dot, run_svg
from tolok.rules import packs
from tolok.rules.numbers import exact
from tolok.rules.questionnaires.values import Block
from tolok.rules.statistics import control
from tolok.rules.statistics.trends import Point, Trend, trend
from tolok.rules.surveys.comparisons import Measured, compare_measured
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Link, Table


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What the page of a unit's past shows; `chart` is SVG text, `rows` the same as a file."""

    chart: str
    sentences: Sequence[str]
    signals: Sequence[str]
    method: str
    table: Table
    rows: Sequence[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Moment:
    """One result in its place in time. `brought` is one that came from a recap: it has no interval."""

    key: str
    name: str
    at: tuple[date, int]
    period_kind: str
    line: dict[str, Any] | None
    value: Fraction | None
    published: str
    grade: str
    n: int | None
    marks: Mapping[str, str]
    scale: tuple[Fraction, Fraction]
    least: int
    link: str
    brought: bool = False

    @property
    def measured(self) -> Measured:
        """The index with its error, for comparing."""
        line = self.line or {"error": None, "n": 0}
        return Measured(self.value, line["error"], line["n"])

    @property
    def interval(self) -> tuple[Fraction, Fraction] | None:
        """Both ends."""
        if not self.line or self.line["low"] is None:
            return None
        low, high = (Fraction(self.line[end]).limit_denominator(100_000) for end in ("low", "high"))
        return low, high


def _of_answers(result: SurveyResult, link: str) -> Moment:
    line, block = line_of(result), questions(result).main
    return Moment(
        key=f"result{result.pk}",
        name=short_period(result),
        at=when(result),
        period_kind=result.survey.period_kind,
        line=line,
        value=exact(line["value"]) if line and line["value"] else None,
        published=str(result.value),
        grade=result.grade,
        n=result.n,
        marks=marks_of(result),
        scale=scale_of(block),
        least=least_graded(block),
        link=link,
    )


def _of_a_recap(one: BroughtResult, link: str) -> Moment:
    pack = packs.satisfaction(one.pack_id)
    return Moment(
        key=f"recap{one.pk}",
        name=_("%(period)s (rekap)") % {"period": named_period(one.period_kind, one.period_end)},
        at=(one.period_end, 0),
        period_kind=one.period_kind,
        line=None,
        value=exact_value(one),
        published=str(one.value),
        grade=one.grade,
        n=one.n,
        marks=brought_marks(one),
        scale=(Fraction(pack.scale.low * pack.factor), Fraction(pack.scale.high * pack.factor)),
        least=pack.minimum_respondents,
        link=link,
        brought=True,
    )


def history_page(
    results: Sequence[SurveyResult],
    name: str,
    links: Sequence[str],
    recaps: Sequence[tuple[BroughtResult, str]] = (),
) -> HistoryPage:
    """The results of one unit or service in order of time; `links` lead to each of them.

    `recaps` are results that came from recaps, each with its link; they stand among the others with their mark.
    """
    moments = [_of_answers(one, link) for one, link in zip(results, links, strict=True)]
    moments = sorted([*moments, *(_of_a_recap(*one) for one in recaps)], key=lambda one: one.at)
    found = trend([Point(one.name, one.value, one.marks) for one in moments])
    chart = _control(moments, found)
    changes = _changes(moments, found)
    sentences = [*(say(piece.words) for piece in found.pieces), *(say(one.text) for one in found.breaks)]
    if any(one.brought for one in moments):
        sentences.append(
            _(
                "Periode bertanda (rekap) disalin dari rekap kantor, bukan jawaban satu per satu; nilainya tanpa selang."
            )
        )
    return HistoryPage(
        _drawn(moments, found, chart, name),
        sentences,
        [say(signal.text) for signal in chart.signals] if chart else [],
        say(chart.method) if chart else "",
        _table(moments, changes),
        [_row(one) for one in moments],
    )


def short_period(result: SurveyResult) -> str:
    """A period in a few letters: 07/2026 for a month, TW 3/2026, S 1/2026, 2026, or the day it ended."""
    survey = result.survey
    end = survey.period_end
    if end is None:
        return date_format(survey.last_day, "SHORT_DATE_FORMAT")
    return named_period(survey.period_kind, end)


def named_period(kind: str, end: date) -> str:
    """A period by its kind and last day, in a few letters."""
    words = {
        Period.MONTH: f"{end.month:02}/{end.year}",
        Period.QUARTER: f"TW {(end.month + 2) // 3}/{end.year}",
        Period.HALF: f"S {(end.month + 5) // 6}/{end.year}",
    }
    return words.get(Period(kind), str(end.year))


def scale_of(block: Block) -> tuple[Fraction, Fraction]:
    """The ends of the scale on which a block's value lies."""
    if block.purpose == "skm":
        factor = packs.satisfaction(block.pack_id).factor
        return Fraction(block.low * factor), Fraction(block.high * factor)
    if block.purpose == "integrity":
        return packs.integrity(block.pack_id).index_scale
    return Fraction(block.low), Fraction(block.high)


def least_graded(block: Block) -> int:
    """Respondents below which a comparison is told with caution."""
    if block.purpose == "skm":
        return packs.satisfaction(block.pack_id).minimum_respondents
    return 30


def _last_piece(moments: Sequence[Moment], found: Trend) -> list[Moment]:
    """The comparable results up to the newest one that have a value."""
    count = len(found.pieces[-1].points) if found.pieces else 0
    return [one for one in moments[len(moments) - count :] if one.value is not None]


def _control(moments: Sequence[Moment], found: Trend) -> control.Chart | None:
    """The control chart, for monthly runs only."""
    last = _last_piece(moments, found)
    if not last or any(one.period_kind != Period.MONTH for one in last):
        return None
    low, high = last[-1].scale
    months = [control.Month(one.name, one.value or Fraction(0), one.measured.error) for one in last]
    return control.chart(months, bottom=float(low), top=float(high))


def _changes(moments: Sequence[Moment], found: Trend) -> dict[str, str]:
    """By the key of a result: how it differs from the comparable one before. Recaps have no error to compare with."""
    words, at = {}, 0
    for piece in found.pieces:
        group = moments[at : at + len(piece.points)]
        at += len(piece.points)
        for one, other in pairwise(group):
            if not (one.brought or other.brought):
                compared = compare_measured(one.measured, other.measured, least=other.least)
                words[other.key] = say(compared.words)
    return words


def _drawn(moments: Sequence[Moment], found: Trend, chart: control.Chart | None, name: str) -> str:
    if not any(one.value is not None for one in moments):
        return ""
    low, high = moments[-1].scale
    broken = set(accumulate(len(piece.points) for piece in found.pieces))
    limits = _limits(chart)
    marked = {signal.months[-1] for signal in chart.signals} if chart else set()
    dots = [
        Dot(
            one.name,
            one.value,
            "" if one.value is None else printed(one.value),
            one.interval,
            at in broken,
            limits.get(one.name),
            one.name in marked,
        )
        for at, one in enumerate(moments)
    ]
    told = [one for one in moments if one.value is not None]
    sentence = _("%(first)s: %(one)s; %(last)s: %(other)s.") % {
        "first": told[0].name,
        "one": printed(told[0].value or 0),
        "last": told[-1].name,
        "other": printed(told[-1].value or 0),
    }
    bottom = _bottom(dots, low, high)
    return run_svg(
        dots,
        bottom,
        high,
        title=_("Nilai dari waktu ke waktu, %(name)s") % {"name": name},
        sentence=sentence,
        font=FONT,
        centre=chart.centre if chart else None,
        decimal_mark=decimal_mark(),
    )


def _limits(chart: control.Chart | None) -> dict[str, tuple[Fraction, Fraction]]:
    if chart is None or not chart.low:
        return {}
    pairs = zip(chart.months, chart.low, chart.high, strict=True)
    return {
        month.name: (Fraction(low).limit_denominator(1000), Fraction(high).limit_denominator(1000))
        for month, low, high in pairs
    }


def _bottom(dots: Sequence[Dot], low: Fraction, high: Fraction) -> Fraction:
    """Where the drawn scale begins: halfway up when nothing lies below, so that changes can be seen."""
    reach = [
        end
        for dot in dots
        for end in (dot.value, *(dot.limits or ()), *(dot.interval or ()))
        if end is not None
    ]
    middle = (low + high) / 2
    return middle if reach and min(Fraction(end) for end in reach) >= middle else low


def _table(moments: Sequence[Moment], changes: dict[str, str]) -> Table:
    columns = (
        Column(_("Periode"), "link"),
        Column(_("Nilai"), "number"),
        Column(_("Mutu")),
        Column(_("Responden"), "number"),
        Column(_("Selang 95 %")),
        Column(_("Dibanding sebelumnya")),
    )
    rows = []
    for one in reversed(moments):
        ends = one.interval
        rows.append(
            (
                Link(one.name, one.link),
                _("ditahan") if one.value is None else printed(one.value),
                one.grade or (_("tanpa mutu") if "bands" in one.marks and one.value is not None else "–"),
                "–" if one.n is None else short(one.n),
                f"{printed(ends[0])}–{printed(ends[1])}" if ends else "–",
                changes.get(one.key, "–"),
            )
        )
    return Table(
        _("Nilai dari waktu ke waktu"), columns, rows, empty=_("Belum ada hasil."), caption_hidden=True
    )


def _row(one: Moment) -> dict[str, object]:
    ends = one.interval
    return {
        "periode": one.name,
        "nilai": WITHHELD if one.value is None else one.published,
        "mutu": one.grade,
        "n": "" if one.n is None else one.n,
        "selang bawah": "" if ends is None else f"{float(ends[0]):.4f}",
        "selang atas": "" if ends is None else f"{float(ends[1]):.4f}",
        "instrumen": one.marks["instrument"],
        "sumber": "rekap" if one.brought else "jawaban",
    }
