"""A forum as its papers tell it. Words are Indonesian, whatever language the page is in."""

from datetime import date

from django.utils.translation import override

from tolok.apps.commitments.models import State as Fate
from tolok.apps.consultation.models import ActionRow, Forum, Invitation, Participant, Side, TeamRole
from tolok.apps.consultation.selectors.agreed import counts_of
from tolok.apps.consultation.selectors.minutes import minutes_of
from tolok.apps.consultation.selectors.standing import standing_of, zone_word
from tolok.apps.organizations.selectors import head_named, names_of
from tolok.apps.standards.models import StandardVersion
from tolok.papers.forums.values import (
    ForumElement,
    ForumInput,
    ForumPerson,
    ForumRow,
    ForumService,
    ForumValues,
)
from tolok.rules.forums.society import elements, names
from tolok.rules.forums.states import society_warnings
from tolok.rules.standards.components import by_code


def values_of(forum: Forum, today: date) -> ForumValues:
    """A `whole` forum as plain values. Two statements: what the unit is called, and who leads it."""
    with override("id"):
        unit = names_of([forum.unit_id], today).get(forum.unit_id, forum.unit.code)
        return _values(forum, unit, _signer(forum, Side.HEAD) or _leader(forum, unit, today))


def _values(forum: Forum, unit: str, head: tuple[str, str]) -> ForumValues:
    minutes = minutes_of(forum)
    people = list(forum.participants.all())
    return ForumValues(
        office=forum.unit.office.name,
        unit=unit,
        topic=forum.topic,
        scope=forum.get_scope_display(),
        form=forum.get_form_display(),
        held_on=forum.held_on or forum.meets_on,
        number=minutes.number if minutes else "",
        dated=minutes.dated if minutes else None,
        method=forum.method,
        purpose=forum.purpose,
        begins=forum.begins,
        ends=forum.ends,
        zone=zone_word(forum),
        place=forum.place,
        address=forum.address,
        how=forum.how,
        letter=forum.letter,
        agenda=_lines(forum.agenda),
        materials=_lines(forum.materials),
        invited_on=forum.invited_on,
        materials_on=forum.materials_on,
        signed=forum.signed_on is not None,
        met=forum.held_on is not None,
        services=_services(forum),
        team=[
            (str(one.get_role_display()), f"{one.name}, {one.post}".strip(", ")) for one in forum.team.all()
        ],
        elements=_elements(forum),
        vulnerable=sum(one.vulnerable for one in people),
        absent=_absent(forum),
        people=[_person(one) for one in people],
        parties=[(one.party, _element(one)) for one in forum.invitations.all()],
        inputs=_inputs(forum),
        answered=_answered(forum),
        summary=minutes.summary if minutes else "",
        agreements=minutes.agreements if minutes else (),
        rows=[_row(one) for one in forum.rows.all()],
        head=head,
        minute_taker=_minute_taker(forum),
        community=[
            ForumPerson(one.name, one.post, names()[one.element].id if one.element else "")
            for one in forum.signatures.all()
            if one.side == Side.COMMUNITY
        ],
        attachments=_lines(minutes.attachments) if minutes else (),
        published=[
            (str(one.get_medium_display()), one.address or one.place, one.published_on)
            for one in forum.publications.all()
        ],
        told=[
            (str(one.get_how_display()), one.text or _reached(one.people), one.told_on)
            for one in forum.told.all()
        ],
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _reached(people: int | None) -> str:
    return f"{people} orang" if people is not None else ""


def _absent(forum: Forum) -> list[str]:
    """Parties of elements nobody came for: who came for an element need not be whom the letter named."""
    came = {one.element for one in forum.participants.all()}
    return [one.party for one in forum.invitations.all() if forum.held_on and one.element not in came]


def version_words(version: StandardVersion) -> str:
    """Which version it is and where it stands, in the reader's language."""
    return f"{version.number} ({version.get_state_display()})"


def _services(forum: Forum) -> list[ForumService]:
    """What is talked over. Minutes closed before their words were kept no longer know where a version stood."""
    return [
        ForumService(
            one.version.service.called,
            f"versi {one.version.number if forum.signed_on else version_words(one.version)}",
            one.shown,
            one.problems,
            one.findings,
        )
        for one in forum.subjects.all()
    ]


def _elements(forum: Forum) -> list[ForumElement]:
    came = counts_of(forum)
    invited: dict[str, int] = {}
    for one in forum.invitations.all():
        invited[one.element] = invited.get(one.element, 0) + 1
    return [ForumElement(one.name.id, invited.get(one.key, 0), came.get(one.key, 0)) for one in elements()]


def _element(one: Invitation | Participant) -> str:
    found = names().get(one.element)
    return found.id if found else ""


def _person(one: Participant) -> ForumPerson:
    return ForumPerson(one.name, one.body, _element(one))


def _inputs(forum: Forum) -> list[ForumInput]:
    codes = by_code()
    found = []
    for one in forum.inputs.all():
        component = f"{one.component} {codes[one.component].name.id}" if one.component in codes else ""
        who = [str(one.get_source_display()), names()[one.element].id if one.element else ""]
        found.append(
            ForumInput(
                one.number,
                one.subject.version.service.called if one.subject else "",
                component,
                ", ".join(part for part in who if part),
                one.text,
                str(one.get_verdict_display()) if one.verdict else "",
                one.reason,
            )
        )
    return found


def _answered(forum: Forum) -> list[tuple[str, str]]:
    """Warnings as they are said of the forum now, with what was answered to them."""
    said = {(one.key, one.about): one.text.id for one in society_warnings(standing_of(forum))}
    return [
        (said.get((one.warning, one.about), ""), one.answer)
        for one in forum.answers.all()
        if (one.warning, one.about) in said
    ]


def _row(one: ActionRow) -> ForumRow:
    state = str(one.commitment.get_state_display()) if one.commitment else str(Fate.PLANNED.label)
    if one.carried_why:
        state += f", dialihkan: {one.carried_why}"
    due = one.commitment.due_on if one.commitment else one.due_on
    return ForumRow(one.number, one.what, one.owner, due, one.measure, one.target, state)


def _signer(forum: Forum, side: str) -> tuple[str, str] | None:
    found = next((one for one in forum.signatures.all() if one.side == side), None)
    return (found.name, found.post) if found else None


def _leader(forum: Forum, unit: str, today: date) -> tuple[str, str]:
    """Who leads the unit and so is to sign; without a name where nobody is appointed."""
    return head_named(forum.unit_id, today)[0], f"Kepala {unit}"


def _minute_taker(forum: Forum) -> tuple[str, str]:
    if signed := _signer(forum, Side.MINUTE_TAKER):
        return signed
    found = next((one for one in forum.team.all() if one.role == TeamRole.MINUTE_TAKER), None)
    return (found.name, found.post) if found else ("", "")
