"""What the pages of measurements and visits share: the way back, who may enter and correct what."""

from django.http import Http404, HttpRequest

from tolok.apps.organizations import policies as offices
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import HoursCheck, TimeMeasurement
from tolok.apps.standards.views.doors import today, whoever
from tolok.apps.standards.views.keeping.doors import may_write
from tolok.rules.delivery.measuring import time_sources, visit_sources


def looks_from_outside(request: HttpRequest, unit: OrganizationUnit) -> bool:
    """Whether the reader is of the Biro or Bagian Organisasi, which alone enters what others than the unit saw."""
    return offices.may_manage(whoever(request), unit.office, today())


def may_correct(request: HttpRequest, row: TimeMeasurement | HoursCheck) -> bool:
    """Whether the reader may put another in its place or take it back: a unit does not touch what others saw."""
    unit = row.service.unit if isinstance(row, TimeMeasurement) else row.unit
    known = time_sources() if isinstance(row, TimeMeasurement) else visit_sources()
    outside = row.source in known and known[row.source].outside
    return row.stands and may_write(request, unit) and (not outside or looks_from_outside(request, unit))


def correctable(request: HttpRequest, row: TimeMeasurement | HoursCheck) -> None:
    """404 where a row may not be corrected by the reader."""
    if not may_correct(request, row):
        raise Http404
