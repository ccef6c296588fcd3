"""Read: the services of a unit, those that ended last."""

from collections.abc import Mapping
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.standards import policies, selectors
from tolok.apps.standards.models import Service, ServiceStatus, StandardVersion
from tolok.apps.standards.selectors.versions import standing_of, without_standard
from tolok.apps.standards.views.doors import (
    crumbs,
    sees_services,
    service_address,
    today,
    unit_name,
    unit_of,
    whoever,
)
from tolok.apps.standards.views.words import waits_word
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, State, Table

ROWS_A_PAGE = 100
#: By service: the version in force and the one in work.
Standing = Mapping[int, tuple[StandardVersion | None, StandardVersion | None]]


@policy(sees_services)
@require_safe
def services(request: HttpRequest, unit: int) -> HttpResponseBase:
    """What citizens come to this unit for."""
    found = unit_of(unit)
    name = unit_name(found)
    keeps = policies.may_keep(whoever(request), found, today())
    page = Paginator(selectors.listed(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    rows = list(page)
    standing = standing_of(rows, today())
    context = {
        "unit": found,
        "name": name,
        "keeps": keeps,
        "page": page,
        "table": _table(rows, standing, today()),
        "without": without_standard(found, today()),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, name),
    }
    return render(request, "standards/services.html", context)


def _table(rows: list[Service], standing: Standing, day: date) -> Table:
    columns = [
        Column(_("Layanan"), "link"),
        Column(_("Kode")),
        Column(_("Standar"), "status"),
        Column(_("Sedang dikerjakan")),
        Column(_("Biaya")),
        Column(_("Keadaan"), "status"),
    ]
    lines = [
        (
            Link(one.called, service_address(one)),
            one.code,
            _standard(standing.get(one.pk, (None, None))[0]),
            _work(standing.get(one.pk, (None, None))[1]),
            _("gratis menurut aturan") if one.free_of_charge else "–",
            state_of(one, day),
        )
        for one in rows
    ]
    return Table(_("Layanan"), columns, lines, caption_hidden=True)


def _standard(held: StandardVersion | None) -> State:
    """The version in force: since when, and whether all fourteen components are there."""
    if held is None or held.effective_from is None:
        return State(_("belum ada"), "caution")
    since = date_format(held.effective_from)
    if not held.complete:
        return State(_("belum lengkap, sejak %(day)s") % {"day": since}, "caution")
    return State(_("berlaku sejak %(day)s") % {"day": since}, "good")


def _work(working: StandardVersion | None) -> str:
    """The version in work, and at which stage."""
    if working is None:
        return "–"
    words = {"number": working.number, "state": working.get_state_display()}
    said = _("versi %(number)d, %(state)s") % words
    waits = waits_word(working)
    return f"{said}. {waits}" if waits else said


def state_of(service: Service, day: date) -> State:
    """Whether a service is offered on a day."""
    if service.status == ServiceStatus.SUSPENDED and (service.until is None or service.until >= day):
        return State(str(ServiceStatus.SUSPENDED.label), "caution")
    if service.until is not None and service.until < day:
        return State(_("berakhir %(day)s") % {"day": date_format(service.until)}, "neutral")
    return State(_("belum mulai"), "info") if service.since > day else State(_("dilayani"), "good")
