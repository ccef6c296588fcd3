"""How much one level more usually takes and where it is done: guesses of ours, kept as data with their mark."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.rules.texts import Text


@cache
def _kept() -> Mapping[str, Any]:
    return tomllib.loads(files("tolok.rules.gathering").joinpath("raising.toml").read_text("utf-8"))


@cache
def effort_words() -> Mapping[int, Text]:
    """What an effort of 1 to 3 means."""
    return {int(key): Text(**text) for key, text in _kept()["words"].items()}


@cache
def efforts(pack: str) -> Mapping[str, int]:
    """Effort of one level more by code of the indicator, 1 to 3; empty for a pack nobody looked at."""
    return dict(_kept()["packs"].get(pack, {}))


def register_of(facts: Collection[str]) -> str:
    """The register that keeps the first of these facts that any keeps; empty where none does."""
    kept = {fact: name for name, keys in _kept()["registers"].items() for fact in keys}
    return next((kept[fact] for fact in facts if fact in kept), "")


def due_behind(facts: Collection[str]) -> frozenset[str]:
    """The kinds of what is due on which any of these facts rests."""
    return frozenset(kind for kind, keys in _kept()["due"].items() if not set(keys).isdisjoint(facts))
