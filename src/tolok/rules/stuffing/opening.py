"""The hours a counter is taken to be open where nobody told its own: dated data."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib.resources import files

from tolok.rules.calendars import calendar
from tolok.rules.instruments.headers import sureness
from tolok.rules.instruments.values import Sureness
from tolok.rules.nodes import Node
from tolok.rules.stuffing.values import Hours
from tolok.rules.texts import Problem, ProblemsError, Text

FILE = "hours.toml"


@dataclass(frozen=True, slots=True)
class Usual:
    """Opening hours by weekday (Monday 0), since when they are taken, and how sure."""

    since: date
    sure: Sureness
    open: Mapping[int, tuple[time, time]]

    def hours(self, years: Iterable[int]) -> Hours:
        """The same without the national holidays and collective leave of those `years` that a calendar knows."""
        return Hours.by(self.open, calendar(), years)


@cache
def usual() -> Usual:
    """The hours that come with Tolok."""
    return read((files("tolok.rules") / "stuffing" / FILE).read_text("utf-8"))


def read(text: str) -> Usual:
    """Hours from TOML; ProblemsError with everything that is wrong in it."""
    problems: list[Problem] = []
    node = Node(tomllib.loads(text), FILE, "", problems)
    since, sure = node.day("since") or date(1, 1, 1), sureness(node)
    found: dict[int, tuple[time, time]] = {}
    for part in node.nodes("open", optional=False):
        days = part.strings("days")
        begin, end = _time(part, "from"), _time(part, "until")
        found |= {int(day): (begin, end) for day in days}
        part.close()
    node.close()
    if problems:
        raise ProblemsError(problems)
    return Usual(since, sure, found)


def _time(node: Node, name: str) -> time:
    written = node.string(name)
    try:
        return time.fromisoformat(written)
    except ValueError:
        node.wrong(name, NO_TIME, written)
        return time()


NO_TIME = Text("Harus jam seperti 07:30.", "Must be a time such as 07:30.")
