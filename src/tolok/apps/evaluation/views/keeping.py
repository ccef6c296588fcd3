"""Keep a file that came with a form in the library of a unit."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import Kind, Origin, ProofVersion
from tolok.apps.organizations.models import OrganizationUnit


def keep_file(
    unit: OrganizationUnit,
    file: Any,
    title: str,
    *,
    by: User,
    now: datetime,
    kind: Kind = Kind.OTHER,
    origin: Origin = Origin.UPLOAD,
    personal_data: bool = False,
    proof_date: date | None = None,
) -> ProofVersion:
    """The version it became, or the one the library holds already. Raises ProblemsError as an upload does."""
    begun = evidence.take(unit=unit, name=file.name, content=file, size=file.size, by=by, now=now)
    if begun.held is not None:
        return begun.held
    assert begun.upload is not None
    facts = evidence.Facts(title, kind, proof_date, personal_data=personal_data)
    today = timezone.localdate(now)
    return evidence.add_proof(
        unit=unit, facts=facts, upload=begun.upload, by=by, today=today, now=now, origin=origin
    )
