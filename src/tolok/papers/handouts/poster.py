"""The poster beside the counter: what is asked, the code to scan, the address to type."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from tolok.papers.codes import address_code, shown_address
from tolok.papers.compiler import paper
from tolok.rules.days import day_first

PosterSize = Literal["a4", "a5"]


def survey_poster(
    *,
    unit: str,
    office: str,
    address: str,
    until: str,
    kop: Sequence[str] = (),
    size: PosterSize = "a4",
    printed_on: date,
) -> bytes:
    """One page as PDF/UA-1; same input, same bytes.

    `address` is the whole public address; the code carries ``?q`` so that the way an answer came in is known.
    `until` is the last day in words, `kop` the lines of the office's letterhead; without them its name stands there.
    """
    data: dict[str, object] = {
        "title": f"Nilai layanan {unit}",
        "unit": unit,
        "office": office,
        "kop": list(kop) or [office],
        "size": size,
        "address": shown_address(address),
        "until": until,
        "foot": f"Dicetak {day_first(printed_on)}",
        "day": [printed_on.year, printed_on.month, printed_on.day],
        **address_code(f"{address}?q"),
    }
    return paper("handouts/poster.typ", data, printed_on)
