"""Who may not judge whom: one's own part of the office, what lies above and below it, and declared ties.

That evaluators must be free of such ties is the general duty of officials (UU 30/2014, article 42 on conflicts of
interest, known and not read word by word); how far the tree counts is our reading.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from tolok.rules.texts import Text

Tie = Literal["own", "above", "below", "declared"]
WHY: Mapping[Tie, Text] = {
    "own": Text("unit sendiri", "own unit"),
    "above": Text("unit di atas unit sendiri", "a unit above the own unit"),
    "below": Text("unit di bawah unit sendiri", "a unit below the own unit"),
    "declared": Text("hubungan yang dinyatakan sendiri", "a tie that was declared"),
}


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Somebody who judges.

    `homes` are the units they work in, `ties` those they declared a tie to; a tie to a unit is one to everything
    below it. `aspects` are the keys of the aspects they may judge, empty for all; `capacity` is how many pieces
    of work they can take, None for any number.
    """

    key: str
    homes: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    aspects: frozenset[str] = frozenset()
    capacity: int | None = None


@dataclass(frozen=True)
class Offices:
    """Units with the unit directly above each on the day that counts; None or absent at the top."""

    parents: Mapping[str, str | None] = field(default_factory=dict)

    def above(self, unit: str) -> Iterator[str]:
        """The units above, nearest first. Stops where a circle closes."""
        seen = {unit}
        parent = self.parents.get(unit)
        while parent is not None and parent not in seen:
            yield parent
            seen.add(parent)
            parent = self.parents.get(parent)

    @cached_property
    def lines(self) -> Mapping[str, frozenset[str]]:
        """Of every unit those above it, as a set."""
        return {unit: frozenset(self.above(unit)) for unit in self.parents}


def conflict(evaluator: Evaluator, unit: str, offices: Offices) -> Tie | None:
    """Why `evaluator` may not judge `unit`, None where nothing stands against it."""
    over = offices.lines.get(unit, frozenset())
    if unit in evaluator.homes:
        return "own"
    if evaluator.homes & over:
        return "below"
    if any(unit in offices.lines.get(home, ()) for home in evaluator.homes):
        return "above"
    return "declared" if unit in evaluator.ties or evaluator.ties & over else None
