"""Who may read and keep the list of a unit's services: those of the unit and of its office."""

from datetime import date

from tolok.apps.accounts.models import User
from tolok.apps.organizations import policies as offices
from tolok.apps.organizations.models import OrganizationUnit, Role

IN_THE_UNIT = (Role.UNIT_OPERATOR, Role.UNIT_HEAD, Role.READER)


def may_see(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may read which services a unit offers."""
    mine = offices.appointments_of(person, day).filter(unit=unit, role__in=IN_THE_UNIT)
    return offices.may_read(person, unit.office, day) or mine.exists()


def may_keep(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may add, change or end services of a unit."""
    return offices.may_manage(person, unit.office, day) or offices.has_role(
        person, unit, Role.UNIT_OPERATOR, day
    )
