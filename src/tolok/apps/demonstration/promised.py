"""What the units of the demonstration promise: services with standards in every state, maklumat, publication, reviews.

Everything is done by the units' people with the actions everybody uses, on days of the last two years. What is done
stays done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.catalogue.actions import sippn
from tolok.apps.demonstration import rounds
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented import standards as texts
from tolok.apps.demonstration.invented.offers import FIELDS, MORE, Offer, family_of
from tolok.apps.demonstration.invented.province import UNITS
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import actions
from tolok.apps.standards.actions import decrees, maklumat, planning, publishing, reviewing, versions
from tolok.apps.standards.models import (
    Decree,
    Medium,
    PlanKind,
    Service,
    StandardVersion,
    Subject,
    TeamRole,
    UnitProfile,
)

DAY = timedelta(days=1)
QUALITY = {one.code: one.quality for one in UNITS}
#: From which quality on a unit does everything by the book, has decreed standards, or has begun to write.
EXEMPLARY, DECREED, BEGUN = 0.69, 0.5, 0.3
#: Units whose first service had a decreed standard before the one of the forum, and where a review has begun.
BEFORE, REVIEWED = ("03.1", "08.1"), "08.1"
#: Units whose first service shows a state of its own.
SPECIAL = {
    "06": "draft",
    "05": "internal",
    "13": "consultation",
    "11": "revision",
    "10": "decision",
    "07": "withdrawn",
}
HOURS = [["08:00", "12:00"], ["13:00", "15:30"]]
SHORT_DAY = [["08:00", "11:30"], ["13:30", "16:00"]]
STATEMENTS = (
    "Kami sanggup menyelenggarakan pelayanan sesuai standar pelayanan yang sudah ditetapkan.",
    "Kami melayani sesuai kewajiban dan memperbaiki pelayanan terus-menerus.",
    "Kami bersedia menerima sanksi dan memberi kompensasi bila pelayanan tidak sesuai standar.",
)
PUBLIC = ("A1", "A2", "A3", "A4", "A5", "A6")


@dataclass(frozen=True, slots=True)
class Promised:
    """A unit with its services and what each of them is."""

    code: str
    unit: OrganizationUnit
    name: str
    services: tuple[tuple[Service, Offer], ...]


def services(world: World, now: datetime) -> None:
    """Every service of the province, described as citizens look for it, and where the units are."""
    rounds.services(world, now - 700 * DAY)
    for one in promised(world):
        if UnitProfile.objects.filter(unit=one.unit).exists():
            continue
        with transaction.atomic():
            _more(world, one.code, one.unit, now - 700 * DAY)
            _describe(world, one.code, one.unit, one.name, now - 690 * DAY)


def promised(world: World) -> list[Promised]:
    """The units that offer something, with their services as they stand."""
    invented = {one.code: one for one in UNITS}
    found = []
    for code, unit in world.units.items():
        offers = {one.name: one for one in MORE.get(code, ())}
        rows = Service.objects.filter(unit=unit).order_by("pk")
        pairs = tuple((row, offers.get(row.name) or _older(row)) for row in rows)
        if pairs or offers:
            found.append(Promised(code, unit, invented[code].name, pairs))
    return found


def _older(service: Service) -> Offer:
    fee = 0 if service.free_of_charge else 25_000
    return Offer(service.name, family_of(service.name), fee)


def _more(world: World, code: str, unit: OrganizationUnit, now: datetime) -> None:
    there = Service.objects.filter(unit=unit).count()
    offered = [
        actions.Offered(
            f"L{there + place}",
            one.name,
            free_of_charge=one.fee == 0,
            public_name=one.public_name,
            field=one.field or FIELDS[one.family],
            life_events=one.events,
            keywords=one.keywords,
        )
        for place, one in enumerate(MORE.get(code, ()), 1)
    ]
    if offered:
        actions.add_services(
            unit=unit, services=offered, since=date(2022, 1, 3), by=world.operator(code), now=now
        )


def _describe(world: World, code: str, unit: OrganizationUnit, name: str, now: datetime) -> None:
    quality = QUALITY[code]
    hours = {str(day): HOURS for day in range(1, 5)} | {"5": SHORT_DAY}
    accessibility = ["ramp", "accessible_toilet", "priority_desk", "wheelchair"][: 1 + int(quality * 4)]
    actions.write_profile(
        unit=unit,
        by=world.operator(code),
        now=now,
        address=f"Jalan Pelabuhan Nomor {len(name)}, Muara Kencana",
        phone=f"(0999) 55{len(name):03}",
        email="layanan@sagararaya.example",
        website="https://sagararaya.example"
        if quality < EXEMPLARY
        else "https://layanan.sagararaya.go.id.example",
        hours=hours,
        accessibility=accessibility,
        directions="Dari alun-alun, ikuti papan petunjuk ke arah pelabuhan; pintu masuk di sebelah barat.",
        sippn_account="sippn-sagararaya" if quality >= EXEMPLARY else "",
    )


def keep(world: World, now: datetime) -> None:
    """The standards of every unit, by how good the unit is; the exemplary ones come from consultations."""
    today = timezone.localdate(now)
    for one in promised(world):
        if StandardVersion.objects.filter(service__unit=one.unit).exists():
            continue
        quality = QUALITY[one.code]
        with transaction.atomic():
            if DECREED <= quality < EXEMPLARY:
                _decreed(world, one, today, now)
            elif BEGUN <= quality < DECREED:
                _begun(world, one, now)


def _decreed(world: World, one: Promised, today: date, now: datetime) -> None:
    """Standards from before Tolok, decreed on paper three years ago; the maklumat hangs on one wall."""
    signed = date(today.year - 2, 2, 11)
    operator = world.operator(one.code)
    decree = entered(world, one, signed, now - 400 * DAY)
    special = SPECIAL.get(one.code)
    for place, (service, offer) in enumerate(one.services):
        if place == 0 and special in ("draft", "internal"):
            continue
        versions.add_version(
            service=service,
            standard=texts.whole(offer, one.name, signed.year),
            decree=decree,
            effective_from=signed + 10 * DAY,
            participation="other" if place % 2 else "",
            participation_why="Rapat dengar pendapat; belum disebut FKP." if place % 2 else "",
            elements=("users", "agencies") if place % 2 else (),
            consulted_on=signed - 30 * DAY if place % 2 else None,
            by=operator,
            now=now - 400 * DAY,
        )
    pledge(world, one, signed + 20 * DAY, None, (Medium.BOARD,), now - 399 * DAY)
    shown(world, one, (Medium.BOARD, Medium.WEBSITE), signed + 25 * DAY, now - 398 * DAY)
    _special(world, one, special, today, now)


def _special(world: World, one: Promised, special: str | None, today: date, now: datetime) -> None:
    if special is None or not one.services:
        return
    service, offer = one.services[0]
    operator, at = world.operator(one.code), now - 25 * DAY
    if special == "withdrawn":
        version = service.versions.get()
        why = "Layanan dialihkan ke Dinas Penanaman Modal dan PTSP."
        versions.withdraw(version=version, until=today - 10 * DAY, why=why, by=world.head(one.code), now=at)
        return
    if special in ("draft", "internal"):
        make = texts.doubtful if special == "draft" else texts.whole
        version = drafted(world, one, service, make(offer, one.name, today.year), at)
        if special == "internal":
            versions.submit(version=version, by=operator, now=at + 5 * DAY)


def _begun(world: World, one: Promised, now: datetime) -> None:
    """Half a standard for every other service, and a maklumat without its last statement."""
    for place, (service, offer) in enumerate(one.services):
        if place % 2 == 0 and not (place == 0 and one.code in SPECIAL):
            drafted(world, one, service, texts.thin(offer, one.name, now.year), now - 60 * DAY)
    _special(world, one, SPECIAL.get(one.code), timezone.localdate(now), now)
    row = maklumat.draft(unit=one.unit, by=world.operator(one.code), now=now - 50 * DAY)
    ability, improvement, _sanction = STATEMENTS
    maklumat.write(
        maklumat=row,
        ability=ability,
        improvement=improvement,
        sanction="",
        by=world.operator(one.code),
        now=now - 50 * DAY,
    )


def drafted(world: World, one: Promised, service: Service, standard: object, at: datetime) -> StandardVersion:
    """A new version with its words and the team that wrote it."""
    operator = world.operator(one.code)
    version = versions.begin(service=service, why="Disusun bersama pengguna.", by=operator, now=at)
    versions.set_team(version=version, members=_team(world, one.code), by=operator, now=at)
    return versions.write(version=version, standard=standard, edition=version.edition, by=operator, now=at)  # type: ignore[arg-type]


def _team(world: World, code: str) -> list[versions.Member]:
    return [
        versions.Member(world.head(code).name, TeamRole.LEADER, "Kepala unit"),
        versions.Member(world.operator(code).name, TeamRole.ADMINISTRATION, "Penata layanan"),
        versions.Member("Sri Ningsih", TeamRole.FRONT_LINER, "Petugas loket"),
    ]


def entered(world: World, one: Promised, signed: date, at: datetime, number: int = 1) -> Decree:
    """The decree of the unit's head."""
    return decrees.enter(
        unit=one.unit,
        number=f"000.8/{one.code}.{number}/{signed.year}",
        about=f"Penetapan Standar Pelayanan {one.name}",
        signed_on=signed,
        signer=world.head(one.code).name,
        signer_post=f"Kepala {one.name}",
        by=world.operator(one.code),
        now=at,
    )


