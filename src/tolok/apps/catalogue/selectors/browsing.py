"""What the catalogue holds, by event of life, field, unit and office."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Count, QuerySet

from tolok.apps.catalogue import finder
from tolok.apps.catalogue.models import IndexState, Listing
from tolok.apps.catalogue.reading import mark
from tolok.apps.catalogue.selectors.offered import offered
from tolok.apps.catalogue.selectors.searching import MOST, Place
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.standards.models import Service
from tolok.rules.catalogue import Entry


def counted(entries: Sequence[Entry], kind: str) -> list[tuple[Entry, int]]:
    """Entries of a list that lead to a service, each with how many. One statement."""
    counts: Mapping[str, int] = IndexState.objects.filter(pk=1).values_list("counts", flat=True).first() or {}
    return [(one, n) for one in entries if (n := counts.get(mark(kind, one.key), 0))]


def listings(place: Place) -> QuerySet[Listing]:
    """The services of a place by name. An event, a field or a kind shows at most so many as a search does."""
    found = Listing.objects.filter(gone=False).order_by("title", "pk")
    if place.unit:
        found = found.filter(unit=place.unit)
    if place.office:
        found = found.filter(office=place.office)
    if place.event or place.field or place.kinds:
        rows = finder.matches([], MOST, marks=place.marks)
        found = found.filter(pk__in=[pk for pk, *_ in rows])
    return found


def units() -> QuerySet[OrganizationUnit]:
    """The units with services in the catalogue, each with how many (`n`)."""
    found = OrganizationUnit.objects.filter(listings__gone=False).select_related("office")
    return found.annotate(n=Count("listings")).order_by("office__name", "code")


def offices() -> QuerySet[Office]:
    """The offices with services in the catalogue, each with how many (`n`)."""
    return (
        Office.objects.filter(listings__gone=False).annotate(n=Count("listings")).order_by("region", "name")
    )


def any_listed() -> bool:
    """Whether there is anything to find. One statement."""
    return Listing.objects.filter(gone=False).exists()


def shown(services: Sequence[int], day: date) -> list[Service]:
    """Services by their numbers, in that order, those still offered; with unit and office. One statement."""
    rows = offered(day).filter(pk__in=services).select_related("unit__office").order_by()
    found = {one.pk: one for one in rows}
    return [found[pk] for pk in services if pk in found]
