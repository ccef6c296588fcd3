"""What an uploaded file holds for one survey, read as its mapping says. Nothing here is written."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tolok.apps.surveys.actions.answering import Given
from tolok.apps.surveys.actions.bulk import MOST, Brought
from tolok.apps.surveys.models import Answer, AnswerImport, Mode, Survey
from tolok.apps.surveys.selectors import questions_of
from tolok.apps.surveys.selectors.importing import window, zone_at
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import open_bytes
from tolok.sheets.imports.mapping import mapping_of
from tolok.sheets.imports.preview import Preview, preview
from tolok.sheets.imports.reading import read_with
from tolok.sheets.imports.unsent import read_unsent
from tolok.sheets.imports.values import ImportedAnswer, ImportedAnswers

#: Ways that a file of another program may name; a link or a ticket is only believed in files that Tolok wrote.
OF_FILES = frozenset({Mode.OFFICER, Mode.PAPER, Mode.KIOSK, Mode.IMPORT})
#: How far the clock of a phone may be ahead of ours without anybody having to say anything.
CLOCKS = timedelta(minutes=10)
#: Files that Tolok itself wrote.
OWN = ("tolok", "unsent")


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers of a file in the order they are kept, and everything that was found on the way."""

    found: ImportedAnswers
    wanted: tuple[ImportedAnswer, ...]
    outside: int
    elsewhere: int


def read(draft: AnswerImport) -> Reading:
    """The file of a draft. Raises ProblemsError when it holds no table of answers at all."""
    survey = draft.survey
    found = _unsent(draft) if draft.format == "unsent" else _table(draft)
    mine = [one for one in found.answers if one.survey in ("", survey.code)]
    wanted = [one for one in mine if not _outside(one, draft)] if _skips(draft) else mine
    found = replace(found, problems=(*found.problems, *_faults(survey, wanted, draft.name)))
    return Reading(found, tuple(wanted), len(mine) - len(wanted), len(found.answers) - len(mine))


def brought(draft: AnswerImport, answers: list[ImportedAnswer], now: datetime) -> list[Brought]:
    """The answers as they are kept."""
    return [
        Brought(
            one.identifier(one.survey or draft.survey.code),
            Given(one.values, comment=one.comment, profile=one.profile, extra=one.extra, seconds=one.seconds),
            _mode(one, draft.format),
            one.given_at or _untimed(draft, now),
        )
        for one in answers
    ]


def report_of(draft: AnswerImport, reading: Reading, now: datetime) -> dict[str, Any]:
    """What a person looks at before anything is kept: counts, problems, warnings, notes. Statements: one in 500 answers."""
    survey, zone = draft.survey, ZoneInfo(draft.options["zone"])
    whose = dict(_known(survey, reading.wanted))
    taken = [one for one in reading.wanted if whose.get(one.identifier(survey.code), survey.pk) != survey.pk]
    problems = [*reading.found.problems, *(_at(OTHER_SURVEY, draft.name, one.row) for one in taken)]
    moved = draft.format == "unsent" or draft.options.get("future") == "now"
    ahead = list(_not_yet(draft, reading.wanted, MOVED if moved else FUTURE, now))
    problems += [] if moved else ahead
    opens, closes = window(survey)
    counts = preview(
        replace(reading.found, answers=reading.wanted),
        survey.code,
        zone=zone,
        opens=opens,
        closes=closes,
        known=[uuid for uuid, pk in whose.items() if pk == survey.pk],
    )
    return {
        **_counts(counts),
        "outside": reading.outside or counts.outside,
        "left_out": reading.outside,
        "elsewhere": reading.elsewhere,
        "problems": [kept_problem(one) for one in problems],
        "warnings": [kept_problem(one) for one in (*reading.found.warnings, *(ahead if moved else ()))],
        "notes": [_words(note) for note in reading.found.notes],
    }


def kept_problem(one: Problem) -> dict[str, Any]:
    """A problem as plain data."""
    return {key: value for key, value in asdict(one).items() if value not in (None, "")}


def problem_of(kept: Mapping[str, Any]) -> Problem:
    """A problem as it was kept."""
    parts: dict[str, Any] = {
        key: Text(**value) if key in ("text", "wanted") else value for key, value in kept.items()
    }
    return Problem(**parts)


def _table(draft: AnswerImport) -> ImportedAnswers:
    asked = questions_of(draft.survey)
    return read_with(
        open_bytes(draft.name, bytes(draft.content or b"")),
        mapping_of(draft.mapping, asked),
        asked,
        zone=ZoneInfo(draft.options["zone"]),
        collection=draft.options.get("collection", ""),
        version=draft.survey.questionnaire.digest if draft.format in ("tolok", "kobo") else "",
    )


