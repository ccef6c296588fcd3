"""Public pages of results: every published cycle, one, one unit of it, and the open data."""

import json
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.commitments.selectors import published as promised
from tolok.apps.evaluation.models import Result, UnitResult
from tolok.apps.evaluation.selectors import results_public as selectors
from tolok.apps.evaluation.selectors.results_behind import pages_of
from tolok.apps.evaluation.selectors.results_units import forms_of, reading_of, with_forms
from tolok.apps.evaluation.showing import results as evaluated
from tolok.apps.publication import results as shown
from tolok.rules import packs
from tolok.rules.cycles.standing import MEANING
from tolok.rules.instruments.values import Instrument
from tolok.rules.offices import SERVICE_GROUPS
from tolok.sheets.opened import data as open_data
from tolok.sheets.opened import metadata as open_metadata
from tolok.web.access import public
from tolok.web.printing import say, short
from tolok.web.shapes import Column, Download, Fact, Link, Table

ROWS_A_PAGE = 25
#: Open data may be used by anybody who names the source.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
#: The files of open data: name, what it is good for.
FILES = ("hasil.csv", "indikator.csv", "hasil.json", "metadata.json", "katalog.jsonld")


@public
@require_safe
def cycles(request: HttpRequest) -> HttpResponseBase:
    """Every cycle whose results were published."""
    page = Paginator(selectors.published_results(), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    rows = [
        (
            Link(result.cycle.name, reverse("publication-cycle", args=[result.cycle_id])),
            result.cycle.office.name,
            str(result.cycle.year),
            short(getattr(result, "n", 0)),
            _day(result),
        )
        for result in page
    ]
    columns = (
        Column(_("Siklus"), "link"),
        Column(_("Instansi")),
        Column(_("Tahun"), "number"),
        Column(_("Unit"), "number"),
        Column(_("Terbit")),
    )
    table = Table(_("Hasil yang terbit"), columns, rows, caption_hidden=True)
    return render(
        request, "publication/results/cycles.html", {"table": table, "page": page, "crumbs": _crumbs()}
    )


def _day(result: Result) -> str:
    return date_format(timezone.localtime(result.published_at or result.proposed_at), "DATE_FORMAT")


def _crumbs(*links: Link) -> list[Link]:
    first = Link(_("Beranda"), reverse("home"))
    return [first, Link(_("Hasil"), reverse("publication-results"), current=not links), *links]


def _result(cycle: int, number: int | None) -> tuple[Result, bool]:
    """The published result, and whether it is the one that counts; what is not published does not exist."""
    found = selectors.published(cycle, number)
    if found is None:
        raise Http404
    return found, number is None


@public
@require_safe
def cycle(request: HttpRequest, cycle: int, number: int | None = None) -> HttpResponseBase:
    """One published cycle with its units."""
    result, current = _result(cycle, number)
    found = result.cycle
    search, group = request.GET.get("cari", "").strip(), request.GET.get("kelompok", "")
    group = group if group in SERVICE_GROUPS else ""
    rows = selectors.public_rows(result, search, group)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    forms = forms_of(found)
    instruments = list({form.pack: form.instrument for form in forms.values()}.values())

    def link(row: UnitResult) -> str:
        return shown.address("publication-unit", result, current, row.locus.code)

    listed = with_forms(list(page), found, forms)
    context = {
        "cycle": found,
        "result": result,
        "current": current,
        "correction": _correction(result),
        "facts": [*_facts(result), *_instruments(instruments)],
        "page": page,
        "table": shown.units_table(listed, found.minimum_respondents, link),
        "meaning": say(MEANING),
        "no_places": evaluated.no_places(listed),
        "method": shown.method(instruments[0]) if instruments else [],
        "minimum": found.minimum_respondents,
        "agreement": evaluated.agreement_words(result.agreement),
        "downloads": _downloads(result, current),
        "search": search,
        "group": group,
        "choices": [(key, say(text)) for key, text in SERVICE_GROUPS.items()],
        "crumbs": _crumbs(Link(found.name, current=True)),
    }
    return render(request, "publication/results/cycle.html", context)


def _facts(result: Result) -> list[Fact]:
    facts = [
        Fact(_("Instansi"), result.cycle.office.name),
        Fact(_("Tahun"), str(result.cycle.year)),
        Fact(_("Hasil nomor"), str(result.number)),
        Fact(_("Terbit"), _day(result)),
    ]
    if result.corrects is not None:
        old = result.corrects
        url = reverse("publication-cycle-old", args=[result.cycle_id, old.number])
        way = Link(_("Baca hasil lama"), url) if old.published_at else None
        facts.append(Fact(_("Mengoreksi hasil nomor"), str(old.number), way))
        facts.append(Fact(_("Alasan koreksi"), result.why))
    return [*facts, Fact(_("Sidik paket siklus (SHA-256)"), selectors.package_fingerprint(result))]


def _instruments(found: list[Instrument]) -> list[Fact]:
    shipped = packs.ids()
    return [
        Fact(
            _("Instrumen"),
            f"{say(one.header.title)} ({one.id})\nSHA-256 {one.header.hash}",
            Link(_("Baca"), reverse("publication-instrument", args=[one.id])) if one.id in shipped else None,
        )
        for one in found
    ]


def _correction(result: Result) -> Link | None:
    """Where the result stands that corrects this one."""
    found = selectors.correction_of(result)
    if found is None:
        return None
    return Link(
        _("Hasil nomor %(n)s") % {"n": found.number}, reverse("publication-cycle", args=[result.cycle_id])
    )


def _downloads(result: Result, current: bool) -> list[Download]:
    words = {
        "hasil.csv": (_("Semua unit"), _("satu baris setiap unit")),
        "indikator.csv": (_("Semua indikator"), _("satu baris setiap unit dan indikator")),
        "hasil.json": (_("Semua data"), _("untuk program")),
        "metadata.json": (_("Metadata"), _("kegiatan, variabel, indikator (Satu Data Indonesia)")),
        "katalog.jsonld": (_("Katalog"), _("DCAT, untuk portal data")),
    }
    return [
        Download(
            words[name][0],
            shown.address("publication-data", result, current, name),
            name.rpartition(".")[2].upper(),
            words[name][1],
        )
        for name in FILES
    ]


@public
@require_safe
def unit(request: HttpRequest, cycle: int, code: str, number: int | None = None) -> HttpResponseBase:
    """One unit of a published cycle, with the trail down to level text and proof."""
    result, current = _result(cycle, number)
    row = selectors.public_row(result, code)
    if row is None:
        raise Http404
    reading, minimum = reading_of(row), result.cycle.minimum_respondents
    promises = [one for one in promised(result.cycle.office) if one.unit_id == row.locus.unit_id]
    closed = selectors.withheld(row, minimum)
    back = shown.address("publication-cycle", result, current)
    context = {
        "cycle": result.cycle,
        "locus": row.locus,
        "result": result,
        "correction": _correction(result),
        "sentence": shown.sentence(reading, minimum),
        "ruler": shown.hero(reading, minimum),
        "certainty": "" if closed else evaluated.certainty_words(row),
        "chances": None if closed else evaluated.chances_table(row),
        "places": "" if closed else evaluated.places_of(row),
        "meaning": say(MEANING),
        "facts": shown.facts(reading, minimum),
        "trails": shown.trails(reading, pages_of(row.locus), minimum),
        "promises": shown.commitments_table(promises),
        "crumbs": _crumbs(Link(result.cycle.name, back), Link(row.locus.name, current=True)),
    }
    return render(request, "publication/results/unit.html", context)


@public
@require_safe
def data(request: HttpRequest, cycle: int, name: str, number: int | None = None) -> HttpResponseBase:
    """A file of open data at its stable address."""
    result, current = _result(cycle, number)
    if name not in FILES:
        raise Http404
    record, instruments = selectors.open_record(result)
    minimum = result.cycle.minimum_respondents
    if name == "hasil.csv":
        return _text(open_data.results_csv(record, instruments, minimum), "text/csv")
    if name == "indikator.csv":
        return _text(open_data.indicators_csv(record, instruments), "text/csv")
    publishing = _publishing(request, result, current)
    found: dict[str, Any] = {
        "hasil.json": lambda: open_data.as_data(record, instruments, minimum),
        "metadata.json": lambda: open_metadata.metadata(record, instruments, publishing),
        "katalog.jsonld": lambda: open_metadata.catalogue(record, publishing),
    }
    kind = "application/ld+json" if name.endswith("ld") else "application/json"
    return _text(json.dumps(found[name](), ensure_ascii=False, indent=1) + "\n", kind)


def _text(content: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8")


def _publishing(request: HttpRequest, result: Result, current: bool) -> open_metadata.Publishing:
    def absolute(path: str) -> str:
        return request.build_absolute_uri(path)

    return open_metadata.Publishing(
        address=absolute(shown.address("publication-cycle", result, current)).rstrip("/"),
        licence=LICENCE,
        contact=settings.TOLOK_HELP_EMAIL,
        on=timezone.localdate(result.published_at or result.proposed_at),
        files={name: absolute(shown.address("publication-data", result, current, name)) for name in FILES},
    )
