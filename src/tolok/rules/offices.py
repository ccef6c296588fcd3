"""Kinds of offices and of their units, and what each is called (PP 18/2016 for local government).

The central kinds and the services below departments are known from practice; their texts were not read.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from tolok.rules.texts import Text

OfficeKind = Literal["province", "regency", "city", "ministry", "agency"]
ServiceGroup = Literal["permits", "health", "education", "social", "other"]
UnitKind = Literal[
    "secretariat",
    "bureau",
    "division",
    "council_secretariat",
    "inspectorate",
    "department",
    "body",
    "district",
    "ward",
    "technical_unit",
    "hospital",
    "health_center",
    "school",
    "echelon_1",
    "echelon_2",
    "branch",
    "police",
    "land_office",
    "other",
]

OFFICE_KINDS: Mapping[OfficeKind, Text] = {
    "province": Text("pemerintah provinsi", "provincial government"),
    "regency": Text("pemerintah kabupaten", "regency government"),
    "city": Text("pemerintah kota", "city government"),
    "ministry": Text("kementerian", "ministry"),
    "agency": Text("lembaga", "agency"),
}
UNIT_KINDS: Mapping[UnitKind, Text] = {
    "secretariat": Text("Sekretariat Daerah", "Regional Secretariat"),
    "bureau": Text("Biro", "Bureau"),
    "division": Text("Bagian", "Division"),
    "council_secretariat": Text("Sekretariat DPRD", "Secretariat of the Regional Council"),
    "inspectorate": Text("Inspektorat", "Inspectorate"),
    "department": Text("Dinas", "Department"),
    "body": Text("Badan", "Body"),
    "district": Text("Kecamatan", "District"),
    "ward": Text("Kelurahan", "Urban village"),
    "technical_unit": Text("UPTD", "Technical unit (UPTD)"),
    "hospital": Text("Rumah sakit (RSUD)", "Hospital (RSUD)"),
    "health_center": Text("Puskesmas", "Community health centre"),
    "school": Text("Sekolah", "School"),
    "echelon_1": Text("Unit eselon I", "Echelon I unit"),
    "echelon_2": Text("Unit eselon II", "Echelon II unit"),
    "branch": Text("UPT (balai, kantor)", "Technical unit (UPT)"),
    "police": Text("Kantor polisi", "Police office"),
    "land_office": Text("Kantor pertanahan", "Land office"),
    "other": Text("Unit lain", "Other unit"),
}
SERVICE_GROUPS: Mapping[ServiceGroup, Text] = {
    "permits": Text("perizinan", "permits"),
    "health": Text("kesehatan", "health"),
    "education": Text("pendidikan", "education"),
    "social": Text("sosial", "social"),
    "other": Text("lainnya", "other"),
}
#: What local government has at every level; what only a regency or city has; what only the centre has.
REGIONAL: tuple[UnitKind, ...] = (
    *("secretariat", "council_secretariat", "inspectorate", "department", "body"),
    *("technical_unit", "hospital", "school", "other"),
)
LOCAL: tuple[UnitKind, ...] = ("district", "ward", "health_center")
CENTRAL: tuple[UnitKind, ...] = (
    *("inspectorate", "body", "bureau", "echelon_1", "echelon_2"),
    *("branch", "hospital", "school", "police", "land_office", "other"),
)
#: The one province whose districts and urban villages belong to the province itself (Law 29/2007).
JAKARTA = "31"


def unit_kinds(office: OfficeKind, region: str = "") -> tuple[UnitKind, ...]:
    """The kinds of units an office of this kind and region code may have, in the usual order."""
    if office in ("ministry", "agency"):
        allowed: set[UnitKind] = set(CENTRAL)
    elif office == "province":
        allowed = {*REGIONAL, "bureau", *(LOCAL if region == JAKARTA else ())}
    else:
        allowed = {*REGIONAL, "division", *LOCAL}
    order: tuple[UnitKind, ...] = get_args(UnitKind)
    return tuple(kind for kind in order if kind in allowed)


def organizer(office: OfficeKind) -> Text:
    """What the part of an office that looks after organisation and public service is called."""
    if office == "province":
        return Text("Biro Organisasi", "Organisation Bureau")
    if office in ("regency", "city"):
        return Text("Bagian Organisasi", "Organisation Division")
    return Text("Biro yang membidangi organisasi", "the bureau in charge of organisation")


def staff_roles(office: OfficeKind) -> Mapping[str, Text]:
    """What the roles of an office and its units are called; the administrator by who runs evaluations there."""
    biro = organizer(office)
    return {
        "biro_admin": Text(f"admin {biro.id}", f"administrator, {biro.en}"),
        "auditor": Text("auditor", "auditor"),
        "reader": Text("pembaca", "reader"),
        "unit_head": Text("kepala unit", "head of unit"),
        "unit_operator": Text("operator unit", "unit operator"),
    }
