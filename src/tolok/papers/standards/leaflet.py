"""What the public reads of a standard: its six published components, as a leaflet, a banner and in large print."""

from datetime import date
from typing import Literal

from tolok.papers.codes import address_code, shown_address
from tolok.papers.compiler import paper
from tolok.papers.frame import Data
from tolok.papers.letters.letter import head
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.standards.values import (
    StandardPaper,
    component_rows,
    foot,
    shortened,
    standing_data,
    validity,
)
from tolok.rules.standards.components import published

#: A leaflet on the office's paper, a banner on one A3, large print for who sees badly.
LeafletSize = Literal["leaflet", "banner", "large"]
KIND = "Standar Pelayanan"


def standard_leaflet(
    one: StandardPaper, letterhead: Letterhead, size: LeafletSize, printed_on: date
) -> bytes:
    """The six components as PDF/UA-1; same input, same bytes. A banner is one page: its letters shrink until it is."""
    return paper("standards/leaflet.typ", leaflet_data(one, letterhead, size, printed_on), printed_on)


def leaflet_data(one: StandardPaper, letterhead: Letterhead, size: LeafletSize, printed_on: date) -> Data:
    """Everything ``leaflet.typ`` and the Word template print."""
    decree = one.decree
    return {
        "kind": KIND,
        "name": one.called,
        "title": f"{KIND}: {one.called}",
        "formal": one.service if one.service != one.called else "",
        "office": one.office,
        "unit": one.unit,
        **head(letterhead, one.office),
        "size": size,
        "running": f"{KIND} · {shortened(one.called)}",
        "foot": foot(one.number, one.digest, printed_on, validity(one)),
        "day": [printed_on.year, printed_on.month, printed_on.day],
        "rows": component_rows(one.standard, published()),
        "decree": f"Keputusan Nomor {decree.number}" if decree else "",
        "address": shown_address(one.address) if one.address else "",
        **standing_data(one.standing),
        **address_code(one.address),
    }
