"""Where one complains, as offices write it: kinds of channels with their numbers and addresses, one or many a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from tolok.rules.standards.channel_details import (
    Details,
    bare,
    details_in,
    fitting,
    hours_for_all,
    without_joints,
)
from tolok.rules.standards.component_doubts import DOUBTED, NO_CHANNEL, NO_RESPONSE_TIME, Reading
from tolok.rules.standards.component_lines import lines_of
from tolok.rules.standards.component_names import lexicon
from tolok.rules.standards.values import Channel, Medium
from tolok.rules.wording import clipped, fill

#: Media whose words name a number: written side by side they share the one that follows.
CALLED = ("phone", "whatsapp", "sms")
#: Media that need no number or address.
PLACES = ("box", "desk", "sp4n", "app", "social_media")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A medium named in a line: the words that name it and what follows until the next."""

    medium: Medium
    name: str
    rest: str


def channels_in(said: str) -> Reading:
    """The channels; lines that name none stay words beside them."""
    found: list[Channel] = []
    left: list[str] = []
    for_all: int | None = None
    for row in lines_of(said):
        if (hours := hours_for_all(row)) is not None:
            for_all = hours
            continue
        made, others = _channels(row)
        found += made
        left += others
    if not found:
        return Reading({}, said)
    once = dict.fromkeys(found)
    channels = tuple(replace(one, hours=for_all) if one.hours is None else one for one in once)
    doubts = [fill(NO_CHANNEL, line=clipped(row, DOUBTED)) for row in left]
    if all(one.hours is None for one in channels):
        doubts.append(NO_RESPONSE_TIME)
    return Reading({"channels": channels}, "\n".join(left), tuple(doubts))


def _channels(row: str) -> tuple[list[Channel], list[str]]:
    """The channels of a line, and the pieces of it that are none."""
    marks = _marks(row)
    if not marks:
        alone = bare(row)
        return ([Channel(alone, row.strip(" .;"))], []) if alone else ([], [row])
    made: list[Channel] = []
    left: list[str] = []
    waiting: list[_Mark] = []
    for mark in marks:
        details = details_in(mark.rest, mark.medium)
        if mark.medium in CALLED and not details.address:
            waiting.append(mark)
            continue
        fits = _made(mark, details, [one.medium for one in waiting])
        made += fits
        if not fits:
            left += [one.name for one in waiting] + [f"{mark.name} {mark.rest}"]
        waiting = []
    return made, left + [one.name for one in waiting]


def _made(mark: _Mark, details: Details, waiting: list[Medium]) -> list[Channel]:
    """A channel for every number and every medium that shares it."""
    if waiting and mark.medium not in CALLED:
        return []
    if not details.address and mark.medium in PLACES:
        addresses = [_named(mark)]
    else:
        addresses = [_whole(mark, one) for one in fitting(mark.medium, details.address)]
    return [
        Channel(medium, one, details.open_at, details.hours)
        for medium in (*waiting, mark.medium)
        for one in addresses
    ]


def _named(mark: _Mark) -> str:
    return mark.name if mark.medium == "social_media" and mark.name.casefold() != "media sosial" else ""


def _whole(mark: _Mark, address: str) -> str:
    """Which network an account is of stands before it: “Instagram @kecamatan”."""
    return f"{_named(mark)} {address}".strip() if mark.medium == "social_media" else address


def _marks(row: str) -> list[_Mark]:
    """The media a line names, each where a channel may begin; none if the line begins with other words."""
    places = list(_places(row))
    if not places or not _LEAD.fullmatch(row[: places[0][0]]):
        return []
    ends = [*(begin for begin, _, _ in places[1:]), len(row)]
    return [
        _Mark(medium, name, without_joints(row[begin + len(name) : end]))
        for (begin, name, medium), end in zip(places, ends, strict=True)
    ]


def _places(row: str) -> Iterator[tuple[int, str, Medium]]:
    last: tuple[int, Medium] | None = None
    for hit in _pattern().finditer(row):
        medium = _media()[" ".join(hit[1].casefold().split())]
        if last is not None:
            between = row[last[0] : hit.start(1)]
            parted = _JOINT.search(between) is not None
            # without a comma a channel begins only where the number or address before it is complete
            if not parted and (
                last[1] in PLACES or not fitting(last[1], details_in(between, last[1]).address)
            ):
                continue
        last = (hit.end(1), medium)
        yield hit.start(1), hit[1], medium


@cache
def _media() -> dict[str, Medium]:
    return {word: cast(Medium, medium) for medium, words in lexicon()["media"].items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_media(), key=len, reverse=True)
    named = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    # what goes on like an address (web.example, wa@…) names nothing
    return re.compile(rf"(?<![\w@.])({named})(?![\w@]|\.[a-z])", re.IGNORECASE)


_JOINT = re.compile(
    r"(?:[,;/|&•·:]|(?:^|\s)(?:dan|atau|serta|maupun|melalui|via|lewat|[-–])\s)\s*$", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:(?:" + "|".join(map(re.escape, lexicon()["complaint_leads"])) + r")(?:[\s,:/]+|$)|[\s,:/-])*",
    re.IGNORECASE,
)
