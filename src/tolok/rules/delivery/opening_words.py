"""Opening hours of a day as offices write them (“08.00–12.00, 13.00–16.00”), read and written."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tolok.rules.texts import Problem, ProblemsError, Text

_SPAN = re.compile(
    r"(\d{1,2})[.:](\d{2})\s*(?:–|—|-|s\.?/?d\.?|sampai|hingga)\s*(\d{1,2})[.:](\d{2})", re.IGNORECASE
)
_BETWEEN = re.compile(r"[,;]|\bdan\b", re.IGNORECASE)
CLOSED = ("", "tutup", "libur", "-", "–")


def read_day(words: str) -> list[list[str]]:
    """The spans of one day, such as [["08:00", "12:00"]]; none when it is closed.

    Raises ProblemsError for words that are no hours, for a span that ends before it begins and for spans that meet.
    """
    if words.strip().casefold() in CLOSED:
        return []
    spans = [_span(part) for part in _BETWEEN.split(words) if part.strip()]
    ordered = sorted(spans)
    if any(first[1] > second[0] for first, second in pairwise(ordered)):
        raise ProblemsError([Problem(OVERLAP)])
    return ordered


def said(spans: Sequence[Sequence[str]]) -> str:
    """The spans of one day in words; empty when it is closed."""
    return ", ".join(f"{first.replace(':', '.')}–{last.replace(':', '.')}" for first, last in spans)


def _span(words: str) -> list[str]:
    hit = _SPAN.fullmatch(words.strip())
    if hit is None:
        raise ProblemsError([Problem(UNREAD)])
    first, last = (f"{int(hit[at]):02}:{hit[at + 1]}" for at in (1, 3))
    if first >= "24:00" or last > "24:00" or int(hit[2]) > 59 or int(hit[4]) > 59:
        raise ProblemsError([Problem(UNREAD)])
    if first >= last:
        raise ProblemsError([Problem(BACKWARDS)])
    return [first, last]


UNREAD = Text(
    "Tulis jam seperti 08.00–12.00, 13.00–16.00, atau kosongkan bila tutup.",
    "Write hours like 08.00–12.00, 13.00–16.00, or leave empty when closed.",
)
BACKWARDS = Text("Jam tutup harus sesudah jam buka.", "Closing must come after opening.")
OVERLAP = Text("Jam buka ini saling menindih.", "These hours overlap.")
