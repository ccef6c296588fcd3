"""What the page of a result is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tolok.charts.ruler import Ruler
from tolok.rules.numbers import digits
from tolok.rules.results import Interval
from tolok.web.printing import printed
from tolok.web.shapes import Fact, Table, Trail

#: What a withheld number is called in a file; an empty cell would be read as zero.
WITHHELD = "ditahan"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a page and the same as rows of a CSV; `key` names it in its `address`, `words` stand above it."""

    key: str
    table: Table
    rows: Sequence[Mapping[str, object]]
    words: Sequence[str] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """One index on its ruler with the sentence beside it; the second of a part has a `title`."""

    ruler: Ruler
    interval: str
    facts: Sequence[Fact] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the questionnaire: its index or indices, its tables, and the trail of each index."""

    key: str
    title: str
    faces: Sequence[Face]
    warnings: Sequence[str] = ()
    sheets: Sequence[Sheet] = ()
    trails: Sequence[Trail] = field(default=())


def interval_text(interval: Interval, places: int = 2) -> str:
    """Both ends, or a dash."""
    if interval.low is None or interval.high is None:
        return "–"
    return f"{printed(Fraction(interval.low), places)}–{printed(Fraction(interval.high), places)}"


def share_of(n: int, whole: int) -> str:
    """A share in whole percents."""
    return f"{printed(Fraction(100 * n, whole), 0)} %"


def plain(value: Fraction | None) -> str:
    """A number in a file: all digits, empty where there is none."""
    return "" if value is None else digits(value)


def ends(interval: Interval) -> dict[str, str]:
    """Both ends of an interval in a file."""
    return {
        "selang bawah": "" if interval.low is None else f"{interval.low:.4f}",
        "selang atas": "" if interval.high is None else f"{interval.high:.4f}",
    }
