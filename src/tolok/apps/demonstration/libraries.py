"""The papers a unit keeps for its F-01, and for which indicator which page of which of them is proof."""

from datetime import datetime

from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.demonstration.invented import files
from tolok.apps.demonstration.moments import DAY
from tolok.apps.evaluation.models import Locus
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import Kind, Origin, ProofVersion

#: Number of an indicator → versions of proof, each with a page.
Proofs = dict[int, list[tuple[ProofVersion, int]]]


def library(locus: Locus, name: str, by: User, at: datetime) -> Proofs:
    """Last year everything lay in one file; since then each paper is kept by itself."""
    year = timezone.localdate(at).year
    if locus.cycle.previous_id is None:
        return _in_one(locus, name, year, by, at)
    found: Proofs = {}
    for file in files.papers():
        paper = files.content(file, locus.code, name, year)
        version = _kept(locus, paper, f"{file.title} {year}", file.kind, by, at)
        for indicator, page in file.cited:
            found.setdefault(indicator, []).append((version, page))
    if locus.code in files.REGULATED:
        _kept(locus, files.regulation(year - 1), files.REGULATION, Kind.DECREE, by, at)
    return found


def _in_one(locus: Locus, name: str, year: int, by: User, at: datetime) -> Proofs:
    found: Proofs = {}
    paper = files.bundle(locus.code, name, year)
    version = _kept(locus, paper, f"Berkas bukti PEKPPP {year}", Kind.OTHER, by, at)
    for page, file in enumerate(files.papers(), 1):
        for indicator, _page in file.cited:
            found.setdefault(indicator, []).append((version, page))
    return found


def _kept(locus: Locus, paper: bytes, title: str, kind: Kind, by: User, at: datetime) -> ProofVersion:
    """A paper in the unit's library, good for a year and a month."""
    day = timezone.localdate(at) - 20 * DAY
    return evidence.keep(
        unit=locus.unit,
        name=f"{title.lower().replace(' ', '-').replace(',', '')}.pdf",
        content=paper,
        title=title,
        kind=kind,
        origin=Origin.UPLOAD,
        by=by,
        today=timezone.localdate(at),
        now=at,
        proof_date=day,
        valid_from=day,
        valid_to=day + 400 * DAY,
    )
