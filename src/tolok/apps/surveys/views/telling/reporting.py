"""The report of a result: ask for it, watch it being made, take it away."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.surveys import actions, policies
from tolok.apps.surveys.models import SurveyPaper
from tolok.apps.surveys.selectors.papers import paper_in, papers_of
from tolok.apps.surveys.selectors.results import withheld
from tolok.apps.surveys.tasks import write_paper
from tolok.apps.surveys.views.doors import moment, sees_survey, survey_of, today, unit_name, whoever
from tolok.apps.surveys.views.telling.doors import orders_report, result_to_tell, way_to
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Download

TYPES = {
    SurveyPaper.Kind.REPORT_PDF: "application/pdf",
    SurveyPaper.Kind.REPORT_DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
WAITING = (SurveyPaper.State.WAITING, SurveyPaper.State.MAKING)
MOST = 20


@policy(sees_survey)
@require_safe
def report(request: HttpRequest, survey: int) -> HttpResponseBase:
    """How far the report is, and every one that was made."""
    return _page(request, survey)


def _page(request: HttpRequest, survey: int, problem: str = "") -> HttpResponseBase:
    found, result = survey_of(survey), result_to_tell(survey)
    papers = list(papers_of(result)[:MOST])
    held = withheld(result)
    waiting = [one for one in papers if one.state in WAITING]
    last = papers[: len(SurveyPaper.Kind)]
    title = _("Laporan survei")
    context = {
        "survey": found,
        "name": unit_name(found),
        "title": title,
        "held": say(held) if held else "",
        "orders": held is None and policies.may_order(whoever(request), found, today()),
        "waiting": bool(waiting),
        "done": sum(one.state == SurveyPaper.State.DONE for one in last),
        "total": len(last),
        "files": [_file(found.pk, one) for one in papers if one.state == SurveyPaper.State.DONE],
        "failed": [one.problem for one in last if one.state == SurveyPaper.State.FAILED],
        "problem": problem,
        "crumbs": way_to(found, title),
    }
    return render(request, "surveys/telling/report.html", context, status=422 if problem else 200)


def _file(survey: int, one: SurveyPaper) -> Download:
    day = date_format(localtime(one.done_at), "DATETIME_FORMAT") if one.done_at else ""
    form = one.kind.rpartition(".")[2].upper()
    name = _("Laporan (PDF)") if form == "PDF" else _("Laporan (Word)")
    return Download(
        name, reverse("surveys-report-file", args=[survey, one.pk]), form, _("dibuat %(day)s") % {"day": day}
    )


@policy(orders_report)
@require_POST
def order(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Ask for the report as PDF and Word; the worker makes both."""
    try:
        made = actions.order_report(result=result_to_tell(survey), by=whoever(request), now=moment())
    except ProblemsError as error:
        return _page(request, survey, say(error.problems[0].text))
    for one in made:
        write_paper.enqueue(one.pk)
    return HttpResponseRedirect(reverse("surveys-report", args=[survey]))


@policy(sees_survey)
@require_safe
def take(request: HttpRequest, survey: int, paper: int) -> HttpResponseBase:
    """A report that is ready."""
    found = paper_in(survey, paper)
    if found is None or found.content is None:
        raise Http404
    kind = SurveyPaper.Kind(found.kind)
    name = f"laporan-survei-{found.result.survey.code}-{found.result.number}.{kind.rpartition('.')[2]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bytes(found.content), content_type=TYPES[kind], headers=headers)
