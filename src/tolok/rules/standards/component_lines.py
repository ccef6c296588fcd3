"""The words of a component cut into the lines of its list, and the amounts of time and money in a line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import cast

from tolok.rules.standards.component_names import lexicon
from tolok.rules.standards.values import Start, Unit

_MARK = re.compile(
    r"^\s*(?:(?P<number>\(?\d{1,2}[.)])|(?P<letter>\(?[a-z][.)])|[-–•●▪·*o])\s+", re.IGNORECASE
)
_TIGHT = re.compile(r"^\s*(?![a-z]\.[a-z]\.)\(?(?:\d{1,2}|[a-z])[.)](?=[^\W\d])")
_INLINE = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s*(?=[^\W\d])")
_LETTERED = re.compile(r"(?:(?<=\s)|^)\(?([a-z])[.)]\s+(?=[^\W\d])", re.IGNORECASE)
_WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_NUMBER = r"(?P<number>\d{1,4}(?:[.,]\d{1,2})?|" + "|".join(_WORDS[1:]) + r")"
_MOST = r"(?:(?:waktu\s+)?(?:paling\s+(?:lama|lambat)|maksimal|maksimum|selambat-lambatnya|selama-lamanya|selama)\s+)?"
_HOURS_MINUTES = re.compile(r"\b(\d{1,2})\s*jam\s*(?:dan\s+)?(\d{1,2})\s*menit\b")
_DAYS_IN_HOURS = re.compile(r"\b(\d{1,2})\s*[x×]\s*24\s*jam\b")
_ASIDE = r"(?:\s*\([^)\d]*\))?"


@dataclass(frozen=True, slots=True)
class Duration:
    """A promised time; `start` is None where it is not said, `sure` false for days of no kind."""

    most: Fraction
    unit: Unit
    start: Start | None
    sure: bool = True


def lines_of(words: str) -> tuple[str, ...]:
    """The items of a list without their numbers; a text without numbers is one item a line."""
    lines = [line.strip() for line in words.replace("\r", "\n").split("\n") if line.strip()]
    if len(lines) == 1:
        lines = _inline(lines[0])
    return tuple(unmarked(line) for line in lines)


def unmarked(line: str) -> str:
    """A line without the number, letter or bullet before it."""
    return _TIGHT.sub("", _MARK.sub("", line, count=1), count=1).strip()


def nested(words: str) -> bool:
    """Whether a list has lists inside it, which one row a line would flatten."""
    kinds = {kind for line in words.splitlines() if (mark := _MARK.match(line)) for kind in _kinds(mark)}
    return len(kinds) > 1 or any(line.rstrip().endswith(":") for line in words.splitlines())


def numbered(words: str) -> bool:
    """Whether the words are written as a list."""
    marked = [line for line in words.splitlines() if _MARK.match(line) or _TIGHT.match(line)]
    return bool(marked) or len(_inline(words)) > 1


def duration(words: str) -> Duration | None:
    """The time in words that say nothing else; None for anything more."""
    said = " ".join(words.split()).strip(" .;").casefold()
    said = _DAYS_IN_HOURS.sub(_in_hours, _HOURS_MINUTES.sub(_in_minutes, said))
    found = _duration_pattern().fullmatch(said)
    if found is None:
        return None
    most = amount(found["number"])
    unit = found["unit"]
    since = " ".join((found["since"] or "").split()).strip(" .;")
    start = _start(since) if since else None
    if since and start is None:
        return None
    if unit == "minggu":
        return Duration(most * 7, "calendar_days", start)
    if unit == "hari":
        return Duration(most, "working_days", start, sure=False)
    return Duration(most, _units()[unit], start)


def _in_hours(found: re.Match[str]) -> str:
    return f"{24 * int(found[1])} jam"


def _in_minutes(found: re.Match[str]) -> str:
    return f"{60 * int(found[1]) + int(found[2])} menit"


def amount(number: str) -> Fraction:
    """A number in digits with a decimal comma, or in a word up to ten."""
    if number in _WORDS:
        return Fraction(_WORDS.index(number))
    return Fraction(number.replace(",", "."))


def times_in(words: str) -> int:
    """How many amounts of time the words name."""
    unit = "|".join((*_units(), "hari", "minggu"))
    pattern = rf"(?:\d|{'|'.join(_WORDS[1:])}){_ASIDE}\s*(?:{unit})\b"
    return len(re.findall(pattern, words.casefold()))


def names_one(said: str, words: Iterable[str]) -> bool:
    """Whether one of `words` stands in what is said, as a word of its own."""
    return any(re.search(rf"\b{re.escape(word)}\b", said.casefold()) for word in words)


def _inline(line: str) -> list[str]:
    """A list written in one line, if its numbers run 1, 2, 3 … or its letters a, b, c …"""
    for mark, first in ((_INLINE, 1), (_LETTERED, ord("a"))):
        marks = list(mark.finditer(line))
        run = [int(one[1]) if one[1].isdigit() else ord(one[1].lower()) for one in marks]
        if len(marks) > 1 and marks[0].start() == 0 and run == list(range(first, first + len(marks))):
            ends = [*(one.start() for one in marks[1:]), len(line)]
            return [line[one.end() : end].strip() for one, end in zip(marks, ends, strict=True)]
    return [line]


def _kinds(mark: re.Match[str]) -> tuple[str, ...]:
    return ("number",) if mark["number"] else ("letter",) if mark["letter"] else ("bullet",)


@cache
def _units() -> dict[str, Unit]:
    return {word: cast(Unit, unit) for unit, words in lexicon()["units"].items() for word in words}


@cache
def _duration_pattern() -> re.Pattern[str]:
    unit = "|".join(sorted((*_units(), "hari", "minggu"), key=len, reverse=True))
    since = r"(?:\s*,?\s*(?:(?:di)?(?:ter)?hitung\s+)?(?:sejak|setelah|sesudah|mulai|dari)\s+(?P<since>.+))?"
    return re.compile(rf"{_MOST}{_NUMBER}{_ASIDE}\s*(?P<unit>{unit})\b{since}")


def _start(since: str) -> Start | None:
    for start, words in lexicon()["starts"].items():
        if since in words:
            return cast(Start, start)
    return None
