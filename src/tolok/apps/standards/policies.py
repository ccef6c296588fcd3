"""Who may keep the list of a unit's services: its operator and the Biro of its office."""

from datetime import date

from tolok.apps.accounts.models import User
from tolok.apps.organizations import policies as offices
from tolok.apps.organizations.models import OrganizationUnit, Role


def may_keep(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may add, change or end services of a unit."""
    return offices.may_manage(person, unit.office, day) or offices.has_role(
        person, unit, Role.UNIT_OPERATOR, day
    )
