"""A unit answers a letter about its duties, and the Biro is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.duty_statements import proof_refusals
from tolok.apps.evaluation.models import DutyAnswer, DutyLetter, Said
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.notices.actions import Message, notify_each
from tolok.apps.organizations.models import Appointment, Role
from tolok.apps.organizations.policies import lasting
from tolok.rules.texts import Problem, ProblemsError, Text, refuse_all

FEWEST_WORDS = 4
TOLD = Text(
    "{unit} menjawab surat {number} tentang kewajiban.",
    "{unit} answered letter {number} about duties.",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What is answered about one duty; words may be missing only where it is kept by now."""

    said: Said
    words: str = ""
    version: ProofVersion | None = None


def answer(*, letter: DutyLetter, given: Mapping[str, Given], by: User, now: datetime) -> list[DutyAnswer]:
    """Keep what a unit answers about duties of a letter; what it said before stays to be read.

    Raises ProblemsError, its keys "words_" and "proof_" with the key of the duty, for nothing, for too few words, and
    for a proof that is not the unit's own or does not hold.
    """
    asked = {one.key for one in letter.asks}
    refuse_all([(not given or not asked.issuperset(given), refusals.NOTHING_ANSWERED, "")])
    if problems := _problems(letter, given, timezone.localdate(now)):
        raise ProblemsError(problems)
    with transaction.atomic():
        held = DutyLetter.objects.select_for_update().defer("content", "printed").get(pk=letter.pk)
        made = DutyAnswer.objects.bulk_create(
            DutyAnswer(
                letter=letter,
                duty=duty,
                said=one.said,
                words=one.words.strip(),
                version=one.version,
                by=by,
                at=now,
            )
            for duty, one in given.items()
        )
        done = set(held.answers.order_by().values_list("duty", flat=True).distinct())
        if held.answered_at is None and asked <= done:
            held.answered_at = now
            held.save(update_fields=["answered_at"])
        after = {"letter": letter.printed_number, "duties": {one.duty: one.said for one in made}}
        record(by=by, action="evaluation.answer_duty_letter", target=letter.locus, after=after, now=now)
    _tell(letter, made[-1].pk, now)
    return made


def _problems(letter: DutyLetter, given: Mapping[str, Given], today: date) -> list[Problem]:
    found = []
    for duty, one in given.items():
        if one.said != Said.DONE and len(one.words.split()) < FEWEST_WORDS:
            found.append(Problem(refusals.FEW_WORDS.format(n=FEWEST_WORDS), key=f"words_{duty}"))
        if one.version is not None:
            refused = proof_refusals(letter.locus, one.version, today)
            found += [Problem(text, key=f"proof_{duty}") for wrong, text, _key in refused if wrong]
    return found


def _tell(letter: DutyLetter, last: int, now: datetime) -> None:
    """One notice to everybody of the Biro for all that was answered at once."""
    held = Appointment.objects.filter(
        lasting(timezone.localdate(now)),
        office=letter.cycle.office_id,
        unit=None,
        role=Role.BIRO_ADMIN,
        user__is_active=True,
    )
    with override("id"):
        path = reverse("readying-answer", args=[letter.cycle_id, letter.locus_id, letter.number])
    words = TOLD.format(unit=letter.locus.name, number=letter.printed_number)
    people = held.order_by().values_list("user_id", flat=True).distinct()
    key = f"evaluation.duty_answer:{last}"
    notify_each(messages=[Message(person, words, path, key) for person in people], now=now)
