"""Who may open the staff pages, and the way back from them. For strangers neither unit nor service exists."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import person, whoever
from tolok.apps.catalogue import policies
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.policies import may_read
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.models import Service
from tolok.apps.standards.selectors import service_at, unit_at
from tolok.web.access import today
from tolok.web.shapes import Link


def sees_portal(request: HttpRequest, **parts: Any) -> bool:
    """Staff of the unit, and those who read the whole office."""
    return _may(request, parts, policies.may_see)


def carries_to_portal(request: HttpRequest, **parts: Any) -> bool:
    """The operator of the unit, and the Biro or Bagian Organisasi of its office."""
    return _may(request, parts, policies.may_carry)


def _may(
    request: HttpRequest, parts: dict[str, Any], may: Callable[[User, OrganizationUnit, date], bool]
) -> bool:
    user = person(request)
    if user is None:
        return False
    unit = _unit(parts)
    if unit is None or not policies.may_see(user, unit, today()):
        raise Http404
    return may(user, unit, today())


def _unit(parts: dict[str, Any]) -> OrganizationUnit | None:
    if "unit" in parts:
        return unit_at(parts["unit"])
    service = service_at(parts["service"])
    return service.unit if service else None


def unit_of(pk: int) -> OrganizationUnit:
    """The unit of a guarded page."""
    unit = unit_at(pk)
    if unit is None:
        raise Http404
    return unit


def service_of(pk: int) -> Service:
    """The service of a guarded page."""
    service = service_at(pk)
    if service is None:
        raise Http404
    return service


def unit_name(unit: OrganizationUnit) -> str:
    """What a unit is called today."""
    return names_of([unit.pk], today()).get(unit.pk, unit.code)


def crumbs(request: HttpRequest, unit: OrganizationUnit, name: str, *links: Link) -> list[Link]:
    """The way back: home, the unit for whoever may read the office, its services, the portal, then `links`."""
    way = [Link(_("Beranda"), reverse("home"))]
    if may_read(whoever(request), unit.office, today()):
        way.append(Link(name, reverse("organizations-unit", args=[unit.office_id, unit.pk])))
    way.append(Link(_("Layanan"), reverse("standards-services", args=[unit.pk])))
    here = Link(_("SIPP Nasional"), reverse("catalogue-sippn", args=[unit.pk]), current=not links)
    return [*way, here, *links]
