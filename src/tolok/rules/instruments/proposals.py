"""Rules that propose a level from facts, with the reason in words.

A rule only proposes: the evaluator decides. What cannot be known from the facts is said, never guessed.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.instruments.conditions import Condition, Facts, exact_number, grounds
from tolok.rules.numbers import comma
from tolok.rules.texts import Text, join
from tolok.rules.wording import fill


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
    for case in rule.cases:
        reading = case.when.read(facts)
        if reading.holds is None:
            return None, _cannot(reading.words), reading.missing
        if reading.holds:
            return case.level, _because(case.level, [case], _above(rule, case.level), facts), ()
    return rule.otherwise, _because(rule.otherwise, [], _above(rule, rule.otherwise), facts), ()


def _climb(rule: Rule, facts: Facts) -> tuple[int | None, Text, tuple[str, ...]]:
    level, held = rule.otherwise, list[Case]()
    for case in rule.cases:
        reading = case.when.read(facts)
        if reading.holds is None:
            return None, _cannot(reading.words), reading.missing
        if not reading.holds:
            return level, _because(level, held, case, facts), ()
        held.append(case)
        level = case.level
    return level, _because(level, held, None, facts), ()


def _above(rule: Rule, level: int) -> Case | None:
    """The next level a table could give; its conditions did not hold, else it would have been given."""
    higher = [case for case in rule.cases if case.level > level]
    return min(higher, key=lambda case: case.level, default=None)


def _because(level: int, held: Sequence[Case], missed: Case | None, facts: Facts) -> Text:
    """Which conditions hold, and which of the next level do not: what does not hold is never given as a reason."""
    met: dict[Hashable, Text] = {}
    for case in held:
        for looks_at, words in grounds(case.when, facts):
            met.pop(looks_at, None)
            met[looks_at] = words
    lacking = [words for _, words in grounds(missed.when, facts)] if missed else []
    if met and missed is None:
        return fill(BECAUSE, level=level, met=join(met.values()))
    assert missed is not None  # where no case holds there is one above
    values = {"level": level, "next": missed.level, "met": join(met.values()), "lacking": join(lacking)}
    return fill(BECAUSE_NOT_YET if met else NOT_YET, **values)


def _cannot(words: Text) -> Text:
    return Text(f"Level belum dapat diusulkan: {words.id}.", f"No level can be proposed: {words.en}.")


BECAUSE = Text("Level {level} diusulkan karena {met}.", "Level {level} is proposed because {met}.")
NOT_YET = Text(
    "Level {level} diusulkan. Belum level {next} karena {lacking}.",
    "Level {level} is proposed. Not level {next} yet because {lacking}.",
)
BECAUSE_NOT_YET = Text(
    "Level {level} diusulkan karena {met}. Belum level {next} karena {lacking}.",
    "Level {level} is proposed because {met}. Not level {next} yet because {lacking}.",
)
