"""Who may read and keep a unit's services and standards, and who decides: those of the unit and of its office."""

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


#: Steps that a head takes as well: whether a draft may leave the house, take force, or end.
DECISIONS = frozenset({"consult", "put_in_force", "send_back", "begin_review", "end_review", "withdraw"})


def may_move(person: User, unit: OrganizationUnit, step: str, day: date) -> bool:
    """Whether a person may take a standard of a unit one step on (rules.standard_states).

    The operator may enter what a head decided on paper; only whether an internal review is passed is for head or Biro.
    """
    decides = offices.may_manage(person, unit.office, day) or offices.has_role(
        person, unit, Role.UNIT_HEAD, day
    )
    if step == "consult":
        return decides
    return may_keep(person, unit, day) or (step in DECISIONS and decides)
