"""Rules that propose a level from facts, with the reason in words.

A rule only proposes: the evaluator decides. What cannot be known from the facts is said, never guessed.
"""

from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.conditions import Condition, Facts, exact_number
from tolok.rules.numbers import comma
from tolok.rules.texts import Text, join


@dataclass(frozen=True, slots=True)
class Boundary:
    """A point where the instrument's words leave the level open, and how the pack reads it.

    One that `blocks` cannot be read at all: nothing is proposed while the facts touch it.
    """

    when: Condition | None
    text: Text
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A level and what must hold for it."""

    level: int
    when: Condition


@dataclass(frozen=True, slots=True)
class Possible:
    """The values that the number of a fact can have: from 0, a percentage to 100."""

    fact: str
    label: Text
    most: Fraction | None = None

    def refuse(self, facts: Facts) -> Text | None:
        """Why the fact cannot be so; None when it can, or is not known."""
        found = facts.get(self.fact)
        value = None if found is None else exact_number(found)
        if value is None or (value >= 0 and (self.most is None or value <= self.most)):
            return None
        most = "" if self.most is None else comma(self.most)
        wanted = (f"0 sampai {most}", f"0 to {most}") if most else ("mulai dari 0", "0 or more")
        return Text(
            f"{self.label.id}: {comma(value)} (hanya mungkin {wanted[0]})",
            f"{self.label.en}: {comma(value)} (only {wanted[1]} is possible)",
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """How facts lead to a level.

    kind ``table``: the first case that holds, from the top; ``ladder``: climb the cases in order while they
    hold; `otherwise` is the level when none does. ``count``, ``share`` and ``months`` are tables over one
    measure, named for what they measure. `possible` bounds the numbers it looks at.
    """

    kind: str
    cases: tuple[Case, ...]
    otherwise: int
    possible: tuple[Possible, ...] = ()

    def facts(self) -> tuple[str, ...]:
        """The names of all facts the rule looks at, in order, once each."""
        return tuple(dict.fromkeys(name for case in self.cases for name in case.when.facts()))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed level, or None with what is missing, and why in words."""

    level: int | None
    reason: Text
    missing: tuple[str, ...] = ()
    boundaries: tuple[Text, ...] = ()


def propose(rule: Rule, boundaries: tuple[Boundary, ...], facts: Facts) -> Proposal:
    """The level that `rule` proposes for `facts`.

    `facts` maps question keys to answers. A missing fact that could change the level leaves it None.
    Boundaries of the instrument's text that these facts touch are returned with the proposal; one that blocks
    is the reason why there is none, and so is a number that cannot be.
    """
    if refused := [words for possible in rule.possible if (words := possible.refuse(facts))]:
        return Proposal(None, _cannot(join(refused)))
    touched = [edge for edge in boundaries if edge.when and edge.when.read(facts).holds]
    if blocking := [edge.text for edge in touched if edge.blocks]:
        return Proposal(None, _cannot(join(blocking)))
    level, reason, missing = _climb(rule, facts) if rule.kind == "ladder" else _look_up(rule, facts)
    return Proposal(level, reason, tuple(dict.fromkeys(missing)), tuple(edge.text for edge in touched))


def _look_up(rule: Rule, facts: Facts) -> tuple[int | None, Text, tuple[str, ...]]:
    refused = []
    for case in rule.cases:
        reading = case.when.read(facts)
        if reading.holds is None:
            return None, _cannot(reading.words), reading.missing
        if reading.holds:
            return case.level, _because(case.level, reading.words), ()
        refused.append(reading.words)
    words = refused[-1] if refused else Text("", "")
    return rule.otherwise, _because(rule.otherwise, words), ()


def _climb(rule: Rule, facts: Facts) -> tuple[int | None, Text, tuple[str, ...]]:
    level, held = rule.otherwise, []
    for case in rule.cases:
        reading = case.when.read(facts)
        if reading.holds is None:
            return None, _cannot(reading.words), reading.missing
        held.append(reading.words)
        if not reading.holds:
            break
        level = case.level
    return level, _because(level, join(held, ", ")), ()


def _because(level: int, words: Text) -> Text:
    return Text(
        f"Level {level} diusulkan karena {words.id}.", f"Level {level} is proposed because {words.en}."
    )


def _cannot(words: Text) -> Text:
    return Text(f"Level belum dapat diusulkan: {words.id}.", f"No level can be proposed: {words.en}.")
