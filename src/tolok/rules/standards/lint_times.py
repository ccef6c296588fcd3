"""Times of a standard that contradict each other: the steps of A2 and the limit of A3."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from tolok.rules.standards.component_reading import read
from tolok.rules.standards.findings import Finding, ServiceFacts, found
from tolok.rules.standards.values import Standard, Step
from tolok.rules.standards.words import amount_of
from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: What a unit of time is counted in, and how many it is. How long a working day or a month is, only a calendar knows.
_COUNTED: Mapping[str, tuple[str, int]] = {"minutes": ("minutes", 1), "hours": ("minutes", 60)}


def steps_over_limit(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """Steps that take longer one after the other than the whole may take; whether some run beside each other,
    nobody can know from a standard."""
    limit = standard.limit
    steps = standard.steps or read("A2", standard.texts.get("A2", "")).parts.get("steps", ())
    timed: list[tuple[Step, Fraction]] = [(one, one.most) for one in steps if one.most is not None]
    if limit is None or not timed:
        return
    kind, most = _counted(limit.most, limit.unit)
    counted = [_counted(time, one.unit) for one, time in timed]
    if any(other != kind for other, _ in counted) or sum(time for _, time in counted) <= most:
        return
    units = {one.unit for one, _ in timed}
    total = sum((time for _, time in timed), Fraction(0))
    said = amount_of(total, units.pop()) if len(units) == 1 else amount_of(_sum(counted), kind)
    words = fill(STEPS_OVER_LIMIT, sum=said, limit=amount_of(limit.most, limit.unit))
    told = (f"{one.action}|{time}|{one.unit}" for one, time in timed)
    yield found("steps-over-limit", "warning", "A2", words, f"{limit.most}|{limit.unit}", *told)


def _counted(time: Fraction, unit: str) -> tuple[str, Fraction]:
    kind, times = _COUNTED.get(unit, (unit, 1))
    return kind, time * times


def _sum(counted: list[tuple[str, Fraction]]) -> Fraction:
    return sum((time for _, time in counted), Fraction(0))


STEPS_OVER_LIMIT = Text(
    "Langkah-langkahnya paling lama {sum}, lebih dari jangka waktu {limit}. Samakan: perpendek langkah, atau"
    " perpanjang jangka waktu.",
    "The steps take at most {sum}, more than the time to completion of {limit}. Make them agree: shorten steps, or"
    " lengthen the time.",
)
