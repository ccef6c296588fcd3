"""The stylesheet and the gallery of components."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.web.access import public
from tolok.web.gallery import shelves
from tolok.web.stylesheet import stylesheet as joined


@public
@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponseBase:
    """The joined stylesheet. An old digest gets today's text, but is not kept."""
    sheet = joined()
    kept = "public, max-age=31536000, immutable" if digest == sheet.digest else "no-cache"
    return HttpResponse(
        sheet.text,
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": kept, "ETag": f'"{sheet.digest}"'},
    )


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponseBase:
    """Every component, as it looks and as it is written."""
    return render(request, "web/gallery.html", {"shelves": shelves(request)})
