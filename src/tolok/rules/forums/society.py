"""The elements of society that take part in a consultation, and which of them PEKPPP counts."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tolok.rules.texts import Text

#: The key of the element whose absence a forum must answer for.
VULNERABLE = "vulnerable"


@dataclass(frozen=True, slots=True)
class Element:
    """One element; `counted` ones are the five options of the question ``community_elements``."""

    key: str
    counted: bool
    name: Text
    words: tuple[str, ...] = ()  # what people write for it in a list


@cache
def elements() -> tuple[Element, ...]:
    """All of them, the counted ones first."""
    found = tomllib.loads(files("tolok.rules.forums").joinpath("society.toml").read_text("utf-8"))
    return tuple(
        Element(one["key"], one["counted"], Text(**one["name"]), tuple(one["words"]))
        for one in found["elements"]
    )


def names() -> dict[str, Text]:
    """What each element is called, by its key."""
    return {one.key: one.name for one in elements()}


def counted(keys: Iterable[str]) -> tuple[str, ...]:
    """Those of `keys` that PEKPPP counts, each once, in its order."""
    wanted = set(keys)
    return tuple(one.key for one in elements() if one.counted and one.key in wanted)


def missing(keys: Iterable[str]) -> tuple[Element, ...]:
    """The counted elements that are not among `keys`."""
    there = set(keys)
    return tuple(one for one in elements() if one.counted and one.key not in there)


def named(written: str) -> str:
    """The key of the element that somebody wrote in a list, by its key, its name or another word for it; else empty."""
    wanted = " ".join(written.split()).casefold()
    for one in elements():
        if wanted in (one.key, one.name.id.casefold(), one.name.en.casefold(), *one.words):
            return one.key
    return ""
