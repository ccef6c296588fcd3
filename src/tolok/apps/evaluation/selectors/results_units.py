"""Units of a result: a page of them, one computed again, last year's, and what became of last year's advice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.db.models import F, QuerySet

from tolok.apps.commitments.selectors import Fate, kept_since
from tolok.apps.evaluation.exactness import fraction
from tolok.apps.evaluation.models import Cycle, CycleForm, Locus, Recommendation, Result, UnitResult
from tolok.apps.evaluation.selectors.cycles import form_key
from tolok.apps.evaluation.selectors.results import level_records, standing_result
from tolok.apps.surveys.selectors import f03_of
from tolok.rules.crosswalks import crosswalk
from tolok.rules.cycles.years import Change, Year, change
from tolok.rules.index.trail import trail
from tolok.rules.index.weighted import Given, Levels, evaluate
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import round_half_up
from tolok.rules.results import Interval, Outcome, Step
from tolok.rules.statistics.moments import Moments
from tolok.rules.texts import Text

#: What a list does not show, and what is heavy.
HEAVY = ("levels", "proofs", "moments", "warnings", "method", "aspects", "missing")


def rows_of(result: Result, search: str = "", group: str = "") -> QuerySet[UnitResult]:
    """The units of a result that match, best first, those without an index last; light enough for a list."""
    rows = UnitResult.objects.filter(result=result).select_related("locus").defer(*HEAVY)
    key = " ".join(search.split()).casefold()
    if key:
        rows = rows.filter(locus__search__contains=key)
    if group:
        rows = rows.filter(locus__group=group)
    return rows.order_by(F("shown").desc(nulls_last=True), "locus__code")


def forms_of(cycle: Cycle) -> dict[int, CycleForm]:
    """The frozen forms of a cycle by number. One statement, however many units use them."""
    return {form.pk: form for form in cycle.forms.all()}


def with_forms(rows: Sequence[UnitResult], cycle: Cycle, forms: Mapping[int, CycleForm]) -> list[UnitResult]:
    """The rows, each knowing its cycle and its frozen form without another statement."""
    for row in rows:
        row.locus.cycle = cycle
        row.locus.form = forms[row.locus.form_id]
    return list(rows)


def indexes_of(result: Result) -> list[tuple[str, Fraction]]:
    """(group, unrounded index) of every unit that has one. One statement."""
    rows = UnitResult.objects.filter(result=result).exclude(index="")
    return [(group, Fraction(index)) for group, index in rows.values_list("locus__group", "index")]


def row_in(result: Result, locus: Locus) -> UnitResult | None:
    """One unit of a result."""
    row = UnitResult.objects.filter(result=result, locus=locus).first()
    if row is not None:
        row.locus, row.result = locus, result
    return row


@dataclass(frozen=True, slots=True)
class Reading:
    """One unit of a result computed again from what was kept: the same numbers, with their trail.

    The interval is the cycle's own, which knows how far evaluators differ.
    """

    row: UnitResult
    instrument: Instrument
    given: Given
    outcome: Outcome
    step: Step

    @property
    def locus(self) -> Locus:
        """The unit."""
        return self.row.locus


def levels_of(row: UnitResult) -> Levels:
    """The settled levels of a kept row."""
    return {code: one["settled"] for code, one in row.levels.items() if one["settled"] is not None}


def reading_of(row: UnitResult) -> Reading:
    """A kept row with its outcome and trail."""
    instrument = row.locus.form.instrument
    answers = {key: Moments(*sums) for key, sums in row.moments.items()}
    given = Given(row.locus.name, levels_of(row), answers)
    outcome = evaluate(instrument, given)
    low, high = (None if one is None else float(one) for one in (row.low, row.high))
    method = Text(row.method.get("id", ""), row.method.get("en", ""))
    outcome = replace(outcome, interval=Interval(low, high, method))
    return Reading(row, instrument, given, outcome, trail(instrument, given, outcome))


def running(locus: Locus) -> Reading:
    """Where a unit stands before anybody has locked a result: nothing of it is kept. Five statements at most."""
    instrument = locus.form.instrument
    levels = level_records([locus], locus.cycle.gap)[locus.pk]
    key, pk = form_key(instrument), locus.survey_id
    heard = f03_of([pk]).get(pk) if key and pk is not None else None
    answers = {key: heard} if key and heard and heard.n else {}
    settled = {one.code: one.settled for one in levels if one.settled is not None}
    outcome = evaluate(instrument, Given(locus.name, settled, answers))
    row = UnitResult(
        locus=locus,
        levels={one.code: {"settled": one.settled, "how": one.how} for one in levels},
        moments={key: sums_of(moments) for key, moments in answers.items()},
        shown=None if outcome.index is None else round_half_up(outcome.index, instrument.index.decimals),
        category=outcome.category.letter if outcome.category else "",
        respondents=sum(moments.n for moments in answers.values()),
        method={"id": RUNNING.id, "en": RUNNING.en},
    )
    return reading_of(row)


def sums_of(moments: Moments) -> list[int]:
    """The sums of respondents in the order a row keeps them."""
    return [moments.n, moments.s, moments.c, moments.ss, moments.sc, moments.cc]


RUNNING = Text(
    "Selang dan peluang kategori baru dihitung bersama hasil seluruh siklus.",
    "The interval and the probability of the category are computed with the results of the whole cycle.",
)


@dataclass(frozen=True, slots=True)
class LastYear:
    """The unit in the cycle before: its kept row, what changed since, and what became of the advice."""

    row: UnitResult
    result: Result
    change: Change
    same: bool


def last_year(reading: Reading) -> LastYear | None:
    """The unit's result of the previous cycle, also under another instrument. Four statements at most."""
    cycle = reading.locus.cycle
    if cycle.previous_id is None:
        return None
    then = Cycle.objects.get(pk=cycle.previous_id)
    result = standing_result(then)
    if result is None:
        return None
    rows = UnitResult.objects.filter(result=result, locus__unit=reading.locus.unit_id)
    row = rows.select_related("locus__form").first()
    if row is None:
        return None
    row.locus.cycle = then
    old = row.locus.form.instrument
    found = change(
        Year(levels_of(row), fraction(row.index)),
        Year(reading.given.levels, reading.outcome.index),
        crosswalk(old, reading.instrument),
    )
    return LastYear(row, result, found, old.header.hash == reading.instrument.header.hash)


@dataclass(frozen=True, slots=True)
class Advice:
    """What was advised, and what became of the promise made of it; None where none was made."""

    recommendation: Recommendation
    fate: Fate | None


def advice_of(locus: Locus) -> list[Advice]:
    """The recommendations of a unit in a cycle with their promises. Two statements."""
    rows = list(Recommendation.objects.filter(locus=locus))
    fates = kept_since([row.origin for row in rows])
    return [Advice(row, fates.get(row.origin)) for row in rows]
