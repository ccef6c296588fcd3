"""Tell a result to the public, take it back, and note where else it was told."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.models import Publication, SurveyResult
from tolok.apps.surveys.refusals import telling as telling_refusals
from tolok.apps.surveys.selectors.papers import public_address
from tolok.apps.surveys.selectors.publishing import unpublishable
from tolok.apps.surveys.selectors.results import with_survey


def publish(*, result: SurveyResult, by: User, now: datetime) -> SurveyResult:
    """Let everybody read a result from now on; the website is noted as the first medium.

    Raises ProblemsError for a result that was corrected, or of which too few answers let nothing be told.
    """
    with transaction.atomic():
        row = _locked(result)
        if row.published_at is not None:
            raise refusals.refused(telling_refusals.PUBLISHED_ALREADY)
        if SurveyResult.objects.filter(corrects=row).exists():
            raise refusals.refused(telling_refusals.NOT_STANDING)
        if (why := unpublishable(row)) is not None:
            raise refusals.refused(why)
        row.published_at, row.published_by = now, by
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = None, None, ""
        row.save(update_fields=[*_PUBLISHED, *_WITHDRAWN])
        Publication.objects.create(
            result=row,
            medium=Publication.Medium.WEBSITE,
            place=public_address(row) or address_of(row),
            told_on=localdate(now),
            noted_by=by,
            noted_at=now,
        )
        _record(row, "publish", by, now, after={"number": row.number, "digest": row.digest})
    return row


def withdraw(*, result: SurveyResult, why: str, by: User, now: datetime) -> SurveyResult:
    """Take a published result back; its page then says when and why."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        row = _locked(result)
        if row.published_at is None:
            raise refusals.refused(telling_refusals.NOT_PUBLISHED)
        row.published_at, row.published_by = None, None
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = now, by, why.strip()
        row.save(update_fields=[*_PUBLISHED, *_WITHDRAWN])
        sites = Publication.objects.filter(
            result=row, medium=Publication.Medium.WEBSITE, place__endswith=address_of(row)
        )
        sites.filter(withdrawn_at=None).update(withdrawn_at=now, withdrawn_why=why.strip())
        _record(row, "withdraw", by, now, after={"number": row.number}, why=why)
    return row


def note_publication(
    *, result: SurveyResult, medium: str, place: str, told_on: date, by: User, now: datetime
) -> Publication:
    """Note that a published result was told in another medium. All that is wrong comes at once."""
    faults = [
        (result.published_at is None, telling_refusals.NOT_PUBLISHED, ""),
        (not place.strip(), telling_refusals.NO_PLACE, "place"),
        (told_on > localdate(now), telling_refusals.NOT_YET, "told_on"),
        (told_on < localdate(result.made_at), telling_refusals.BEFORE_RESULT, "told_on"),
    ]
    refusals.refuse_all(faults)
    with transaction.atomic():
        made = Publication.objects.create(
            result=result,
            medium=Publication.Medium(medium),
            place=" ".join(place.split())[:300],
            told_on=told_on,
            noted_by=by,
            noted_at=now,
        )
        after = {"medium": made.medium, "place": made.place, "told_on": told_on}
        _record(result, "note_publication", by, now, after=after)
    return made


def withdraw_publication(*, publication: Publication, why: str, by: User, now: datetime) -> None:
    """Say that a note was wrong or that it is told there no longer; the note stays with its reason."""
    if not why.strip():
        raise refusals.refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        row = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
        if row.withdrawn_at is not None:
            raise refusals.refused(telling_refusals.WITHDRAWN_ALREADY)
        row.withdrawn_at, row.withdrawn_why = now, why.strip()
        row.save(update_fields=["withdrawn_at", "withdrawn_why"])
        result = with_survey(SurveyResult.objects.filter(pk=row.result_id)).get()
        _record(result, "withdraw_publication", by, now, after={"medium": row.medium}, why=why)


def address_of(result: SurveyResult) -> str:
    """The path of the public page."""
    unit = result.survey.unit
    with override("id"):
        return reverse("publication-survey", args=[unit.office_id, unit.code, result.survey_id])


_PUBLISHED = ("published_at", "published_by")
_WITHDRAWN = ("withdrawn_at", "withdrawn_by", "withdrawn_why")


def _locked(result: SurveyResult) -> SurveyResult:
    found = SurveyResult.objects.select_for_update(of=("self",))
    return with_survey(found).get(pk=result.pk)


def _record(
    result: SurveyResult,
    verb: str,
    by: User,
    now: datetime,
    after: dict[str, object],
    why: str = "",
) -> None:
    record(
        by=by,
        action=f"surveys.{verb}",
        target=result,
        after={"survey": result.survey, **after},
        why=why.strip(),
        now=now,
        scope=office_scope(result.survey.unit.office_id),
    )
