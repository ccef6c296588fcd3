"""What is told of surveys of years before, where a year has none: why they do not count in it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse

from tolok.apps.standards.selectors.kept import end_of
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.selectors.names import survey_name
from tolok.apps.surveys.selectors.performance import SKM
from tolok.rules.gathered import Basis, Gathered, Offered, together
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill


def offered(unit_ids: Iterable[int], day: date, year: int) -> Offered:
    """Of units without a survey of `year` that was over by `day`: the surveys of the years before. One statement.

    It answers no question: what it tells stands beside the questions that read the year.
    """
    found: dict[int, list[Survey]] = defaultdict(list)
    for one in _over_by(unit_ids, day):
        found[one.unit_id].append(one)
    return {
        unit: (_surveys(rows, year), _plans(rows, year))
        for unit, rows in found.items()
        if _last_day(rows[-1]).year < year
    }


def _over_by(unit_ids: Iterable[int], day: date) -> list[Survey]:
    """The surveys with a result that were over on a day, the earliest first."""
    made = Q(results__made_at__lt=end_of(day))
    rows = Survey.objects.filter(made, unit__in=list(unit_ids), kind=SKM).select_related("service").distinct()
    return sorted(
        (one for one in rows if max(_last_day(one), one.last_day) <= day),
        key=lambda one: (_last_day(one), one.pk),
    )


def _last_day(survey: Survey) -> date:
    return survey.period_end or survey.last_day


def _surveys(rows: list[Survey], year: int) -> Gathered:
    words = chain(_kept(rows), fill(NO_SURVEY, year=str(year)))
    return Gathered("surveys_earlier", True, words, _last_day(rows[-1]), _bases(rows))


def _plans(rows: list[Survey], year: int) -> Gathered:
    words = chain(_kept(rows), fill(NO_SURVEY_NO_PLAN, year=str(year)))
    return Gathered("plans_earlier", True, words, _last_day(rows[-1]), _bases(rows))


def _kept(rows: list[Survey]) -> Text:
    return fill(KEPT, n=len(rows), last=survey_name(rows[-1]))


def _bases(rows: list[Survey]) -> tuple[Basis, ...]:
    bases = [_basis(one) for one in reversed(rows)]
    return tuple(together(bases, "surveys.surveys", fill(SURVEYS, n=len(rows))))


def _basis(survey: Survey) -> Basis:
    page = reverse("surveys-result", args=[survey.pk])
    return Basis(survey_name(survey), f"surveys.survey:{survey.pk}", _last_day(survey), page)


KEPT = Text(
    "Tolok menyimpan {n} survei dari tahun sebelumnya; yang terakhir {last}.",
    "Surveys of earlier years that Tolok keeps: {n}; the last one is {last}.",
)
NO_SURVEY = Text(
    "Belum ada survei tahun {year} yang sudah ditutup dan dihitung; siklus ini membaca survei tahun {year}.",
    "No survey of {year} is closed and computed yet; this cycle reads the surveys of {year}.",
)
NO_SURVEY_NO_PLAN = Text(
    "Belum ada survei tahun {year} yang sudah ditutup dan dihitung, dan tidak ada rencana tindak lanjut sesudah "
    "survei lama yang masih berjalan atau berakhir dalam setahun terakhir.",
    "No survey of {year} is closed and computed yet, and no plan after an earlier survey still runs or ended within "
    "the last year.",
)
SURVEYS = Text("Survei dari tahun sebelumnya: {n} survei", "Surveys of earlier years: {n}")
