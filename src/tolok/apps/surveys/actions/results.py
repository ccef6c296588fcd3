"""The result of a closed survey: computed once, kept for good, corrected by a new one that names the old."""

import logging
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.actions.results_counting import content_of_survey
from tolok.apps.surveys.actions.results_telling import tell
from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors import questions_of
from tolok.apps.surveys.selectors.results import tallies_of
from tolok.rules.digests import digest
from tolok.rules.questionnaires.block_outcomes import Told, outcomes, told
from tolok.rules.texts import Text

logger = logging.getLogger(__name__)

#: Surveys of one call of the duty; the next call goes on.
MOST = 100


def compute(*, survey: Survey, by: User | None, why: str = "", now: datetime) -> SurveyResult:
    """The first result of a survey that is closed, or a correction of the one that stands, which needs its reason.

    Late and excluded answers do not count. The statements do not grow with the answers. Raises ProblemsError while
    the survey is open, and for a correction without a reason.
    """
    result = _compute(survey.pk, by=by, why=why, now=now)
    tell(results=[result], now=now)
    return result


def compute_due(*, now: datetime) -> int:
    """A result for every survey whose time is over and that has none of its own time; how many were made.

    A survey that was opened again by a later closing time gets a correction once that time is over, too.
    """
    made = []
    for pk, last in _due(now):
        try:
            made.append(_compute(pk, by=None, why=_why_again(last), now=now))
        except Exception:  # one survey that cannot be computed must not keep the others waiting
            logger.exception("the result of survey %s could not be computed", pk)
    tell(results=made, now=now)
    return len(made)


def _due(now: datetime) -> list[tuple[int, datetime | None]]:
    """Surveys to compute with the day of the result they have, the oldest first."""
    ended: QuerySet[Survey] = Survey.objects.filter(Q(closes_at__lte=now) | Q(closed_at__lte=now))
    never = ended.filter(results=None).order_by("closes_at", "pk")[:MOST]
    found: list[tuple[int, datetime | None]] = [(pk, None) for pk in never.values_list("pk", flat=True)]
    stale = SurveyResult.objects.filter(corrected_by=None, survey__in=ended).select_related("survey")
    moved = stale.filter(survey__closed_at=None, made_at__lt=F("survey__closes_at")).defer("content")
    again = moved.order_by("survey__closes_at", "pk")[:MOST]
    return [*found, *((one.survey_id, one.made_at) for one in again)]


def _why_again(last: datetime | None) -> str:
    return "" if last is None else REOPENED.id


def _compute(pk: int, *, by: User | None, why: str, now: datetime) -> SurveyResult:
    with transaction.atomic():
        survey = _locked(pk)
        if not survey.over(now):
            raise refusals.refused(refusals.NOT_OVER_YET)
        last = SurveyResult.objects.filter(survey=survey).defer("content").order_by("-number").first()
        if last is not None and not why.strip():
            raise refusals.refused(refusals.NO_REASON, "why")
        content, main = _content(survey)
        result = SurveyResult.objects.create(
            survey=survey,
            number=last.number + 1 if last else 1,
            content=content,
            digest=digest(content),
            value=main.published if main else None,
            grade=main.grade.letter if main and main.grade else "",
            n=content["n"],
            made_at=now,
            made_by=by,
            corrects=last,
            why=why.strip() if last else "",
        )
        record(
            by=by,
            action="surveys.compute",
            target=result,
            after={
                "survey": survey,
                "number": result.number,
                "n": result.n,
                "excluded": content["excluded"],
                "late": content["late"],
                "digest": result.digest,
                "corrects": last,
            },
            why=why.strip(),
            now=now,
            scope=office_scope(survey.unit.office_id),
        )
    return result


def _locked(pk: int) -> Survey:
    """The survey, locked: two results at once would have one number."""
    found = Survey.objects.select_for_update(of=("self",))
    return found.select_related("unit__office", "questionnaire", "service").get(pk=pk)


def _content(survey: Survey) -> tuple[dict[str, Any], Told | None]:
    """Everything that is kept, and the main block in a line; None where nothing may be told."""
    content = content_of_survey(survey)
    asked, tallies = questions_of(survey), tallies_of(content)
    found = outcomes(asked, tallies, minimum=survey.minimum, population=survey.population)
    lines = {
        block.key: told(block, found[block.key], tallies[block.key], survey.population)
        for block in asked.blocks
        if block.key in found
    }
    content["told"] = {key: _line(one) for key, one in lines.items()}
    for block in asked.blocks:
        if block.key in lines:
            content["told"][block.key]["replaced"] = [item.element for item in block.items if item.replaced]
    return content, lines.get(asked.main.key)


def _line(one: Told) -> dict[str, Any]:
    """One block's value as kept for lists of many surveys: exact, with its interval."""
    return {
        "value": None if one.value is None else _fraction(one.value),
        "published": None if one.published is None else str(one.published),
        "grade": one.grade.letter if one.grade else "",
        "n": one.n,
        "low": one.interval.low,
        "high": one.interval.high,
        "error": one.error,
    }


def _fraction(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


#: Why a result is computed anew by itself.
REOPENED = Text(
    "Waktu tutup survei dipindahkan sesudah hasil sebelumnya dihitung.",
    "The closing time was moved after the result before was computed.",
)
