"""Reads of services."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.selectors import natural
from tolok.apps.standards.models import Nature, Service, UnitProfile
from tolok.rules.digests import digest
from tolok.web.shapes import Link


def services_on(day: date) -> QuerySet[Service]:
    """Every service that is offered on a day, by unit and code."""
    return Service.objects.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


def services_of(unit: OrganizationUnit) -> QuerySet[Service]:
    """All services of a unit, ended ones too."""
    return Service.objects.filter(unit=unit)


def listed(unit: OrganizationUnit) -> list[Service]:
    """All services of a unit, those that ended last, by code as people count: L2 before L10."""
    rows = sorted(services_of(unit), key=lambda one: natural(one.code))
    return sorted(rows, key=lambda one: one.until or date.max, reverse=True)


def beside(service: Service, day: date) -> list[Service]:
    """The other services of its unit that citizens can ask for from a day on, by code as people count."""
    rows = Service.objects.filter(Q(until__isnull=True) | Q(until__gt=day), unit=service.unit_id)
    return sorted(
        rows.exclude(pk=service.pk).exclude(nature=Nature.INTERNAL), key=lambda one: natural(one.code)
    )


def services_by_unit(units: Iterable[int], day: date) -> dict[int, list[Service]]:
    """The services of every unit on a day, in one statement; a unit without one has an empty list."""
    wanted = list(units)
    found: dict[int, list[Service]] = {pk: [] for pk in wanted}
    for service in services_on(day).filter(unit__in=wanted):
        found[service.unit_id].append(service)
    return found


def service_at(pk: int) -> Service | None:
    """The service with a number, with its unit and office and what replaces it."""
    return Service.objects.select_related("unit__office", "replaced_by").filter(pk=pk).first()


def unit_at(pk: int) -> OrganizationUnit | None:
    """The unit with a number, with its office."""
    return OrganizationUnit.objects.select_related("office").filter(pk=pk).first()


def profile_of(unit: OrganizationUnit) -> UnitProfile | None:
    """What is said of a unit; None while nobody wrote anything."""
    return UnitProfile.objects.filter(unit=unit).first()


def doors_of(unit: OrganizationUnit, _reader: User, _day: date) -> list[Link]:
    """Where the page of a unit leads: to its services. Whoever reads the office may see them."""
    return [Link(_("Layanan unit ini"), reverse("standards-services", args=[unit.pk]))]


def mark_of(row: Service | UnitProfile | None, fields: Iterable[str]) -> str:
    """A fingerprint of what is kept in these fields, so that a writer can prove what they had read."""
    kept = {key: getattr(row, key) for key in fields} if row else {}
    return digest(kept, default=str)[:16]
