"""The forum was held: who came, for which element of society, and what they agreed may be kept of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record, record_read
from tolok.apps.consultation import refusals
from tolok.apps.consultation.actions.in_order import before_drafts, versions_of
from tolok.apps.consultation.actions.steps import allow, held, locked, mirrored, moved, words
from tolok.apps.consultation.models import Address, Consent, Forum, Invitation, Participant
from tolok.apps.consultation.refusals import too_early
from tolok.rules.days import day_said
from tolok.rules.forums.society import VULNERABLE, names
from tolok.rules.forums.states import LISTENING
from tolok.rules.texts import Text
from tolok.rules.wording import fill

NOT_AN_ADDRESS = Text("Alamat surel ini keliru.", "This e-mail address is wrong.")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who came. `email` is where the results go, given for that alone; it is kept apart from the name."""

    name: str
    element: str
    body: str = ""
    vulnerable: bool = False
    accommodation: str = ""
    consent: str = Consent.SIGNED
    email: str = ""


def hold(*, forum: Forum, held_on: date, why: str = "", by: User | None, now: datetime) -> Forum:
    """Invited → held, on a day that has come; before the day it was planned for only with a reason. From now on nobody
    comments online any more."""
    with transaction.atomic():
        found = locked(forum)
        allow("hold", found)
        sooner = held_on < found.meets_on
        unwritten = before_drafts(versions_of(found), held_on, refusals.RIGHT_DAY_OR_ANOTHER, "held_on")
        faults = [
            (held_on > timezone.localdate(now), refusals.FUTURE, "held_on"),
            *(unwritten or too_early(held_on, found.invited_on, refusals.BEFORE_INVITED, "held_on")),
            (sooner and not why.strip(), fill(refusals.BEFORE_ITS_DAY, day=day_said(found.meets_on)), "why"),
        ]
        refusals.refuse_all(faults)
        days = {"held_on": held_on, "early_why": why.strip() if sooner else ""}
        moved("hold", found, by=by, now=now, days=days, why=why if sooner else "")
    return mirrored(forum, found)


def unhold(*, forum: Forum, why: str, by: User | None, now: datetime) -> Forum:
    """Held → invited: it was noted by mistake. Possible while nobody is on the attendance list and no minutes are
    written; the day it was planned for stands again."""
    with transaction.atomic():
        found = locked(forum)
        allow("unhold", found, why)
        moved("unhold", found, by=by, now=now, days={"held_on": None, "early_why": ""}, why=why)
    return mirrored(forum, found)


def attend(
    *, forum: Forum, attendees: Sequence[Attendee], by: User | None, now: datetime
) -> list[Participant]:
    """Add those who came; of who does not agree only the element is kept. All or nothing."""
    refusals.refuse_rows([fault for row, one in enumerate(attendees, 1) for fault in _faults(row, one)])
    with transaction.atomic():
        found = held(forum, LISTENING)
        invited = {one.party.casefold(): one for one in found.invitations.all()}
        rows = [_row(found, one, invited) for one in attendees]
        Participant.objects.bulk_create(rows)
        came = {one.invitation_id for one in rows if one.invitation_id}
        found.invitations.filter(pk__in=came).update(came=True)
        mails = {
            one.email.strip().casefold()
            for one in attendees
            if one.email.strip() and one.consent != Consent.REFUSED
        }
        Address.objects.bulk_create(
            (Address(forum=found, email=mail) for mail in sorted(mails)), ignore_conflicts=True
        )
        after = {"participants": {key: sum(one.element == key for one in rows) for key in names()}}
        record(by=by, action="consultation.attend", target=found, after=after, now=now)
    return rows


def _faults(row: int, one: Attendee) -> list[tuple[int, str, Text]]:
    found = []
    if not one.name.strip() and one.consent != Consent.REFUSED:
        found.append((row, "name", refusals.NO_NAME))
    if one.element not in names():
        found.append((row, "element", refusals.NO_ELEMENT))
    if one.consent not in Consent.values:
        found.append((row, "consent", fill(refusals.NO_CONSENT, said=one.consent[:40])))
    if one.email.strip():
        try:
            validate_email(one.email.strip())
        except ValidationError:
            found.append((row, "email", NOT_AN_ADDRESS))
    return found


def _row(forum: Forum, one: Attendee, invited: Mapping[str, Invitation]) -> Participant:
    kept = one.consent != Consent.REFUSED
    body, name = words(one.body, 200), words(one.name, 200)
    invitation = invited.get(body.casefold()) or invited.get(name.casefold())
    return Participant(
        forum=forum,
        invitation=invitation,
        name=name if kept else "",
        body=body if kept else "",
        element=one.element,
        vulnerable=one.vulnerable or one.element == VULNERABLE,
        accommodation=words(one.accommodation, 200) if kept else "",
        consent=one.consent,
    )


def strike_out(*, participant: Participant, by: User | None, now: datetime) -> None:
    """Take somebody off the attendance list who was entered wrongly, before the minutes are closed."""
    with transaction.atomic():
        found = held(participant.forum, LISTENING)
        found.participants.filter(pk=participant.pk).delete()
        after = {"element": participant.element}
        record(by=by, action="consultation.strike_out", target=found, after=after, now=now)


def names_read(*, forum: Forum, by: User, now: datetime) -> None:
    """Note that somebody read what participants are called."""
    record_read(by=by, action="consultation.read_names", target=forum, now=now)
