"""Reads of plans: which there are, of whom surveys may be held, and how far the last results spread."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import sqrt

from django.db.models import Count, F, Q, QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.organizations.selectors import tree_on
from tolok.apps.standards.models import Service
from tolok.apps.standards.selectors import services_on
from tolok.apps.surveys.models import Survey, SurveyPlan, SurveyResult
from tolok.apps.surveys.plans import SERVICE, When
from tolok.apps.surveys.policies import plans_open_to, surveyed_offices, surveyed_units
from tolok.apps.surveys.selectors.results import outcomes_of, standing, tallies_of, with_survey
from tolok.apps.surveys.targets import Target
from tolok.rules.questionnaires.block_outcomes import told
from tolok.rules.questionnaires.composing import Nature
from tolok.rules.questionnaires.contents import questionnaire_of

#: An index on 1 to 4 as points of 25 to 100.
POINTS = 25
#: Plans that are offered to be chosen again.
MOST_KEPT = 50


def plans_of(person: User, day: date) -> QuerySet[SurveyPlan]:
    """The plans a person may work on, the newest first; what was given up is not among them."""
    found = SurveyPlan.objects.filter(plans_open_to(person, day), given_up_at=None)
    return found.select_related("office", "unit", "made_by").order_by("-saved_at", "-pk")


def drafts_of(person: User, day: date) -> list[SurveyPlan]:
    """Those that were not opened yet."""
    return list(plans_of(person, day).filter(opened_at=None)[:MOST_KEPT])


def kept_of(person: User, day: date) -> list[SurveyPlan]:
    """Those that were opened, to be chosen again."""
    return list(plans_of(person, day).filter(opened_at__isnull=False)[:MOST_KEPT])


def plan_at(pk: int) -> SurveyPlan | None:
    """The plan with a number; with office and unit."""
    return SurveyPlan.objects.select_related("office", "unit__office").filter(pk=pk).first()


def offices_to_survey(person: User, day: date) -> list[Office]:
    """The offices for which a person may open surveys."""
    return list(Office.objects.filter(pk__in=surveyed_offices(person, day)).order_by("name"))


def units_to_survey(person: User, day: date) -> list[OrganizationUnit]:
    """The units whose own users a person may survey."""
    found = OrganizationUnit.objects.filter(pk__in=surveyed_units(person, day))
    return list(found.select_related("office").order_by("code"))


def targets_of(plan: SurveyPlan, level: str, day: date) -> list[Target]:
    """Every unit, or every service, a plan may choose, in the order of the tree. Two statements.

    A unit counts as free or online when all of its services are.
    """
    places = [one for one in tree_on(plan.office, day) if plan.unit_id in (None, one.unit_id)]
    of_unit: dict[int, list[Service]] = defaultdict(list)
    mine = {"unit": plan.unit_id} if plan.unit_id else {"unit__office": plan.office_id}
    for service in services_on(day).filter(**mine):
        of_unit[service.unit_id].append(service)
    found = []
    for place in places:
        services = of_unit[place.unit_id]
        about = (place.unit_id, place.code, place.name)
        if level == SERVICE:
            found += [Target(f"s{one.pk}", *about, _nature([one]), one) for one in services]
        else:
            found.append(Target(f"u{place.unit_id}", *about, _nature(services)))
    return found


def _nature(services: Collection[Service]) -> Nature:
    if not services:
        return Nature()
    return Nature(all(one.free_of_charge for one in services), all(one.online for one in services))


def units_of(plan: SurveyPlan) -> dict[int, OrganizationUnit]:
    """Every unit of the plan's office by number. One statement."""
    return {one.pk: one for one in OrganizationUnit.objects.filter(office=plan.office_id)}


def spreads_of(targets: Iterable[Target], kind: str) -> dict[str, Fraction]:
    """By how many points of 25 to 100 respondents differed in the last result of each target. Two statements.

    A target without a result, or with one of which nothing may be told, is not there.
    """
    wanted = {(one.unit_id, one.service.pk if one.service else None): one.key for one in targets}
    found = standing(
        SurveyResult.objects.filter(survey__kind=kind, survey__unit__in={unit for unit, _ in wanted})
    )
    rows = found.order_by(F("survey__period_end").asc(nulls_first=True), "pk")
    last = {
        wanted[unit, service]: pk
        for pk, unit, service in rows.values_list("pk", "survey__unit", "survey__service")
        if (unit, service) in wanted
    }
    results = {one.pk: one for one in with_survey(SurveyResult.objects.filter(pk__in=last.values()))}
    spreads = {key: _spread(results[pk]) for key, pk in last.items()}
    return {key: spread for key, spread in spreads.items() if spread}


def _spread(result: SurveyResult) -> Fraction | None:
    block = questionnaire_of(result.survey.questionnaire.content).main
    outcome, tally = outcomes_of(result).get(block.key), tallies_of(result.content)[block.key]
    if outcome is None:
        return None
    error = told(block, outcome, tally).error
    points = 1 if block.purpose == "skm" else POINTS
    return Fraction(round(error * sqrt(tally.n) * points, 2)).limit_denominator(100) if error else None


def opened_before(plan: SurveyPlan, when: When, kind: str, span: tuple[date, date]) -> int:
    """How many surveys of the same kind may ask the same visitors: of the same period, or open at the same time, of
    what the plan chose or of the unit around it; of the whole office before anything is chosen. One statement."""
    period = Q(period_kind=when.kind, period_start=span[0], period_end=span[1])
    moment = Q(opens_at__lt=when.closes_at, closes_at__gt=when.opens_at, closed_at=None)
    found = Survey.objects.filter(period | moment, _same_visitors(plan), kind=kind)
    return int(found.aggregate(n=Count("pk"))["n"])


def _same_visitors(plan: SurveyPlan) -> Q:
    picked = (plan.content.get("whom") or {}).get("chosen", ())
    units = [int(key[1:]) for key in picked if key.startswith("u")]
    services = [int(key[1:]) for key in picked if key.startswith("s")]
    if not picked:
        return Q(unit=plan.unit_id) if plan.unit_id else Q(unit__office=plan.office_id)
    around = Service.objects.filter(pk__in=services).values("unit")
    return Q(unit__in=units) | Q(service__in=services) | Q(service=None, unit__in=around)


def chosen(targets: Iterable[Target], content: Mapping[str, object]) -> list[Target]:
    """Of what may be chosen what a plan chose; what is no longer there is left out."""
    whom = content.get("whom") or {}
    keys = set(whom.get("chosen", ())) if isinstance(whom, dict) else set()
    return [one for one in targets if one.key in keys]
