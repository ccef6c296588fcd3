"""Whom to tell about a promise, and where it is."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.translation import override

from tolok.apps.commitments.policies import KEEPERS
from tolok.apps.organizations.models import Appointment
from tolok.apps.organizations.policies import lasting


def keepers_of(units: Collection[int], day: date) -> dict[int, list[int]]:
    """The numbers of the people who write for each unit on `day`. One statement."""
    rows = Appointment.objects.filter(lasting(day), unit__in=units, role__in=KEEPERS, user__is_active=True)
    found: dict[int, list[int]] = {}
    for unit, person in rows.values_list("unit_id", "user_id").distinct():
        if unit is not None:
            found.setdefault(unit, []).append(person)
    return found


def address(name: str, *parts: int) -> str:
    """An address within the site, in Indonesian, as notices keep it."""
    with override("id"):
        return reverse(name, args=parts)
