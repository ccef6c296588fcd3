"""Who may take which paper: the public what holds for it, staff everything of their unit."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from tolok.apps.accounts.selectors import person
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import policies, selectors
from tolok.apps.standards.models import Maklumat
from tolok.apps.standards.selectors.papers import is_public, maklumat_at, maklumat_public
from tolok.apps.standards.views.doors import today
from tolok.web.shapes import Download

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"pdf": PDF, "docx": DOCX, "xlsx": XLSX}
#: What people call the forms.
WORDS = {"pdf": "PDF", "docx": "Word", "xlsx": "XLSX"}


def reads_leaflet(request: HttpRequest, **parts: Any) -> bool:
    """Everybody while the version holds for the public; staff of the unit always."""
    version = selectors.version_at(parts["version"])
    if version is not None and is_public(version, today()):
        return True
    return _staff(request, version.service.unit if version else None)


def reads_maklumat(request: HttpRequest, **parts: Any) -> bool:
    """Everybody while it holds; staff of the unit always."""
    found = maklumat_at(parts["maklumat"])
    if found is not None and maklumat_public(found, today()):
        return True
    return _staff(request, found.unit if found else None)


def maklumat_of(pk: int) -> Maklumat:
    """The maklumat of a guarded page."""
    found = maklumat_at(pk)
    if found is None:
        raise Http404
    return found


def site(request: HttpRequest) -> str:
    """Where this installation answers, as papers print it."""
    return settings.TOLOK_ADDRESS or request.build_absolute_uri("/").rstrip("/")


def file(content: bytes, form: str, name: str) -> HttpResponse:
    """A paper to take away; it is never kept by others, because tomorrow it may no longer hold."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{form}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=TYPES[form], headers=headers)


def both(text: str, address: str, form: str, note: str) -> Download:
    """A paper that there is in several forms: each link says which it is."""
    return Download(f"{text} ({WORDS[form]})", address, WORDS[form], note)


def _staff(request: HttpRequest, unit: OrganizationUnit | None) -> bool:
    user = person(request)
    if user is None:
        return False
    if unit is None or not policies.may_see(user, unit, today()):
        raise Http404
    return True
