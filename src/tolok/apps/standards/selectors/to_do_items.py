"""One thing a unit has to do about its promises: its kind, what it is about, and its day."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tolok.apps.standards.models import State

Kind = Literal[
    "publication",
    "sippn",
    "review",
    "monitoring",
    "change",
    "outdated",
    "links",
    "bare",
    "scan",
    "maklumat_missing",
    "maklumat_ready",
    "maklumat_older",
    "maklumat_lacks",
    "maklumat_hidden",
    "returned",
    "errors",
    "internal",
    "consultation",
    "revision",
    "decision",
]
#: What waits for whoever decides; the rest is the operator's.
DECIDED: frozenset[Kind] = frozenset({"internal", "decision", "maklumat_ready", "maklumat_older"})
#: The waiting of a version in work, by its state.
WAITING: dict[str, Kind] = {
    State.INTERNAL: "internal",
    State.CONSULTATION: "consultation",
    State.REVISION: "revision",
    State.DECISION: "decision",
}


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to do for a unit: `due_on` is the last day in time, `since` the day from which it waits.

    `row` is the number of what it is about – a version, a publication, a decree – and `n` how many there are.
    """

    unit: int
    kind: Kind
    name: str = ""
    row: int = 0
    due_on: date | None = None
    since: date | None = None
    last_on: date | None = None
    owner: str = ""
    n: int = 1
    words: str = ""

    def overdue_on(self, day: date) -> bool:
        """Whether its day has passed."""
        return self.due_on is not None and self.due_on < day
