"""The end of last year's cycle: moderation, objections, recommendations, the lock, publication, follow-up."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from tolok.apps.demonstration import promises
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.working import DAY, loci_of
from tolok.apps.evaluation.actions import cycles, disputes, judging, results
from tolok.apps.evaluation.models import (
    Clarification,
    Cycle,
    Judgement,
    Objection,
    Recommendation,
    Seat,
    State,
)
from tolok.apps.evaluation.selectors.results import standing_result
from tolok.apps.evaluation.selectors.standing import settled_levels

Spans = Mapping[State, tuple[datetime, datetime]]
ADMIN, MODERATOR = "Ratna Wulansari", "Yohanes Tandi"
ADVICE = (
    "Tetapkan dan umumkan pada dua media, termasuk SIPP Nasional.",
    "Tinjau bersama pengguna layanan lewat Forum Konsultasi Publik.",
    "Lengkapi fasilitas bagi kelompok rentan di pintu masuk dan loket.",
    "Catat dan laporkan tindak lanjut pengaduan setiap triwulan.",
    "Susun jadwal pemutakhiran kanal digital dan penanggung jawabnya.",
)


def end(world: World, cycle: Cycle, spans: Spans, now: datetime) -> None:
    """From the last judgement to follow-up; what is done stays done."""
    cycle.refresh_from_db()
    moderate(world, cycle, spans[State.JUDGING][1] - 2 * DAY)
    advise(cycle, spans[State.JUDGING][1] - DAY)
    _on(world, cycle, State.CLARIFYING, spans[State.CLARIFYING][0])
    _on(world, cycle, State.OBJECTING, spans[State.OBJECTING][0])
    objections(world, cycle, spans[State.OBJECTING][0] + DAY)
    publish(world, cycle, spans[State.OBJECTING][1])
    follow_up(world, cycle, spans[State.OBJECTING][1] + 14 * DAY, now)


def _on(world: World, cycle: Cycle, state: State, at: datetime) -> None:
    if not cycle.has_reached(state):
        cycles.advance(cycle=cycle, to=state, by=world.people[ADMIN], now=at)


def moderate(world: World, cycle: Cycle, at: datetime) -> None:
    """Where evaluators differ the moderator takes the lower level and says why."""
    moderator = world.people[MODERATOR]
    loci = loci_of(cycle)
    found = settled_levels(loci, cycle.gap)
    for locus in loci:
        disputed = [code for code, one in found[locus.pk].items() if one.needs_moderation]
        with transaction.atomic():
            for code in disputed:
                given = Judgement.objects.filter(seat__locus=locus, code=code).values_list("level", flat=True)
                levels = [level for level in given if level is not None]
                judging.moderate(
                    locus=locus,
                    code=code,
                    level=min(levels),
                    reason="Bukti tingkat yang lebih tinggi belum bertanggal dalam tahun ini.",
                    by=moderator,
                    now=at,
                )


def advise(cycle: Cycle, at: datetime) -> None:
    """Every unit is advised about its three weakest indicators."""
    loci = loci_of(cycle)
    found = settled_levels(loci, cycle.gap)
    for locus in loci:
        seat = Seat.objects.filter(locus=locus, left_at=None).select_related("user").first()
        if seat is None or Recommendation.objects.filter(locus=locus).exists():
            continue
        levels = {code: one.level for code, one in found[locus.pk].items() if isinstance(one.level, int)}
        weakest = sorted(levels, key=lambda code: (levels[code], code))[:3]
        random = Random(f"advice {locus.code}")  # noqa: S311 - invented advice
        with transaction.atomic():
            for code in weakest:
                disputes.recommend(
                    locus=locus,
                    code=code,
                    text=random.choice(ADVICE),
                    measure="Dokumen bertanggal dan tangkapan layar ada di pustaka bukti.",
                    by=seat.user,
                    now=at,
                )


def objections(world: World, cycle: Cycle, at: datetime) -> None:
    """A few units object to one level; half of them are right."""
    loci = [locus for place, locus in enumerate(loci_of(cycle)) if place % 9 == 4]
    found = settled_levels(loci, cycle.gap)
    for place, locus in enumerate(loci):
        if Objection.objects.filter(locus=locus).exists():
            continue
        levels = {code: one.level for code, one in found[locus.pk].items()}
        code = next(
            (code for code, level in levels.items() if isinstance(level, int) and level in (1, 2, 3)), None
        )
        before = levels.get(code or "")
        if code is None or not isinstance(before, int):
            continue
        with transaction.atomic():
            objection = disputes.object_to(
                locus=locus,
                code=code,
                wanted=before + 1,
                text="Keputusannya sudah terbit sebelum penilaian; kami lampirkan halaman penetapannya.",
                by=world.operator(locus.code),
                now=at,
            )
            disputes.decide(
                objection=objection,
                level=before + (place % 2 == 0),
                reason="Diperiksa kembali bersama berkasnya.",
                by=world.people[ADMIN],
                now=at + 2 * DAY,
            )


def publish(world: World, cycle: Cycle, at: datetime) -> None:
    """Proposed by the Biro, locked by the moderator, published."""
    admin = world.people[ADMIN]
    if standing_result(cycle) is None:
        proposal = results.propose(cycle=cycle, by=admin, now=at)
        results.lock(result=proposal, by=world.people[MODERATOR], now=at + timedelta(hours=3))
    _on(world, cycle, State.FINAL, at + DAY)
    result = standing_result(cycle)
    if result is not None and result.published_at is None:
        results.publish(result=result, by=admin, now=at + 7 * DAY)
    _on(world, cycle, State.PUBLISHED, at + 7 * DAY)


def follow_up(world: World, cycle: Cycle, at: datetime, now: datetime) -> None:
    """Recommendations become promises, weak units are coached; then the months until `now` pass."""
    _on(world, cycle, State.FOLLOW_UP, at)
    promises.keep(world, cycle, now)
    promises.coach(world, cycle, now)


def questions(world: World, cycle: Cycle, at: datetime) -> None:
    """A few questions are open in this year's cycle, one is answered."""
    seats = Seat.objects.filter(locus__cycle=cycle, left_at=None, order=1).select_related(
        "user", "locus__cycle"
    )
    for place, seat in enumerate(seats.order_by("pk")[:6]):
        if Clarification.objects.filter(seat=seat).exists():
            continue
        seat.locus.cycle = cycle
        with transaction.atomic():
            question = disputes.ask(
                seat=seat,
                code="1.a.Ak",
                question="Halaman mana dari keputusan ini yang memuat biaya tiap layanan?",
                by=seat.user,
                now=at,
            )
            if place == 0:
                disputes.answer_question(
                    clarification=question,
                    text="Lampiran, halaman 3.",
                    by=world.operator(seat.locus.code),
                    now=at + DAY,
                )
