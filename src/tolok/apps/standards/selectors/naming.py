"""Which record names an address of the internet, so that a broken one can be mended there."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tolok.apps.standards.models import ContentUpdate, Publication, UnitProfile
from tolok.apps.standards.selectors.portal import in_portal
from tolok.apps.standards.selectors.services import services_on


@dataclass(frozen=True, slots=True)
class Naming:
    """A record that names an address: what kind it is, its number, and what it is called."""

    address: str
    kind: str
    row: int
    name: str = ""
    page: str = ""


def named_in(unit: int, addresses: Collection[str], day: date) -> dict[str, list[Naming]]:
    """The records of a unit that name addresses. Five statements whatever their number."""
    found: dict[str, list[Naming]] = {}
    for one in _namings(unit, list(addresses), day):
        found.setdefault(one.address, []).append(one)
    return found


def _namings(unit: int, addresses: list[str], day: date) -> Iterator[Naming]:
    for service in services_on(day).filter(unit=unit, online_address__in=addresses):
        yield Naming(service.online_address, "service", service.pk, service.called)
    for profile in UnitProfile.objects.filter(unit=unit, website__in=addresses):
        yield Naming(profile.website, "profile", profile.unit_id)
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=day)
    rows = Publication.objects.filter(still, unit=unit, address__in=addresses)
    rows = rows.select_related("version__service").defer("version__content", "version__consulted_content")
    for shown in rows.order_by("-published_on", "-pk"):
        name = shown.version.service.called if shown.version else ""
        yield Naming(shown.address, "publication", shown.pk, name)
    for update in ContentUpdate.objects.filter(unit=unit, address__in=addresses).order_by("-published_on"):
        yield Naming(update.address, "update", update.pk, update.title)
    for seen in in_portal([unit], day).get(unit, ()):
        if seen.address in addresses:
            yield Naming(seen.address, "portal", seen.pk, seen.service.called, seen.page)
