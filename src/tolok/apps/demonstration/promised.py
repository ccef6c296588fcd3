"""What the units of the demonstration promise: standards in every state.

Everything is done by the units' people with the actions everybody uses, on days of the last two years. What is done
stays done.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented import standards as texts
from tolok.apps.demonstration.made_public import STATEMENTS, entered, pledge, shown
from tolok.apps.demonstration.moments import DAY, morning, working
from tolok.apps.demonstration.offering import BEGUN, DECREED, EXEMPLARY, Promised, promised
from tolok.apps.standards.actions import end_service, maklumat, reviewing, versions
from tolok.apps.standards.models import Medium, Service, StandardVersion, TeamRole
from tolok.rules.standards.values import Standard

#: Units whose first service shows a state of its own.
SPECIAL = {
    "06": "draft",
    "05": "internal",
    "13": "consultation",
    "11": "revision",
    "10": "decision",
    "07": "withdrawn",
}
#: The service that another unit took over.
HANDED_OVER = "Pemeriksaan mutu air"
#: Units that reviewed their standards of two years ago; those of the others wait for a review.
REVIEWED_AGAIN = ("08.2", "09", "12")


def keep(world: World, now: datetime) -> None:
    """The standards of every unit, by how good the unit is; the exemplary ones come from consultations."""
    today = timezone.localdate(now)
    for one in promised(world):
        if StandardVersion.objects.filter(service__unit=one.unit).exists():
            continue
        special = SPECIAL.get(one.code)
        with transaction.atomic():
            if one.quality >= DECREED and (one.quality < EXEMPLARY or special):
                _decreed(world, one, today, now)
            elif BEGUN <= one.quality < DECREED:
                _begun(world, one, now)
            _special(world, one, special, today)


def _decreed(world: World, one: Promised, today: date, now: datetime) -> None:
    """Standards from before Tolok, decreed on paper two years ago; the maklumat has a decree of its own."""
    signed = working(date(today.year - 2, 2, 12))
    operator, entered_at = world.operator(one.code), now - 400 * DAY
    decree = entered(world, one, signed, entered_at)
    first = working(signed + 10 * DAY)
    for place, (service, offer) in enumerate(one.services):
        if place == 0 and SPECIAL.get(one.code) in ("draft", "internal"):
            continue
        heard = bool(place % 2)
        versions.add_version(
            service=service,
            standard=texts.whole(offer, one.desk, signed.year),
            decree=decree,
            effective_from=first,
            participation="other" if heard else "",
            participation_why="Rapat dengar pendapat dengan pengguna; belum berbentuk FKP." if heard else "",
            elements=("users", "agencies") if heard else (),
            consulted_on=working(signed - 30 * DAY) if heard else None,
            by=operator,
            now=entered_at,
        )
    pledge(world, one, working(first + 5 * DAY), None, (Medium.BOARD,), entered_at + DAY)
    shown(world, one, (Medium.BOARD, Medium.WEBSITE), working(first + 14 * DAY), entered_at + 2 * DAY)
    if one.code in REVIEWED_AGAIN:
        _reviewed(world, one, working(today - 200 * DAY))


def _reviewed(world: World, one: Promised, day: date) -> None:
    """Each standard in force was looked through and stays as it is."""
    for version in StandardVersion.objects.filter(service__unit=one.unit, effective_until=None):
        reviewing.review(
            version=version,
            reviewed_on=day,
            method="Telaah dokumen bersama petugas loket",
            findings="Waktu dan persyaratan masih sesuai; kanal pengaduan diperbarui di papan.",
            change=False,
            by=world.operator(one.code),
            now=morning(day),
        )


def _special(world: World, one: Promised, special: str | None, today: date) -> None:
    if special == "withdrawn":
        _handed_over(world, one, working(today - 25 * DAY), today)
    if special not in ("draft", "internal"):
        return
    service, offer = one.services[0]
    begun = working(today - 25 * DAY)
    make = texts.doubtful if special == "draft" else texts.whole
    version = drafted(world, one, service, make(offer, one.desk, today.year), morning(begun))
    if special == "internal":
        submitted = morning(working(begun + 5 * DAY))
        versions.submit(version=version, by=world.operator(one.code), now=submitted)


def _handed_over(world: World, one: Promised, day: date, today: date) -> None:
    """A service that another unit gives now: its standard is withdrawn, and it is offered here no more."""
    service = next(row for row, _offer in one.services if row.name == HANDED_OVER)
    why = "Layanan dialihkan ke Laboratorium Kesehatan Daerah."
    last, head = today - 10 * DAY, world.head(one.code)
    versions.withdraw(version=service.versions.get(), until=last, why=why, by=head, now=morning(day))
    end_service(service=service, until=last, by=head, why=why, now=morning(day, 10))


def _begun(world: World, one: Promised, now: datetime) -> None:
    """Half a standard for every other service, and a maklumat without its last statement."""
    special = SPECIAL.get(one.code)
    for place, (service, offer) in enumerate(one.services):
        if place % 2 == 0 and not (place == 0 and special):
            drafted(world, one, service, texts.thin(offer, one.desk, now.year), now - 60 * DAY)
    operator, at = world.operator(one.code), now - 50 * DAY
    row = maklumat.draft(unit=one.unit, by=operator, now=at)
    maklumat.write(maklumat=row, **STATEMENTS | {"sanction": ""}, by=operator, now=at)


def drafted(
    world: World, one: Promised, service: Service, standard: Standard, at: datetime
) -> StandardVersion:
    """A new version with its words and the team that wrote it."""
    operator = world.operator(one.code)
    version = versions.begin(service=service, why="Disusun bersama pengguna.", by=operator, now=at)
    members = [
        versions.Member(world.head(one.code).name, TeamRole.LEADER, "Kepala unit"),
        versions.Member(operator.name, TeamRole.ADMINISTRATION, "Penata layanan"),
        versions.Member("Sri Ningsih", TeamRole.FRONT_LINER, "Petugas loket"),
    ]
    later = at + timedelta(hours=1)
    versions.set_team(version=version, members=members, by=operator, now=later)
    return versions.write(version=version, standard=standard, edition=version.edition, by=operator, now=later)
