"""The poster of a survey result: the index in large type, who answered, when, and where to read more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tolok.charts.ruler import Ruler
from tolok.papers.codes import address_code
from tolok.papers.compiler import paper
from tolok.papers.rulers import hero
from tolok.rules.days import day_first

Sheet = Literal["a4", "a3"]


@dataclass(frozen=True, slots=True)
class ResultPoster:
    """What the poster says, in Indonesian. `counts` are rows of who answered, small groups left out already."""

    title: str
    office: str
    unit: str
    service: str
    period: str
    value: str
    word: str
    ruler: Ruler
    n: str
    counts: Sequence[tuple[str, str]]
    promises: Sequence[str]
    address: str


def result_poster(poster: ResultPoster, sheet: Sheet, printed_on: date) -> bytes:
    """One page as PDF/UA-1; same input, sheet and day, same bytes."""
    data: dict[str, object] = {
        "sheet": sheet,
        "title": f"{poster.title} {poster.unit}",
        "kind": poster.title,
        "office": poster.office,
        "unit": poster.unit,
        "service": poster.service,
        "period": poster.period,
        "value": poster.value,
        "word": poster.word,
        "hero": hero(poster.ruler),
        "n": poster.n,
        "counts": [list(row) for row in poster.counts],
        "promises": list(poster.promises),
        "address": poster.address.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "foot": f"Dicetak {day_first(printed_on)}",
        "day": [printed_on.year, printed_on.month, printed_on.day],
        **address_code(poster.address),
    }
    return paper("surveys/result_poster.typ", data, printed_on)
