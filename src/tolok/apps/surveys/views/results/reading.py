"""The result of one survey: its page, the results it corrected, every table as a file."""

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from tolok.apps.organizations.models import Role
from tolok.apps.organizations.policies import READERS, may_read, roles_of
from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.policies import may_order
from tolok.apps.surveys.selectors.results import before, line_of, result_numbered, result_of, results_of
from tolok.apps.surveys.showing.periods import near_mark
from tolok.apps.surveys.showing.results import ResultPage, result_page
from tolok.apps.surveys.views.doors import (
    address,
    crumbs,
    sees_survey,
    survey_of,
    today,
    unit_name,
    whoever,
)
from tolok.apps.surveys.views.telling.doors import telling_doors
from tolok.charts.ruler import Mark
from tolok.rules.numbers import exact
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy
from tolok.web.printing import printed
from tolok.web.shapes import Column, Link, Table


@policy(sees_survey)
@require_safe
def result(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The result that stands, or why there is none yet."""
    found = survey_of(survey)
    return _page(request, found, result_of(found))


@policy(sees_survey)
@require_safe
def corrected(request: HttpRequest, survey: int, number: int) -> HttpResponseBase:
    """One result by its number. Those that were corrected are for whoever reads the whole office: what differs
    between two of them is what somebody answered."""
    found = survey_of(survey)
    shown = result_numbered(found, number)
    if shown is None:
        raise Http404
    standing = result_of(found)
    if shown != standing and not may_read(whoever(request), found.unit.office, today()):
        raise Http404
    return _page(request, found, shown)


@policy(sees_survey)
@require_safe
def sheet(request: HttpRequest, survey: int, number: int, sheet: str) -> HttpResponseBase:
    """One table of a result as CSV, with what the page withholds withheld."""
    found = survey_of(survey)
    shown = result_numbered(found, number)
    if shown is None or (
        shown != result_of(found) and not may_read(whoever(request), found.unit.office, today())
    ):
        raise Http404
    with override("id"):
        page = result_page(shown, unit_name(found), earlier=before(shown))
    rows = next((one.rows for one in page.sheets if one.key == sheet), None)
    if rows is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{sheet}-{found.code}-{number}.csv"'}
    lines = csv_lines(dict(row) for row in rows)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def _page(request: HttpRequest, survey: Survey, shown: SurveyResult | None) -> HttpResponseBase:
    name, person = unit_name(survey), whoever(request)
    roles = roles_of(person, survey.unit.office, today())
    reads_all = bool(roles & READERS)
    titled = f"{name}: {survey.service.name}" if survey.service else name
    page = None if shown is None else _made(shown, titled, reviews=reads_all)
    everything = results_of(survey) if reads_all else []
    context = {
        "survey": survey,
        "name": titled,
        "result": shown,
        "page": page,
        "newer": everything[0].number if everything and everything[0] != shown else None,
        "others": _others(survey, everything) if len(everything) > 1 else None,
        "manages": Role.BIRO_ADMIN in roles,
        "history": _history(survey),
        "next": telling_doors(survey, person, today()) if shown else [],
        "orders": page is not None and not page.held and may_order(person, survey, today()),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(Link(name, address(survey)), Link(_("Hasil"), current=True)),
    }
    return render(request, "surveys/results/result.html", context)


def _made(shown: SurveyResult, name: str, *, reviews: bool) -> ResultPage:
    last = before(shown)
    line = line_of(last) if last is not None else None
    mark = None
    if last is not None and line and line["value"]:
        words = _("%(period)s: %(value)s") % {
            "period": near_mark(last.survey),
            "value": printed(line["published"]),
        }
        mark = Mark(exact(line["published"]), words)
    page = result_page(shown, name, previous=mark, earlier=last, reviews=reviews)
    parts = (shown.survey_id, shown.number)
    return page.with_files(lambda key: reverse("surveys-result-sheet", args=[*parts, key]))


def _others(survey: Survey, found: list[SurveyResult]) -> Table:
    columns = (
        Column(_("Hasil"), "link"),
        Column(_("Dihitung")),
        Column(_("Jawaban"), "number"),
        Column(_("Nilai"), "number"),
        Column(_("Alasan")),
    )
    rows = [
        (
            Link(
                _("nomor %(number)s") % {"number": one.number},
                reverse("surveys-result-number", args=[survey.pk, one.number]),
            ),
            date_format(localtime(one.made_at), "DATETIME_FORMAT"),
            printed(one.n, 0),
            "–" if one.value is None else printed(one.value),
            one.why or _("hasil pertama"),
        )
        for one in found
    ]
    return Table(_("Semua hasil survei ini"), columns, rows, caption_hidden=True)


def _history(survey: Survey) -> str:
    path = reverse("surveys-history", args=[survey.unit_id])
    service = f"&layanan={survey.service_id}" if survey.service_id else ""
    return f"{path}?jenis={survey.kind}{service}"
