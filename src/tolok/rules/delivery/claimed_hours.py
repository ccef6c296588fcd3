"""The hours a unit publishes, in words and beside what it says of its hours (options of ``hours_elements``)."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from itertools import groupby

from tolok.rules.delivery.hours_visits import WEEKDAYS
from tolok.rules.delivery.opening_hours import Span, Week, spans_of
from tolok.rules.delivery.opening_words import said
from tolok.rules.delivery.published_hours import bounds_in
from tolok.rules.delivery.told_facilities import MONDAY, WORKING_DAYS
from tolok.rules.gathered import Basis
from tolok.rules.texts import Text, join
from tolok.rules.wording import fill, several

_ALL_DAY = re.compile(r"\b24\s*jam\b|\b00[.:]00\s*(?:–|-|s\.?/?d\.?|sampai)\s*24[.:]00", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Published:
    """The week of a unit's profile, the hours that services have of their own in words by name, and where it is read."""

    week: Week
    own: tuple[tuple[str, str], ...]
    basis: Basis

    @property
    def words(self) -> Text:
        """All of it in one sentence."""
        names = [Text(f"{name} {hours}", f"{name} {hours}") for name, hours in self.own]
        own = [fill(OWN, names=several(names))] if names else []
        return join([one for one in (week_said(self.week), *own) if one.id], ". ")


def week_said(week: Week) -> Text:
    """Days with the same hours together: Senin–Kamis 08.00–12.00, 13.00–15.30; Jumat 08.00–11.30."""
    days = [(n, spans) for n, spans in enumerate(_days(week)) if spans]
    parts = []
    # days that follow each other with the same hours have the same distance from their place in the list
    for (_, spans), group in groupby(enumerate(days), key=lambda one: (one[1][0] - one[0], one[1][1])):
        there = [day for _, (day, _) in group]
        first, last = WEEKDAYS[there[0]], WEEKDAYS[there[-1]]
        hours = said([(_clock(start), _clock(end)) for start, end in spans])
        name = fill(SPAN, first=first, last=last) if len(there) > 1 else first
        parts.append(fill(DAY, name=name, hours=hours))
    return Text("; ".join(one.id for one in parts), "; ".join(one.en for one in parts))


def untold(
    ticked: Collection[str], published: Published, usual: tuple[str, str]
) -> Iterator[tuple[str, Text]]:
    """The ticked options that published hours speak against, each with the reason; nothing where none are published.

    Hours of a working day before or after the `usual` ones are extra ones.
    """
    if not any(published.week.values()):
        return
    for key, (speaks, words) in _AGAINST.items():
        if key in ticked and speaks(published, usual):
            yield key, fill(words, hours=published.words)


def _break(published: Published, _usual: tuple[str, str]) -> bool:
    return any(len(spans) > 1 for spans in _days(published.week)[:WORKING_DAYS])


def _never_all_day(published: Published, _usual: tuple[str, str]) -> bool:
    whole = any(spans == ((time.min, time.max),) for spans in _days(published.week))
    return not whole and not any(_ALL_DAY.search(hours) for _, hours in published.own)


def _never_extra(published: Published, usual: tuple[str, str]) -> bool:
    """Own hours that cannot be read may well be longer; then nothing is said."""
    bounds = [bounds_in(f"Jam layanan {hours}") for _, hours in published.own]
    if not all(bounds):
        return False
    ends = [span for one in bounds for span in one.values()]
    ends += [
        (f"{spans[0][0]:%H:%M}", _clock(spans[-1][1]))
        for spans in _days(published.week)[:WORKING_DAYS]
        if spans
    ]
    return all(first >= usual[0] and last <= usual[1] for first, last in ends)


def _days(week: Week) -> Sequence[tuple[Span, ...]]:
    return [spans_of(week, MONDAY + timedelta(days=n)) for n in range(7)]


def _clock(at: time) -> str:
    return "24:00" if at == time.max else f"{at:%H:%M}"


SPAN = Text("{first}–{last}", "{first}–{last}")
DAY = Text("{name} {hours}", "{name} {hours}")
OWN = Text("Berjam sendiri: {names}", "With hours of their own: {names}")
_AGAINST = {
    "no_break": (
        _break,
        Text(
            "Dinyatakan tanpa jam istirahat, tetapi jam yang diumumkan berjeda: {hours}.",
            "No midday break is claimed, but the published hours have one: {hours}.",
        ),
    ),
    "extra_hours": (
        _never_extra,
        Text(
            "Dinyatakan ada jam tambahan, tetapi jam tambahan itu tidak diumumkan: {hours}.",
            "Extra hours are claimed, but none are published: {hours}.",
        ),
    ),
    "all_day_core": (
        _never_all_day,
        Text(
            "Dinyatakan ada layanan 24 jam, tetapi tidak satu pun jam yang diumumkan 24 jam: {hours}.",
            "A service around the clock is claimed, but no published hours are: {hours}.",
        ),
    ),
}
CLAIMABLE = frozenset(_AGAINST)
