"""Read a result: its state, all units, one unit, one step of its trail."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.calculation import actions, selectors
from tolok.apps.calculation.downloads import problems_table
from tolok.apps.calculation.models import Calculation, State, UnitResult
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
from tolok.rules.texts import Text
from tolok.web.access import public
from tolok.web.printing import say, short
from tolok.web.shapes import Column, Download, Link, Table

ROWS_A_PAGE = 50
PROBLEMS_A_PAGE = 50


@public
@require_safe
@at_its_address
def result(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """Where the upload stands: waiting, refused with every problem, or the list of units."""
    if calculation.state == State.DONE:
        if calculation.total == 1:
            return HttpResponseRedirect(reverse("calculation-unit", args=[calculation.token, 1]))
        return _units(request, calculation)
    way = crumbs(Link(_("Hasil"), current=True))
    if calculation.state in (State.REFUSED, State.FAILED):
        page = Paginator(calculation.problems, PROBLEMS_A_PAGE).get_page(request.GET.get("halaman"))
        context = {
            "calculation": calculation,
            "found": short(calculation.total),
            "kept": short(len(calculation.problems)) if len(calculation.problems) < calculation.total else "",
            "page": page,
            "table": problems_table(list(page)),
            "crumbs": way,
            "csv": reverse("calculation-problems", args=[calculation.token]),
            "again": _again(calculation),
        }
        return render(request, "calculation/refused.html", context, status=422)
    return render(request, "calculation/waiting.html", {"calculation": calculation, "crumbs": way})


def _again(calculation: Calculation) -> str:
    """The upload page with what was chosen before (WCAG 2.2, 3.3.7)."""
    address = reverse("calculation-upload", args=[calculation.instrument])
    return f"{address}?{urlencode(calculation.choices)}" if calculation.choices else address


def _units(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    pages = pages_of(calculation)
    search, order = request.GET.get("cari", "").replace("\0", "").strip(), request.GET.get("urut", "berkas")
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
        "count": short(found.count),
        "total": short(calculation.total),
        "read_from": _read_from(calculation),
        "differences": _differences(list(page)),
        "address": request.build_absolute_uri(reverse("calculation-result", args=[calculation.token])),
        "may_forget": calculation.token != selectors.DEMONSTRATION,
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


def _read_from(calculation: Calculation) -> str:
    """Which sheet was read, so that nobody takes another one for it."""
    table = calculation.reading["table"]
    where = table["file"]
    if table["sheet"]:
        where = _("%(file)s, lembar “%(sheet)s”") % {"file": table["file"], "sheet": table["sheet"]}
    return _("Dibaca dari %(where)s, judul kolom di baris %(row)s.") % {
        "where": where,
        "row": table["heading"],
    }


def _differences(page: list[UnitResult]) -> Table | None:
    """Where the printed results of a recap do not follow from its own figures."""
    rows = [
        (unit.name, say(Text(note["id"], note["en"])))
        for unit in page
        for note in unit.inputs.get("told", [])
    ]
    columns = (Column(_("Unit")), Column(_("Perbedaan")))
    return Table(_("Perbedaan dengan lembar Anda"), columns, rows, caption_hidden=True) if rows else None


def _letters(pages: Pages, calculation: Calculation) -> Table:
    counts = selectors.letters_of(calculation)
    rows = [
        (f"{band.letter} {say(band.word)}", short(counts[band.letter]))
        for band in pages.bands.bands
        if band.letter in counts
    ]
    if counts.get(""):
        rows.append((_("Tanpa %(band)s") % {"band": pages.band_word.lower()}, short(counts[""])))
    columns = (Column(pages.band_word), Column(_("Banyaknya"), "number"))
    return Table(_("Sebaran"), columns, rows)


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
        "trail": shown_trail(page.trail),
        "downloads": _unit_downloads(calculation, found),
        "notes": [note.get(language(), note["id"]) for note in calculation.reading.get("notes", [])]
        if calculation.total == 1
        else [],
        "read_from": _read_from(calculation),
        "address": request.build_absolute_uri(),
        "may_forget": calculation.total == 1 and calculation.token != selectors.DEMONSTRATION,
        "crumbs": _way(calculation, Link(pages.name(found), current=True)),
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
        "trail": shown_trail(path[-1]),
        "about": _about(pages, path[-1].key),
        "crumbs": _way(
            calculation, Link(pages.name(found), base), *above, Link(step_name(path[-1]), current=True)
        ),
    }
    return render(request, "calculation/step.html", context)


# Whoever has the address may delete the result; no session stands behind it that a forged request could borrow.
@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@at_its_address
def forget(request: HttpRequest, calculation: Calculation) -> HttpResponseBase:
    """Ask, then delete a result before its days are over; the demonstration stays."""
    if calculation.token == selectors.DEMONSTRATION:
        raise Http404
    if request.method == "POST":
        actions.forget(calculation)
        return render(
            request, "calculation/forgotten.html", {"crumbs": crumbs(Link(_("Hasil dihapus"), current=True))}
        )
    back = reverse("calculation-result", args=[calculation.token])
    way = crumbs(result_link(calculation), Link(_("Hapus"), current=True))
    return render(request, "calculation/forget.html", {"back": back, "crumbs": way})


def _way(calculation: Calculation, *links: Link) -> list[Link]:
    """The breadcrumb; a single result has no list above it."""
    return crumbs(*links) if calculation.total == 1 else crumbs(result_link(calculation), *links)


def _about(pages: Pages, key: str) -> str:
    """The page that says what an indicator asks, empty for other steps."""
    return pages.indicator_address(key)


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


def _unit_downloads(calculation: Calculation, unit: UnitResult) -> list[Download]:
    url = reverse("calculation-unit-pdf", args=[calculation.token, unit.place])
    own = Download(_("Laporan unit ini"), url, "PDF", _("siap cetak, dengan seluruh jejak"))
    return [own, *_downloads(calculation)[1:]] if calculation.total == 1 else [own]
