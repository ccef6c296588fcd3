"""What somebody must know of a meeting before they can be invited to it: when and where, by the way people meet."""

from collections.abc import Collection, Mapping

from tolok.rules.texts import Text

BEGINS, PLACE, ADDRESS = "begins", "place", "address"
#: Way people meet → what an invitation tells. A forum through a newspaper has no hour.
TOLD: Mapping[str, tuple[str, ...]] = {
    "face": (BEGINS, PLACE),
    "online": (BEGINS, ADDRESS),
    "hybrid": (BEGINS, PLACE, ADDRESS),
    "media": (PLACE,),
}
MISSING: Mapping[str, Text] = {
    BEGINS: Text(
        "Jam mulainya belum ada. Tulis di rencana forum.",
        "It has no hour yet. Write it in the plan of the forum.",
    ),
    PLACE: Text(
        "Tempatnya belum ada. Tulis di rencana forum.",
        "It has no place yet. Write it in the plan of the forum.",
    ),
    ADDRESS: Text(
        "Tautan pertemuan daringnya belum ada. Tulis di rencana forum.",
        "It has no link of the online meeting yet. Write it in the plan of the forum.",
    ),
}


def untold(form: str, known: Collection[str]) -> tuple[str, ...]:
    """What an invitation would have to tell and is not `known`, in order."""
    return tuple(one for one in TOLD[form] if one not in known)
