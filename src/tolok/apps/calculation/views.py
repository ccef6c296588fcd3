"""Pages of *Hitung Indeks*: choose, upload, see the result, open it downwards, take it away."""

import json
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.calculation import actions, selectors, tasks
from tolok.apps.calculation.downloads import csv_of, problems_table, result_workbook, template_workbook
from tolok.apps.calculation.forms import UploadForm
from tolok.apps.calculation.models import Calculation, Paper, State, UnitResult
from tolok.apps.calculation.showing.kinds import pages_of
from tolok.apps.calculation.showing.pages import Pages, together_table, unit_table
from tolok.apps.calculation.showing.trails import path_to, shown_trail, step_name
from tolok.rules import packs
from tolok.rules.texts import ProblemsError
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import public
from tolok.web.printing import say
from tolok.web.shapes import Column, Download, Link, Table

#: Uploads up to this many bytes are computed while the person waits; larger ones by the worker.
AT_ONCE = 256 * 1024
#: Papers of all units up to this many are made at once.
PAPER_AT_ONCE = 100
ROWS_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public
@require_safe
def choose(request: HttpRequest) -> HttpResponseBase:
    """Which instrument to compute with."""
    headers = [packs.header(pack_id) for pack_id in packs.ids()]
    groups = [
        (_("Evaluasi kinerja pelayanan (PEKPPP)"), [h for h in headers if h.kind == "weighted"]),
        (_("Survei kepuasan masyarakat"), [h for h in headers if h.kind == "satisfaction"]),
    ]
    groups = [
        (title, sorted(found, key=lambda h: h.valid_from, reverse=True)) for title, found in groups if found
    ]
    shown = [
        {
            "title": title,
            "doors": [
                {"title": say(h.title), "url": reverse("calculation-upload", args=[h.id]), "header": h}
                for h in found
            ],
        }
        for title, found in groups
    ]
    return render(request, "calculation/choose.html", {"groups": shown, "crumbs": _crumbs()})


