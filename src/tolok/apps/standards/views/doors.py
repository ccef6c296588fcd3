"""Who may open a page about services, and the way back from it. For strangers neither unit nor service exists."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import person
from tolok.apps.accounts.selectors import whoever as whoever
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.policies import may_read
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards import policies, selectors
from tolok.apps.standards.models import Service, StandardVersion
from tolok.web.access import today as today
from tolok.web.shapes import Link

May = Callable[[User, OrganizationUnit, date], bool]


def sees_services(request: HttpRequest, **parts: Any) -> bool:
    """Staff of the unit, and those who read the whole office."""
    return _may(request, parts, policies.may_see)


def keeps_services(request: HttpRequest, **parts: Any) -> bool:
    """The operator of the unit, and the Biro or Bagian Organisasi of its office."""
    return _may(request, parts, policies.may_keep)


def moves_standards(request: HttpRequest, **parts: Any) -> bool:
    """Whoever may take this very step: the operator, the head where it is theirs, the Biro or Bagian Organisasi."""
    step = parts["move"]
    return _may(request, parts, lambda person, unit, day: policies.may_move(person, unit, step, day))


def decides_standards(request: HttpRequest, **parts: Any) -> bool:
    """The operator, the head, the Biro or Bagian Organisasi: who enters what a head decided."""
    return _may(
        request, parts, lambda person, unit, day: policies.may_move(person, unit, "put_in_force", day)
    )


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
    if "version" in parts:
        version = selectors.version_at(parts["version"])
        return version.service.unit if version else None
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


def version_of(pk: int) -> StandardVersion:
    """The version of a guarded page."""
    version = selectors.version_at(pk)
    if version is None:
        raise Http404
    return version


def service_address(service: Service) -> str:
    """The page of one service."""
    return reverse("standards-service", args=[service.pk])


def version_address(version: StandardVersion) -> str:
    """The page of one version."""
    return reverse("standards-version", args=[version.pk])


def service_crumbs(request: HttpRequest, service: Service, name: str, *links: Link) -> list[Link]:
    """The way back from what belongs to one service; `name` is its unit's."""
    here = Link(service.called, service_address(service), current=not links)
    return crumbs(request, service.unit, name, here, *links)


def version_crumbs(request: HttpRequest, version: StandardVersion, name: str, *links: Link) -> list[Link]:
    """The way back from what belongs to one version; `name` is its unit's."""
    text = _("Versi %(number)d") % {"number": version.number}
    here = Link(text, version_address(version), current=not links)
    return service_crumbs(request, version.service, name, here, *links)


def who(request: HttpRequest) -> dict[str, Any]:
    """Who writes, and when: the arguments every action takes."""
    return {"by": whoever(request), "now": timezone.now()}


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
