"""Coach a unit: begin, write down every meeting, end."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.commitments import refusals
from tolok.apps.commitments.actions.telling import address, keepers_of
from tolok.apps.commitments.models import Coaching, CoachingVisit
from tolok.apps.common.actions import record
from tolok.apps.notices.actions import notify
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.organizations.selectors import unit_on
from tolok.rules.texts import Problem, ProblemsError, Text


def start_coaching(
    *,
    unit: OrganizationUnit,
    since: date,
    reason: str,
    origin: str = "",
    by: User | None,
    now: datetime,
) -> Coaching:
    """Make a unit a *prioritas pembinaan* from `since` on."""
    problems = [] if reason.strip() else [Problem(refusals.NO_REASON, key="reason")]
    if unit_on(unit, since) is None:
        problems.append(Problem(refusals.NOT_THERE, key="unit"))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=unit.office_id)
        if Coaching.objects.filter(unit=unit, until=None).exists():
            raise refusals.refused(refusals.COACHED_ALREADY, "unit")
        coaching = Coaching.objects.create(
            office_id=unit.office_id, unit=unit, since=since, reason=reason.strip(), origin=origin
        )
        after = {"unit": unit.code, "since": since, "origin": origin}
        record(
            by=by,
            action="commitments.start_coaching",
            target=coaching,
            after=after,
            why=coaching.reason,
            now=now,
        )
    _tell(coaching, BEGUN, f"commitments.coaching:{coaching.pk}", by, now)
    return coaching


def log_visit(
    *,
    coaching: Coaching,
    day: date,
    who: str,
    agreed: str,
    next_on: date | None = None,
    by: User,
    now: datetime,
) -> CoachingVisit:
    """Write down a meeting: who came, what was agreed, when the next is."""
    faults: list[tuple[bool, Text, str]] = [
        (day > timezone.localdate(now), refusals.FUTURE, "day"),
        (day < coaching.since, refusals.BEFORE_SINCE, "day"),
        (not who.strip(), refusals.NOBODY, "who"),
        (not agreed.strip(), refusals.NOT_AGREED, "agreed"),
        (next_on is not None and next_on <= day, refusals.NEXT_EARLY, "next_on"),
    ]
    problems = [Problem(text, key=key) for wrong, text, key in faults if wrong]
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        _going_on(coaching)
        visit = CoachingVisit.objects.create(
            coaching=coaching,
            day=day,
            who=who.strip()[:300],
            agreed=agreed.strip(),
            next_on=next_on,
            by=by,
            at=now,
        )
        after = {"day": day, "agreed": visit.agreed, "next_on": next_on, "visit": visit.pk}
        record(by=by, action="commitments.log_visit", target=coaching, after=after, now=now)
    _tell(coaching, VISITED, f"commitments.visit:{visit.pk}", by, now)
    return visit


def end_coaching(*, coaching: Coaching, until: date, by: User, why: str, now: datetime) -> None:
    """End the coaching of a unit; `until` is its last day."""
    problems = [] if why.strip() else [Problem(refusals.NO_REASON, key="why")]
    if until < coaching.since:
        problems.append(Problem(refusals.BEFORE_SINCE, key="until"))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        found = _going_on(coaching)
        found.until, found.end_reason = until, why.strip()
        found.save(update_fields=["until", "end_reason"])
        after = {"until": until}
        record(
            by=by,
            action="commitments.end_coaching",
            target=found,
            before={"until": None},
            after=after,
            why=found.end_reason,
            now=now,
        )
    coaching.until, coaching.end_reason = found.until, found.end_reason
    _tell(found, ENDED, f"commitments.coaching_ended:{found.pk}", by, now)


def _going_on(coaching: Coaching) -> Coaching:
    found = Coaching.objects.select_for_update().get(pk=coaching.pk)
    if found.until is not None:
        raise refusals.refused(refusals.OVER)
    return found


def _tell(coaching: Coaching, words: Text, key: str, by: User | None, now: datetime) -> None:
    people = set(keepers_of([coaching.unit_id], timezone.localdate(now)).get(coaching.unit_id, []))
    people -= {by.pk} if by else set()
    path = address("commitments-coaching", coaching.office_id, coaching.pk)
    notify(users=sorted(people), words=words, path=path, key=key, now=now)


BEGUN = Text("Unit Anda menjadi prioritas pembinaan.", "Your unit is now a coaching priority.")
VISITED = Text(
    "Catatan pertemuan pembinaan unit Anda ditulis.", "A coaching meeting of your unit was written down."
)
ENDED = Text("Pembinaan unit Anda berakhir.", "The coaching of your unit has ended.")
