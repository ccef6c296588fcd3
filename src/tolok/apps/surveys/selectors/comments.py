"""Reads of comments: only as they were masked. What somebody wrote is never shown."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import Appointment, Letterhead, Office, Role, RoleOffer
from tolok.apps.organizations.policies import appointments_of
from tolok.apps.surveys.models import Answer, CommentReading, HandOver, LearnedWord, Survey
from tolok.comments.masking import mask_names
from tolok.comments.tallies import Counts, counts
from tolok.comments.themes import Learned, names

#: Titles of the themes by their key, in the order they are shown.
theme_names = names
#: Stands in files where a comment is not masked yet.
UNREAD = "[sedang disamarkan]"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which readings a list is to show; what is empty narrows nothing."""

    survey: Survey | None = None
    unit: int | None = None
    year: int | None = None
    theme: str = ""
    state: str = ""
    search: str = ""


def unread() -> QuerySet[Answer]:
    """Answers with words that nobody may read yet, the newest first; with survey and unit."""
    found = Answer.objects.filter(reading=None).exclude(comment="").order_by("-pk")
    return found.select_related("survey__unit")


def unread_in(office: Office, survey: Survey | None = None) -> int:
    """How many comments of an office, or of one of its surveys, still wait to be masked."""
    where = Q(survey=survey) if survey else Q(survey__unit__office=office)
    return Answer.objects.filter(where, reading=None).exclude(comment="").count()


def staff_names(offices: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """By office the names of everybody who has, had or is to have a role there, and of who signs. Three statements."""
    found: dict[int, set[str]] = defaultdict(set)
    roles = Appointment.objects.filter(office__in=offices).order_by().values_list("office_id", "user__name")
    offers = RoleOffer.objects.filter(office__in=offices).order_by().values_list("office_id", "name")
    signers = Letterhead.objects.filter(office__in=offices).values_list("office_id", "signer_name")
    for office, name in (*roles.distinct(), *offers.distinct(), *signers):
        found[office].add(name)
    return {office: tuple(sorted(found[office] - {""})) for office in offices}


def learned_words(offices: Collection[int]) -> Mapping[int, Learned]:
    """By office what its people taught. One statement."""
    found: dict[int, dict[str, dict[str, int]]] = {office: {} for office in offices}
    rows = LearnedWord.objects.filter(office__in=offices, count__gt=0)
    for office, word, theme, count in rows.values_list("office_id", "word", "theme", "count"):
        found[office].setdefault(word, {})[theme] = count
    return found


def names_now(surveys: Collection[int]) -> tuple[str, ...]:
    """The names of everybody with a role in the units of these surveys, or over their whole office. One statement.

    A comment was masked with the names of its day; who joined later is hidden each time it is shown.
    """
    here = Q(unit__surveys__in=surveys) | Q(unit=None, office__units__surveys__in=surveys)
    names = Appointment.objects.filter(here).order_by().values_list("user__name", flat=True)
    return tuple(sorted(set(names.distinct()) - {""}))


def masked(answers: Iterable[Answer]) -> Mapping[int, str]:
    """By answer its comment as it may be read; one that is not masked yet is not there. Two statements."""
    wanted = {answer.pk: answer.survey_id for answer in answers}
    found = CommentReading.objects.filter(answer__in=wanted)
    texts = dict(found.order_by().values_list("answer_id", "masked"))
    names = names_now(set(wanted.values())) if texts else ()
    return {answer: mask_names(text, names) for answer, text in texts.items()}


def readable(answer: Answer, names: Collection[str]) -> str:
    """The comment of an answer that was read along with its `reading`: masked, or the words that it is not yet.

    `names` are those of `names_now`.
    """
    if not answer.comment:
        return ""
    reading: CommentReading | None = getattr(answer, "reading", None)
    return UNREAD if reading is None else mask_names(reading.masked, names)


def fresh(rows: Sequence[CommentReading]) -> list[CommentReading]:
    """The same readings as they may be read now, for showing and not for saving. One statement."""
    names = names_now({row.answer.survey_id for row in rows}) if rows else ()
    for row in rows:
        row.masked = mask_names(row.masked, names)
    return list(rows)


def with_words(answers: Iterable[Answer]) -> list[int]:
    """The numbers of those answers that have a comment. No statement."""
    return [answer.pk for answer in answers if answer.comment]


def readings(office: Office, wanted: Wanted) -> QuerySet[CommentReading]:
    """Comments of the surveys of an office, the newest first, with their surveys."""
    found = CommentReading.objects.filter(answer__survey__unit__office=office)
    if wanted.survey is not None:
        found = found.filter(answer__survey=wanted.survey)
    if wanted.unit is not None:
        found = found.filter(answer__survey__unit=wanted.unit)
    if wanted.year is not None:
        found = found.filter(_in_year(wanted.year, "answer__survey__"))
    if wanted.state:
        found = found.filter(hand_over=wanted.state)
    if wanted.search and _names_somebody(office, wanted.search):
        return found.none()
    if wanted.search:
        found = found.filter(masked__icontains=wanted.search)
    if wanted.theme:
        # lists within JSON are asked for in different ways by the databases; keys are plain words
        found = found.annotate(listed=Cast("themes", TextField())).filter(
            listed__contains=f'"{wanted.theme}"'
        )
    return found.select_related("answer__survey__unit", "corrected_by", "decided_by").order_by("-answer")


def _names_somebody(office: Office, words: str) -> bool:
    """Whether somebody looks for one of the staff: a list of comments about a person is what masking prevents."""
    return mask_names(words, staff_names([office.pk]).get(office.pk, ())) != words


def _in_year(year: int, path: str = "") -> Q:
    return Q(**{f"{path}period_end__year": year}) | Q(
        **{f"{path}period_end": None, f"{path}closes_at__year": year}
    )


def reading_in(survey: Survey, pk: int) -> CommentReading | None:
    """The reading with a number, only if it belongs to `survey`."""
    found = CommentReading.objects.select_related(
        "answer__survey__unit__office", "corrected_by", "decided_by"
    )
    one = found.filter(pk=pk, answer__survey=survey).first()
    return None if one is None else fresh([one])[0]


def commented(office: Office) -> tuple[list[int], list[int]]:
    """Units and years that have comments, for the filter of a list. One statement."""
    rows = Survey.objects.filter(unit__office=office, answers__reading__isnull=False).order_by()
    found = set(rows.values_list("unit_id", "period_end", "closes_at").distinct())
    years = {(end or closes).year for _, end, closes in found}
    return sorted({unit for unit, _, _ in found}), sorted(years, reverse=True)


def theme_counts(survey: Survey) -> Counts:
    """Themes of the comments of answers that count, from five comments up; see comments.tallies. One statement."""
    found = CommentReading.objects.filter(answer__survey=survey, answer__late=False, answer__excluded_at=None)
    return counts(themes for themes in found.order_by().values_list("themes", flat=True) if themes)


def offers(person: User, day: date) -> list[Office]:
    """The offices a person manages with `waiting`: comments that read like a complaint and wait for a decision."""
    mine = appointments_of(person, day).filter(unit=None, role=Role.BIRO_ADMIN).values("office")
    open_ones = (
        CommentReading.objects.filter(hand_over=HandOver.OFFERED, answer__survey__unit__office=OuterRef("pk"))
        .order_by()
        .values("answer__survey__unit__office")
        .annotate(n=Count("pk"))
        .values("n")
    )
    found = Office.objects.filter(pk__in=mine).annotate(waiting=Subquery(open_ones))
    return list(found.filter(waiting__gt=0))
