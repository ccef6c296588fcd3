"""What every invented unit offers: read from tables (`offered/*.toml`), one entry a service, shared by units alike."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.rules.standards.values import Cost, LegalBasis, Product, Requirement, Standard, Step, TimeLimit

#: In the order in which a unit counts its services.
TABLES = ("registration", "licensing", "vehicles", "health", "schooling", "social", "work")
#: What tariffs rest on where an entry names nothing else, since when they hold, and how one pays.
TARIFFS = "Perda Provinsi Sagara Raya 3/2024 tentang Pajak Daerah dan Retribusi Daerah"
SINCE = date(2024, 1, 5)
PAID = "QRIS atau bank daerah, bukan kepada petugas"
#: Laws every service standard rests on.
EVERYWHERE = (
    LegalBasis("UU", "25", 2009, "Pelayanan Publik", "in_force"),
    LegalBasis("Permen PANRB", "15", 2014, "Pedoman Standar Pelayanan", "in_force"),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A service as citizens look for it, and what its standard says that belongs to no single unit."""

    name: str
    public_name: str
    summary: str
    field: str
    events: tuple[str, ...]
    groups: tuple[str, ...]
    keywords: str
    kind: str
    online: str  # where one applies; empty: at a desk
    hours: str
    place: str
    standard: Standard

    @property
    def free(self) -> bool:
        """Whether nobody pays anything."""
        return self.standard.free


def offers_of(code: str) -> tuple[Offer, ...]:
    """The services of the unit with a code, in its own order."""
    return _by_unit().get(code, ())


@cache
def _by_unit() -> Mapping[str, tuple[Offer, ...]]:
    found: dict[str, tuple[Offer, ...]] = {}
    for name in TABLES:
        table = tomllib.loads(files(__package__).joinpath("offered", f"{name}.toml").read_text("utf-8"))
        shared = {key: said for key, said in table.items() if key != "offer"}
        for row in table["offer"]:
            offer = _offer(shared | row)
            for unit in row["units"]:
                found[unit] = (*found.get(unit, ()), offer)
    return found


def _offer(row: Mapping[str, Any]) -> Offer:
    return Offer(
        name=row["name"],
        public_name=row.get("public_name", ""),
        summary=row["summary"],
        field=row["field"],
        events=tuple(row.get("events", ())),
        groups=tuple(row["groups"]),
        keywords=row["keywords"],
        kind=row.get("kind", "administrative"),
        online=row.get("online", ""),
        hours=row.get("hours", ""),
        place=row.get("place", ""),
        standard=_standard(row),
    )


def _standard(row: Mapping[str, Any]) -> Standard:
    """Everything of a standard but the channels of the unit."""
    bring = tuple(Requirement(**one) for one in row["bring"])
    limit = TimeLimit(
        Fraction(row["most"]),
        row.get("unit", "working_days"),
        row.get("start", "complete"),
        row.get("exceptions", ""),
        row.get("waiting"),
    )
    return Standard(
        requirements=bring,
        steps=tuple(_step(one) for one in row["steps"]),
        limit=limit,
        costs=tuple(_cost(one) for one in row.get("costs", ({"free": True},))),
        products=tuple(Product(**one) for one in row["products"]),
        legal=(*(_law(one) for one in row["law"]), *EVERYWHERE),
        staff=row["staff"],
        texts={
            **({"A3": row["note"]} if "note" in row else {}),
            "B8": row["facilities"],
            "B9": row["skill"],
            "B12": row["late"],
            "B13": row["safety"],
        },
        others={"plain": {"A1": plainly(bring)}},
    )


def _step(row: list[Any]) -> Step:
    actor, action, output, *most = row
    return Step(actor, action, output, Fraction(most[0]) if most else None)


def _cost(row: Mapping[str, Any]) -> Cost:
    what = row.get("what", "")
    if row.get("free"):
        return Cost(free=True, what=what)
    amount = Fraction(row["amount"]) if "amount" in row else None
    basis = row.get("basis", TARIFFS)
    since = SINCE if basis == TARIFFS else None
    return Cost(
        amount=amount, formula=row.get("formula", ""), what=what, basis=basis, valid_from=since, how=PAID
    )


def _law(row: list[Any]) -> LegalBasis:
    kind, number, year, about, *region = row
    return LegalBasis(kind, number, year, about, "in_force", region[0] if region else "")


def plainly(bring: tuple[Requirement, ...]) -> str:
    """The requirements as one says them at the counter."""
    said = [f"{_small(one.name)}{f' (bila {one.when})' if one.when else ''}" for one in bring]
    if said[0].startswith("tidak ada"):
        return f"{said[0][0].upper()}{said[0][1:]}."
    return f"Siapkan: {'; '.join(said)}."


def _small(name: str) -> str:
    """A name in the middle of a sentence; abbreviations stay as they are."""
    return name if name[:2].isupper() else name[0].lower() + name[1:]
