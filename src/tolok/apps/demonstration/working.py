"""A cycle of the invented province, worked through by its people with the same actions as any cycle."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.demonstration import agreeing
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented import answers
from tolok.apps.demonstration.invented.people import EVALUATORS
from tolok.apps.demonstration.invented.province import JUDGED, InventedUnit
from tolok.apps.demonstration.libraries import Proofs, library
from tolok.apps.evaluation.actions import claims, cycles, judging, panel, records, replies
from tolok.apps.evaluation.models import ClaimState, Cycle, Finding, Locus, PanelRole, Seat, State
from tolok.apps.evaluation.selectors.judging import codes_of
from tolok.apps.surveys import actions as surveys
from tolok.apps.surveys.models import Answer, Survey
from tolok.apps.surveys.selectors import F03, uuid7

DAY = timedelta(days=1)
PACKS = {"A": "pekppp-2022-luring", "B": "pekppp-2022-daring"}
BY_CODE: Mapping[str, InventedUnit] = {one.code: one for one in JUDGED}
#: The unit that disputes what its records say, and of which indicator.
DISPUTES, DISPUTED = "09.1", "6.a.B"
#: Units whose proof of what they carried over has expired, for everybody to see what that looks like.
EXPIRED = ("08.1", "10")
#: Words of an evaluator, by the level given.
REASONS = (
    "Belum ada yang dapat ditunjukkan pada saat kunjungan.",
    "Baru sebagian kecil yang ada; dokumennya belum lengkap.",
    "Ada, tetapi belum ditetapkan dan belum diumumkan.",
    "Sesuai berkas; sebagian syarat tingkat berikutnya belum terbukti.",
    "Terbukti di berkas dan di lokasi; tinggal satu syarat.",
    "Terbukti seluruhnya di berkas, di lokasi, dan dari wawancara pengguna.",
)


def calendar(start: datetime) -> dict[State, tuple[datetime, datetime]]:
    """The phases of a cycle that begins with briefing at `start`."""
    lengths = (
        (State.BRIEFING, 10),
        (State.FILLING, 30),
        (State.JUDGING, 30),
        (State.CLARIFYING, 8),
        (State.OBJECTING, 8),
    )
    found, day = {}, start
    for state, days in lengths:
        found[state] = (day, day + days * DAY)
        day += days * DAY
    return found


def opened(world: World, name: str, start: datetime, previous: Cycle | None) -> Cycle:
    """The cycle with all units and its panel, moved on to filling; one that is there stays."""
    cycle = Cycle.objects.filter(office=world.office, name=name).first()
    if cycle is not None:
        return cycle
    admin = world.people["Ratna Wulansari"]
    with transaction.atomic():
        cycle = cycles.open_cycle(
            office=world.office,
            name=name,
            year=timezone.localtime(start).year,
            packs=PACKS,
            units=[(world.units[one.code].pk, "B" if one.online else "A") for one in world.judged],
            phases=calendar(start),
            previous=previous,
            choices={"second_share": 30, "coaching_below": "B-"},
            by=admin,
            now=start,
        )
        _panel(world, cycle, start)
        for state in (State.BRIEFING, State.FILLING):
            cycles.advance(cycle=cycle, to=state, by=admin, now=calendar(start)[state][0])
        panel.seat_all(cycle=cycle, by=admin, now=start)
    return cycle


def _panel(world: World, cycle: Cycle, now: datetime) -> None:
    admin = world.people["Ratna Wulansari"]
    for name in EVALUATORS:
        person = world.people[name]
        member = panel.join_panel(cycle=cycle, user=person, role=PanelRole.EVALUATOR, by=admin, now=now)
        panel.state_ties(member=member, ties=[], by=person, now=now)
    moderator = world.people["Yohanes Tandi"]
    panel.join_panel(cycle=cycle, user=moderator, role=PanelRole.MODERATOR, by=admin, now=now)


def loci_of(cycle: Cycle) -> list[Locus]:
    """The units of the cycle, ready for actions."""
    return list(cycle.loci.select_related("form", "unit", "cycle__office"))


def fill_in(world: World, locus: Locus, at: datetime, *, submit: bool = True) -> None:
    """A unit answers its F-01 with proof, its head approves, it is handed in. What was done stays done."""
    if locus.claim_state == ClaimState.SUBMITTED or locus.claims.exists():
        return
    operator, head = world.operator(locus.code), world.head(locus.code)
    random = Random(f"{locus.cycle.year} {locus.code}")  # noqa: S311 - invented answers
    quality = quality_of(locus)
    with transaction.atomic():
        proofs = library(locus, BY_CODE[locus.code].name, operator, at)
        indicators = locus.form.instrument.indicators
        carried = _carried(locus, operator, at, proofs)
        for place, (code, indicator) in enumerate(indicators.items()):
            if (not submit and place % 4 == 3) or code in carried:
                continue
            wanted = answers.level_for(quality, random)
            given = answers.answers_for(indicator, wanted, timezone.localdate(at), random)
            claim = claims.answer(
                locus=locus,
                code=code,
                answers=given,
                note=random.choice(answers.SENTENCES),
                seen_version=0,
                by=operator,
                now=at,
            )
            for version, page in proofs.get(indicator.number, ()):
                claims.cite(claim=claim, version=version, page=page, by=operator, now=at)
        _from_records(locus, operator, at)
        agreeing.settle(locus, operator, at)
        if submit:
            claims.approve(locus=locus, by=head, now=at)
            claims.submit(locus=locus, by=operator, now=at)


def _from_records(locus: Locus, operator: User, at: datetime) -> None:
    """This year the unit takes over what its records in Tolok say; one unit disputes what they say of its survey."""
    if locus.cycle.previous_id is None:
        return
    day = timezone.localdate(at)
    records.refresh(loci=[locus], day=day, now=at)
    for one in Finding.objects.filter(locus=locus, known=True).exclude(level=None):
        if locus.code == DISPUTES and one.code == DISPUTED:
            why = "Satu survei lagi kami lakukan dengan kertas; hasilnya belum dimasukkan ke Tolok."
            replies.dispute(
                locus=locus, code=one.code, digest=one.digest, why=why, by=operator, today=day, now=at
            )
        else:
            replies.accept(
                locus=locus, code=one.code, digest=one.digest, paper=False, by=operator, today=day, now=at
            )


def _carried(locus: Locus, operator: User, at: datetime, proofs: Proofs) -> set[str]:
    """What some units take over from last year and say is still true, with this year's proof; two forgot that last
    year's has expired since."""
    last = locus.cycle.previous
    if last is None or not BY_CODE[locus.code].carries:
        return set()
    found = claims.carry_over(locus=locus, from_cycle=last, by=operator, now=at)
    indicators = locus.form.instrument.indicators
    for copy in found:
        claim = claims.confirm(claim=copy, still_true=True, seen_version=copy.version, by=operator, now=at)
        if locus.code in EXPIRED and claim.citations.exists():
            continue
        for old in list(claim.citations.select_related("claim__locus", "version__proof")):
            claims.uncite(citation=old, by=operator, now=at)
        for version, page in proofs.get(indicators[claim.code].number, ()):
            claims.cite(claim=claim, version=version, page=page, by=operator, now=at)
    return {claim.code for claim in found}


