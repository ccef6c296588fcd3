"""Who may open a page about services, and the way back from it. For strangers neither unit nor service exists."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import person
from tolok.apps.accounts.selectors import whoever as whoever
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.policies import may_read
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards import policies, selectors
from tolok.apps.standards.models import Service
from tolok.web.access import today as today
from tolok.web.shapes import Link

May = Callable[[User, OrganizationUnit, date], bool]


def sees_services(request: HttpRequest, **parts: Any) -> bool:
    """Staff of the unit, and those who read the whole office."""
    return _may(request, parts, policies.may_see)


def keeps_services(request: HttpRequest, **parts: Any) -> bool:
    """The operator of the unit, and the Biro or Bagian Organisasi of its office."""
    return _may(request, parts, policies.may_keep)


def _may(request: HttpRequest, parts: dict[str, Any], may: May) -> bool:
    user = person(request)
    if user is None:
        return False
    unit = _unit(parts)
    if unit is None or not policies.may_see(user, unit, today()):
        raise Http404
    return may(user, unit, today())


def _unit(parts: dict[str, Any]) -> OrganizationUnit | None:
    if "unit" in parts:
        return selectors.unit_at(parts["unit"])
    service = selectors.service_at(parts["service"])
    return service.unit if service else None


def unit_of(pk: int) -> OrganizationUnit:
    """The unit of a guarded page."""
    unit = selectors.unit_at(pk)
    if unit is None:
        raise Http404
    return unit


def service_of(pk: int) -> Service:
    """The service of a guarded page."""
    service = selectors.service_at(pk)
    if service is None:
        raise Http404
    return service


def unit_name(unit: OrganizationUnit) -> str:
    """What a unit is called today."""
    return names_of([unit.pk], today()).get(unit.pk, unit.code)


def address(unit: OrganizationUnit) -> str:
    """The list of a unit's services."""
    return reverse("standards-services", args=[unit.pk])


def crumbs(request: HttpRequest, unit: OrganizationUnit, name: str, *links: Link) -> list[Link]:
    """The way back: home, the unit for whoever may read the office, its services, then `links`."""
    way = [Link(_("Beranda"), reverse("home"))]
    if may_read(whoever(request), unit.office, today()):
        way.append(Link(name, reverse("organizations-unit", args=[unit.office_id, unit.pk])))
    return [*way, Link(_("Layanan"), address(unit), current=not links), *links]
