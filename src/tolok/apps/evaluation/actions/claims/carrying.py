"""Bring answers and proof along from the last cycle. Each must be confirmed before it counts."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation.actions.claims import words
from tolok.apps.evaluation.actions.claims.holding import hold, reopen, told
from tolok.apps.evaluation.actions.standing import refresh_answered
from tolok.apps.evaluation.facts import kept, proposed
from tolok.apps.evaluation.models import Citation, Claim, Cycle, Locus
from tolok.apps.evaluation.readiness import held_back
from tolok.apps.evaluation.refusals import refused
from tolok.rules.instruments.values import Indicator


def carry_over(*, locus: Locus, from_cycle: Cycle, by: User, now: datetime) -> list[Claim]:
    """Copy the unit's answers of `from_cycle` to indicators nobody has touched yet; return the new claims.

    An indicator is the same when code and questions are. Of the proof comes along what is clean, stands and still
    holds today. The same number of statements for any number of indicators. Raises ProblemsError when there is
    nothing to copy, or the time of filling is over.
    """
    day = timezone.localdate(now)
    with transaction.atomic():
        held = hold(locus, now)
        old = _old_claims(held, from_cycle)
        if not old:
            raise refused(words.NOTHING_TO_COPY)
        touched = set(Claim.objects.filter(locus=held).values_list("code", flat=True))
        indicators = held.form.instrument.indicators
        pairs = [
            (one, _copy(held, indicators[one.code], one, by, now))
            for one in old
            if one.code not in touched and _alike(one.locus, indicators.get(one.code))
        ]
        claims = Claim.objects.bulk_create([copy for _, copy in pairs])
        new = {one.pk: copy for (one, _), copy in zip(pairs, claims, strict=True)}
        citations = _citations(new, day)
        Citation.objects.bulk_create(citations)
        reopen(held)
        refresh_answered(held)
        told(locus, held)
        after = {"from": from_cycle.pk, "codes": [one.code for one in claims], "citations": len(citations)}
        record(by=by, action="evaluation.carry_over", target=held, after=after, now=now)
    return claims


def _old_claims(held: Locus, from_cycle: Cycle) -> list[Claim]:
    found = Claim.objects.filter(locus__cycle=from_cycle, locus__unit=held.unit_id).exclude(answers={})
    return list(found.select_related("locus").prefetch_related("locus__form").order_by("pk"))


def _alike(old: Locus, indicator: Indicator | None) -> bool:
    """Whether the indicator asks what it asked last time; the same code can stand for something else."""
    if indicator is None:
        return False
    before = old.form.instrument.indicators.get(indicator.code)
    return before is not None and _questions(before) == _questions(indicator)


def _questions(indicator: Indicator) -> list[tuple[str, str]]:
    return [(question.key, question.kind) for question in indicator.questions]


def _copy(held: Locus, indicator: Indicator, old: Claim, by: User, now: datetime) -> Claim:
    answers, _ = kept(indicator.questions, old.answers)
    proposal = proposed(indicator, answers)
    return Claim(
        locus=held,
        code=old.code,
        answers=answers,
        note=old.note,
        proposed=proposal.level if proposal else None,
        edited_by=by,
        edited_at=now,
        carried_from=old,
    )


def _citations(new: dict[int, Claim], day: date) -> list[Citation]:
    found = Citation.objects.filter(claim__in=list(new)).select_related("version__proof")
    return [
        Citation(claim=new[one.claim_id], version=one.version, page=one.page, note=one.note)
        for one in found
        if held_back(one.version) is None and not one.version.proof.expired_on(day)
    ]
