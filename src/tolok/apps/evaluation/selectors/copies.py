"""What the records of a unit say, as it is kept when the unit hands in, and as it was kept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import get_language, override

from tolok.apps.evaluation.models import ClaimState, FrozenRecords, Locus, RecordCopy, State
from tolok.apps.evaluation.selectors.trail import Named, named, told
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.evidence.selectors import versions
from tolok.rules.gathered import Basis
from tolok.rules.record_copies import CopiedProof, Copy, copy_of, read
from tolok.rules.records import Record


def rows_of(known: Mapping[str, Named]) -> dict[str, Collection[int]]:
    """Every row that is named, without the groups, and the proofs it is named with: no other proof of it is kept."""
    return {origin: one.proofs for origin, one in known.items() if not one.grouped}


@dataclass(frozen=True, slots=True)
class Now:
    """A row as it is now, in both languages, and the copy that would be kept of it."""

    indonesian: Record
    english: Record
    copy: Copy

    @property
    def told(self) -> Record:
        """The row in the reader's language."""
        return self.english if (get_language() or "id").startswith("en") else self.indonesian


def now_of(locus: Locus, resting: Mapping[str, Collection[int]], day: date) -> dict[str, Now]:
    """What rows say now by origin, with those of their proofs that stand beside the origin.

    What is gone is not in it. The number of statements does not grow with the rows.
    """
    with override("id"):
        indonesian = told(locus, resting, day)
    with override("en"):
        english = told(locus, resting, day)
    open_to_readers = {pk for origin, one in indonesian.items() for pk in one.proofs if pk in resting[origin]}
    proofs = {pk: _proof(one) for pk, one in versions(open_to_readers).items()}
    return {
        origin: Now(
            one,
            english[origin],
            copy_of(one, english[origin], {pk: proofs[pk] for pk in resting[origin] if pk in proofs}),
        )
        for origin, one in indonesian.items()
        if origin in english
    }


def _proof(version: ProofVersion) -> CopiedProof:
    proof = version.proof
    return {
        "version": version.pk,
        "number": version.number,
        "sha256": version.sha256,
        "title": proof.title,
        "first": proof.valid_from.isoformat() if proof.valid_from else "",
        "last": proof.valid_to.isoformat() if proof.valid_to else "",
    }


def sets_of(locus: Locus) -> list[FrozenRecords]:
    """Everything that was frozen of the records of a unit, newest first. One statement."""
    return list(FrozenRecords.objects.filter(locus=locus).select_related("submission"))


def standing(locus: Locus, sets: Iterable[FrozenRecords]) -> FrozenRecords | None:
    """What stands for the records of a unit: of its hand-in, or of the end of filling where nothing was handed in.

    None while F-01 is filled in, and for what was handed in before copies were kept.
    """
    if locus.claim_state == ClaimState.SUBMITTED:
        return next((one for one in sets if one.submission and one.submission.returned_at is None), None)
    if not locus.cycle.has_reached(State.JUDGING):
        return None
    return next((one for one in sets if one.submission is None), None)


def copies(kept: FrozenRecords, origins: Iterable[str]) -> dict[str, Copy]:
    """The copies of some rows, by origin. One statement."""
    digests = {origin: kept.records[origin] for origin in origins if origin in kept.records}
    found = dict(RecordCopy.objects.filter(pk__in=digests.values()).values_list("sha256", "content"))
    return {origin: found[digest] for origin, digest in digests.items()}


def resting_on(known: Mapping[str, Named], kept: FrozenRecords | None, origin: str) -> Named | None:
    """What a unit's proposals (`known`), or a frozen set of its records, know under an origin; None for anything else.

    A row that spoke against a claim when it was frozen stays readable though nothing names it any more. One statement.
    """
    if origin in known or kept is None or origin not in kept.records:
        return known.get(origin)
    copy = copies(kept, [origin])[origin]
    proofs = {one["version"] for one in copy["proofs"]}
    return Named(Basis(read(copy["title"]), origin), localdate(kept.at), proofs=proofs)


def put_before(locus: Locus, pk: int) -> ProofVersion | None:
    """A version of the unit's library that a record shows which a kept proposal names, or showed when it was frozen;
    None for any other.

    A list of the names of who took part is no proof of a record, though a proposal rests on it.
    """
    resting = {origin: one for origin, one in named(locus).items() if pk in one.proofs}
    day = max((one.as_of for one in resting.values()), default=None)
    shown = day is not None and any(pk in one.proofs for one in told(locus, resting, day).values())
    if not shown and pk not in proofs_frozen(locus):
        return None
    version = versions([pk]).get(pk)
    return version if version and version.proof.unit_id == locus.unit_id else None


def proofs_frozen(locus: Locus) -> set[int]:
    """The proofs that stand in any copy of the records of a unit. Two statements."""
    rows = FrozenRecords.objects.filter(locus=locus).values_list("records", flat=True)
    digests = {digest for records in rows for digest in records.values()}
    found = RecordCopy.objects.filter(pk__in=digests).values_list("content", flat=True)
    return {proof["version"] for content in found for proof in content["proofs"]}
