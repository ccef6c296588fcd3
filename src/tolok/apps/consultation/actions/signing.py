"""Both sides sign the minutes: on paper, which a scan proves, or under an account of their own.

A signature that somebody else typed is a note that somebody signed, and counts only beside a scan. What the minutes say
is kept as a fingerprint with a scan and with a signature of one's own: when they are changed later, neither holds.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.consultation import refusals
from tolok.apps.consultation.actions.steps import check_proof, held, words
from tolok.apps.consultation.models import Forum, Participant, Side, Signature
from tolok.apps.consultation.policies import heads
from tolok.apps.consultation.selectors.agreed import agreed_digest
from tolok.apps.consultation.selectors.minutes import minutes_of
from tolok.apps.evidence.actions import keep
from tolok.apps.evidence.models import Kind, Origin, ProofVersion
from tolok.apps.evidence.selectors import type_of
from tolok.apps.organizations.selectors import names_of
from tolok.rules.forums.states import AGREED, LISTENING
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: of the head, of the minute taker, or of somebody of the community on the attendance list."""

    side: str
    name: str = ""
    post: str = ""
    participant: Participant | None = None


def put_signature(
    *, forum: Forum, signed: Signed, signed_on: date, by: User | None, now: datetime
) -> Signature:
    """Note that somebody signed the paper; that the head did only beside a scan of it."""
    with transaction.atomic():
        found = held(forum, LISTENING)
        refusals.refuse_all(_faults(found, signed, signed_on, now))
        person = signed.participant
        made = Signature.objects.create(
            forum=found,
            side=Side(signed.side),
            participant=person,
            name=person.name if person else words(signed.name, 200),
            post=person.body if person else words(signed.post, 200),
            element=person.element if person else "",
            signed_on=signed_on,
            by=by,
        )
        after = {"side": made.side, "element": made.element, "signed_on": signed_on}
        record(by=by, action="consultation.put_signature", target=found, after=after, now=now)
    return made


def _faults(found: Forum, signed: Signed, signed_on: date, now: datetime) -> list[tuple[bool, Text, str]]:
    person, minutes = signed.participant, minutes_of(found)
    stranger = person is not None and person.forum_id != found.pk
    nobody = signed.side == Side.COMMUNITY and person is None
    nameless = signed.side != Side.COMMUNITY and person is None and not signed.name.strip()
    unseen = signed.side == Side.HEAD and (minutes is None or minutes.scan_id is None)
    return [
        (signed.side not in Side.values, refusals.NO_SIDE, "side"),
        (unseen, refusals.HEAD_SIGNS_ALONE, "side"),
        (stranger or nobody, refusals.UNKNOWN_PERSON, "participant"),
        (nameless, refusals.NO_NAME, "name"),
        (signed_on > timezone.localdate(now), refusals.FUTURE, "signed_on"),
        *refusals.too_early(signed_on, found.held_on, refusals.BEFORE_HELD, "signed_on"),
    ]


def sign_as_head(*, forum: Forum, by: User, now: datetime) -> Signature:
    """The head of the unit signs the minutes as they stand, under their own account; again after they were changed."""
    today = timezone.localdate(now)
    with transaction.atomic():
        found = held(forum, LISTENING)
        minutes = minutes_of(found)
        refusals.refuse_all(
            [
                (not heads(by, found.unit, today), refusals.NOT_THE_HEAD, ""),
                (minutes is None or not minutes.agreements, refusals.NOTHING_TO_SIGN, ""),
            ]
        )
        unit = names_of([found.unit_id], today).get(found.unit_id, found.unit.code)
        made, _ = Signature.objects.update_or_create(
            forum=found,
            side=Side.HEAD,
            own=True,
            by=by,
            defaults={
                "name": words(by.name, 200),
                "post": words(f"Kepala {unit}", 200),
                "signed_on": today,
                "digest": agreed_digest(found),
            },
        )
        after = {"side": made.side, "signed_on": today, "digest": made.digest}
        record(by=by, action="consultation.sign_as_head", target=found, after=after, now=now)
    return made


def take_back(*, signature: Signature, by: User | None, now: datetime) -> None:
    """Take a signature back that was noted wrongly, before the minutes are closed; one's own only oneself
    while it holds."""
    with transaction.atomic():
        found = held(signature.forum, LISTENING)
        holds = signature.own and signature.digest == agreed_digest(found)
        foreign = holds and (by is None or signature.by_id != by.pk)
        refusals.refuse_all([(foreign, refusals.ANOTHERS_OWN, "sure")])
        found.signatures.filter(pk=signature.pk).delete()
        after = {"side": signature.side}
        record(by=by, action="consultation.take_back", target=found, after=after, now=now)


def bring_scan(
    *, forum: Forum, name: str, content: IO[bytes], by: User | None, now: datetime
) -> ProofVersion:
    """Put a scan of the signed minutes into the unit's library. Raises ProblemsError as any upload does."""
    minutes = minutes_of(forum)
    refusals.refuse_all([(minutes is None, refusals.NO_MINUTES, "file")])
    return keep(
        unit=forum.unit,
        name=name,
        content=content.read(),
        title=f"Berita acara FKP bertanda tangan: {forum.topic}"[:300],
        kind=Kind.MINUTES,
        origin=Origin.UPLOAD,
        by=by,
        today=timezone.localdate(now),
        now=now,
        proof_date=minutes.dated if minutes else None,
        place=forum.place[:200],
        personal_data=True,
    )


def attach_scan(*, forum: Forum, scan: ProofVersion, by: User | None, now: datetime) -> None:
    """Attach the signed paper from the unit's library as proof: before the minutes are closed, or later in place of
    another."""
    with transaction.atomic():
        found = held(forum, LISTENING | AGREED)
        minutes = minutes_of(found)
        before = {"scan": minutes.scan_id if minutes else None}
        put_scan(found, scan)
        after = {"scan": scan.pk, "sha256": scan.sha256}
        action = "consultation.attach_scan"
        record(by=by, action=action, target=found, before=before, after=after, now=now)


def put_scan(found: Forum, scan: ProofVersion) -> None:
    """Keep a scan with what the minutes say now. Raises ProblemsError for a file that cannot be one."""
    minutes = minutes_of(found)
    refusals.refuse_all(
        [
            (minutes is None, refusals.NO_MINUTES, "scan"),
            *check_proof(found, scan, "scan"),
            (scan.proof.origin == Origin.GENERATED, refusals.OWN_PAPER, "scan"),
            (not type_of(scan).drawn, refusals.NO_PICTURE, "scan"),
            *refusals.too_early(scan.proof.proof_date, found.held_on, refusals.OLD_SCAN, "scan"),
        ]
    )
    assert minutes is not None  # refused above
    minutes.scan, minutes.scan_digest = scan, agreed_digest(found)
    minutes.save(update_fields=["scan", "scan_digest"])
