"""Where something is shown, and what the PEKPPP form calls that (rules/standards/publication_media.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Shown:
    """A medium: `channel` when it lives on the internet; `media`, `pledge` and `information` are options of the
    questions about media of the standard, of the maklumat and of information."""

    key: str
    name: Text
    channel: bool
    media: str
    pledge: str
    information: str


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(files("tolok.rules.standards").joinpath("publication_media.toml").read_text("utf-8"))


@cache
def media() -> Mapping[str, Shown]:
    """All media by their key, in their order."""
    rows = [dict(one, name=Text(**one["name"])) for one in _read()["media"]]
    return {row["key"]: Shown(**row) for row in rows}


def channels() -> tuple[str, ...]:
    """Media that live on the internet: who has the address can look."""
    return tuple(key for key, one in media().items() if one.channel)


def open_to_check(medium: str, *, picture: bool, address: str) -> bool:
    """Whether a reader can see for himself that something is shown: by a picture of it, or on the internet by opening
    its address. What is printed or stands in an office needs the picture."""
    return picture or (bool(address) and medium in channels())


def note() -> Text:
    """How sure the reading is."""
    return Text(**_read()["note"])
