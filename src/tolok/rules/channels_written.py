"""Where one complains, as offices write it: a kind of channel and its number or address on every line."""

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from tolok.rules.component_doubts import NO_RESPONSE_TIME, ONE_NUMBER, Reading
from tolok.rules.component_lines import lines_of
from tolok.rules.component_names import lexicon
from tolok.rules.service_standards import Channel, Medium


def channels_in(said: str) -> Reading:
    """The channels, if every line is one."""
    rows = lines_of(said)
    if any(_BOTH.search(row) for row in rows):
        return Reading({}, said, (ONE_NUMBER,))
    made = [_channel(row) for row in rows]
    if not all(made):
        return Reading({}, said)
    return Reading({"channels": tuple(made)}, "", (NO_RESPONSE_TIME,))


def _channel(row: str) -> Channel | None:
    folded = row.casefold()
    for begin, medium in _media():
        if not folded.startswith(begin) or folded[len(begin) : len(begin) + 1].isalnum():
            continue
        rest = row[len(begin) :].strip(" :.;-–")
        shape = _SHAPES.get(medium)
        if (
            shape is None
            or (rest and shape.fullmatch(rest))
            or (not rest and medium in ("box", "desk", "sp4n"))
        ):
            return Channel(medium, rest)
    return None


@cache
def _media() -> tuple[tuple[str, Medium], ...]:
    found = [(word, cast(Medium, medium)) for medium, words in lexicon()["media"].items() for word in words]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


_BOTH = re.compile(
    r"(?:telepon|telp|telpon|hp)\s*(?:/|dan|&)\s*(?:whatsapp|wa)|(?:whatsapp|wa)\s*(?:/|dan|&)\s*(?:telepon|telp|hp)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[\d+() .-]{5,30}")
_SHAPES: Mapping[str, re.Pattern[str]] = {
    "phone": _DIGITS,
    "whatsapp": _DIGITS,
    "sms": _DIGITS,
    "email": re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE),
    "website": re.compile(r"(?:https?://)?[\w.-]+\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE),
    "sp4n": re.compile(r"(?:https?://)?[\w.-]+\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE),
    "box": re.compile(r"[^\n]{0,200}"),
    "desk": re.compile(r"[^\n]{0,200}"),
    "social_media": re.compile(r"[^\n]{1,200}"),
}
