"""Staff: carry services into the national portal – make the sheet, note the upload, note that it was seen there."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.accounts.selectors import whoever
from tolok.apps.catalogue import policies
from tolok.apps.catalogue.actions import sippn as actions
from tolok.apps.catalogue.forms import GoneForm, SeenForm, UploadForm
from tolok.apps.catalogue.selectors.sippn import Carried, carried, uploads_of
from tolok.apps.catalogue.showing import sippn as shown
from tolok.apps.catalogue.views import proofs
from tolok.apps.catalogue.views.doors import (
    carries_to_portal,
    crumbs,
    sees_portal,
    service_of,
    unit_name,
    unit_of,
)
from tolok.apps.standards.models import Service
from tolok.rules.sippn import Template
from tolok.rules.texts import ProblemsError
from tolok.sheets.catalogue.sippn import workbook
from tolok.web.access import policy, today
from tolok.web.asking import Question, ask
from tolok.web.printing import say
from tolok.web.shapes import Link

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(sees_portal)
@require_safe
def services(request: HttpRequest, unit: int) -> HttpResponseBase:
    """How far every service of a unit is."""
    return _services(request, unit)


def _services(request: HttpRequest, pk: int, problem: str = "") -> HttpResponseBase:
    unit = unit_of(pk)
    template, rows = carried(unit, today())
    name = unit_name(unit)
    context = {
        "unit": unit,
        "name": name,
        "template": say(template.title),
        "unsure": template.sure != "verified",
        "table": shown.table_of(rows) if rows else None,
        "summary": shown.summary_of(rows),
        "lacking": shown.lacking_of(rows),
        "ready": any(one.row for one in rows),
        "carries": policies.may_carry(whoever(request), unit, today()),
        "saved": "tersimpan" in request.GET,
        "problem": problem,
        "crumbs": crumbs(request, unit, name),
    }
    return render(request, "catalogue/sippn/services.html", context, status=422 if problem else 200)


@policy(carries_to_portal)
@require_POST
def prepare(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Make the sheet of every service with a standard in force."""
    try:
        actions.prepare(unit=unit_of(unit), day=today(), by=whoever(request), now=timezone.now())
    except ProblemsError as error:
        return _services(request, unit, error.problems[0].say(request.LANGUAGE_CODE))
    return _there("catalogue-sippn", unit)


@policy(sees_portal)
@require_safe
def sheet(request: HttpRequest, unit: int) -> HttpResponseBase:
    """The sheet as it was made ready last."""
    template, rows = carried(unit_of(unit), today())
    lines = [one.row.ready for one in rows if one.row]
    if not lines:
        raise Http404
    name = f"sippn-{template.key}-{rows[0].service.unit.code}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{_plain(name)}"'}
    return HttpResponse(workbook(template, lines), content_type=XLSX, headers=headers)


@policy(carries_to_portal)
@METHODS
def upload(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Note which services were carried to the portal, and when."""
    found = unit_of(unit)
    name = unit_name(found)
    _template, rows = carried(found, today())
    ready = [one for one in rows if one.row]
    choices = [(str(one.service.pk), one.service.called) for one in ready]
    first = {
        "services": [one.service.pk for one in ready if one.progress != "verified"],
        "uploaded_on": today(),
    }
    form = UploadForm(request.POST or None, services=choices, initial=first)
    back = reverse("catalogue-sippn", args=[unit])

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.note_upload(unit=found, today=today(), by=whoever(request), now=timezone.now(), **given)
        return _there("catalogue-sippn", unit)

    title = _("Catat unggahan ke SIPPN")
    lead = _(
        "Yang dicatat adalah isi lembar yang terakhir disiapkan. Bila isinya berubah lagi, layanannya ditandai usang."
    )
    way = crumbs(request, found, name, Link(title, current=True))
    return ask(request, Question(title, lead, _("Simpan"), name, back, way), form, act)


@policy(sees_portal)
@require_safe
def service(request: HttpRequest, service: int) -> HttpResponseBase:
    """One service: what is noted of it, and what the portal says otherwise."""
    found = service_of(service)
    template, one = _carried(found)
    name = unit_name(found.unit)
    context = {
        "service": found,
        "name": name,
        "facts": shown.facts_of(template, one),
        "differences": shown.differences_of(template, one),
        "history": shown.history_of(uploads_of(found)),
        "unknown": bool(one.upload and not one.upload.digest),
        "uploaded": one.upload is not None,
        "carries": policies.may_carry(whoever(request), found.unit, today()),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found.unit, name, Link(found.called, current=True)),
    }
    return render(request, "catalogue/sippn/service.html", context)


@policy(carries_to_portal)
@METHODS
def seen(request: HttpRequest, service: int) -> HttpResponseBase:
    """Note that a service was seen in the portal: where, when, with a screenshot."""
    found = service_of(service)
    _template, one = _carried(found)
    name = unit_name(found.unit)
    first = {"address": one.upload.address if one.upload else "", "verified_on": today()}
    form = SeenForm(
        request.POST or None, request.FILES or None, proofs=proofs.choices(found.unit), initial=first
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        me, now = whoever(request), timezone.now()
        title = _("Tangkapan layar SIPPN: %(service)s") % {"service": found.called}
        proof = proofs.chosen(found.unit, given, title, by=me, now=now)
        actions.note_seen(service=found, proof=proof, today=today(), by=me, now=now, **given)
        return _there("catalogue-sippn-service", service)

    title = _("Catat bahwa layanan terlihat di portal")
    lead = _(
        "Buka halamannya di SIPPN, cocokkan isinya, lalu simpan alamat dan tangkapan layarnya. Tanpa tangkapan layar, layanan ini ditandai tanpa tangkapan layar."
    )
    back = reverse("catalogue-sippn-service", args=[service])
    way = crumbs(request, found.unit, name, Link(found.called, back), Link(title, current=True))
    return ask(request, Question(title, lead, _("Simpan"), found.called, back, way), form, act)


@policy(carries_to_portal)
@METHODS
def gone(request: HttpRequest, service: int) -> HttpResponseBase:
    """Note that a service stands in the portal no more, or was noted by mistake."""
    found = service_of(service)
    name = unit_name(found.unit)
    form = GoneForm(request.POST or None, initial={"gone_on": today()})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.note_gone(service=found, today=today(), by=whoever(request), now=timezone.now(), **given)
        return _there("catalogue-sippn-service", service)

    title = _("Catat bahwa layanan tidak ada di portal")
    lead = _(
        "Untuk layanan yang dihapus dari portal, atau yang ternyata belum pernah masuk. Riwayatnya tetap terbaca."
    )
    back = reverse("catalogue-sippn-service", args=[service])
    way = crumbs(request, found.unit, name, Link(found.called, back), Link(title, current=True))
    return ask(request, Question(title, lead, _("Simpan"), found.called, back, way), form, act)


def _carried(service: Service) -> tuple[Template, Carried]:
    """Raises Http404 for a service that the public does not see: it does not belong in the portal."""
    template, rows = carried(service.unit, today())
    one = next((row for row in rows if row.service.pk == service.pk), None)
    if one is None:
        raise Http404
    return template, one


def _there(name: str, pk: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse(name, args=[pk])}?tersimpan=1")


def _plain(name: str) -> str:
    return "".join(one if one.isascii() and (one.isalnum() or one in "-._") else "-" for one in name)