def quality_of(locus: Locus) -> float:
    """How good a unit is: a little better every year, as if follow-up helped."""
    base = BY_CODE[locus.code].quality
    random = Random(f"{locus.code} {locus.cycle.year}")  # noqa: S311 - invented answers
    return min(0.97, base + (0.06 if locus.cycle.previous_id else 0) + random.uniform(-0.04, 0.04))


def hear_users(locus: Locus, at: datetime) -> None:
    """Users of the unit answer its form; one unit in the province has too few of them."""
    survey = Survey.objects.select_related("questionnaire").filter(locus=locus).first()
    if survey is None or Answer.objects.filter(survey=survey).exists():
        return
    random = Random(f"users {locus.cycle.year} {locus.code}")  # noqa: S311 - invented answers
    count = 6 if locus.code == "11.2" else random.randint(12, 24)
    form = locus.form.instrument.forms[F03]
    with transaction.atomic():
        for number, values in enumerate(answers.ratings(form, quality_of(locus), count, random)):
            moment = at + timedelta(hours=5 * number)
            surveys.receive(survey=survey, uuid=uuid7(moment), given=surveys.Given(values), now=moment)


def judge(locus: Locus, at: datetime) -> None:
    """Every seat of the unit gives its levels and hands them in."""
    proposals = dict(locus.claims.values_list("code", "proposed"))
    for seat in Seat.objects.filter(locus=locus, left_at=None, submitted_at=None).select_related("user"):
        seat.locus = locus
        given = _levels(seat, proposals)
        with transaction.atomic():
            if not seat.judgements.exists():
                judging.judge_many(seat=seat, levels=given, by=seat.user, now=at)
            judging.hand_in(seat=seat, by=seat.user, now=at)


def begin_judging(locus: Locus, at: datetime, share: float) -> None:
    """The first seat has given some levels and not handed them in."""
    seat = Seat.objects.filter(locus=locus, left_at=None, submitted_at=None).select_related("user").first()
    if seat is None or seat.judgements.exists():
        return
    seat.locus = locus
    given = _levels(seat, dict(locus.claims.values_list("code", "proposed")))
    some = dict(list(given.items())[: int(len(given) * share)])
    judging.judge_many(seat=seat, levels=some, by=seat.user, now=at)


def _levels(seat: Seat, proposals: Mapping[str, int | None]) -> dict[str, tuple[int | None, str]]:
    locus = seat.locus
    random = Random(f"{locus.cycle.year} {locus.code} {seat.order} {seat.user.name}")  # noqa: S311
    strict = 0.1 + 0.02 * (EVALUATORS.index(seat.user.name) if seat.user.name in EVALUATORS else 0)
    levels = answers.judged(locus.form.instrument, proposals, random, strict)
    return {code: (levels[code], REASONS[min(levels[code], 5)]) for code in codes_of(seat)}
