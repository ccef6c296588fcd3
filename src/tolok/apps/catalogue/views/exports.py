"""Public: the catalogue as others copy it – feed, linked data, table, DCAT, and the map for search engines."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from tolok.apps.catalogue.selectors import feed
from tolok.apps.catalogue.selectors.cards import card_of
from tolok.apps.catalogue.selectors.ended import ended_service
from tolok.apps.catalogue.selectors.opened import open_services
from tolok.apps.catalogue.views.linking import base_of
from tolok.sheets.catalogue.dcat import Publishing, dataset
from tolok.sheets.catalogue.linked import linked, linked_catalogue
from tolok.sheets.catalogue.services import as_data, row_of
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import public, today
from tolok.web.shapes import Download, Link

A_PAGE, MOST_A_PAGE, LATEST, A_MAP = 100, 500, 50, 10_000
#: Open data may be used by anybody who names the source.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LINKED = "application/ld+json"
FILES = {
    "layanan.csv": "catalogue-csv",
    "katalog.jsonld": "catalogue-linked",
    "umpan.json": "catalogue-feed",
    "umpan.atom": "catalogue-atom",
}


@public
@require_safe
def data(request: HttpRequest) -> HttpResponseBase:
    """What can be taken, and how."""
    words = {
        "layanan.csv": (_("Tabel semua layanan"), "CSV", _("untuk lembar kerja")),
        "katalog.jsonld": (_("Semua layanan, bertaut"), "JSON-LD", _("CPSV-AP 3, 100 layanan sehalaman")),
        "umpan.json": (_("Umpan perubahan"), "JSON", _("untuk program yang menyalin katalog ini")),
        "umpan.atom": (_("Perubahan terbaru"), "ATOM", _("untuk pembaca umpan")),
    }
    files = [
        Download(words[name][0], reverse(view), words[name][1], words[name][2])
        for name, view in FILES.items()
    ]
    files.append(
        Download(_("Keterangan data"), reverse("catalogue-dcat"), "JSON-LD", _("DCAT, untuk portal data"))
    )
    title = _("Katalog layanan sebagai data terbuka")
    context = {
        "title": title,
        "files": files,
        "licence": LICENCE,
        "crumbs": [
            Link(_("Beranda"), reverse("home")),
            Link(_("Layanan"), reverse("catalogue")),
            Link(title, current=True),
        ],
    }
    return render(request, "catalogue/data.html", context)


@public
@require_safe
def changes(request: HttpRequest) -> HttpResponseBase:
    """Services in the order in which they changed, a page after a stamp; `berikut` is the page to ask next."""
    after = _whole(request, "sesudah", 0)
    most = min(_whole(request, "jumlah", A_PAGE), MOST_A_PAGE) or A_PAGE
    base = base_of(request)
    rows = feed.changes_after(after, most)
    opened = {
        one.number: one for one in open_services([row.pk for row in rows if not row.gone], today(), base)
    }
    lines = []
    for row in rows:
        line: dict[str, Any] = {"cap": row.stamp, "diubah": row.changed_at.isoformat(), "id": row.pk}
        service = opened.get(row.pk)
        lines.append(line | ({"layanan": as_data(service)} if service else {"hilang": True}))
    last = rows[-1].stamp if rows else after
    following = f"{base}umpan.json?sesudah={last}&jumlah={most}"
    return _json({"cap": last, "berikut": following, "habis": len(rows) < most, "perubahan": lines})


@public
@require_safe
def atom(request: HttpRequest) -> HttpResponseBase:
    """The services that changed last, for readers of feeds."""
    base = base_of(request)
    rows = feed.latest(LATEST)
    made = Atom1Feed(_("Perubahan layanan"), base, "", feed_url=f"{base}umpan.atom")
    for service in open_services([row.pk for row in rows], today(), base):
        changed = next(row.changed_at for row in rows if row.pk == service.number)
        text = service.summary or service.unit
        made.add_item(service.name, service.address, text, updateddate=changed, unique_id=service.address)
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@public
@require_safe
def one(request: HttpRequest, service: int) -> HttpResponseBase:
    """One service in the words of CPSV-AP 3; nothing of one that ended."""
    if card_of(service, today()) is None:
        if ended_service(service, today()) is None:
            raise Http404
        return HttpResponse(status=HTTPStatus.GONE)
    (found,) = open_services([service], today(), base_of(request))
    return _json(linked(found), LINKED)


@public
@require_safe
def all_linked(request: HttpRequest) -> HttpResponseBase:
    """Every service in the words of CPSV-AP 3, a page after a number."""
    base = base_of(request)
    after = _whole(request, "sesudah", 0)
    numbers = feed.numbers_after(after, A_PAGE)
    following = f"{base}katalog.jsonld?sesudah={numbers[-1]}" if len(numbers) == A_PAGE else ""
    here = f"{base}katalog.jsonld" + (f"?sesudah={after}" if after else "")
    return _json(linked_catalogue(here, open_services(numbers, today(), base), following), LINKED)


@public
@require_safe
def table(request: HttpRequest) -> HttpResponseBase:
    """Every service as one table; it is sent as it is read, so that its size does not matter."""
    base, day = base_of(request), today()

    def rows() -> Iterator[dict[str, Any]]:
        after = 0
        while numbers := feed.numbers_after(after, MOST_A_PAGE):
            with override("id"):
                yield from (row_of(one) for one in open_services(numbers, day, base))
            after = numbers[-1]

    headers = {"Content-Disposition": 'attachment; filename="layanan.csv"'}
    return StreamingHttpResponse(csv_lines(rows()), content_type="text/csv; charset=utf-8", headers=headers)


@public
@require_safe
def dcat(request: HttpRequest) -> HttpResponseBase:
    """The catalogue as a dataset, for portals of open data."""
    base = base_of(request)
    offices = feed.offices()
    where = Publishing(
        address=base,
        publisher=settings.TOLOK_OFFICE or next(iter(offices), ""),
        offices=offices,
        licence=LICENCE,
        contact=settings.TOLOK_HELP_EMAIL,
        changed_at=feed.last_change() or timezone.now(),
        files={name: request.build_absolute_uri(reverse(view)) for name, view in FILES.items()},
    )
    return _json(dataset(where), LINKED)


@public
@require_safe
def maps(request: HttpRequest) -> HttpResponseBase:
    """The list of maps for search engines."""
    base = base_of(request)
    found = [f"{base}peta-{before}.xml" for before in feed.bounds(A_MAP)]
    return render(request, "catalogue/maps.xml", {"maps": found}, content_type="application/xml")


@public
@require_safe
def addresses(request: HttpRequest, before: int) -> HttpResponseBase:
    """The cards after a number, with when each changed last."""
    base = base_of(request)
    numbers = feed.numbers_after(before, A_MAP)
    changed = feed.changed_of(numbers)
    pages = [(f"{base}{number}/", timezone.localdate(changed[number]).isoformat()) for number in numbers]
    return render(request, "catalogue/addresses.xml", {"pages": pages}, content_type="application/xml")


def _whole(request: HttpRequest, name: str, otherwise: int) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 16 else otherwise


def _json(found: dict[str, Any], kind: str = "application/json") -> HttpResponse:
    return HttpResponse(
        json.dumps(found, ensure_ascii=False, indent=1) + "\n", content_type=f"{kind}; charset=utf-8"
    )
