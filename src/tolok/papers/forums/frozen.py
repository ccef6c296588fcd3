"""What the papers of a forum said on a day, as plain JSON, and back: a signed paper is made again from this alone."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from typing import Any

from tolok.papers.forums.values import (
    ForumElement,
    ForumInput,
    ForumPerson,
    ForumRow,
    ForumService,
    ForumValues,
)
from tolok.papers.letters.letterhead import Letterhead, Margins, Signatory

Frozen = dict[str, Any]
_DAYS = ("held_on", "dated", "invited_on", "materials_on")
_PARTS = {
    "services": ForumService,
    "elements": ForumElement,
    "people": ForumPerson,
    "inputs": ForumInput,
    "community": ForumPerson,
}


def frozen(values: ForumValues, letterhead: Letterhead, day: date) -> Frozen:
    """Everything a paper is made from, with the day it bears."""
    told = {"values": asdict(values), "letterhead": asdict(letterhead), "day": day}
    return {key: _plain(one) for key, one in told.items()}


def thawed(kept: Mapping[str, Any]) -> tuple[ForumValues, Letterhead, date]:
    """The same values again."""
    return _values(kept["values"]), _letterhead(kept["letterhead"]), date.fromisoformat(kept["day"])


def nameless(kept: Mapping[str, Any]) -> Frozen:
    """The same without what participants are called; elements and counts stay."""
    values = dict(kept["values"])
    for part in ("people", "community"):
        values[part] = [{**one, "name": "", "body": ""} for one in values[part]]
    return {**kept, "values": values}


def _plain(one: Any) -> Any:
    if isinstance(one, Mapping):
        return {key: _plain(part) for key, part in one.items()}
    if isinstance(one, list | tuple):
        return [_plain(part) for part in one]
    return one.isoformat() if isinstance(one, date | time) else one


def _values(kept: Mapping[str, Any]) -> ForumValues:
    told: Frozen = {key: tuple(one) if isinstance(one, list) else one for key, one in kept.items()}
    told |= {key: _day(kept[key]) for key in _DAYS}
    told |= {key: time.fromisoformat(kept[key]) if kept[key] else None for key in ("begins", "ends")}
    told |= {key: tuple(kind(**one) for one in kept[key]) for key, kind in _PARTS.items()}
    told["rows"] = tuple(ForumRow(**{**one, "due_on": _day(one["due_on"])}) for one in kept["rows"])
    for key in ("published", "told"):
        told[key] = tuple((first, second, date.fromisoformat(day)) for first, second, day in kept[key])
    told |= {key: tuple(kept[key]) for key in ("head", "minute_taker")}
    told |= {key: tuple(tuple(one) for one in kept[key]) for key in ("team", "parties", "answered")}
    return ForumValues(**told)


def _letterhead(kept: Mapping[str, Any]) -> Letterhead:
    told: Frozen = {key: tuple(one) if isinstance(one, list) else one for key, one in kept.items()}
    return Letterhead(
        **{**told, "signatory": Signatory(**kept["signatory"]), "margins": Margins(**kept["margins"])}
    )


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None
