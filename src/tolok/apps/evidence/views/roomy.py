"""A form with a file may fill the disk before any view runs: that is said in words too."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from tolok.apps.evidence import refusals, store
from tolok.web.access import View
from tolok.web.printing import say


def roomy(view: View) -> View:
    """Read what was sent inside the view, after the policy; the proof of origin is then checked as everywhere."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def read_first(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
        try:
            request.POST  # noqa: B018 - reading it is what may fail
        except OSError as error:
            if error.errno not in store.FULL:
                raise
            return _full(request)
        return protected(request, *args, **parts)

    return read_first


def _full(request: HttpRequest) -> HttpResponseBase:
    context = {
        "status": 507,
        "title": _("Server kehabisan ruang"),
        "said": say(refusals.DISK_FULL),
        "todo": _("Kembali ke halaman sebelumnya dan coba lagi nanti."),
    }
    return render(request, "web/error.html", context, status=507)
