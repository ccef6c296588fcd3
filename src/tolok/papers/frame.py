"""What every paper carries around its own content: title, who and when, foot line."""

from datetime import date

from tolok.rules.days import day_first
from tolok.rules.instruments.values import Header

Data = dict[str, object]

#: Hex digits of a content hash that are enough to tell packs apart on a foot line.
SHORT = 12
#: Letters of a name that fit the running line.
LINE = 60


def frame(header: Header, kind: str, name: str, printed_on: date, office: str) -> Data:
    """The keys every template needs: `kind` says what the paper is, `name` whom it is about."""
    foot = f"Dibuat {day_first(printed_on)} · paket {header.id} · sidik {header.hash[:SHORT]}"
    return {**plain_frame(kind, name, printed_on, office), "foot": foot}


def plain_frame(kind: str, name: str, printed_on: date, office: str) -> Data:
    """The same for a paper that stands on no pack."""
    return {
        "kind": kind,
        "name": name,
        "title": f"{kind}: {name}",
        "office": office,
        "dated": day_first(printed_on),
        "running": f"{kind} · {_short(name)}",
        "foot": f"Dibuat {day_first(printed_on)}",
        "day": [printed_on.year, printed_on.month, printed_on.day],
    }


def _short(name: str) -> str:
    """A name that stays on one line."""
    return name if len(name) <= LINE else f"{name[: LINE - 1]}…"


def facts(header: Header, period: str) -> list[list[str]]:
    """Label and value: the period, the instrument with its version."""
    until = f" sampai {day_first(header.valid_to)}" if header.valid_to else ""
    rows = [["Periode", period]] if period else []
    return [
        *rows,
        ["Instrumen", header.title.id],
        ["Versi", f"paket {header.id}, berlaku sejak {day_first(header.valid_from)}{until}"],
    ]
