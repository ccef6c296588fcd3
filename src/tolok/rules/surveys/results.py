"""What a satisfaction survey yields for one group of respondents."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tolok.rules.bands import Band
from tolok.rules.results import Interval, Step
from tolok.rules.surveys.intervals import Bootstrap
from tolok.rules.surveys.reliability import Reliability
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class ElementOutcome:
    """One element: exact mean `nrr` (1–4), its weight and share of the index, its grade and rank (1 = best).

    `n`, `total` and `levels` are None where only the mean is known; `nrr` is None without any answer; `grade`
    is None below the minimum n. `outside` answers were off the scale and count as missing. `interval` is on
    the scale of the mean.
    """

    key: str
    name: Text
    n: int | None
    total: int | None
    nrr: Fraction | None
    weight: Fraction
    grade: Band | None
    rank: int | None
    levels: tuple[int, ...] | None
    outside: int
    interval: Interval

    @property
    def weighted(self) -> Fraction | None:
        """NRR × weight."""
        return None if self.nrr is None else self.nrr * self.weight


@dataclass(frozen=True, slots=True)
class SurveyOutcome:
    """The index of one group with everything that belongs beside it.

    `index` is the mean on 1–4 and `ikm` the converted index on 25–100, both exact and unrounded, None when an
    element has no answer; `ikm_published` is half-up to the pack's decimals and `grade` is read on it, None
    below the minimum n. `n` respondents gave at least one answer; `n_min`–`n_max` answered the single
    elements. `withheld` are elements of which nothing is told because few rated them. `weight` names the weights used and `without` the elements left out on request. `interval` is a
    95 % interval of `ikm`; `letter_probability` is how likely the true index has the same letter.
    `reliability`, `straightliners`, `repeats` are None where single rows are not known.
    """

    group: str
    instrument: str
    pack_hash: str
    weight: str
    without: tuple[str, ...]
    population: int | None
    n: int | None
    n_min: int | None
    n_max: int | None
    blank: int
    elements: Mapping[str, ElementOutcome]
    index: Fraction | None
    ikm: Fraction | None
    ikm_published: Decimal | None
    grade: Band | None
    interval: Interval
    letter_probability: float | None
    bootstrap: Bootstrap | None
    reliability: Reliability | None
    straightliners: int | None
    repeats: int | None
    warnings: tuple[Text, ...]
    trail: Step
    withheld: tuple[str, ...] = ()

    @property
    def alpha(self) -> Fraction | None:
        """Cronbach's alpha of the complete rows."""
        return None if self.reliability is None else self.reliability.alpha

    @property
    def lowest(self) -> tuple[ElementOutcome, ...]:
        """Elements from the lowest mean up, the order in which a follow-up plan looks at them."""
        known = [element for element in self.elements.values() if element.nrr is not None]
        return tuple(sorted(known, key=lambda element: element.nrr or Fraction(0)))
