"""Hold a unit's F-01 while it is written, and refuse what may not be written any more."""

from datetime import datetime

from django.db.models import OuterRef, Subquery

from tolok.apps.common.actions import office_scope
from tolok.apps.evaluation.actions.claims import words
from tolok.apps.evaluation.models import ClaimState, Locus, Phase, State
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.cycles import extended_end
from tolok.apps.evaluation.words import moment, zone_of
from tolok.rules.texts import ProblemsError


def hold(locus: Locus, now: datetime) -> Locus:
    """The row of the unit, locked until the transaction ends and open for writing.

    Raises ProblemsError when the cycle is not being filled in, when F-01 was handed in, or after the deadline.
    One statement; two after the planned end, to look for outages.
    """
    found = lock(locus)
    check_time(found, now)  # first: once it is over, nobody can give it back either
    if found.claim_state == ClaimState.SUBMITTED:
        raise refused(words.HANDED_IN)
    return found


def lock(locus: Locus) -> Locus:
    """The row of the unit, locked; `fill_until` is the planned end of filling. The frozen form is kept from `locus`."""
    ends = Phase.objects.filter(cycle=OuterRef("cycle"), state=State.FILLING).values("ends_at")[:1]
    rows = Locus.objects.select_for_update(of=("self",)).select_related("cycle")
    found = rows.annotate(fill_until=Subquery(ends)).get(pk=locus.pk)
    found.form, found.unit = locus.form, locus.unit
    return found


def scope_of(held: Locus) -> str:
    """What entries of the audit about a held unit are marked with."""
    return office_scope(held.cycle.office_id)


def check_time(locus: Locus, now: datetime) -> None:
    """Raise ProblemsError outside the time of filling; an outage shortly before the end moves the end."""
    if locus.cycle.state != State.FILLING:
        raise refused(words.NOT_FILLING)
    planned: datetime | None = locus.fill_until  # type: ignore[attr-defined]
    if planned is None or now <= planned:
        return
    end = extended_end(locus.cycle, planned)
    if now > end.deadline:
        raise too_late(locus, planned, end.deadline)


def too_late(locus: Locus, planned: datetime, ends_at: datetime) -> ProblemsError:
    """The refusal after the deadline, with the rule that moves it."""
    zone = zone_of(locus.cycle.office)
    values = {
        "end": moment(ends_at, zone),
        "planned": moment(planned, zone),
        "hours": locus.cycle.outage_hours,
    }
    return refused(words.TOO_LATE.format(**values))


def reopen(held: Locus) -> bool:
    """Take the head's approval back, because something it covered changes. Says whether there was one."""
    if held.claim_state != ClaimState.APPROVED:
        return False
    held.claim_state, held.approved_by, held.approved_at = ClaimState.OPEN, None, None
    held.save(update_fields=["claim_state", "approved_by", "approved_at"])
    return True


def told(locus: Locus, held: Locus) -> None:
    """Let the caller's row say what the held one says."""
    locus.claim_state, locus.answered = held.claim_state, held.answered
    locus.approved_by, locus.approved_at = held.approved_by, held.approved_at
