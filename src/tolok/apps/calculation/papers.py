"""Reports of a calculation on paper, computed again from what was kept."""

from datetime import date

from tolok.apps.calculation.inputs import given_of
from tolok.apps.calculation.models import Calculation, UnitResult
from tolok.apps.calculation.showing.survey_pages import SurveyPages
from tolok.apps.calculation.showing.weighted_pages import Cells
from tolok.papers.overview import overview_report, survey_overview
from tolok.papers.survey_report import survey_report
from tolok.papers.unit_report import unit_report
from tolok.rules import packs
from tolok.rules.texts import Text
from tolok.rules.weighted import evaluate

#: The place of the report of all units.
ALL = 0


def make_paper(calculation: Calculation, place: int, printed_on: date, office: str) -> bytes:
    """The PDF of all units (`place` 0) or of one."""
    if calculation.kind == "weighted":
        return _weighted(calculation, place, printed_on, office)
    return _survey(calculation, place, printed_on, office)


def _weighted(calculation: Calculation, place: int, printed_on: date, office: str) -> bytes:
    instrument = packs.instrument(calculation.instrument)
    if place == ALL:
        found = calculation.results.order_by("place")
        outcomes = [evaluate(instrument, given_of(one.name, one.inputs)) for one in found]
        notes = [Text(note["id"], note["en"]) for note in calculation.reading.get("notes", [])]
        return overview_report(instrument, outcomes, printed_on=printed_on, office=office, notes=notes)
    result = UnitResult.objects.get(calculation=calculation, place=place)
    given = given_of(result.name, result.inputs)
    cells = Cells(calculation.reading, result.inputs)
    outcome = evaluate(instrument, given)
    return unit_report(instrument, given, outcome, printed_on=printed_on, cells=cells, office=office)


def _survey(calculation: Calculation, place: int, printed_on: date, office: str) -> bytes:
    pages = SurveyPages(calculation)
    if place == ALL:
        outcomes = [pages.outcome(one) for one in calculation.results.order_by("place")]
        if len(outcomes) > 1:
            return survey_overview(pages.pack, outcomes, printed_on=printed_on, office=office)
        return survey_report(pages.pack, outcomes[0], printed_on=printed_on, office=office)
    result = UnitResult.objects.get(calculation=calculation, place=place)
    return survey_report(pages.pack, pages.outcome(result), printed_on=printed_on, office=office)
