"""Write to units about duties that are not kept; each letter gets its running number once."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.models import Cycle, DutyLetter, Locus
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.evaluation.refusals import refused
from tolok.apps.notices.actions import Message, notify_each
from tolok.apps.organizations.models import Appointment
from tolok.apps.organizations.policies import lasting
from tolok.rules.duties import OPEN
from tolok.rules.texts import Text

TOLD = Text(
    "Biro atau Bagian Organisasi menyurati {unit} tentang kewajiban yang belum lengkap.",
    "The organisation office wrote to {unit} about duties that are not complete.",
)


def send(*, cycle: Cycle, loci: Sequence[int], due_on: date, by: User, now: datetime) -> list[DutyLetter]:
    """One letter to each of these units that has an open duty; the others get none.

    The number of statements does not grow with the units. Raises ProblemsError for a day that has passed, for units
    whose duties were never read, and when no unit is left.
    """
    today = timezone.localdate(now)
    if due_on < today:
        raise refused(refusals.DAY_PASSED, "due_on")
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        rows = Locus.objects.filter(cycle=cycle, pk__in=list(loci), duties_on__isnull=False)
        wanted = [one for one in rows.defer("search").order_by("code") if open_duties(one)]
        if not wanted:
            raise refused(refusals.NO_OPEN_DUTIES)
        last = DutyLetter.objects.filter(cycle=cycle).aggregate(last=Max("number"))["last"] or 0
        made = DutyLetter.objects.bulk_create(
            DutyLetter(
                locus=one,
                cycle=cycle,
                number=last + place,
                duties=one.duties,
                as_of=one.duties_on or today,
                due_on=due_on,
                by=by,
                at=now,
            )
            for place, one in enumerate(wanted, 1)
        )
        after = {"letters": [one.number for one in made], "due_on": due_on}
        scope = office_scope(cycle.office_id)
        record(by=by, action="evaluation.send_duty_letters", target=cycle, after=after, now=now, scope=scope)
    _tell(cycle, made, today, now)
    return made


def open_duties(locus: Locus) -> list[str]:
    """Keys of the duties of which something is known to be missing."""
    return [key for key, kept in locus.duties.items() if kept in OPEN]


def _tell(cycle: Cycle, letters: Sequence[DutyLetter], today: date, now: datetime) -> None:
    units = {one.locus.unit_id: one for one in letters}
    held = Appointment.objects.filter(
        lasting(today), unit__in=list(units), role__in=STAFF, user__is_active=True
    )
    messages = []
    with override("id"):
        for person, unit in sorted(set(held.values_list("user_id", "unit_id"))):
            letter = units[unit or 0]
            path = reverse("readying-letter", args=[cycle.pk, letter.locus_id, letter.number])
            words = TOLD.format(unit=letter.locus.name)
            messages.append(Message(person, words, path, f"evaluation.duty_letter:{letter.pk}"))
    notify_each(messages=messages, now=now)
