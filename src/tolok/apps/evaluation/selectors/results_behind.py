"""What stands behind every settled level of a unit: levels of the seats, reasons, decisions, proof and its page."""

from collections import defaultdict
from dataclasses import dataclass, field

from tolok.apps.evaluation.models import Amendment, Citation, Judgement, Locus, Moderation, Objection
from tolok.apps.evaluation.selectors.standing import handed_in
from tolok.apps.evidence.models import ProofVersion


@dataclass(slots=True)
class Behind:
    """One indicator. `judged` in the order of the seats; `cited` is what the unit itself named as proof."""

    judged: list[Judgement] = field(default_factory=list)
    moderation: Moderation | None = None
    objection: Objection | None = None
    amendment: Amendment | None = None
    cited: list[Citation] = field(default_factory=list)


def behind(locus: Locus) -> dict[str, Behind]:
    """Indicator → what stands behind its level. Five statements."""
    found: dict[str, Behind] = defaultdict(Behind)
    judged = handed_in().filter(seat__locus=locus)
    for one in judged.select_related("seat", "proof__proof"):
        found[one.code].judged.append(one)
    for moderation in Moderation.objects.filter(locus=locus):
        found[moderation.code].moderation = moderation
    for objection in Objection.objects.filter(locus=locus, decided_at__isnull=False):
        found[objection.code].objection = objection
    for amendment in Amendment.objects.filter(locus=locus).order_by("pk"):
        found[amendment.code].amendment = amendment
    cited = Citation.objects.filter(claim__locus=locus).select_related("claim", "version__proof")
    for citation in cited.order_by("pk"):
        found[citation.claim.code].cited.append(citation)
    return dict(found)


def rested_on(locus: Locus, pk: int) -> ProofVersion | None:
    """A proof that a level of this unit rests on, whoever gave it; None for any other. One statement."""
    found = handed_in().filter(seat__locus=locus, proof=pk).select_related("proof__proof").first()
    return found.proof if found else None


def pages_of(locus: Locus) -> dict[tuple[str, str], int]:
    """(indicator, SHA-256) → the page of the proof that was cited for it. One statement."""
    rows = Citation.objects.filter(claim__locus=locus, page__isnull=False)
    return {
        (code, digest): page
        for code, digest, page in rows.values_list("claim__code", "version__sha256", "page")
        if page is not None
    }
