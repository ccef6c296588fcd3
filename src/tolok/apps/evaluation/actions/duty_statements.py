"""A unit states with a proof that it keeps a duty, and takes its word back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions import duty_reading
from tolok.apps.evaluation.models import DutyStatement, Locus
from tolok.apps.evidence.models import ProofVersion
from tolok.rules.gathering.duties import Duty
from tolok.rules.texts import Text, refuse_all

FEWEST_WORDS = 4


def state(
    *,
    locus: Locus,
    duty: Duty,
    words: str,
    stated_on: date,
    version: ProofVersion | None,
    by: User,
    now: datetime,
) -> DutyStatement:
    """Keep a unit's dated word that it keeps a duty; how the unit's duties stand is read anew.

    Raises ProblemsError for a day to come or one whose statement would have expired, too few words, and a proof that
    is not the unit's own, was withdrawn, is not clean or no longer holds.
    """
    today = timezone.localdate(now)
    expires_on = duty.expires(stated_on)
    few = refusals.FEW_WORDS.format(n=FEWEST_WORDS)
    refuse_all(
        [
            (len(words.split()) < FEWEST_WORDS, few, "words"),
            (stated_on > today, refusals.DAY_TO_COME, "stated_on"),
            (expires_on < today, refusals.STATED_TOO_OLD, "stated_on"),
            *proof_refusals(locus, version, today),
        ]
    )
    assert version is not None
    with transaction.atomic():
        made = DutyStatement.objects.create(
            unit=locus.unit,
            duty=duty.key,
            words=words.strip(),
            stated_on=stated_on,
            expires_on=expires_on,
            version=version,
            by=by,
            at=now,
        )
        duty_reading.read(loci=[locus], day=today)
        after = {"duty": duty.key, "words": made.words, "stated_on": stated_on, "version": version.pk}
        record(by=by, action="evaluation.state_duty", target=locus, after=after, now=now)
    return made


def withdraw(*, statement: DutyStatement, locus: Locus, why: str, by: User, now: datetime) -> None:
    """Take a statement back; it stays to be read. Raises ProblemsError without a reason and when it was done before."""
    refuse_all([(not why.strip(), refusals.NO_REASON, "why")])
    with transaction.atomic():
        held = DutyStatement.objects.select_for_update().get(pk=statement.pk)
        refuse_all([(held.withdrawn_at is not None, refusals.STATEMENT_GONE, "")])
        held.withdrawn_at, held.withdrawn_by, held.withdrawn_why = now, by, why.strip()
        held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
        duty_reading.read(loci=[locus], day=timezone.localdate(now))
        after = {"duty": held.duty, "stated_on": held.stated_on}
        record(by=by, action="evaluation.withdraw_duty", target=locus, after=after, why=why, now=now)


def proof_refusals(locus: Locus, version: ProofVersion | None, today: date) -> list[tuple[bool, Text, str]]:
    """Whether a proof is not the unit's own, was withdrawn, may not be opened or no longer holds; never both."""
    if version is None or version.proof.unit_id != locus.unit_id:
        return [(True, refusals.FOREIGN_PROOF, "proof")]
    proof = version.proof
    wrong = proof.withdrawn or not version.may_be_opened or proof.expired_on(today)
    return [(wrong, refusals.PROOF_DOES_NOT_HOLD.format(title=proof.title), "proof")]
