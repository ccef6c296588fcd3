"""The catalogue as others copy it: services in the order in which they changed."""

from datetime import datetime

from django.db.models import Count, Max

from tolok.apps.catalogue.models import Listing


def changes_after(stamp: int, most: int) -> list[Listing]:
    """Services that changed after a stamp, the earliest first; those that went are among them. One statement."""
    return list(Listing.objects.filter(stamp__gt=stamp).order_by("stamp")[:most])


def latest(most: int) -> list[Listing]:
    """The services that changed last, the newest first. One statement."""
    return list(Listing.objects.filter(gone=False).order_by("-stamp")[:most])


def numbers_after(service: int, most: int) -> list[int]:
    """Numbers of services after a number, in order: how all are walked through. One statement."""
    rows = Listing.objects.filter(gone=False, pk__gt=service).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:most])


def last_change() -> datetime | None:
    """When anything changed last. One statement."""
    found: datetime | None = Listing.objects.aggregate(last=Max("changed_at"))["last"]
    return found


def offices() -> list[str]:
    """The names of the government offices whose services are listed, the one with the most first. One statement."""
    rows = Listing.objects.filter(gone=False).order_by().values("office__name").annotate(count=Count("pk"))
    return [row["office__name"] for row in rows.order_by("-count", "office__name")]


def bounds(size: int) -> list[int]:
    """The number before the first service of every part of so many. One statement."""
    numbers = list(Listing.objects.filter(gone=False).order_by("pk").values_list("pk", flat=True))
    return [numbers[at] - 1 for at in range(0, len(numbers), size)]


def changed_of(services: list[int]) -> dict[int, datetime]:
    """When each of some services changed last. One statement."""
    return dict(Listing.objects.filter(pk__in=services).values_list("pk", "changed_at"))
