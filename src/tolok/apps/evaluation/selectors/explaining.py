"""What of one F-01 has to be explained: its numbers beside registers, and its answers beside each other."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from tolok.apps.evaluation.facts import facts as claimed_facts
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.gathering import facts_of
from tolok.rules.gathered import Gathered
from tolok.rules.gathering.agreeing import Differing, Registered, asked_in, counted_questions, differing
from tolok.rules.instruments.conditions import Fact


def to_explain_now(locus: Locus, facts: Iterable[Gathered], day: date) -> tuple[Differing, ...]:
    """Everything of the unit's answers that has to be explained, beside `facts` read for this page. One statement."""
    registered = {
        one.key: Registered(Fraction(one.value), one.bases)
        for one in facts
        if one.key in counted_questions() and isinstance(one.value, int | Fraction)
    }
    return differing(locus.form.instrument, _claimed(locus), registered, day)


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
