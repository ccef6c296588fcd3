"""One public consultation from its plan to its closing, as the unit's people keep it."""

from datetime import date
from uuid import UUID

from tolok.apps.commitments import actions as commitments
from tolok.apps.consultation.actions import (
    commenting,
    holding,
    inviting,
    listening,
    minutes,
    planning,
    promising,
    signing,
    telling,
)
from tolok.apps.consultation.models import Forum, Outcome
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented import files
from tolok.apps.demonstration.invented.inputs import forum_of
from tolok.apps.demonstration.made_public import kept
from tolok.apps.demonstration.moments import DAY, morning, working
from tolok.apps.demonstration.offering import Promised, town_of
from tolok.apps.demonstration.saying import acted_upon, came, presented, said_at, subject_of
from tolok.apps.evidence.models import Kind
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import Medium, StandardVersion
from tolok.apps.standards.models import State as Standing

#: Days after the forum by which the actions are due, one after the other.
DUE = (120, 96, 109)
#: How many agreements the minutes list.
MOST_AGREED = 7
ADVERT = "Jasa urus dokumen cepat, hubungi kami."


def invited(world: World, one: Promised, about: list[StandardVersion], day: date, meets: date) -> Forum:
    """A forum with its team and its invitations on the way; the public may comment until it meets."""
    operator, at, plan = world.operator(one.code), morning(day), forum_of(one.code)
    told = planning.Planned(
        f"Rancangan Standar Pelayanan {one.name}",
        meets,
        method=plan.method,
        begins=plan.begins,
        ends=plan.ends,
        place=_place(one, plan.room),
        how=plan.how,
        purpose=plan.purpose,
        agenda="\n".join(plan.agenda),
        letter=f"005/{100 + 7 * one.place}/{one.code}/{day.year}",
        comments_from=day,
        comments_until=meets - DAY,
    )
    forum = planning.plan(unit=one.unit, told=told, versions=about, by=operator, now=at)
    team = [
        planning.Member(world.head(one.code).name, "leader", "Kepala unit"),
        planning.Member("Fransiska Dewi", "facilitator", "Widyaiswara", neutral=True),
        planning.Member(operator.name, "minute_taker", "Penata layanan"),
    ]
    planning.set_team(forum=forum, members=team, by=operator, now=at)
    planning.prepare(forum=forum, by=operator, now=at)
    parties = [inviting.Party(party, element) for party, element, _name in came(one)]
    inviting.list_parties(forum=forum, parties=parties, by=operator, now=at)
    for version in about:
        if version.state == Standing.INTERNAL:
            versions.consult(version=version, by=world.head(one.code), now=at)
    inviting.send(forum=forum, sent_on=day, by=operator, now=at)
    materials = "Rancangan standar dan ringkasan survei"
    return inviting.share_materials(forum=forum, materials=materials, shared_on=day, by=operator, now=at)


def _place(one: Promised, room: str) -> str:
    """The unit and its town, then the room."""
    town = town_of(one.name)
    where = one.name if town in one.name else f"{one.name}, {town}"
    return f"{where}: {room[0].lower()}{room[1:]}"


def commented(world: World, one: Promised, forum: Forum, day: date, *, looked_at: bool) -> None:
    """Citizens write beside the draft. Where somebody `looked_at` it all is shown and an advertisement is not;
    otherwise the first is shown and the others wait."""
    said = [told for told in said_at(one.code) if told.online]
    written_down = [(told.service, told.component, told.text) for told in said]
    if looked_at:
        written_down.append((said[0].service, "A1", ADVERT))
    made = []
    for number, (service, component, text) in enumerate(written_down):
        written = commenting.Said(component, 1, text, "users", seconds=90 + 20 * number)
        uuid, subject = UUID(int=(forum.pk << 16) + number), subject_of(one, forum, service)
        comment, _new = commenting.take_comment(
            subject=subject, said=written, uuid=uuid, now=morning(day, 19)
        )
        made.append(comment)
    operator, at = world.operator(forum.unit.code), morning(day + DAY)
    if not looked_at:
        commenting.show(comments=made[:1], by=operator, now=at)
        return
    commenting.show(comments=made[:-1], by=operator, now=at)
    commenting.hide(comment=made[-1], why="Iklan, tidak tentang rancangan ini.", by=operator, now=at)


