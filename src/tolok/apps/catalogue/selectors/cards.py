"""What a service card is made from: the service itself, not the index, in five statements."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from tolok.apps.catalogue.selectors.offered import offered
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.models import HELD, Monitoring, Review, Service, StandardVersion, UnitProfile
from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.publishing import published_of


@dataclass(frozen=True, slots=True)
class Card:
    """A service with what holds on a day. `versions` are all that were ever in force, the newest first."""

    service: Service
    unit_name: str
    profile: UnitProfile | None
    version: StandardVersion | None
    versions: tuple[StandardVersion, ...]
    checked_on: date | None
    survey: SurveyResult | None = None


def service_offered(pk: int, day: date) -> Service | None:
    """A service the public may read of, with unit, office and profile. One statement."""
    return offered(day).select_related("unit__office", "unit__profile").filter(pk=pk).first()


def card_of(pk: int, day: date) -> Card | None:
    """The card of a service; None where the public sees none. Five statements."""
    service = service_offered(pk, day)
    if service is None:
        return None
    versions = tuple(_with_checks(service.versions.filter(state__in=HELD)))
    unit = service.unit
    return Card(
        service=service,
        unit_name=names_of([unit.pk], day).get(unit.pk, unit.code),
        profile=profile_of(service),
        version=next((one for one in versions if one.holds_on(day)), None),
        versions=tuple(one for one in versions if one.effective_from and one.effective_from <= day),
        checked_on=_checked(service, versions, day),
        survey=published_of(unit.office_id, unit.code).first(),
    )


def profile_of(service: Service) -> UnitProfile | None:
    """The profile of the service's unit, loaded along with it; None where the unit has none."""
    return getattr(service.unit, "profile", None)


def _with_checks(rows: QuerySet[StandardVersion]) -> QuerySet[StandardVersion]:
    reviews = Review.objects.filter(version=OuterRef("pk")).order_by().values("version")
    monitorings = Monitoring.objects.filter(version=OuterRef("pk")).order_by().values("version")
    return rows.select_related("decree").annotate(
        reviewed_on=Subquery(reviews.annotate(last=Max("reviewed_on")).values("last")),
        monitored_on=Subquery(monitorings.annotate(last=Max("done_on")).values("last")),
    )


def _checked(service: Service, versions: tuple[StandardVersion, ...], day: date) -> date | None:
    """The last day on which somebody is known to have looked: entered, decided, reviewed or monitored."""
    days = [timezone.localdate(service.changed_at) if service.changed_at else None]
    for one in versions:
        days += [one.effective_from, getattr(one, "reviewed_on", None), getattr(one, "monitored_on", None)]
    return max((one for one in days if one is not None and one <= day), default=None)
