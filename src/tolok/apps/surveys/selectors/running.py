"""Reads of surveys that run: which there are, how far one is day by day, what came late. Sums only."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import TruncDate

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import UnitVersion
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.policies import readable_by

#: States a list can be narrowed to.
OPEN, SOON, CLOSED = "terbuka", "nanti", "tutup"
#: Periods that a list offers to narrow it to, the newest.
MOST_PERIODS = 40


@dataclass(frozen=True, slots=True)
class Sought:
    """What of the surveys is looked for; empty parts ask for nothing. `period` is kind and first day."""

    text: str = ""
    kind: str = ""
    state: str = ""
    period: tuple[str, date] | None = None

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.text or self.kind or self.state or self.period)


def surveys_sought(person: User, day: date, sought: Sought, now: datetime) -> QuerySet[Survey]:
    """The surveys a person may see and asked for, the newest first; with unit, office and service."""
    found = Survey.objects.filter(readable_by(person, day)).select_related("unit__office", "service")
    if sought.kind:
        found = found.filter(kind=sought.kind)
    if sought.period:
        found = found.filter(period_kind=sought.period[0], period_start=sought.period[1])
    if sought.text:
        key = " ".join(sought.text.split()).casefold()
        units = UnitVersion.objects.filter(search__contains=key).values("unit")
        found = found.filter(
            Q(unit__in=units) | Q(service__name__icontains=sought.text) | Q(code=sought.text)
        )
    return found.filter(_in_state(sought.state, now)).order_by("-opens_at", "unit__code", "pk")


def _in_state(state: str, now: datetime) -> Q:
    over = Q(closes_at__lte=now) | Q(closed_at__lte=now)
    if state == OPEN:
        return Q(opens_at__lte=now) & ~(
            Q(closes_at__lte=now) | Q(closed_at__isnull=False, closed_at__lte=now)
        )
    return {SOON: Q(opens_at__gt=now), CLOSED: over}.get(state, Q())


def periods_seen(person: User, day: date) -> list[tuple[str, date]]:
    """The periods of the surveys a person may see, the newest first. One statement."""
    found = Survey.objects.filter(readable_by(person, day), period_start__isnull=False).order_by()
    rows = found.values_list("period_kind", "period_start").annotate(n=Count("pk"))
    newest = rows.order_by("-period_start", "period_kind")[:MOST_PERIODS]
    return [(kind, start) for kind, start, _n in newest if start is not None]


def answers_by_day(survey: Survey) -> Mapping[date, int]:
    """How many answers that count were given on each local day. One statement."""
    rows = survey.answers.filter(late=False, excluded_at=None).order_by()
    found: Counter[date] = Counter()
    for day, n in rows.annotate(day=TruncDate("given_at")).values_list("day").annotate(n=Count("pk")):
        found[day] += n
    return found


@dataclass(frozen=True, slots=True)
class Late:
    """Answers of one way that were received after the close: `n` in all, `before` of them given before it.

    `first` and `last` are when those given before it were received.
    """

    mode: str
    n: int
    before: int
    first: datetime | None
    last: datetime | None


def late_of(survey: Survey) -> list[Late]:
    """What came late, by way of answering; excluded ones are left out. One statement."""
    early = given_in_time(survey)
    rows = survey.answers.filter(late=True, excluded_at=None).order_by().values("mode")
    found = rows.annotate(
        n=Count("pk"),
        before=Count("pk", filter=early),
        first=Min("received_at", filter=early),
        last=Max("received_at", filter=early),
    ).order_by("mode")
    return [Late(**row) for row in found]


def given_in_time(survey: Survey) -> Q:
    """Answers that were given while the survey was open, as a condition on their rows."""
    return Q(given_at__gte=survey.opens_at, given_at__lt=survey.ends_at)


def running(now: datetime) -> list[tuple[int, int, datetime, datetime, int, int]]:
    """Number, unit, opening, close, minimum and target of every survey that is open. One statement."""
    found = Survey.objects.filter(_in_state(OPEN, now)).order_by("pk")
    return list(found.values_list("pk", "unit_id", "opens_at", "closes_at", "minimum", "target"))
