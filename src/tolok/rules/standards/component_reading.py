"""What the words of an existing standard mean, where that is safe; everything else stays in the office's words.

A component becomes structure only when each of its lines is understood. Nothing is dropped and nothing is added.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import cache
from typing import cast

from tolok.rules.standards.channels_written import channels_in
from tolok.rules.standards.component_doubts import (
    ABOUT_TIME,
    DOUBTED,
    HOURS_IN_LIMIT,
    KIND_OF_DAYS,
    NESTED,
    NO_ACTOR,
    NO_LAW,
    NO_START,
    SEVERAL_TIMES,
    TIME_UNREAD,
    Reading,
)
from tolok.rules.standards.component_lines import duration, lines_of, names_one, nested, numbered, times_in
from tolok.rules.standards.component_names import lexicon
from tolok.rules.standards.costs_written import costs_in
from tolok.rules.standards.laws_cited import laws_in
from tolok.rules.standards.values import (
    Actor,
    Form,
    LegalBasis,
    Requirement,
    StaffRole,
    Standard,
    Step,
    TimeLimit,
)
from tolok.rules.wording import clipped, fill


def read(code: str, words: str) -> Reading:
    """What the words of a component say."""
    said = words.strip()
    reader = _READERS.get(code)
    return reader(said) if reader and said else Reading({}, said)


def assembled(
    words: Mapping[str, str], verbatim: Collection[str] = (), given: Standard | None = None
) -> tuple[Standard, dict[str, Reading]]:
    """A standard from the words of its components, and how each was read.

    Components in `verbatim` keep their words as they are. `given` already holds structure; words of a component
    that has some stand beside it.
    """
    standard = given or Standard()
    readings: dict[str, Reading] = {}
    texts = dict(standard.texts)
    for code, said in words.items():
        kept = code in verbatim or standard.has(code)
        one = Reading({}, said.strip()) if kept else read(code, said)
        readings[code] = one
        standard = replace(standard, **one.parts)
        if one.words:
            texts[code] = one.words
    return replace(standard, texts=texts), readings


def _requirements(said: str) -> Reading:
    rows = lines_of(said)
    if nested(said) or (len(rows) == 1 and not numbered(said)):
        return Reading({}, said, (NESTED,) if nested(said) else ())
    made = tuple(Requirement(row.rstrip(" ;,"), _form(row)) for row in rows)
    return Reading({"requirements": made})


def _form(row: str) -> Form:
    found = {form for form, words in lexicon()["forms"].items() if names_one(row, words)}
    return cast(Form, found.pop()) if len(found) == 1 else "unsaid"


def _steps(said: str) -> Reading:
    rows = lines_of(said)
    if nested(said):
        return Reading({}, said, (NESTED,))
    made = [_step(row) for row in rows]
    if not all(made):
        unknown = next(row for row, one in zip(rows, made, strict=True) if one is None)
        return Reading({}, said, (fill(NO_ACTOR, line=clipped(unknown, DOUBTED)),))
    return Reading({"steps": tuple(made)})


def _step(row: str) -> Step | None:
    folded = row.casefold()
    for begin, actor in _actors():
        if folded.startswith(f"{begin} "):
            timed = re.fullmatch(r"(.*?)\s*[(\[]([^()\[\]]+)[)\]]\s*[.;]?", row)
            took = duration(timed[2]) if timed else None
            if timed and took and took.sure and took.start is None:
                return Step(actor, _done(timed[1], begin), most=took.most, unit=took.unit)
            return Step(actor, _done(row.rstrip(" ;"), begin))
    return None


def _done(row: str, begin: str) -> str:
    """What is done; only “pemohon” says no more than the actor, every other word is kept."""
    return row[len(begin) :].strip() if begin == "pemohon" else row


def _limit(said: str) -> Reading:
    found = duration(" ".join(lines_of(said)))
    if found is not None and found.sure:
        doubts = () if found.start else (NO_START,)
        return Reading({"limit": TimeLimit(found.most, found.unit, found.start or "complete")}, "", doubts)
    doubts = (KIND_OF_DAYS,) if found else ()
    if _CLOCK.search(said):
        doubts = (HOURS_IN_LIMIT,)
    elif found is None and _ABOUT.search(said):
        doubts = (ABOUT_TIME,)
    elif found is None and (many := times_in(said)):
        doubts = (SEVERAL_TIMES if many > 1 else TIME_UNREAD,)
    return Reading({}, said, doubts)


def _legal(said: str) -> Reading:
    cited = [laws_in(row) for row in lines_of(said)]
    laws: tuple[LegalBasis, ...] = tuple(law for found, _ in cited for law in found)
    left = [piece for _, rest in cited for piece in rest]
    doubts = tuple(fill(NO_LAW, line=clipped(piece, DOUBTED)) for piece in left)
    return Reading({"legal": laws}, "\n".join(left), doubts) if laws else Reading({}, said, doubts[:1])


def _staff(said: str) -> Reading:
    found = re.fullmatch(
        r"(?:jumlah (?:pelaksana|petugas)\s*:?\s*)?(\d{1,4})\s*(?:\([^)\d]*\)\s*)?(?:orang|org|petugas)?\s*\.?",
        said.casefold(),
    )
    if found is not None:
        return Reading({"staff": int(found[1])})
    rows = [_role(row) for row in lines_of(said)]
    roles = tuple(one for one in rows if one is not None)
    totals = [one.number for one in roles if one.role.casefold() in ("jumlah", "total", "jumlah pelaksana")]
    kept = tuple(one for one in roles if one.role.casefold() not in ("jumlah", "total", "jumlah pelaksana"))
    everybody = sum(one.number for one in kept)
    if not kept or len(roles) < len(rows) or any(total != everybody for total in totals):
        return Reading({}, said)
    return Reading({"roles": kept, "staff": everybody})


def _role(row: str) -> StaffRole | None:
    """A role and how many: “Petugas loket: 2 orang”, “2 orang petugas loket”."""
    found = _ROLE_FIRST.fullmatch(row) or _NUMBER_FIRST.fullmatch(row)
    return StaffRole(found["role"].strip(), int(found["n"])) if found else None


@cache
def _actors() -> tuple[tuple[str, Actor], ...]:
    found = [(word, cast(Actor, actor)) for actor, words in lexicon()["actors"].items() for word in words]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


_READERS: Mapping[str, Callable[[str], Reading]] = {
    "A1": _requirements,
    "A2": _steps,
    "A3": _limit,
    "A4": costs_in,
    "A6": channels_in,
    "B7": _legal,
    "B11": _staff,
}
_N = r"(?P<n>\d{1,4})\s*(?:\([^)\d]*\)\s*)?(?:orang|org)"
_ROLE_FIRST = re.compile(
    rf"(?P<role>[^\d:=]+?)\s*(?:[:=–-]|sebanyak|sejumlah)?\s*{_N}\s*[.;,]?", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(rf"{_N}\s+(?P<role>[^\d:=]+?)\s*[.;,]?", re.IGNORECASE)
_ABOUT = re.compile(r"±|\+/-|\b(?:kurang lebih|lebih kurang|sekitar|kira-kira)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b|\bwi[bt]\b|\bwita\b|\bsenin\b", re.IGNORECASE)
