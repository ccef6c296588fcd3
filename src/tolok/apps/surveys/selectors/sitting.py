"""Reads for the page a respondent meets: what else is asked, and what came of the answers of others before."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal
from uuid import UUID

from django.db.models import F

from tolok.apps.commitments.models import Source
from tolok.apps.commitments.selectors import PublicCommitment, published_of
from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors import F03, questions_of
from tolok.apps.surveys.selectors.results import when, with_survey, withheld
from tolok.rules import packs
from tolok.rules.bands import Bands

#: Promises a receipt shows; more are on the page of the office.
MOST_PROMISES = 5
#: Results published last, of which the one of the latest period is shown: an older one may be published after it.
LOOKED_AT = 4


def chosen(uuid: UUID, percent: int) -> bool:
    """Whether this respondent is of the random share of `percent`.

    The random bits of the identifier decide: nobody is remembered, and a page loaded anew draws anew.
    """
    return (uuid.int & 0xFFFF_FFFF) % 100 < percent


def f03_beside(survey: Survey, now: datetime) -> Survey | None:
    """The open F-03 survey of the same unit that goes with this one; None when none goes. One statement at most."""
    if not survey.f03_share or survey.kind == F03:
        return None
    found = Survey.objects.filter(unit=survey.unit_id, kind=F03, opens_at__lte=now, closes_at__gt=now)
    return found.filter(closed_at=None).select_related("unit__office", "questionnaire").order_by("pk").first()


def f03_with(survey: Survey, code: str) -> Survey | None:
    """The F-03 survey of the same unit with a code, open or not: a late sheet finds it, too."""
    found = Survey.objects.filter(unit=survey.unit_id, kind=F03, code=code)
    return found.select_related("unit__office", "questionnaire").first()


@dataclass(frozen=True, slots=True)
class Told:
    """What the public was told of a survey: the rounded value on its scale, the grade's letter, the interval."""

    survey: Survey
    value: Decimal
    letter: str
    n: int
    interval: tuple[float, float] | None
    low: Decimal
    high: Decimal
    bands: Bands | None


def told_before(survey: Survey) -> Told | None:
    """The last published result of the same unit, service and kind; None without one. One statement."""
    found = SurveyResult.objects.filter(published_at__isnull=False).exclude(survey=survey)
    same = found.filter(
        survey__unit=survey.unit_id, survey__service=survey.service_id, survey__kind=survey.kind
    )
    newest = with_survey(same.order_by(F("published_at").desc())[:LOOKED_AT])
    return _told(max(newest, key=when)) if newest else None


def _told(result: SurveyResult) -> Told | None:
    main = questions_of(result.survey).main
    line = result.content.get("told", {}).get(main.key)
    if line is None or line["published"] is None or withheld(result) is not None:
        return None
    value = Decimal(line["published"])
    low, high, bands = Decimal(main.low), Decimal(main.high), None
    if main.purpose == "skm":
        pack = packs.satisfaction(main.pack_id)
        low, high, bands = low * pack.factor, high * pack.factor, pack.bands
    elif main.purpose == "integrity":
        low, high = min(low, value.to_integral_value(ROUND_FLOOR)), Decimal(4)
    bounds = None if line["low"] is None or line["high"] is None else (line["low"], line["high"])
    return Told(result.survey, value, line["grade"], line["n"], bounds, low, high, bands)


def promises_after(survey: Survey, today: date) -> list[PublicCommitment]:
    """What the unit promised the public after its surveys, the latest due first. One statement."""
    found = published_of(survey.unit, Source.SKM)
    return sorted(found, key=lambda one: one.due_on, reverse=True)[:MOST_PROMISES]