def _unsent(draft: AnswerImport) -> ImportedAnswers:
    """The answers of a device, for whatever surveys of this installation they are."""
    content, zone = bytes(draft.content or b""), ZoneInfo(draft.options["zone"])
    codes = {one.survey for one in read_unsent(draft.name, content, zone=zone).answers}
    surveys = Survey.objects.filter(code__in=codes, unit__office=draft.survey.unit.office_id)
    asked = {one.code: questions_of(one) for one in surveys.select_related("questionnaire")}
    return read_unsent(draft.name, content, zone=zone, asked=asked)


def _skips(draft: AnswerImport) -> bool:
    return bool(draft.options.get("outside", "skip") == "skip")


def _outside(one: ImportedAnswer, draft: AnswerImport) -> bool:
    first, last = window(draft.survey)
    return (
        one.given_at is not None
        and not first <= one.given_at.astimezone(ZoneInfo(draft.options["zone"])).date() <= last
    )


def _faults(survey: Survey, answers: list[ImportedAnswer], name: str) -> Iterator[Problem]:
    """What the questionnaire has against single answers: with any of it nothing of the file is kept."""
    asked = questions_of(survey)
    for one in answers:
        for problem in asked.faults(one.values, one.extra):
            yield replace(problem, file=name, row=one.row)


def _known(survey: Survey, answers: tuple[ImportedAnswer, ...]) -> Iterator[tuple[UUID, int]]:
    """Identifiers that are there already, with the number of their survey."""
    identifiers = [one.identifier(survey.code) for one in answers]
    for at in range(0, len(identifiers), MOST):
        some = Answer.objects.filter(uuid__in=identifiers[at : at + MOST])
        yield from some.values_list("uuid", "survey_id")


def _mode(one: ImportedAnswer, kind: str) -> Mode:
    told = Mode(one.mode) if one.mode in Mode.values else Mode.IMPORT
    return told if kind in OWN or told in OF_FILES else Mode.IMPORT


def _untimed(draft: AnswerImport, now: datetime) -> datetime:
    """When an answer that tells no time is taken to be given: noon of the day that a person said, or now."""
    zone, said = ZoneInfo(draft.options["zone"]), draft.options.get("day")
    if said:
        return min(datetime.combine(date.fromisoformat(said), time(12), zone), now)
    return min(now, draft.survey.ends_at - timedelta(seconds=1))


def _counts(found: Preview) -> dict[str, Any]:
    kept = {key: value for key, value in asdict(found).items() if key not in ("points", "outside")}
    return {
        **kept,
        "new": found.new,
        "first": found.first and found.first.isoformat(),
        "last": found.last and found.last.isoformat(),
        "points": {
            key: {str(point): count for point, count in counts.items()}
            for key, counts in found.points.items()
        },
    }


def _not_yet(
    draft: AnswerImport, answers: tuple[ImportedAnswer, ...], text: Text, now: datetime
) -> Iterator[Problem]:
    """Answers whose time is still to come: a clock that was wrong, or day and month the other way round.

    What a phone could not send is taken all the same, as if it had been sent now; nobody could set its clock right.
    """
    for one in answers:
        if one.given_at is not None and one.given_at > now + CLOCKS:
            there = one.given_at.astimezone(ZoneInfo(draft.options["zone"]))
            yield replace(_at(text, draft.name, one.row), found=f"{there:%Y-%m-%d %H:%M}")


def _at(text: Text, name: str, row: int) -> Problem:
    return Problem(text, file=name, row=row)


def _words(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


def refused_report(error: ProblemsError) -> dict[str, Any]:
    """The report of a file that could not be read at all."""
    return {"answers": 0, "new": 0, "problems": [kept_problem(one) for one in error.problems]}


def default_zone(survey: Survey) -> str:
    """The zone of the office by its name."""
    return zone_at(survey.unit.office).key


FUTURE = Text(
    "Waktu jawaban ini di masa depan. Periksa jam perangkatnya dan urutan hari dan bulan, atau pilih agar jawaban seperti "
    "ini diambil dengan waktu impor.",
    "The time of this answer lies in the future. Look at the clock of the device and at the order of day and month, or "
    "choose to take such answers with the time of the import.",
)
MOVED = Text(
    "Waktu jawaban ini di masa depan; jawabannya diambil dengan waktu impor.",
    "The time of this answer lies in the future; it is taken with the time of the import.",
)
OTHER_SURVEY = Text(
    "Jawaban ini sudah tersimpan di survei lain. Pilih survei yang benar.",
    "This answer is kept in another survey already. Choose the right survey.",
)
