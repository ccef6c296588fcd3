"""Proofs beside an indicator: those that are cited, and those the library offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.readiness import Item, held_back
from tolok.apps.evidence import selectors as evidence
from tolok.apps.evidence.models import Kind, Proof, ProofVersion
from tolok.apps.evidence.models import State as FileState
from tolok.web.shapes import FileLine, State

#: How many of the newest proofs a page offers to cite with one press.
OFFERED = 5


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A proof as a line, with the version to cite; of a cited one also the citation and a newer version."""

    line: FileLine
    version: int
    pk: int = 0
    page: int | None = None
    note: str = ""
    newer: int = 0


def cited(item: Item, now: datetime) -> list[ProofLine]:
    """What is cited. One statement."""
    newest = evidence.latest_clean_of([one.version.proof_id for one in item.citations])
    lines = []
    for one in item.citations:
        version = newest.get(one.version.proof_id)
        newer = version.pk if version and version.number > one.version.number else 0
        line = line_of(one.version, now, one.page)
        lines.append(ProofLine(line, one.version_id, one.pk, one.page, one.note, newer))
    return lines


def offered(locus: Locus, item: Item, now: datetime) -> list[ProofLine]:
    """The newest proofs of the library that are not cited here. Two statements."""
    taken = [one.version.proof_id for one in item.citations]
    return lines_of(list(evidence.proofs_of(locus.unit).exclude(pk__in=taken)[:OFFERED]), now)


def lines_of(proofs: Sequence[Proof], now: datetime) -> list[ProofLine]:
    """Proofs of a library by their newest version; one that has none, or was refused, cannot be cited."""
    newest = evidence.latest(proofs)
    lines = []
    for proof in proofs:
        version = newest.get(proof.pk)
        if version is not None and version.state != FileState.REFUSED:
            version.proof = proof
            lines.append(ProofLine(line_of(version, now), version.pk))
    return lines


def line_of(version: ProofVersion, now: datetime, page: int | None = None) -> FileLine:
    """One version as a line; a cited page shows that very page."""
    proof = version.proof
    facts = [str(Kind(proof.kind).label), _("versi %(n)s") % {"n": version.number}]
    if version.page_count:
        facts.append(_("%(n)s halaman") % {"n": version.page_count})
    if proof.personal_data:
        facts.append(_("data pribadi"))
    picture = evidence.page_url(version, page, now=now) if page else ""
    return FileLine(
        proof.title,
        proof_url(version, page),
        evidence.type_of(version).label,
        tuple(facts),
        _state(version),
        picture or evidence.thumbnail_url(version, now=now),
    )


def proof_url(version: ProofVersion, page: int | None = None) -> str:
    """The page of a version in the library, from the cited page on; opening personal data is logged there."""
    stem = reverse("evidence-proof", args=[version.proof.unit_id, version.proof_id])
    return f"{stem}?versi={version.number}" + (f"&dari={page}" if page else "")


def _state(version: ProofVersion) -> State | None:
    """Why a version cannot be handed in yet, in a word."""
    if held_back(version) is None:
        return None
    if version.proof.withdrawn:
        return State(_("ditarik"), "bad")
    waits = version.state == FileState.WAITING
    return State(str(FileState(version.state).label), "info" if waits else "bad")
