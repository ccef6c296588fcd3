"""Papers of a forum as files."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from tolok.apps.consultation import actions, policies
from tolok.apps.consultation.selectors.papers import PAPERS, paper_of
from tolok.apps.consultation.views.doors import sees_forum, today, who, whoever, whole_of
from tolok.web.access import policy

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: Papers that name participants.
NAMING = frozenset({"daftar-hadir", "berita-acara"})


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
    response = HttpResponse(paper_of(found, key, form, today()), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{key}-fkp-{found.number}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
