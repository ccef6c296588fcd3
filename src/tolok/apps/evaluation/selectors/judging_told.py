"""What a unit says of an indicator and what lies before its evaluators: claim, proofs, photos of a visit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import (
    Claim,
    Clarification,
    Judgement,
    Locus,
    Objection,
    Seat,
    Submission,
    VisitNote,
)
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.evidence.selectors import versions


@dataclass(frozen=True, slots=True)
class Shown:
    """A proof as it was cited: its pinned version, the page named, a remark."""

    version: ProofVersion
    page: int | None
    note: str


def plain(found: Iterable[ProofVersion]) -> list[Shown]:
    """Versions nobody named a page of."""
    return [Shown(version, None, "") for version in found]


def answered_with(question: Clarification | None) -> list[Shown]:
    """The proofs of an answer, which must have been read with the question."""
    return plain(question.proofs.all()) if question and question.answered_at else []


def seen(visits: Sequence[VisitNote]) -> list[Shown]:
    """The photos of visits."""
    return plain([note.photo for note in visits if note.photo is not None])


@dataclass(frozen=True, slots=True)
class Told:
    """What a unit says about one indicator. `sent` is False where it never handed F-01 in."""

    sent: bool
    answers: Mapping[str, object]
    note: str
    proofs: tuple[Shown, ...]


def told_of(locus: Locus, code: str) -> Told | None:
    """The claim as it was handed in last, else as it stands; None where nothing was said. Three statements at most."""
    latest = submission_at(locus)
    if latest is None:
        return _unsent(locus, code)
    entries = [one for one in _entries(latest) if one.get("code") == code]
    if not entries:
        return None
    entry = entries[0]
    cited = entry["proofs"]
    found = versions([one["version"] for one in cited])
    proofs = [
        Shown(found[one["version"]], one["page"], one["note"]) for one in cited if one["version"] in found
    ]
    return Told(True, entry["answers"], str(entry["note"]), tuple(proofs))


def submission_at(locus: Locus) -> Submission | None:
    """What judgements pin: the newest that was handed in."""
    return Submission.objects.filter(locus=locus).order_by("-number").first()


def _entries(submission: Submission) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = submission.content.get("indicators", [])
    return found


def _unsent(locus: Locus, code: str) -> Told | None:
    claim = Claim.objects.filter(locus=locus, code=code).first()
    if claim is None:
        return None
    cited = claim.citations.select_related("version__proof")
    return Told(
        False, claim.answers, claim.note, tuple(Shown(one.version, one.page, one.note) for one in cited)
    )


def visits_of(locus: Locus, code: str, seat: Seat | None = None) -> QuerySet[VisitNote]:
    """What was seen at the unit about an indicator; with `seat` only what was noted from it."""
    found = VisitNote.objects.filter(seat__locus=locus, code=code)
    if seat is not None:
        found = found.filter(seat=seat)
    return found.select_related("photo__proof", "seat__user")


def cited_version(locus: Locus, code: str, pk: str) -> ProofVersion | None:
    """A version the unit cites for this indicator; None for any other. One statement."""
    if not (pk.isascii() and pk.isdigit()) or len(pk) > 18:
        return None
    return ProofVersion.objects.filter(
        pk=int(pk), citations__claim__locus=locus, citations__claim__code=code
    ).first()


def shows(locus: Locus, pk: int, person: User, *, levels: bool) -> ProofVersion | None:
    """A proof of a unit's library that was put before its evaluators; None for any other.

    Photos of a visit are shown to whoever took them, and to others once they may see `levels`.
    """
    version = versions([pk]).get(pk)
    if version is None or version.proof.unit_id != locus.unit_id:
        return None
    photos = VisitNote.objects.filter(seat__locus=locus, photo=pk)
    if not levels:
        photos = photos.filter(seat__user=person)
    put = (
        photos.exists()
        or Clarification.objects.filter(locus=locus, proofs=pk).exists()
        or Objection.objects.filter(locus=locus, proofs=pk).exists()
        or Judgement.objects.filter(seat__locus=locus, seat__user=person, proof=pk).exists()
        or pk in _cited(locus)
    )
    return version if put else None


def _cited(locus: Locus) -> Sequence[object]:
    found = [
        one["version"]
        for submission in Submission.objects.filter(locus=locus)
        for entry in _entries(submission)
        for one in entry["proofs"]
    ]
    return found or list(
        Claim.objects.filter(locus=locus, citations__isnull=False).values_list(
            "citations__version", flat=True
        )
    )
