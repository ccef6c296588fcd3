"""Facts of the proofs in a unit's library. Files are fetched from the signed link that the library page gives too."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from tolok.api import reach
from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import reads
from tolok.api.shapes import Moment, Plain
from tolok.api.tokens import caller
from tolok.apps.evidence import actions, selectors
from tolok.apps.evidence.models import Proof, ProofVersion

router = Router(tags=["proofs"])


class VersionFacts(Schema):
    """One file of a proof. `state`: waiting, clean, quarantined or refused; only a clean one may be opened."""

    id: int
    number: int
    sha256: str
    sent_sha256: str
    size: int
    mime: str
    name: str
    uploaded_at: Moment
    state: str
    pages: int | None


class LinkedVersion(VersionFacts):
    """The same with the address of the file, which holds for ten minutes at most; empty while it may not be opened."""

    link: str


class ProofOut(Schema):
    """What a proof shows and how long it holds, with its newest version."""

    id: int
    title: str
    kind: str
    proof_date: date | None
    place: str
    valid_from: date | None
    valid_to: date | None
    personal_data: bool
    origin: str
    created_at: Moment
    withdrawn_at: Moment | None
    newest: VersionFacts | None


class WholeProofOut(ProofOut):
    """A proof with all its versions, newest first."""

    versions: list[LinkedVersion]


class ProofsAsked(Paging):
    """Which proofs are wanted."""

    search: Plain = Field("", max_length=100, description="A part of title or place.")
    kind: Plain = Field("", max_length=20)
    withdrawn: bool = False


@reads(router, "/offices/{int:office}/units/{int:unit}/proofs", Page[ProofOut])
def proofs(request: HttpRequest, office: int, unit: int, asked: Query[ProofsAsked]) -> Page[ProofOut]:
    """The library of a unit, newest first; for its staff, and the Biro and auditors of its office."""
    found = reach.unit_kept(request, office, unit)
    rows = selectors.proofs_of(found, search=asked.search, kind=asked.kind, withdrawn=asked.withdrawn)
    return page_of(rows, asked, _proofs)


@reads(router, "/offices/{int:office}/units/{int:unit}/proofs/{int:proof}", WholeProofOut)
def proof(request: HttpRequest, office: int, unit: int, proof: int) -> WholeProofOut:
    """One proof with its versions and their links; opening one with personal data is noted in the audit."""
    found = selectors.proof_in(reach.unit_kept(request, office, unit), proof)
    if found is None:
        raise Http404
    now, versions = reach.moment(), selectors.versions_of(found)
    actions.opened(proof=found, by=caller(request), now=now)
    head = _proof(found, versions[0] if versions else None)
    return WholeProofOut(**head.model_dump(), versions=[_linked(one, now) for one in versions])


def _proofs(rows: list[Proof]) -> list[ProofOut]:
    newest = selectors.latest(rows)
    return [_proof(one, newest.get(one.pk)) for one in rows]


def _proof(one: Proof, newest: ProofVersion | None) -> ProofOut:
    return ProofOut(
        id=one.pk,
        title=one.title,
        kind=one.kind,
        proof_date=one.proof_date,
        place=one.place,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        personal_data=one.personal_data,
        origin=one.origin,
        created_at=one.created_at,
        withdrawn_at=one.withdrawn_at,
        newest=VersionFacts(**_facts(newest)) if newest else None,
    )


def _facts(one: ProofVersion) -> dict[str, Any]:
    return {
        "id": one.pk,
        "number": one.number,
        "sha256": one.sha256,
        "sent_sha256": one.sent_sha256,
        "size": one.size,
        "mime": one.mime,
        "name": one.name,
        "uploaded_at": one.uploaded_at,
        "state": one.state,
        "pages": one.page_count,
    }


def _linked(one: ProofVersion, now: datetime) -> LinkedVersion:
    return LinkedVersion(**_facts(one), link=selectors.file_url(one, now=now))
