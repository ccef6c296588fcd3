"""Answers that a phone or kiosk could not send, exported by a person to a file: read with every fault in it."""

import json
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID

from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.imports.profiles import CODES
from tolok.sheets.imports.rows import LONGEST_COMMENT, LONGEST_SECONDS
from tolok.sheets.imports.times import placed
from tolok.sheets.imports.values import ImportedAnswer, ImportedAnswers
from tolok.sheets.limits import Limits, refused, too_large

VERSION = "tolok-unsent/1"
#: The most answers of one file; a device holds far fewer.
MOST = 20_000


def is_unsent(content: bytes) -> bool:
    """Whether a file seems to be one of unsent answers."""
    return (
        content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        and VERSION.partition("/")[0].encode() in content[:400]
    )


def read_unsent(
    name: str, content: bytes, *, zone: tzinfo, asked: Mapping[str, Questionnaire] | None = None
) -> ImportedAnswers:
    """The answers of the file `name`; `asked` holds the questionnaire of every survey by code, if they are to be checked.

    Ratings off the scale and unknown details are left out with a warning; an answer without a valid identifier or
    survey is a problem. Raises ProblemsError when the file is none of this kind.
    """
    rows = _rows(name, content)
    problems: list[Problem] = []
    warnings: list[Problem] = []
    answers: list[ImportedAnswer] = []
    seen: set[UUID] = set()
    for number, row in enumerate(rows, 1):
        one = _answer(name, number, row, zone, asked, problems, warnings)
        if one is None or one.own is None:
            continue
        if one.own in seen:
            warnings.append(Problem(DOUBLE, name, row=number, key="uuid", found=str(one.own)))
            continue
        seen.add(one.own)
        answers.append(one)
    if not rows:
        problems.append(Problem(EMPTY, name))
    return ImportedAnswers(name, "unsent", tuple(answers), tuple(problems), tuple(warnings))


def _rows(name: str, content: bytes) -> list[Any]:
    limit = Limits().size
    if len(content) > limit:
        raise refused(name, *too_large(len(content), limit))
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise refused(name, BROKEN) from None
    rows = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(data, dict) or data.get("format") != VERSION or not isinstance(rows, list):
        found = str(data.get("format"))[:40] if isinstance(data, dict) else None
        raise ProblemsError(
            [Problem(NOT_UNSENT, name, key="format", found=found, wanted=Text(VERSION, VERSION))]
        )
    if len(rows) > MOST:
        raise refused(name, TOO_MANY, str(len(rows)), Text(f"paling banyak {MOST}", f"at most {MOST}"))
    return rows


def _answer(
    name: str,
    number: int,
    row: Any,
    zone: tzinfo,
    asked: Mapping[str, Questionnaire] | None,
    problems: list[Problem],
    warnings: list[Problem],
) -> ImportedAnswer | None:
    if not isinstance(row, dict):
        problems.append(Problem(NOT_AN_OBJECT, name, row=number))
        return None
    survey, own = row.get("survey"), _uuid(row.get("uuid"))
    faults = []
    if not isinstance(survey, str) or not survey or (asked is not None and survey not in asked):
        faults.append(Problem(NO_SURVEY, name, row=number, key="survey", found=str(survey)[:40]))
    if own is None:
        faults.append(Problem(NO_UUID, name, row=number, key="uuid", found=str(row.get("uuid"))[:40]))
    problems += faults
    if faults:
        return None
    values, strays = _values(row.get("values"), None if asked is None else asked[str(survey)])
    given = _moment(row.get("given_at"), zone)
    profile, strange = _profile(row.get("profile"))
    warnings += [
        Problem(LEFT_OUT, name, row=number, key=key, found=found) for key, found in (*strays, *strange)
    ]
    if given is None:
        warnings.append(
            Problem(NO_MOMENT, name, row=number, key="given_at", found=str(row.get("given_at"))[:40])
        )
    if not values:
        warnings.append(Problem(NOTHING, name, row=number, key="values"))
        return None
    seconds, comment, mode = row.get("seconds"), row.get("comment"), row.get("mode")
    return ImportedAnswer(
        row=number,
        source=f"unsent:{own}",
        values=values,
        extra={str(key): str(text)[:1000] for key, text in _dict(row.get("extra")).items()},
        comment=comment[:LONGEST_COMMENT] if isinstance(comment, str) else "",
        profile=profile,
        given_at=given,
        seconds=seconds if type(seconds) is int and 0 <= seconds <= LONGEST_SECONDS else None,
        mode=mode[:20] if isinstance(mode, str) else "",
        survey=str(survey),
        own=own,
    )


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _uuid(value: Any) -> UUID | None:
    try:
        found = UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.version == 7 else None


def _moment(value: Any, zone: tzinfo) -> datetime | None:
    try:
        return placed(datetime.fromisoformat(value), zone) if isinstance(value, str) else None
    except ValueError:
        return None


def _values(given: Any, asked: Questionnaire | None) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Ratings that are on the scale, and the others with what was found."""
    values, strays = {}, []
    for key, value in _dict(given).items():
        block = asked.by_key[key][0] if asked is not None and key in asked.by_key else None
        fits = type(value) is int and (
            asked is None or (block is not None and block.low <= value <= block.high)
        )
        if fits:
            values[key] = value
        elif value is not None:
            strays.append((key, str(value)[:40]))
    return values, strays


def _profile(given: Any) -> tuple[dict[str, str], list[tuple[str, str]]]:
    found, strange = {}, []
    for part, code in _dict(given).items():
        if part in CODES and code in CODES[part]:
            found[part] = code
        elif code:
            strange.append((f"profile.{part}"[:60], str(code)[:40]))
    return found, strange


BROKEN = Text("Berkas ini rusak atau terpotong.", "The file is broken or cut off.")
NOT_UNSENT = Text(
    "Ini bukan berkas jawaban yang belum terkirim, atau versinya tidak dikenal.",
    "This is no file of unsent answers, or its version is not known.",
)
TOO_MANY = Text("Jawaban di berkas ini terlalu banyak.", "There are too many answers in this file.")
EMPTY = Text("Berkas ini tidak berisi jawaban.", "The file holds no answers.")
NOT_AN_OBJECT = Text("Jawaban ini tidak terbaca.", "This answer cannot be read.")
NO_SURVEY = Text("Survei dengan kode ini tidak ada di sini.", "There is no survey of this code here.")
NO_UUID = Text("Tanda pengenal jawaban ini tidak sah.", "The identifier of this answer is not valid.")
NO_MOMENT = Text("Waktu ini tidak terbaca, jadi dikosongkan.", "This time cannot be read; left out.")
LEFT_OUT = Text(
    "Nilai ini tidak ada dalam kuesionernya, jadi dikosongkan; kosong bukan nol.",
    "The questionnaire has no such value; it was left out, missing is not zero.",
)
NOTHING = Text(
    "Jawaban ini tidak menilai apa pun, jadi tidak diambil.", "This answer rates nothing and was not taken."
)
DOUBLE = Text(
    "Jawaban ini ada dua kali di berkas; yang pertama dipakai.",
    "This answer occurs twice; the first is used.",
)
