"""Take a result away: CSV, JSON, workbook, reports on paper."""

import json
from collections.abc import Iterator

from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.calculation import actions, selectors, tasks
from tolok.apps.calculation.downloads import csv_of, problems_table
from tolok.apps.calculation.models import Calculation, Form, Paper, State
from tolok.apps.calculation.views.addresses import (
    at_its_address,
    crumbs,
    must_be_done,
    result_at,
    result_link,
    with_its_pack,
)
from tolok.apps.calculation.views.responses import XLSX, file_response, stream_response
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import public
from tolok.web.shapes import Link

#: Papers of all units up to this many are made while the person waits; larger ones by the worker.
AT_ONCE = {Form.PDF: 100, Form.XLSX: 2_000}
KINDS = {Form.PDF: "application/pdf", Form.XLSX: XLSX}


@public
@require_safe
@at_its_address
def problems_csv(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """Every problem of a refused file."""
    table = problems_table(calculation.problems)
    rows = [dict(zip([column.label for column in table.columns], row, strict=True)) for row in table.rows]
    return stream_response(csv_lines(iter(rows)), "masalah.csv", "text/csv; charset=utf-8")


@public
@require_safe
@at_its_address
def download_csv(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """All units as CSV."""
    must_be_done(calculation)
    return stream_response(
        csv_of(calculation, (json.loads(row) for row in selectors.rows_of(calculation))),
        "hasil.csv",
        "text/csv; charset=utf-8",
    )


@public
@require_safe
@at_its_address
def download_json(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """All units as JSON, the same as the command line prints."""
    must_be_done(calculation)
    return stream_response(_json_lines(selectors.rows_of(calculation)), "hasil.json", "application/json")


def _json_lines(rows: Iterator[str]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + row
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


@public
@require_safe
@at_its_address
def download_xlsx(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """All units as a workbook; a large one is made by the worker."""
    must_be_done(calculation)
    return _paper(request, calculation, 0, Form.XLSX, "hasil.xlsx")


@public
@require_safe
@at_its_address
@with_its_pack
def download_all_pdf(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """The report of all units; a large one is made by the worker."""
    must_be_done(calculation)
    return _paper(request, calculation, 0, Form.PDF, "semua-unit.pdf")


@public
@require_safe
@at_its_address
@with_its_pack
def download_unit_pdf(request: HttpRequest, calculation: Calculation, place: int) -> HttpResponseBase:
    """The report of one unit."""
    must_be_done(calculation)
    unit = result_at(calculation, place)
    return _paper(
        request, calculation, place, Form.PDF, f"{place:02}-{slugify(unit.name)[:60] or 'unit'}.pdf"
    )


def _paper(
    request: HttpRequest, calculation: Calculation, place: int, form: Form, name: str
) -> HttpResponseBase:
    first = "tunggu" not in request.GET
    paper: Paper = actions.request_paper(calculation, place, form, again=first)
    if paper.state == State.WAITING:
        if place or calculation.total <= AT_ONCE[form]:
            actions.write_paper(paper)
        elif first:
            tasks.write_paper.enqueue(paper.pk)
            return HttpResponseRedirect(f"{request.path}?tunggu")
        paper.refresh_from_db()
    if paper.state == State.DONE:
        return file_response(bytes(paper.content), name, KINDS[form])
    context = {
        "calculation": calculation,
        "failed": paper.state == State.FAILED,
        "crumbs": crumbs(result_link(calculation), Link(_("Laporan"), current=True)),
    }
    return render(request, "calculation/paper.html", context, status=503 if context["failed"] else 202)