# No session stands behind an upload, so there is nothing a forged request could borrow; without the token
# the page needs no cookie.
@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, instrument: str) -> HttpResponseBase:
    """Take a filled file; small ones are computed before the answer."""
    header = _header(instrument)
    differ = header.kind == "satisfaction" and packs.satisfaction(instrument).orders_differ
    form = UploadForm(*_sent(request), kind=header.kind, orders_differ=differ)
    if request.method == "POST" and form.is_valid():
        files = form.files_given()
        calculation = actions.start(instrument, files, form.choices_made(), now=timezone.now())
        if sum(len(file.content) for file in files) <= AT_ONCE:
            actions.run(calculation)
        else:
            tasks.run_calculation.enqueue(calculation.pk)
        return HttpResponseRedirect(reverse("calculation-result", args=[calculation.token]))
    context = {
        "form": form,
        "header": header,
        "title": say(header.title),
        "notes": [say(note) for note in header.notes],
        "template_files": [
            Download(_("Templat isian"), reverse("calculation-template", args=[instrument]), "XLSX")
        ],
        "crumbs": _crumbs(Link(say(header.title), current=True)),
    }
    return render(request, "calculation/upload.html", context, status=422 if form.is_bound else 200)


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    """What was posted; nothing on a first visit."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@public
@require_safe
def template(request: HttpRequest, instrument: str) -> HttpResponseBase:
    """The empty workbook of an instrument."""
    header = _header(instrument)
    return _file(template_workbook(header), f"tolok-{instrument}.xlsx", XLSX)


def _header(instrument: str) -> Any:
    try:
        header = packs.header(instrument)
    except ProblemsError:
        raise Http404 from None
    if header.kind == "integrity":
        raise Http404
    return header


Page = Callable[..., HttpResponseBase]


def at_its_address(view: Page) -> Page:
    """Give the view its calculation; 404 with plain words when the address is wrong or its days are over.

    Whoever has the address may read it; search engines and shared caches may not keep it.
    """

    @wraps(view)
    def found(request: HttpRequest, token: str, **parts: Any) -> HttpResponseBase:
        calculation = selectors.calculation_at(token, now=timezone.now())
        if calculation is None:
            response: HttpResponseBase = render(
                request,
                "calculation/gone.html",
                {"crumbs": _crumbs(Link(_("Hasil"), current=True))},
                status=404,
            )
        else:
            response = view(request, calculation, **parts)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        patch_cache_control(response, private=True, no_store=True)
        return response

    return found


@public
@require_safe
@at_its_address
def result(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """Where the upload stands: waiting, refused with every problem, or the list of units."""
    if calculation.state == State.DONE:
        return _units(request, calculation)
    crumbs = _crumbs(Link(_("Hasil"), current=True))
    if calculation.state in (State.REFUSED, State.FAILED):
        page = Paginator(calculation.problems, 200).get_page(request.GET.get("halaman"))
        context = {
            "calculation": calculation,
            "page": page,
            "table": problems_table(list(page)),
            "crumbs": crumbs,
            "csv": reverse("calculation-problems", args=[calculation.token]),
            "again": reverse("calculation-upload", args=[calculation.instrument]),
        }
        return render(request, "calculation/refused.html", context, status=422)
    return render(request, "calculation/waiting.html", {"calculation": calculation, "crumbs": crumbs})


def _units(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    pages = pages_of(calculation)
    search, order = request.GET.get("cari", "").strip(), request.GET.get("urut", "berkas")
    found = Paginator(selectors.results_of(calculation, search, order), ROWS_A_PAGE)
    page = found.get_page(request.GET.get("halaman"))
    orders = {
        "berkas": _("urutan berkas"),
        "nama": _("nama"),
        "tertinggi": _("nilai tertinggi"),
        "terendah": _("nilai terendah"),
    }
    context = {
        "calculation": calculation,
        "pages": pages,
        "title": say(pages.header.title),
        "page": page,
        "count": found.count,
        "table": unit_table(
            pages, list(page), lambda unit: Link(pages.name(unit), _unit_url(calculation, unit))
        ),
        "letters": _letters(pages, calculation),
        "together": together_table(pages, calculation),
        "search": search,
        "order": order if order in orders else "berkas",
        "orders": orders.items(),
        "notes": [note.get(_language(), note["id"]) for note in calculation.reading.get("notes", [])],
        "downloads": _downloads(calculation),
        "crumbs": _crumbs(Link(_("Hasil"), current=True)),
    }
    return render(request, "calculation/result.html", context)


def _letters(pages: Pages, calculation: Calculation) -> Table:
    counts = selectors.letters_of(calculation)
    rows = [
        (f"{band.letter} {say(band.word)}", str(counts[band.letter]))
        for band in pages.bands.bands
        if band.letter in counts
    ]
    if counts.get(""):
        rows.append((_("Tanpa kategori"), str(counts[""])))
    return Table(_("Banyak unit per kategori"), (Column(_("Kategori")), Column(_("Unit"), "number")), rows)


@public
@require_safe
@at_its_address
def unit(request: HttpRequest, calculation: Calculation, place: int) -> HttpResponseBase:
    """One unit: its index on the ruler, aspects, the way up, and the whole trail."""
    found = _result(calculation, place)
    pages = pages_of(calculation)
    page = pages.unit_page(found)
    context = {
        "calculation": calculation,
        "header": pages.header,
        "title": say(pages.header.title),
        "unit": page,
        "trail": shown_trail(page.trail, _unit_url(calculation, found)),
        "downloads": _unit_downloads(calculation, place),
        "crumbs": _crumbs(_result_link(calculation), Link(found.name, current=True)),
    }
    return render(request, "calculation/unit.html", context)


@public
@require_safe
@at_its_address
def step(request: HttpRequest, calculation: Calculation, place: int, key: str) -> HttpResponseBase:
    """One step of a unit's trail at its own address, with the way back up."""
    found = _result(calculation, place)
    pages = pages_of(calculation)
    path = path_to(pages.unit_trail(found), key)
    if not path:
        raise Http404
    base = _unit_url(calculation, found)
    above = [Link(step_name(part), f"{base}{part.key}/") for part in path[1:-1]]
    context = {
        "unit": found,
        "step": path[-1],
        "name": step_name(path[-1]),
        "trail": shown_trail(path[-1], base),
        "crumbs": _crumbs(
            _result_link(calculation), Link(found.name, base), *above, Link(step_name(path[-1]), current=True)
        ),
    }
    return render(request, "calculation/step.html", context)


