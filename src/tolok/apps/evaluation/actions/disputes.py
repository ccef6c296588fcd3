"""Questions to a unit, its objections and their decision, and what it is advised to do."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.evaluation import policies, refusals
from tolok.apps.evaluation.actions import disputes_notices
from tolok.apps.evaluation.actions.standing import refresh
from tolok.apps.evaluation.models import Clarification, Locus, Objection, Recommendation, Seat, State
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.disputes import due_on
from tolok.apps.evaluation.selectors.judging import codes_of, scale_of
from tolok.apps.evaluation.selectors.standing import settled_levels
from tolok.apps.evaluation.words import day_at
from tolok.apps.evidence.models import ProofVersion
from tolok.rules.texts import Problem, ProblemsError

#: States in which evaluators may ask and units may answer.
ASKING = (State.JUDGING, State.CLARIFYING)


def ask(*, seat: Seat, code: str, question: str, by: User, now: datetime) -> Clarification:
    """Put the one question an evaluator may ask about an indicator; the clock of working days starts."""
    problems = []
    if not question.strip():
        problems.append(Problem(refusals.NO_TEXT, key="question"))
    if code not in codes_of(seat):
        problems.append(Problem(refusals.NOT_YOURS, key="code", found=code))
    if Clarification.objects.filter(seat=seat, code=code).exists():
        problems.append(Problem(refusals.ASKED_ALREADY, key="question"))
    if seat.locus.cycle.state not in ASKING:
        problems.append(Problem(refusals.NOT_ASKING))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        found = Clarification.objects.create(
            locus=seat.locus,
            seat=seat,
            code=code,
            question=question.strip(),
            asked_at=now,
            due_on=due_on(day_at(now, seat.locus), seat.locus.cycle.clarification_days),
        )
        after = {"unit": seat.locus.code, "code": code, "question": found.question, "due_on": found.due_on}
        _note(seat.locus, "ask", found, after, by, now)
    disputes_notices.asked(found, now)
    return found


def answer_question(
    *,
    clarification: Clarification,
    text: str,
    proofs: Sequence[ProofVersion] = (),
    by: User,
    now: datetime,
) -> Clarification:
    """The one answer of the unit, with new proof if it has any. Late answers are refused with the day."""
    if not text.strip():
        raise refused(refusals.NO_TEXT, "text")
    with transaction.atomic():
        found = Clarification.objects.select_for_update().get(pk=clarification.pk)
        if found.answered_at is not None:
            raise refused(refusals.ANSWERED_ALREADY)
        if day_at(now, clarification.locus) > found.due_on:
            raise refused(refusals.TOO_LATE, found=found.due_on.isoformat())
        clarification.answer = found.answer = text.strip()
        clarification.answered_by = found.answered_by = by
        clarification.answered_at = found.answered_at = now
        found.save(update_fields=["answer", "answered_by", "answered_at"])
        _cite(found, proofs, clarification.locus)
        after = {"answer": found.answer, "proofs": [one.sha256 for one in proofs]}
        _note(clarification.locus, "answer_question", found, after, by, now)
    disputes_notices.answered(clarification, now)
    return clarification


def _cite(row: Clarification | Objection, proofs: Sequence[ProofVersion], locus: Locus) -> None:
    """Only proof of the unit's own library can be cited."""
    foreign = [one for one in proofs if one.proof.unit_id != locus.unit_id]
    if foreign:
        raise refused(refusals.FOREIGN_PROOF, "proofs")
    row.proofs.set(proofs)


