"""The files themselves. The signed address is the permission: whoever gave it has asked the policies."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from tolok.apps.evidence import selectors, store
from tolok.apps.evidence.addresses import opened
from tolok.apps.evidence.middleware import on_files_host
from tolok.apps.evidence.models import ProofVersion
from tolok.web.access import public

#: Nothing in a file may run, ask elsewhere or be framed, whatever a browser makes of it.
SANDBOX = "sandbox; default-src 'none'"


@public
@require_safe
def file(request: HttpRequest, token: str) -> HttpResponseBase:
    """A file as an attachment, or the picture of a page. Addresses that ended or are not ours are not found."""
    if settings.TOLOK_FILES_HOST and not on_files_host(request):
        raise Http404
    asked = opened(token, now=timezone.now())
    version = selectors.version_to_open(asked[0]) if asked else None
    if asked is None or version is None:
        raise Http404
    _pk, what, page, left = asked
    response = _attachment(version) if what == "file" else _picture(version, what, page)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store" if what == "file" else f"private, max-age={left}"
    return response


def _attachment(version: ProofVersion) -> HttpResponseBase:
    try:
        stream = store.kept_at(version.sha256).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(stream, as_attachment=True, filename=version.name, content_type=version.mime)
    response["Content-Encoding"] = (
        "identity"  # packed already; and a length lets browsers show how far they are
    )
    return response


def _picture(version: ProofVersion, what: str, page: int) -> HttpResponseBase:
    name = "thumbnail.webp" if what == "thumbnail" else f"{page}.webp"
    try:
        content = (store.drawn_at(version.sha256) / name).read_bytes()
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(content, content_type="image/webp")
