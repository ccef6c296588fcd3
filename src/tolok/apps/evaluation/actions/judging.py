"""What evaluators give: levels with reasons, step by step undone if need be, then handed in for good."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions import disputes_notices
from tolok.apps.evaluation.actions.standing import refresh
from tolok.apps.evaluation.models import (
    Claim,
    ClaimState,
    Judgement,
    Locus,
    Moderation,
    Seat,
    State,
    Submission,
    UndoStep,
    VisitNote,
)
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.judging import codes_of, may_not_apply, missing_of, reason_due, scale_of
from tolok.apps.evaluation.selectors.standing import settled_levels
from tolok.apps.evidence.models import ProofVersion
from tolok.rules.texts import Problem, ProblemsError

#: Fields of a judgement that its evaluator writes.
WRITTEN = ("level", "reason", "proof_id", "page")


def judge(
    *,
    seat: Seat,
    code: str,
    level: int | None,
    reason: str = "",
    proof: ProofVersion | None = None,
    page: int | None = None,
    seen_version: int | None = None,
    seconds: int = 0,
    by: User,
    now: datetime,
) -> Judgement:
    """Give, or change, the level of one indicator. `level` None says that it does not apply.

    A reason is wanted where the level differs from what the unit's answers propose, and for the lowest and the
    highest one. `seen_version` is what the evaluator had before them (None: nothing yet); a newer one is refused,
    so that two windows never overwrite each other.
    """
    locus = seat.locus
    claim = Claim.objects.filter(locus=locus, code=code).first()
    problems = _wrong(seat, code, level, reason, claim)
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        _open(seat)
        old = Judgement.objects.select_for_update().filter(seat=seat, code=code).first()
        if (old.version if old else None) != seen_version:
            raise refused(refusals.CHANGED_MEANWHILE, "level")
        before = _written(old)
        found = old or Judgement(seat=seat, code=code, version=0)
        found.level, found.reason, found.proof, found.page = level, reason.strip(), proof, page
        found.submission = Submission.objects.filter(locus=locus).order_by("-number").first()
        found.version, found.at = found.version + 1, now
        found.seconds += max(0, seconds)
        if old is not None and before == _written(found):
            return old
        found.save()
        UndoStep.objects.create(seat=seat, code=code, before=before, at=now)
        record(
            by=by,
            action="evaluation.judge",
            target=found,
            before=before or {},
            after={**(_written(found) or {}), "unit": locus.code, "code": code},
            now=now,
            scope=office_scope(locus.cycle.office_id),
        )
    return found


def judge_many(
    *, seat: Seat, levels: Mapping[str, tuple[int | None, str]], by: User, now: datetime
) -> list[Judgement]:
    """Give many levels at once, as an evaluator brings them home on a sheet: code → (level, reason).

    Only indicators that have no level from this seat yet; all or none. The same number of statements for any
    number. Raises ProblemsError with everything that is wrong.
    """
    claims = {claim.code: claim for claim in Claim.objects.filter(locus=seat.locus)}
    problems = [
        replace(problem, key=code)
        for code, (level, reason) in levels.items()
        for problem in _wrong(seat, code, level, reason, claims.get(code))
    ]
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        _open(seat)
        there = set(Judgement.objects.filter(seat=seat, code__in=levels).values_list("code", flat=True))
        if there:
            raise ProblemsError([Problem(refusals.CHANGED_MEANWHILE, key=code) for code in sorted(there)])
        pinned = Submission.objects.filter(locus=seat.locus).order_by("-number").first()
        found = Judgement.objects.bulk_create(
            Judgement(seat=seat, code=code, level=level, reason=reason.strip(), submission=pinned, at=now)
            for code, (level, reason) in levels.items()
        )
        after = {"unit": seat.locus.code, "levels": {one.code: one.level for one in found}}
        record(by=by, action="evaluation.judge_many", target=seat, after=after, now=now)
    return found


def _written(judgement: Judgement | None) -> dict[str, object] | None:
    return {name: getattr(judgement, name) for name in WRITTEN} if judgement else None


def _wrong(seat: Seat, code: str, level: int | None, reason: str, claim: Claim | None) -> list[Problem]:
    """Everything that is wrong with a level before anything is written."""
    if code not in codes_of(seat):
        return [Problem(refusals.NOT_YOURS, key="level", found=code)]
    scale = scale_of(seat.locus, code)
    problems = []
    if level is not None and level not in scale:
        problems.append(Problem(refusals.LEVEL_UNKNOWN, key="level", found=str(level)))
    if level is None and not may_not_apply(seat.locus, code):
        problems.append(Problem(refusals.ALWAYS_APPLIES, key="level"))
    if not reason.strip() and reason_due(scale, level, claim.proposed if claim else None):
        problems.append(Problem(refusals.REASON_WANTED, key="reason"))
    return problems


def _open(seat: Seat) -> None:
    """A seat can be worked on while the cycle is judged and until it is handed in."""
    now_there = Seat.objects.select_for_update().get(pk=seat.pk)
    cycle = seat.locus.cycle
    if now_there.left_at is not None:
        raise refused(refusals.SEAT_LEFT)
    if now_there.submitted_at is not None:
        raise refused(refusals.HANDED_IN)
    ready = cycle.state == State.JUDGING or seat.locus.claim_state == ClaimState.SUBMITTED
    if not ready or cycle.has_reached(State.CLARIFYING):
        raise refused(refusals.NOT_JUDGING)


def undo(*, seat: Seat, by: User, now: datetime) -> UndoStep | None:
    """Take the last change back; None when there is nothing more to take back."""
    with transaction.atomic():
        _open(seat)
        step = seat.undo_steps.first()
        if step is None:
            return None
        found = Judgement.objects.select_for_update().get(seat=seat, code=step.code)
        undone = _written(found)
        if step.before is None:
            found.delete()
        else:
            for name, value in step.before.items():
                setattr(found, name, value)
            found.version, found.at = found.version + 1, now
            found.save()
        step.delete()
        record(
            by=by,
            action="evaluation.undo",
            target=seat,
            before=undone,
            after=step.before or {},
            now=now,
            scope=office_scope(seat.locus.cycle.office_id),
        )
    return step


def hand_in(*, seat: Seat, by: User, now: datetime) -> Seat:
    """Everything is judged: from now on nothing changes, and the other seats' levels may be seen.

    Handing in twice is the same as once. Raises ProblemsError naming every indicator without a level.
    """
    with transaction.atomic():
        found = Seat.objects.select_for_update().get(pk=seat.pk)
        if found.submitted_at is not None:
            return found
        _open(seat)
        if missing := missing_of(seat):
            raise ProblemsError([Problem(refusals.NO_LEVEL, key=code, found=code) for code in missing])
        seat.submitted_at = found.submitted_at = now
        found.save(update_fields=["submitted_at"])
        UndoStep.objects.filter(seat=seat).delete()
        refresh([seat.locus])
        record(
            by=by,
            action="evaluation.hand_in",
            target=seat,
            after={"unit": seat.locus.code, "order": seat.order},
            now=now,
            scope=office_scope(seat.locus.cycle.office_id),
        )
    if seat.locus.disputed:
        disputes_notices.differ(seat, now)
    return found


def note_visit(
    *, seat: Seat, text: str, code: str = "", photo: ProofVersion | None = None, by: User, now: datetime
) -> VisitNote:
    """What was seen at the unit, perhaps about one indicator, perhaps with a photo from its library."""
    if not text.strip():
        raise refused(refusals.NO_TEXT, "text")
    with transaction.atomic():
        if seat.locus.cycle.has_reached(State.FINAL):
            raise refused(refusals.FINAL_ALREADY)
        note = VisitNote.objects.create(seat=seat, code=code, text=text.strip(), photo=photo, at=now)
        after = {"unit": seat.locus.code, "code": code, "photo": photo.sha256 if photo else ""}
        record(
            by=by,
            action="evaluation.note_visit",
            target=note,
            after=after,
            now=now,
            scope=office_scope(seat.locus.cycle.office_id),
        )
    return note


def moderate(
    *, locus: Locus, code: str, level: int | None, reason: str, by: User, now: datetime
) -> Moderation:
    """Settle an indicator on which the evaluators differ."""
    problems = []
    if not reason.strip():
        problems.append(Problem(refusals.NO_REASON, key="reason"))
    if code not in locus.form.instrument.indicators:
        problems.append(Problem(refusals.NOT_YOURS, key="level", found=code))
    elif level is not None and level not in scale_of(locus, code):
        problems.append(Problem(refusals.LEVEL_UNKNOWN, key="level", found=str(level)))
    elif level is None and not may_not_apply(locus, code):
        problems.append(Problem(refusals.ALWAYS_APPLIES, key="level"))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        if locus.cycle.has_reached(State.FINAL):
            raise refused(refusals.FINAL_ALREADY)
        found = settled_levels([locus], locus.cycle.gap)[locus.pk].get(code)
        if found is None or found.how not in ("disputed", "moderated"):
            raise refused(refusals.NOT_DISPUTED, "level")
        old = Moderation.objects.filter(locus=locus, code=code).first()
        before: Mapping[str, object] = {"level": old.level, "reason": old.reason} if old else {}
        moderation, _new = Moderation.objects.update_or_create(
            locus=locus,
            code=code,
            defaults={"level": level, "reason": reason.strip(), "by": by, "at": now},
        )
        refresh([locus])
        after = {"level": level, "reason": reason.strip(), "unit": locus.code, "code": code}
        record(
            by=by,
            action="evaluation.moderate",
            target=moderation,
            before=before,
            after=after,
            why=reason,
            now=now,
            scope=office_scope(locus.cycle.office_id),
        )
    return moderation