def object_to(
    *,
    locus: Locus,
    code: str,
    wanted: int,
    text: str,
    proofs: Sequence[ProofVersion] = (),
    by: User,
    now: datetime,
) -> Objection:
    """A unit's objection (*sanggah*) to the settled level of one indicator, once."""
    cycle = locus.cycle
    settled = settled_levels([locus], cycle.gap)[locus.pk].get(code)
    problems = []
    if cycle.state != State.OBJECTING:
        problems.append(Problem(refusals.NOT_OBJECTING))
    if not text.strip():
        problems.append(Problem(refusals.NO_TEXT, key="text"))
    if settled is None or settled.level is None:
        problems.append(Problem(refusals.NO_LEVEL, key="code", found=code))
    elif wanted not in scale_of(locus, code) or wanted == settled.level:
        problems.append(Problem(refusals.WANTED_SAME, key="wanted", found=str(wanted)))
    if Objection.objects.filter(locus=locus, code=code).exists():
        problems.append(Problem(refusals.OBJECTED_ALREADY, key="code", found=code))
    if problems or settled is None:
        raise ProblemsError(problems)
    level = settled.level if isinstance(settled.level, int) else None
    with transaction.atomic():
        found = Objection.objects.create(
            locus=locus,
            code=code,
            level_before=level,
            wanted=wanted,
            text=text.strip(),
            filed_by=by,
            filed_at=now,
            due_on=due_on(day_at(now, locus), cycle.objection_days),
        )
        _cite(found, proofs, locus)
        after = {
            "unit": locus.code,
            "code": code,
            "wanted": wanted,
            "text": found.text,
            "proofs": [one.sha256 for one in proofs],
            "due_on": found.due_on,
        }
        _note(locus, "object_to", found, after, by, now)
    disputes_notices.filed(found, now)
    return found


def decide(*, objection: Objection, level: int, reason: str, by: User, now: datetime) -> Objection:
    """Decide an objection: a level and why, by somebody who did not give the one objected to.

    The level before may stand; that too is a decision. Raises ProblemsError.
    """
    locus, code = objection.locus, objection.code
    problems = []
    if not policies.decides(by, locus, code, timezone.localdate(now)):
        problems.append(Problem(refusals.SCORED_IT))
    if not reason.strip():
        problems.append(Problem(refusals.NO_REASON, key="reason"))
    if level not in scale_of(locus, code):
        problems.append(Problem(refusals.LEVEL_UNKNOWN, key="level", found=str(level)))
    if locus.cycle.has_reached(State.FINAL):
        problems.append(Problem(refusals.FINAL_ALREADY))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        found = Objection.objects.select_for_update().get(pk=objection.pk)
        if found.decided_at is not None:
            raise refused(refusals.DECIDED_ALREADY)
        objection.level = found.level = level
        objection.reason = found.reason = reason.strip()
        objection.decided_by = found.decided_by = by
        objection.decided_at = found.decided_at = now
        found.save(update_fields=["level", "reason", "decided_by", "decided_at"])
        refresh([locus])
        before = {"level": found.level_before}
        _note(locus, "decide", found, {"level": level}, by, now, before=before, why=reason)
    disputes_notices.decided(objection, now)
    return objection


def recommend(
    *, locus: Locus, code: str, text: str, measure: str = "", by: User, now: datetime
) -> Recommendation:
    """Advise a unit about one indicator; it becomes a commitment when results are final."""
    problems = []
    if not text.strip():
        problems.append(Problem(refusals.NO_TEXT, key="text"))
    if code not in locus.form.instrument.indicators:
        problems.append(Problem(refusals.NOT_YOURS, key="code", found=code))
    if locus.cycle.has_reached(State.FINAL):
        problems.append(Problem(refusals.FINAL_ALREADY))
    if problems:
        raise ProblemsError(problems)
    with transaction.atomic():
        found = Recommendation.objects.create(
            locus=locus, code=code, text=text.strip(), measure=measure.strip(), by=by, at=now
        )
        after = {"unit": locus.code, "code": code, "text": found.text, "measure": found.measure}
        _note(locus, "recommend", found, after, by, now)
    return found


def _note(
    locus: Locus,
    verb: str,
    target: Clarification | Objection | Recommendation,
    after: Mapping[str, object],
    by: User,
    now: datetime,
    *,
    before: Mapping[str, object] | None = None,
    why: str = "",
) -> None:
    record(
        by=by,
        action=f"evaluation.{verb}",
        target=target,
        before=before,
        after=after,
        why=why,
        now=now,
        scope=office_scope(locus.cycle.office_id),
    )