def heard(world: World, one: Promised, forum: Forum, day: date) -> Forum:
    """The forum on its day: who came and what was said, with an answer to everything."""
    operator, at = world.operator(one.code), morning(day, 15)
    holding.hold(forum=forum, held_on=day, by=operator, now=at)
    people = [
        holding.Attendee(name, element, party, element == "vulnerable") for party, element, name in came(one)
    ]
    there = holding.attend(forum=forum, attendees=people, by=operator, now=at)
    for subject in forum.subjects.select_related("version__service"):
        shown, problems = presented(one, subject)
        minutes.tell_subject(subject=subject, shown=shown, problems=problems, by=operator, now=at)
    said = said_at(one.code)
    for place, told in enumerate(told for told in said if not told.online):
        element = [person for person in there if person.element == told.by]
        row = listening.enter(
            forum=forum,
            text=told.text,
            subject=subject_of(one, forum, told.service),
            component=told.component,
            participant=element[place % len(element)],
            received_on=day,
            by=operator,
            now=at,
        )
        listening.answer(row=row, verdict=told.verdict, reason=told.reason, by=operator, now=at)
    _comments_answered(world, one, forum, day)
    forum.refresh_from_db()
    return forum


def _comments_answered(world: World, one: Promised, forum: Forum, day: date) -> None:
    online = [told for told in said_at(one.code) if told.online]
    operator, at = world.operator(one.code), morning(day, 16)
    for row, told in zip(forum.inputs.filter(answered_at=None).order_by("comment"), online, strict=True):
        listening.answer(row=row, verdict=told.verdict, reason=told.reason, by=operator, now=at)


def signed(world: World, one: Promised, forum: Forum, day: date) -> Forum:
    """The minutes with both sides' signatures on paper, scanned; the action rows become promises."""
    operator, head, at = world.operator(one.code), world.head(one.code), morning(day)
    assert forum.held_on is not None
    number = f"BA/{one.code}/{forum.held_on.year}"
    said = said_at(one.code)
    taken = [told for told in said if told.verdict != "rejected"]
    called = {offer.name: service.called for service, offer in one.services}
    agreements = tuple(f"{called[told.service]}: {told.reason}" for told in taken)[-MOST_AGREED:]
    summary = (
        f"{len(said)} masukan dibahas; {len(taken)} diterima atau disesuaikan, masing-masing dengan alasan."
    )
    written = minutes.Written(number, forum.held_on, agreements, summary)
    minutes.write(forum=forum, written=written, by=operator, now=morning(forum.held_on, 17))
    for told, days in zip(acted_upon(said), DUE, strict=False):
        due, row = working(forum.held_on + days * DAY), forum.inputs.get(text=told.text)
        action = promising.Row(told.act, told.measure, told.owner, due, input=row)
        promising.add_row(forum=forum, row=action, by=operator, now=morning(forum.held_on, 17))
    signer = forum.participants.order_by("pk").first()
    assert signer is not None
    paper = files.scanned(number, one.name, forum.topic, agreements, (head.name, signer.name))
    title = f"Pindaian berita acara {number}"
    scan = kept(world, one, paper, title, Kind.MINUTES, forum.held_on, at)
    signing.attach_scan(forum=forum, scan=scan, by=operator, now=at)
    for signature in (
        signing.Signed("head", head.name, "Kepala unit"),
        signing.Signed("community", participant=signer),
    ):
        signing.put_signature(forum=forum, signed=signature, signed_on=forum.held_on, by=operator, now=at)
    return minutes.sign(forum=forum, by=head, now=at)


def rows_kept(world: World, one: Promised, forum: Forum, *, but_first: bool) -> None:
    """What was promised is done in time; unless the first row is left, it is told and the forum closed."""
    operator, head = world.operator(one.code), world.head(one.code)
    last = forum.held_on
    for row in list(forum.rows.select_related("commitment__unit"))[int(but_first) :]:
        promise = row.commitment
        assert promise is not None  # the minutes are signed
        done = working(promise.due_on - 20 * DAY)
        last = max(last or done, done)
        at = morning(promise.promised_on + 5 * DAY)
        commitments.assign(commitment=promise, owner=row.owner, by=head, now=at)
        commitments.finish(
            commitment=promise,
            done_on=done,
            effect=True,
            why_no_proof=f"Terlihat di tempat pelayanan. Ukurannya: {row.measure[0].lower()}{row.measure[1:]}.",
            by=operator,
            now=morning(done),
        )
    if but_first:
        return
    assert last is not None  # it was held
    forum.refresh_from_db()
    telling.publish(
        forum=forum,
        outcome=Outcome.FOLLOW_UP,
        medium=Medium.WEBSITE,
        address=f"https://sagararaya.example/fkp/{one.code}/tindak-lanjut",
        published_on=last,
        by=operator,
        now=morning(last, 10),
    )
    telling.close(forum=forum, by=operator, now=morning(working(last + 5 * DAY)))
