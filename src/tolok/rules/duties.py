"""The nine duties of a unit, read from facts: kept by the records, only by the unit's word, in part, or not."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files

from tolok.rules.conditions import Fact, Facts
from tolok.rules.texts import Text


class Kept(StrEnum):
    """How a duty stands."""

    RECORDED = "recorded"
    CLAIMED = "claimed"
    PARTLY = "partly"
    MISSING = "missing"
    UNKNOWN = "unknown"


#: Something is known to be missing; where there is only the unit's word, it is taken.
OPEN = (Kept.PARTLY, Kept.MISSING)


@dataclass(frozen=True, slots=True)
class Need:
    """One fact that shows a duty: yes, an `option` of it, or at `least` so many ticked."""

    fact: str
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


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty and everything that must hold for it."""

    key: str
    name: Text
    needs: tuple[Need, ...]

    def stands(self, recorded: Facts, claimed: Facts) -> Kept:
        """How it stands by the records, and where they are silent by what the unit says."""
        known = [need.holds(recorded) for need in self.needs]
        filled = [
            need.holds(claimed) if found is None else found
            for need, found in zip(self.needs, known, strict=True)
        ]
        if all(filled):
            return Kept.RECORDED if all(known) else Kept.CLAIMED
        if any(filled):
            return Kept.PARTLY
        return Kept.MISSING if False in filled else Kept.UNKNOWN


@cache
def duties() -> tuple[Duty, ...]:
    """All nine, in the usual order."""
    found = tomllib.loads(files("tolok.rules").joinpath("duties.toml").read_text("utf-8"))
    return tuple(
        Duty(one["key"], Text(**one["name"]), tuple(Need(**need) for need in one["needs"]))
        for one in found["duties"]
    )


def standing(recorded: Facts, claimed: Facts) -> Mapping[str, Kept]:
    """How every duty of a unit stands, by its key."""
    return {one.key: one.stands(recorded, claimed) for one in duties()}
