"""What the surveys of units say about their public service duties, as dated facts; and what users say themselves."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse

from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors import item_means
from tolok.apps.surveys.selectors.performance import SKM, survey_years
from tolok.apps.surveys.selectors.results import outcomes_of, standing, when, with_survey
from tolok.rules.conditions import Facts
from tolok.rules.experience import Heard
from tolok.rules.gathered import Basis, Gathered, Offered
from tolok.rules.survey_performance import SurveyYear, facts_of, reading
from tolok.rules.survey_results import SurveyOutcome
from tolok.rules.texts import Text, join


def offered(unit_ids: Iterable[int], day: date) -> Offered:
    """Facts about the surveys of the year in which `day` lies. Four statements for any number of units.

    A unit without a closed survey of that year here offers nothing: it may have held one elsewhere.
    """
    found = survey_years(unit_ids, day.year)
    return {unit: tuple(_facts(unit, day.year, year)) for unit, year in found.items()}


def _facts(unit: int, year: int, held: SurveyYear) -> Iterable[Gathered]:
    facts: Facts = facts_of(held)
    address = reverse("surveys-performance", args=[unit, year])
    title = Text(f"Survei kepuasan {year} di Tolok", f"Satisfaction surveys of {year} in Tolok")
    basis = Basis(title, f"surveys.year:{unit}:{year}", held.reported_on, address)
    for key, value in facts.items():
        yield Gathered(key, value, _words(key, held), held.finished_on or held.reported_on, (basis,))


def _words(key: str, held: SurveyYear) -> Text:
    """How a fact is known; for "as the rule requires" also what is missing to it."""
    unmet = [one.name for one in reading().requirements if held.requirements.get(one.fact) is False]
    if key == "survey_compliant" and unmet:
        missing = join(unmet)
        return Text(f"Yang belum terpenuhi: {missing.id}.", f"Not met yet: {missing.en}.")
    return KNOWN


def heard(unit: int, year: int, f03: Survey | None) -> tuple[Mapping[str, Heard], Mapping[str, Heard]]:
    """What users say: statements of the users' form (F-03) and elements of the year's last survey (SKM).

    Nothing of what fewer people said than may be told. Three statements at most.
    """
    return (_statements(f03) if f03 else {}), _elements(unit, year)


def _statements(survey: Survey) -> dict[str, Heard]:
    found = {}
    for one in item_means(survey):
        mean = one.mean.mean if one.mean else None
        if mean is not None:
            found[one.code] = Heard(one.code, one.text, one.n, mean)
    return found


def _elements(unit: int, year: int) -> dict[str, Heard]:
    rows = standing(SurveyResult.objects.filter(survey__unit=unit, survey__kind=SKM, survey__service=None))
    held = list(with_survey(rows.filter(survey__period_end__year=year)))
    if not held:
        return {}
    outcome = next(
        (one for one in outcomes_of(max(held, key=when)).values() if isinstance(one, SurveyOutcome)), None
    )
    if outcome is None:
        return {}
    return {
        key: Heard(key, one.name, one.n, one.nrr, one.grade.letter if one.grade else "")
        for key, one in outcome.elements.items()
        if one.n is not None and one.nrr is not None
    }


KNOWN = Text("Dihitung dari survei di Tolok.", "Computed from the surveys in Tolok.")
