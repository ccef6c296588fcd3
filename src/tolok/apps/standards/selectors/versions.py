"""Reads of versions of standards. In force on a day is by dates, never by state alone."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from tolok.apps.standards.models import Service, StandardVersion
from tolok.apps.standards.selectors.services import services_on


def holding(day: date) -> Q:
    """Which versions are in force on a day."""
    return Q(effective_from__lte=day) & (Q(effective_until__isnull=True) | Q(effective_until__gte=day))


def version_on(service: Service, day: date) -> StandardVersion | None:
    """The version of a service that is in force on a day."""
    return service.versions.filter(holding(day)).select_related("decree").first()


def in_force(unit_ids: Iterable[int], day: date) -> dict[int, list[tuple[Service, StandardVersion | None]]]:
    """Every service offered on a day by unit, with the version in force that day; two statements."""
    wanted = list(unit_ids)
    found: dict[int, list[tuple[Service, StandardVersion | None]]] = {pk: [] for pk in wanted}
    services = list(services_on(day).filter(unit__in=wanted))
    rows = StandardVersion.objects.filter(holding(day), service__in=services).select_related("decree")
    versions = {one.service_id: one for one in rows}
    for service in services:
        found[service.unit_id].append((service, versions.get(service.pk)))
    return found


def version_at(pk: int) -> StandardVersion | None:
    """The version with a number, with its service, unit, office and decree."""
    rows = StandardVersion.objects.select_related("service__unit__office", "decree")
    return rows.filter(pk=pk).first()


def versions_of(service: Service) -> QuerySet[StandardVersion]:
    """Every version of a service, the newest first, with its decree."""
    return service.versions.select_related("decree").order_by("-number")
