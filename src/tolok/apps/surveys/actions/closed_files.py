"""The answers of closed surveys as columns in files, for analysis over many units; see docs/reference/closed-answers.md."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from tolok.analytics.closed.files import path_of, surveys_in, write_closed
from tolok.apps.common.actions import office_scope, record
from tolok.apps.organizations.models import UnitVersion
from tolok.apps.surveys.models import Answer, ClosedFile, Survey, SurveyResult
from tolok.apps.surveys.selectors import questions_of
from tolok.apps.surveys.selectors.closed import office_key, place_of
from tolok.apps.surveys.selectors.exporting import period_label
from tolok.apps.surveys.selectors.importing import window, zone_at
from tolok.apps.surveys.selectors.results import standing
from tolok.sheets.imports.profiles import TITLES

#: Answers that one call writes at most, unless a single survey has more; the next call goes on.
MOST = 20_000
FIELDS = ("mode", *TITLES, "values", "given_at", "late", "excluded_at")
Place = tuple[str, str]


def folder() -> Path:
    """Where closed answers lie."""
    return Path(settings.TOLOK_ANSWERS or Path(settings.TOLOK_HOME) / "answers")


def write_due(*, now: datetime) -> int:
    """Write the answers of every standing result that has no file; how many results. A correction takes the place of
    what was written of its survey before. A file is rewritten once for all its surveys.

    Nothing is written where only a cluster's address is configured: files come there by other ways.
    """
    if "://" in settings.TOLOK_ANSWERS:
        return 0
    places: dict[Place, list[SurveyResult]] = {}
    for result in _due():
        survey = result.survey
        places.setdefault((period_label(survey), place_of(office_key(survey.unit.office))), []).append(result)
    for place, results in places.items():
        _write(place, results, now)
    return sum(map(len, places.values()))


def _due() -> list[SurveyResult]:
    found = standing(SurveyResult.objects.filter(closed_file=None)).defer("content")
    rows = found.select_related("survey__questionnaire", "survey__unit__office", "survey__service")
    chosen: list[SurveyResult] = []
    for row in rows.order_by("pk")[:500]:
        if chosen and sum(one.n for one in chosen) + row.n > MOST:
            break
        chosen.append(row)
    return chosen


def _write(place: Place, results: Sequence[SurveyResult], now: datetime) -> None:
    path = path_of(folder(), *place)
    codes = {one.survey.code for one in results}
    kinds = _kinds([one.survey for one in results])
    counts: dict[str, int] = {}
    rows = [row for one in results for row in _rows(one.survey, kinds, counts)]
    if rows:
        keys = tuple(dict.fromkeys(key for one in results for key in _columns(one.survey).values()))
        before = {code: found for code, found in surveys_in(path).items() if code in codes}
        write_closed(rows, folder(), period=place[0], province=place[1], keys=keys, replaces=before)
    there = surveys_in(path)
    with transaction.atomic():
        for one in results:
            _note(one, str(path.relative_to(folder())), there, counts.get(one.survey.code, 0), now)


def _note(result: SurveyResult, path: str, there: Mapping[str, str], rows: int, now: datetime) -> None:
    code = result.survey.code
    parts = {"path": path, "digest": there.get(code, sha256(b"").hexdigest()), "rows": rows}
    ClosedFile.objects.create(result=result, written_at=now, **parts)
    scope = office_scope(result.survey.unit.office_id)
    record(by=None, action="surveys.write_closed", target=result, after=parts, now=now, scope=scope)


def _kinds(surveys: Sequence[Survey]) -> dict[int, list[tuple[date, str]]]:
    """The kinds of units over time, by unit, earliest first. One statement."""
    versions = UnitVersion.objects.filter(unit__in={one.unit_id for one in surveys})
    found: dict[int, list[tuple[date, str]]] = {}
    for unit, day, kind in versions.order_by("valid_from").values_list("unit_id", "valid_from", "kind"):
        found.setdefault(unit, []).append((day, kind))
    return found


def _columns(survey: Survey) -> dict[str, str]:
    """The name of every item's column: its element; for other blocks block and key, in plain small letters."""
    return {
        key: item.element
        if block.purpose == "skm"
        else re.sub(r"[^a-z0-9_]", "_", f"{block.key}_{item.element}".lower())
        for key, (block, item) in questions_of(survey).by_key.items()
    }


def _rows(
    survey: Survey, kinds: Mapping[int, list[tuple[date, str]]], counts: dict[str, int]
) -> Iterator[dict[str, Any]]:
    starts, ends = survey.period_start, survey.period_end
    if starts is None or ends is None:
        starts, ends = window(survey)
    kind = next((one for day, one in reversed(kinds.get(survey.unit_id, [])) if day <= ends), None)
    zone, columns = zone_at(survey.unit.office), _columns(survey)
    about = {
        "survey": survey.code,
        "questionnaire": survey.questionnaire.digest,
        "pack": questions_of(survey).main.pack_id,
        "office": office_key(survey.unit.office),
        "unit": survey.unit.code,
        "unit_kind": kind,
        "region": survey.unit.office.region or None,
        "service": survey.service.code if survey.service else None,
        "starts": starts,
        "ends": ends,
    }
    answers = Answer.objects.filter(survey=survey).order_by("pk").values(*FIELDS)
    for one in answers.iterator(chunk_size=2000):
        counts[survey.code] = counts.get(survey.code, 0) + 1
        yield {
            **about,
            "mode": one["mode"],
            **{part: one[part] or None for part in TITLES},
            "day": one["given_at"].astimezone(zone).date(),
            "late": one["late"],
            "excluded": one["excluded_at"] is not None,
            **{f"e_{columns[key]}": point for key, point in one["values"].items() if key in columns},
        }
