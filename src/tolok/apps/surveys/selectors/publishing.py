"""What was told to the public: published results, and where else each was told."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTransform

from tolok.apps.surveys.models import Publication, SurveyResult
from tolok.apps.surveys.selectors import F03
from tolok.apps.surveys.selectors.results import with_survey, withheld
from tolok.rules.texts import Text

#: Results that everybody may read, and those that were taken back, of which only that is told.
TOLD = Q(published_at__isnull=False) | Q(withdrawn_at__isnull=False)


def published() -> QuerySet[SurveyResult]:
    """Of every survey the result that was told last, the latest first, without its content; `told` is its blocks in a line.

    A correction takes its place only once it is told, too.
    """
    later = SurveyResult.objects.filter(TOLD, survey=OuterRef("survey"), number__gt=OuterRef("number"))
    found = SurveyResult.objects.filter(~Exists(later), published_at__isnull=False)
    rows = with_survey(found).defer("content").annotate(told=KeyTransform("told", "content"))
    return rows.order_by("-published_at", "-pk")


def any_survey_published() -> bool:
    """Whether there is anything to read. One statement."""
    return SurveyResult.objects.filter(published_at__isnull=False).exists()


def published_of(office: int, code: str) -> QuerySet[SurveyResult]:
    """The same of one unit by its code."""
    return published().filter(survey__unit__office=office, survey__unit__code=code)


def told_result(office: int, code: str, survey: int, number: int | None = None) -> SurveyResult | None:
    """A result that was told: the latest told one, or one by its number. One statement."""
    found = SurveyResult.objects.filter(
        TOLD, survey=survey, survey__unit__office=office, survey__unit__code=code
    )
    if number is not None:
        found = found.filter(number=number)
    return with_survey(found).order_by("-number").first()


def correction_told(result: SurveyResult) -> SurveyResult | None:
    """The newest told result that came after this one. One statement."""
    later = SurveyResult.objects.filter(TOLD, survey=result.survey_id, number__gt=result.number)
    return later.defer("content").order_by("-number").first()


def publications_of(result: SurveyResult) -> list[Publication]:
    """Where a survey's results were told, withdrawn notes too, the earliest first. One statement."""
    found = Publication.objects.filter(result__survey=result.survey_id).select_related("noted_by")
    return list(found.order_by("told_on", "pk"))


def place_told(one: Publication) -> str:
    """Where it was told; a page of ours with its whole address where the site knows it, so that a report can cite it."""
    ours = one.medium == Publication.Medium.WEBSITE and one.place.startswith("/")
    return f"{settings.TOLOK_ADDRESS}{one.place}" if ours else one.place


def standing_publications(found: Sequence[Publication]) -> list[Publication]:
    """Those that were not withdrawn."""
    return [one for one in found if one.withdrawn_at is None]


def unpublishable(result: SurveyResult) -> Text | None:
    """Why a result cannot be told; None when it can."""
    if result.survey.kind == F03:
        return OF_A_CYCLE
    return withheld(result)


OF_A_CYCLE = Text(
    "Hasil F-03 diterbitkan bersama siklus PEKPPP, bukan sendiri.",
    "The result of an F-03 survey is published with its PEKPPP cycle, not alone.",
)
