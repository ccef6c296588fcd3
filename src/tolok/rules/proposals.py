"""Rules that propose a level from facts, with the reason in words.

A rule only proposes: the evaluator decides. What cannot be known from the facts is said, never guessed.
"""

from dataclasses import dataclass

from tolok.rules.conditions import Condition, Facts
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
class Rule:
    """How facts lead to a level.

    kind ``table``: the first case that holds, from the top; ``ladder``: climb the cases in order while they
    hold; `otherwise` is the level when none does. ``count``, ``share`` and ``months`` are tables over one
    measure, named for what they measure.
    """

    kind: str
    cases: tuple[Case, ...]
    otherwise: int

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
    is the reason why there is none.
    """
    touched = [edge for edge in boundaries if edge.when and edge.when.read(facts).holds]
    if blocking := [edge.text for edge in touched if edge.blocks]:
        return Proposal(None, _cannot(join(blocking)))
    level, reason, missing = _climb(rule, facts) if rule.kind == "ladder" else _look_up(rule, facts)
    return Proposal(level, reason, missing, tuple(edge.text for edge in touched))


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
