"""Signals that answers may not be what they seem: a list for a reviewer, never a verdict.

Survey results feed performance contracts, so somebody may be tempted. Every signal says how common its pattern is
without any cheating and what the index would be without the rows; nothing is ever left out by itself.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from tolok.rules.stuffing import answers, comments, places, times
from tolok.rules.stuffing.thresholds import Thresholds, thresholds
from tolok.rules.stuffing.values import Effect, Finding, Gathered, Hours, Index, Received, Signal
from tolok.rules.texts import Text

__all__ = [
    "NAMES",
    "Effect",
    "Gathered",
    "Hours",
    "Received",
    "Signal",
    "Thresholds",
    "signals",
    "thresholds",
]

NAMES: Mapping[str, Text] = {
    "straight": Text("Nilai sama untuk semua unsur", "The same point throughout"),
    "identical": Text("Susunan nilai yang berulang", "Repeated rows of points"),
    "runs": Text("Deret jawaban yang sama", "Runs of one row"),
    "speed": Text("Terlalu cepat", "Too quick"),
    "bursts": Text("Banyak sekaligus", "Many at once"),
    "hours": Text("Di luar jam layanan", "Outside service hours"),
    "visits": Text("Lebih banyak dari kunjungan", "More than visits"),
    "officers": Text("Perangkat dipegang petugas", "Device held by staff"),
    "deadline": Text("Menumpuk menjelang penutupan", "Crowded before the close"),
    "comments": Text("Saran yang hampir sama", "Comments almost the same"),
}
LOOKS: tuple[Callable[[Gathered, Thresholds], Finding | None], ...] = (
    answers.straight_lining,
    answers.identical,
    answers.runs,
    times.speed,
    times.bursts,
    times.outside_hours,
    places.visits,
    places.officers,
    times.deadline,
    comments.near_identical,
)


def signals(found: Gathered, index: Index, limits: Thresholds | None = None) -> tuple[Signal, ...]:
    """Every look that the data allow, in a fixed order, each with its effect on `index`.

    Looks that concern no row are told too, so that a reviewer sees what was looked at; a look whose data are missing
    (no times, no visits, no comments) is left out. `limits` None means the thresholds that come with Tolok.
    """
    known = limits or thresholds()
    whole = index(found.tally()) if found.rows else None
    told = [finding for look in LOOKS if (finding := look(found, known)) is not None]
    return tuple(_signal(found, finding, whole, index) for finding in told)


def _signal(found: Gathered, one: Finding, whole: Fraction | None, index: Index) -> Signal:
    without = index(found.tally(frozenset(one.rows))) if one.rows else whole
    effect = Effect(whole, without)
    return Signal(one.key, NAMES[one.key], one.words, one.rows, one.of, one.base, one.look, effect)
