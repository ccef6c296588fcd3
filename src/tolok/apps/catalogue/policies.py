"""Who may see and carry what a unit's services are in the national portal: the same as of its standards."""

from datetime import date

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import policies as standards


def may_see(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Staff of the unit, and those who read the whole office."""
    return standards.may_see(person, unit, day)


def may_carry(person: User, unit: OrganizationUnit, day: date) -> bool:
    """The operator of the unit, and the Biro or Bagian Organisasi of its office."""
    return standards.may_keep(person, unit, day)
