"""What the report of a survey is made from, as plain values in Indonesian; and the papers that were ordered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from tolok.apps.commitments.models import CommitmentProof, State
from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys.models import (
    AgeBand,
    Education,
    Mode,
    Occupation,
    Period,
    Publication,
    Sex,
    SurveyPaper,
    SurveyResult,
)
from tolok.apps.surveys.selectors.following import Line, items_of, lines_after, plan_of, quarter
from tolok.apps.surveys.selectors.publishing import place_told, publications_of, standing_publications
from tolok.apps.surveys.selectors.results import (
    line_of,
    lines_of,
    marks_of,
    outcomes_of,
    questions,
    standing,
    tallies_of,
    ways_told,
    when,
    with_survey,
)
from tolok.comments.masking import mask
from tolok.papers.surveys.values import Group, PlanLine, Served, SurveyReportValues, Telling, Way
from tolok.papers.wording import capital
from tolok.rules.days import day_first
from tolok.rules.numbers import comma, exact
from tolok.rules.statistics.trends import Point
from tolok.rules.surveys.periods import name_of_days
from tolok.rules.surveys.suppression import one_way

#: What a report tells of who answered: its title, the choices in the order of the form.
PROFILE: Mapping[str, tuple[str, Any]] = {
    "sex": ("Jenis kelamin", Sex),
    "age_band": ("Usia", AgeBand),
    "education": ("Pendidikan terakhir", Education),
    "occupation": ("Pekerjaan utama", Occupation),
}
MONTHS_BACK = 8


def report_values(result: SurveyResult, today: date) -> SurveyReportValues:
    """Everything the report of a result tells. The same statements for any number of answers."""
    with override("id"):
        survey, content = result.survey, result.content
        name = names_of([survey.unit_id], today).get(survey.unit_id, survey.unit.code)
        lines = lines_after([survey.unit_id])
        rows = lines_of(survey.unit, survey.service, survey.kind)
        earlier = [one for one in rows if one.survey_id != survey.pk and when(one) < when(result)]
        proofs = _proofs(lines)
        told = standing_publications(publications_of(result))
        return SurveyReportValues(
            office=survey.unit.office.name,
            unit=name,
            service=survey.service.name if survey.service else "",
            period=period_words(result),
            opened=localdate(survey.opens_at),
            closed=survey.last_day,
            questionnaire=questions(result),
            outcomes=outcomes_of(result),
            tallies=tallies_of(content),
            n=result.n,
            minimum=content["minimum"],
            target=content["target"],
            target_rule=str(survey.get_target_rule_display()),
            population=content["population"],
            population_source=survey.population_source,
            ways=_ways(content),
            profile=report_profile(result),
            services=_services(result),
            points=[*_points(earlier), *_points([one for one in rows if one.survey_id == survey.pk])],
            plan=[_plan_line(result, one, proofs) for one in plan_of(result, lines)],
            earlier=None
            if not earlier
            else [_plan_line(earlier[-1], one, proofs) for one in plan_of(earlier[-1], lines)],
            earlier_period=period_words(earlier[-1]) if earlier else "",
            late=content["late"],
            excluded=[(reason_shown(why), n) for why, n in content["excluded_why"]],
            told=[_telling(one) for one in told],
            number=result.number,
            digest=result.digest,
            why=result.why,
            address=public_address(result),
        )


def period_words(result: SurveyResult) -> str:
    """The period that was rated, or the days the survey was open, in Indonesian."""
    survey = result.survey
    start, end = survey.period_start, survey.period_end
    if start is None or end is None:
        return f"{day_first(localdate(survey.opens_at))} sampai {day_first(survey.last_day)}"
    named = name_of_days(survey.period_kind, start, end)
    if named is None:
        return f"{day_first(start)} sampai {day_first(end)}"
    return named.id if survey.period_kind == Period.MONTH else named.id[:1].lower() + named.id[1:]


def public_address(result: SurveyResult) -> str:
    """Where everybody reads it: only of a published result, and only where the site knows its own address."""
    if not settings.TOLOK_ADDRESS or result.published_at is None:
        return ""
    survey = result.survey
    with override("id"):
        parts = [survey.unit.office_id, survey.unit.code, survey.pk]
        return f"{settings.TOLOK_ADDRESS}{reverse('publication-survey', args=parts)}"


def reason_shown(why: str) -> str:
    """A reason somebody wrote, without personal data that may stand in it."""
    return mask(why).text


def _ways(content: Mapping[str, Any]) -> list[Way]:
    names, told = dict(Mode.choices), ways_told(content).counts
    return [
        Way(
            str(names.get(mode, mode)),
            row["invited"],
            row["refused"],
            row["completed"] or 0,
            withheld=told[mode] is None,
        )
        for mode, row in content["rates"].items()
    ]


def report_profile(result: SurveyResult, keys: Sequence[str] = tuple(PROFILE)) -> list[Group]:
    """Who answered, small groups withheld; a question that nobody answered is left out."""
    found = []
    for key in keys:
        title, choices = PROFILE[key]
        groups = result.content["profile"].get(key, {})
        names = {**dict(choices.choices), "untold": "tidak disebut"}
        counts = {code: groups[code]["n"] for code in names if code in groups}
        if set(counts) - {"untold"}:
            safe = one_way(counts)
            rows = [(str(names[code]), n) for code, n in safe.counts.items()]
            found.append(Group(title, rows, safe.words.id if safe.words else ""))
    return found


def _services(result: SurveyResult) -> list[Served]:
    """The same questionnaire put to users of the unit's services in the same period. One statement."""
    survey = result.survey
    if survey.period_end is None:
        return []
    same = SurveyResult.objects.filter(
        survey__unit=survey.unit_id,
        survey__kind=survey.kind,
        survey__service__isnull=False,
        survey__period_start=survey.period_start,
        survey__period_end=survey.period_end,
    )
    rows = with_survey(standing(same)).defer("content").order_by("survey__service__code")
    return [
        Served(
            one.survey.service.name, one.n, "–" if one.value is None else comma(one.value), one.grade or "–"
        )
        for one in rows
        if one.survey.service is not None
    ]


