"""The word lists of this room, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The list ``data/<name>.toml`` as it is written."""
    return tomllib.loads((files("tolok.comments") / "data" / f"{name}.toml").read_text("utf-8"))


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(str(table(name)[key]).split())


@cache
def meanings() -> Mapping[str, tuple[str, ...]]:
    """What people write and the words they mean."""
    return {word: tuple(meant.split()) for part in table("slang").values() for word, meant in part.items()}


@cache
def theme_tables() -> Mapping[str, Mapping[str, Any]]:
    """The themes in the order they are shown, with what points to each."""
    return {key: value for key, value in table("themes").items() if isinstance(value, dict)}


@cache
def ground_tables() -> Mapping[str, Mapping[str, Any]]:
    """The grounds of a complaint, with what points to each."""
    return {key: value for key, value in table("complaints").items() if isinstance(value, dict)}


@cache
def roots() -> frozenset[str]:
    """What the stemmer may come down to."""
    found = set(listed("ordinary", "roots"))
    for theme in theme_tables().values():
        found.update(theme["words"])
        found.update(word for phrase in theme["phrases"] for word in phrase.split())
    for ground in ground_tables().values():
        found.update(word for phrase in ground["phrases"] for word in phrase.split() if word[0] != "=")
    return frozenset(found)


@cache
def known() -> frozenset[str]:
    """Every word that is written down somewhere here and is not a name."""
    meant = {word for words in meanings().values() for word in words}
    stops, roles = listed("ordinary", "stops"), listed("names", "roles")
    titles = listed("names", "titles") | listed("names", "doers")
    return roots() | stops | roles | titles | meant | frozenset(meanings())
