"""The nine duties of a unit, read from facts: kept by the records, by a statement with proof, only by the unit's word,
in part, or not."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files

from tolok.rules.days import months_later
from tolok.rules.instruments.conditions import Fact, Facts
from tolok.rules.texts import Text


class Kept(StrEnum):
    """How a duty stands."""

    RECORDED = "recorded"
    STATED = "stated"
    CLAIMED = "claimed"
    PARTLY = "partly"
    MISSING = "missing"
    UNKNOWN = "unknown"


#: Something is known to be missing; where there is only the unit's word, it is taken.
OPEN = (Kept.PARTLY, Kept.MISSING)


@dataclass(frozen=True, slots=True)
class Need:
    """One fact that shows a duty: yes, an `option` of it, or at `least` so many ticked; and what it is called."""

    fact: str
    name: Text
    option: str = ""
    least: int = 0

    def holds(self, facts: Facts) -> bool | None:
        """Whether it holds; None where the fact is not known."""
        found: Fact | None = facts.get(self.fact)
        if found is None:
            return None
        if self.option:
            return self.option in found if isinstance(found, frozenset) else found == self.option
        if isinstance(found, frozenset):
            return len(found) >= max(1, self.least)
        return found >= self.least if isinstance(found, Fraction) else bool(found)

    def stands(self, recorded: Facts, claimed: Facts, *, stated: bool) -> Kept:
        """How it stands: no statement stands against a record, and the bare word comes last."""
        by_records = self.holds(recorded)
        if by_records is not None:
            return Kept.RECORDED if by_records else Kept.MISSING
        if stated:
            return Kept.STATED
        by_word = self.holds(claimed)
        if by_word is None:
            return Kept.UNKNOWN
        return Kept.CLAIMED if by_word else Kept.MISSING


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty, what a narrow column calls it, and everything that must hold for it."""

    key: str
    name: Text
    short: Text
    needs: tuple[Need, ...]
    months: int

    def expires(self, stated_on: date) -> date:
        """The last day on which a statement of `stated_on` stands."""
        return months_later(stated_on, self.months) - timedelta(days=1)

    def stands(self, recorded: Facts, claimed: Facts, *, stated: bool = False) -> Kept:
        """How it stands as a whole: as well as the weakest of what it needs."""
        found = {need.stands(recorded, claimed, stated=stated) for need in self.needs}
        missing = found & {Kept.MISSING, Kept.UNKNOWN}
        if not missing:
            return next(kept for kept in (Kept.CLAIMED, Kept.STATED, Kept.RECORDED) if kept in found)
        if found - missing:
            return Kept.PARTLY
        return Kept.MISSING if Kept.MISSING in missing else Kept.UNKNOWN


@cache
def duties() -> tuple[Duty, ...]:
    """All nine, in the usual order."""
    found = tomllib.loads(files("tolok.rules.gathering").joinpath("duties.toml").read_text("utf-8"))
    usual = found["statement_months"]
    return tuple(
        Duty(
            one["key"],
            Text(**one["name"]),
            Text(**one["short"]),
            tuple(Need(**{**need, "name": Text(**need["name"])}) for need in one["needs"]),
            one.get("statement_months", usual),
        )
        for one in found["duties"]
    )


def duty_of(key: str) -> Duty | None:
    """The duty with a key."""
    return next((one for one in duties() if one.key == key), None)


def standing(recorded: Facts, claimed: Facts, stated: Collection[str] = ()) -> Mapping[str, Kept]:
    """How every duty of a unit stands, by its key; `stated` are those with a statement that holds."""
    return {one.key: one.stands(recorded, claimed, stated=one.key in stated) for one in duties()}
