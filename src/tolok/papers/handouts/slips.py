"""Slips to cut apart: each lets one visitor answer once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tolok.papers.codes import address_code, shown_address
from tolok.papers.compiler import paper
from tolok.rules.days import day_first


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: the whole address behind its code, the code to type, and a queue number if it has one."""

    address: str = field(repr=False)
    code: str = field(repr=False)
    label: str = ""


def survey_slips(*, unit: str, office: str, slips: Sequence[Slip], until: str, printed_on: date) -> bytes:
    """Twelve slips on an A4 page with lines to cut along, as PDF/UA-1; `until` is the last day in words."""
    data: dict[str, object] = {
        "title": f"Slip survei {unit}",
        "unit": unit,
        "office": office,
        "until": until,
        "slips": [_slip(one) for one in slips],
        "foot": f"Dicetak {day_first(printed_on)} · gunting di garis putus-putus · satu slip untuk satu orang",
        "day": [printed_on.year, printed_on.month, printed_on.day],
    }
    return paper("handouts/slips.typ", data, printed_on)


def _slip(one: Slip) -> dict[str, str]:
    return {
        "label": one.label,
        "typed": one.code,
        "address": shown_address(one.address),
        **address_code(one.address, quick=True),
    }
