"""Reports of a calculation on paper, computed again from what was kept."""

from collections.abc import Sequence
from datetime import date

from tolok.apps.calculation.inputs import given_of, tally_of
from tolok.apps.calculation.models import Calculation, UnitResult
from tolok.apps.calculation.showing.survey_pages import SurveyPages
from tolok.apps.calculation.showing.weighted_pages import Cells
from tolok.papers.calculation.overview import overview_report, survey_overview
from tolok.papers.calculation.survey_report import survey_report
from tolok.papers.calculation.unit_report import unit_report
from tolok.rules import packs
from tolok.rules.index.weighted import evaluate
from tolok.rules.surveys.aggregation import Aggregate, aggregate, unweighted
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.texts import Text

#: The place of the report of all units.
ALL = 0


def make_paper(calculation: Calculation, place: int, printed_on: date, office: str) -> bytes:
    """The PDF of all units (`place` 0) or of one."""
    if calculation.kind == "weighted":
        return _weighted(calculation, place, printed_on, office)
    return _survey(calculation, place, printed_on, office)


def _weighted(calculation: Calculation, place: int, printed_on: date, office: str) -> bytes:
    instrument, choices = packs.instrument(calculation.instrument), _choices(calculation)
    if place == ALL:
        found = calculation.results.order_by("place")
        outcomes = [evaluate(instrument, given_of(one.name, one.inputs)) for one in found]
        return overview_report(
            instrument,
            outcomes,
            printed_on=printed_on,
            office=office,
            notes=_notes(calculation),
            choices=choices,
        )
    result = UnitResult.objects.get(calculation=calculation, place=place)
    given = given_of(result.name, result.inputs)
    cells = Cells(calculation.reading, result.inputs)
    outcome = evaluate(instrument, given)
    return unit_report(
        instrument, given, outcome, printed_on=printed_on, cells=cells, office=office, choices=choices
    )


def _survey(calculation: Calculation, place: int, printed_on: date, office: str) -> bytes:
    pages, choices = SurveyPages(calculation), _choices(calculation)
    found = calculation.results.order_by("place")
    results = list(found) if place == ALL else [found.get(place=place)]
    outcomes = [pages.outcome(one) for one in results]
    if len(results) > 1:
        return survey_overview(
            pages.pack,
            outcomes,
            printed_on=printed_on,
            office=office,
            notes=_notes(calculation),
            choices=choices,
            together=_together(pages.pack, results, outcomes),
            disagreements={one.name: _told(one) for one in results},
        )
    return survey_report(
        pages.pack,
        outcomes[0],
        printed_on=printed_on,
        office=office,
        choices=choices,
        disagreements=_told(results[0]),
    )


def _together(
    pack: Satisfaction, results: Sequence[UnitResult], outcomes: Sequence[SurveyOutcome]
) -> Sequence[Aggregate]:
    """All groups as one number by every estimator; a recap holds means only, which cannot be pooled."""
    if any("means" in one.inputs for one in results):
        return [unweighted(pack, {one.group: one.ikm for one in outcomes})]
    return aggregate(pack, {one.name: tally_of(one.inputs["tally"]) for one in results})


def _told(result: UnitResult) -> list[str]:
    """Where the printed results of a recap differ from what its means give."""
    return [note["id"] for note in result.inputs.get("told", [])]


def _notes(calculation: Calculation) -> list[Text]:
    return [Text(note["id"], note["en"]) for note in calculation.reading.get("notes", [])]


def _choices(calculation: Calculation) -> dict[str, object]:
    """What the command needs to compute the same again."""
    names = {"file_name": calculation.file_name, "users_name": calculation.users_name}
    return {**calculation.choices, **names}
