"""A small catalogue for tests: services of two units with and without standards, through the actions, then indexed."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.utils import timezone

from tests.apps.organizations.cast import NOW, START, a_unit, an_office
from tests.apps.standards.standards_cast import WHOLE
from tolok.apps.catalogue.actions.indexing import Refreshed, refresh
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import Offered, add_services, versions
from tolok.apps.standards.actions.profiles import write_profile
from tolok.apps.standards.models import Service, StandardVersion, UnitProfile
from tolok.rules.standards.values import Cost, Product, Requirement, Standard, TimeLimit

LAST_YEAR = date(2025, 10, 1)
BY: dict[str, Any] = {"by": None, "now": NOW}
KTP_LOST = replace(
    WHOLE,
    requirements=(
        Requirement("Surat keterangan hilang", "original", issuer="kepolisian"),
        Requirement("Kartu keluarga", "shown"),
        Requirement("Surat kuasa", "original", when="diambil orang lain"),
    ),
    limit=TimeLimit(Fraction(1), "working_days"),
    costs=(Cost(free=True, basis="UU 24/2013"),),
    products=(Product("KTP-el pengganti"),),
)


def offered(unit: OrganizationUnit, code: str, name: str, **more: Any) -> Service:
    """A service without a standard."""
    return add_services(unit=unit, services=[Offered(code, name, **more)], since=START, **BY)[0]


def in_force(
    service: Service, standard: Standard = WHOLE, since: date = LAST_YEAR, **more: Any
) -> StandardVersion:
    """A standard of a service that is in force."""
    return versions.add_version(
        service=service, standard=standard, decree=None, effective_from=since, **BY, **more
    )


def indexed(now: datetime | None = None) -> Refreshed:
    """Bring the index up to date, as the duty does."""
    at = now or timezone.now()
    return refresh(now=at, day=timezone.localdate(at))


def a_catalogue() -> dict[str, Service]:
    """Six services of a registry office and a permits office, by a short name; two have standards."""
    office = an_office()
    registry = a_unit(office, "1", "Dinas Kependudukan dan Pencatatan Sipil")
    permits = a_unit(office, "2", "Dinas Penanaman Modal")
    found = {
        "ktp": offered(
            registry,
            "01",
            "Penggantian Kartu Tanda Penduduk Elektronik",
            public_name="KTP-el hilang atau rusak",
            summary="Untuk penduduk yang kehilangan KTP-el atau KTP-el-nya rusak.",
            field="civil_registration",
            life_events=("lost_papers",),
            keywords="kehilangan dompet",
        ),
        "kk": offered(registry, "02", "Penerbitan Kartu Keluarga", field="civil_registration"),
        "birth": offered(registry, "03", "Penerbitan Akta Kelahiran", life_events=("birth",)),
        "moving": offered(registry, "04", "Surat Keterangan Pindah Penduduk", life_events=("moving",)),
        "business": offered(
            permits, "01", "Izin Usaha Mikro dan Kecil", life_events=("business",), online=True
        ),
        "inner": offered(permits, "02", "Cuti pegawai hilang", nature="internal"),
    }
    in_force(found["ktp"], KTP_LOST)
    in_force(found["business"])
    indexed()
    return found


def a_profile(unit: OrganizationUnit, **more: Any) -> UnitProfile:
    """Where the unit is and when it is open: every day, all day, unless said otherwise."""
    given: dict[str, Any] = {
        "address": "Jalan Melati 5, Tolok",
        "phone": "0541 555 0101",
        "directions": "Di seberang pasar, pintu sebelah kiri.",
        "accessibility": ["ramp", "priority_desk"],
        "hours": {str(day): [["00:00", "24:00"]] for day in range(1, 8)},
    }
    return write_profile(unit=unit, **BY, **(given | more))
