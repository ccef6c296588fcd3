"""Accept what the records propose for an indicator, or dispute it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tolok.apps.evaluation.actions import replies
from tolok.apps.evaluation.forms.claims import DisputeForm
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.views.claims.answering import show_item
from tolok.apps.evaluation.views.claims.typed import back_to, keep_typed, typed_of
from tolok.apps.evaluation.views.doors import here, today, whoever, works_at_unit
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy

ACCEPTED, DISPUTED = "terima", "bantah"


@policy(works_at_unit)
@require_POST
def accept(request: HttpRequest, cycle: int, locus: int, code: str) -> HttpResponseBase:
    """Answer as the records say, with their proof; what was typed and not saved yet is kept first."""
    unit = _known(request, code)
    if stopped := keep_typed(request, unit, code):
        return stopped
    try:
        replies.accept(**_asked(request, unit, code))
    except ProblemsError as error:
        return show_item(request, unit, code, problems=error)
    return _back(request, unit, code, ACCEPTED)


@policy(works_at_unit)
@require_POST
def dispute(request: HttpRequest, cycle: int, locus: int, code: str) -> HttpResponseBase:
    """Say why the records are wrong or not whole; then what was typed and not saved yet is kept, too."""
    unit = _known(request, code)
    form = DisputeForm(request.POST, auto_id="bantah_%s")
    if form.is_valid():
        try:
            replies.dispute(why=form.cleaned_data["why"], **_asked(request, unit, code))
            return keep_typed(request, unit, code) or _back(request, unit, code, DISPUTED)
        except ProblemsError as error:
            form.refuse(error)
    return show_item(request, unit, code, typed_of(request, unit, code), dispute=form)


def _known(request: HttpRequest, code: str) -> Locus:
    unit = here(request)
    if code not in unit.form.instrument.indicators:
        raise Http404
    return unit


def _asked(request: HttpRequest, unit: Locus, code: str) -> dict[str, Any]:
    digest = request.POST.get("cap", "")
    person, now = whoever(request), timezone.now()
    return {"locus": unit, "code": code, "digest": digest, "by": person, "today": today(), "now": now}


def _back(request: HttpRequest, unit: Locus, code: str, done: str) -> HttpResponseBase:
    page = back_to(request, unit, code)
    return HttpResponseRedirect(f"{page}{'&' if '?' in page else '?'}balasan={done}")
