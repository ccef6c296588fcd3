"""Proofs before an evaluator whose files other units have too: how many, and those of the units one may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Citation, CycleForm, Locus, Seat
from tolok.apps.evaluation.policies import reads_all
from tolok.apps.evidence.models import AlikeGroup, ProofVersion
from tolok.apps.evidence.selectors.likeness import groups_of
from tolok.apps.organizations.selectors import natural


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A unit of the cycle that cites a proof of the same group: for which indicator, and which version."""

    locus: Locus
    code: str
    version: ProofVersion


def alike(versions: Sequence[ProofVersion]) -> dict[int, list[AlikeGroup]]:
    """The groups of two units or more each of these versions stands in, by number of the version. One statement."""
    found = groups_of([one.pk for one in versions])
    return {pk: [one for one in groups if one.units > 1] for pk, groups in found.items()}


def elsewhere(locus: Locus, version: ProofVersion, person: User, day: date) -> list[Elsewhere]:
    """Who of the units a person may see cites a proof that is like a version: all of the cycle for who reads all of
    it, otherwise those the person sits at. Four statements at most.
    """
    groups = [one.pk for one in groups_of([version.pk]).get(version.pk, [])]
    rows = Citation.objects.filter(version__alike__group__in=groups, claim__locus__cycle=locus.cycle_id)
    rows = rows.exclude(claim__locus=locus)
    if not reads_all(person, locus.cycle, day):
        seats = Seat.objects.filter(user=person, left_at=None, locus__cycle=locus.cycle_id)
        rows = rows.filter(claim__locus__in=seats.values("locus"))
    found = rows.select_related("claim__locus", "version__proof").order_by(
        "claim__locus__code", "claim__code"
    )
    seen = {(one.claim.locus_id, one.claim.code, one.version_id): one for one in found}
    return [Elsewhere(one.claim.locus, one.claim.code, one.version) for one in seen.values()]


def cited_codes(office: int) -> list[tuple[str, str]]:
    """The indicators for which units of an office cite proofs, as the newest cycle calls them. Two statements."""
    found = Citation.objects.filter(claim__locus__cycle__office=office).order_by()
    codes = sorted(found.values_list("claim__code", flat=True).distinct(), key=natural)
    newest = CycleForm.objects.filter(cycle__office=office).order_by("-cycle__year", "-pk").first()
    named = newest.instrument.indicators if newest else {}
    return [(code, f"{code} {named[code].title.id}" if code in named else code) for code in codes]


def versions_cited(office: int, code: str) -> QuerySet[ProofVersion]:
    """The versions that units of an office cite for an indicator."""
    cited = Q(citations__claim__code=code, citations__claim__locus__cycle__office=office)
    return ProofVersion.objects.filter(cited)
