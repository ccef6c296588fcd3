"""Who may see and fill the evidence library of a unit. A role counts on the days it lasts."""

from datetime import date

from django.db.models import Q

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.organizations.policies import appointments_of

#: Who fills the library of their unit, and who reads all libraries of their office.
KEEPERS = frozenset({Role.UNIT_OPERATOR, Role.UNIT_HEAD})
READERS = frozenset({Role.BIRO_ADMIN, Role.AUDITOR})


def may_keep(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may add, change and withdraw proofs of a unit."""
    return appointments_of(person, day).filter(unit=unit, role__in=KEEPERS).exists()


def may_read(person: User, unit: OrganizationUnit, day: date) -> bool:
    """Whether a person may read the library of a unit: its staff, and Biro and auditors of its office."""
    staff = Q(unit=unit, role__in=KEEPERS)
    office = Q(office=unit.office_id, unit=None, role__in=READERS)
    return appointments_of(person, day).filter(staff | office).exists()


def reads_all_of(person: User, office: int, day: date) -> bool:
    """Whether a person reads every library of an office: its Biro or Bagian Organisasi, and its auditors."""
    return appointments_of(person, day).filter(office=office, unit=None, role__in=READERS).exists()


def offices_read_by(person: User, day: date) -> list[int]:
    """The offices all of whose libraries a person reads."""
    mine = appointments_of(person, day).filter(unit=None, role__in=READERS)
    return sorted(set(mine.values_list("office_id", flat=True)))
