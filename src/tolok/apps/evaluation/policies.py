"""Who may do what in a cycle. States of the cycle are checked by the actions; these only ask who somebody is."""

from dataclasses import dataclass
from datetime import date

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Cycle, Judgement, Locus, PanelMember, PanelRole, Seat, State
from tolok.apps.organizations.models import Role
from tolok.apps.organizations.policies import READERS, appointments_of, may_manage, may_read, roles_of

#: Roles in a cycle that may read all of it.
WHOLE = (PanelRole.MODERATOR, PanelRole.READER, PanelRole.AUDITOR)
STAFF = (Role.UNIT_OPERATOR, Role.UNIT_HEAD)


def manages(person: User, cycle: Cycle, day: date) -> bool:
    """The Biro or Bagian Organisasi of the cycle's office."""
    return may_manage(person, cycle.office, day)


def has_panel_role(person: User, cycle: Cycle, *roles: PanelRole) -> bool:
    """Whether somebody holds one of `roles` in the cycle (any, when none is named)."""
    if not person.is_active:
        return False
    held = PanelMember.objects.filter(cycle=cycle, user=person, left_at=None)
    return (held.filter(role__in=roles) if roles else held).exists()


def reads_all(person: User, cycle: Cycle, day: date) -> bool:
    """Whether somebody may read every unit of the cycle, levels included."""
    return may_read(person, cycle.office, day) or has_panel_role(person, cycle, *WHOLE)


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody for whom a cycle exists may do in it: read all of it, manage it."""

    reads: bool
    manages: bool


def standing_in(person: User, cycle: Cycle, day: date) -> Standing | None:
    """What somebody may do in a cycle; None where it does not exist for them. Three statements at most."""
    roles = roles_of(person, cycle.office, day)
    if roles & READERS:
        return Standing(reads=True, manages=Role.BIRO_ADMIN in roles)
    if not person.is_active:
        return None
    held = set(
        PanelMember.objects.filter(cycle=cycle, user=person, left_at=None).values_list("role", flat=True)
    )
    units = appointments_of(person, day).filter(role__in=STAFF).values("unit")
    if held or Locus.objects.filter(cycle=cycle, unit__in=units).exists():
        return Standing(reads=not held.isdisjoint(WHOLE), manages=False)
    return None


def sees(person: User, cycle: Cycle, day: date) -> bool:
    """Whether the cycle exists for somebody at all."""
    return standing_in(person, cycle, day) is not None


def works_at(person: User, locus: Locus, day: date) -> bool:
    """The operators and the head of the unit."""
    return appointments_of(person, day).filter(unit=locus.unit_id, role__in=STAFF).exists()


def heads(person: User, locus: Locus, day: date) -> bool:
    """The head of the unit."""
    return appointments_of(person, day).filter(unit=locus.unit_id, role=Role.UNIT_HEAD).exists()


def sees_unit(person: User, locus: Locus, day: date) -> bool:
    """Whether a unit of the cycle exists for somebody: its staff, its evaluators, who reads all."""
    return works_at(person, locus, day) or reads_all(person, locus.cycle, day) or sits_at(person, locus)


def sits_at(person: User, locus: Locus) -> bool:
    """Whether somebody has a seat at a unit."""
    return Seat.objects.filter(locus=locus, user=person, left_at=None).exists()


def judges(person: User, seat: Seat) -> bool:
    """The evaluator of the seat, who must have said what ties they have."""
    stated = PanelMember.objects.filter(
        cycle=seat.locus.cycle_id,
        user=person,
        role=PanelRole.EVALUATOR,
        left_at=None,
        stated_at__isnull=False,
    )
    return person.is_active and seat.user_id == person.pk and seat.left_at is None and stated.exists()


def reads_levels(person: User, locus: Locus, day: date) -> bool:
    """Who sees every seat's level of a unit: who reads all and has no judgement of their own open there."""
    return reads_all(person, locus.cycle, day) and sees_levels(person, locus, day)


def moderates(person: User, locus: Locus) -> bool:
    """A moderator of the cycle who never sat at this unit."""
    return (
        has_panel_role(person, locus.cycle, PanelRole.MODERATOR)
        and not Seat.objects.filter(locus=locus, user=person).exists()
    )


def decides(person: User, locus: Locus, code: str, day: date) -> bool:
    """Who may decide an objection: Biro or moderator, and never somebody who gave a level there."""
    allowed = manages(person, locus.cycle, day) or has_panel_role(person, locus.cycle, PanelRole.MODERATOR)
    scored = Judgement.objects.filter(seat__locus=locus, seat__user=person, code=code)
    moderated = locus.moderations.filter(code=code, by=person)
    return allowed and not scored.exists() and not moderated.exists() and not works_at(person, locus, day)


def sees_levels(person: User, locus: Locus, day: date) -> bool:
    """Who sees settled levels of a unit: who reads all, and its staff once objections may be made.

    An evaluator sees their own until they have handed in; then those of the other seats too. Until then no
    other role lets them see more.
    """
    if Seat.objects.filter(locus=locus, user=person, left_at=None, submitted_at=None).exists():
        return False
    if reads_all(person, locus.cycle, day):
        return True
    if works_at(person, locus, day):
        return locus.cycle.has_reached(State.OBJECTING)
    return Seat.objects.filter(locus=locus, user=person, left_at=None, submitted_at__isnull=False).exists()
