"""Answers and results as files take them: for the office, for everybody, and as a recap of a period."""

from collections.abc import Iterator

from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys.models import Answer, Period, Survey, SurveyResult
from tolok.apps.surveys.selectors import questions_of
from tolok.apps.surveys.selectors.comments import names_now, readable, staff_names
from tolok.apps.surveys.selectors.importing import zone_at
from tolok.apps.surveys.selectors.results import outcomes_of, standing, with_survey
from tolok.comments.masking import mask
from tolok.rules import packs
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.suppression import one_way
from tolok.sheets.exports.files import ExportAbout, ExportedAnswer
from tolok.sheets.imports.profiles import TITLES
from tolok.sheets.recaps.writing import RecapOffice

#: The licence of open answers.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def exported(survey: Survey) -> Iterator[ExportedAnswer]:
    """Every answer, late and excluded ones too, in the order they came. Words of theirs without what points at people."""
    code = survey.service.code if survey.service else ""
    office = survey.unit.office_id
    free = {own.key for own in questions_of(survey).own if own.kind == "text"}
    names = staff_names([office]).get(office, ()) if free else ()
    now = names_now([survey.pk])
    answers = Answer.objects.filter(survey=survey).select_related("reading").order_by("pk")
    for one in answers.iterator(chunk_size=1000):
        yield ExportedAnswer(
            one.uuid,
            one.given_at,
            one.mode,
            one.values,
            {key: mask(said, names).text if key in free else said for key, said in one.extra.items()},
            readable(one, now),
            {part: said for part in TITLES if (said := getattr(one, part))},
            code,
            one.seconds,
            not one.late and one.excluded_at is None,
        )


def about(survey: Survey) -> ExportAbout:
    """What belongs to the answers as a whole."""
    zone = zone_at(survey.unit.office)
    opens, closes = (at.astimezone(zone).date() for at in (survey.opens_at, survey.ends_at))
    name = names_of([survey.unit_id], closes).get(survey.unit_id, survey.unit.code)
    return ExportAbout(
        survey=survey.code,
        unit=name,
        office=survey.unit.office.name,
        version=survey.questionnaire.digest,
        opens=opens,
        closes=closes,
        period=period_label(survey),
        population=survey.population,
        licence=LICENCE,
    )


def period_label(survey: Survey) -> str:
    """A short name of the period: ``2026``, ``2026-S1``, ``2026-TW2``, ``2026-07``; the year of the close without one."""
    start = survey.period_start
    if start is None:
        return f"{survey.ends_at.astimezone(zone_at(survey.unit.office)):%Y}"
    part = {
        Period.MONTH.value: f"-{start.month:02d}",
        Period.QUARTER.value: f"-TW{(start.month + 2) // 3}",
        Period.HALF.value: f"-S{(start.month + 5) // 6}",
    }
    return f"{start.year}{part.get(survey.period_kind, '')}"


def recap_of(survey: Survey) -> tuple[Satisfaction, list[RecapOffice]] | None:
    """The units of an office over the same period as `survey`, by code; None for what is no satisfaction survey.

    Units whose result is withheld are left out, and so are parts of the profile with a small cell. Three statements.
    """
    pack_id = questions_of(survey).main.pack_id
    if survey.kind != "skm":
        return None
    same = SurveyResult.objects.filter(
        survey__unit__office=survey.unit.office_id,
        survey__kind="skm",
        survey__period_kind=survey.period_kind,
        survey__period_start=survey.period_start,
        survey__period_end=survey.period_end,
    )
    results = list(with_survey(standing(same)).order_by("survey__unit__code", "survey__service__code", "pk"))
    day = survey.period_end or survey.last_day
    names = names_of([one.survey.unit_id for one in results], day)
    rows = []
    for one in results:
        main = questions_of(one.survey).main
        outcome = outcomes_of(one).get(main.key)
        if main.pack_id == pack_id and isinstance(outcome, SurveyOutcome):
            rows.append(
                RecapOffice(_name(one.survey, names), outcome, one.content["population"], dict(_profile(one)))
            )
    return packs.satisfaction(pack_id), rows


def _name(survey: Survey, names: dict[int, str]) -> str:
    unit = names.get(survey.unit_id, survey.unit.code)
    return f"{unit} – {survey.service.name}" if survey.service else unit


def _profile(result: SurveyResult) -> Iterator[tuple[str, dict[str, int]]]:
    for part, codes in result.content["profile"].items():
        counts = {code: found["n"] for code, found in codes.items()}
        if one_way(counts).words is None:
            yield part, counts
