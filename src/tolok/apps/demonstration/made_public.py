"""Decrees, the maklumat, and where what is promised can be read: boards, sites, the national portal."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from tolok.apps.catalogue.actions import sippn
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented import files
from tolok.apps.demonstration.moments import DAY, morning, working
from tolok.apps.demonstration.offering import EXEMPLARY, Promised
from tolok.apps.evidence.actions import keep
from tolok.apps.evidence.models import Kind, Origin, ProofVersion
from tolok.apps.standards.actions import change_service, decrees, maklumat, publishing
from tolok.apps.standards.models import Decree, Medium, Service, StandardVersion

STATEMENTS = {
    "ability": "Kami sanggup menyelenggarakan pelayanan sesuai standar pelayanan yang sudah ditetapkan.",
    "improvement": "Kami melayani sesuai kewajiban dan memperbaiki pelayanan terus-menerus.",
    "sanction": "Kami bersedia menerima sanksi dan memberi kompensasi bila pelayanan tidak sesuai standar.",
}
PUBLIC = ("A1", "A2", "A3", "A4", "A5", "A6")
STANDARDS, PLEDGE = "Penetapan Standar Pelayanan", "Penetapan Maklumat Pelayanan"
BOTH = "Penetapan Standar Pelayanan dan Maklumat Pelayanan"
#: Units whose services stand in the national portal as they were before somebody described them anew, and units
#: that made the sheet ready and went no further; besides the exemplary ones nobody else is there.
OUTDATED, READY = ("04.1", "08.2", "12"), ("08", "09")


def entered(
    world: World, one: Promised, signed: date, at: datetime, about: str = STANDARDS, number: int = 1
) -> Decree:
    """The decree of the unit's head, with its scan; what it decided before is repealed."""
    named, subject = f"000.8/{one.code}.{number}/{signed.year}", f"{about} {one.name}"
    services = tuple(service.name for service, _offer in one.services)
    head = world.head(one.code).name
    paper = files.signed_decree(named, subject, one.name, services, head)
    older = Decree.objects.filter(unit=one.unit, about=subject, signed_on__lt=signed)
    return decrees.enter(
        unit=one.unit,
        number=named,
        about=subject,
        signed_on=signed,
        signer=head,
        signer_post=f"Kepala {one.name}",
        scan=kept(world, one, paper, f"{subject} ({signed.year})", Kind.DECREE, signed, at),
        repeals=list(older),
        by=world.operator(one.code),
        now=at,
    )


def kept(
    world: World, one: Promised, paper: bytes, title: str, kind: Kind, day: date, at: datetime
) -> ProofVersion:
    """A paper in the unit's library."""
    return keep(
        unit=one.unit,
        name=f"{kind}-{day:%Y%m%d}.pdf",
        content=paper,
        title=title,
        kind=kind,
        origin=Origin.UPLOAD,
        by=world.operator(one.code),
        today=timezone.localdate(at),
        now=at,
        proof_date=day,
    )


def pledge(
    world: World, one: Promised, day: date, decree: Decree | None, media: Sequence[str], at: datetime
) -> None:
    """The maklumat, set by the head and made public; without a decree that names it, it gets one of its own."""
    operator, head = world.operator(one.code), world.head(one.code)
    row = maklumat.draft(unit=one.unit, by=operator, now=at)
    signer = {"signer": head.name, "signer_post": f"Kepala {one.name}"}
    maklumat.write(maklumat=row, **STATEMENTS, **signer, by=operator, now=at)
    decree = decree or entered(world, one, working(day - 4 * DAY), at, about=PLEDGE, number=2)
    maklumat.set(maklumat=row, set_on=day, decree=decree, by=head, now=at)
    for medium in media:
        showing = publishing.Showing(medium, day, place_of(medium), address_of(medium, one.code))
        publishing.publish_maklumat(unit=one.unit, maklumat=row, showing=showing, by=operator, now=at)


def place_of(medium: str) -> str:
    """Where something hangs or lies; empty for what is read on the internet."""
    paper = (Medium.BOARD, Medium.LEAFLET, Medium.SCREEN, Medium.BILLBOARD)
    return "Ruang layanan, sebelah kanan pintu masuk" if medium in paper else ""


