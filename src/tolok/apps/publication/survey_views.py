"""Public pages of survey results: all, those of one unit, one with its promises and its past."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.organizations.selectors import names_of
from tolok.apps.publication import survey_results as shown
from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.following import lines_after
from tolok.apps.surveys.selectors.papers import reason_shown
from tolok.apps.surveys.selectors.publishing import (
    correction_told,
    published,
    published_of,
    told_result,
)
from tolok.apps.surveys.selectors.results import line_of, lines_of, questions
from tolok.apps.surveys.showing.comparison import line_ruler
from tolok.apps.surveys.showing.history import history_page
from tolok.apps.surveys.showing.kinds import kind_names
from tolok.apps.surveys.showing.periods import period_of
from tolok.charts.ruler import Ruler
from tolok.web.access import public
from tolok.web.printing import printed, short
from tolok.web.shapes import Column, Download, Link, Table

ROWS_A_PAGE = 25
#: Periods of the past that the page draws.
MOST_PERIODS = 8
FILES = ("indeks.csv", "unsur.csv", "hasil.json", "metadata.json", "katalog.jsonld")


@public
@require_safe
def surveys(request: HttpRequest) -> HttpResponseBase:
    """Every published result, the latest first."""
    page = Paginator(published(), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "title": _("Hasil survei kepuasan"),
        "table": _table(list(page)),
        "page": page,
        "catalogue": reverse("publication-surveys-catalogue"),
        "crumbs": _crumbs(Link(_("Hasil survei kepuasan"), current=True)),
    }
    return render(request, "publication/results/surveys.html", context)


@public
@require_safe
def of_unit(request: HttpRequest, office: int, unit: str) -> HttpResponseBase:
    """The published results of one unit; a unit without any does not exist here."""
    page = Paginator(published_of(office, unit), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    rows = list(page)
    if not rows:
        raise Http404
    name = shown.named(rows[0], timezone.localdate()).unit
    title = _("Hasil survei %(name)s") % {"name": name}
    context = {
        "title": title,
        "table": _table(rows),
        "page": page,
        "catalogue": "",
        "crumbs": _crumbs(_all(), Link(name, current=True)),
    }
    return render(request, "publication/results/surveys.html", context)


def _table(rows: Sequence[SurveyResult]) -> Table:
    names = names_of([one.survey.unit_id for one in rows], timezone.localdate())
    kinds = kind_names()
    columns = (
        Column(_("Unit"), "link"),
        Column(_("Survei")),
        Column(_("Periode")),
        Column(_("Pada mistar"), "ruler"),
        Column(_("Nilai"), "number"),
        Column(_("Mutu")),
        Column(_("Responden"), "number"),
    )
    lines = []
    for one in rows:
        named = shown.Named(one, names.get(one.survey.unit_id, one.survey.unit.code))
        lines.append(
            (
                Link(named.name, shown.address("publication-survey", one)),
                str(kinds.get(one.survey.kind, one.survey.kind)),
                period_of(one.survey),
                _ruler(one, named.name),
                "–" if one.value is None else printed(one.value),
                shown.grade_told(one),
                short(one.n),
            )
        )
    return Table(_("Hasil yang terbit"), columns, lines, caption_hidden=True)


def _ruler(result: SurveyResult, name: str) -> Ruler:
    line = line_of(result)
    ends = (line["low"], line["high"]) if line and line["low"] is not None else None
    return line_ruler(questions(result).main, name, result.value, result.grade, ends)


@public
@require_safe
def survey(
    request: HttpRequest, office: int, unit: str, survey: int, number: int | None = None
) -> HttpResponseBase:
    """One result. At most ten statements whatever the number of answers; nothing is read from an answer."""
    found = told_result(office, unit, survey, number)
    if found is None:
        raise Http404
    named = shown.named(found, timezone.localdate())
    correction = correction_told(found)
    context: dict[str, Any] = {
        "name": named.name,
        "result": found,
        "title": _("Hasil survei"),
        "period": period_of(found.survey),
        "crumbs": _crumbs(_all(), _of_unit(named), Link(period_of(found.survey), current=True)),
    }
    if correction is not None:
        context |= _replaced(named, correction)
    elif found.withdrawn_at is not None:
        context |= {
            "withdrawn": date_format(localtime(found.withdrawn_at)),
            "why": reason_shown(found.withdrawn_why),
        }
    else:
        context |= _told(named)
    return render(request, "publication/results/survey.html", context)


def _replaced(named: shown.Named, correction: SurveyResult) -> dict[str, Any]:
    """A corrected result tells its headline and where the right one stands; beside the new one its parts would
    tell what the answers were that changed."""
    old = named.result
    return {
        "correction": Link(
            _("Hasil nomor %(n)s") % {"n": correction.number}, shown.address("publication-survey", old)
        ),
        "why": reason_shown(correction.why),
        "headline": _("Hasil lama: %(value)s dari %(n)s responden.")
        % {"value": "–" if old.value is None else printed(old.value), "n": short(old.n)},
    }


def _told(named: shown.Named) -> dict[str, Any]:
    result = named.result
    survey = result.survey
    rows = [one for one in lines_of(survey.unit, survey.service, survey.kind) if one.published_at]
    links = [shown.address("publication-survey", one) for one in rows[-MOST_PERIODS:]]
    history = history_page(rows[-MOST_PERIODS:], named.name, links)
    page = shown.page_of(named)
    return {
        "page": page,
        "parts": [(part, part.sheets[0] if part.sheets else None) for part in page.parts],
        "history": history if len(rows) > 1 else None,
        "chart": mark_safe(history.chart),  # noqa: S308 - run_svg escapes every text
        "promises": shown.promises(result, lines_after([survey.unit_id], public=True)),
        "facts": shown.facts(named),
        "left_out": shown.left_out(result),
        "method": shown.method(),
        "downloads": downloads(result),
        "correct_of": result.corrects_id is not None,
        "why": reason_shown(result.why),
    }


def downloads(result: SurveyResult) -> list[Download]:
    """The files of a result: open data and the poster."""
    words = {
        "indeks.csv": (_("Indeks"), _("dengan selang dan jumlah responden")),
        "unsur.csv": (_("Setiap unsur"), _("rata-rata, selang, jumlah jawaban")),
        "hasil.json": (_("Semua data"), _("untuk program")),
        "metadata.json": (_("Metadata"), _("kegiatan, variabel, indikator (Satu Data Indonesia)")),
        "katalog.jsonld": (_("Katalog"), _("DCAT, untuk portal data")),
    }
    files = [
        Download(
            words[name][0],
            shown.address("publication-survey-data", result, name),
            name.rpartition(".")[2].upper(),
            words[name][1],
        )
        for name in FILES
    ]
    poster = shown.address("publication-survey-poster", result, "a4")
    return [*files, Download(_("Poster"), poster, "PDF", _("A4, untuk dicetak"))]


def _crumbs(*links: Link) -> list[Link]:
    return [Link(_("Beranda"), reverse("home")), Link(_("Hasil"), reverse("publication-results")), *links]


def _all() -> Link:
    return Link(_("Survei kepuasan"), reverse("publication-surveys"))


def _of_unit(named: shown.Named) -> Link:
    unit = named.result.survey.unit
    return Link(named.unit, reverse("publication-surveys-unit", args=[unit.office_id, unit.code]))
