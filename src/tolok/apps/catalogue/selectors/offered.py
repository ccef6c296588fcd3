"""Which services the public catalogue shows, and which version of their standard holds."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from tolok.apps.standards.models import Nature, Service, ServiceStatus, StandardVersion
from tolok.apps.standards.selectors import services_on, versions


def offered(day: date) -> QuerySet[Service]:
    """Every external service that is offered on a day; one that is suspended is shown as such."""
    return services_on(day).filter(nature=Nature.EXTERNAL).exclude(status=ServiceStatus.PLANNED)


def holding(day: date) -> QuerySet[StandardVersion]:
    """The versions in force on a day, at most one a service."""
    return StandardVersion.objects.filter(versions.holding(day)).order_by()


def with_standard(services: Iterable[int], day: date) -> set[int]:
    """Which of some services have a version in force. One statement."""
    found = holding(day).filter(service__in=list(services))
    return set(found.values_list("service_id", flat=True))
