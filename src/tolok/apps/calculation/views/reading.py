"""Read a result: its state, all units, one unit, one step of its trail."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.calculation import selectors
from tolok.apps.calculation.downloads import problems_table
from tolok.apps.calculation.models import Calculation, State
from tolok.apps.calculation.showing.kinds import pages_of
from tolok.apps.calculation.showing.pages import Pages, together_table, unit_table
from tolok.apps.calculation.showing.trails import path_to, shown_trail, step_name
from tolok.apps.calculation.views.addresses import (
    at_its_address,
    crumbs,
    language,
    result_at,
    result_link,
    unit_url,
    with_its_pack,
)
from tolok.web.access import public
from tolok.web.printing import say
from tolok.web.shapes import Column, Download, Link, Table

ROWS_A_PAGE = 50


@public
@require_safe
@at_its_address
def result(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """Where the upload stands: waiting, refused with every problem, or the list of units."""
    if calculation.state == State.DONE:
        return _units(request, calculation)
    way = crumbs(Link(_("Hasil"), current=True))
    if calculation.state in (State.REFUSED, State.FAILED):
        page = Paginator(calculation.problems, 200).get_page(request.GET.get("halaman"))
        context = {
            "calculation": calculation,
            "page": page,
            "table": problems_table(list(page)),
            "crumbs": way,
            "csv": reverse("calculation-problems", args=[calculation.token]),
            "again": reverse("calculation-upload", args=[calculation.instrument]),
        }
        return render(request, "calculation/refused.html", context, status=422)
    return render(request, "calculation/waiting.html", {"calculation": calculation, "crumbs": way})


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
            pages, list(page), lambda unit: Link(pages.name(unit), unit_url(calculation, unit))
        ),
        "letters": _letters(pages, calculation),
        "together": together_table(pages, calculation),
        "search": search,
        "order": order if order in orders else "berkas",
        "orders": orders.items(),
        "notes": [note.get(language(), note["id"]) for note in calculation.reading.get("notes", [])],
        "downloads": _downloads(calculation),
        "crumbs": crumbs(Link(_("Hasil"), current=True)),
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
@with_its_pack
def unit(request: HttpRequest, calculation: Calculation, place: int) -> HttpResponseBase:
    """One unit: its index on the ruler, aspects, the way up, and the whole trail."""
    found = result_at(calculation, place)
    pages = pages_of(calculation)
    page = pages.unit_page(found)
    context = {
        "calculation": calculation,
        "header": pages.header,
        "title": say(pages.header.title),
        "unit": page,
        "trail": shown_trail(page.trail, unit_url(calculation, found)),
        "downloads": _unit_downloads(calculation, place),
        "crumbs": crumbs(result_link(calculation), Link(found.name, current=True)),
    }
    return render(request, "calculation/unit.html", context)


@public
@require_safe
@at_its_address
@with_its_pack
def step(request: HttpRequest, calculation: Calculation, place: int, key: str) -> HttpResponseBase:
    """One step of a unit's trail at its own address, with the way back up."""
    found = result_at(calculation, place)
    pages = pages_of(calculation)
    path = path_to(pages.unit_trail(found), key)
    if not path:
        raise Http404
    base = unit_url(calculation, found)
    above = [Link(step_name(part), f"{base}{part.key}/") for part in path[1:-1]]
    context = {
        "unit": found,
        "step": path[-1],
        "name": step_name(path[-1]),
        "trail": shown_trail(path[-1], base),
        "crumbs": crumbs(
            result_link(calculation), Link(found.name, base), *above, Link(step_name(path[-1]), current=True)
        ),
    }
    return render(request, "calculation/step.html", context)


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
