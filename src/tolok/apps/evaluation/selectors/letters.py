"""Letters about duties: the newest to each unit, which of them wait for an answer, and what was answered."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Cycle, DutyAnswer, DutyLetter, Locus
from tolok.apps.evaluation.policies import STAFF
from tolok.apps.organizations.models import Role
from tolok.apps.organizations.policies import appointments_of

#: How the newest letter to a unit can stand, as the map's filter names it.
ANSWERED, WAITING, LATE, NONE = "dijawab", "menunggu", "lewat", "tidak"
FATES = (LATE, WAITING, ANSWERED, NONE)


def letters_to(loci: Sequence[int]) -> dict[int, DutyLetter]:
    """The newest letter about duties to each unit that has one, without its content. One statement."""
    rows = DutyLetter.objects.filter(locus__in=loci).defer("content", "printed").order_by("number")
    return {one.locus_id: one for one in rows}


def letter_at(cycle: int, number: int) -> DutyLetter | None:
    """A letter by its running number, with its unit and office."""
    found = DutyLetter.objects.select_related("locus__cycle__office", "locus__form", "by").defer("content")
    return found.filter(cycle=cycle, number=number).first()


def answers_to(letter: DutyLetter) -> Mapping[str, list[DutyAnswer]]:
    """What a unit answered, by duty, the newest first. One statement."""
    found: dict[str, list[DutyAnswer]] = {}
    for one in letter.answers.select_related("version__proof", "by").order_by("-pk"):
        found.setdefault(one.duty, []).append(one)
    return found


def _waiting() -> QuerySet[DutyLetter]:
    """Letters that wait for an answer; a newer one to the same unit takes the place of those before it."""
    newer = DutyLetter.objects.filter(locus__unit=OuterRef("locus__unit"), pk__gt=OuterRef("pk"))
    return DutyLetter.objects.filter(~Exists(newer), answered_at=None).defer("content")


def waiting_of(unit: int) -> DutyLetter | None:
    """The letter a unit has yet to answer. One statement."""
    return _waiting().filter(locus__unit=unit).first()


def waiting_for(person: User, day: date) -> list[DutyLetter]:
    """The letters the units of a person have yet to answer, the most urgent first. One statement."""
    units = appointments_of(person, day).filter(role__in=STAFF).values("unit")
    found = _waiting().filter(locus__unit__in=units).select_related("locus")
    return list(found.order_by("due_on", "pk"))


def late_for(person: User, day: date) -> list[Cycle]:
    """The cycles of the Biro with letters whose day passed without an answer, with `late`: how many. One statement."""
    offices = appointments_of(person, day).filter(unit=None, role=Role.BIRO_ADMIN).values("office")
    late = _waiting().filter(due_on__lt=day, cycle__office__in=offices).order_by()
    found = Cycle.objects.filter(duty_letters__in=late).annotate(late=Count("duty_letters"))
    return list(found.order_by("-pk"))


def with_letter(loci: QuerySet[Locus]) -> QuerySet[Locus]:
    """With the newest letter to each in the cycle: `letter_at`, `letter_due`, `letter_answered`."""
    newest = DutyLetter.objects.filter(locus=OuterRef("pk")).order_by("-number")
    return loci.annotate(
        letter_at=Subquery(newest.values("at")[:1]),
        letter_due=Subquery(newest.values("due_on")[:1]),
        letter_answered=Subquery(newest.values("answered_at")[:1]),
    )


def letters_standing(loci: QuerySet[Locus], fate: str, day: date) -> QuerySet[Locus]:
    """Those `with_letter` whose letter stands so; an unknown fate narrows nothing."""
    asked = Q(letter_due__isnull=False, letter_answered=None)
    wanted = {
        ANSWERED: Q(letter_answered__isnull=False),
        WAITING: asked,
        LATE: asked & Q(letter_due__lt=day),
        NONE: Q(letter_due=None),
    }
    return loci.filter(wanted[fate]) if fate in wanted else loci
