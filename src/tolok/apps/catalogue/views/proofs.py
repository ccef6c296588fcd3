"""Screenshots of the unit's own library to choose from, and one new file."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence import selectors as library
from tolok.apps.evidence.models import Kind, ProofVersion
from tolok.apps.organizations.models import OrganizationUnit

#: How many of the newest proofs can be chosen.
OFFERED = 100


def choices(unit: OrganizationUnit) -> list[tuple[str, str]]:
    """The newest clean version of each of the newest proofs. Two statements."""
    proofs = [proof.pk for proof in library.proofs_of(unit)[:OFFERED]]
    newest = library.latest_clean_of(proofs)
    return [(str(newest[pk].pk), newest[pk].proof.title) for pk in proofs if pk in newest]


def chosen(
    unit: OrganizationUnit, given: dict[str, Any], title: str, *, by: User, now: datetime
) -> ProofVersion | None:
    """What a form's `proof` and `file` hold, taken out of `given`. Raises ProblemsError when a file is not taken."""
    proof, file = given.pop("proof", ""), given.pop("file", None)
    if file is None:
        return library.version_in(unit, int(proof)) if proof else None
    begun = evidence.take(unit=unit, name=file.name, content=file, size=file.size, by=by, now=now)
    if begun.held is not None:
        return begun.held
    assert begun.upload is not None
    facts = evidence.Facts(title[:300], Kind.SCREENSHOT)
    day = timezone.localdate(now)
    return evidence.add_proof(unit=unit, facts=facts, upload=begun.upload, by=by, today=day, now=now)
