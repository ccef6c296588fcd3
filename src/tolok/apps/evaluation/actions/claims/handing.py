"""Approve, hand in, give back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation.actions import freezing
from tolok.apps.evaluation.actions.claims import words
from tolok.apps.evaluation.actions.claims.holding import check_time, hold, lock, told
from tolok.apps.evaluation.actions.claims.telling import tell_received, tell_returned
from tolok.apps.evaluation.actions.records import refresh
from tolok.apps.evaluation.models import ClaimState, Locus, Submission
from tolok.apps.evaluation.policies import heads
from tolok.apps.evaluation.readiness import Item
from tolok.apps.evaluation.receipts import SHAPE, digest
from tolok.apps.evaluation.refusals import NO_REASON, refused
from tolok.apps.evaluation.selectors.claims import Sheet, sheet, standing_submission
from tolok.rules.texts import ProblemsError


def approve(*, locus: Locus, by: User, now: datetime) -> Locus:
    """The head of the unit stands for every answer. Any later change takes the approval back.

    Raises ProblemsError with everything that is missing, each at its indicator's code.
    """
    day = timezone.localdate(now)
    if not heads(by, locus, day):
        raise refused(words.NOT_HEAD)
    with transaction.atomic():
        held = hold(locus, now)
        if held.claim_state == ClaimState.OPEN:
            _check(sheet(held, day))
            held.claim_state, held.approved_by, held.approved_at = ClaimState.APPROVED, by, now
            held.asked_at = None
            held.save(update_fields=["claim_state", "approved_by", "approved_at", "asked_at"])
            after = {"claim_state": ClaimState.APPROVED}
            record(by=by, action="evaluation.approve", target=held, after=after, now=now)
        told(locus, held)
    return locus


def submit(*, locus: Locus, by: User, now: datetime) -> Submission:
    """Hand in, and get a receipt. Handing in twice gives the same receipt.

    Raises ProblemsError with everything that is missing, without the head's approval, and after the deadline.
    """
    day = timezone.localdate(now)
    with transaction.atomic():
        held = lock(locus)
        if held.claim_state == ClaimState.SUBMITTED and (standing := standing_submission(held)):
            told(locus, held)
            return standing
        check_time(held, now)
        found = sheet(held, day)
        _check(found)
        if held.claim_state != ClaimState.APPROVED or held.approved_by is None or held.approved_at is None:
            raise refused(words.NOT_APPROVED)
        held.claim_state = ClaimState.SUBMITTED
        held.save(update_fields=["claim_state"])
        refresh(loci=[held], day=day, now=now, handing_in=True)
        taken = freezing.take(held, day)
        number = held.submissions.count() + 1
        content = content_of(found, number, by, now, taken.digest)
        receipt = Submission.objects.create(
            locus=held,
            number=number,
            content=content,
            hash=digest(content),
            approved_by=held.approved_by,
            submitted_by=by,
            at=now,
        )
        freezing.keep(taken, locus=held, submission=receipt, now=now)
        told(locus, held)
        after = {"number": number, "hash": receipt.hash}
        record(by=by, action="evaluation.submit", target=held, after=after, now=now)
    tell_received(locus, receipt, now)
    return receipt


def return_submission(*, locus: Locus, why: str, by: User, now: datetime) -> Submission:
    """Give F-01 back to the unit with a reason, so that it can change and hand in again.

    Only while the unit can still do so: raises ProblemsError after the deadline, without a reason, or when nothing
    was handed in.
    """
    if not why.strip():
        raise refused(NO_REASON, "why")
    with transaction.atomic():
        held = lock(locus)
        receipt = standing_submission(held)
        if held.claim_state != ClaimState.SUBMITTED or receipt is None:
            raise refused(words.NOT_HANDED_IN)
        try:
            check_time(held, now)
        except ProblemsError as error:
            raise ProblemsError([*error.problems, *refused(words.END_FIRST).problems]) from error
        receipt.returned_at, receipt.returned_why = now, why.strip()
        receipt.save(update_fields=["returned_at", "returned_why"])
        held.claim_state, held.approved_by, held.approved_at = ClaimState.OPEN, None, None
        held.save(update_fields=["claim_state", "approved_by", "approved_at"])
        told(locus, held)
        after = {"number": receipt.number, "hash": receipt.hash}
        record(
            by=by, action="evaluation.return_submission", target=held, after=after, why=why.strip(), now=now
        )
    tell_returned(locus, receipt, now)
    return receipt


def _check(found: Sheet) -> None:
    if problems := found.problems:
        raise ProblemsError(problems)


def content_of(found: Sheet, number: int, by: User, now: datetime, records: str) -> dict[str, object]:
    """What is handed in, whole: the receipt's hash is made from this and nothing else.

    `records` is the digest of what the records said at that moment (`FrozenRecords`).
    """
    locus = found.locus
    head, at = locus.approved_by, locus.approved_at
    assert head is not None
    assert at is not None
    return {
        "shape": SHAPE,
        "number": number,
        "cycle": {"number": locus.cycle_id, "name": locus.cycle.name, "year": locus.cycle.year},
        "unit": {"code": locus.code, "name": locus.name, "kind": locus.kind, "group": locus.group},
        "form": {"letter": locus.form.letter, "pack": locus.form.pack, "hash": locus.form.pack_hash},
        "approved": {"by": head.name, "at": at.isoformat()},
        "submitted": {"by": by.name, "at": now.isoformat()},
        "indicators": [_claimed(item) for item in found.items if item.claim is not None],
        "records": records,
    }


def _claimed(item: Item) -> dict[str, object]:
    claim = item.claim
    assert claim is not None
    return {
        "code": item.code,
        "answers": claim.answers,
        "note": claim.note,
        "proposed": claim.proposed,
        "version": claim.version,
        "still_true": claim.still_true,
        "proofs": [
            {
                "version": one.version_id,
                "sha256": one.version.sha256,
                "title": one.version.proof.title,
                "number": one.version.number,
                "file": one.version.name,
                "type": one.version.mime,
                "size": one.version.size,
                "page": one.page,
                "note": one.note,
            }
            for one in item.citations
        ],
    }
