"""How one unit, or one of its services, was rated over time."""

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from tolok.apps.accounts.selectors import person
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.models import Service
from tolok.apps.surveys.policies import may_see_unit
from tolok.apps.surveys.selectors.brought import brought_of
from tolok.apps.surveys.selectors.results import kinds_of, lines_of, unit_at
from tolok.apps.surveys.showing.history import HistoryPage, history_page
from tolok.apps.surveys.showing.kinds import kind_names
from tolok.apps.surveys.views.doors import crumbs, today
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy
from tolok.web.shapes import Link


def sees_unit(request: HttpRequest, **parts: int) -> bool:
    """Staff of the unit, and those who read the whole office."""
    user = person(request)
    if user is None:
        return False
    if not may_see_unit(user, parts["unit"], today()):
        raise Http404
    return True


@policy(sees_unit)
@require_safe
def history(request: HttpRequest, unit: int) -> HttpResponseBase:
    """One index over time: kind and service are chosen in the address; `bentuk=csv` gives the numbers as a file."""
    found = unit_at(unit)
    choices = kinds_of(found)
    kind, service = _chosen(request, choices)
    results = lines_of(found, service, kind)
    name = names_of([unit], today()).get(unit, found.code)
    titled = f"{name}: {service.name}" if service else name
    links = [reverse("surveys-result", args=[one.survey_id]) for one in results]
    recaps = brought_of(found) if (kind, service) == ("skm", None) else []
    page = history_page(
        results, titled, links, [(one, reverse("surveys-brought-result", args=[one.pk])) for one in recaps]
    )
    if request.GET.get("bentuk") == "csv":
        return _file(page, found.code)
    here = reverse("surveys-history", args=[unit])
    context = {
        "name": titled,
        "page": page,
        "chart": mark_safe(page.chart),  # noqa: S308 - run_svg escapes every text
        "tabs": [
            Link(_tab(one, of), _address(here, one, of), (one, of) == (kind, service)) for one, of in choices
        ],
        "csv": f"{_address(here, kind, service)}&bentuk=csv",
        "crumbs": crumbs(Link(titled, current=True)),
    }
    return render(request, "surveys/results/history.html", context)


Choice = tuple[str, Service | None]


def _chosen(request: HttpRequest, choices: list[Choice]) -> Choice:
    """What the address asks for; the first there is when it asks for nothing, 404 for what is not there."""
    kind, service = request.GET.get("jenis", ""), request.GET.get("layanan", "")
    if not kind and not service:
        return choices[0] if choices else ("skm", None)
    for one, of in choices:
        if one == kind and str(of.pk if of else "") == service:
            return one, of
    if choices:
        raise Http404
    return "skm", None


def _tab(kind: str, service: Service | None) -> str:
    name = kind_names().get(kind, kind)
    return f"{name}: {service.name}" if service else name


def _address(here: str, kind: str, service: Service | None) -> str:
    return f"{here}?jenis={kind}" + (f"&layanan={service.pk}" if service else "")


def _file(page: HistoryPage, code: str) -> HttpResponseBase:
    headers = {"Content-Disposition": f'attachment; filename="riwayat-{code}.csv"'}
    lines = csv_lines(dict(row) for row in page.rows)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
