"""A questionnaire as versioned data: blocks of items that are put to one person in one sitting.

What is asked is frozen word for word, so that a later pack changes nothing that was answered. An answer's ratings are
kept under `Item.key`, which is unique in a questionnaire; `Item.element` is the key the pack's calculator knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tolok.rules.instruments.values import SURENESS, Sureness
from tolok.rules.texts import Problem, Text

#: What the ratings of a questionnaire become: IKM, the F-03 mean, IPKP and IPAK, or nothing but shares.
Purpose = Literal["skm", "f03", "integrity", "own"]
#: What somebody's own question asks for.
OwnKind = Literal["choice", "text"]


@dataclass(frozen=True, slots=True)
class Item:
    """One statement or question to rate. `points` are the words of every rating, worst first.

    `constant`: everybody must give the same by design, as the cost of a service that is free by law; `replaced`: asked
    in place of what the pack asks, which the rule allows (how surely stands in `sure`).
    """

    key: str
    element: str
    code: str
    number: int
    name: Text
    text: Text
    points: Mapping[int, Text]
    constant: bool = False
    replaced: bool = False
    sure: Sureness = "verified"


@dataclass(frozen=True, slots=True)
class Block:
    """Items from one part of one pack, rated on one scale."""

    key: str
    purpose: Purpose
    title: Text
    pack_id: str
    pack_hash: str
    low: int
    high: int
    items: tuple[Item, ...]
    sure: Sureness = "verified"

    @property
    def constant(self) -> tuple[str, ...]:
        """The elements that are the same for everybody by design."""
        return tuple(item.element for item in self.items if item.constant)

    @property
    def unsure(self) -> Text | None:
        """The mark to show beside the words of the ratings; None when they were read in an official text."""
        return None if self.sure == "verified" else SURENESS[self.sure]


@dataclass(frozen=True, slots=True)
class Own:
    """A question of the office itself; it never enters an index. `choices` by their key, empty for free text."""

    key: str
    kind: OwnKind
    text: Text
    choices: Mapping[str, Text]


@dataclass(frozen=True)
class Questionnaire:
    """Everything one respondent is asked. `others` holds further languages: language → item key → words.

    In `others` the words of a rating stand under ``<item key>=<point>``.
    """

    title: Text
    purpose: Purpose
    blocks: tuple[Block, ...]
    own: tuple[Own, ...] = ()
    comment: bool = True
    profile: bool = True
    others: Mapping[str, Mapping[str, str]] | None = None

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Block, Item]]:
        """Every item with its block, by key, in the order they are asked."""
        return {item.key: (block, item) for block in self.blocks for item in block.items}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item in the order they are asked."""
        return tuple(item for block in self.blocks for item in block.items)

    @property
    def main(self) -> Block:
        """The block the questionnaire is named for."""
        return self.blocks[0]

    @property
    def unsure(self) -> Text | None:
        """The mark to show beside the words of the ratings."""
        return next((block.unsure for block in self.blocks if block.unsure), None)

    def faults(
        self, values: Mapping[str, object], extra: Mapping[str, object] | None = None
    ) -> list[Problem]:
        """Everything wrong with what one respondent gave: ratings by item key, own questions in `extra`."""
        known = self.by_key
        found = [Problem(UNKNOWN_ITEM, key=key, found=key) for key in values if key not in known]
        found += [
            Problem(OFF_SCALE, key=key, found=str(value))
            for key, value in values.items()
            if key in known and not _on_scale(known[key][0], value)
        ]
        found += self._own_faults(extra or {})
        return found if values else [Problem(NOTHING_RATED)]

    def _own_faults(self, extra: Mapping[str, object]) -> list[Problem]:
        known = {one.key: one for one in self.own}
        found = [Problem(UNKNOWN_ITEM, key=key, found=key) for key in extra if key not in known]
        for key, value in extra.items():
            if key in known and not _fits(known[key], value):
                found.append(Problem(NO_SUCH_CHOICE, key=key, found=str(value)[:80]))
        return found

    def of(self, block: Block, values: Mapping[str, int]) -> dict[str, int]:
        """The ratings of one block by element key."""
        return {item.element: values[item.key] for item in block.items if item.key in values}


#: Letters of the answer to an own question in free text.
OWN_TEXT = 1000


def _on_scale(block: Block, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and block.low <= value <= block.high


def _fits(question: Own, value: object) -> bool:
    if not isinstance(value, str):
        return False
    return len(value) <= OWN_TEXT if question.kind == "text" else value in question.choices


UNKNOWN_ITEM = Text("Pernyataan ini tidak ada di formulirnya.", "This statement is not on the form.")
OFF_SCALE = Text("Penilaian ini di luar skala.", "This rating lies off the scale.")
NOTHING_RATED = Text(
    "Nilailah sedikitnya satu pernyataan; jawaban tanpa penilaian tidak dapat dihitung.",
    "Rate at least one statement; an answer without a rating cannot be counted.",
)
NO_SUCH_CHOICE = Text(
    "Jawaban ini tidak ada di antara pilihannya, atau terlalu panjang.",
    "This answer is not among its choices, or too long.",
)
