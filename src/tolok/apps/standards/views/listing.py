"""Read: the services of a unit, those that ended last."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.standards import policies, selectors
from tolok.apps.standards.models import Service
from tolok.apps.standards.views.doors import crumbs, sees_services, today, unit_name, unit_of, whoever
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, State, Table

ROWS_A_PAGE = 100


@policy(sees_services)
@require_safe
def services(request: HttpRequest, unit: int) -> HttpResponseBase:
    """What citizens come to this unit for."""
    found = unit_of(unit)
    name = unit_name(found)
    keeps = policies.may_keep(whoever(request), found, today())
    page = Paginator(selectors.listed(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "unit": found,
        "name": name,
        "keeps": keeps,
        "page": page,
        "table": _table(list(page), today(), keeps=keeps),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, name),
    }
    return render(request, "standards/services.html", context)


def _table(rows: list[Service], day: date, *, keeps: bool) -> Table:
    columns = [
        Column(_("Layanan"), "link" if keeps else "text"),
        Column(_("Kode")),
        Column(_("Biaya")),
        Column(_("Cara")),
        Column(_("Sejak")),
        Column(_("Keadaan"), "status"),
    ]
    lines = [
        (
            Link(one.name, reverse("standards-change", args=[one.pk])) if keeps else one.name,
            one.code,
            _("gratis menurut aturan") if one.free_of_charge else _("ada tarif"),
            _("lewat situs atau aplikasi") if one.online else _("bertemu petugas"),
            date_format(one.since),
            state_of(one, day),
        )
        for one in rows
    ]
    return Table(_("Layanan"), columns, lines, caption_hidden=True)


def state_of(service: Service, day: date) -> State:
    """Whether a service is offered on a day."""
    if service.until is not None and service.until < day:
        return State(_("berakhir %(day)s") % {"day": date_format(service.until)}, "neutral")
    return State(_("belum mulai"), "info") if service.since > day else State(_("dilayani"), "good")
