"""The poster beside the counter: what is asked, the code to scan, the address to type."""

from datetime import date

from tolok.papers.codes import address_code
from tolok.papers.compiler import paper
from tolok.rules.days import day_first


def survey_poster(*, unit: str, office: str, address: str, until: str, printed_on: date) -> bytes:
    """One A4 page as PDF/UA-1; same input, same bytes.

    `address` is the whole public address; the code carries ``?q`` so that the way an answer came in is known.
    `until` is the last day in words.
    """
    data: dict[str, object] = {
        "title": f"Nilai layanan {unit}",
        "unit": unit,
        "office": office,
        "address": address.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "until": until,
        "foot": f"Dicetak {day_first(printed_on)}",
        "day": [printed_on.year, printed_on.month, printed_on.day],
        **address_code(f"{address}?q"),
    }
    return paper("survey_poster.typ", data, printed_on)
