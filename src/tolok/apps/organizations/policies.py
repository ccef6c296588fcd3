"""Who may do what in an office. A role counts on the days it lasts."""

from datetime import date

from django.db.models import Q, QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import Appointment, Office, OrganizationUnit, Role

#: Roles that may read the whole tree; only the first may change it.
READERS = frozenset({Role.BIRO_ADMIN, Role.AUDITOR, Role.READER})

#: Roles that may see people and the audit.
WATCHERS = frozenset({Role.BIRO_ADMIN, Role.AUDITOR})


def lasting(day: date) -> Q:
    """What holds on `day`, for rows with `valid_from` and `valid_to`."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def appointments_of(person: User, day: date) -> QuerySet[Appointment]:
    """The roles a person has on `day`; none when the account is closed."""
    if not person.is_active:
        return Appointment.objects.none()
    return Appointment.objects.filter(lasting(day), user=person)


def belongs_to(person: User, office: Office, day: date) -> bool:
    """Whether a person has any role in an office or its units."""
    return appointments_of(person, day).filter(office=office).exists()


def may_read(person: User, office: Office, day: date) -> bool:
    """Whether a person may read the units of an office and their history."""
    return appointments_of(person, day).filter(office=office, unit=None, role__in=READERS).exists()


def may_manage(person: User, office: Office, day: date) -> bool:
    """Whether a person may change the units of an office: its Biro (or Bagian) Organisasi."""
    return appointments_of(person, day).filter(office=office, role=Role.BIRO_ADMIN).exists()


def may_see_people(person: User, office: Office, day: date) -> bool:
    """Whether a person may see who works in an office, and its audit: its Biro or Bagian, and auditors."""
    return appointments_of(person, day).filter(office=office, role__in=WATCHERS).exists()


def roles_of(person: User, office: Office, day: date) -> frozenset[str]:
    """The roles a person has in a whole office on `day`."""
    mine = appointments_of(person, day).filter(office=office, unit=None)
    return frozenset(mine.values_list("role", flat=True))


def may_look_after(admin: User, person: User, office: Office, day: date) -> bool:
    """Whether an administrator may close or rescue somebody's account.

    Only of people of this office, not their own, and of nobody who has a role in an office that is not theirs:
    else the Bagian of one regency could lock out, or take over, somebody of another.
    """
    if admin.pk == person.pk or not may_manage(admin, office, day):
        return False
    known = Appointment.objects.filter(user=person)
    if not known.filter(office=office).exists():
        return False
    theirs = appointments_of(admin, day).filter(role=Role.BIRO_ADMIN).values("office")
    to_come = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return not known.filter(to_come).exclude(office__in=theirs).exists()


def reads_any(person: User, day: date) -> bool:
    """Whether there is any office a person may read."""
    return appointments_of(person, day).filter(unit=None, role__in=READERS).exists()


def has_role(person: User, unit: OrganizationUnit, role: Role, day: date) -> bool:
    """Whether a person has a role in this very unit."""
    return appointments_of(person, day).filter(unit=unit, role=role).exists()
