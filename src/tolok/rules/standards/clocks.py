"""When a standard is to be reviewed, monitored and published (rules/standards/clocks.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.rules.days import months_later
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock: due so many months or days after its start, warned of from an earlier day on."""

    key: str
    text: Text
    note: Text
    sure: str
    due_months: int = 0
    warn_months: int = 0
    due_days: int = 0
    warn_days: int = 0

    def due(self, start: date) -> date:
        """The last day in time."""
        return months_later(start, self.due_months) + timedelta(days=self.due_days)

    def warns(self, start: date) -> date:
        """The day from which people are reminded."""
        return months_later(start, self.warn_months) + timedelta(days=self.warn_days)

    def warns_before(self, due: date) -> date:
        """The day from which people are reminded of a due day that was planned by hand."""
        early = months_later(due, self.warn_months - self.due_months)
        return early - timedelta(days=self.due_days - self.warn_days)


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(files("tolok.rules.standards").joinpath("clocks.toml").read_text("utf-8"))


@cache
def clock(key: str) -> Clock:
    """One of review, monitoring, publication, sippn and maklumat."""
    found = {name: value for name, value in _read()[key].items() if name != "floor_months"}
    words: dict[str, Any] = {name: Text(**found.pop(name)) for name in ("text", "note")}
    return Clock(key=key, **words, **found)


def _words(key: str) -> dict[str, Text]:
    return {one["key"]: Text(**one["name"]) for one in _read()[key]}


#: How one looks whether a standard is kept, and what one may find, by their keys.
METHODS: Mapping[str, Text] = _words("methods")
KEPT: Mapping[str, Text] = _words("kept")
