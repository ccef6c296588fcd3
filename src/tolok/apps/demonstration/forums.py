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
from tolok.apps.demonstration.made_public import kept
from tolok.apps.demonstration.moments import DAY, morning, working
from tolok.apps.demonstration.offering import Promised, town_of
from tolok.apps.evidence.models import Kind
from tolok.apps.standards.models import Medium, StandardVersion

#: Who is invited and who came: the party, its element of society, who it sent, and whether they are vulnerable.
CAME = (
    ("Perwakilan pengguna layanan", "users", "Rosmini Taher", False),
    ("Perwakilan pengguna layanan", "users", "Yosef Lamabelawa", False),
    ("Universitas Sagara Raya", "experts", "Andi Prasetya", False),
    ("Dinas Komunikasi dan Informatika", "agencies", "Nurul Aini", False),
    ("Yayasan Peduli Layanan", "civil_society", "Gregorius Tukan", False),
    ("Harian Sagara", "mass_media", "Melinda Rante", False),
    ("Himpunan Penyandang Disabilitas Sagara", "vulnerable", "Sutrisno", True),
)
#: What was said, of which component, what was decided, and why.
SAID = (
    ("A3", "Waktunya dapat lebih singkat bila berkas sudah lengkap.", "accepted", "Waktu dipersingkat."),
    (
        "A1",
        "Fotokopi kartu identitas tidak perlu; datanya sudah dibaca petugas.",
        "accepted",
        "Fotokopi dihapus; kartu cukup ditunjukkan.",
    ),
    ("A6", "Jawaban pengaduan terlalu lama.", "adjusted", "Dijanjikan paling lama 12 jam kerja."),
)
FREE_SAID = (
    "A4",
    "Masih ada calo yang meminta uang di luar.",
    "accepted",
    "Tulisan gratis dan nomor pengaduan dipasang di pintu masuk.",
)
PAID_SAID = (
    "A4",
    "Mohon dibebaskan dari biaya.",
    "rejected",
    "Tarif ditetapkan peraturan; tidak dapat dihapus unit. Dasarnya ditulis di papan.",
)
#: Comments of citizens beside the draft: component, paragraph, words.
COMMENTS = (
    ("A1", 1, "Apakah boleh diantar orang lain bila saya sakit?"),
    ("A2", 1, "Tolong sediakan juga hari Sabtu."),
    ("A3", 1, "Waktu ini dihitung sejak kapan?"),
)
ADVERT = "Jasa urus dokumen cepat, hubungi kami."


