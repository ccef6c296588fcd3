"""What of one F-01 has to be explained: its numbers beside registers, and its answers beside each other."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from django.utils.timezone import localdate

from tolok.apps.evaluation.facts import facts as claimed_facts
from tolok.apps.evaluation.models import ClaimState, Locus
from tolok.apps.evaluation.selectors.gathering import facts_of
from tolok.apps.evaluation.selectors.judging_told import submission_at
from tolok.rules.gathered import Gathered
from tolok.rules.gathering.agreeing import Differing, Registered, asked_in, counted_questions, differing
from tolok.rules.instruments.conditions import Fact


def to_explain_now(locus: Locus, facts: Iterable[Gathered], day: date) -> tuple[Differing, ...]:
    """Everything of the unit's answers that has to be explained, beside `facts` read for this page on `day`. Of a
    unit that handed in the day of that counts. Two statements at most."""
    registered = {
        one.key: Registered(Fraction(one.value), one.bases)
        for one in facts
        if one.key in counted_questions() and isinstance(one.value, int | Fraction)
    }
    handed_in = submission_at(locus) if locus.claim_state == ClaimState.SUBMITTED else None
    said_on = min(day, localdate(handed_in.at)) if handed_in else day
    return differing(locus.form.instrument, _claimed(locus), registered, said_on)


def to_explain(locus: Locus, day: date) -> tuple[Differing, ...]:
    """The same beside what the kept proposals of the unit read, until its hand-in on `day`. Two statements."""
    return differing(locus.form.instrument, _claimed(locus), registered_kept(locus), day)


def registered_kept(locus: Locus) -> dict[str, Registered]:
    """What registers counted when the kept proposals of the unit were read, by question. One statement."""
    asked = asked_in(locus.form.instrument)
    codes = {asked.codes[key] for key in counted_questions() if key in asked.codes}
    kept = [one for row in locus.findings.filter(code__in=codes) for one in facts_of(row)]
    return {
        one.key: Registered(Fraction(one.answer), one.bases)
        for one in kept
        if one.key in counted_questions() and isinstance(one.answer, str)
    }


def _claimed(locus: Locus) -> dict[str, Fact]:
    """Every answer of the unit by question. One statement."""
    indicators = locus.form.instrument.indicators
    return {
        key: value
        for code, answers in locus.claims.values_list("code", "answers")
        if code in indicators
        for key, value in claimed_facts(indicators[code].questions, answers).items()
    }
