"""Reads of many results side by side: the units of one office in one period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, IntegerField, Value
from django.db.models.fields.json import KeyTransform

from tolok.apps.organizations.models import Office
from tolok.apps.surveys.models import BroughtResult, SurveyResult
from tolok.apps.surveys.models import Questionnaire as Kept
from tolok.apps.surveys.selectors.results import standing
from tolok.rules.questionnaires.contents import questionnaire_of
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.tallies import Tally
from tolok.rules.surveys.tally_contents import tally_of


@dataclass(frozen=True, slots=True)
class Wave:
    """Surveys of one kind about one period."""

    kind: str
    period: str
    start: date
    end: date

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.kind}.{self.period}.{self.start}.{self.end}"


@dataclass(frozen=True, slots=True)
class Row:
    """One unit or service in a wave: its main block in a line (`told`) and the sums behind it, if they were read.

    `brought` is the number of a result that came from a recap; then there is no survey, and `pack` is its instrument.
    """

    result: int
    survey: int
    unit: int
    service: int | None
    service_name: str
    number: int
    n: int | None
    population: int | None
    value: Any
    grade: str
    told: dict[str, Any] | None
    tally: Tally | None
    brought: int | None = None
    pack: str = ""

    @property
    def place(self) -> tuple[int, int | None]:
        """What it is about: the same in another period."""
        return self.unit, self.service


def waves_of(office: Office) -> tuple[list[Wave], set[Wave]]:
    """Every kind and period the office has something of, the newest first, and those of them with results that came
    from recaps. One statement."""
    days = ("period_kind", "period_start", "period_end")
    results = SurveyResult.objects.filter(survey__unit__office=office, survey__period_start__isnull=False)
    answered = results.order_by().values_list(
        "survey__kind", *(f"survey__{one}" for one in days), Value(0, IntegerField())
    )
    recaps = BroughtResult.objects.filter(unit__office=office, corrected_by=None)
    copied = recaps.order_by().values_list(Value("skm", CharField()), *days, Value(1, IntegerField()))
    rows = list(answered.union(copied))
    waves = sorted({Wave(*row[:4]) for row in rows}, key=newest_first, reverse=True)
    return waves, {Wave(*row[:4]) for row in rows if row[4]}


def newest_first(wave: Wave) -> tuple[date, date, str]:
    """What waves are ordered by, in reverse."""
    return wave.end, wave.start, wave.kind


def rows_of(office: Office, wave: Wave, block: str, *, sums: bool = False) -> list[Row]:
    """The standing results of a wave by unit code. One statement for any number of units.

    `block` is the main block's key; `sums` reads the sums behind its index, too.
    """
    found = standing(SurveyResult.objects.filter(survey__unit__office=office, survey__kind=wave.kind))
    span = found.filter(
        survey__period_kind=wave.period,
        survey__period_start=wave.start,
        survey__period_end=wave.end,
    )
    told = KeyTransform(block, KeyTransform("told", "content"))
    kept = KeyTransform(block, KeyTransform("blocks", "content"))
    annotated = span.annotate(line=told, **({"sums": kept} if sums else {}))
    fields = (
        "pk",
        "survey_id",
        "survey__unit_id",
        "survey__service_id",
        "survey__service__name",
        "number",
        "n",
        "survey__population",
        "value",
        "grade",
        "line",
        *(("sums",) if sums else ()),
    )
    rows = annotated.order_by("survey__unit__code", "survey__service__code", "pk").values_list(*fields)
    return [_row(row, sums=sums) for row in rows]


def _row(row: Sequence[Any], *, sums: bool) -> Row:
    result, survey, unit, service, name, number, n, population, value, grade, told = row[:11]
    tally = tally_of(row[11]) if sums and row[11] else None
    return Row(result, survey, unit, service, name or "", number, n, population, value, grade, told, tally)


def questionnaire_of_wave(office: Office, wave: Wave) -> Questionnaire | None:
    """What most surveys of a wave asked. One statement."""
    found = Kept.objects.filter(
        surveys__unit__office=office,
        surveys__kind=wave.kind,
        surveys__period_kind=wave.period,
        surveys__period_start=wave.start,
        surveys__period_end=wave.end,
        surveys__results__corrected_by=None,
        surveys__results__isnull=False,
    )
    most = found.annotate(times=Count("surveys")).order_by("-times", "pk").first()
    return None if most is None else questionnaire_of(most.content)


def wave_before(waves: Sequence[Wave], wave: Wave) -> Wave | None:
    """The wave of the same kind and length that ended last before this one began."""
    earlier = (one for one in waves if (one.kind, one.period) == (wave.kind, wave.period))
    return next((one for one in earlier if one.end < wave.start), None)
