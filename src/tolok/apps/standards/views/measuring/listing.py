"""What was measured and seen of a unit, and where its published hours differ."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.apps.standards.selectors.measuring import checks_of_hours, measurements_of, zone_of_unit
from tolok.apps.standards.selectors.published import hours_published
from tolok.apps.standards.showing.measuring import checks_table, measurements_table
from tolok.apps.standards.views.doors import today, unit_name, unit_of
from tolok.apps.standards.views.keeping.doors import crumbs, may_write, sees
from tolok.rules.delivery.measuring import note
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Link

ROWS_A_PAGE = 50


@policy(sees)
@require_safe
def measuring(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Measurements by service and period, visits with the hours of that day, and hours that differ."""
    found = unit_of(unit)
    measured = Paginator(measurements_of(found), ROWS_A_PAGE).get_page(request.GET.get("waktu"))
    visits = Paginator(checks_of_hours(found), ROWS_A_PAGE).get_page(request.GET.get("kunjungan"))
    _, differing = hours_published(found, today())
    context = {
        "unit": found,
        "name": unit_name(found),
        "measured_page": measured,
        "measured": measurements_table(list(measured)),
        "visits_page": visits,
        "visits": checks_table(list(visits), zone_of_unit(found)),
        "differing": [
            (say(one.words), [Link(say(base.title), base.address) for base in one.bases]) for one in differing
        ],
        "note": say(note()),
        "keeps": may_write(request, found),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, "measuring"),
    }
    return render(request, "standards/measuring/list.html", context)
