"""What records of a unit say about the time it takes and the hours it keeps, for whoever judges a claim."""

from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import HoursCheck, TimeMeasurement
from tolok.apps.standards.selectors.measuring import day_in, standing, visit_of, zone_of_unit
from tolok.apps.standards.selectors.published import hours_published
from tolok.rules.days import day_said
from tolok.rules.delivery.service_times_words import period_said
from tolok.rules.gathered import Basis
from tolok.rules.gathering.experience_records import Measured, Records, Visited
from tolok.rules.texts import Text
from tolok.rules.wording import fill


def experienced(unit: OrganizationUnit, first: date, last: date) -> Records:
    """Measurements whose period ended and visits that were made from `first` to `last`, and the hours published
    on the last day and where they differ. Five statements."""
    measured = standing(TimeMeasurement).filter(service__unit=unit, period_to__range=(first, last))
    zone = zone_of_unit(unit)
    start, end = day_in(zone, first)[0], day_in(zone, last)[1]
    visits = standing(HoursCheck).filter(unit=unit, visited_at__gte=start, visited_at__lt=end)
    published, differing = hours_published(unit, last)
    return Records(
        tuple(_measured(one) for one in measured.select_related("service")),
        tuple(Visited(visit_of(one, zone), visit_basis(one, zone)) for one in visits),
        differing,
        published,
    )


def _measured(row: TimeMeasurement) -> Measured:
    name = Text(row.service.called, row.service.called)
    return Measured(
        name,
        row.promise,
        row.promised,
        row.times,
        row.period_from,
        row.period_to,
        row.source,
        measurement_basis(row),
    )


def measurement_basis(row: TimeMeasurement) -> Basis:
    """A measurement as a basis of what is said."""
    period = period_said(row.period_from, row.period_to)
    name = Text(row.service.called, row.service.called)
    title = fill(MEASUREMENT, service=name, period=period)
    return Basis(
        title,
        f"standards.timemeasurement:{row.pk}",
        row.period_to,
        reverse("standards-measurement", args=[row.pk]),
        row.proof_id,
    )


def visit_basis(row: HoursCheck, zone: ZoneInfo) -> Basis:
    """A visit as a basis of what is said."""
    address = reverse("standards-hours-check", args=[row.pk])
    day = row.visited_at.astimezone(zone).date()
    return Basis(fill(VISIT, day=day_said(day)), f"standards.hourscheck:{row.pk}", day, address, row.proof_id)


MEASUREMENT = Text("pengukuran {service}, {period}", "measurement of {service}, {period}")
VISIT = Text("kunjungan {day}", "visit of {day}")
