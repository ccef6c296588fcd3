"""Results: computed, proposed by one person, locked by another, never changed; a correction is a new one."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation import policies, refusals
from tolok.apps.evaluation.exactness import exact
from tolok.apps.evaluation.models import Cycle, Objection, PanelRole, Result, State, UnitResult
from tolok.apps.evaluation.refusals import refused
from tolok.apps.evaluation.selectors.moderating import pairs_of
from tolok.apps.evaluation.selectors.results import (
    UnitInputs,
    inputs_of,
    kept_units,
    standing_result,
)
from tolok.rules import digests
from tolok.rules.cycles.agreement import agreement
from tolok.rules.cycles.results import Told, results, twice_of
from tolok.rules.cycles.values import LevelRecord
from tolok.rules.index.weighted import Given
from tolok.rules.numbers import digits
from tolok.rules.statistics.moments import Moments
from tolok.rules.texts import Problem, ProblemsError

SUMS = ("n", "s", "c", "ss", "sc", "cc")


def propose(*, cycle: Cycle, why: str = "", by: User, now: datetime) -> Result:
    """Compute every unit and put the result before a second person.

    After a locked result this is a correction: it names the one it corrects and needs a reason. Refused while
    evaluators differ without moderation or objections wait for a decision. The same number of statements for any
    number of units.
    """
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        before = standing_result(cycle)
        inputs = inputs_of(cycle)
        if problems := _unready(cycle, inputs, before, why):
            raise ProblemsError(problems)
        waiting = Result.objects.filter(cycle=cycle, locked_at=None, withdrawn_at=None)
        waiting.update(withdrawn_at=now)
        last = Result.objects.filter(cycle=cycle).order_by("-number").first()
        rows = computed(inputs)
        result = Result.objects.create(
            cycle=cycle,
            number=last.number + 1 if last else 1,
            corrects=before,
            why=why.strip(),
            hash=digest(rows),
            proposed_by=by,
            proposed_at=now,
            agreement=_agreement(cycle),
        )
        for row in rows:
            row.result = result
        UnitResult.objects.bulk_create(rows, batch_size=500)
        after = {"number": result.number, "units": len(rows), "hash": result.hash, "corrects": before}
        record(by=by, action="evaluation.propose_result", target=result, after=after, why=why, now=now)
    return result


def _unready(cycle: Cycle, inputs: Sequence[UnitInputs], before: Result | None, why: str) -> list[Problem]:
    problems = []
    if not cycle.has_reached(State.OBJECTING):
        problems.append(Problem(refusals.TOO_EARLY))
    if before is not None and not why.strip():
        problems.append(Problem(refusals.NO_REASON, key="why"))
    for one in inputs:
        disputed = [level.code for level in one.levels if level.how == "disputed"]
        if disputed:
            found = f"{one.locus.name}: {', '.join(disputed)}"
            problems.append(Problem(refusals.STILL_DISPUTED, found=found))
    for objection in Objection.objects.filter(locus__cycle=cycle, decided_at=None).select_related("locus"):
        found = f"{objection.locus.name}: {objection.code}"
        problems.append(Problem(refusals.STILL_OBJECTED, found=found))
    return problems


def computed(inputs: Sequence[UnitInputs]) -> list[UnitResult]:
    """The rows of a result that is not kept yet, in the order of the units' codes."""
    given = {one.locus.code: _given(one) for one in inputs}
    packs = {one.locus.code: one.locus.form.instrument for one in inputs}
    twice = {one.locus.code: pair for one in inputs if (pair := twice_of(one.levels))}
    found = results(given, packs, twice)
    return [_row(one, found[one.locus.code]) for one in inputs]


def _given(one: UnitInputs) -> Given:
    levels = {level.code: level.settled for level in one.levels if level.settled is not None}
    return Given(one.locus.code, levels, one.answers)


def _row(one: UnitInputs, told: Told) -> UnitResult:
    found, method = told.record, told.method
    low, high = found.interval or (None, None)
    best, worst = found.rank or (None, None)
    return UnitResult(
        locus=one.locus,
        levels={level.code: _plain(level) for level in one.levels},
        proofs=[
            {"code": p.code, "version": p.version, "sha256": p.sha256, "size": p.size, "title": p.title}
            for p in one.proofs
        ],
        moments={key: _sums(moments) for key, moments in one.answers.items()},
        aspects={key: exact(value) for key, value in found.aspects.items()},
        forms={key: exact(value) for key, value in found.forms.items()},
        index=exact(found.index),
        shown=found.shown,
        category=found.category or "",
        low=low,
        high=high,
        probabilities={letter: str(chance) for letter, chance in found.probabilities.items()},
        method={"id": method.id, "en": method.en},
        rank_low=best,
        rank_high=worst,
        respondents=sum(moments.n for moments in one.answers.values()),
        missing=list(found.missing),
        warnings=[{"id": text.id, "en": text.en} for text in told.warnings],
    )


