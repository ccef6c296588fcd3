"""The card behind a kiosk or tablet: where it stands, and the address with its key."""

from datetime import date

from tolok.papers.codes import address_code, shown_address
from tolok.papers.compiler import paper
from tolok.rules.days import day_first


def device_card(
    *, unit: str, office: str, name: str, kind: str, address: str, until: str, printed_on: date
) -> bytes:
    """One A5 page as PDF/UA-1; `address` holds the key, `kind` says what the device is, `until` the last day."""
    data: dict[str, object] = {
        "title": f"Kartu perangkat {name}",
        "unit": unit,
        "office": office,
        "name": name,
        "kind": kind,
        "address": shown_address(address),
        "until": until,
        "foot": f"Dicetak {day_first(printed_on)}",
        "day": [printed_on.year, printed_on.month, printed_on.day],
        **address_code(address),
    }
    return paper("handouts/device_card.typ", data, printed_on)
