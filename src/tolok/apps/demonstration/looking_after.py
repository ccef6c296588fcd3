"""What a unit does for a standard in force: monitoring, review, news of its channels, times and hours looked at."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil
from random import Random

from django.utils import timezone

from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented import standards as texts
from tolok.apps.demonstration.made_public import PUBLIC, entered
from tolok.apps.demonstration.moments import DAY, morning, working
from tolok.apps.demonstration.offering import Promised
from tolok.apps.demonstration.rounds import ADMIN
from tolok.apps.standards.actions import measuring, planning, publishing, reviewing, versions, visiting
from tolok.apps.standards.models import Medium, PlanKind, StandardVersion
from tolok.rules.delivery.service_times import Times

#: Units whose first service had a decreed standard before the one of the forum, and where a review has begun.
BEFORE, REVIEWED = ("03.1", "08.1"), "08.1"
#: Units where times or hours are not what is promised, so that what is claimed can be held against it: how many of a
#: hundred requests are in time, and what a visitor found.
SLOW = {"04.3": 43, "08.1": 58}
FOUND = {"06.5": "closed", "08.9": "nobody"}
IN_TIME = 94
REQUESTS = 120
NEWS = (
    "Jadwal layanan keliling bulan ini",
    "Cara membayar tanpa uang tunai",
    "Syarat yang tidak diminta lagi",
    "Loket prioritas dibuka setiap hari",
    "Hasil survei semester lalu",
    "Nomor telepon pengaduan yang baru",
    "Jam layanan pada cuti bersama",
    "Tanya jawab: layanan yang paling sering ditanyakan",
    "Petugas isyarat hadir setiap Rabu",
    "Antrean dapat diambil dari rumah",
    "Maklumat pelayanan dalam huruf besar",
    "Apa yang berubah sesudah konsultasi publik",
)


def looked_after(world: World, one: Promised, now: datetime) -> None:
    """Monitoring, review and dated updates of a unit that does everything by the book."""
    today, operator = timezone.localdate(now), world.operator(one.code)
    watched, thought = working(today - 80 * DAY), working(today - 70 * DAY)
    held = StandardVersion.objects.filter(
        service__unit=one.unit, effective_until=None, effective_from__lte=watched - 100 * DAY
    )
    for version in held.select_related("service__unit"):
        reviewing.monitor(
            version=version,
            period_from=watched - 95 * DAY,
            period_to=watched - 5 * DAY,
            done_on=watched,
            methods=["documents", "survey", "observation"],
            kept=dict.fromkeys(PUBLIC, "yes") | ({"A3": "partly"} if one.code in SLOW else {}),
            findings="Waktu penyelesaian ditepati pada hampir semua berkas."
            if one.code not in SLOW
            else "Pada jam sibuk waktu penyelesaian sering terlewati; petugas akan ditambah.",
            by=operator,
            now=morning(watched),
        )
        reviewing.review(
            version=version,
            reviewed_on=thought,
            method="Telaah dokumen dan wawancara pengguna",
            findings="Masih sesuai; tidak ada yang perlu diubah.",
            change=False,
            by=operator,
            now=morning(thought),
        )
        planning.plan(
            service=version.service,
            kind=PlanKind.REVIEW,
            due_on=working(today + 250 * DAY),
            owner="Sekretaris",
            by=operator,
            now=morning(thought, 10),
        )
        _measured(one, version, world, working(today - 12 * DAY))
    _visited(world, one, working(today - 20 * DAY))
    if one.code == REVIEWED:
        _reconsidered(world, one, working(today - 9 * DAY))
    _told_news(world, one, today)


def _measured(one: Promised, version: StandardVersion, world: World, day: date) -> None:
    """How long requests of two months took, and in slow units how long people waited; the queue machine knows."""
    limit = version.standard.limit
    assert limit is not None  # it is in force with all components
    random = Random(f"times {one.code} {version.service.code}")  # noqa: S311 - invented times
    share = SLOW.get(one.code, IN_TIME + random.randint(-3, 3))
    promised = {"limit": limit.most}
    if limit.waiting and one.code in SLOW:
        promised["waiting"] = Fraction(limit.waiting)
    for promise, most in promised.items():
        whole = promise == "limit" and limit.unit not in ("minutes", "hours")
        looked = measuring.Measuring(version, day - 70 * DAY, day - 10 * DAY, "queue", promise)
        times = _times(REQUESTS + random.randint(-40, 160), share, most, whole=whole)
        measuring.measure_summary(
            measuring=looked, times=times, by=world.operator(one.code), now=morning(day)
        )


def _times(n: int, share: int, most: Fraction, *, whole: bool) -> Times:
    """Of `n` requests `share` in a hundred were in time; days are counted whole."""
    median = most * (Fraction(13, 10) if share < 50 else Fraction(4, 5))
    p90 = most * (2 if share < 90 else 1)
    made = [Fraction(ceil(time)) if whole else Fraction(round(time)) for time in (median, p90)]
    return Times(n, n * share // 100, *made)


def _visited(world: World, one: Promised, day: date) -> None:
    """Somebody of the Biro stood at the desk on three mornings; the last visit is the one with a finding."""
    for back, found in ((56, "serving"), (28, "serving"), (0, FOUND.get(one.code, "serving"))):
        on = working(day - back * DAY)
        note = "" if found == "serving" else "Tidak ada pengumuman; dua pemohon menunggu di luar."
        seen = visiting.Seen(morning(on, 10), found, "biro")
        visiting.check_hours(unit=one.unit, seen=seen, note=note, by=world.people[ADMIN], now=morning(on, 15))


def _told_news(world: World, one: Promised, today: date) -> None:
    for week, title in enumerate(NEWS):
        day = working(today - (9 + 7 * week) * DAY)
        publishing.note_update(
            unit=one.unit,
            title=title,
            medium=Medium.WEBSITE,
            address=f"https://sagararaya.example/kabar/{one.code}/{week + 1}",
            published_on=day,
            by=world.operator(one.code),
            now=morning(day, 11),
        )


def _reconsidered(world: World, one: Promised, day: date) -> None:
    """A standard in force that is under review, with the next version already being written."""
    service, _offer = one.services[0]
    operator = world.operator(one.code)
    version = service.versions.get(effective_until=None, effective_from__isnull=False)
    versions.begin_review(version=version, by=operator, now=morning(day))
    why = "Pasien meminta pendaftaran dari rumah."
    versions.begin(service=service, why=why, by=operator, now=morning(day) + timedelta(hours=2))


def before(world: World, one: Promised, day: date) -> None:
    """What held for the first service of some units until the public was heard."""
    if one.code not in BEFORE:
        return
    service, offer = one.services[0]
    signed = working(day)
    versions.add_version(
        service=service,
        standard=texts.older(offer, one.desk, signed.year),
        decree=entered(world, one, signed, morning(signed, 13), number=9),
        effective_from=working(signed + 10 * DAY),
        by=world.operator(one.code),
        now=morning(signed, 14),
    )