def points_of(rows: Sequence[SurveyResult]) -> list[Point]:
    """Results in a line as periods of a trend; one of which nothing is told has no value."""
    return [_point(one) for one in rows]


def _points(rows: Sequence[SurveyResult]) -> list[Point]:
    return points_of(rows[-MONTHS_BACK:])


def _point(one: SurveyResult) -> Point:
    line = line_of(one)
    value = None if line is None or line["value"] is None else exact(line["value"])
    return Point(period_words(one), value, marks_of(one))


def _proofs(lines: Sequence[Line]) -> dict[int, int]:
    """How many proofs show that a promise was kept, by its number. One statement."""
    found: dict[int, int] = {}
    rows = CommitmentProof.objects.filter(commitment__in=[one.promise.pk for one in lines])
    for pk in rows.values_list("commitment", flat=True):
        found[pk] = found.get(pk, 0) + 1
    return found


def _plan_line(result: SurveyResult, line: Line, proofs: Mapping[int, int]) -> PlanLine:
    one, item = line.promise, items_of(result).get(line.element)
    done = f", {day_first(one.done_on)}" if one.done_on else ""
    shown = (
        f"{proofs[one.pk]} bukti di pustaka unit" if one.pk in proofs else one.why_no_proof or one.why_dropped
    )
    return PlanLine(
        element=capital(item.name.id) if item else line.element,
        title=one.title,
        when=quarter(one.first_due_on),
        owner=one.owner,
        measure=one.measure,
        fate=f"{State(one.state).label}{done}",
        begun=one.state != State.PLANNED,
        proof=shown,
    )


def _telling(one: Publication) -> Telling:
    return Telling(str(one.get_medium_display()), place_told(one), one.told_on)


def papers_of(result: SurveyResult) -> QuerySet[SurveyPaper]:
    """The papers that were ordered, the newest first, without their content."""
    return SurveyPaper.objects.filter(result=result).defer("content").order_by("-pk")


def paper_in(survey: int, pk: int) -> SurveyPaper | None:
    """A paper of one survey that is ready."""
    found = SurveyPaper.objects.filter(result__survey=survey, pk=pk, state=SurveyPaper.State.DONE)
    return found.select_related("result__survey").first()
