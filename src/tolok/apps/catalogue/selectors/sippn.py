"""Reads of what the national portal was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tolok.apps.catalogue.models import SippnSync, SippnUpload
from tolok.apps.catalogue.selectors.offered import holding, offered
from tolok.apps.catalogue.selectors.opened import open_services
from tolok.apps.catalogue.selectors.portal import newest, standing_on
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Service
from tolok.rules.digests import digest
from tolok.rules.sippn import Column, Line, Progress, Template, lacking, progress, template_on
from tolok.sheets.catalogue.sippn import line_of


@dataclass(frozen=True, slots=True)
class Carried:
    """A service of the unit: what the sheet would say of it now and of which version, what was made ready, and what
    stands in the portal. `lacks` are the required columns that would be empty."""

    service: Service
    line: Line
    digest: str
    version: int | None
    row: SippnSync | None
    upload: SippnUpload | None
    lacks: tuple[Column, ...]

    @property
    def progress(self) -> Progress:
        """How far it is on its way."""
        upload = self.upload
        return progress(
            prepared=self.row.ready_digest if self.row else "",
            carried=upload is not None,
            same_version=upload is not None and upload.version_id == self.version,
            uploaded=upload.digest if upload else "",
            seen=upload is not None and upload.verified_on is not None,
            proved=upload is not None and upload.proof_id is not None,
            now=self.digest,
        )


def carried(unit: OrganizationUnit, day: date) -> tuple[Template, list[Carried]]:
    """The public services of a unit by code. Seven statements whatever their number."""
    template = template_on(day)
    services = list(offered(day).filter(unit=unit).order_by("code"))
    numbers = [one.pk for one in services]
    opened = {one.number: one for one in open_services(numbers, day, "")}
    versions = dict(holding(day).filter(service__in=numbers).values_list("service_id", "pk"))
    rows = {one.service_id: one for one in rows_of(numbers)}
    there = standing_on(day).filter(service__in=numbers).select_related("proof__proof", "by")
    uploads = {one.service_id: one for one in newest(there)}
    found = []
    for service in services:
        pk = service.pk
        line = line_of(template, opened[pk])
        lacks = tuple(lacking(template, line))
        found.append(
            Carried(service, line, digest(line), versions.get(pk), rows.get(pk), uploads.get(pk), lacks)
        )
    return template, found


def rows_of(services: Sequence[int]) -> list[SippnSync]:
    """What was made ready of some services. One statement."""
    return list(SippnSync.objects.filter(service__in=services))


def uploads_of(service: Service) -> list[SippnUpload]:
    """Every carrying of a service, the newest first. One statement."""
    return list(service.sippn_uploads.select_related("version", "by"))
