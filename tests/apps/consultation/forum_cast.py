"""A unit with a draft to talk over, and a forum brought to any state; built through the actions."""

from datetime import date, time, timedelta
from typing import Any

from tests.apps.evidence.cast import a_pdf
from tests.apps.organizations.cast import NOW, TODAY, a_unit, an_office
from tests.apps.standards.standards_cast import a_decree, a_draft, a_service, held
from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Attendee, Party, Planned, Row, Signed, Written
from tolok.apps.consultation.models import Forum, Input, Participant, Scope, Side, State
from tolok.apps.evidence.actions import keep
from tolok.apps.evidence.models import Kind, Origin, ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.models import State as VersionState

WHO: dict[str, Any] = {"by": None, "now": NOW}
INVITED_ON = TODAY - timedelta(days=10)
#: Drafts are begun before anybody is invited to talk them over.
BEGUN_ON = TODAY - timedelta(days=12)
DUE = TODAY + timedelta(days=60)
FIVE = ("users", "experts", "agencies", "civil_society", "mass_media")
#: Every element, one person of a vulnerable group among them.
ALL = tuple(
    Attendee(name, element, body, vulnerable=element == "users")
    for name, element, body in (
        ("Budi Hartono", "users", "Warga RT 04"),
        ("Rina Kusuma", "experts", "Universitas Tolok"),
        ("Joko Susilo", "agencies", "Dinas Sosial"),
        ("Maria Lende", "civil_society", "Yayasan Terang"),
        ("Agus Salim", "mass_media", "Radio Kota"),
    )
)


def a_consulting_unit(code: str = "1", name: str = "Kecamatan Tolok Hulu") -> OrganizationUnit:
    """A unit of an office of its own."""
    return a_unit(an_office(f"Kabupaten {name}"), code, name)


def a_version(unit: OrganizationUnit, code: str = "01", begun_on: date = BEGUN_ON) -> StandardVersion:
    """A complete draft under internal review."""
    begun = NOW - (TODAY - begun_on)
    return versions.submit(version=a_draft(a_service(unit, code), now=begun), **WHO)


def a_version_passed(unit: OrganizationUnit, code: str = "01") -> StandardVersion:
    """The same, and the head passed the review: the public is asked."""
    return versions.consult(version=a_version(unit, code), **WHO)


def a_version_in_force(unit: OrganizationUnit, code: str = "01") -> StandardVersion:
    """A standard that has been in force for a year."""
    return held(a_service(unit, code), TODAY - timedelta(days=365))


def a_forum(version: StandardVersion, *, meets_on: date = TODAY, scope: str = Scope.DRAFT) -> Forum:
    """A planned forum about one version, open to comments from the day it is invited to the day it meets."""
    told = Planned(
        topic="Standar surat keterangan domisili",
        meets_on=meets_on,
        scope=scope,
        begins=time(9),
        ends=time(12),
        place="Aula kecamatan",
        agenda="Pembukaan\nDiskusi",
        comments_from=INVITED_ON,
        comments_until=meets_on,
    )
    return actions.plan(unit=version.service.unit, told=told, versions=[version], **WHO)


def brought_to(forum: Forum, state: str, *, attendees: tuple[Attendee, ...] = ALL) -> Forum:
    """The forum at a later state, one step after the other, with everything each step wants."""
    for one, step in STEPS.items():
        step(forum, attendees)
        if one == state:
            break
    return forum


def _prepare(forum: Forum, _: tuple[Attendee, ...]) -> None:
    actions.prepare(forum=forum, **WHO)


def _invite(forum: Forum, _: tuple[Attendee, ...]) -> None:
    parties = [Party(f"Pihak {element}", element) for element in (*FIVE, "vulnerable")]
    actions.list_parties(forum=forum, parties=parties, **WHO)
    actions.share_materials(forum=forum, materials="Rancangan standar", shared_on=INVITED_ON, **WHO)
    actions.send(forum=forum, sent_on=INVITED_ON, **WHO)


