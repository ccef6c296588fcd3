"""A published survey result as open data: the values that files and catalogues are made from."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.timezone import localdate

from tolok.apps.publication import survey_results as shown
from tolok.apps.publication.result_views import LICENCE
from tolok.apps.publication.survey_views import FILES
from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.papers import period_words, reason_shown, report_profile
from tolok.apps.surveys.selectors.results import outcomes_of, questions, tallies_of
from tolok.papers.surveys.blocks import block_data, index_of
from tolok.papers.surveys.full_report import KINDS as REPORTS
from tolok.rules.numbers import digits, round_half_up
from tolok.rules.questionnaires.block_outcomes import Outcome
from tolok.rules.questionnaires.few_rated import withheld_items
from tolok.rules.questionnaires.values import Block
from tolok.rules.results import Interval
from tolok.rules.surveys.form_means import FormMean
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text
from tolok.sheets.opened import surveys as open_data
from tolok.web.printing import say


def period_of(result: SurveyResult) -> tuple[date, date]:
    """The first and the last day that were rated, or on which the survey was open."""
    survey = result.survey
    return (
        survey.period_start or localdate(survey.opens_at),
        survey.period_end or survey.last_day,
    )


def open_survey(result: SurveyResult) -> open_data.OpenSurvey:
    """Everything everybody may take of a result."""
    named = shown.named(result, timezone.localdate())
    told, tallies, asked = outcomes_of(result), tallies_of(result.content), questions(result)
    blocks = [block for block in asked.blocks if block.key in told]
    start, end = period_of(result)
    title = REPORTS.get(asked.purpose, "Survei").removeprefix("Laporan ")
    return open_data.OpenSurvey(
        identifier=result.survey.code,
        title=f"{title}: {named.name}, {period_words(result)}",
        office=result.survey.unit.office.name,
        unit=named.unit,
        service=result.survey.service.name if result.survey.service else "",
        kind=asked.purpose,
        start=start,
        end=end,
        number=result.number,
        digest=result.digest,
        instrument=asked.main.pack_id,
        instrument_hash=asked.main.pack_hash,
        method=shown.method(),
        indices=[_index(block, told[block.key], result.n) for block in blocks],
        elements=[row for block in blocks for row in _elements(block, told[block.key], tallies[block.key])],
        profile=[
            {"pertanyaan": group.title, "jawaban": label, "n": "ditahan" if n is None else n}
            for group in report_profile(result)
            for label, n in group.rows
        ],
        excluded=[{"alasan": reason_shown(why), "n": n} for why, n in result.content["excluded_why"]],
    )


def _index(block: Block, outcome: Outcome, n: int) -> dict[str, Any]:
    index = index_of(block, outcome)
    low, high = shown.ends(index.interval)
    return {
        "blok": block.key,
        "nama": index.name,
        "nilai": "" if index.value is None else str(round_half_up(index.value, index.places)),
        "mutu": index.grade.letter if index.grade else "",
        "n": n,
        "selang_bawah": low,
        "selang_atas": high,
        "terendah": digits(index.low),
        "tertinggi": digits(index.high),
    }


def _elements(block: Block, outcome: Outcome, tally: Tally) -> list[dict[str, Any]]:
    found = []
    rows, hidden = block_data(block, outcome, tally, "", 0)["rows"], withheld_items(block, tally)
    for item, row in zip(block.items, rows, strict=True):  # type: ignore[call-overload]
        place = tally.keys.index(item.element)
        mean, n = tally.mean(place), tally.counts[place]
        held = item.element in hidden
        low, high = ("", "") if held else shown.ends(_interval(outcome, item.element))
        found.append(
            {
                "blok": block.key,
                "unsur": item.element,
                "kode": item.code,
                "nama": say(item.name),
                "rata_rata": digits(mean) if not held and mean is not None else "",
                "mutu": row["grade"] if row["grade"] != "–" else "",
                "n": "ditahan" if held else n,
                "selang_bawah": low,
                "selang_atas": high,
            }
        )
    return found


def _interval(outcome: Outcome, element: str) -> Interval:
    """The interval of an element's mean; integrity surveys are told as a whole and have none for an item."""
    if isinstance(outcome, SurveyOutcome):
        return outcome.elements[element].interval
    if isinstance(outcome, FormMean):
        return outcome.statements[element].interval
    return Interval(None, None, Text("", ""))


def publishing(request: HttpRequest, result: SurveyResult) -> open_data.Publishing:
    """Where a result and its files stand."""

    def absolute(path: str) -> str:
        return request.build_absolute_uri(path)

    return open_data.Publishing(
        address=absolute(shown.address("publication-survey", result)).rstrip("/"),
        licence=LICENCE,
        contact=settings.TOLOK_HELP_EMAIL,
        on=localdate(result.published_at or result.made_at),
        files={name: absolute(shown.address("publication-survey-data", result, name)) for name in FILES},
    )
