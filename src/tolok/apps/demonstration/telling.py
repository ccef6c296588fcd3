"""What became of the results: published, told where people are, the lowest elements promised and mostly done."""

from datetime import datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from tolok.apps.commitments import actions as commitments
from tolok.apps.commitments.models import Commitment
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.rounds import ADMIN, DAY
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Publication, Survey, SurveyResult
from tolok.apps.surveys.selectors.following import first_of, quarters
from tolok.apps.surveys.selectors.publishing import unpublishable
from tolok.apps.surveys.selectors.results import result_of
from tolok.rules.questionnaires.follow_up_drafts import draft_for

#: Days after the close of a round.
PUBLISHED, TOLD, PLANNED = timedelta(days=10), timedelta(days=12), timedelta(days=20)
#: Lines of one plan, and of a hundred of them how many are done by now.
LINES, DONE = 2, 84
OWNER = "Kepala bidang pelayanan"
PLACES = (
    ("board", "Papan di ruang layanan"),
    ("social_media", "Akun resmi unit"),
    ("radio", "Siaran pagi radio daerah"),
)


def tell(world: World, survey: Survey, now: datetime) -> None:
    """Publish, tell and plan after one survey; one that was told stays as it is."""
    result = result_of(survey)
    if result is None or survey.ends_at + PLANNED + DAY > now or unpublishable(result) is not None:
        return
    if Publication.objects.filter(result__survey=survey).exists():
        return
    code = survey.unit.code
    random = Random(f"telling {code} {survey.period_start}")  # noqa: S311 - invented places
    at = max(survey.ends_at + PUBLISHED, result.made_at + DAY)
    with transaction.atomic():
        kept = actions.publish(result=result, by=world.people[ADMIN], now=at)
        for medium, place in random.sample(PLACES, random.randint(0, len(PLACES))):
            day = timezone.localdate(at + TOLD - PUBLISHED)
            actions.note_publication(
                result=kept, medium=medium, place=place, told_on=day, by=world.head(code), now=at + 2 * DAY
            )
        for promise in plan(world, kept, code, survey.ends_at + PLANNED):
            _finish(world, promise, code, random, now)


def plan(world: World, result: SurveyResult, code: str, at: datetime) -> list[Commitment]:
    """The head promises something about the lowest elements, until the end of the next quarter but one."""
    due = quarters(timezone.localdate(at))[1][0]
    lines = []
    for one in first_of(result)[:LINES]:
        draft = draft_for(one.item)
        lines.append(actions.Planned(one.item.element, draft.title.id, draft.measure.id, OWNER, due))
    return actions.plan(result=result, lines=lines, by=world.head(code), now=at)


def _finish(world: World, promise: Commitment, code: str, random: Random, now: datetime) -> None:
    done = max(promise.promised_on, promise.due_on - timedelta(days=random.randint(-12, 50)))
    if random.randint(1, 100) > DONE or done >= timezone.localdate(now):
        return
    commitments.finish(
        commitment=promise,
        done_on=done,
        effect=random.random() > 0.2,
        why_no_proof="Terlihat di ruang layanan; foto menyusul.",
        by=world.operator(code),
        now=timezone.make_aware(datetime.combine(done, time(15))),
    )
