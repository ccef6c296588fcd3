"""Order the report of a result and make it in the background."""

import hashlib
import logging
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.organizations.selectors import head_of_letters, template_of
from tolok.apps.surveys import refusals
from tolok.apps.surveys.models import SurveyPaper, SurveyResult
from tolok.apps.surveys.selectors.papers import report_values
from tolok.apps.surveys.selectors.results import with_survey, withheld
from tolok.papers.surveys.full_report import full_survey_report
from tolok.papers.surveys.word import full_survey_docx
from tolok.rules.texts import ProblemsError

log = logging.getLogger(__name__)

BROKEN = "Laporan gagal dibuat karena kesalahan di pihak kami; hasilnya tidak berubah. Coba buat lagi."


def order_report(*, result: SurveyResult, by: User, now: datetime) -> list[SurveyPaper]:
    """Ask for the report as PDF and as Word; those that wait already come back instead.

    A report tells plan and publications as they are when it is made, so it may be made again.
    """
    if (why := withheld(result)) is not None:
        raise refusals.refused(why)
    with transaction.atomic():
        SurveyResult.objects.select_for_update(of=("self",)).get(pk=result.pk)
        pending = [SurveyPaper.State.WAITING, SurveyPaper.State.MAKING]
        waiting = list(
            SurveyPaper.objects.filter(result=result, state__in=pending).defer("content").order_by("pk")
        )
        if waiting:
            return waiting
        made = SurveyPaper.objects.bulk_create(
            SurveyPaper(result=result, kind=kind, asked_at=now, asked_by=by) for kind in SurveyPaper.Kind
        )
        record(
            by=by,
            action="surveys.order_report",
            target=result,
            after={"survey": result.survey, "number": result.number},
            now=now,
            scope=office_scope(result.survey.unit.office_id),
        )
    return made


def write(*, paper: int, now: datetime) -> None:
    """Make a waiting report; one that somebody else makes or that is ready is left alone."""
    waiting = SurveyPaper.objects.filter(pk=paper, state=SurveyPaper.State.WAITING)
    if not waiting.update(state=SurveyPaper.State.MAKING):
        return
    found = SurveyPaper.objects.get(pk=paper)
    try:
        found.content = content_of(found, now)
        found.digest = hashlib.sha256(found.content).hexdigest()
        found.state, found.done_at = SurveyPaper.State.DONE, now
    except ProblemsError as error:
        found.state = SurveyPaper.State.FAILED
        found.problem = " ".join(problem.say("id") for problem in error.problems)
    except Exception:
        log.exception("report %s of survey result %s failed", found.kind, found.result_id)
        found.state, found.problem = SurveyPaper.State.FAILED, BROKEN
    found.save(update_fields=["content", "digest", "state", "done_at", "problem"])


def content_of(paper: SurveyPaper, now: datetime) -> bytes:
    """The bytes of a report as plan and publications stand now."""
    result = with_survey(SurveyResult.objects.filter(pk=paper.result_id)).get()
    office, day = result.survey.unit.office, localdate(now)
    values, head = report_values(result, day), head_of_letters(office, day)
    if paper.kind == SurveyPaper.Kind.REPORT_DOCX:
        return full_survey_docx(values, head, day, template_of(office, "survey"))
    return full_survey_report(values, head, day)


def take_up() -> list[int]:
    """Put reports back that a worker was making when it was killed; everything that is to be made now."""
    making = SurveyPaper.objects.filter(state=SurveyPaper.State.MAKING)
    making.update(state=SurveyPaper.State.WAITING)
    waiting = SurveyPaper.objects.filter(state=SurveyPaper.State.WAITING).order_by("pk")
    return list(waiting.values_list("pk", flat=True))
