"""The letter around a paper: sheet, kop, number, addressee and room for a signature, as templates take them."""

from collections.abc import Sequence
from datetime import date

from tolok.papers.frame import Data
from tolok.papers.letters.letterhead import SIZES, Letterhead, Signatory
from tolok.rules.days import day_first

#: Room for what is written with a pen.
BY_HAND = "…………………………"


def letter_data(
    letterhead: Letterhead,
    *,
    number: str,
    subject: str,
    to: Sequence[str],
    body: Sequence[str],
    dated: date | None,
    attached: str = "satu berkas",
) -> Data:
    """The keys ``sheet``, ``kop``, ``letter``, ``signer`` and ``copies`` of ``letter.typ``.

    `dated` is None where the day is written by hand. `attached` is what goes with the letter; of a letter alone it
    is empty and not told.
    """
    return {
        **head(letterhead),
        "letter": {
            "rows": [
                ["Nomor", number],
                ["Sifat", letterhead.nature],
                *([["Lampiran", attached]] if attached else []),
                ["Hal", subject],
            ],
            "dated": f"{letterhead.place}, {day_first(dated) if dated else BY_HAND}",
            "to": list(to),
            "body": list(body),
        },
        "signer": signer(letterhead.signatory, letterhead.signature_mark),
        "copies": list(letterhead.copies),
    }


def head(letterhead: Letterhead, instead: str = "") -> Data:
    """The keys ``sheet`` and ``kop`` of every paper; a letterhead without lines says `instead`."""
    return {"sheet": sheet(letterhead), "kop": list(letterhead.lines) or ([instead] if instead else [])}


def sheet(letterhead: Letterhead) -> Data:
    """Size and margins in millimetres."""
    width, height = SIZES[letterhead.paper]
    edge = letterhead.margins
    return {
        "width": width,
        "height": height,
        "top": edge.top,
        "right": edge.right,
        "bottom": edge.bottom,
        "left": edge.left,
    }


def signer(one: Signatory, mark: str = "") -> Data:
    """The post, and below the room for a signature whatever is known of the person."""
    lines = [one.name or "…………………………", one.rank, f"NIP {one.nip}" if one.nip else ""]
    return {"title": one.title, "mark": mark, "lines": [line for line in lines if line]}
