"""The nine duties of a unit, read from facts: kept by the records, by a statement with proof, only by the unit's word,
in part, or not. What nobody knows is never read as lacking."""

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
    """How a duty stands; `UNSURE` where part of it is kept and of the rest nothing is known."""

    RECORDED = "recorded"
    STATED = "stated"
    CLAIMED = "claimed"
    UNSURE = "unsure"
    PARTLY = "partly"
    MISSING = "missing"
    UNKNOWN = "unknown"


#: Something is known to be missing; where there is only the unit's word, it is taken.
OPEN = (Kept.PARTLY, Kept.MISSING)
#: What of an open duty is named as lacking: known to be missing, or known to nobody.
LACKING = (*OPEN, Kept.UNSURE, Kept.UNKNOWN)
#: Of these nobody knows enough to call anything lacking.
UNCLEAR = (Kept.UNSURE, Kept.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Need:
    """One fact that shows a duty: yes, an `option` of it, at `least` so many ticked, or as many as there are `of` all;
    and what it is called. `word` is the question by which a unit says it, where no form asks for the fact itself."""

    fact: str
    name: Text
    option: str = ""
    least: int = 0
    of: str = ""
    word: str = ""

    def counts(self, recorded: Facts, claimed: Facts) -> tuple[int, int] | None:
        """How many of how many, by records or else by the unit's word; None where that is not asked or not known."""
        return self._counted(recorded, self.fact) or self._counted(claimed, self.word or self.fact)

    def by_word(self, recorded: Facts, claimed: Facts) -> bool:
        """Whether how many of how many is known from the unit's word alone."""
        return self._counted(recorded, self.fact) is None and self.counts(recorded, claimed) is not None

    def stands(self, recorded: Facts, claimed: Facts, *, stated: bool) -> Kept:
        """How it stands: no statement stands against a record, and the bare word comes last."""
        by_records = self._share(recorded, self.fact)
        if by_records is not None:
            return _word(by_records, Kept.RECORDED)
        if stated:
            return Kept.STATED
        by_word = self._share(claimed, self.word or self.fact)
        return Kept.UNKNOWN if by_word is None else _word(by_word, Kept.CLAIMED)

    def _share(self, facts: Facts, key: str) -> Fraction | None:
        """How far it holds, from 0 to 1; None where that is not known."""
        if self.of:
            counted = self._counted(facts, key)
            return Fraction(*counted) if counted else None
        found: Fact | None = facts.get(key)
        return None if found is None else Fraction(self._holds(found))

    def _holds(self, found: Fact) -> bool:
        if self.option:
            return self.option in found if isinstance(found, frozenset) else found == self.option
        if isinstance(found, frozenset):
            return len(found) >= max(1, self.least)
        return found >= self.least if isinstance(found, Fraction) else bool(found)

    def _counted(self, facts: Facts, key: str) -> tuple[int, int] | None:
        some, every = facts.get(key), facts.get(self.of)
        if not isinstance(some, int | Fraction) or not isinstance(every, int | Fraction) or every <= 0:
            return None
        return int(min(some, every)), int(every)


def _word(share: Fraction, whole: Kept) -> Kept:
    if share == 1:
        return whole
    return Kept.PARTLY if share else Kept.MISSING


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
        """How it stands as a whole: as well as the weakest of what it needs, and open only where something is known to
        be missing."""
        found = {need.stands(recorded, claimed, stated=stated) for need in self.needs}
        kept = [one for one in (Kept.CLAIMED, Kept.STATED, Kept.RECORDED) if one in found]
        if Kept.PARTLY in found or (Kept.MISSING in found and kept):
            return Kept.PARTLY
        if Kept.MISSING in found:
            return Kept.MISSING
        if Kept.UNKNOWN in found:
            return Kept.UNSURE if kept else Kept.UNKNOWN
        return kept[0]


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
