"""Surveys of the demonstration: services, rounds that are over with their results, one that runs, one corrected.

Made step by step like the rest: what is done stays done.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.demonstration import hearing, rounds
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented.province import REGION
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Answer, Mode, Survey, SurveyResult

#: How long after the close the Biro looks at what was found.
LOOKED = timedelta(days=5)
WHY_EXCLUDED = (
    "Empat belas isian sama persis dari satu tablet dalam sepuluh menit; petugasnya mengaku mengisi sendiri."
)
WHY_CORRECTED = "Isian yang sama persis dari tablet petugas dikeluarkan sesudah pemeriksaan."


def hold(world: World, now: datetime) -> None:
    """Everything there is to see of surveys on this day."""
    rounds.services(world, now - timedelta(days=700))
    today = timezone.localdate(now)
    for one in rounds.rounds(world, today):
        surveys = rounds.surveys_of(world, one, now)
        for survey in surveys:
            hearing.hear(world, survey, now)
        closed = max(survey.ends_at for survey in surveys) + timedelta(hours=1)
        if closed < now:
            actions.read_comments(now=closed)
            actions.compute_due(now=closed)
    actions.read_comments(now=now)
    correct(world, now)


def correct(world: World, now: datetime) -> None:
    """The Biro takes the identical answers of the last closed half year out, and the result is computed anew."""
    survey = alike_in(world, now)
    if survey is None or SurveyResult.objects.filter(survey=survey, number=2).exists():
        return
    admin, at = world.people[rounds.ADMIN], survey.ends_at + LOOKED
    alike = Answer.objects.filter(survey=survey, mode=Mode.OFFICER, seconds__lt=12, excluded_at=None)
    with transaction.atomic():
        numbers = list(alike.values_list("pk", flat=True))
        actions.exclude_many(survey=survey, answers=numbers, why=WHY_EXCLUDED, by=admin, now=at)
        actions.compute(survey=survey, by=admin, why=WHY_CORRECTED, now=at + timedelta(hours=1))


def alike_in(world: World, now: datetime) -> Survey | None:
    """The last closed half-year survey of the unit whose officer ticked alike."""
    unit = world.units.get(hearing.FROM_HOME)
    found = Survey.objects.select_related("unit__office", "questionnaire").filter(
        unit=unit, period_kind="semester", closes_at__lt=now - LOOKED - timedelta(hours=2)
    )
    return found.order_by("-period_start").first()


def is_done() -> bool:
    """Whether the last step, the corrected result, is there."""
    return SurveyResult.objects.filter(number=2, survey__unit__office__region=REGION).exists()