def pledge(
    world: World, one: Promised, day: date, decree: Decree | None, media: Sequence[str], at: datetime
) -> None:
    """The maklumat, set by the head and made public."""
    operator, head = world.operator(one.code), world.head(one.code)
    row = maklumat.draft(unit=one.unit, by=operator, now=at)
    ability, improvement, sanction = STATEMENTS
    maklumat.write(
        maklumat=row,
        ability=ability,
        improvement=improvement,
        sanction=sanction,
        signer=head.name,
        signer_post=f"Kepala {one.name}",
        by=operator,
        now=at,
    )
    maklumat.set(maklumat=row, set_on=day, decree=decree, by=head, now=at)
    for medium in media:
        publishing.publish(
            unit=one.unit,
            subject=Subject.MAKLUMAT,
            maklumat=row,
            medium=medium,
            place=place_of(medium),
            address=address_of(medium),
            published_on=day,
            by=operator,
            now=at,
        )


def place_of(medium: str) -> str:
    """Where something hangs or lies; empty for what is read on the internet."""
    paper = (Medium.BOARD, Medium.LEAFLET, Medium.SCREEN, Medium.BILLBOARD)
    return "Ruang layanan, sebelah kanan pintu masuk" if medium in paper else ""


def address_of(medium: str) -> str:
    """Where it is read on the internet."""
    return "" if place_of(medium) else f"https://sagararaya.example/{medium}"


