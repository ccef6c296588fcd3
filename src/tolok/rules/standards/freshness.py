"""How often public channels are updated, from the days of their latest updates (rules/standards/freshness.toml)."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder: `posts` updates in a row, each within `every` days, a single gap `grace` days longer."""

    key: str
    name: Text
    posts: int
    every: int
    grace: int

    @property
    def patience(self) -> timedelta:
        """The longest gap that still fits."""
        return timedelta(days=self.every + self.grace)

    def fits(self, days: Sequence[date], day: date) -> bool:
        """Whether `days`, newest first, show it as of `day`: neither a gap nor the whole row is too long."""
        row = days[: self.posts]
        if len(row) < self.posts or day - row[0] > self.patience:
            return False
        gaps = [newer - older for newer, older in pairwise(row)]
        whole = timedelta(days=self.every * len(gaps) + self.grace)
        return all(gap <= self.patience for gap in gaps) and row[0] - row[-1] <= whole


@dataclass(frozen=True, slots=True)
class Freshness:
    """The step that updates reach as of a day (None: none of them) and the days that show it, newest first."""

    step: Step | None
    days: tuple[date, ...]

    @property
    def until(self) -> date | None:
        """The last day on which the step still holds without another update."""
        return self.days[0] + self.step.patience if self.step and self.days else None


#: Days that are looked at; no step asks for more.
MOST = 5


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(files("tolok.rules.standards").joinpath("freshness.toml").read_text("utf-8"))


@cache
def steps() -> tuple[Step, ...]:
    """The ladder, most often first."""
    return tuple(Step(**dict(one, name=Text(**one["name"]))) for one in _read()["steps"])


def note() -> Text:
    """How sure the ladder is."""
    return Text(**_read()["note"])


def freshness(days: Iterable[date], day: date) -> Freshness | None:
    """What updates on `days` say as of `day`; several on one day count once. None where there was none by then."""
    known = sorted({one for one in days if one <= day}, reverse=True)[:MOST]
    if not known:
        return None
    step = next((one for one in steps() if one.fits(known, day)), None)
    return Freshness(step, tuple(known[: step.posts] if step else known))