def invited(world: World, one: Promised, about: list[StandardVersion], day: date, meets: date) -> Forum:
    """A forum with its team and its invitations on the way; the public may comment until it meets."""
    operator, at = world.operator(one.code), morning(day)
    told = planning.Planned(
        f"Rancangan Standar Pelayanan {one.name}",
        meets,
        method="Diskusi kelompok",
        place=f"Aula {one.name}, {town_of(one.name)}",
        purpose="Mendengar pengguna sebelum standar ditetapkan.",
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
    parties = [inviting.Party(party, element) for party, element, _name, _vulnerable in CAME]
    inviting.list_parties(forum=forum, parties=parties, by=operator, now=at)
    inviting.send(forum=forum, sent_on=day, by=operator, now=at)
    materials = "Rancangan standar dan ringkasan survei"
    return inviting.share_materials(forum=forum, materials=materials, shared_on=day, by=operator, now=at)


def commented(world: World, forum: Forum, day: date, *, looked_at: bool) -> None:
    """Citizens write beside the draft. Where somebody `looked_at` it all is shown and an advertisement is not;
    otherwise the first is shown and the others wait."""
    subject = forum.subjects.order_by("pk").first()
    assert subject is not None
    texts = [*COMMENTS, *([("A1", 1, ADVERT)] if looked_at else [])]
    made = []
    for number, (component, paragraph, text) in enumerate(texts):
        said = commenting.Said(component, paragraph, text, "users", seconds=90 + 20 * number)
        uuid = UUID(int=(forum.pk << 16) + number)
        comment, _new = commenting.take_comment(subject=subject, said=said, uuid=uuid, now=morning(day, 19))
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
    people = [holding.Attendee(name, element, party, vulnerable) for party, element, name, vulnerable in CAME]
    came = holding.attend(forum=forum, attendees=people, by=operator, now=at)
    subject = forum.subjects.order_by("pk").first()
    free = one.services[0][1].free
    for place, (component, text, verdict, reason) in enumerate((*SAID, FREE_SAID if free else PAID_SAID)):
        row = listening.enter(
            forum=forum,
            text=text,
            subject=subject,
            component=component,
            participant=came[place],
            received_on=day,
            by=operator,
            now=at,
        )
        listening.answer(row=row, verdict=verdict, reason=reason, by=operator, now=at)
    _comments_answered(world, one, forum, day)
    forum.refresh_from_db()
    return forum


def _comments_answered(world: World, one: Promised, forum: Forum, day: date) -> None:
    reason = "Dijelaskan dalam pertemuan; kalimatnya diperjelas di rancangan."
    for row in forum.inputs.filter(answered_at=None):
        operator = world.operator(one.code)
        listening.answer(row=row, verdict="adjusted", reason=reason, by=operator, now=morning(day, 16))


def signed(world: World, one: Promised, forum: Forum, day: date) -> Forum:
    """The minutes with both sides' signatures on paper, scanned; the action rows become promises."""
    operator, head, at = world.operator(one.code), world.head(one.code), morning(day)
    assert forum.held_on is not None
    number, agreements = f"BA/{one.code}/{forum.held_on.year}", ("Waktu dan syarat diperbaiki.",)
    written = minutes.Written(number, forum.held_on, agreements, "Diskusi dua kelompok.")
    minutes.write(forum=forum, written=written, by=operator, now=morning(forum.held_on, 17))
    action = promising.Row(
        "Memasang alur baru di loket",
        "Foto alur di semua loket",
        "Kepala seksi layanan",
        working(forum.held_on + 120 * DAY),
    )
    promising.add_row(forum=forum, row=action, by=operator, now=morning(forum.held_on, 17))
    signer = forum.participants.order_by("pk").first()
    assert signer is not None
    paper = files.scanned(number, one.name, forum.topic, agreements, (head.name, signer.name))
    title = f"Pindaian berita acara {number}"
    scan = kept(world, one, paper, title, Kind.MINUTES, forum.held_on, at)
    signing.attach_scan(forum=forum, scan=scan, by=operator, now=at)
    for said in (
        signing.Signed("head", head.name, "Kepala unit"),
        signing.Signed("community", participant=signer),
    ):
        signing.put_signature(forum=forum, signed=said, signed_on=forum.held_on, by=operator, now=at)
    return minutes.sign(forum=forum, by=head, now=at)


def row_kept(world: World, one: Promised, forum: Forum) -> None:
    """What was promised is done in time, told, and the forum closed."""
    operator, head = world.operator(one.code), world.head(one.code)
    row = forum.rows.select_related("commitment__unit").get()
    promise = row.commitment
    assert promise is not None  # the minutes are signed
    done = working(promise.due_on - 20 * DAY)
    commitments.assign(
        commitment=promise, owner="Kepala seksi layanan", by=head, now=morning(promise.promised_on + 5 * DAY)
    )
    commitments.finish(
        commitment=promise,
        done_on=done,
        effect=True,
        why_no_proof="Alur terlihat di semua loket; fotonya ada di papan.",
        by=operator,
        now=morning(done),
    )
    forum.refresh_from_db()
    telling.publish(
        forum=forum,
        outcome=Outcome.FOLLOW_UP,
        medium=Medium.WEBSITE,
        address=f"https://sagararaya.example/fkp/{one.code}/tindak-lanjut",
        published_on=done,
        by=operator,
        now=morning(done, 10),
    )
    telling.close(forum=forum, by=operator, now=morning(working(done + 5 * DAY)))
