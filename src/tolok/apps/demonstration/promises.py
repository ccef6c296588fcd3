"""What became of last year's recommendations: most promises kept, some late, some done without an effect yet."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from tolok.apps.commitments import actions
from tolok.apps.commitments.models import Coaching, Commitment, State
from tolok.apps.demonstration.founding import World
from tolok.apps.evaluation.models import Cycle, Locus, Recommendation
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.organizations.models import OrganizationUnit

ADMIN = "Ratna Wulansari"
#: Of a hundred promises: kept in time, kept late, without effect, moved once, given up; the rest is still open.
FATES = (("kept", 60), ("late", 12), ("without effect", 11), ("moved", 9), ("dropped", 2), ("open", 6))
NOTES = (
    "Rapat persiapan selesai; rancangan dibagikan kepada semua loket.",
    "Rancangan sudah di meja kepala unit.",
    "Sudah dijalankan di dua loket, sisanya bulan depan.",
)
MOVED = "Anggaran baru tersedia sesudah perubahan APBD."
DROPPED = "Layanan ini pindah ke Mal Pelayanan Publik."
AGREED = (
    "Standar Pelayanan dilengkapi dahulu, baru Maklumat; contoh dari unit lain dibagikan.",
    "Petugas loket dilatih dua hari; daftar hadir disimpan di pustaka bukti.",
    "Janji yang tersisa dibagi menurut penanggung jawab; ditinjau lagi bersama Biro.",
)


def keep(world: World, cycle: Cycle, now: datetime) -> None:
    """Every promise made of the cycle's recommendations, up to `now`; one that was touched stays as it is."""
    origins = [one.origin for one in Recommendation.objects.filter(locus__cycle=cycle)]
    rows = (
        Commitment.objects.filter(origin__in=origins, state=State.PLANNED)
        .select_related("unit")
        .order_by("pk")
    )
    for row in rows:
        _live(world, row, row.unit, now)


def _live(world: World, row: Commitment, unit: OrganizationUnit, now: datetime) -> None:
    random = Random(f"promise {unit.code} {row.cause}")  # noqa: S311 - invented fates
    fate = random.choices([name for name, _ in FATES], [share for _, share in FATES])[0]
    operator, head = world.operator(unit.code), world.head(unit.code)
    first, last = row.promised_on, row.due_on
    with transaction.atomic():
        owner = random.choice(("Sekretaris", "Kepala subbagian umum", "Kepala bidang pelayanan"))
        actions.assign(commitment=row, owner=owner, owner_user=operator, by=head, now=_at(first, 5))
        actions.note(commitment=row, text=random.choice(NOTES), by=operator, now=_at(first, 40))
        if fate == "open":
            return
        if fate == "dropped":
            actions.drop(commitment=row, by=head, why=DROPPED, now=_at(first, 60))
            return
        if fate == "moved":
            later = last + timedelta(days=60)
            actions.move(commitment=row, due_on=later, by=head, why=MOVED, now=_at(last, -10))
        days = {"late": random.randint(6, 40), "moved": random.randint(30, 58)}
        done = min(last + timedelta(days=days.get(fate, -random.randint(2, 35))), timezone.localdate(now))
        _finish(row, max(done, first), fate != "without effect", random, operator.pk, world)


def _finish(row: Commitment, day: date, effect: bool, random: Random, operator: int, world: World) -> None:
    versions = ProofVersion.objects.filter(proof__unit=row.unit_id, proof__withdrawn_at=None).order_by("pk")
    shown = [one for one in versions[:8] if one.may_be_opened]
    proofs = [random.choice(shown)] if shown and random.random() < 0.85 else []
    person = next(one for one in world.people.values() if one.pk == operator)
    actions.finish(
        commitment=row,
        done_on=day,
        effect=effect,
        proofs=proofs,
        why_no_proof="" if proofs else "Perubahannya terlihat di ruang layanan; foto menyusul.",
        text="" if effect else "Sudah dijalankan; keluhan pengguna tentang hal ini belum berkurang.",
        by=person,
        now=_at(day, 0),
    )


def coach(world: World, cycle: Cycle, now: datetime) -> None:
    """The Biro visits the units below the line three times; every third coaching has ended."""
    admin = world.people[ADMIN]
    places = [
        f"evaluation.locus:{pk}" for pk in Locus.objects.filter(cycle=cycle).values_list("pk", flat=True)
    ]
    rows = Coaching.objects.filter(origin__in=places, visits=None).select_related("unit").order_by("pk")
    for number, row in enumerate(rows):
        with transaction.atomic():
            days = [row.since + timedelta(days=gap) for gap in (21, 63, 119)]
            for day, following, agreed in zip(days, [*days[1:], None], AGREED, strict=True):
                if day <= timezone.localdate(now):
                    actions.log_visit(
                        coaching=row,
                        day=day,
                        who=f"{admin.name}; {world.head(row.unit.code).name}",
                        agreed=agreed,
                        next_on=following,
                        by=admin,
                        now=_at(day, 0),
                    )
            if number % 3 == 0 and days[-1] <= timezone.localdate(now):
                why = "Ketiga janji unit ini selesai; selanjutnya cukup lewat tinjauan triwulan."
                actions.end_coaching(coaching=row, until=days[-1], by=admin, why=why, now=_at(days[-1], 1))


def _at(day: date, after: int) -> datetime:
    """Some morning hour `after` days."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=after), time(9)))