def _plain(level: LevelRecord) -> dict[str, object]:
    return {
        "judged": {str(seat): value for seat, value in level.judged.items()},
        "moderated": level.moderated,
        "decided": level.decided,
        "settled": level.settled,
        "how": level.how,
    }


def _sums(moments: Moments) -> list[int]:
    return [getattr(moments, name) for name in SUMS]


def digest(rows: Sequence[UnitResult]) -> str:
    """SHA-256 over everything that is kept of the units, by their codes: the same before and after the database."""
    content = sorted(
        (
            {
                "unit": row.locus.code,
                "pack": row.locus.form.pack_hash,
                **{name: _same(row, name) for name in HASHED},
            }
            for row in rows
        ),
        key=lambda one: one["unit"],
    )
    return digests.digest(content)


def _same(row: UnitResult, name: str) -> Any:
    """A field without the zeros that a column of a database adds to a decimal number."""
    value = getattr(row, name)
    return digits(Fraction(value)) if isinstance(value, Decimal) else value


HASHED = (
    *("levels", "proofs", "moments", "aspects", "forms", "index", "shown", "category", "low", "high"),
    *("probabilities", "method", "rank_low", "rank_high", "respondents", "missing", "warnings"),
)


def still_holds(result: Result) -> bool:
    """Whether what would be computed now is what is kept: inputs, values and categories, whatever is said beside them."""
    now = {row.locus_id: row for row in computed(inputs_of(result.cycle))}
    kept = {row.locus_id: row for row in kept_units(result)}
    return now.keys() == kept.keys() and all(
        _same(now[pk], name) == _same(row, name) for pk, row in kept.items() for name in HELD
    )


HELD = ("levels", "moments", "index", "category")


def _agreement(cycle: Cycle) -> dict[str, object]:
    """How far first and second levels agree, as the result keeps it."""
    found = agreement([(first, second) for _, first, second in pairs_of(cycle)], "linear")
    return {
        "pairs": found.pairs,
        "same": exact(found.same),
        "kappa": exact(found.kappa),
        "low": found.interval.low,
        "high": found.interval.high,
        "method": {"id": found.interval.method.id, "en": found.interval.method.en},
    }


def lock(*, result: Result, by: User, now: datetime) -> Result:
    """The second person locks what the first proposed; from now on nothing of it changes.

    What is locked must be what would be computed now and what the rows still say: otherwise it is proposed anew.
    Refused, as a proposal is, while anything is open.
    """
    cycle = result.cycle
    with transaction.atomic():
        # the cycle first, as `propose` takes it: a proposal made meanwhile must see what is locked here
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        found = _held(result)
        if found.locked_at is not None:
            return found
        inputs = inputs_of(cycle)
        problems = _unready(cycle, inputs, found.corrects, found.why)
        if found.withdrawn_at is not None:
            problems.append(Problem(refusals.WITHDRAWN))
        if found.proposed_by_id == by.pk:
            problems.append(Problem(refusals.SAME_PERSON))
        if not _may_lock(by, cycle, now):
            problems.append(Problem(refusals.NOT_TO_LOCK))
        if not digest(computed(inputs)) == found.hash == digest(kept_units(found)):
            problems.append(Problem(refusals.CHANGED_SINCE))
        if problems:
            raise ProblemsError(problems)
        result.locked_by = found.locked_by = by
        result.locked_at = found.locked_at = now
        found.save(update_fields=["locked_by", "locked_at"])
        after = {"number": found.number, "hash": found.hash, "locked_by": by}
        record(by=by, action="evaluation.lock_result", target=found, after=after, why=found.why, now=now)
    return found


def _may_lock(person: User, cycle: Cycle, now: datetime) -> bool:
    """The Biro or a moderator."""
    return policies.manages(person, cycle, timezone.localdate(now)) or policies.has_panel_role(
        person, cycle, PanelRole.MODERATOR
    )


def _held(result: Result) -> Result:
    """The row of a result, locked, with its cycle, so that the audit knows which office it concerns."""
    return Result.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=result.pk)


def withdraw(*, result: Result, why: str, by: User, now: datetime) -> None:
    """Take a proposal back that nobody has locked."""
    if not why.strip():
        raise refused(refusals.NO_REASON, "why")
    with transaction.atomic():
        found = _held(result)
        if found.locked_at is not None:
            raise refused(refusals.LOCKED_ALREADY)
        found.withdrawn_at = now
        found.save(update_fields=["withdrawn_at"])
        record(
            by=by,
            action="evaluation.withdraw_result",
            target=found,
            after={"withdrawn_at": now},
            why=why,
            now=now,
        )


def publish(*, result: Result, by: User, now: datetime) -> Result:
    """Let the public see a locked result. A corrected one stays readable and says what corrected it."""
    with transaction.atomic():
        found = _held(result)
        if found.locked_at is None:
            raise refused(refusals.NOT_LOCKED)
        if found.published_at is None:
            result.published_at = found.published_at = now
            found.save(update_fields=["published_at"])
            after = {"number": found.number, "published_at": now}
            record(by=by, action="evaluation.publish_result", target=found, after=after, now=now)
    return found
