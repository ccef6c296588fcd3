"""Records that a proposal rests on, as a paper: a decree, or everything that was made public on a medium, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.frame import Data, plain_frame
from tolok.papers.letters.letter import head
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.wording import MISSING
from tolok.rules.days import day_first

KIND = "Catatan"


@dataclass(frozen=True, slots=True)
class LogRow:
    """One record: what it is, its day, and what it says in pairs of label and value."""

    title: str
    day: date | None
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class LogValues:
    """The log: of which unit of which office, what it is called, for which indicators, with its records in order.

    `of` says of which moment the records speak, such as the hand-in of the unit.
    """

    unit: str
    office: str
    title: str
    indicators: Sequence[str]
    rows: Sequence[LogRow]
    of: str


def record_log(values: LogValues, letterhead: Letterhead, as_of: date) -> bytes:
    """The log as PDF/UA-1; same values and day, same bytes."""
    return paper("gathering/record_log.typ", record_log_data(values, letterhead, as_of), as_of)


def record_log_data(values: LogValues, letterhead: Letterhead, as_of: date) -> Data:
    """The keys of ``record_log.typ``."""
    return {
        **plain_frame(KIND, values.title, as_of, values.office),
        "foot": f"Keadaan catatan {day_first(as_of)}",
        **head(letterhead, values.office),
        "facts": [
            ["Unit", values.unit],
            ["Keadaan catatan", values.of],
            ["Dipakai pada indikator", ", ".join(values.indicators) or MISSING],
        ],
        "rows": [
            {
                "title": one.title,
                "day": day_first(one.day) if one.day else MISSING,
                "says": [f"{label}: {value}" for label, value in one.rows],
            }
            for one in values.rows
        ],
    }
