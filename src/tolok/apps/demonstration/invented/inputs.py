"""The forums of invented units, read from tables by kind of unit (`heard/*.toml`): how each was planned, what its drafts
lacked, what was said and what became of it.

A row of `said`: the service, who said it (an element of society, or "online" for a comment beside the draft), of which
component, the words, the verdict, the reason; then, for what is acted upon: what is done, how one sees it, and whose
task it is.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from importlib.resources import files

from tolok.apps.demonstration.invented.offers import TABLES
from tolok.apps.demonstration.invented.standards import Lacks


@dataclass(frozen=True, slots=True)
class Heard:
    """One input about a service, and the answer."""

    service: str
    by: str
    component: str
    text: str
    verdict: str
    reason: str
    act: str = ""
    measure: str = ""
    owner: str = ""

    @property
    def online(self) -> bool:
        """Whether it was written beside the draft."""
        return self.by == "online"


@dataclass(frozen=True, slots=True)
class Invented:
    """A forum: when, where and how it meets, who of society is invited by element, what its drafts lack, the problems
    known of its services, what is said."""

    begins: time
    ends: time
    method: str
    room: str
    how: str
    purpose: str
    agenda: tuple[str, ...]
    parties: Mapping[str, str]
    lacks: Lacks
    problems: Mapping[str, str]
    said: tuple[Heard, ...]


def forum_of(code: str) -> Invented:
    """The forum of the unit with a code."""
    return _forums()[code]


@cache
def _forums() -> Mapping[str, Invented]:
    found = {}
    for name in TABLES:
        table = tomllib.loads(files(__package__).joinpath("heard", f"{name}.toml").read_text("utf-8"))
        for code, told in table.get("forum", {}).items():
            lacks = told["lacks"]
            parts = {
                "agenda": tuple(told["agenda"]),
                "lacks": Lacks(
                    tuple(lacks.get("copy", ())), tuple(lacks.get("time", ())), lacks.get("answers", False)
                ),
                "said": tuple(Heard(*row) for row in told["said"]),
            }
            found[code] = Invented(**{**told, **parts})
    return found
