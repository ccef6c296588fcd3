"""Who may open these pages, and the way back from them. For strangers neither unit nor row exists."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.selectors import person
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import policies, selectors
from tolok.apps.standards.models import HoursCheck, Monitoring, Review
from tolok.apps.standards.selectors import keeping, measuring
from tolok.apps.standards.views.doors import crumbs as crumbs_of_services
from tolok.apps.standards.views.doors import today, unit_name, whoever
from tolok.web.asking import Question
from tolok.web.shapes import Link

T = TypeVar("T")


def sees(request: HttpRequest, **parts: Any) -> bool:
    """Staff of the unit, and those who read the whole office."""
    return _may(request, parts, write=False)


def keeps(request: HttpRequest, **parts: Any) -> bool:
    """Operator and head of the unit, and the Biro or Bagian Organisasi of its office."""
    return _may(request, parts, write=True)


def may_write(request: HttpRequest, unit: OrganizationUnit) -> bool:
    """Whether the reader may also write here."""
    return policies.may_move(whoever(request), unit, "put_in_force", today())


def may_set(request: HttpRequest, unit: OrganizationUnit) -> bool:
    """Whether the reader may set a maklumat without a decree: the head, and the Biro or Bagian Organisasi."""
    return policies.may_move(whoever(request), unit, "consult", today())


def _may(request: HttpRequest, parts: Mapping[str, Any], *, write: bool) -> bool:
    user = person(request)
    if user is None:
        return False
    unit = _unit(parts)
    if unit is None or not policies.may_see(user, unit, today()):
        raise Http404
    return not write or policies.may_move(user, unit, "put_in_force", today())


def _unit(parts: Mapping[str, Any]) -> OrganizationUnit | None:
    for name, found in (
        ("unit", selectors.unit_at),
        ("service", selectors.service_at),
        ("version", selectors.version_at),
        ("decree", keeping.decree_at),
        ("publication", keeping.publication_at),
        ("review", keeping.review_at),
        ("monitoring", keeping.monitoring_at),
        ("measurement", measuring.measurement_at),
        ("check", measuring.hours_check_at),
    ):
        if name in parts:
            row = found(parts[name])
            return None if row is None else unit_behind(row)
    return None


def unit_behind(row: Model) -> OrganizationUnit:
    """The unit a row belongs to."""
    if isinstance(row, OrganizationUnit):
        return row
    if isinstance(row, Review | Monitoring):
        return row.version.service.unit
    if isinstance(row, HoursCheck):
        return row.unit
    unit: OrganizationUnit = row.service.unit if hasattr(row, "service") else row.unit  # type: ignore[attr-defined]
    return unit


def there(row: T | None) -> T:
    """The row of a guarded page."""
    if row is None:
        raise Http404
    return row


def page_of(unit: OrganizationUnit, name: str) -> str:
    """The address of one of the pages of a unit."""
    return reverse(f"standards-{name}", args=[unit.pk])


def titles() -> dict[str, str]:
    """What the pages of a unit are called, by the end of their names."""
    return {
        "promises": _("Janji layanan"),
        "decrees": _("Keputusan"),
        "maklumat": _("Maklumat pelayanan"),
        "publications": _("Publikasi"),
        "freshness": _("Kemutakhiran"),
        "reviews": _("Peninjauan dan pemantauan"),
        "measuring": _("Pengukuran"),
    }


def crumbs(request: HttpRequest, unit: OrganizationUnit, page: str, *links: Link) -> list[Link]:
    """The way back: services, the overview, one of its pages, then `links`."""
    said = titles()
    way = [Link(said["promises"], page_of(unit, "promises"))]
    if page != "promises":
        way.append(Link(said[page], page_of(unit, page)))
    way = [*way, *links]
    way[-1] = Link(way[-1].text, way[-1].url, current=True)
    return crumbs_of_services(request, unit, unit_name(unit), *way)


def question(
    request: HttpRequest,
    unit: OrganizationUnit,
    page: str,
    title: str,
    lead: str,
    send: str,
    *,
    back: str = "",
    danger: bool = False,
    over: str = "",
) -> Question:
    """The words of a page that asks."""
    way = crumbs(request, unit, page, Link(title))
    return Question(title, lead, send, over or unit_name(unit), back or page_of(unit, page), way, danger)


def saved(address: str) -> HttpResponseRedirect:
    """Back, with the word that it is kept."""
    return HttpResponseRedirect(f"{address}?tersimpan")
