"""Reads of what the national portal was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tolok.apps.catalogue.models import SippnSync
from tolok.apps.catalogue.selectors.offered import offered
from tolok.apps.catalogue.selectors.opened import open_services
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Service
from tolok.rules.digests import digest
from tolok.rules.sippn import Line, Progress, Template, progress, template_on
from tolok.sheets.sippn import line_of


@dataclass(frozen=True, slots=True)
class Carried:
    """A service of the unit with what the sheet would say of it now, and what was carried before."""

    service: Service
    line: Line
    digest: str
    row: SippnSync | None
    has_standard: bool

    @property
    def progress(self) -> Progress:
        """How far it is on its way."""
        row = self.row
        if row is None:
            return "not_yet"
        return progress(
            prepared=row.ready_digest,
            uploaded=row.digest,
            verified=row.verified_on is not None,
            now=self.digest,
        )


def carried(unit: OrganizationUnit, day: date) -> tuple[Template, list[Carried]]:
    """The public services of a unit by code. Five statements whatever their number."""
    template = template_on(day)
    services = list(offered(day).filter(unit=unit).order_by("code"))
    opened = {one.number: one for one in open_services([one.pk for one in services], day, "")}
    rows = {one.service_id: one for one in rows_of([one.pk for one in services])}
    found = []
    for service in services:
        line = line_of(template, opened[service.pk])
        has = opened[service.pk].standard is not None
        found.append(Carried(service, line, digest(line), rows.get(service.pk), has))
    return template, found


def rows_of(services: Sequence[int]) -> list[SippnSync]:
    """What was carried of some services. One statement."""
    return list(SippnSync.objects.filter(service__in=services).select_related("proof__proof", "by"))
