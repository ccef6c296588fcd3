"""The words of the public catalogue: fields, events of life, user groups, accessibility, and words that mean the same."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list: the key that rows keep, its name, and other words that lead to it."""

    key: str
    name: Text
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind of service that people ask for: `said` is the first word of the line of synonyms that means it."""

    key: str
    said: str
    name: Text


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All lists. In `synonyms` each line means one thing, called by its first word; of `leads` who says the first is
    helped by the second too; the last word of `bound` phrases says nothing of its own; `known` words are never taken for
    mistyped others; `whole` words have no root; `soft` words order what is found, `hanging` ones and `persons` name
    nothing by themselves, `silent` ones say nothing; `places` say where something happened; `desks` are kinds of units
    named for what is done there, with what that mostly is; names that begin as `aside` says are about other services;
    `digest` is of the file."""

    fields: tuple[Entry, ...]
    life_events: tuple[Entry, ...]
    user_groups: tuple[Entry, ...]
    accessibility: tuple[Entry, ...]
    synonyms: tuple[tuple[str, ...], ...]
    leads: tuple[tuple[str, str], ...]
    bound: tuple[str, ...]
    known: frozenset[str]
    whole: frozenset[str]
    facets: tuple[Facet, ...]
    soft: frozenset[str]
    hanging: frozenset[str]
    persons: frozenset[str]
    places: frozenset[str]
    desks: Mapping[str, str]
    aside: tuple[str, ...]
    silent: frozenset[str]
    digest: str


@cache
def catalogue() -> Catalogue:
    """The lists, each in the order in which people are shown it."""
    written = files("tolok.rules").joinpath("catalogue.toml").read_text("utf-8")
    found = tomllib.loads(written)
    return Catalogue(
        fields=_entries(found["fields"]),
        life_events=_entries(found["life_events"]),
        user_groups=_entries(found["user_groups"]),
        accessibility=_entries(found["accessibility"]),
        synonyms=tuple(tuple(line) for line in found["synonyms"]),
        leads=tuple((said, meant) for said, meant in found["leads"]),
        bound=tuple(found["bound"]),
        known=frozenset(found["known"]),
        whole=frozenset(found["whole"]),
        facets=tuple(Facet(one["key"], one["said"], Text(**one["name"])) for one in found["facets"]),
        soft=frozenset(found["soft"]),
        hanging=frozenset(found["hanging"]),
        persons=frozenset(found["persons"]),
        places=frozenset(found["places"]),
        desks=dict(found["desks"]),
        aside=tuple(found["aside"]),
        silent=frozenset(found["silent"]),
        digest=hashlib.sha256(written.encode()).hexdigest(),
    )


def by_key(entries: tuple[Entry, ...]) -> Mapping[str, Entry]:
    """The entries of one list by their key."""
    return {one.key: one for one in entries}


def _entries(rows: list[Mapping[str, Any]]) -> tuple[Entry, ...]:
    return tuple(Entry(one["key"], Text(**one["name"]), tuple(one.get("words", ()))) for one in rows)
