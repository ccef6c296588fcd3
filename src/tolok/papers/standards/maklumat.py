"""The maklumat: a unit's promise to keep its standards, in three statements, with its signer and its day."""

from datetime import date
from typing import Literal

from tolok.papers.codes import address_code, shown_address
from tolok.papers.compiler import paper
from tolok.papers.frame import Data
from tolok.papers.letters.letter import head
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.standards.values import MaklumatPaper, decree_line, foot, shortened, standing_data
from tolok.rules.days import day_first

#: The office's paper, or an A3 for the wall.
MaklumatSize = Literal["paper", "a3"]
KIND = "Maklumat Pelayanan"
#: What stands where a statement is missing, so that nobody signs a promise with a hole.
UNWRITTEN = "Pernyataan ini belum ditulis."


def maklumat(one: MaklumatPaper, letterhead: Letterhead, size: MaklumatSize, printed_on: date) -> bytes:
    """One page as PDF/UA-1; same input, same bytes. Its letters shrink until it fits."""
    return paper("standards/maklumat.typ", maklumat_data(one, letterhead, size, printed_on), printed_on)


def maklumat_data(one: MaklumatPaper, letterhead: Letterhead, size: MaklumatSize, printed_on: date) -> Data:
    """Everything ``maklumat.typ`` and the Word template print."""
    place = one.place or letterhead.place
    holds = f"ditetapkan {day_first(one.set_on)}" if one.set_on else ""
    return {
        "kind": KIND,
        "name": one.unit,
        "title": f"{KIND} {one.unit}",
        "office": one.office,
        "unit": one.unit,
        **head(letterhead, one.office),
        "size": size,
        "running": f"{KIND} · {shortened(one.unit)}",
        "foot": foot(one.number, one.digest, printed_on, holds, noun="Maklumat"),
        "day": [printed_on.year, printed_on.month, printed_on.day],
        "opening": f"Dengan ini kami, penyelenggara pelayanan {one.unit}, menyatakan:",
        "statements": [words or UNWRITTEN for words in (one.ability, one.improvement, one.sanction)],
        "decree": f"Keputusan Nomor {decree_line(one.decree)}" if one.decree else "",
        "dated": f"{place}, {day_first(one.set_on)}" if one.set_on else f"{place}, ……………………",
        "signer": {
            "title": one.signer_post or f"Pimpinan {one.unit}",
            "mark": "",
            "lines": [one.signer or "…………………………"],
        },
        "address": shown_address(one.address) if one.address else "",
        **standing_data(one.standing),
        **address_code(one.address),
    }
