"""Pairs of proofs in an office that are the same file or nearly the same, for people to look at."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.accounts.selectors import person
from tolok.apps.evidence import policies
from tolok.apps.evidence.models import Likeness
from tolok.apps.evidence.selectors import likeness
from tolok.apps.evidence.views.doors import crumbs, proof_url, today
from tolok.apps.evidence.views.used import how_alike
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.selectors import names_of, office_at
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, Table

ROWS_A_PAGE = 50


def reads_office(request: HttpRequest, **parts: Any) -> bool:
    """Who reads all libraries of the office; for everybody else it does not exist."""
    user = person(request)
    if user is None:
        return False
    if not policies.reads_all_of(user, parts["office"], today()):
        raise Http404
    return True


@policy(reads_office)
@require_safe
def pairs(request: HttpRequest, office: int) -> HttpResponseBase:
    """The pairs, a page at a time; `?jenis=` exact or near, `?unit=` also within one unit."""
    found: Office | None = office_at(office)
    if found is None:
        raise Http404
    kind, every = request.GET.get("jenis", ""), request.GET.get("unit", "")
    search = request.GET.get("cari", "").strip()[:200]
    exact = {"sama": "yes", "mirip": "no"}.get(kind, "")
    rows = likeness.pairs_in(found, search=search, exact=exact, across=every != "semua")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "office": found,
        "page": page,
        "table": _table(list(page)),
        "search": search,
        "kind": kind,
        "kinds": [("sama", _("sama persis")), ("mirip", _("mirip"))],
        "every": every,
        "everies": [("semua", _("juga di dalam satu unit"))],
        "crumbs": crumbs(Link(_("Berkas serupa"), current=True)),
    }
    return render(request, "evidence/alike.html", context)


def _table(found: Sequence[Likeness]) -> Table:
    units = {proof.unit_id for one in found for proof in (one.one.proof, one.other.proof)}
    names = names_of(sorted(units), today())
    columns = [
        Column(_("Bukti"), "link"),
        Column(_("Unit")),
        Column(_("Serupa dengan"), "link"),
        Column(_("Unit")),
        Column(_("Kemiripan")),
        Column(_("Ditemukan")),
    ]
    lines = [
        (
            Link(one.one.proof.title, proof_url(one.one.proof)),
            names.get(one.one.proof.unit_id, ""),
            Link(one.other.proof.title, proof_url(one.other.proof)),
            names.get(one.other.proof.unit_id, ""),
            how_alike(one),
            date_format(localdate(one.found_at)),
        )
        for one in found
    ]
    empty = _("Belum ditemukan berkas yang serupa.")
    return Table(_("Pasangan berkas yang serupa"), columns, lines, empty=empty, caption_hidden=True)
