"""A survey of the nine elements, and files of answers as offices have them."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import DAY
from tests.sheets.imports.forms import csv_bytes, google_head, google_row
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import Wanted, importing
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import AnswerImport, Period, Survey
from tolok.apps.surveys.selectors import questions_of, survey_at
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Own, Questionnaire
from tolok.rules.texts import Text
from tolok.sheets.books import open_bytes
from tolok.sheets.imports.mapping import SavedMapping, mapping_of

SKM = compose(
    Text("Survei kepuasan", "Satisfaction survey"),
    [block("skm9")],
    own=[
        Own(
            "parkir",
            "choice",
            Text("Apakah parkirnya cukup?", "Is there room to park?"),
            {"ya": Text("Ya", "Yes"), "tidak": Text("Tidak", "No")},
        )
    ],
)
NINE = tuple(item.key for item in block("skm9").items)


def a_satisfaction_survey(
    unit: OrganizationUnit | None = None, now: datetime | None = None, asked: Questionnaire = SKM, **more: Any
) -> Survey:
    """One that opened ten days ago and closes in ten; `minimum` and `target` are 5 and 20."""
    now = now or timezone.now()
    unit = unit or a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    start = (now - 10 * DAY).date().replace(month=1, day=1)
    parts: dict[str, Any] = {
        "opens_at": now - 10 * DAY,
        "closes_at": now + 10 * DAY,
        "span": actions.Span(Period.YEAR, start, start.replace(month=12, day=31)),
        "by": None,
        "now": now - 10 * DAY,
    }
    wanted = [Wanted(unit, 5, 20, service=more.pop("service", None), population=more.pop("population", None))]
    (made,) = actions.open_surveys(wanted=wanted, questionnaire=asked, **{**parts, **more})
    found = survey_at(made.pk)
    assert found is not None
    return found


def stamp(at: datetime) -> str:
    """A moment as Google Forms writes it."""
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M:%S}"


def google(rows: int = 6, at: datetime | None = None) -> bytes:
    """A CSV file of Google Forms: every respondent in a minute of their own; comments in the first two."""
    at = at or timezone.now() - DAY
    people = [
        google_row(
            stamp(at + timedelta(minutes=place)),
            [1 + (place + item) % 4 for item in range(9)],
            "Loket tiga ketus" if place < 2 else "",
        )
        for place in range(rows)
    ]
    return csv_bytes([google_head(), *people])


def kobo(rows: int = 6) -> bytes:
    """A CSV export of KoboToolbox with the values of our own form."""
    head = [
        "start",
        "end",
        *(f"block_skm9/{key}" for key in NINE),
        "parkir",
        "sex",
        "comment",
        "_uuid",
        "_submission_time",
    ]
    at = timezone.now() - DAY
    people = [
        [
            (at + timedelta(minutes=place)).isoformat(),
            (at + timedelta(minutes=place, seconds=50)).isoformat(),
            *(str(1 + (place + item) % 4) for item in range(9)),
            *("ya", "female", ""),
            f"00000000-0000-4000-8000-{place:012d}",
            (at + timedelta(minutes=place + 1)).isoformat(),
        ]
        for place in range(rows)
    ]
    return csv_bytes([head, *people])


def limesurvey(rows: int = 6) -> bytes:
    """A CSV export of LimeSurvey with the codes of answers."""
    head = ["id", "submitdate", "lastpage", "startlanguage", "startdate", *NINE]
    at = timezone.localtime(timezone.now() - DAY)
    people = [
        [
            place + 1,
            f"{at + timedelta(minutes=place, seconds=50):%Y-%m-%d %H:%M:%S}",
            *("2", "id", f"{at + timedelta(minutes=place):%Y-%m-%d %H:%M:%S}"),
            *(f"AO0{1 + (place + item) % 4}" for item in range(9)),
        ]
        for place in range(rows)
    ]
    return csv_bytes([head, *people])


def raw(rows: int = 6) -> bytes:
    """The sheet offices keep, without times; two of the respondents answered alike."""
    people = [[1 + (place // 2 + item) % 4 for item in range(9)] for place in range(rows)]
    return csv_bytes([NINE, *people])


def unsent(survey: Survey, rows: int = 3, code: str = "", at: datetime | None = None) -> bytes:
    """What a phone exported that could not send."""
    at = at or timezone.now() - timedelta(hours=1)
    answers = [
        {
            "survey": code or survey.code,
            "uuid": str(uuid7(at + timedelta(minutes=place))),
            "given_at": (at + timedelta(minutes=place)).isoformat(),
            "mode": "qr",
            "values": dict.fromkeys(NINE, 3),
            "comment": "Cepat",
            "profile": {"sex": "female"},
            "extra": {"parkir": "ya"},
            "seconds": 48,
        }
        for place in range(rows)
    ]
    return json.dumps({"format": "tolok-unsent/1", "answers": answers}).encode()


def proposed(draft: AnswerImport) -> SavedMapping | None:
    """The mapping of a draft with everything confirmed."""
    if not draft.mapping:
        return None
    found = mapping_of(draft.mapping, questions_of(draft.survey))
    for one in found.columns:
        found = found.with_column(one.heading, one.nth)
    return found


def a_draft(
    survey: Survey, content: bytes, by: User, name: str = "jawaban.csv", **options: Any
) -> AnswerImport:
    """A file that was uploaded and tried."""
    now = options.pop("now", None) or timezone.now()
    draft = importing.begin(survey=survey, name=name, content=content, by=by, now=now)
    importing.settle(draft=draft, mapping=proposed(draft), options=options, by=by, now=now)
    return draft


def brought(
    survey: Survey, content: bytes, by: User, name: str = "jawaban.csv", **options: Any
) -> AnswerImport:
    """A file that was kept."""
    now = options.pop("now", None) or timezone.now()
    draft = a_draft(survey, content, by, name, now=now, **options)
    importing.keep(draft=draft, by=by, now=now)
    return importing.carry_on(draft=draft.pk, now=now)


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def sheet(head: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file with any headings."""
    opened = csv_bytes([head, *rows])
    assert open_bytes("a.csv", opened).sheets
    return opened
