"""People of an office and a unit: whose names are masked in comments of the public, and who leads a unit."""

from datetime import date

from tolok.apps.organizations.models import Appointment, Letterhead, OrganizationUnit, Role
from tolok.apps.organizations.selectors import appointments_on


def staff_names(office: int) -> tuple[str, ...]:
    """Everybody who has or had a role in an office, and who signs for it. Two statements."""
    roles = Appointment.objects.filter(office=office).order_by().values_list("user__name", flat=True)
    signers = Letterhead.objects.filter(office=office).values_list("signer_name", flat=True)
    return tuple(sorted({*roles.distinct(), *signers} - {""}))


def head_named(unit: OrganizationUnit, day: date) -> str:
    """Who leads a unit on a day; empty where nobody does. One statement."""
    found = appointments_on(unit.office, day).filter(unit=unit, role=Role.UNIT_HEAD)
    return found.values_list("user__name", flat=True).first() or ""
