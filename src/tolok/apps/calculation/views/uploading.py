"""Choose an instrument, take its template, upload the filled file."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.calculation import actions, tasks
from tolok.apps.calculation.downloads import template_workbook
from tolok.apps.calculation.forms import UploadForm
from tolok.apps.calculation.views.addresses import crumbs
from tolok.apps.calculation.views.responses import XLSX, file_response
from tolok.rules import packs
from tolok.rules.texts import ProblemsError
from tolok.web.access import public
from tolok.web.printing import say
from tolok.web.shapes import Download, Link, Problem

#: Uploads up to this many bytes are computed while the person waits; larger ones by the worker.
AT_ONCE = 64 * 1024
#: What a form adds around its files.
AROUND = 2**20


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
        (title, sorted(found, key=lambda h: (-h.valid_from.toordinal(), h.title.id)))
        for title, found in groups
        if found
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
    return render(request, "calculation/choose.html", {"groups": shown, "crumbs": crumbs()})


# No session stands behind an upload, so there is nothing a forged request could borrow; without the token
# the page needs no cookie.
@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, instrument: str) -> HttpResponseBase:
    """Take a filled file; small ones are computed before the answer."""
    header = _header(instrument)
    differ = header.kind == "satisfaction" and packs.satisfaction(instrument).orders_differ
    too_large = request.method == "POST" and _announced(request) > 2 * _most() + AROUND
    sent = (None, None) if too_large else _sent(request)
    form = UploadForm(*sent, kind=header.kind, orders_differ=differ, initial=request.GET.dict())
    if sent[0] is not None and form.is_valid():
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
        "crumbs": crumbs(Link(say(header.title), current=True)),
    }
    if too_large:
        most = _("Kiriman Anda melebihi %(most)s MB, jadi tidak dibaca. Bagi menjadi beberapa berkas.")
        context["refused"] = [Problem(most % {"most": settings.TOLOK_UPLOAD_MB}, "#id_file")]
        return render(request, "calculation/upload.html", context, status=413)
    return render(request, "calculation/upload.html", context, status=422 if form.is_bound else 200)


def _announced(request: HttpRequest) -> int:
    """How many bytes the browser says it sends; the body is not touched."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if str(length).isdigit() else 0


def _most() -> int:
    return int(settings.TOLOK_UPLOAD_MB) * 2**20


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    """What was posted; nothing on a first visit."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@public
@require_safe
def template(request: HttpRequest, instrument: str) -> HttpResponseBase:
    """The empty workbook of an instrument."""
    header = _header(instrument)
    return file_response(template_workbook(header), f"tolok-{instrument}.xlsx", XLSX)


def _header(instrument: str) -> Any:
    try:
        header = packs.header(instrument)
    except ProblemsError:
        raise Http404 from None
    if header.kind == "integrity":
        raise Http404
    return header
