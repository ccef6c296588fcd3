"""Who is invited is listed, the invitations go out, materials are shared, replies are noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.consultation import refusals
from tolok.apps.consultation.actions.in_order import before_drafts, versions_of
from tolok.apps.consultation.actions.steps import allow, held, locked, mirrored, moved, words
from tolok.apps.consultation.models import Forum, Invitation, Subject
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import State as VersionState
from tolok.apps.standards.policies import may_move
from tolok.rules.days import day_said
from tolok.rules.forums.society import names
from tolok.rules.forums.states import LISTENING, OPEN_PLAN
from tolok.rules.standards.components import components
from tolok.rules.standards.words import lines
from tolok.rules.texts import Text
from tolok.rules.wording import fill


@dataclass(frozen=True, slots=True)
class Party:
    """Who is to be invited, for which element of society, and where the letter goes."""

    party: str
    element: str
    contact: str = ""


def list_parties(
    *, forum: Forum, parties: Sequence[Party], by: User | None, now: datetime
) -> list[Invitation]:
    """Add those who are invited; a party that is listed already is not listed twice. All or nothing."""
    known = names()
    refusals.refuse_rows(
        [
            *(
                (row, "party", refusals.NO_PARTY)
                for row, one in enumerate(parties, 1)
                if not one.party.strip()
            ),
            *(
                (row, "element", refusals.NO_ELEMENT)
                for row, one in enumerate(parties, 1)
                if one.element not in known
            ),
        ]
    )
    with transaction.atomic():
        found = held(forum, OPEN_PLAN | LISTENING)
        there = {one.party.casefold() for one in found.invitations.all()}
        rows = []
        for one in parties:
            party = words(one.party)
            if party.casefold() not in there:
                there.add(party.casefold())
                rows.append(_row(found, party, one))
        Invitation.objects.bulk_create(rows)
        counts = {key: sum(one.element == key for one in rows) for key in known}
        after = {"invitations": {key: n for key, n in counts.items() if n}}
        record(by=by, action="consultation.list_parties", target=found, after=after, now=now)
    return rows


def _row(forum: Forum, party: str, one: Party) -> Invitation:
    sent = forum.invited_on if forum.state in LISTENING else None
    return Invitation(forum=forum, party=party, element=one.element, contact=words(one.contact), sent_on=sent)


def strike(*, invitation: Invitation, by: User | None, now: datetime) -> None:
    """Take somebody off the list before the invitations went out."""
    with transaction.atomic():
        found = held(invitation.forum, OPEN_PLAN)
        found.invitations.filter(pk=invitation.pk).delete()
        after = {"element": invitation.element}
        record(by=by, action="consultation.strike", target=found, after=after, now=now)


def note_reply(*, invitation: Invitation, confirmed: bool | None, by: User | None, now: datetime) -> None:
    """Whether a party said it will come."""
    with transaction.atomic():
        found = held(invitation.forum, LISTENING)
        Invitation.objects.filter(forum=found, pk=invitation.pk).update(confirmed=confirmed)
        after = {"invitation": invitation.pk, "confirmed": confirmed}
        record(by=by, action="consultation.note_reply", target=found, after=after, now=now)


def send(*, forum: Forum, sent_on: date, by: User | None, now: datetime) -> Forum:
    """Preparation → invited. From now on everybody may read of the forum, and drafts under internal review are open
    to the public: their words are kept as they stand, so that a comment stays beside what it was about.
    """
    with transaction.atomic():
        found = locked(forum)
        allow("invite", found)
        said, way_on = refusals.INVITED_BEFORE_DRAFT, refusals.RIGHT_DAY_OR_WITHOUT
        refusals.refuse_all(
            [
                (sent_on > timezone.localdate(now), refusals.FUTURE, "sent_on"),
                *_after_forum(found, sent_on, "sent_on"),
                *_unreviewed(found, by, timezone.localdate(now)),
                *before_drafts(versions_of(found), sent_on, way_on, "sent_on", said),
            ]
        )
        for subject in found.subjects.all():
            _open(subject, by, now)
        found.invitations.filter(sent_on=None).update(sent_on=sent_on)
        moved("invite", found, by=by, now=now, days={"invited_on": sent_on})
    return mirrored(forum, found)


def _unreviewed(forum: Forum, by: User | None, day: date) -> list[tuple[bool, Text, str]]:
    """Whether an internal review is passed is for head or Biro: an invitation does not pass it by for them."""
    waiting = [one.version for one in forum.subjects.all() if one.version.state == VersionState.INTERNAL]
    if by is None or not waiting or may_move(by, forum.unit, "consult", day):
        return []
    names = ", ".join(one.service.called for one in waiting)
    return [(True, fill(refusals.REVIEW_OPEN, names=Text(names, names)), "")]


def _after_forum(forum: Forum, day: date, key: str) -> list[tuple[bool, Text, str]]:
    """Nobody is invited, and nothing is handed out to prepare, after the day of the forum."""
    last = forum.held_on or forum.meets_on
    return [(day > last, fill(refusals.AFTER_FORUM, day=day_said(day), forum=day_said(last)), key)]


def _open(subject: Subject, by: User | None, now: datetime) -> None:
    if subject.version.state == VersionState.INTERNAL:
        versions.consult(version=subject.version, by=by, now=now)
    standard = subject.version.standard
    subject.lines = {
        one.code: [{"id": text.id, "en": text.en} for text in lines(standard, one.code)]
        for one in components()
    }
    subject.save(update_fields=["lines"])


def share_materials(
    *, forum: Forum, materials: str, shared_on: date, by: User | None, now: datetime
) -> Forum:
    """Note what participants got to read, and when."""
    faults = [
        (not materials.strip(), refusals.NO_TEXT, "materials"),
        (shared_on > timezone.localdate(now), refusals.FUTURE, "shared_on"),
    ]
    refusals.refuse_all(faults)
    with transaction.atomic():
        found = held(forum, OPEN_PLAN | LISTENING)
        refusals.refuse_all(_after_forum(found, shared_on, "shared_on"))
        before = {"materials": found.materials, "materials_on": found.materials_on}
        found.materials, found.materials_on = materials.strip(), shared_on
        found.save(update_fields=["materials", "materials_on"])
        after = {"materials": found.materials, "materials_on": shared_on}
        action = "consultation.share_materials"
        record(by=by, action=action, target=found, before=before, after=after, now=now)
    return mirrored(forum, found)
