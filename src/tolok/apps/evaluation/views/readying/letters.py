"""A letter about open duties, as PDF."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from tolok.apps.evaluation.actions.duty_letters import content_of
from tolok.apps.evaluation.selectors.letters import letter_at
from tolok.apps.evaluation.views.readying.duty import readies
from tolok.web.access import policy


@policy(readies)
@require_safe
def letter(request: HttpRequest, cycle: int, locus: int, number: int) -> HttpResponseBase:
    """The same file for ever: the one that was made when it was sent."""
    found = letter_at(cycle, number)
    if found is None or found.locus_id != locus:
        raise Http404
    name = f"surat-kewajiban-{found.locus.code}-{found.number}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content_of(found), content_type="application/pdf", headers=headers)
