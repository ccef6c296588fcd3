"""The time zones of the provinces: Keputusan Presiden 41/1987, article 1."""

from typing import Literal

Zone = Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
#: What people call them.
SHORT = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}

#: First two digits of a region code → zone; every other province of Sumatra, Java and Kalimantan lies in WIB.
CENTRAL = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
EASTERN = frozenset({"81", "82", "91", "92", "93", "94", "95", "96", "97"})
WESTERN = frozenset(
    {
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "19",
        "21",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "61",
        "62",
    }
)


def zone_of(region: str) -> Zone | None:
    """The zone of a province, regency, city or what lies below; None for no region and for unknown codes."""
    province = region[:2]
    if province in CENTRAL:
        return "Asia/Makassar"
    if province in EASTERN:
        return "Asia/Jayapura"
    return "Asia/Jakarta" if province in WESTERN else None
