"""What units say of duties that no record shows, and what the Biro wrote to two of them."""

from datetime import date, datetime

from django.utils import timezone

from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented import files
from tolok.apps.demonstration.moments import DAY, morning, working
from tolok.apps.demonstration.offering import DECREED, EXEMPLARY, QUALITY
from tolok.apps.demonstration.rounds import ADMIN
from tolok.apps.demonstration.working import loci_of
from tolok.apps.evaluation.actions import duty_answers, duty_letters, duty_statements
from tolok.apps.evaluation.models import Cycle, DutyLetter, DutyStatement, Locus, Said
from tolok.apps.evidence.models import ProofVersion
from tolok.rules.gathering.duties import duties

#: Duty → place of the paper that shows it, and what the unit says.
STATED = {
    "staff": (3, "Kode etik dan penghargaan petugas berlaku dan dibacakan setiap bulan."),
    "facilities": (4, "Ruang tunggu, toilet, dan fasilitas kelompok rentan lengkap dan terawat."),
    "innovation": (7, "Inovasi layanan berjalan lebih dari setahun dan terus diukur manfaatnya."),
}
#: The unit that took its word back, units the Biro wrote to, and the one of them that answered.
TOOK_BACK, WRITTEN_TO, ANSWERED = "06.5", ("12.1", "14"), "14"
PLANNED = "Kami lengkapi bersama Biro sampai akhir tahun ini, mulai dari layanan yang paling ramai."
WHY = "Fotonya dari gedung lama; gedung baru belum selesai."


def state(world: World, cycle: Cycle, now: datetime) -> None:
    """Exemplary units state three duties, every other unit with decreed standards one; the rest say nothing."""
    today = timezone.localdate(now)
    loci = loci_of(cycle)
    if not DutyStatement.objects.filter(unit__in=[locus.unit_id for locus in loci]).exists():
        for place, locus in enumerate(loci):
            _said(world, locus, place, working(today - 14 * DAY))
    _written(world, cycle, loci, today, now)


def _said(world: World, locus: Locus, place: int, day: date) -> None:
    quality = QUALITY[locus.code]
    said = list(STATED) if quality >= EXEMPLARY else ["staff"] if quality >= DECREED and place % 2 else []
    known = {one.key: one for one in duties()}
    for key in said:
        number, words = STATED[key]
        title = files.papers()[number].title
        newest = ProofVersion.objects.filter(proof__unit=locus.unit_id, proof__title__startswith=title)
        version = newest.order_by("-pk").first()
        if version is None:
            continue
        made = duty_statements.state(
            locus=locus,
            duty=known[key],
            words=words,
            stated_on=day,
            version=version,
            by=world.operator(locus.code),
            now=morning(day),
        )
        if locus.code == TOOK_BACK and key == "facilities":
            head, later = world.head(locus.code), morning(working(day + 5 * DAY))
            duty_statements.withdraw(statement=made, locus=locus, why=WHY, by=head, now=later)


def _written(world: World, cycle: Cycle, loci: list[Locus], today: date, now: datetime) -> None:
    """The Biro asks two units to say until when they will do what is open."""
    numbers = [locus.pk for locus in loci if locus.code in WRITTEN_TO]
    if numbers and not DutyLetter.objects.filter(cycle=cycle).exists():
        due = working(today + 14 * DAY)
        duty_letters.send(cycle=cycle, loci=numbers, due_on=due, by=world.people[ADMIN], now=now, annex=True)
    for letter in DutyLetter.objects.filter(cycle=cycle, locus__code=ANSWERED, answers=None):
        given = {one.key: duty_answers.Given(Said.PLANNED, PLANNED) for one in letter.asks}
        duty_answers.answer(letter=letter, given=given, by=world.operator(ANSWERED), now=now)