@public
@require_safe
@at_its_address
def problems_csv(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """Every problem of a refused file."""
    table = problems_table(calculation.problems)
    rows = [dict(zip([column.label for column in table.columns], row, strict=True)) for row in table.rows]
    return _stream(csv_lines(iter(rows)), "masalah.csv", "text/csv; charset=utf-8")


@public
@require_safe
@at_its_address
def download_csv(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """All units as CSV."""
    _must_be_done(calculation)
    return _stream(
        csv_of(calculation, (json.loads(row) for row in selectors.rows_of(calculation))),
        "hasil.csv",
        "text/csv; charset=utf-8",
    )


@public
@require_safe
@at_its_address
def download_json(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """All units as JSON, the same as the command line prints."""
    _must_be_done(calculation)
    return _stream(_json_lines(selectors.rows_of(calculation)), "hasil.json", "application/json")


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
    """All units as a workbook."""
    _must_be_done(calculation)
    content = result_workbook(calculation, [json.loads(row) for row in selectors.rows_of(calculation)])
    return _file(content, "hasil.xlsx", XLSX)


@public
@require_safe
@at_its_address
def download_all_pdf(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """The report of all units; a large one is made by the worker."""
    _must_be_done(calculation)
    return _paper(request, calculation, 0, "semua-unit.pdf")


@public
@require_safe
@at_its_address
def download_unit_pdf(request: HttpRequest, calculation: Calculation, place: int) -> HttpResponseBase:
    """The report of one unit."""
    _must_be_done(calculation)
    _result(calculation, place)
    return _paper(request, calculation, place, f"laporan-{place}.pdf")


def _paper(request: HttpRequest, calculation: Calculation, place: int, name: str) -> HttpResponseBase:
    paper: Paper = actions.request_paper(calculation, place)
    if paper.state == State.WAITING:
        if place or calculation.total <= PAPER_AT_ONCE:
            actions.write_paper(paper)
        elif request.GET.get("tunggu") is None:
            tasks.write_paper.enqueue(paper.pk)
            return HttpResponseRedirect(f"{request.path}?tunggu")
        paper.refresh_from_db()
    if paper.state == State.DONE:
        return _file(bytes(paper.content), name, "application/pdf")
    context = {
        "calculation": calculation,
        "failed": paper.state == State.FAILED,
        "crumbs": _crumbs(_result_link(calculation), Link(_("Laporan"), current=True)),
    }
    return render(request, "calculation/paper.html", context, status=503 if context["failed"] else 202)


def _must_be_done(calculation: Calculation) -> None:
    if calculation.state != State.DONE:
        raise Http404


def _result(calculation: Calculation, place: int) -> UnitResult:
    found = selectors.result_at(calculation, place) if calculation.state == State.DONE else None
    if found is None:
        raise Http404
    return found


def _unit_url(calculation: Calculation, unit: UnitResult) -> str:
    return reverse("calculation-unit", args=[calculation.token, unit.place])


def _result_link(calculation: Calculation) -> Link:
    return Link(_("Hasil"), reverse("calculation-result", args=[calculation.token]))


def _crumbs(*links: Link) -> list[Link]:
    first = Link(_("Beranda"), reverse("home"))
    return [first, Link(_("Hitung indeks"), reverse("calculation-choose"), current=not links), *links]


def _downloads(calculation: Calculation) -> list[Download]:
    at = [calculation.token]
    return [
        Download(
            _("Laporan semua unit"),
            reverse("calculation-pdf", args=at),
            "PDF",
            _("siap cetak, dengan mistar"),
        ),
        Download(_("Tabel hasil"), reverse("calculation-xlsx", args=at), "XLSX", _("untuk diolah lagi")),
        Download(_("Tabel hasil"), reverse("calculation-csv", args=at), "CSV"),
        Download(
            _("Data hasil"), reverse("calculation-json", args=at), "JSON", _("semua angka di belakang koma")
        ),
    ]


def _unit_downloads(calculation: Calculation, place: int) -> list[Download]:
    url = reverse("calculation-unit-pdf", args=[calculation.token, place])
    return [Download(_("Laporan unit ini"), url, "PDF", _("siap cetak, dengan seluruh jejak"))]


def _language() -> str:
    return "en" if (get_language() or "id").startswith("en") else "id"


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _stream(lines: Iterator[str], name: str, kind: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines, content_type=kind, headers=headers)
