"""A service that is offered no more, and what its standard said: a complaint or a score may point to that day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from tolok.apps.catalogue.models import Listing
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.models import HELD, Nature, Service, ServiceStatus, StandardVersion


@dataclass(frozen=True, slots=True)
class Ended:
    """A service with its last day and the versions that were ever in force, the newest first."""

    service: Service
    unit_name: str
    until: date
    versions: tuple[StandardVersion, ...]

    def last_day_of(self, version: StandardVersion) -> date:
        """The last day of a version: none outlives its service."""
        return min(version.effective_until or self.until, self.until)


def ended_service(pk: int, day: date) -> Ended | None:
    """A service that the public could read of before it ended; None for every other. Three statements."""
    held = StandardVersion.objects.filter(
        service=OuterRef("pk"), state__in=HELD, effective_from__lte=OuterRef("until")
    )
    listed = Listing.objects.filter(service=OuterRef("pk"))
    found = Service.objects.filter(Exists(held) | Exists(listed), Q(until__lt=day), nature=Nature.EXTERNAL)
    service = (
        found.exclude(status=ServiceStatus.PLANNED)
        .select_related("unit__office", "replaced_by")
        .filter(pk=pk)
        .first()
    )
    if service is None or service.until is None:
        return None
    rows = service.versions.filter(state__in=HELD, effective_from__lte=service.until)
    name = names_of([service.unit_id], service.until).get(service.unit_id, service.unit.code)
    return Ended(service, name, service.until, tuple(rows.select_related("decree")))
