"""Note that a proof is used for a programme outside Tolok, and take the note off."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tolok.apps.evidence import actions
from tolok.apps.evidence.forms import UseForm
from tolok.apps.evidence.selectors import likeness
from tolok.apps.evidence.views.doors import (
    crumbs,
    keeps_library,
    name_of,
    proof_of,
    proof_url,
    today,
    unit_of,
    whoever,
)
from tolok.apps.evidence.views.library import back_to
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.shapes import Link


@policy(keeps_library)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, unit: int, proof: int) -> HttpResponseBase:
    """Ask for the programme and its item."""
    found = proof_of(unit_of(request), proof)
    posted = request.POST if request.method == "POST" else None
    form = UseForm(posted, initial={"year": today().year, "programme": "kip"})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.note_use(proof=found, by=whoever(request), now=timezone.now(), **given)
        return HttpResponseRedirect(f"{proof_url(found)}?tersimpan#pakai")

    title = _("Catat pemakaian di program lain")
    lead = _("PEKPPP, SKM, standar, dan tindak lanjut di Tolok sudah tercatat sendiri.")
    back = proof_url(found)
    way = crumbs(back_to(found.unit, name_of(found.unit)), Link(found.title, back), Link(title, current=True))
    return ask(request, Question(title, lead, _("Simpan"), found.title, back, way), form, act)


@policy(keeps_library)
@require_POST
def drop(request: HttpRequest, unit: int, proof: int, use: int) -> HttpResponseBase:
    """Take a note off."""
    found = proof_of(unit_of(request), proof)
    noted = likeness.use_of(found, use)
    if noted is None:
        raise Http404
    actions.drop_use(use=noted, by=whoever(request), now=timezone.now())
    return HttpResponseRedirect(f"{proof_url(found)}?tersimpan#pakai")
