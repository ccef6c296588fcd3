"""Who of a unit is told."""

from collections.abc import Collection
from datetime import date

from tolok.apps.organizations.models import Appointment, Role
from tolok.apps.organizations.policies import lasting

#: Who keeps what a unit promises.
TOLD = (Role.UNIT_OPERATOR, Role.UNIT_HEAD)


def staff_of(units: Collection[int], day: date) -> dict[int, list[int]]:
    """Operators and heads of units on a day, by unit. One statement."""
    rows = Appointment.objects.filter(lasting(day), unit__in=units, role__in=TOLD, user__is_active=True)
    found: dict[int, list[int]] = {}
    for unit, person in rows.order_by("user_id").values_list("unit_id", "user_id").distinct():
        found.setdefault(unit or 0, []).append(person)
    return found
