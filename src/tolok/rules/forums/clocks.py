"""The days by which a forum is measured: dated data, every one Tolok's own until a rule names them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: how many days, and what it asks for in words."""

    key: str
    days: int
    name: Text


@dataclass(frozen=True, slots=True)
class Clocks:
    """All of them with how sure they are and where they come from."""

    sure: str
    basis: Text
    all: Mapping[str, Clock]

    def days(self, key: str) -> int:
        """The days of one clock."""
        return self.all[key].days


@cache
def clocks() -> Clocks:
    """The clocks as they stand in the file."""
    found = tomllib.loads(files("tolok.rules.forums").joinpath("clocks.toml").read_text("utf-8"))
    rows = {
        key: Clock(key, one["days"], Text(**one["name"]).format(days=one["days"]))
        for key, one in found["clocks"].items()
    }
    return Clocks(found["sure"], Text(**found["basis"]), rows)
