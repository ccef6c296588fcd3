"""Papers of a forum as files."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.consultation import actions, policies
from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.selectors.papers import PAPERS, paper_of
from tolok.apps.consultation.views.doors import crumbs, sees_forum, today, who, whoever, whole_of
from tolok.web.access import policy
from tolok.web.shapes import Link

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: Papers that name participants.
NAMING = frozenset({"daftar-hadir", "berita-acara"})


def _not_yet(request: HttpRequest, found: Forum) -> HttpResponse:
    """Why there is no report yet."""
    title = _("Laporan belum dapat dibuat")
    context = {"forum": found, "title": title, "crumbs": crumbs(request, found, Link(title, current=True))}
    return render(request, "consultation/no_report.html", context, status=409)


@policy(sees_forum)
@require_safe
def paper(request: HttpRequest, forum: int, key: str, form: str) -> HttpResponseBase:
    """One paper as it stands now; one with names only for whoever may read them, and it is noted."""
    if (key, form) not in PAPERS:
        raise Http404
    found = whole_of(forum)
    if key in NAMING:
        if not policies.may_see_names(whoever(request), found.unit, today()):
            raise Http404
        actions.names_read(forum=found, **who(request))
    if key == "laporan" and found.held_on is None:
        return _not_yet(request, found)
    response = HttpResponse(paper_of(found, key, form, today()), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{key}-fkp-{found.number}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
