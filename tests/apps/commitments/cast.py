"""Promises to test with; everything is built through the actions."""

from datetime import date, datetime
from typing import Any

from tests.apps.organizations.cast import NOW, START, a_unit, an_admin, an_office, someone
from tolok.apps.accounts.models import User
from tolok.apps.commitments import actions
from tolok.apps.commitments.actions import Promise
from tolok.apps.commitments.models import Commitment
from tolok.apps.evidence.models import Proof, ProofVersion, State
from tolok.apps.organizations.actions import appoint
from tolok.apps.organizations.models import Office, OrganizationUnit, Role

__all__ = ["NOW", "START", "a_unit", "an_admin", "an_office", "someone"]

DUE = date(2026, 12, 21)


def staff(unit: OrganizationUnit, name: str = "Oka", role: Role = Role.UNIT_OPERATOR) -> User:
    """Somebody who works in a unit."""
    person = someone(name)
    appoint(user=person, office=unit.office, unit=unit, role=role, day=START, by=None, now=NOW)
    return person


def reader(office: Office, role: Role = Role.READER, name: str = "Rara") -> User:
    """Somebody who reads all of an office."""
    person = someone(name)
    appoint(user=person, office=office, role=role, day=START, by=None, now=NOW)
    return person


def promised(unit: OrganizationUnit, title: str = "Pasang papan tarif", **more: Any) -> Promise:
    """What a unit promises."""
    given: dict[str, Any] = {"measure": "Papan terpasang di loket", "due_on": DUE, **more}
    return Promise(unit=unit, title=title, **given)


def a_promise(
    unit: OrganizationUnit, title: str = "Pasang papan tarif", now: datetime = NOW, **more: Any
) -> Commitment:
    """One promise of a unit."""
    return actions.promise(office=unit.office, promised=promised(unit, title, **more), by=None, now=now)


def a_proof(
    unit: OrganizationUnit, title: str = "Foto papan tarif", state: State = State.CLEAN
) -> ProofVersion:
    """A file in a unit's library, as it stands there after it was looked at."""
    proof = Proof.objects.create(unit=unit, title=title, search=title.lower(), created_at=NOW)
    return ProofVersion.objects.create(
        proof=proof,
        number=1,
        sha256=f"{proof.pk:064}",
        sent_sha256=f"{proof.pk:064}",
        size=1000,
        mime="image/jpeg",
        name="foto.jpg",
        uploaded_at=NOW,
        state=state,
    )
