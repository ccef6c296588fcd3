"""Reads of results. Outcomes are computed again from the kept sums through the rules, never from answers."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max, QuerySet
from django.db.models.fields.json import KeyTransform

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Service
from tolok.apps.surveys.models import BroughtResult, Mode, Survey, SurveyResult
from tolok.apps.surveys.selectors import questions_of
from tolok.rules import packs
from tolok.rules.questionnaires.block_outcomes import Outcome, least_told, outcomes
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.suppression import OneWay, one_way
from tolok.rules.surveys.tallies import Tally
from tolok.rules.surveys.tally_contents import tally_of
from tolok.rules.texts import Text
from tolok.rules.wording import fill

__all__ = ["Outcome"]


def with_survey(found: QuerySet[SurveyResult]) -> QuerySet[SurveyResult]:
    """Results with everything that showing them needs."""
    return found.select_related("survey__questionnaire", "survey__unit__office", "survey__service")


def result_of(survey: Survey) -> SurveyResult | None:
    """The result that stands: the latest one. None before the first. One statement."""
    return with_survey(SurveyResult.objects.filter(survey=survey)).order_by("-number").first()


def result_numbered(survey: Survey, number: int) -> SurveyResult | None:
    """One result of a survey, a corrected one too."""
    return with_survey(SurveyResult.objects.filter(survey=survey, number=number)).first()


def results_of(survey: Survey) -> list[SurveyResult]:
    """Every result of a survey without its content, the newest first. One statement."""
    found = SurveyResult.objects.filter(survey=survey).defer("content").select_related("made_by")
    return list(found.order_by("-number"))


def standing(found: QuerySet[SurveyResult]) -> QuerySet[SurveyResult]:
    """Of some results those that no other one corrects."""
    return found.filter(corrected_by=None)


def lines_of(unit: OrganizationUnit, service: Service | None, kind: str) -> list[SurveyResult]:
    """The standing results of one unit or service, of one kind, in order of time, without their content.

    Each has `told`, its blocks in a line by key. One statement.
    """
    found = SurveyResult.objects.filter(survey__unit=unit, survey__service=service, survey__kind=kind)
    rows = with_survey(standing(found)).defer("content").annotate(told=KeyTransform("told", "content"))
    return sorted(rows, key=when)


def unit_at(pk: int) -> OrganizationUnit:
    """The unit of a guarded page, with its office."""
    return OrganizationUnit.objects.select_related("office").get(pk=pk)


def kinds_of(unit: OrganizationUnit) -> list[tuple[str, Service | None]]:
    """Which kinds of surveys of which services of a unit have results. Three statements at most."""
    found = SurveyResult.objects.filter(survey__unit=unit).order_by("survey__kind", "survey__service")
    pairs = list(found.values_list("survey__kind", "survey__service").distinct())
    services = Service.objects.in_bulk([service for _, service in pairs if service])
    known = [(kind, services.get(service) if service else None) for kind, service in pairs]
    if ("skm", None) not in known and BroughtResult.objects.filter(unit=unit).exists():
        known.append(("skm", None))
    return sorted(known, key=lambda one: (ORDER.index(one[0]), one[1].code if one[1] else ""))


def before(result: SurveyResult) -> SurveyResult | None:
    """The standing result of the period before of the same kind, unit or service, in a line, if it can be compared."""
    survey = result.survey
    earlier = [
        one for one in lines_of(survey.unit, survey.service, survey.kind) if one.survey_id != survey.pk
    ]
    kind = survey.period_kind
    found = [one for one in earlier if when(one) < when(result) and one.survey.period_kind == kind]
    if not found or marks_of(found[-1]) != marks_of(result):
        return None
    return found[-1]


def line_of(result: SurveyResult) -> dict[str, Any] | None:
    """The main block of a result of `lines_of` in a line; None where nothing is told."""
    told: dict[str, Any] = result.told  # type: ignore[attr-defined]
    return told.get(questions(result).main.key)


def marks_of(result: SurveyResult) -> dict[str, str]:
    """What must be the same for two results to be compared; see `rules.trends`."""
    block = questions(result).main
    marks = {
        "period": result.survey.period_kind,
        "instrument": block.pack_id,
        "elements": ",".join(item.key + "*" * item.replaced for item in block.items),
    }
    if block.purpose == "skm":
        bands = packs.satisfaction(block.pack_id).bands.bands
        marks["bands"] = ",".join(f"{band.letter}{band.lower}" for band in bands)
    return marks


def when(result: SurveyResult) -> tuple[Any, int]:
    """By what results stand in order of time: the last day of their period, or the day they closed."""
    survey = result.survey
    return survey.period_end or survey.last_day, result.pk


def questions(result: SurveyResult) -> Questionnaire:
    """What was asked."""
    return questions_of(result.survey)


def tallies_of(content: Mapping[str, Any]) -> dict[str, Tally]:
    """The kept sums of `blocks`, by block key: of a whole result, of one of its months, or of one of its groups.

    Single rows stand apart under `rows`, of a whole result only."""
    rows = content.get("rows", {})
    return {key: tally_of({**kept, "vectors": rows.get(key)}) for key, kept in content["blocks"].items()}


def ways_told(content: Mapping[str, Any]) -> OneWay:
    """How many answered each way as it may be printed, in the order in which the profile of ways tells it.

    The same rule in the same order, or one table would give away what the other withholds."""
    rates = content["rates"]
    return one_way({mode: rates[mode]["completed"] or 0 for mode in Mode.values if mode in rates})


def outcomes_of(result: SurveyResult) -> dict[str, Outcome]:
    """What every block yields, by its key: SurveyOutcome, IntegrityOutcome (one for both blocks) or FormMean.

    A block that too few answered is not there; `withheld` says why in words.
    """
    survey = result.survey
    return outcomes(
        questions(result),
        tallies_of(result.content),
        minimum=survey.minimum,
        population=result.content["population"],
    )


def withheld(result: SurveyResult) -> Text | None:
    """Why nothing of a result may be told; None when it may."""
    least = least_told(questions(result), result.survey.minimum)
    return fill(TOO_FEW, n=result.n, least=least) if result.n < least else None


def ungraded(result: SurveyResult) -> Text | None:
    """Why a result has no grade though it has a value; None when the survey's own minimum is no reason."""
    least = result.survey.minimum
    return fill(NO_GRADE, n=result.n, least=least) if result.n < least else None


def last_number(survey: Survey) -> int:
    """The number of the latest result, 0 without any."""
    return SurveyResult.objects.filter(survey=survey).aggregate(last=Max("number"))["last"] or 0


#: Kinds of surveys in the order in which they are offered.
ORDER = ("skm", "integrity", "f03", "own")
TOO_FEW = Text(
    "Ditahan: {n} jawaban dihitung, dan nilai baru ditampilkan mulai {least} jawaban, supaya jawaban satu orang tidak terbaca.",
    "Withheld: {n} answers count, and a value is shown from {least} answers up, so that nobody's own answer can be read.",
)
NO_GRADE = Text(
    "Mutu tidak diberikan: {n} responden, sedangkan minimum survei ini {least}.",
    "No grade is given: {n} respondents, while the minimum of this survey is {least}.",
)
