"""Whether a maklumat says what it must: three statements, who signed and on which day (rules/standards/maklumat.toml)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from tolok.rules.texts import Text

STATEMENTS = ("ability", "improvement", "sanction")


@dataclass(frozen=True, slots=True)
class Part:
    """Something a maklumat must hold: `text` says it in a few words that finish a sentence."""

    key: str
    name: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """The parts in their order, what they rest on, and how sure that is."""

    parts: tuple[Part, ...]
    basis: Text
    note: Text
    sure: str


@cache
def rule() -> Rule:
    """What a maklumat must hold."""
    found = tomllib.loads(files("tolok.rules.standards").joinpath("maklumat.toml").read_text("utf-8"))
    parts = tuple(Part(one["key"], Text(**one["name"]), Text(**one["text"])) for one in found["parts"])
    return Rule(parts, Text(**found["basis"]), Text(**found["note"]), found["sure"])


def missing(
    ability: str, improvement: str, sanction: str, signer: str, set_on: date | None
) -> tuple[Part, ...]:
    """The parts that are not there, in their order; empty when the content follows the rule."""
    said = {"ability": ability, "improvement": improvement, "sanction": sanction, "signer": signer}
    there = {key for key, words in said.items() if words.strip()} | ({"set_on"} if set_on else frozenset())
    return tuple(one for one in rule().parts if one.key not in there)
