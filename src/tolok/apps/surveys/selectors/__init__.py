"""Reads of surveys. Numbers come from sums in the database; answers that are late or excluded never count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from tolok.apps.accounts.models import User
from tolok.apps.surveys.identifiers import digest_of
from tolok.apps.surveys.identifiers import uuid7 as uuid7
from tolok.apps.surveys.models import Answer, Device, Survey, Ticket
from tolok.apps.surveys.policies import readable_by
from tolok.rules.questionnaires.contents import questionnaire_of
from tolok.rules.questionnaires.few_rated import WITHHELD
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.results import Interval
from tolok.rules.statistics.moments import Moments
from tolok.rules.surveys.form_means import METHOD as METHOD
from tolok.rules.surveys.form_means import ONE_PERSON as ONE_PERSON
from tolok.rules.surveys.form_means import interval_of as interval_of
from tolok.rules.surveys.suppression import SMALLEST, rated_by_few
from tolok.rules.texts import Text

#: The form of a weighted pack that users fill.
F03 = "f03"
#: Seconds a statement takes at least to be read and rated; quicker answers carry a mark and count all the same.
QUICK = 1

#: Questionnaires read from their frozen content, by digest: what a digest names never changes.
_KNOWN: dict[str, Questionnaire] = {}
MOST_KNOWN = 256

COUNTS = Q(answers__late=False, answers__excluded_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a survey is: answers that count, and beside them the late and the excluded ones."""

    survey_id: int
    n: int
    late: int
    excluded: int
    minimum: int
    target: int
    last: datetime | None

    @property
    def enough(self) -> bool:
        """Whether the minimum is reached."""
        return self.n >= self.minimum


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of one statement over its `n` ratings, or None with the reason why it is withheld."""

    code: str
    number: int
    text: Text
    n: int
    mean: Moments | None
    interval: Interval
    withheld: Text | None


def f03_of(survey_ids: Iterable[int]) -> Mapping[int, Moments]:
    """The moments of every survey by its number, in one statement; a survey nobody answered has empty ones."""
    wanted = list(survey_ids)
    rows = (
        Answer.objects.filter(survey__in=wanted, late=False, excluded_at=None)
        .order_by()
        .values("survey_id")
        .annotate(
            n=Count("pk"),
            sum_s=Sum("s"),
            sum_c=Sum("c"),
            ss=Sum(F("s") * F("s")),
            sc=Sum(F("s") * F("c")),
            cc=Sum(F("c") * F("c")),
        )
        .values_list("survey_id", "n", "sum_s", "sum_c", "ss", "sc", "cc")
    )
    found = {pk: Moments(*sums) for pk, *sums in rows}
    return {pk: found.get(pk, Moments()) for pk in wanted}


def progress(survey_ids: Iterable[int]) -> Mapping[int, Progress]:
    """How far every survey is by its number, in the order asked for, in one statement."""
    keys = list(survey_ids)
    rows = (
        Survey.objects.filter(pk__in=keys)
        .order_by()
        .annotate(
            n=Count("answers", filter=COUNTS),
            late=Count("answers", filter=Q(answers__late=True)),
            excluded=Count("answers", filter=Q(answers__excluded_at__isnull=False)),
            last=Max("answers__received_at", filter=COUNTS),
        )
        .values_list("pk", "n", "late", "excluded", "minimum", "target", "last")
    )
    found = {row[0]: Progress(*row) for row in rows}
    return {key: found[key] for key in keys if key in found}


def survey_with_code(code: str) -> Survey | None:
    """The survey at a public address, however its letters were typed; with unit, office and questionnaire."""
    found = Survey.objects.select_related("unit__office", "questionnaire", "service")
    return found.filter(code=code.strip().upper()).first()


def ticket_with(code: str) -> Ticket | None:
    """The ticket on which `code` is printed, with its batch and survey."""
    found = Ticket.objects.select_related(
        "batch", "survey__unit__office", "survey__questionnaire", "survey__service"
    )
    return found.filter(digest=digest_of(code)).first()


def device_with(key: str) -> Device | None:
    """The kiosk or tablet whose address holds `key`, with its survey; withdrawn ones too."""
    found = Device.objects.select_related("survey__unit__office", "survey__questionnaire", "survey__service")
    return found.filter(digest=digest_of(key)).first()


def survey_at(pk: int) -> Survey | None:
    """The survey with a number; with unit, office and questionnaire."""
    return Survey.objects.select_related("unit__office", "questionnaire").filter(pk=pk).first()


def surveys_seen_by(person: User, day: date) -> QuerySet[Survey]:
    """The surveys a person may see, the newest first."""
    found = Survey.objects.filter(readable_by(person, day)).select_related("unit__office")
    return found.order_by("-opens_at", "unit__code", "pk")


def questions_of(survey: Survey) -> Questionnaire:
    """What a survey asks, as it was frozen."""
    key = survey.questionnaire.digest
    if key not in _KNOWN:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[key] = questionnaire_of(survey.questionnaire.content)
    return _KNOWN[key]


def counted(survey: Survey) -> QuerySet[Answer]:
    """The answers that count."""
    return survey.answers.filter(late=False, excluded_at=None)


def answers_of(survey: Survey) -> QuerySet[Answer]:
    """Every answer, late and excluded ones too, the newest first."""
    return survey.answers.select_related("excluded_by", "entered_by").order_by("-received_at", "-pk")


def answer_in(survey: Survey, pk: int) -> Answer | None:
    """The answer with a number, only if it belongs to `survey`."""
    return survey.answers.filter(pk=pk).first()


def item_means(survey: Survey) -> list[Mean]:
    """The mean of every statement over the answers that count, in one statement.

    Withheld while fewer people than the survey's minimum (and never fewer than five) answered, and as in results for
    statements that few rated.
    """
    questions = questions_of(survey)
    values = list(counted(survey).values_list("values", flat=True))
    least = max(SMALLEST, survey.minimum)
    enough = len(values) >= least
    ratings = {item.key: [one[item.key] for one in values if item.key in one] for item in questions.items}
    held: set[str] = set()
    for block in questions.blocks:
        held |= set(rated_by_few({item.key: len(ratings[item.key]) for item in block.items}))
    found = []
    for item in questions.items:
        given = ratings[item.key]
        why = TOO_FEW.format(n=least) if not enough else WITHHELD if item.key in held else None
        moments = None if why or not given else Moments.of([(one, 1) for one in given])
        interval = interval_of(moments, questions.main.low, questions.main.high)
        found.append(Mean(item.key, item.number, item.text, len(given), moments, interval, why))
    return found


def is_quick(answer: Answer) -> bool:
    """Whether an answer came sooner than its statements can be read."""
    return answer.seconds is not None and answer.seconds < QUICK * answer.c


def result_told(survey: Survey, found: Progress, *, manages: bool, now: datetime) -> Text | None:
    """Why the numbers of a survey are withheld from a reader; None when they may be told.

    Who works in the unit sees them only after the close: means that move with every visitor would tell what the
    last one ticked.
    """
    least = max(SMALLEST, survey.minimum)
    if found.n < least:
        return TOO_FEW.format(n=least)
    return None if manages or survey.over(now) else STILL_OPEN


TOO_FEW = Text(
    "Belum ditampilkan: baru ditunjukkan bila ada sedikitnya {n} jawaban, supaya jawaban satu orang tidak terbaca.",
    "Withheld: shown once there are {n} answers or more, so that nobody's own answer can be read.",
)
STILL_OPEN = Text(
    "Ditampilkan setelah survei ditutup: nilai yang bergerak setiap kali ada jawaban akan membocorkan jawaban orang terakhir.",
    "Shown after the survey closes: means that move with every answer would give the last one away.",
)
