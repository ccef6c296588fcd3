"""How ``tolok survey`` shows its results to a person."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from tolok.cli.output import write
from tolok.rules.numbers import exact, round_half_up
from tolok.rules.surveys.instruments import Integrity, Satisfaction
from tolok.sheets.answers.templates import elements_of

SATISFACTION = {
    "group": "Kelompok",
    "n": "Responden",
    "ikm_published": "Indeks",
    "grade": "Mutu",
    "ci95": "Selang 95 %",
    "alpha": "Alfa",
    "straightliners": "Jawaban seragam",
    "warnings": "Catatan",
}
ELEMENTS = {
    "name": "Unsur",
    "n": "Jawaban",
    "total": "Jumlah",
    "nrr": "Rata-rata",
    "grade": "Mutu",
    "r": "r butir-total",
}
INTEGRITY = {
    "group": "Kelompok",
    "index": "Indeks",
    "n": "Responden",
    "published": "Nilai",
    "points": "Poin",
    "ci95": "Selang 95 %",
    "verdicts": "Minimum survei",
}
TOGETHER = {"name": "Semua kelompok", "ikm_published": "Indeks", "grade": "Mutu"}


def show(pack: Satisfaction | Integrity, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print the groups; the elements too when there is one group, the groups together when there are more."""
    if isinstance(pack, Integrity):
        write([line for row in rows for line in _indexes(pack, row)], "table", INTEGRITY)
    else:
        write([_short(row) for row in rows], "table", SATISFACTION)
    if len(rows) == 1:
        print()
        write(_elements(pack, rows[0]), "table", ELEMENTS)
    elif together := rows[0].get("aggregates"):
        print()
        write([_published(one) for one in together.values()], "table", TOGETHER)


def _short(row: Mapping[str, Any]) -> dict[str, Any]:
    count = len(row["warnings"]) + len(row.get("disagreements", ()))
    return {
        **_published(row),
        "ci95": _range(row["ci95"]),
        "alpha": _rounded(row["alpha"], 3),
        "warnings": count or None,
    }


def _published(row: Mapping[str, Any]) -> dict[str, Any]:
    value = row["ikm_published"]
    return {**row, "ikm_published": None if value is None else Decimal(value)}


def _range(limits: Sequence[str] | None) -> str | None:
    if limits is None:
        return None
    low, high = (f"{_rounded(limit, 2)}".replace(".", ",") for limit in limits)
    return f"{low}–{high}"


def _rounded(value: str | None, decimals: int) -> Decimal | None:
    return None if value is None else round_half_up(exact(value), decimals)


def _elements(pack: Satisfaction | Integrity, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    names = {element.key: element.name.id for element in elements_of(pack)}
    totals = row.get("item_total") or {}
    return [
        {
            **element,
            "name": names[key],
            "nrr": _rounded(element["nrr"], 3),
            "r": _rounded(totals[key]["r"], 3) if key in totals else None,
        }
        for key, element in row["elements"].items()
    ]


def _indexes(pack: Integrity, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    words = {True: "tercapai", False: "belum", None: "–"}
    return [
        {
            "group": row["group"],
            "index": block.name.id,
            "n": row[block.key]["n"],
            "published": _rounded(row[block.key]["index"], pack.decimals),
            "points": _rounded(row[block.key]["points"], 2),
            "ci95": _range(row[block.key]["ci95"]),
            "verdicts": ", ".join(
                f"{pack.predicates[key].id} {words[verdict['passed']]}"
                for key, verdict in row[block.key]["verdicts"].items()
            ),
        }
        for block in pack.blocks
    ]
