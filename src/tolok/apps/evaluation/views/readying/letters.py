"""A letter about open duties, as PDF."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from tolok.apps.evaluation.selectors.readying import letter_at
from tolok.apps.evaluation.views.readying.unit import readies
from tolok.apps.organizations.selectors import head_of_letters
from tolok.papers.duty_letter import DutyValues, duty_letter
from tolok.web.access import policy


@policy(readies)
@require_safe
def letter(request: HttpRequest, cycle: int, locus: int, number: int) -> HttpResponseBase:
    """The same letter for ever: what it says was kept when it was sent."""
    found = letter_at(cycle, number)
    if found is None or found.locus_id != locus:
        raise Http404
    place: Any = found.locus
    values = DutyValues(
        place.name,
        place.code,
        place.cycle.office.name,
        found.number,
        found.duties,
        found.as_of,
        found.due_on,
        _address(cycle, locus),
    )
    content = duty_letter(values, head_of_letters(place.cycle.office), timezone.localdate(found.at))
    name = f"surat-kewajiban-{place.code}-{found.number}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _address(cycle: int, locus: int) -> str:
    if not settings.TOLOK_ADDRESS:
        return ""
    with override("id"):
        return f"{settings.TOLOK_ADDRESS}{reverse('readying-unit', args=[cycle, locus])}"
