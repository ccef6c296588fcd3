"""Reads of imports: the files somebody brought, and the mappings an office kept."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import Office
from tolok.apps.surveys.models import AnswerImport, SavedMapping, Survey
from tolok.rules import regions


def zone_at(office: Office) -> ZoneInfo:
    """The time zone at the desks of an office; for one of the centre the installation's."""
    return ZoneInfo(regions.zone_of(office.region) or settings.TIME_ZONE)


def window(survey: Survey) -> tuple[date, date]:
    """The first and the last day on which answers of a survey are expected: while it is open, and its period."""
    zone = zone_at(survey.unit.office)
    opens, ends = (at.astimezone(zone).date() for at in (survey.opens_at, survey.ends_at))
    return min(opens, survey.period_start or opens), max(ends, survey.period_end or ends)


def imports_of(survey: Survey, person: User, *, manages: bool) -> QuerySet[AnswerImport]:
    """The files brought to a survey without their content, the newest first: all for the Biro, one's own for others."""
    found = AnswerImport.objects.filter(survey=survey).defer("content", "mapping", "report")
    return found.select_related("begun_by") if manages else found.filter(begun_by=person)


def import_in(survey: Survey, pk: int, person: User, *, manages: bool) -> AnswerImport | None:
    """One of them with everything; None for one of another survey or of somebody else."""
    found = AnswerImport.objects.filter(survey=survey, pk=pk).select_related(
        "survey__unit__office", "survey__questionnaire", "survey__service", "begun_by"
    )
    return (found if manages else found.filter(begun_by=person)).first()


def brought_before(draft: AnswerImport) -> AnswerImport | None:
    """An import of the very same file to the same survey that was kept."""
    same = AnswerImport.objects.filter(survey=draft.survey_id, sha256=draft.sha256).exclude(done_at=None)
    return same.exclude(pk=draft.pk).defer("content").order_by("-done_at").first()


def mapping_names(office: Office) -> list[str]:
    """The names of the mappings an office kept."""
    return list(SavedMapping.objects.filter(office=office).values_list("name", flat=True))
