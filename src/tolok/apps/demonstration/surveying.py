"""Surveys of the demonstration: services, rounds that are over with their results, one that runs, one corrected.

Made step by step like the rest: what is done stays done.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tolok.apps.demonstration import hearing, rounds, telling
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented.province import REGION
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import closed_files
from tolok.apps.surveys.models import Answer, Mode, Period, Survey, SurveyResult

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
        if one.kind == Period.HALF:
            for survey in surveys:
                if survey.unit.code != hearing.FROM_HOME:
                    telling.tell(world, survey, now)
    actions.read_comments(now=now)
    correct(world, now)


def close_files(now: datetime) -> None:
    """Write the answers of what is closed, so that the national view is not empty until a duty comes by."""
    while closed_files.write_due(now=now):
        pass


def correct(world: World, now: datetime) -> None:
    """The Biro takes the identical answers of the last closed half year out; the result is computed anew, then told."""
    survey = alike_in(world, now)
    if survey is None or SurveyResult.objects.filter(survey=survey, number=2).exists():
        return
    admin, at = world.people[rounds.ADMIN], survey.ends_at + LOOKED
    alike = Answer.objects.filter(survey=survey, mode=Mode.OFFICER, seconds__lt=12, excluded_at=None)
    with transaction.atomic():
        numbers = list(alike.values_list("pk", flat=True))
        actions.exclude_many(survey=survey, answers=numbers, why=WHY_EXCLUDED, by=admin, now=at)
        actions.compute(survey=survey, by=admin, why=WHY_CORRECTED, now=at + timedelta(hours=1))
        for each in _of_the_tablet(world):
            telling.tell(world, each, now)


def alike_in(world: World, now: datetime) -> Survey | None:
    """The last closed half-year survey of the unit whose officer ticked alike."""
    return _of_the_tablet(world).filter(closes_at__lt=now - LOOKED - timedelta(hours=2)).last()


def _of_the_tablet(world: World) -> QuerySet[Survey]:
    found = Survey.objects.filter(unit=world.units.get(hearing.FROM_HOME), period_kind=Period.HALF)
    return found.select_related("unit__office", "questionnaire").order_by("period_start")


def is_done() -> bool:
    """Whether the last step, the corrected result, is there."""
    return SurveyResult.objects.filter(number=2, survey__unit__office__region=REGION).exists()
