"""Who may read and write promises.

The Biro writes everything, its auditors and readers read everything; whoever works in a unit reads that unit's
promises, and its operators and head say how far they are.
"""

from datetime import date

from django.db.models import Q

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.organizations.policies import READERS, appointments_of
from tolok.apps.organizations.policies import may_manage as may_manage

#: Roles in a unit that write.
KEEPERS = frozenset({Role.UNIT_OPERATOR, Role.UNIT_HEAD})


def may_read_unit(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may read the promises and the coaching of a unit."""
    everywhere = Q(office=unit.office_id, unit=None, role__in=READERS)
    return appointments_of(person, day).filter(everywhere | Q(unit=unit)).exists()


def may_write(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may say how far a unit's promises are."""
    biro = Q(office=unit.office_id, unit=None, role=Role.BIRO_ADMIN)
    return appointments_of(person, day).filter(biro | Q(unit=unit, role__in=KEEPERS)).exists()
