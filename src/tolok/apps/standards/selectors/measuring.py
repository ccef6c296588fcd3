"""Reads of measured service times and of visits at the desk."""

from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import HoursCheck, Looked, Service, StandardVersion, TimeMeasurement
from tolok.apps.standards.selectors.services import services_on
from tolok.rules.delivery.hours_visits import Says, Visit
from tolok.rules.regions.zones import zone_of

Row = TypeVar("Row", bound=Looked)
#: The words of a standard are long and not wanted here.
UNREAD = ("version__content", "version__consulted_content")


def standing(model: type[Row]) -> QuerySet[Row]:
    """The rows that count: neither taken back nor replaced."""
    return model._default_manager.filter(retracted_at__isnull=True, replaced_by__isnull=True)


def measurements_of(unit: OrganizationUnit) -> QuerySet[TimeMeasurement]:
    """The measurements of a unit that stand, by service, the newest period first."""
    rows = standing(TimeMeasurement).filter(service__unit=unit).select_related("service", "proof__proof")
    return rows.order_by("service__code", "-period_to", "-pk")


def checks_of_hours(unit: OrganizationUnit) -> QuerySet[HoursCheck]:
    """The visits of a unit that stand, newest first."""
    rows = standing(HoursCheck).filter(unit=unit).select_related("service", "proof__proof")
    return rows.order_by("-visited_at", "-pk")


def counted(unit: OrganizationUnit) -> tuple[int, int]:
    """How many services of a unit were measured, and how many visits stand. Two statements."""
    services = standing(TimeMeasurement).filter(service__unit=unit).values("service").distinct().count()
    return services, standing(HoursCheck).filter(unit=unit).count()


def measurement_at(pk: int) -> TimeMeasurement | None:
    """The measurement with a number, with its unit, proof, what it replaces and what replaced it."""
    rows = TimeMeasurement.objects.select_related(
        *("service__unit__office", "version", "proof__proof", "by", "replaces", "replaced_by")
    )
    return rows.defer(*UNREAD).filter(pk=pk).first()


def hours_check_at(pk: int) -> HoursCheck | None:
    """The visit with a number, with its unit, proof, what it replaces and what replaced it."""
    rows = HoursCheck.objects.select_related(
        *("unit__office", "service", "proof__proof", "by", "replaces", "replaced_by")
    )
    return rows.filter(pk=pk).first()


def measured_for(service: Service) -> list[TimeMeasurement]:
    """The standing measurements of one service, newest first: what a monitoring may rest on."""
    return list(standing(TimeMeasurement).filter(service=service).order_by("-period_to", "-pk")[:50])


def promising(unit: OrganizationUnit, day: date) -> list[StandardVersion]:
    """Versions of a unit that are or were in force and can be measured: newest first within a service."""
    rows = StandardVersion.objects.filter(service__unit=unit, effective_from__lte=day)
    rows = rows.select_related("service__unit__office").defer("consulted_content")
    return list(rows.order_by("service__code", "-effective_from"))


def visiting(unit: OrganizationUnit, day: date) -> list[Service]:
    """The services of a unit that one may visit for."""
    return list(services_on(day).filter(unit=unit).order_by("code"))


def zone_of_unit(unit: OrganizationUnit) -> ZoneInfo:
    """The zone on whose clock a unit opens; that of the installation for offices of the centre."""
    return ZoneInfo(zone_of(unit.office.region) or str(settings.TIME_ZONE))


def visit_of(check: HoursCheck, zone: ZoneInfo) -> Visit:
    """A visit as a value, on the clock of its unit."""
    says: Says = check.says  # type: ignore[assignment]
    return Visit(check.visited_at.astimezone(zone), says, check.hours, check.found, check.source)


def day_in(zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    """First moment of a day and of the next, on the clock of a zone."""
    start = datetime.combine(day, time(), zone)
    return start, datetime.combine(day + timedelta(days=1), time(), zone)
