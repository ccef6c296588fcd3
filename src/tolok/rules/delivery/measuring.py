"""The settings of measured service times and of visits (service_times.toml, hours_visits.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.rules.texts import Text

NO_WORDS = Text("", "")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be chosen: its key, its name; `outside` for what others than the unit itself looked at."""

    key: str
    name: Text
    outside: bool = False
    tone: str = "neutral"
    met: Text = NO_WORDS


@cache
def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("tolok.rules.delivery").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def _choices(file: str, key: str) -> Mapping[str, Choice]:
    found = {}
    for row in _read(file)[key]:
        words = {name: Text(**row[name]) for name in ("name", "met") if name in row}
        found[row["key"]] = Choice(
            row["key"], outside=row.get("outside", False), tone=row.get("tone", "neutral"), **words
        )
    return found


def minimum() -> int:
    """Fewer cases carry no share, median or P90."""
    return int(_read("service_times")["minimum"])


def note() -> Text:
    """What is said about that."""
    return Text(**_read("service_times")["note"])


def promised() -> Mapping[str, Choice]:
    """What of a standard's time is measured."""
    return _choices("service_times", "promises")


def time_sources() -> Mapping[str, Choice]:
    """Where times come from."""
    return _choices("service_times", "sources")


def findings() -> Mapping[str, Choice]:
    """What a visit finds."""
    return _choices("hours_visits", "found")


def visit_sources() -> Mapping[str, Choice]:
    """Who visited."""
    return _choices("hours_visits", "sources")