def shown(world: World, one: Promised, media: Sequence[str], day: date, at: datetime) -> None:
    """Every version in force made public on some media."""
    held = list(
        StandardVersion.objects.filter(service__unit=one.unit, effective_until=None, effective_from__lte=day)
    )
    if Medium.SIPPN in media:
        _carried(world, one, held, day, at)
    for medium, version in _pairs([medium for medium in media if medium != Medium.SIPPN], held):
        publishing.publish(
            unit=one.unit,
            subject=Subject.STANDARD,
            version=version,
            medium=medium,
            place=place_of(medium),
            address=address_of(medium),
            components=PUBLIC,
            published_on=day,
            by=world.operator(one.code),
            now=at,
        )


def _carried(
    world: World, one: Promised, held: Sequence[StandardVersion], day: date, at: datetime
) -> None:
    """Carried to the national portal on a day and seen there two days later, but for the last service."""
    operator = world.operator(one.code)
    services = Service.objects.in_bulk([version.service_id for version in held])
    sippn.prepare(unit=one.unit, day=day, by=operator, now=at)
    numbers = sorted(services)
    sippn.note_upload(unit=one.unit, services=numbers, uploaded_on=day, today=day, by=operator, now=at)
    for number in numbers[:-1]:
        sippn.note_seen(
            service=services[number],
            address=f"https://sippn.example/layanan/{one.code}/{number}",
            verified_on=day + 2 * DAY,
            today=day + 2 * DAY,
            by=operator,
            now=at + 2 * DAY,
        )


def _pairs(media: Sequence[str], held: Sequence[StandardVersion]) -> Iterator[tuple[str, StandardVersion]]:
    return ((medium, version) for medium in media for version in held)


def looked_after(world: World, one: Promised, now: datetime) -> None:
    """Monitoring, review and dated updates of a unit that does everything by the book."""
    today, operator = timezone.localdate(now), world.operator(one.code)
    for version in StandardVersion.objects.filter(
        service__unit=one.unit, effective_until=None
    ).select_related("service"):
        if version.effective_from is None:
            continue
        reviewing.monitor(
            version=version,
            period_from=today - 180 * DAY,
            period_to=today - 90 * DAY,
            done_on=today - 80 * DAY,
            methods=["documents", "survey", "observation"],
            kept=dict.fromkeys(PUBLIC, "yes"),
            findings="Waktu penyelesaian ditepati pada hampir semua berkas.",
            by=operator,
            now=now - 80 * DAY,
        )
        reviewing.review(
            version=version,
            reviewed_on=today - 70 * DAY,
            method="Telaah dokumen dan wawancara pengguna",
            findings="Masih sesuai; tidak ada yang perlu diubah.",
            change=False,
            by=operator,
            now=now - 70 * DAY,
        )
        planning.plan(
            service=version.service,
            kind=PlanKind.REVIEW,
            due_on=today + 250 * DAY,
            owner="Sekretaris",
            by=operator,
            now=now - 70 * DAY,
        )
    if one.code == REVIEWED:
        _reconsidered(world, one, now - 9 * DAY)
    for week in range(12):
        publishing.note_update(
            unit=one.unit,
            title=f"Kabar layanan pekan ke-{12 - week}",
            medium=Medium.WEBSITE,
            address=f"https://sagararaya.example/kabar/{week}",
            published_on=today - (2 + 7 * week) * DAY,
            by=operator,
            now=now - (2 + 7 * week) * DAY,
        )


def _reconsidered(world: World, one: Promised, at: datetime) -> None:
    """A standard in force that is under review, with the next version already being written."""
    service, _offer = one.services[0]
    operator = world.operator(one.code)
    version = service.versions.get(effective_until=None, effective_from__isnull=False)
    versions.begin_review(version=version, by=operator, now=at)
    versions.begin(service=service, why="Pasien meminta pendaftaran dari rumah.", by=operator, now=at + DAY)


def before(world: World, one: Promised, at: datetime) -> None:
    """What held for the first service of some units until the public was heard."""
    if one.code not in BEFORE:
        return
    service, offer = one.services[0]
    signed = timezone.localdate(at)
    versions.add_version(
        service=service,
        standard=texts.whole(offer, one.name, signed.year),
        decree=entered(world, one, signed, at, number=9),
        effective_from=signed + 10 * DAY,
        by=world.operator(one.code),
        now=at,
    )
