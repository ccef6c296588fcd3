"""Versions that are the same or nearly the same, and for what proofs are used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from tolok.apps.evidence.models import Likeness, Proof, ProofUse, ProofVersion, Sketch, State
from tolok.apps.organizations.models import Office
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Used:
    """One use of a proof: the programme, what of it, and the page on which it stands; empty for none."""

    programme: Text
    item: Text
    address: str = ""


#: Functions that tell how one proof is used, by its number; apps above add theirs when they start.
USED_IN: list[Callable[[int], Sequence[Used]]] = []


def used_in(proof: Proof) -> list[Used]:
    """Every use of a proof that the apps above know of."""
    return [one for told in USED_IN for one in told(proof.pk)]


def noted_uses(proof: Proof) -> list[ProofUse]:
    """The uses somebody noted by hand. One statement."""
    return list(proof.uses.all())


def use_of(proof: Proof, pk: int) -> ProofUse | None:
    """One of them."""
    return proof.uses.filter(pk=pk).first()


def likenesses_of(version: ProofVersion) -> list[ProofVersion]:
    """Versions like this one, each with `share` and `exact`, the likest first. One statement."""
    rows = Likeness.objects.filter(Q(one=version) | Q(other=version)).order_by("-share", "pk")
    rows = rows.select_related("one__proof__unit", "other__proof__unit")
    found = []
    for row in rows:
        twin = row.other if row.one_id == version.pk else row.one
        twin.share, twin.exact = row.share, row.exact  # type: ignore[attr-defined]
        found.append(twin)
    return found


def pairs_in(office: Office, *, search: str = "", exact: str = "", across: bool = True) -> QuerySet[Likeness]:
    """Pairs in an office, newest first: `exact` is "yes", "no" or empty; `across` only those of two units."""
    found = Likeness.objects.filter(one__proof__unit__office=office, one__proof__withdrawn_at=None)
    found = found.filter(other__proof__withdrawn_at=None)
    for word in search.replace("\x00", " ").casefold().split():
        found = found.filter(Q(one__proof__search__contains=word) | Q(other__proof__search__contains=word))
    if exact:
        found = found.filter(exact=exact == "yes")
    if across:
        found = found.exclude(one__proof__unit=F("other__proof__unit"))
    return found.select_related("one__proof__unit", "other__proof__unit").order_by("-pk")


def unsketched() -> QuerySet[ProofVersion]:
    """Clean versions whose file has no fingerprint yet, oldest first."""
    known = Sketch.objects.values("sha256")
    clean = ProofVersion.objects.filter(state=State.CLEAN).exclude(mime="video/mp4")
    return clean.exclude(sha256__in=known).order_by("pk")
