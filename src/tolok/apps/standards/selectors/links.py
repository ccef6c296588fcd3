"""Every address that units give to the public, and what the look at it found."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.db.models import Q

from tolok.apps.standards.models import ContentUpdate, LinkCheck, Publication, UnitProfile
from tolok.apps.standards.selectors.portal import in_portal
from tolok.apps.standards.selectors.services import services_on

#: Updates older than this are history: that their pages moved harms nobody.
RECENT = timedelta(days=366)
#: Ends of names that never lead anywhere (RFC 2606): examples are no broken links.
RESERVED = frozenset({"example", "invalid", "localhost", "test"})


@dataclass(frozen=True, slots=True, order=True)
class Given:
    """An address that a unit gives."""

    unit: int
    address: str


def given(day: date, units: Collection[int] | None = None) -> frozenset[Given]:
    """The addresses units give on a day: what is published, recent updates, services online and in the portal, websites.

    Without those under a name that is reserved for examples. Five statements.
    """
    return frozenset(
        Given(unit, address) for unit, address in _rows(day, units) if address and not _is_example(address)
    )


def _is_example(address: str) -> bool:
    return (urlsplit(address).hostname or "").rpartition(".")[2] in RESERVED


def _rows(day: date, units: Collection[int] | None) -> Iterator[tuple[int, str]]:
    mine = Q() if units is None else Q(unit__in=units)
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=day)
    yield from Publication.objects.filter(mine, still).values_list("unit", "address").order_by().distinct()
    recent = ContentUpdate.objects.filter(mine, published_on__gte=day - RECENT)
    yield from recent.values_list("unit", "address").order_by().distinct()
    yield from services_on(day).filter(mine).values_list("unit", "online_address").order_by().distinct()
    yield from UnitProfile.objects.filter(mine).values_list("unit", "website")
    yield from ((unit, one.address) for unit, rows in in_portal(units, day).items() for one in rows)


def waiting(before: datetime, day: date) -> list[Given]:
    """Addresses not looked at since a moment, those never seen first, then those unseen longest. Six statements."""
    seen = {
        Given(unit, address): at
        for unit, address, at in LinkCheck.objects.values_list("unit", "address", "checked_at")
    }
    late = [one for one in given(day) if one not in seen or seen[one] < before]
    return sorted(late, key=lambda one: (one in seen, seen[one].timestamp() if one in seen else 0, one))


def checks_of(unit: int, day: date) -> list[LinkCheck]:
    """What was found at the addresses a unit still gives, broken ones first. Six statements."""
    there = {one.address for one in given(day, [unit])}
    rows = LinkCheck.objects.filter(unit=unit, address__in=there)
    return sorted(rows, key=lambda row: (row.good, row.address))


def answered_since(moment: datetime) -> bool:
    """Whether any address of anybody answered since then: a server without a way out finds everything broken."""
    return LinkCheck.objects.filter(checked_at__gte=moment, status__isnull=False).exists()
