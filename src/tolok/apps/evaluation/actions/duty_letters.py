"""Write to units about duties that are not kept; each letter gets its running number once and never changes."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions import duty_reading
from tolok.apps.evaluation.actions.letter_numbers import last_number
from tolok.apps.evaluation.models import Cycle, DutyLetter, DutyStatement, Locus
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.duties import statements_on
from tolok.apps.evaluation.selectors.overview import with_forms
from tolok.apps.notices.actions import Message, notify_each
from tolok.apps.organizations.models import Appointment
from tolok.apps.organizations.policies import lasting
from tolok.apps.organizations.selectors import head_of_letters
from tolok.papers.gathering.duty_letter import WORDS, DutyValues, duty_letter_data, printed_letter
from tolok.papers.letters.letterhead import Letterhead
from tolok.rules.days import day_first
from tolok.rules.gathering.duties import LACKING, OPEN, Kept, duties
from tolok.rules.texts import Text

#: Units that are read again while somebody waits; more are read by the worker first.
READ_AT_ONCE = 50
TOLD = Text(
    "Biro atau Bagian Organisasi menyurati {unit} tentang kewajiban yang belum lengkap. Jawab paling lambat {day}.",
    "The organisation office wrote to {unit} about duties that are not complete. Answer by {day}.",
)


def send(
    *, cycle: Cycle, loci: Iterable[int], due_on: date, by: User, now: datetime, annex: bool = False
) -> list[DutyLetter]:
    """One letter to each of these units that has an open duty today; the others get none.

    Units that were not read today are read first. The number of statements does not grow with the units. Raises
    ProblemsError for a day that has passed, when no unit is left, and where too many were not read today.
    """
    today = timezone.localdate(now)
    if due_on < today:
        raise refused(refusals.DAY_PASSED, "due_on")
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        rows = Locus.objects.filter(cycle=cycle, pk__in=list(loci)).defer("search").order_by("code")
        chosen = with_forms(rows, cycle)
        old = [one for one in chosen if one.duties_on != today or not duty_reading.answers_now(one)]
        if len(old) > READ_AT_ONCE:
            raise refused(refusals.OLD_READING.format(n=len(old)))
        if old:
            duty_reading.read(loci=old, day=today)
        wanted = [one for one in chosen if one.duties_open]
        if not wanted:
            raise refused(refusals.NO_OPEN_DUTIES)
        made = _made(cycle, wanted, due_on, by, now, annex=annex)
        after = {"letters": [one.number for one in made], "due_on": due_on}
        scope = office_scope(cycle.office_id)
        record(by=by, action="evaluation.send_duty_letters", target=cycle, after=after, now=now, scope=scope)
    _tell(cycle, made, today, now)
    return made


def _made(
    cycle: Cycle, loci: Sequence[Locus], due_on: date, by: User, now: datetime, *, annex: bool
) -> list[DutyLetter]:
    today = timezone.localdate(now)
    last = last_number(cycle.office_id)
    stated = statements_on([one.unit_id for one in loci], today)
    letters = [
        DutyLetter(
            locus=one,
            cycle=cycle,
            number=last + place,
            duties=one.duties,
            as_of=today,
            due_on=due_on,
            by=by,
            at=now,
        )
        for place, one in enumerate(loci, 1)
    ]
    head = head_of_letters(cycle.office, today)
    for one in letters:
        one.printed = _printed(one, stated.get(one.locus.unit_id, {}), head, annex=annex)
    return DutyLetter.objects.bulk_create(letters, batch_size=200)


def _printed(
    letter: DutyLetter, stated: Mapping[str, DutyStatement], head: Letterhead, *, annex: bool
) -> dict[str, object]:
    """Everything the letter prints, in Indonesian."""
    locus = letter.locus
    values = DutyValues(
        locus.name,
        locus.code,
        letter.cycle.office.name,
        letter.number,
        letter.duties,
        letter.as_of,
        letter.due_on,
        _address(letter),
        {key: _statement(one) for key, one in stated.items() if letter.duties.get(key) == Kept.STATED},
        list(_lacking(locus)) if annex else (),
    )
    return dict(duty_letter_data(values, head, timezone.localdate(letter.at)))


def _statement(one: DutyStatement) -> str:
    return (
        f"“{one.version.proof.title}”, {day_first(one.stated_on)}, berlaku sampai {day_first(one.expires_on)}"
    )


def _lacking(locus: Locus) -> Iterable[tuple[str, str, str]]:
    """What is lacking, duty by duty, as it was read."""
    for duty in duties():
        if locus.duties.get(duty.key) in OPEN:
            names = {need.fact: need.name.id for need in duty.needs}
            for fact, kept, said in locus.duty_needs[duty.key]:
                if kept in LACKING:
                    word = WORDS[Kept(kept)]
                    yield duty.name.id, names[fact], f"{word}: {said}" if said else word


def _address(letter: DutyLetter) -> str:
    return f"{settings.TOLOK_ADDRESS}{_path(letter)}" if settings.TOLOK_ADDRESS else ""


def _path(letter: DutyLetter) -> str:
    """The page on which a unit reads and answers a letter."""
    with override("id"):
        return reverse("readying-answer", args=[letter.cycle_id, letter.locus_id, letter.number])


def content_of(letter: DutyLetter) -> bytes:
    """The file of a letter: made once of what was kept when it was sent, and from then on always these bytes."""
    if not letter.sha256:
        dated = timezone.localdate(letter.at)
        printed = letter.printed or _printed(
            letter, {}, head_of_letters(letter.cycle.office, dated), annex=False
        )
        content = printed_letter(printed, dated)
        digest = hashlib.sha256(content).hexdigest()
        # whoever is first keeps it; of the others the database refuses nothing, because nothing is asked of it
        DutyLetter.objects.filter(pk=letter.pk, sha256="").update(content=content, sha256=digest)
        letter.refresh_from_db(fields=["content", "sha256"])
    return bytes(letter.content)


def write_all(*, cycle: int) -> int:
    """Make the files of a cycle's letters that have none; how many there were."""
    rows = DutyLetter.objects.filter(cycle=cycle, sha256="").select_related("locus", "cycle__office")
    found = list(rows.order_by("number"))
    for one in found:
        content_of(one)
    return len(found)


def _tell(cycle: Cycle, letters: Sequence[DutyLetter], today: date, now: datetime) -> None:
    units = {one.locus.unit_id: one for one in letters}
    held = Appointment.objects.filter(
        lasting(today), unit__in=list(units), role__in=STAFF, user__is_active=True
    )
    messages = []
    for person, unit in sorted(set(held.values_list("user_id", "unit_id"))):
        letter = units[unit or 0]
        words = TOLD.format(unit=letter.locus.name, day=day_first(letter.due_on))
        messages.append(Message(person, words, _path(letter), f"evaluation.duty_letter:{letter.pk}"))
    notify_each(messages=messages, now=now)
