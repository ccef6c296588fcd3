"""The stylesheet and the gallery of components."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.web.access import public
from tolok.web.gallery import shelves
from tolok.web.stylesheet import stylesheet as joined


@public
@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponseBase:
    """The joined stylesheet under its own digest; any other is not found, lest today's text be kept under it."""
    sheet = joined()
    if digest != sheet.digest:
        return HttpResponseNotFound(
            "/* gone */\n", content_type="text/css; charset=utf-8", headers={"Cache-Control": "no-store"}
        )
    return HttpResponse(
        sheet.text,
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": "public, max-age=31536000, immutable", "ETag": f'"{sheet.digest}"'},
    )


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponseBase:
    """Every component, as it looks and as it is written."""
    return render(request, "web/gallery.html", {"shelves": shelves(request)})
