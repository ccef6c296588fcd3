"""The four SKM indicators of PEKPPP from what units did with their surveys in a year. Nothing is scored by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.db.models import Q
from django.utils.timezone import localdate

from tolok.apps.standards.selectors.kept import end_of
from tolok.apps.surveys.models import Publication, Survey, SurveyResult, TargetRule
from tolok.apps.surveys.selectors.plans_kept import Plans, plans_of, reports_of
from tolok.apps.surveys.selectors.results import questions, when
from tolok.rules import packs
from tolok.rules.surveys.performance import SurveyYear, reading
from tolok.rules.surveys.sampling import krejcie_morgan

SKM = "skm"


@dataclass
class Held:
    """Everything known by a day of the surveys of one unit in one year, the earliest first, and of its plans after
    surveys of any year. `told` are the results that stood somewhere on that day."""

    until: date
    results: list[SurveyResult] = field(default_factory=list)
    media: set[str] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    reported: set[int] = field(default_factory=set)
    plans: Plans = field(default_factory=Plans)

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
        """The last one whose index was public on the day."""
        told = [one for one in self.results if self._public(one) and one.value is not None]
        return told[-1] if told else None

    def _public(self, one: SurveyResult) -> bool:
        """One that was taken back later was public on the day if it was told by then."""
        if one.published_at is not None:
            return localdate(one.published_at) <= self.until
        return bool(one.withdrawn_at and localdate(one.withdrawn_at) > self.until and one.pk in self.told)

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


def survey_years(unit_ids: Iterable[int], year: int, today: date) -> Mapping[int, SurveyYear]:
    """What is known by today of the year of every unit that held a survey in it; of a year that is over, what was
    known on its last day. Six statements for any number of units.

    A unit without a closed SKM survey of that year here is absent: it may have held one elsewhere.
    """
    found = held_in(unit_ids, year, min(today, date(year, 12, 31)))
    return {unit: year_of(held) for unit, held in found.items() if held.results}


def held_in(unit_ids: Iterable[int], year: int, until: date) -> dict[int, Held]:
    """The surveys of a year that were over by a day, what was done about them by then, and the plans that had ended or
    ran, by unit: what was noted, finished, taken back or corrected later changes nothing. Six statements."""
    units = list(unit_ids)
    found = _held(units, year, until)
    surveys = {one.survey_id: unit for unit, held in found.items() for one in held.results}
    still = Q(withdrawn_at=None) | Q(withdrawn_at__gte=end_of(until))
    told = Publication.objects.filter(still, result__survey__in=list(surveys), told_on__lte=until)
    for survey, result, medium in (
        told.order_by().values_list("result__survey", "result", "medium").distinct()
    ):
        held = found[surveys[survey]]
        held.told.add(result)
        if medium in reading().media:
            held.media.add(medium)
    for survey, _ in reports_of(surveys, until):
        found[surveys[survey]].reported.add(survey)
    for unit, plans in plans_of(units, until, SKM).items():
        found.setdefault(unit, Held(until)).plans = plans
    return found


def _held(units: Sequence[int], year: int, until: date) -> dict[int, Held]:
    """The results of the year that stood on a day, by unit. One statement."""
    rows = SurveyResult.objects.filter(survey__unit__in=units, survey__kind=SKM)
    stood = Q(corrected_by=None) | Q(corrected_by__made_at__gte=end_of(until))
    inside = Q(survey__period_end__year=year) | Q(survey__period_end=None)
    rows = (
        rows.filter(stood, inside).defer("content").select_related("survey__questionnaire", "survey__service")
    )
    first: dict[int, SurveyResult] = {}
    for one in rows.order_by("survey", "number"):
        first.setdefault(one.survey_id, one)  # those after it came after the day
    found: dict[int, Held] = {}
    for one in first.values():
        day = one.survey.period_end or one.survey.last_day
        if day.year == year and max(day, one.survey.last_day) <= until:
            found.setdefault(one.survey.unit_id, Held(until)).results.append(one)
    for held in found.values():
        held.results.sort(key=when)
    return found


def _period(survey: Survey) -> tuple[date, date]:
    """The days that were rated; of a survey without a period those on which it was open."""
    if survey.period_start and survey.period_end:
        return survey.period_start, survey.period_end
    return localdate(survey.opens_at), survey.last_day


def year_of(held: Held) -> SurveyYear:
    """What one unit did, as the rules look at it. While no plan has ended, how much is finished is not told."""
    plans = held.plans
    reported_on, finished_on = plans.slowest
    published = held.published
    return SurveyYear(
        surveys=len(held.results),
        requirements=_requirements(held),
        media=frozenset(held.media),
        planned=plans.total or sum(len(one.lines) for one in plans.running),
        finished=None if plans.running and not plans.counted else plans.finished,
        reported_on=reported_on,
        finished_on=finished_on,
        followup_reported=True if plans.counted and all(one.reported for one in plans.counted) else None,
        value=Fraction(published.value) if published and published.value is not None else None,
        periods=len(held.periods),
        followed_up=any(one.done for one in plans.all),
    )


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
