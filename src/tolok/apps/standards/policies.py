"""Who may read and keep a unit's services and standards, and who decides: those of the unit and of its office."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

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


#: Steps that a head takes as well: whether a draft may leave the house, take force, or end.
DECISIONS = frozenset({"consult", "put_in_force", "send_back", "begin_review", "end_review", "withdraw"})


@dataclass(frozen=True, slots=True)
class Powers:
    """What a person may do with the standards of one unit: write them, and decide as head or Biro do."""

    keeps: bool
    decides: bool

    def may(self, step: str) -> bool:
        """Whether a standard may be taken this step on (rules.standard_states).

        The operator may enter what a head decided on paper; only whether an internal review is passed is for head or
        Biro alone.
        """
        if step == "consult":
            return self.decides
        return self.keeps or (step in DECISIONS and self.decides)


def powers_of(person: User, unit: OrganizationUnit, day: date) -> Powers:
    """What a person may do with the standards of a unit; one statement."""
    mine = offices.appointments_of(person, day).filter(Q(unit=unit) | Q(office=unit.office_id, unit=None))
    roles = set(mine.values_list("role", flat=True))
    manages = Role.BIRO_ADMIN in roles
    return Powers(manages or Role.UNIT_OPERATOR in roles, manages or Role.UNIT_HEAD in roles)


def may_move(person: User, unit: OrganizationUnit, step: str, day: date) -> bool:
    """Whether a person may take a standard of a unit one step on."""
    return powers_of(person, unit, day).may(step)
