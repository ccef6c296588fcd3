"""F-01 of a unit: what it answered, what it cites, what is missing; and its receipts."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from tolok.api import reach
from tolok.api.routes import reads
from tolok.api.shapes import Moment, Words, words
from tolok.apps.evaluation.models import Citation, Submission
from tolok.apps.evaluation.readiness import Item
from tolok.apps.evaluation.selectors.claims import sheet, submissions_of

router = Router(tags=["claims"])


class CitedOut(Schema):
    """Facts of a cited version of a proof; the file itself is never sent here."""

    id: int
    proof: int
    title: str
    kind: str
    version: int
    sha256: str
    size: int
    mime: str
    state: str
    personal_data: bool
    withdrawn: bool
    page: int | None
    note: str


class ClaimOut(Schema):
    """An indicator with the unit's answers: question key → value, numbers as text.

    `state`: empty, partial, confirm, change, held, bare, explained, optional or complete. `proposed` is the
    level that the rule of the instrument reads from the answers; null where it cannot be read.
    """

    code: str
    title: Words
    aspect: Words
    required: bool
    state: str
    answers: dict[str, Any]
    note: str
    proposed: int | None
    version: int | None
    edited_at: Moment | None
    still_true: bool | None
    citations: list[CitedOut]
    problems: list[Words]
    warnings: list[Words]


class ReceiptOut(Schema):
    """What was handed in: SHA-256 of the whole content."""

    number: int
    hash: str
    at: Moment
    approved_by: str
    submitted_by: str
    returned_at: Moment | None
    returned_why: str


class ClaimsOut(Schema):
    """F-01 of a unit, whole, in the order of the instrument."""

    state: str
    required: int
    done: int
    items: list[ClaimOut]
    receipts: list[ReceiptOut]


@reads(router, "/cycles/{int:cycle}/units/{int:unit}/claims", ClaimsOut)
def claims(request: HttpRequest, cycle: int, unit: int) -> ClaimsOut:
    """F-01 of a unit as it stands: answers, proof cited, what is missing, receipts."""
    found = reach.locus(request, cycle, unit)
    whole = sheet(found, reach.today())
    return ClaimsOut(
        state=found.claim_state,
        required=whole.required,
        done=whole.done,
        items=[_claim(one) for one in whole.items],
        receipts=[_receipt(one) for one in submissions_of(found)],
    )


def _claim(item: Item) -> ClaimOut:
    claim = item.claim
    return ClaimOut(
        code=item.code,
        title=words(item.indicator.title),
        aspect=words(item.aspect),
        required=item.required,
        state=str(item.state),
        answers=claim.answers if claim else {},
        note=claim.note if claim else "",
        proposed=claim.proposed if claim else None,
        version=claim.version if claim else None,
        edited_at=claim.edited_at if claim else None,
        still_true=claim.still_true if claim else None,
        citations=[_cited(one) for one in item.citations],
        problems=[words(one) for one in item.problems],
        warnings=[words(one) for one in item.warnings],
    )


def _cited(one: Citation) -> CitedOut:
    version, proof = one.version, one.version.proof
    return CitedOut(
        id=version.pk,
        proof=proof.pk,
        # A title often names who is on the paper; the library shows it to those who may open it.
        title="" if proof.personal_data else proof.title,
        kind=proof.kind,
        version=version.number,
        sha256=version.sha256,
        size=version.size,
        mime=version.mime,
        state=version.state,
        personal_data=proof.personal_data,
        withdrawn=proof.withdrawn,
        page=one.page,
        note=one.note,
    )


def _receipt(one: Submission) -> ReceiptOut:
    return ReceiptOut(
        number=one.number,
        hash=one.hash,
        at=one.at,
        approved_by=one.approved_by.name,
        submitted_by=one.submitted_by.name,
        returned_at=one.returned_at,
        returned_why=one.returned_why,
    )
