"""The panel: who is in it, what ties they have, and who judges which unit."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.models import Cycle, Locus, PanelMember, PanelRole, Seat, State, Tie
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.panel import barred, loads
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import Problem, ProblemsError


def join_panel(
    *,
    cycle: Cycle,
    user: User,
    role: PanelRole,
    aspects: Sequence[str] = (),
    capacity: int | None = None,
    home: OrganizationUnit | None = None,
    by: User | None,
    now: datetime,
) -> PanelMember:
    """Bring a person into the panel, or change what they do there."""
    with transaction.atomic():
        _open(cycle)
        member, _new = PanelMember.objects.update_or_create(
            cycle=cycle,
            user=user,
            role=role,
            defaults={"aspects": list(aspects), "capacity": capacity, "home": home, "left_at": None},
        )
        after = {
            "user": user,
            "role": role,
            "aspects": list(aspects),
            "capacity": capacity,
            "home": home.code if home else None,
        }
        record(by=by, action="evaluation.join_panel", target=member, after=after, now=now)
    return member


def leave_panel(*, member: PanelMember, why: str, by: User | None, now: datetime) -> None:
    """Somebody leaves the panel; their seats that are not handed in become free."""
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        _open(member.cycle)
        member.left_at = now
        member.save(update_fields=["left_at"])
        seats = Seat.objects.filter(
            locus__cycle=member.cycle_id, user=member.user_id, left_at=None, submitted_at=None
        )
        freed = seats.update(left_at=now, left_why=why) if member.role == PanelRole.EVALUATOR else 0
        record(
            by=by, action="evaluation.leave_panel", target=member, after={"freed": freed}, why=why, now=now
        )


def state_ties(
    *, member: PanelMember, ties: Sequence[tuple[OrganizationUnit, str]], by: User | None, now: datetime
) -> None:
    """What an evaluator declares before judging: every unit they have a tie with, and why; perhaps none.

    Seats at those units that are not handed in are given up at once.
    """
    problems = [
        Problem(refusals.NO_REASON, key="ties", found=unit.code) for unit, why in ties if not why.strip()
    ]
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        for unit, why in ties:
            Tie.objects.update_or_create(
                member=member, unit=unit, defaults={"why": why.strip(), "declared_at": now}
            )
        member.stated_at = now
        member.save(update_fields=["stated_at"])
        seats = Seat.objects.filter(
            locus__cycle=member.cycle_id,
            locus__unit__in=[unit for unit, _ in ties],
            user=member.user_id,
            left_at=None,
            submitted_at=None,
        )
        seats.update(left_at=now, left_why="benturan kepentingan")
        after = {"ties": [unit.code for unit, _ in ties]}
        record(by=by, action="evaluation.state_ties", target=member, after=after, now=now)


def seat(
    *, locus: Locus, user: User, order: int = 1, aspects: Sequence[str] = (), by: User | None, now: datetime
) -> Seat:
    """Ask one evaluator to judge a unit. Refused where they have a conflict of interest."""
    with transaction.atomic():
        _open(locus.cycle)
        _check_evaluator(locus, user, now)
        found = Seat.objects.create(
            locus=locus, user=user, order=order, aspects=list(aspects), assigned_at=now
        )
        after = {"unit": locus.code, "user": user, "order": order, "aspects": list(aspects)}
        record(by=by, action="evaluation.seat", target=found, after=after, now=now)
    return found


def _check_evaluator(locus: Locus, user: User, now: datetime) -> None:
    cycle = locus.cycle
    member = PanelMember.objects.filter(
        cycle=cycle, user=user, role=PanelRole.EVALUATOR, left_at=None
    ).first()
    if member is None:
        raise refused(refusals.NOT_EVALUATOR, "user")
    problems = []
    if locus.unit_id in barred(cycle, timezone.localdate(now)).get(user.pk, set()):
        problems.append(Problem(refusals.CONFLICT, key="user", found=locus.name))
    if member.capacity is not None and loads(cycle).get(user.pk, 0) >= member.capacity:
        problems.append(Problem(refusals.FULL, key="user", found=user.name))
    if Seat.objects.filter(locus=locus, user=user, left_at=None).exists():
        problems.append(Problem(refusals.SEATED_ALREADY, key="user", found=user.name))
    if problems:
        raise ProblemsError(problems)


def unseat(*, seat: Seat, why: str, by: User | None, now: datetime) -> None:
    """Take a seat back that was not handed in."""
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        found = Seat.objects.select_for_update().get(pk=seat.pk)
        if found.submitted_at is not None:
            raise refused(refusals.HANDED_IN)
        found.left_at, found.left_why = now, why
        found.save(update_fields=["left_at", "left_why"])
        record(by=by, action="evaluation.unseat", target=seat, after={"left_at": now}, why=why, now=now)


def copy_panel(*, cycle: Cycle, previous: Cycle, by: User | None, now: datetime) -> int:
    """Bring last cycle's panel along; everybody states their ties anew."""
    there = set(PanelMember.objects.filter(cycle=cycle).values_list("user", "role"))
    members = [
        PanelMember(
            cycle=cycle,
            user_id=one.user_id,
            role=one.role,
            aspects=one.aspects,
            capacity=one.capacity,
            home_id=one.home_id,
        )
        for one in previous.panel.filter(left_at=None, user__is_active=True)
        if (one.user_id, one.role) not in there
    ]
    with transaction.atomic():
        PanelMember.objects.bulk_create(members)
        after = {"from": previous.name, "members": len(members)}
        record(by=by, action="evaluation.copy_panel", target=cycle, after=after, now=now)
    return len(members)


def _open(cycle: Cycle) -> None:
    if cycle.has_reached(State.FINAL):
        raise refused(refusals.FINAL_ALREADY)
