"""Consultations of the demonstration: exemplary units went through one to their decree, others are in the middle."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tolok.apps.consultation.actions import (
    commenting,
    holding,
    inviting,
    listening,
    minutes,
    planning,
    promising,
    telling,
)
from tolok.apps.consultation.models import Forum, Outcome, ToldHow
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented import standards as texts
from tolok.apps.demonstration.promised import (
    EXEMPLARY,
    QUALITY,
    SPECIAL,
    Promised,
    before,
    drafted,
    entered,
    looked_after,
    pledge,
    promised,
    shown,
)
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import Medium, StandardVersion

DAY = timedelta(days=1)
#: Who is invited: name of the party, element of society.
PARTIES = (
    ("Perwakilan pengguna layanan", "users"),
    ("Universitas Sagara Raya", "experts"),
    ("Dinas Komunikasi dan Informatika", "agencies"),
    ("Yayasan Peduli Layanan", "civil_society"),
    ("Harian Sagara", "mass_media"),
    ("Himpunan Penyandang Disabilitas Sagara", "vulnerable"),
)
CAME = (
    ("Rosmini Taher", "users", "Warga", False),
    ("Yosef Lamabelawa", "users", "Warga", False),
    ("Andi Prasetya", "experts", "Universitas Sagara Raya", False),
    ("Nurul Aini", "agencies", "Dinas Komunikasi dan Informatika", False),
    ("Gregorius Tukan", "civil_society", "Yayasan Peduli Layanan", False),
    ("Melinda Rante", "mass_media", "Harian Sagara", False),
    ("Sutrisno", "vulnerable", "Himpunan Penyandang Disabilitas Sagara", True),
)
MEDIA = (Medium.BOARD, Medium.LEAFLET, Medium.SOCIAL_MEDIA, Medium.WEBSITE, Medium.APP, Medium.SIPPN)


def consult(world: World, now: datetime) -> None:
    """Everything there is to see of consultations on this day."""
    for one in promised(world):
        if Forum.objects.filter(unit=one.unit).exists() or not one.services:
            continue
        with transaction.atomic():
            if QUALITY[one.code] >= EXEMPLARY and SPECIAL.get(one.code) is None:
                _exemplary(world, one, now)
            elif SPECIAL.get(one.code) in ("consultation", "revision", "decision"):
                _under_way(world, one, SPECIAL[one.code], now)


def _exemplary(world: World, one: Promised, now: datetime) -> None:
    """Drafted, talked over, revised, decreed, published, monitored and reviewed, within a year."""
    begun = now - 330 * DAY
    before(world, one, now - 600 * DAY)
    forum = _held(world, one, [*_drafts(world, one, begun)], begun + 5 * DAY)
    signed = _signed(world, one, forum, begun + 20 * DAY)
    operator, head = world.operator(one.code), world.head(one.code)
    decided = begun + 40 * DAY
    decree = entered(world, one, timezone.localdate(decided), decided)
    for version in StandardVersion.objects.filter(
        service__unit=one.unit, state="consultation"
    ).select_related("service"):
        versions.revise(version=version, by=operator, now=begun + 25 * DAY)
        better = texts.bettered(version.standard)
        versions.write(
            version=version, standard=better, edition=version.edition, by=operator, now=begun + 27 * DAY
        )
        versions.ready(version=version, by=operator, now=begun + 30 * DAY)
        first = timezone.localdate(decided) + 7 * DAY
        versions.put_in_force(version=version, decree=decree, effective_from=first, by=head, now=decided)
    day = timezone.localdate(decided) + 10 * DAY
    pledge(world, one, day, decree, (Medium.BOARD, Medium.WEBSITE), decided + 10 * DAY)
    shown(world, one, MEDIA, day, decided + 10 * DAY)
    looked_after(world, one, now)
    _told(world, one, signed, begun + 28 * DAY)


def _under_way(world: World, one: Promised, state: str, now: datetime) -> None:
    """One draft that citizens can comment on now; one whose forum is over; one that waits for the head."""
    begun = now - (20 if state == "consultation" else 60) * DAY
    service, offer = one.services[0]
    version = drafted(world, one, service, texts.whole(offer, one.name, now.year), begun)
    operator = world.operator(one.code)
    versions.submit(version=version, by=operator, now=begun + DAY)
    if state == "consultation":
        forum = _planned(world, one, [version], begun + 2 * DAY, now + 12 * DAY)
        _commented(forum, now - 3 * DAY)
        return
    forum = _held(world, one, [version], begun + 5 * DAY, submitted=True)
    signed = _signed(world, one, forum, begun + 20 * DAY)
    version.refresh_from_db()
    versions.revise(version=version, by=operator, now=begun + 25 * DAY)
    if state == "decision":
        better = texts.bettered(version.standard)
        versions.write(
            version=version, standard=better, edition=version.edition, by=operator, now=begun + 27 * DAY
        )
        versions.ready(version=version, by=operator, now=begun + 30 * DAY)
        _told(world, one, signed, begun + 28 * DAY)


def _drafts(world: World, one: Promised, at: datetime) -> list[StandardVersion]:
    made = []
    for service, offer in one.services:
        version = drafted(world, one, service, texts.whole(offer, one.name, at.year), at)
        versions.submit(version=version, by=world.operator(one.code), now=at + DAY)
        made.append(version)
    return made


def _planned(
    world: World, one: Promised, about: list[StandardVersion], at: datetime, meets: datetime
) -> Forum:
    """A forum with its team and its invitations on the way."""
    operator = world.operator(one.code)
    day = timezone.localdate(meets)
    told = planning.Planned(
        f"Rancangan Standar Pelayanan {one.name}",
        day,
        method="Diskusi kelompok",
        place="Aula Kantor Gubernur, lantai dasar",
        purpose="Mendengar pengguna sebelum standar ditetapkan.",
        comments_from=timezone.localdate(at) + DAY,
        comments_until=day,
    )
    forum = planning.plan(unit=one.unit, told=told, versions=about, by=operator, now=at)
    team = [
        planning.Member(world.head(one.code).name, "leader", "Kepala unit"),
        planning.Member("Fransiska Dewi", "facilitator", "Widyaiswara", neutral=True),
        planning.Member(operator.name, "minute_taker", "Penata layanan"),
    ]
    planning.set_team(forum=forum, members=team, by=operator, now=at)
    planning.prepare(forum=forum, by=operator, now=at)
    parties = [inviting.Party(party, element) for party, element in PARTIES]
    inviting.list_parties(forum=forum, parties=parties, by=operator, now=at)
    inviting.send(forum=forum, sent_on=timezone.localdate(at), by=operator, now=at)
    return inviting.share_materials(
        forum=forum,
        materials="Rancangan standar dan ringkasan survei",
        shared_on=timezone.localdate(at),
        by=operator,
        now=at,
    )


def _held(
    world: World, one: Promised, about: list[StandardVersion], at: datetime, *, submitted: bool = False
) -> Forum:
    """The forum on its day, with who came and what was said."""
    operator = world.operator(one.code)
    meets = at + 10 * DAY
    forum = _planned(world, one, about, at, meets)
    day = timezone.localdate(meets)
    holding.hold(forum=forum, held_on=day, by=operator, now=meets)
    people = [holding.Attendee(name, element, body, vulnerable) for name, element, body, vulnerable in CAME]
    came = holding.attend(forum=forum, attendees=people, by=operator, now=meets)
    said = (
        (
            "A3",
            "Waktunya dapat lebih singkat bila berkas sudah lengkap.",
            "accepted",
            "Waktu dipersingkat satu hari.",
        ),
        ("A1", "Surat pengantar tidak perlu bila pemohon datang sendiri.", "accepted", "Syarat dihapus."),
        ("A6", "Jawaban pengaduan terlalu lama.", "adjusted", "Dijanjikan dalam 12 jam kerja."),
        (
            "A4",
            "Mohon dibebaskan dari biaya.",
            "rejected",
            "Tarif ditetapkan Perda; tidak dapat dihapus unit.",
        ),
    )
    subject = forum.subjects.order_by("pk").first()
    for place, (component, text, verdict, reason) in enumerate(said):
        row = listening.enter(
            forum=forum,
            text=text,
            subject=subject,
            component=component,
            participant=came[place],
            received_on=day,
            by=operator,
            now=meets,
        )
        listening.answer(row=row, verdict=verdict, reason=reason, by=operator, now=meets)
    forum.refresh_from_db()
    return forum


def _signed(world: World, one: Promised, forum: Forum, at: datetime) -> Forum:
    """The minutes with both sides' signatures; action rows become promises."""
    operator, head = world.operator(one.code), world.head(one.code)
    day = timezone.localdate(at)
    minutes.write(
        forum=forum,
        written=minutes.Written(
            f"BA/{one.code}/{day.year}", day, ("Waktu dan syarat diperbaiki.",), "Diskusi dua kelompok."
        ),
        by=operator,
        now=at,
    )
    promising.add_row(
        forum=forum,
        row=promising.Row(
            "Memasang alur baru di loket", "Foto alur di semua loket", "Kepala seksi layanan", day + 120 * DAY
        ),
        by=operator,
        now=at,
    )
    signer = forum.participants.order_by("pk").first()
    minutes.put_signature(
        forum=forum,
        signed=minutes.Signed("head", head.name, "Kepala unit"),
        signed_on=day,
        by=operator,
        now=at,
    )
    minutes.put_signature(
        forum=forum,
        signed=minutes.Signed("community", participant=signer),
        signed_on=day,
        by=operator,
        now=at,
    )
    return minutes.sign(forum=forum, by=head, now=at)


def _told(world: World, one: Promised, forum: Forum, at: datetime) -> None:
    """Results made public and told back to those who came."""
    operator, day = world.operator(one.code), timezone.localdate(at)
    telling.publish(
        forum=forum,
        outcome=Outcome.RESULT,
        medium=Medium.WEBSITE,
        address="https://sagararaya.example/fkp",
        published_on=day,
        by=operator,
        now=at,
    )
    telling.follow(forum=forum, by=operator, now=at)
    telling.tell_otherwise(
        forum=forum,
        how=ToldHow.LETTER,
        told_on=day,
        text="Masukan Anda dan jawabannya ada di situs unit.",
        people=len(CAME),
        by=operator,
        now=at,
    )


def _commented(forum: Forum, at: datetime) -> None:
    """Two citizens write beside the draft; the unit has not looked yet."""
    subject = forum.subjects.order_by("pk").first()
    assert subject is not None
    for place, text in enumerate(("Apakah bisa diantar orang lain?", "Tolong sediakan juga hari Sabtu."), 1):
        said = commenting.Said("A1", place, text, "users", seconds=90)
        uuid = UUID(int=forum.pk * 10 + place)
        commenting.take_comment(subject=subject, said=said, uuid=uuid, now=at)
