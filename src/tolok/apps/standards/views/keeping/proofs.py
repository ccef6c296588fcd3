"""Proofs of the unit's own library to choose from, and one new file."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence import selectors as library
from tolok.apps.evidence.models import Kind, ProofVersion
from tolok.apps.organizations.models import OrganizationUnit

#: How many of the newest proofs can be chosen.
OFFERED = 100


def choices(unit: OrganizationUnit, also: ProofVersion | None = None) -> list[tuple[str, str]]:
    """The newest clean version of each of the newest proofs, and the one chosen before. Two statements."""
    proofs = [proof.pk for proof in library.proofs_of(unit)[:OFFERED]]
    newest = library.latest_clean_of(proofs)
    rows = [newest[pk] for pk in proofs if pk in newest]
    if also is not None and also not in rows:
        rows.insert(0, also)
    return [(str(row.pk), _name(row)) for row in rows]


def chosen(
    unit: OrganizationUnit, given: dict[str, Any], title: str, kind: Kind, *, by: User, now: datetime
) -> ProofVersion | None:
    """What a form's `proof` and `file` hold, taken out of `given`. Raises ProblemsError when a file is not taken."""
    proof, file = given.pop("proof", ""), given.pop("file", None)
    if file is None:
        return library.version_in(unit, int(proof)) if proof else None
    begun = evidence.take(unit=unit, name=file.name, content=file, size=file.size, by=by, now=now)
    if begun.held is not None:
        return begun.held
    assert begun.upload is not None
    facts = evidence.Facts(title[:300], kind)
    return evidence.add_proof(
        unit=unit, facts=facts, upload=begun.upload, by=by, today=timezone.localdate(now), now=now
    )


def address(version: ProofVersion) -> str:
    """The page of a proof."""
    return reverse("evidence-proof", args=[version.proof.unit_id, version.proof_id])


def _name(version: ProofVersion) -> str:
    proof = version.proof
    day = f" ({proof.proof_date:%d/%m/%Y})" if proof.proof_date else ""
    return f"{proof.title}{day}"


Proofs = Sequence[tuple[str, str]]
