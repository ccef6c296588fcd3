"""Conditions over facts, as packs write them, with what they found in words.

A fact that is not known makes a condition unknown (None), never false.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import zip_longest
from typing import Literal

from tolok.rules.numbers import comma
from tolok.rules.texts import Text, join

#: What a unit's facts may be: yes/no, an exact number, ticked option keys, one option key, a day or words.
Fact = bool | int | Fraction | frozenset[str] | str | date
Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a condition found: True, False or None (a fact is missing), in words, with the facts it looked at."""

    holds: bool | None
    words: Text
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Says:
    """A yes/no fact is what is wanted."""

    fact: str
    wanted: bool
    label: Text

    def read(self, facts: Facts) -> Reading:
        """Look at the fact."""
        found = facts.get(self.fact)
        if found is None:
            return _unknown(self.label, self.fact)
        if not isinstance(found, bool):
            raise TypeError(f"expected yes or no, got {found!r}")
        yes = Text("ya", "yes") if found else Text("tidak", "no")
        return Reading(found is self.wanted, Text(f"{self.label.id}: {yes.id}", f"{self.label.en}: {yes.en}"))

    def facts(self) -> Iterator[str]:
        """The names of the facts it looks at."""
        yield self.fact


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option is ticked (of many) or chosen (of one)."""

    fact: str
    option: str
    label: Text

    def read(self, facts: Facts) -> Reading:
        """Look at the fact."""
        found = facts.get(self.fact)
        if found is None:
            return _unknown(self.label, self.fact)
        holds = found == self.option if isinstance(found, str) else self.option in _ticked(found)
        state = Text("ada", "present") if holds else Text("tidak ada", "absent")
        return Reading(holds, Text(f"{self.label.id}: {state.id}", f"{self.label.en}: {state.en}"))

    def facts(self) -> Iterator[str]:
        """The names of the facts it looks at."""
        yield self.fact


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with limits: a count of ticked options, a number, or a percentage of two numbers.

    `minus`, place by place with `names`, are facts taken away from them first; empty = nothing is.
    """

    kind: Literal["count", "number", "share"]
    names: tuple[str, ...]
    label: Text
    among: frozenset[str] = frozenset()
    minimum: Fraction | None = None
    above: Fraction | None = None
    maximum: Fraction | None = None
    below: Fraction | None = None
    minus: tuple[str, ...] = ()

    def value(self, facts: Facts) -> Fraction | None:
        """The number, or None when a fact is missing or a share has nothing beneath it."""
        if any(facts.get(name) is None for name in self.facts()):
            return None
        if self.kind == "count":
            ticked = _ticked(facts[self.names[0]])
            return Fraction(len(ticked & self.among if self.among else ticked))
        numbers = [exact_number(facts[name]) for name in self.names]
        taken = [exact_number(facts[name]) if name else Fraction(0) for name in self.minus]
        numbers = [number - less for number, less in zip_longest(numbers, taken, fillvalue=Fraction(0))]
        if self.kind == "number":
            return numbers[0]
        return 100 * numbers[0] / numbers[1] if numbers[1] else None

    def read(self, facts: Facts) -> Reading:
        """Compare the number with the limits, exactly."""
        value = self.value(facts)
        if value is None:
            missing = tuple(name for name in self.facts() if facts.get(name) is None)
            return _unknown(self.label, *missing) if missing else _nothing_beneath(self.label)
        holds = (
            (self.minimum is None or value >= self.minimum)
            and (self.above is None or value > self.above)
            and (self.maximum is None or value <= self.maximum)
            and (self.below is None or value < self.below)
        )
        shown = comma(value, 2) if value.denominator > 1 else comma(value.numerator)
        shown += " %" if self.kind == "share" else ""
        limits = self._limits()
        return Reading(
            holds,
            Text(
                f"{self.label.id}: {shown} (diminta {limits})", f"{self.label.en}: {shown} (wanted {limits})"
            ),
        )

    def _limits(self) -> str:
        signs = (("≥", self.minimum), (">", self.above), ("≤", self.maximum), ("<", self.below))
        return ", ".join(f"{sign} {comma(limit)}" for sign, limit in signs if limit is not None)

    def facts(self) -> Iterator[str]:
        """The names of the facts it looks at."""
        yield from self.names
        yield from (name for name in self.minus if name)


@dataclass(frozen=True, slots=True)
class Group:
    """Several conditions: all of them, any of them, or none of them."""

    kind: Literal["all", "any", "none"]
    parts: tuple["Condition", ...]

    def read(self, facts: Facts) -> Reading:
        """Three-valued and/or/nor: what is unknown only matters when it could change the answer."""
        readings = [part.read(facts) for part in self.parts]
        decisive = self.kind != "all"  # one True settles any/none, one False settles all
        found = {reading.holds for reading in readings}
        result = decisive if decisive in found else None if None in found else not decisive
        shown = [reading for reading in readings if reading.holds is result] or readings
        holds = not result if self.kind == "none" and result is not None else result
        missing = tuple(name for reading in readings for name in reading.missing) if holds is None else ()
        return Reading(holds, join((reading.words for reading in shown), ", "), missing)

    def facts(self) -> Iterator[str]:
        """The names of the facts it looks at."""
        for part in self.parts:
            yield from part.facts()


Condition = Says | Chosen | Measure | Group


def grounds(condition: Condition, facts: Facts) -> Iterator[tuple[Hashable, Text]]:
    """The single conditions that decide a reading, in words, each with what it looks at.

    Two limits of one number look at the same, so that of several that hold only the strictest need be told.
    """
    if isinstance(condition, Group):
        readings = [(part, part.read(facts).holds) for part in condition.parts]
        holds = condition.read(facts).holds
        decisive = None if holds is None else holds is not (condition.kind == "none")
        for part, found in readings:
            if found is decisive:
                yield from grounds(part, facts)
        return
    looks_at: Hashable = condition
    if isinstance(condition, Measure):
        looks_at = (condition.kind, condition.names, condition.among, condition.minus)
    yield looks_at, condition.read(facts).words


def _unknown(label: Text, *missing: str) -> Reading:
    return Reading(None, Text(f"{label.id}: belum diketahui", f"{label.en}: not known yet"), missing)


def _nothing_beneath(label: Text) -> Reading:
    id_words, en_words = "tidak dapat dihitung, pembaginya nol", "cannot be computed, the divisor is zero"
    return Reading(None, Text(f"{label.id}: {id_words}", f"{label.en}: {en_words}"))


def _ticked(fact: object) -> frozenset[str]:
    if isinstance(fact, frozenset | set | list | tuple):
        return frozenset(fact)
    raise TypeError(f"expected ticked options, got {fact!r}")


def exact_number(fact: object) -> Fraction:
    """A fact that must be a number; TypeError for anything else."""
    if isinstance(fact, int | Fraction) and not isinstance(fact, bool):
        return Fraction(fact)
    raise TypeError(f"expected an exact number, got {fact!r}")
