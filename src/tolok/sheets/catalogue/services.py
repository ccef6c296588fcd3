"""A service of the public catalogue as open data: plain values that files, feeds and linked data are made from.

Only what must be published is here: the six components of delivery and the legal basis. The fields are described in
docs/reference/catalogue-open-data.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tolok.rules.standards.components import by_code
from tolok.rules.standards.values import Standard
from tolok.rules.standards.words import lines
from tolok.rules.texts import Text

#: Components that are told outside.
OPEN = ("A1", "A2", "A3", "A4", "A5", "A6", "B7")


@dataclass(frozen=True, slots=True)
class Named:
    """Something of a list: its key and its name."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and how one reaches the unit; `hours` are lines such as ``Senin 08.00–15.00``, `week` the same by the number
    of the day (Monday is 1) where they are understood: ``{1: [("08:00", "15:00")]}``.

    `place` is where in or beside the unit a service is given, `address` the street of the unit.
    """

    place: str = ""
    address: str = ""
    phone: str = ""
    whatsapp: str = ""
    email: str = ""
    website: str = ""
    latitude: str = ""
    longitude: str = ""
    hours: Sequence[str] = ()
    week: Mapping[int, Sequence[tuple[str, str]]] = field(default_factory=dict)
    accessibility: Sequence[Named] = ()


@dataclass(frozen=True, slots=True)
class OpenService:
    """One service with the version of its standard that holds; without one `standard` is None."""

    number: int
    code: str
    address: str
    name: str
    summary: str
    unit_address: str
    unit: str
    office: str
    region: str
    status: str
    free: bool
    online: bool
    online_address: str
    since: date
    changed_at: datetime | None
    area: Named | None = None
    events: Sequence[Named] = ()
    groups: Sequence[Named] = ()
    keywords: Sequence[str] = ()
    desk: Desk = field(default_factory=Desk)
    standard: Standard | None = None
    version: int | None = None
    in_force_since: date | None = None
    decree: str = ""


def row_of(service: OpenService) -> dict[str, Any]:
    """One line of the table; several rows of a component stand in one cell."""
    said = components_of(service)
    return {
        "id": service.number,
        "kode": service.code,
        "nama": service.name,
        "ringkasan": service.summary,
        "unit": service.unit,
        "instansi": service.office,
        "kode_wilayah": service.region,
        "bidang": service.area.name.id if service.area else "",
        "peristiwa": "; ".join(one.name.id for one in service.events),
        "keadaan": STATUSES[service.status].id,
        "kode_keadaan": service.status,
        "gratis_menurut_aturan": "ya" if service.free else "tidak",
        "daring": "ya" if service.online else "tidak",
        **{COLUMNS[code]: "\n".join(said.get(code, ())) for code in OPEN},
        "versi": service.version or "",
        "berlaku_mulai": service.in_force_since.isoformat() if service.in_force_since else "",
        "keputusan": service.decree,
        "tempat": service.desk.place,
        "alamat": service.desk.address,
        "jam": "; ".join(service.desk.hours),
        "telepon": service.desk.phone,
        "surel": service.desk.email,
        "tautan": service.address,
    }


def components_of(service: OpenService) -> Mapping[str, Sequence[str]]:
    """The lines of every component that is told outside, in Indonesian."""
    if service.standard is None:
        return {}
    return {code: said for code in OPEN if (said := [one.id for one in lines(service.standard, code)])}


def as_data(service: OpenService) -> dict[str, Any]:
    """The same as one JSON object, lines kept apart."""
    row: dict[str, Any] = {
        key: value for key, value in row_of(service).items() if key not in COLUMNS.values()
    }
    names = by_code()
    row["komponen"] = [
        {"kode": code, "nama": names[code].name.id, "isi": list(said)}
        for code, said in components_of(service).items()
    ]
    return row


#: Code of a state → what it is called.
STATUSES: Mapping[str, Text] = {
    "active": Text("aktif", "active"),
    "suspended": Text("ditangguhkan", "suspended"),
}
#: Component → column.
COLUMNS: Mapping[str, str] = {
    "A1": "persyaratan",
    "A2": "prosedur",
    "A3": "waktu",
    "A4": "biaya",
    "A5": "produk",
    "A6": "pengaduan",
    "B7": "dasar_hukum",
}