def _hold(forum: Forum, attendees: tuple[Attendee, ...]) -> None:
    actions.hold(forum=forum, held_on=TODAY, **WHO)
    actions.attend(forum=forum, attendees=attendees, **WHO)


def _sign(forum: Forum, _: tuple[Attendee, ...]) -> None:
    write_minutes(forum)
    a_row(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)


def _publish(forum: Forum, _: tuple[Attendee, ...]) -> None:
    actions.publish(forum=forum, medium="website", place="situs unit", published_on=TODAY, **WHO)


def _follow(forum: Forum, _: tuple[Attendee, ...]) -> None:
    actions.follow(forum=forum, **WHO)


STEPS = {
    State.PREPARATION: _prepare,
    State.INVITED: _invite,
    State.HELD: _hold,
    State.SIGNED: _sign,
    State.PUBLISHED: _publish,
    State.FOLLOW_UP: _follow,
}


def took_force(version: StandardVersion, number: str = "188/1/2026") -> StandardVersion:
    """The version is decided without its forum."""
    talked_over_otherwise(version)
    decree = a_decree(version.service.unit, number)
    return versions.put_in_force(version=version, decree=decree, effective_from=TODAY, **WHO)


def talked_over_otherwise(version: StandardVersion) -> None:
    """The public took part in another way than a forum here, and the version waits for its decree."""
    version.refresh_from_db()
    if version.state == VersionState.DRAFT:
        versions.submit(version=version, **WHO)
    if version.state == VersionState.INTERNAL:
        versions.consult(version=version, **WHO)
    given: dict[str, Any] = {"kind": "other", "why": "rapat warga RW 3", "elements": ["users"]}
    versions.note_participation(version=version, consulted_on=TODAY, **given, **WHO)
    versions.revise(version=version, **WHO)
    versions.ready(version=version, **WHO)


def write_minutes(forum: Forum) -> None:
    """A number and one agreement."""
    written = Written("400/07/FKP/2026", TODAY, ["Surat selesai dalam satu hari kerja"])
    actions.write(forum=forum, written=written, **WHO)


def a_row(forum: Forum, what: str = "Menambah petugas loket") -> None:
    """An action row with owner, date and measure."""
    row = Row(what, "jumlah petugas di loket", "Kepala seksi pelayanan", DUE, "dua petugas")
    actions.add_row(forum=forum, row=row, **WHO)


def a_scan(unit: OrganizationUnit, mark: str = "berita acara", **facts: Any) -> ProofVersion:
    """A scanned paper in the unit's library."""
    told = {"title": f"Pindaian {mark}", "kind": Kind.MINUTES, "proof_date": TODAY, "origin": Origin.UPLOAD}
    content = a_pdf(mark=mark)
    return keep(unit=unit, name="pindaian.pdf", content=content, today=TODAY, **{**told, **facts}, **WHO)


def both_sign(forum: Forum, day: date = TODAY) -> None:
    """The head and one of the community, as a scan proves."""
    mark = f"berita acara {forum.pk}"
    actions.attach_scan(forum=forum, scan=a_scan(forum.unit, mark, proof_date=None), **WHO)
    type_both(forum, day)


def type_both(forum: Forum, day: date = TODAY) -> None:
    """Somebody types that the head and one of the community signed."""
    person = Participant.objects.filter(forum=forum).order_by("pk")[0]
    at = NOW + (day - TODAY)
    head = Signed(Side.HEAD, "Siti Rahayu", "Camat")
    actions.put_signature(forum=forum, signed=head, signed_on=day, by=None, now=at)
    community = Signed(Side.COMMUNITY, participant=person)
    actions.put_signature(forum=forum, signed=community, signed_on=day, by=None, now=at)


def an_input(forum: Forum, text: str = "Dua hari terlalu lama") -> Input:
    """What somebody said about the time limit of the first standard."""
    subject = forum.subjects.order_by("pk")[0]
    return actions.enter(
        forum=forum, text=text, subject=subject, component="A3", element="users", received_on=TODAY, **WHO
    )
