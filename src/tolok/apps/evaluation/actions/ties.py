"""Ties: what an evaluator, or the Biro for them, declares, and taking one back that is over."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.models import Cycle, PanelMember, Seat, State, Tie
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.panel import offices_of_day
from tolok.apps.notices.actions import notify
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import Text

DECLARED = Text(
    "Biro atau Bagian Organisasi mencatat hubungan Anda dengan {unit}. Alasannya ada di halaman ini.",
    "The organisation office noted a tie of yours with {unit}. The reason stands on this page.",
)
TAKEN_BACK = Text(
    "Biro atau Bagian Organisasi menarik catatan hubungan Anda dengan {unit}.",
    "The organisation office took back the tie it had noted between you and {unit}.",
)


def declare_tie(
    *, member: PanelMember, unit: OrganizationUnit, why: str, by: User, now: datetime
) -> tuple[Tie, int]:
    """One unit this member must not judge, by themselves or by the Biro, and how many seats were given up for it.

    Seats at the unit or below it that are not handed in are given up at once; the person learns of it when somebody
    else declared it. Raises ProblemsError (keys why, unit).
    """
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        refuse_final(member.cycle)
        name = member.cycle.loci.filter(unit=unit).values_list("name", flat=True).first()
        if name is None:
            raise refused(refusals.NOT_IN_CYCLE, "unit")
        tie, new = Tie.objects.get_or_create(
            member=member, unit=unit, defaults={"why": why.strip(), "by": by, "declared_at": now}
        )
        if not new:
            raise refused(refusals.TIED_ALREADY, "unit")
        freed = give_up(member, [unit.pk], now)
        after = {"user": member.user, "unit": unit.code, "freed": freed}
        _record("declare_tie", member, after, why, by, now)
    _tell(member, tie, DECLARED, name, by, now)
    return tie, freed


def take_back_tie(*, tie: Tie, why: str, by: User, now: datetime) -> None:
    """End a tie that is over or was a mistake. What the Biro declared, its member does not take back.

    The row goes; the audit keeps it. Seats given up because of it stay free. Raises ProblemsError (key why).
    """
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
    member = tie.member
    with transaction.atomic():
        refuse_final(member.cycle)
        if by.pk == member.user_id and tie.by_id not in (None, member.user_id):
            raise refused(refusals.NOT_YOUR_TIE)
        before = {"user": member.user, "unit": tie.unit.code, "reason": tie.why}
        number, name = (
            tie.pk,
            member.cycle.loci.filter(unit=tie.unit_id).values_list("name", flat=True).first(),
        )
        Tie.objects.filter(pk=number).delete()
        record(
            by=by,
            action="evaluation.take_back_tie",
            target=member,
            before=before,
            why=why,
            now=now,
            scope=office_scope(member.cycle.office_id),
        )
    tie.pk = number
    _tell(member, tie, TAKEN_BACK, name or tie.unit.code, by, now)


def give_up(member: PanelMember, units: Iterable[int], now: datetime) -> int:
    """Free the seats of a member at these units and below them that are not handed in; how many. Two statements."""
    tied = {str(unit) for unit in units}
    if not tied:
        return 0
    lines = offices_of_day(member.cycle, timezone.localdate(now)).lines
    below = [int(unit) for unit, above in lines.items() if above & tied]
    seats = Seat.objects.filter(
        locus__cycle=member.cycle_id,
        locus__unit__in=[*map(int, tied), *below],
        user=member.user_id,
        left_at=None,
        submitted_at=None,
    )
    return seats.update(left_at=now, left_why="benturan kepentingan")


def refuse_final(cycle: Cycle) -> None:
    """Raise ProblemsError once the results are final."""
    if cycle.has_reached(State.FINAL):
        raise refused(refusals.FINAL_ALREADY)


def _record(
    verb: str, member: PanelMember, after: dict[str, object], why: str, by: User, now: datetime
) -> None:
    scope = office_scope(member.cycle.office_id)
    record(by=by, action=f"evaluation.{verb}", target=member, after=after, why=why, now=now, scope=scope)


def _tell(member: PanelMember, tie: Tie, words: Text, unit: str, by: User, now: datetime) -> None:
    if by.pk == member.user_id:
        return
    with translation.override("id"):
        path = reverse("cycles-ties", args=[member.cycle_id])
    key = f"evaluation.tie:{tie.pk}:{words is DECLARED}"
    notify(users=[member.user_id], words=words.format(unit=unit), path=path, key=key, now=now)
