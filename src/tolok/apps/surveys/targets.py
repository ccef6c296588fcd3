"""How many respondents each unit or service needs: by the table the rule names, and by the precision of the index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tolok.apps.standards.models import Service
from tolok.apps.surveys.models import TargetRule
from tolok.apps.surveys.plans import USUAL_MINIMUM, USUAL_WITHIN
from tolok.rules.numbers import exact
from tolok.rules.questionnaires.composing import Nature
from tolok.rules.surveys.sampling import SampleSize, krejcie_morgan, mean_based

#: Points of the index by which respondents are taken to differ before a result shows it; an assumption of ours, above
#: the 6.1 to 9.75 of the matrices we computed, so that the sample is rather too large than too small.
USUAL_SPREAD = Fraction(10)
#: Users from which on the table does not grow any more; also used where nobody knows how many there are.
ENDLESS = 1_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """One survey that may be opened: of a whole unit, or of one of its services."""

    key: str
    unit_id: int
    unit_code: str
    unit_name: str
    nature: Nature
    service: Service | None = None

    @property
    def name(self) -> str:
        """What it is called in a list of its unit."""
        return self.service.name if self.service else self.unit_name


@dataclass(frozen=True, slots=True)
class Sample:
    """What was decided about numbers: the rule, the precision in points, the least to tell, an own number."""

    rule: TargetRule = TargetRule.KREJCIE_MORGAN
    within: Fraction = Fraction(USUAL_WITHIN)
    minimum: int = USUAL_MINIMUM
    own: int | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any] | None) -> "Sample":
        """From a plan's content."""
        if not row:
            return cls()
        return cls(TargetRule(row["rule"]), exact(row["within"]), row["minimum"], row.get("own"))


@dataclass(frozen=True, slots=True)
class Size:
    """Both sizes side by side and what was taken. `measured`: the spread was seen in the last result."""

    target: Target
    population: int | None
    table: SampleSize
    mean: SampleSize
    measured: bool
    n: int
    minimum: int


def sizes(
    targets: Iterable[Target],
    users: Mapping[str, int],
    sample: Sample,
    spreads: Mapping[str, Fraction],
) -> list[Size]:
    """The sizes of every target. A small population takes the minimum down: nobody can ask more than there are."""
    return [_size(one, users.get(one.key), sample, spreads.get(one.key)) for one in targets]


def _size(target: Target, population: int | None, sample: Sample, spread: Fraction | None) -> Size:
    table = krejcie_morgan(population or ENDLESS)
    mean = mean_based(population, within=sample.within, sd=spread or USUAL_SPREAD)
    wanted = {
        TargetRule.KREJCIE_MORGAN: table.n,
        TargetRule.PRECISION: mean.n,
        TargetRule.OWN: sample.own or sample.minimum,
    }[sample.rule]
    most = population or wanted
    least = min(sample.minimum, most)
    return Size(target, population, table, mean, spread is not None, max(min(wanted, most), least), least)