def address_of(medium: str, code: str) -> str:
    """Where it is read on the internet."""
    return "" if place_of(medium) else f"https://sagararaya.example/{medium}/{code}"


def shown(world: World, one: Promised, media: Sequence[str], day: date, at: datetime) -> None:
    """Every version in force made public on some media; exemplary units have a picture of the board."""
    held = list(
        StandardVersion.objects.filter(
            service__unit=one.unit, effective_until=None, effective_from__lte=day
        ).select_related("service")
    )
    for medium in media:
        proof = _pictured(world, one, day, at) if medium == Medium.BOARD else None
        showing = publishing.Showing(medium, day, place_of(medium), address_of(medium, one.code), proof)
        operator = world.operator(one.code)
        publishing.publish_standards(
            unit=one.unit, versions=held, components=PUBLIC, showing=showing, by=operator, now=at
        )


def _pictured(world: World, one: Promised, day: date, at: datetime) -> ProofVersion | None:
    if one.quality < EXEMPLARY:
        return None
    paper = files.board(one.name, tuple(service.called for service, _offer in one.services))
    return kept(world, one, paper, "Foto papan standar pelayanan", Kind.PHOTO, day, at)


def carry(world: World, one: Promised, today: date) -> None:
    """What the national portal has of a unit: all of it seen, what is outdated, what is only made ready, or nothing."""
    exemplary = one.quality >= EXEMPLARY
    if not exemplary and one.code not in (*OUTDATED, *READY):
        return
    operator, day = world.operator(one.code), _carried_on(one, today, exemplary=exemplary)
    services = _held(one, day)
    if not services:
        return
    sippn.prepare(unit=one.unit, day=day, by=operator, now=morning(day))
    if one.code in READY:
        return
    numbers = [service.pk for service in services]
    sippn.note_upload(
        unit=one.unit, services=numbers, uploaded_on=day, today=day, by=operator, now=morning(day, 10)
    )
    _seen(world, one, services, working(day + 3 * DAY), pictured=exemplary)
    if one.code in OUTDATED:
        _described_anew(world, one, services[0], working(today - 40 * DAY))


def _carried_on(one: Promised, today: date, *, exemplary: bool) -> date:
    """Within days of taking force where everything is done by the book, otherwise months later."""
    newest = StandardVersion.objects.filter(service__unit=one.unit).aggregate(last=Max("effective_from"))[
        "last"
    ]
    late = today - 130 * DAY
    return working(newest + 5 * DAY if exemplary and newest else late)


def _held(one: Promised, day: date) -> list[Service]:
    """The services that have a standard in force on a day."""
    rows = StandardVersion.objects.filter(service__unit=one.unit, effective_from__lte=day)
    there = set(rows.exclude(effective_until__lt=day).values_list("service", flat=True))
    return [service for service, _offer in one.services if service.pk in there]


def _seen(world: World, one: Promised, services: Sequence[Service], day: date, *, pictured: bool) -> None:
    """Somebody looked into the portal; the last of several services was not there yet."""
    at = morning(day)
    proof = None
    if pictured:
        paper = files.board(f"{one.name} di SIPP Nasional", tuple(service.called for service in services))
        proof = kept(world, one, paper, "Tangkapan layar SIPP Nasional", Kind.SCREENSHOT, day, at)
    for place, service in enumerate(services[:-1] if len(services) > 2 else services, 1):
        sippn.note_seen(
            service=service,
            address=f"https://sippn.example/layanan/{one.code}/{place}",
            verified_on=day,
            today=day,
            proof=proof,
            by=world.operator(one.code),
            now=at,
        )


def _described_anew(world: World, one: Promised, service: Service, day: date) -> None:
    """The portal still says what the service was called before."""
    why = "Disederhanakan setelah masukan warga."
    summary = f"{service.summary.rstrip('.')}; petugas membantu mengisi formulir."
    change_service(service=service, summary=summary, by=world.operator(one.code), why=why, now=morning(day))
