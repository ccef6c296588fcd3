"""Services with standards for tests, in every state; built through the actions."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from tests.apps.organizations.cast import NOW, START, TODAY, someone
from tolok.apps.accounts.models import User
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards import actions
from tolok.apps.standards.actions import Offered, versions
from tolok.apps.standards.models import Decree, Service, StandardVersion, State
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Product,
    Requirement,
    Standard,
    Step,
    TimeLimit,
)

#: Fourteen components, and nothing for the linter to call an error.
WHOLE = Standard(
    requirements=(Requirement("Kartu keluarga", "shown"),),
    steps=(
        Step("applicant", "menyerahkan berkas di loket"),
        Step("front_office", "memeriksa berkas", "tanda terima", Fraction(15)),
        Step("official", "menandatangani surat"),
    ),
    limit=TimeLimit(Fraction(2), "working_days", waiting=20),
    costs=(Cost(free=True, basis="Perda 3/2024"),),
    products=(Product("Surat keterangan", valid_for="6 bulan"),),
    channels=(Channel("whatsapp", "0812-5550-1122", "08.00–16.00", 8, "petugas pengaduan"),),
    legal=(LegalBasis("UU", "25", 2009, "Pelayanan Publik", "in_force"),),
    staff=4,
    texts={
        "B8": "Ruang tunggu dengan kursi prioritas dan jalur landai.",
        "B9": "Paling rendah D3 dan pernah dilatih pelayanan.",
        "B10": "Kepala seksi memeriksa sepuluh berkas setiap bulan.",
        "B12": "Bila lewat waktu, surat diantar ke rumah tanpa biaya.",
        "B13": "Berkas disimpan dalam lemari terkunci selama setahun.",
        "B14": "Kinerja dinilai setiap triwulan dengan buku catatan loket.",
    },
)


def a_member(unit: OrganizationUnit, role: Role = Role.UNIT_OPERATOR, name: str = "Tono") -> User:
    """Somebody who works in a unit."""
    person = someone(name)
    appoint(user=person, office=unit.office, unit=unit, role=role, day=START, by=None, now=NOW)
    return person


def a_service(unit: OrganizationUnit, code: str = "01", name: str = "Surat keterangan domisili") -> Service:
    """A service without a standard."""
    offered = [Offered(code, name)]
    return actions.add_services(unit=unit, services=offered, since=START, by=None, now=NOW)[0]


def a_decree(unit: OrganizationUnit, number: str = "188/12/2026", signed_on: date = TODAY) -> Decree:
    """A decree of the unit's head."""
    return Decree.objects.create(
        unit=unit,
        number=number,
        about="Standar pelayanan",
        signed_on=signed_on,
        signer="Siti Rahayu",
        created_at=NOW,
    )


def a_draft(
    service: Service, standard: Standard = WHOLE, why: str = "peninjauan", now: datetime = NOW
) -> StandardVersion:
    """A version that is being written."""
    made = versions.begin(service=service, why=why, by=None, now=now)
    return versions.write(version=made, standard=standard, edition=made.edition, by=None, now=now)


def moved_to(version: StandardVersion, state: str, **more: Any) -> StandardVersion:
    """A complete draft brought to a later state, one step after the other."""
    steps = {
        State.INTERNAL: versions.submit,
        State.CONSULTATION: versions.consult,
        State.REVISION: versions.revise,
        State.DECISION: versions.ready,
    }
    for target, step in steps.items():
        if target == State.REVISION:
            heard(version, more.get("day", TODAY))
        step(version=version, by=None, now=more.get("now", NOW))
        if target == state:
            return version
    day = more.get("day", TODAY)
    decree = more.get("decree") or a_decree(version.service.unit, f"188/{version.pk}/2026", day)
    return versions.put_in_force(version=version, decree=decree, effective_from=day, by=None, now=NOW)


def heard(version: StandardVersion, day: date = TODAY) -> None:
    """The public took part."""
    versions.note_participation(
        version=version,
        kind="fkp",
        elements=["users", "experts"],
        consulted_on=day,
        consultation="consultation.forum:1",
        by=None,
        now=NOW,
    )


def held(service: Service, since: date, standard: Standard = WHOLE, **more: Any) -> StandardVersion:
    """A version brought in that holds from a day on."""
    return versions.add_version(
        service=service, standard=standard, decree=None, effective_from=since, by=None, now=NOW, **more
    )


def without(standard: Standard, *codes: str) -> Standard:
    """The standard with components of words emptied."""
    texts = {code: words for code, words in standard.texts.items() if code not in codes}
    return replace(standard, texts=texts)
