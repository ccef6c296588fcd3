"""What a forum is, as its rules read it."""

from django.conf import settings

from tolok.apps.commitments.models import OPEN
from tolok.apps.consultation.models import ActionRow, Forum, Minutes, Outcome, Shown, Side, State, TeamRole
from tolok.apps.consultation.selectors.agreed import agreed_digest
from tolok.apps.consultation.selectors.minutes import minutes_of as minutes_of
from tolok.apps.standards.models import State as Standing_of_version
from tolok.rules.forums.meeting import TOLD, untold
from tolok.rules.forums.society import VULNERABLE
from tolok.rules.forums.states import Standing
from tolok.rules.regions.zones import SHORT, zone_of

BEFORE = (State.PLAN, State.PREPARATION, State.INVITED)


def elements_of(forum: Forum) -> tuple[str, ...]:
    """Elements of society that came; before the forum was held, those that are invited."""
    if forum.state in BEFORE:
        return tuple(dict.fromkeys(one.element for one in forum.invitations.all()))
    return tuple(dict.fromkeys(one.element for one in forum.participants.all()))


def has_vulnerable(forum: Forum) -> bool:
    """Whether somebody of a vulnerable group came, or before the forum is invited."""
    came = any(one.vulnerable for one in forum.participants.all())
    return came or VULNERABLE in elements_of(forum)


def is_open(row: ActionRow) -> bool:
    """Whether a row is neither done, dropped nor carried over."""
    if row.carried_why:
        return False
    return row.commitment is None or row.commitment.state in OPEN


def _changed(forum: Forum, minutes: Minutes | None) -> bool:
    """Whether the minutes, before they were closed, say something else than when they were scanned or signed."""
    if minutes is None or minutes.digest:
        return False
    known = {minutes.scan_digest, *(one.digest for one in forum.signatures.all() if one.own)} - {""}
    return bool(known) and known != {agreed_digest(forum)}


def untold_of(forum: Forum) -> tuple[str, ...]:
    """What an invitation to it lacks of hour and place."""
    known = [one for one in TOLD[forum.form] if getattr(forum, one)]
    return untold(forum.form, known)


def zone_word(forum: Forum) -> str:
    """What the clock of the office of a forum with its unit is called: WIB, WITA, WIT."""
    return SHORT.get(zone_of(forum.unit.office.region) or settings.TIME_ZONE, "")


def standing_of(forum: Forum) -> Standing:
    """A `whole` forum as a value; asks the database nothing."""
    minutes, rows = minutes_of(forum), list(forum.rows.all())
    signed = list(forum.signatures.all())
    sides = [one.side for one in signed]
    comments = [one for subject in forum.subjects.all() for one in subject.comments.all()]
    return Standing(
        state=forum.state,
        meets_on=forum.meets_on,
        drafts=sum(one.version.state == Standing_of_version.DRAFT for one in forum.subjects.all()),
        untold=untold_of(forum),
        invitations=len(forum.invitations.all()),
        participants=len(forum.participants.all()),
        elements=elements_of(forum),
        vulnerable=has_vulnerable(forum),
        neutral=any(one.neutral and one.role == TeamRole.FACILITATOR for one in forum.team.all()),
        heads=sides.count(Side.HEAD),
        community=sides.count(Side.COMMUNITY),
        typed=sum(not one.own for one in signed),
        scanned=minutes is not None and minutes.scan_id is not None,
        changed=_changed(forum, minutes),
        number=minutes.number if minutes else "",
        agreements=len(minutes.agreements) if minutes else 0,
        unanswered=sum(not one.verdict for one in forum.inputs.all()),
        waiting=sum(one.state == Shown.WAITING for one in comments),
        rows=tuple(one.number for one in rows),
        incomplete=tuple(one.number for one in rows if not one.whole),
        open_rows=tuple(one.number for one in rows if is_open(one)),
        published=any(one.outcome == Outcome.RESULT for one in forum.publications.all()),
        told=bool(forum.told.all()),
        addresses=len(forum.addresses.all()),
        answered=frozenset((one.warning, one.about) for one in forum.answers.all()),
        invited_on=forum.invited_on,
        materials_on=forum.materials_on,
        held_on=forum.held_on,
        signed_on=forum.signed_on,
        published_on=forum.published_on,
        checked_on=forum.checked_on,
    )
