"""The panel: who is in it, what ties they have, and who judges which unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions.ties import give_up
from tolok.apps.evaluation.models import Cycle, Locus, PanelMember, PanelRole, Seat, State, Tie
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.panel import (
    aspects_of,
    evaluators_of,
    has_conflict,
    loads,
    offices_of_day,
    unseated,
)
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.cycles.assigning import Assignment, Piece, assign
from tolok.rules.texts import Problem, ProblemsError, Text

#: Where the words of rules.assigning put the number of a unit and the numbers of people.
UNIT = re.compile(r"[Uu]nit (\d+)")
LIST = re.compile(r"(?:Terhalang|Barred): .*")
NUMBER = re.compile(r"\d+")


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
        record(
            by=by, action="evaluation.join_panel", target=member, after=after, now=now, scope=_scope(cycle)
        )
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
            by=by,
            action="evaluation.leave_panel",
            target=member,
            after={"freed": freed},
            why=why,
            now=now,
            scope=_scope(member.cycle),
        )


def state_ties(
    *, member: PanelMember, ties: Sequence[tuple[OrganizationUnit, str]], by: User | None, now: datetime
) -> None:
    """What an evaluator declares before judging: every unit they have a tie with, and why; perhaps none.

    Seats at those units and below them that are not handed in are given up at once.
    """
    problems = [
        Problem(refusals.NO_REASON, key="ties", found=unit.code) for unit, why in ties if not why.strip()
    ]
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        for unit, why in ties:
            Tie.objects.update_or_create(
                member=member, unit=unit, defaults={"why": why.strip(), "by": by, "declared_at": now}
            )
        member.stated_at = now
        member.save(update_fields=["stated_at"])
        give_up(member, [unit.pk for unit, _ in ties], now)
        after = {"ties": [unit.code for unit, _ in ties]}
        record(
            by=by,
            action="evaluation.state_ties",
            target=member,
            after=after,
            now=now,
            scope=_scope(member.cycle),
        )


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
        record(by=by, action="evaluation.seat", target=found, after=after, now=now, scope=_scope(locus.cycle))
    return found


def _check_evaluator(locus: Locus, user: User, now: datetime) -> None:
    cycle = locus.cycle
    member = PanelMember.objects.filter(
        cycle=cycle, user=user, role=PanelRole.EVALUATOR, left_at=None
    ).first()
    if member is None:
        raise refused(refusals.NOT_EVALUATOR, "user")
    problems = []
    if has_conflict(cycle, user.pk, locus.unit_id, timezone.localdate(now)):
        problems.append(Problem(refusals.CONFLICT, key="user", found=locus.name))
    if member.capacity is not None and loads(cycle).get(user.pk, 0) >= member.capacity:
        problems.append(Problem(refusals.FULL, key="user", found=user.name))
    if Seat.objects.filter(locus=locus, user=user, left_at=None).exists():
        problems.append(Problem(refusals.SEATED_ALREADY, key="user", found=user.name))
    if problems:
        raise ProblemsError(problems)


def propose_seats(*, cycle: Cycle, now: datetime) -> Assignment:
    """Who would judge the units nobody has a seat at yet: evenly, without conflicts, some of them twice.

    Units and people go by their numbers; the same cycle and the same panel give the same proposal.
    """
    day, loci = timezone.localdate(now), unseated(cycle)
    return assign(
        [str(locus.unit_id) for locus in loci],
        evaluators_of(cycle, day, loads(cycle)),
        offices_of_day(cycle, day),
        aspects=[aspect.key for aspect in aspects_of(cycle)],
        second_share=Fraction(cycle.second_share, 100),
        seed=f"evaluation.cycle:{cycle.pk}",
    )


def seat_all(*, cycle: Cycle, by: User | None, now: datetime) -> list[Seat]:
    """Seat the whole proposal, or, when it is not whole, nothing: ProblemsError tells what stands in the way.

    The same number of statements for any number of units.
    """
    with transaction.atomic():
        _open(cycle)
        proposal = propose_seats(cycle=cycle, now=now)
        if proposal.problems:
            raise ProblemsError(_named(cycle, proposal.problems))
        loci = {str(unit): pk for pk, unit in cycle.loci.values_list("pk", "unit_id")}
        every = [aspect.key for aspect in aspects_of(cycle)]
        seats = Seat.objects.bulk_create(
            Seat(
                locus_id=loci[unit],
                user_id=int(person),
                order=min(2 if piece.second else 1 for piece in pieces),
                aspects=_aspects(pieces, every),
                assigned_at=now,
            )
            for (unit, person), pieces in _by_seat(proposal).items()
        )
        after = {"seats": len(seats), "twice": len(proposal.twice), "loads": dict(proposal.loads)}
        record(by=by, action="evaluation.seat_all", target=cycle, after=after, now=now)
    return seats


def _by_seat(proposal: Assignment) -> dict[tuple[str, str], list[Piece]]:
    """(unit, evaluator) → the pieces of the unit that they take; somebody has one seat at a unit."""
    found: dict[tuple[str, str], list[Piece]] = {}
    for piece in proposal.pieces:
        found.setdefault((piece.unit, piece.evaluator), []).append(piece)
    return found


def _aspects(pieces: Sequence[Piece], every: Sequence[str]) -> list[str]:
    """The aspects of these pieces in the order of the sheet; none where they are all there are."""
    taken = {aspect for piece in pieces for aspect in piece.aspects}
    return [] if taken.issuperset(every) else [aspect for aspect in every if aspect in taken]


def _named(cycle: Cycle, problems: Sequence[Problem]) -> list[Problem]:
    """Problems that speak of units and people by their numbers, with their names put in."""
    units = {str(unit): name for unit, name in cycle.loci.values_list("unit_id", "name")}
    people = {str(one.user_id): one.user.name for one in cycle.panel.select_related("user")}

    def put(text: str) -> str:
        text = UNIT.sub(lambda found: found[0].replace(found[1], units.get(found[1], found[1])), text)
        return LIST.sub(lambda found: NUMBER.sub(lambda one: people.get(one[0], one[0]), found[0]), text)

    return [replace(one, text=Text(put(one.text.id), put(one.text.en))) for one in problems]


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
        record(
            by=by,
            action="evaluation.unseat",
            target=seat,
            after={"left_at": now},
            why=why,
            now=now,
            scope=_scope(seat.locus.cycle),
        )


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


def _scope(cycle: Cycle) -> str:
    return office_scope(cycle.office_id)


def _open(cycle: Cycle) -> None:
    if cycle.has_reached(State.FINAL):
        raise refused(refusals.FINAL_ALREADY)
