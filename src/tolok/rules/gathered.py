"""Facts that apps offer about a unit, each with its day and what it rests on, under the keys questions of packs use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tolok.rules.conditions import Fact
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Basis:
    """Something a fact rests on: what it is, since when, where it is read, and what can be cited as proof of it.

    `origin` names the row, such as ``standards.decree:12``; `address` is a page of this installation, empty for none;
    `proof` is the number of a version in the evidence library, `paper` the key of a paper the software can make.
    """

    title: Text
    origin: str
    day: date | None = None
    address: str = ""
    proof: int | None = None
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """One fact of a unit as of a day: `key` as a pack's question, `value` as its conditions read it, why in words.

    `since` is the day of the newest thing it rests on; None where it rests on nothing having happened.
    """

    key: str
    value: Fact
    words: Text
    since: date | None = None
    bases: tuple[Basis, ...] = ()


#: What an app offers: the facts of every unit asked for. A fact that the app cannot know is absent, never false.
Offered = Mapping[int, tuple[Gathered, ...]]


def merged(units: Iterable[int], offers: Iterable[Offered]) -> dict[int, dict[str, Gathered]]:
    """The facts of every unit by key, from several apps. Where two offer the same key, the newer one stands."""
    found: dict[int, dict[str, Gathered]] = {unit: {} for unit in units}
    for offer in offers:
        for unit, facts in offer.items():
            for fact in facts:
                old = found[unit].get(fact.key)
                if old is None or (fact.since or date.min) >= (old.since or date.min):
                    found[unit][fact.key] = fact
    return found
