"""The four SKM indicators of PEKPPP from what units did with their surveys in a year. Nothing is scored by itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.db.models import Q
from django.utils.timezone import localdate

from tolok.apps.commitments.models import KEPT
from tolok.apps.surveys.models import Publication, Survey, SurveyPaper, SurveyResult, TargetRule
from tolok.apps.surveys.selectors.following import Line, lines_after
from tolok.apps.surveys.selectors.results import questions, standing, when
from tolok.rules import packs
from tolok.rules.surveys.performance import SurveyYear, reading
from tolok.rules.surveys.sampling import krejcie_morgan

SKM = "skm"


@dataclass
class Held:
    """Everything known of the surveys of one unit in one year, the earliest first."""

    results: list[SurveyResult] = field(default_factory=list)
    media: set[str] = field(default_factory=set)
    reported: dict[int, date] = field(default_factory=dict)
    last_report: date | None = None
    lines: list[tuple[int, Line]] = field(default_factory=list)

    @property
    def whole(self) -> list[SurveyResult]:
        """The surveys of the unit as a whole; where there is none, those of its services."""
        return [one for one in self.results if one.survey.service_id is None] or self.results

    @property
    def periods(self) -> list[SurveyResult]:
        """One result of every time: several services rated about one period are one time, and where the unit as a
        whole was rated, surveys of a single service add none."""
        return list({_period(one.survey): one for one in self.whole}.values())

    @property
    def published(self) -> SurveyResult | None:
        """The last one whose index is public."""
        told = [one for one in self.results if one.published_at and one.value is not None]
        return told[-1] if told else None

    def lacking(self, fact: str) -> list[SurveyResult]:
        """The surveys for which a requirement does not hold."""
        return [one for one in self.results if self.meets(one).get(fact) is False]

    def meets(self, result: SurveyResult) -> dict[str, bool | None]:
        """What the rule asks of one survey; None where it is not known."""
        return {
            "elements_complete": _complete(result),
            "yearly": True,
            "sample_reached": _reached(result),
            "reported": result.survey_id in self.reported,
        }


def survey_years(unit_ids: Iterable[int], year: int) -> Mapping[int, SurveyYear]:
    """What is known of the year of every unit that held a survey in it. Four statements for any number of units.

    A unit without a closed SKM survey of that year here is absent: it may have held one elsewhere.
    """
    return {unit: year_of(held) for unit, held in held_in(unit_ids, year, date(year, 12, 31)).items()}


def held_in(unit_ids: Iterable[int], year: int, until: date) -> dict[int, Held]:
    """The surveys of a year that were over by a day, and what was done after them by then, by unit. Four statements."""
    found = _held(list(unit_ids), year, until)
    surveys = {one.survey_id: unit for unit, held in found.items() for one in held.results}
    results = SurveyResult.objects.filter(survey__in=list(surveys)).order_by()
    told = Publication.objects.filter(result__survey__in=list(surveys), withdrawn_at=None, told_on__lte=until)
    for survey, medium in told.order_by().values_list("result__survey", "medium").distinct():
        if medium in reading().media:
            found[surveys[survey]].media.add(medium)
    papers = SurveyPaper.objects.filter(result__in=results.values("pk"), state=SurveyPaper.State.DONE)
    for survey, done in papers.order_by("-done_at").values_list("result__survey", "done_at"):
        if done is not None and localdate(done) <= until:
            held = found[surveys[survey]]
            held.last_report = held.last_report or localdate(done)
            held.reported[survey] = localdate(done)
    of_survey = dict(results.values_list("pk", "survey"))
    for line in lines_after(list(found)):
        if line.result_id in of_survey:
            survey = of_survey[line.result_id]
            found[surveys[survey]].lines.append((survey, line))
    return found


def _held(units: Sequence[int], year: int, until: date) -> dict[int, Held]:
    """The standing results of the year by unit. One statement."""
    rows = standing(SurveyResult.objects.filter(survey__unit__in=units, survey__kind=SKM))
    inside = Q(survey__period_end__year=year) | Q(survey__period_end=None)
    found: dict[int, Held] = defaultdict(Held)
    for one in (
        rows.filter(inside).defer("content").select_related("survey__questionnaire", "survey__service")
    ):
        day = one.survey.period_end or one.survey.last_day
        if day.year == year and day <= until:
            found[one.survey.unit_id].results.append(one)
    for held in found.values():
        held.results.sort(key=when)
    return dict(found)


def _period(survey: Survey) -> tuple[date, date]:
    """The days that were rated; of a survey without a period those on which it was open."""
    if survey.period_start and survey.period_end:
        return survey.period_start, survey.period_end
    return localdate(survey.opens_at), survey.last_day


def year_of(held: Held) -> SurveyYear:
    """What one unit did, as the rules look at it."""
    lines = held.lines
    finished = [one for _, one in lines if one.promise.state in KEPT]
    reported_on, finished_on = _slowest(held)
    published = held.published
    return SurveyYear(
        surveys=len(held.results),
        requirements=_requirements(held),
        media=frozenset(held.media),
        planned=len(lines),
        finished=len(finished),
        reported_on=reported_on,
        finished_on=finished_on if len(finished) == len(lines) else None,
        followup_reported=_followed(held, len(finished) == len(lines)),
        value=Fraction(published.value) if published and published.value is not None else None,
        periods=len(held.periods),
    )


def _followed(held: Held, everything: bool) -> bool | None:
    """Whether a report was made after the last line was finished; None where it may have been made elsewhere."""
    days = [one.promise.done_on for _, one in held.lines if one.promise.done_on is not None]
    if not everything or not days or held.last_report is None:
        return None
    return True if held.last_report >= max(days) else None


def _requirements(held: Held) -> dict[str, bool]:
    """What the rule asks, as far as it is known: one *no* is enough, a fact that is not known is absent."""
    told = [held.meets(one) for one in held.results]
    found: dict[str, bool] = {}
    for one in reading().requirements:
        answers = {row.get(one.fact) for row in told}
        if False in answers:
            found[one.fact] = False
        elif None not in answers:
            found[one.fact] = True
    return found


def _complete(result: SurveyResult) -> bool:
    """Whether every element of the pack was asked or replaced."""
    main = questions(result).main
    return set(packs.satisfaction(main.pack_id).keys) <= {item.element for item in main.items}


def _reached(result: SurveyResult) -> bool | None:
    """Whether enough answered for the table of the rule; None where nobody wrote how many users there were."""
    survey = result.survey
    if survey.population:
        return result.n >= krejcie_morgan(survey.population).n
    return result.n >= survey.target if survey.target_rule == TargetRule.KREJCIE_MORGAN else None


def _slowest(held: Held) -> tuple[date | None, date | None]:
    """The report and the end of its plan that lie furthest apart; both None while one of them is not known."""
    ends: dict[int, list[date | None]] = defaultdict(list)
    for survey, line in held.lines:
        ends[survey].append(line.promise.done_on)
    spans: list[tuple[date, date]] = []
    for survey, days in ends.items():
        first, last = held.reported.get(survey), [day for day in days if day is not None]
        if first is None or len(last) < len(days):
            return first, None
        spans.append((first, max(last)))
    return max(spans, key=lambda span: span[1] - span[0]) if spans else (None, None)
