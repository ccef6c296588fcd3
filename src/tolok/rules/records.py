"""One row of an app told to readers who may not open the pages of its office, such as the evaluators of a unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

#: Digits that any database number has at most.
LONGEST = 18


@dataclass(frozen=True, slots=True)
class RecordPaper:
    """A paper that is made of a record when it is asked for: its key in an address, what it is. Always a PDF."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Watched:
    """A row whose changes are changes of a record; with `action` only those that the audit knows under this name."""

    origin: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a row says in the reader's language, in pairs of label and value, without anybody's personal data.

    `day` is the day the row bears, `online` where everybody sees what it tells of. `proofs` are versions in the evidence library, `related` other rows by title and
    origin: whether a reader may open either is for whoever shows them. `watched` are rows it is made of besides its own.
    """

    origin: str
    title: str
    rows: tuple[tuple[str, str], ...] = ()
    day: date | None = None
    address: str = ""
    proofs: tuple[int, ...] = ()
    papers: tuple[RecordPaper, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    watched: tuple[Watched, ...] = ()
    online: str = ""


def numbers_of(origins: Iterable[str], model: str) -> list[int]:
    """The numbers of rows of a model (``standards.decree``) among origins; what is no number is passed over."""
    parts = (one.removeprefix(f"{model}:") for one in origins if one.startswith(f"{model}:"))
    return sorted(int(one) for one in parts if one.isascii() and one.isdecimal() and len(one) <= LONGEST)


def said(*rows: tuple[str, object]) -> tuple[tuple[str, str], ...]:
    """Pairs of label and value without those that say nothing."""
    return tuple((label, str(value)) for label, value in rows if value not in (None, ""))
