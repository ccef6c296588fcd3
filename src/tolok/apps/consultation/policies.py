"""Who may prepare and lead a consultation.

The unit's operators and head keep it, the Biro may do everything; readers and auditors of the office and readers of the
unit see it. What participants are called is shown to those who keep it and to auditors only, and every look is noted.
"""

from datetime import date

from django.db.models import Q

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.organizations.policies import READERS, appointments_of, has_role

KEEPERS = frozenset({Role.UNIT_OPERATOR, Role.UNIT_HEAD})
IN_THE_UNIT = KEEPERS | {Role.READER}


def may_see(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may read the consultations of a unit before they are public."""
    office = Q(office=unit.office_id, unit=None, role__in=READERS)
    return appointments_of(person, day).filter(office | Q(unit=unit, role__in=IN_THE_UNIT)).exists()


def may_keep(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may change the consultations of a unit."""
    biro = Q(office=unit.office_id, unit=None, role=Role.BIRO_ADMIN)
    return appointments_of(person, day).filter(biro | Q(unit=unit, role__in=KEEPERS)).exists()


def may_see_names(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may read what participants are called; it is noted when they do."""
    office = Q(office=unit.office_id, unit=None, role__in=(Role.BIRO_ADMIN, Role.AUDITOR))
    return appointments_of(person, day).filter(office | Q(unit=unit, role__in=KEEPERS)).exists()


def heads(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person leads a unit, and so may sign its minutes."""
    return has_role(person, unit, Role.UNIT_HEAD, day)


def may_take_back(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may say that a forum was not held after all: the head of the unit and the Biro."""
    biro = Q(office=unit.office_id, unit=None, role=Role.BIRO_ADMIN)
    return appointments_of(person, day).filter(biro | Q(unit=unit, role=Role.UNIT_HEAD)).exists()
