"""Opening hours in running words, and where two published sources name different ones.

Only when the first opening and the last closing of a day differ is it called a difference: many texts leave the midday
break out. Lines that do not speak of service hours are not read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tolok.rules.delivery.hours_visits import WEEKDAYS
from tolok.rules.delivery.opening_hours import Week
from tolok.rules.gathered import Basis
from tolok.rules.texts import Text
from tolok.rules.wording import fill, several

#: Opening and closing of a day; day 0 stands for words that name no day.
Bounds = tuple[str, str]
Known = Mapping[int, Bounds]

_ABOUT = re.compile(
    r"\b(?:jam|waktu)\s+(?:layanan|pelayanan|buka|operasional|kerja)\b|\b(?:di)?buka\b", re.IGNORECASE
)
_DAY = r"senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad"
_TOKEN = re.compile(
    rf"(?P<from>{_DAY})(?:\s*(?:–|—|-|s\.?/?d\.?|sampai|hingga)\s*(?P<to>{_DAY}))?"
    r"|(?P<every>setiap hari(?!\s+kerja))|(?P<working>(?:setiap )?hari kerja)"
    r"|(?P<h1>\d{1,2})[.:](?P<m1>\d{2})\s*(?:–|—|-|s\.?/?d\.?|sampai|hingga)\s*(?P<h2>\d{1,2})[.:](?P<m2>\d{2})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """One place where hours are published: what it is called, what it says, and where it is read."""

    name: Text
    hours: Known
    basis: Basis


@dataclass(frozen=True, slots=True)
class Difference:
    """Two places that say different hours."""

    words: Text
    bases: tuple[Basis, Basis]


def bounds_of(week: Week) -> dict[int, Bounds]:
    """First opening and last closing of every weekday on which a week is open."""
    found = {}
    for day in range(1, 8):
        spans = sorted(tuple(span) for span in week.get(str(day), ()) if len(span) == 2)
        if spans:
            found[day] = (spans[0][0], max(span[1] for span in spans))
    return found


def bounds_in(words: str) -> dict[int, Bounds]:
    """The hours named in running words; empty where nothing speaks of service hours."""
    found: dict[int, Bounds] = {}
    for line in words.splitlines():
        if _ABOUT.search(line):
            _read_line(line, found)
    return found


def _read_line(line: str, found: dict[int, Bounds]) -> None:
    days: set[int] = set()
    after_span = False
    for hit in _TOKEN.finditer(line):
        if hit["h1"]:
            span = (f"{int(hit['h1']):02}:{hit['m1']}", f"{int(hit['h2']):02}:{hit['m2']}")
            for day in days or {0}:
                old = found.get(day, span)
                found[day] = (min(old[0], span[0]), max(old[1], span[1]))
            after_span = True
            continue
        if after_span:
            days, after_span = set(), False
        days |= _days(hit)


def _days(hit: re.Match[str]) -> set[int]:
    if hit["every"]:
        return set(range(1, 8))
    if hit["working"]:
        return set(range(1, 6))
    first = _number(hit["from"])
    last = _number(hit["to"]) if hit["to"] else first
    return set(range(first, last + 1)) if first <= last else {*range(first, 8), *range(1, last + 1)}


def _number(name: str) -> int:
    short = name.casefold()[:3]
    return 7 if short == "aha" else 1 + ("sen", "sel", "rab", "kam", "jum", "sab", "min").index(short)


def differences(sources: Sequence[Source]) -> tuple[Difference, ...]:
    """Every two sources that name different hours, with the days on which they do."""
    pairs = combinations([one for one in sources if one.hours], 2)
    return tuple(one for first, second in pairs if (one := _difference(first, second)))


def _difference(first: Source, second: Source) -> Difference | None:
    days = [day for day in first.hours if day in second.hours and first.hours[day] != second.hours[day]]
    if not days and (0 in first.hours) != (0 in second.hours):
        days = _undated(first.hours, second.hours)
    if not days:
        return None
    bounds = {
        (first.hours.get(day, first.hours.get(0)), second.hours.get(day, second.hours.get(0))) for day in days
    }
    said = [_said(days, first, second, pair) for pair in sorted(bounds, key=str)]
    words = fill(DIFFERENCE, first=first.name, second=second.name, days=Text(*_joined(said)))
    return Difference(words, (first.basis, second.basis))


def _undated(first: Known, second: Known) -> list[int]:
    """The days of the dated one when no day of it has the hours that the other names without a day."""
    dated, bare = (second, first[0]) if 0 in first else (first, second[0])
    return [] if bare in dated.values() else sorted(dated)


def _said(
    days: Sequence[int], first: Source, second: Source, pair: tuple[Bounds | None, Bounds | None]
) -> Text:
    mine = [
        day
        for day in sorted(days)
        if (first.hours.get(day, first.hours.get(0)), second.hours.get(day, second.hours.get(0))) == pair
    ]
    names = several(WEEKDAYS[day - 1] for day in mine if day)
    one, other = (_span(bounds) for bounds in pair)
    said = fill(Text("{one} dan {other}", "{one} and {other}"), one=one, other=other)
    return fill(Text("{names} {said}", "{names} {said}"), names=names, said=said) if names.id else said


def _joined(parts: Sequence[Text]) -> tuple[str, str]:
    return "; ".join(one.id for one in parts), "; ".join(one.en for one in parts)


def _span(bounds: Bounds | None) -> str:
    return "–".join(clock.replace(":", ".") for clock in bounds) if bounds else "–"


DIFFERENCE = Text(
    "Jam layanan berbeda antara {first} dan {second}: {days}.",
    "Service hours differ between {first} and {second}: {days}.",
)
