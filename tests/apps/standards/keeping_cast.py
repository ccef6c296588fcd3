"""A unit with standards in force, a decree, a maklumat, publications, a review and monitoring; through the actions."""

from datetime import date
from typing import Any

from tests.apps.organizations.cast import NOW, TODAY
from tests.apps.standards.standards_cast import WHOLE, a_service
from tolok.apps.catalogue.actions import sippn
from tolok.apps.catalogue.models import SippnUpload
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import decrees, maklumat, publishing, reviewing, versions
from tolok.apps.standards.models import (
    ContentUpdate,
    Decree,
    Maklumat,
    Monitoring,
    Publication,
    Review,
    Service,
    StandardVersion,
)
from tolok.rules.standards.values import Standard

BY: dict[str, Any] = {"by": None, "now": NOW}
SIX = ("A1", "A2", "A3", "A4", "A5", "A6")
LAST_YEAR = date(2025, 10, 1)


def a_decree(
    unit: OrganizationUnit, number: str = "188/4/2025", day: date = LAST_YEAR, **more: Any
) -> Decree:
    return decrees.enter(
        unit=unit, number=number, about="Standar Pelayanan", signed_on=day, signer="Siti Rahayu", **BY, **more
    )


def in_force(
    service: Service,
    day: date = LAST_YEAR,
    decree: Decree | None = None,
    standard: Standard = WHOLE,
    **more: Any,
) -> StandardVersion:
    return versions.add_version(
        service=service, standard=standard, decree=decree, effective_from=day, **BY, **more
    )


def a_standard(
    unit: OrganizationUnit, code: str = "01", day: date = LAST_YEAR, **more: Any
) -> StandardVersion:
    """A service with a complete standard in force; no decree unless given."""
    return in_force(a_service(unit, code, f"Layanan {code}"), day, **more)


def a_maklumat(unit: OrganizationUnit, day: date = LAST_YEAR, **more: Any) -> Maklumat:
    draft = maklumat.draft(unit=unit, **BY)
    said = {
        "ability": "Kami sanggup melayani sesuai standar.",
        "improvement": "Kami terus memperbaiki diri.",
        "sanction": "Kami siap menerima sanksi.",
        "signer": "Siti Rahayu",
    }
    maklumat.write(maklumat=draft, **{**said, **more.pop("said", {})}, **BY)
    maklumat.set(maklumat=draft, set_on=day, **more, **BY)
    return draft


def shown(version: StandardVersion, medium: str = "board", day: date = TODAY, **more: Any) -> Publication:
    where = {"place": "Ruang tunggu"} if medium in ("board", "leaflet", "screen", "billboard") else {}
    where = where or {"address": f"https://unit.tolok.example.go.id/{medium}"}
    given = {**where, "components": SIX, **more}
    return publishing.publish(
        unit=version.service.unit,
        subject="standard",
        version=version,
        medium=medium,
        published_on=day,
        **given,
        **BY,
    )


def carried(
    *versions: StandardVersion,
    day: date = TODAY,
    seen: bool = True,
    proof: ProofVersion | None = None,
    address: str = "https://sippn.menpan.go.id/layanan/77",
) -> list[SippnUpload]:
    """Versions of one unit carried to the national portal on a day, and seen there, through its register."""
    unit, services = versions[0].service.unit, [one.service for one in versions]
    sippn.prepare(unit=unit, day=day, **BY)
    numbers = [one.pk for one in services]
    found = sippn.note_upload(unit=unit, services=numbers, uploaded_on=day, today=day, **BY)
    if not seen:
        return found
    where: dict[str, Any] = {"address": address, "verified_on": day, "today": day, "proof": proof}
    return [sippn.note_seen(service=one, **where, **BY) for one in services]


def updated(unit: OrganizationUnit, *days: date, medium: str = "website") -> list[ContentUpdate]:
    return [
        publishing.note_update(
            unit=unit,
            title="Jadwal pelayanan",
            medium=medium,
            address=f"https://unit.tolok.example.go.id/kabar/{day}",
            published_on=day,
            **BY,
        )
        for day in days
    ]


def reviewed(version: StandardVersion, day: date = TODAY, *, change: bool = False, **more: Any) -> Review:
    return reviewing.review(
        version=version,
        reviewed_on=day,
        method="Rapat tim",
        findings="Waktu tunggu lebih lama dari yang dijanjikan.",
        change=change,
        **BY,
        **more,
    )


def monitored(version: StandardVersion, day: date = TODAY, **more: Any) -> Monitoring:
    given: dict[str, Any] = {"methods": ["documents"], "kept": {"A1": "yes", "A3": "partly"}, **more}
    return reviewing.monitor(
        version=version,
        period_from=date(day.year, 1, 1),
        period_to=day,
        done_on=day,
        **given,
        **BY,
    )
