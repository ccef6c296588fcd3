"""What becomes of a promise."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.commitments import refusals
from tolok.apps.commitments.actions.telling import address, keepers_of
from tolok.apps.commitments.models import (
    Commitment,
    CommitmentNote,
    CommitmentProof,
    State,
    Step,
)
from tolok.apps.common.actions import record
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.notices.actions import notify
from tolok.rules.texts import Problem, ProblemsError, Text

#: What the audit compares.
FIELDS = ("owner", "owner_user_id", "due_on", "state", "done_on", "why_no_proof", "why_dropped", "public")
Values = dict[str, object]


def assign(
    *, commitment: Commitment, owner: str, owner_user: User | None = None, by: User, now: datetime
) -> None:
    """Say who is responsible; with this the unit has taken the promise up."""
    name = owner.strip() or (owner_user.name if owner_user else "")
    if not name:
        raise refusals.refused(refusals.NO_OWNER, "owner")
    with transaction.atomic():
        found, before = _open(commitment)
        found.owner, found.owner_user, found.state = name[:200], owner_user, State.UNDER_WAY
        _keep(found, before, Step.ASSIGNED, found.owner, "assign", by, now)
    if owner_user is not None and owner_user.pk != by.pk:
        key = f"commitments.assigned:{found.pk}:{owner_user.pk}"
        notify(users=[owner_user], words=ASSIGNED, path=_path(found), key=key, now=now)
    _copy(found, commitment)


def note(*, commitment: Commitment, text: str, by: User, now: datetime) -> None:
    """Write how far it is; the first note sets it under way."""
    if not text.strip():
        raise refusals.refused(refusals.NO_TEXT, "text")
    with transaction.atomic():
        found, before = _open(commitment)
        found.state = State.UNDER_WAY
        _keep(found, before, Step.PROGRESS, text.strip(), "note", by, now)
    _copy(found, commitment)


def move(*, commitment: Commitment, due_on: date, by: User, why: str, now: datetime) -> None:
    """Another due date, with a reason. The date promised first stays, and on time is measured by that."""
    problems = [] if why.strip() else [Problem(refusals.NO_REASON, key="why")]
    if due_on < timezone.localdate(now):
        problems.append(Problem(refusals.DUE_PAST, key="due_on"))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        found, before = _open(commitment)
        if due_on == found.due_on:
            raise refusals.refused(refusals.SAME_DAY, "due_on")
        days = (found.due_on, due_on)
        found.due_on = due_on
        _keep(found, before, Step.MOVED, why.strip(), "move", by, now, days=days)
    _tell(found, MOVED, f"commitments.moved:{found.pk}:{due_on}", by, now)
    _copy(found, commitment)


def finish(
    *,
    commitment: Commitment,
    done_on: date,
    effect: bool,
    proofs: Iterable[ProofVersion] = (),
    why_no_proof: str = "",
    text: str = "",
    by: User,
    now: datetime,
) -> None:
    """Say that it is done: with proofs from the unit's library, or why there is none.

    Without `effect` it is done and has not helped yet; it still counts as kept.
    """
    versions = list(proofs)
    problems = _doubts(commitment, done_on, versions, why_no_proof, now)
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        found, before = _open(commitment)
        found.state = State.DONE if effect else State.DONE_WITHOUT_EFFECT
        found.done_on, found.why_no_proof = done_on, "" if versions else why_no_proof.strip()
        CommitmentProof.objects.bulk_create(
            (CommitmentProof(commitment=found, version=version, by=by, at=now) for version in versions),
            ignore_conflicts=True,
        )
        shown: Values = {"proofs": [version.sha256 for version in versions]}
        said = text.strip() or found.why_no_proof
        _keep(found, before, Step.FINISHED, said, "finish", by, now, more=shown)
    _copy(found, commitment)


def _doubts(
    commitment: Commitment, done_on: date, versions: Sequence[ProofVersion], why: str, now: datetime
) -> list[Problem]:
    faults: list[tuple[bool, Text, str]] = [
        (not versions and not why.strip(), refusals.NO_PROOF, "proofs"),
        (
            any(one.proof.unit_id != commitment.unit_id or not one.may_be_opened for one in versions),
            refusals.FOREIGN_PROOF,
            "proofs",
        ),
        (done_on > timezone.localdate(now), refusals.FUTURE, "done_on"),
        (done_on < commitment.promised_on, refusals.BEFORE_PROMISED, "done_on"),
    ]
    return [Problem(text, key=key) for wrong, text, key in faults if wrong]


def reopen(*, commitment: Commitment, by: User, why: str, now: datetime) -> None:
    """Open a promise again that was done or dropped; its proofs and its history stay."""
    _need(why)
    with transaction.atomic():
        found, before = _locked(commitment)
        if found.open:
            raise refusals.refused(refusals.STILL_OPEN)
        found.state, found.done_on, found.why_dropped, found.why_no_proof = State.UNDER_WAY, None, "", ""
        _keep(found, before, Step.REOPENED, why.strip(), "reopen", by, now)
    _tell(found, REOPENED, f"commitments.reopened:{found.pk}:{now.isoformat()}", by, now)
    _copy(found, commitment)


def drop(*, commitment: Commitment, by: User, why: str, now: datetime) -> None:
    """Give a promise up, with a reason. It stays in the list, with that state."""
    _need(why)
    with transaction.atomic():
        found, before = _open(commitment)
        found.state, found.why_dropped = State.DROPPED, why.strip()
        _keep(found, before, Step.DROPPED, why.strip(), "drop", by, now)
    _tell(found, DROPPED, f"commitments.dropped:{found.pk}:{now.isoformat()}", by, now)
    _copy(found, commitment)


def publish(*, commitment: Commitment, public: bool, by: User, now: datetime) -> None:
    """Show a promise to everybody, or no longer: title, unit, due date and state, nothing else."""
    with transaction.atomic():
        found, before = _locked(commitment)
        if found.public == public:
            return
        found.public = public
        found.save(update_fields=["public"])
        _record(found, before, "publish", by, "", now, {})
    _copy(found, commitment)


def _need(why: str) -> None:
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")


def _locked(commitment: Commitment) -> tuple[Commitment, Values]:
    found = Commitment.objects.select_for_update().get(pk=commitment.pk)
    return found, {name: getattr(found, name) for name in FIELDS}


def _open(commitment: Commitment) -> tuple[Commitment, Values]:
    found, before = _locked(commitment)
    if not found.open:
        raise refusals.refused(refusals.NOT_OPEN)
    return found, before


def _keep(
    found: Commitment,
    before: Values,
    step: Step,
    text: str,
    verb: str,
    by: User,
    now: datetime,
    *,
    days: tuple[date | None, date | None] = (None, None),
    more: Values | None = None,
) -> None:
    """Write the row, its note and its audit entry."""
    found.save()
    CommitmentNote.objects.create(
        commitment=found, step=step, text=text, old_due_on=days[0], new_due_on=days[1], by=by, at=now
    )
    _record(found, before, verb, by, text, now, more or {})


def _record(
    found: Commitment, before: Values, verb: str, by: User, why: str, now: datetime, more: Values
) -> None:
    after = {**{name: getattr(found, name) for name in FIELDS}, **more}
    record(
        by=by,
        action=f"commitments.{verb}",
        target=found,
        before=before,
        after=after,
        why=why,
        now=now,
    )


def _copy(found: Commitment, commitment: Commitment) -> None:
    """Give the caller's object what was written."""
    for name in FIELDS:
        setattr(commitment, name, getattr(found, name))


def _path(found: Commitment) -> str:
    return address("commitments-commitment", found.office_id, found.pk)


def _tell(found: Commitment, words: Text, key: str, by: User, now: datetime) -> None:
    people = set(keepers_of([found.unit_id], timezone.localdate(now)).get(found.unit_id, []))
    if found.owner_user_id is not None:
        people.add(found.owner_user_id)
    said = words.format(title=found.title)
    notify(users=sorted(people - {by.pk}), words=said, path=_path(found), key=key, now=now)


ASSIGNED = Text(
    "Anda ditetapkan sebagai penanggung jawab sebuah janji tindak lanjut.",
    "You were made responsible for a follow-up promise.",
)
MOVED = Text("Tenggat janji ini dipindah: {title}", "The due date of this promise was moved: {title}")
REOPENED = Text("Janji ini dibuka lagi: {title}", "This promise was opened again: {title}")
DROPPED = Text("Janji ini dibatalkan: {title}", "This promise was dropped: {title}")
