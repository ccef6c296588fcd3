"""What an integrity survey yields for one group of respondents."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tolok.rules.results import Interval, Step
from tolok.rules.surveys.instruments import Conversion, Integrity
from tolok.rules.surveys.intervals import Bootstrap
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """One item: exact mean on 1–6 over its own `n` answers; None without any."""

    key: str
    name: Text
    n: int | None
    total: int | None
    mean: Fraction | None
    outside: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """One predicate's minimum for one index. `distance` is points above the minimum, negative when short.

    `passed` is None when there is no index or too few respondents.
    """

    predicate: str
    name: Text
    minimum: Fraction
    minimum_index: Fraction
    passed: bool | None
    distance: Fraction | None
    distance_index: Fraction | None


@dataclass(frozen=True, slots=True)
class IntegrityIndex:
    """One index (IPKP or IPAK): `mean` on 1–6, `index` on the pack's index scale, `points` of `weight`.

    All exact, None when an item has no answer. `alternatives` holds the index under every named conversion.
    `withheld` are items of which nothing is told because few rated them.
    """

    key: str
    name: Text
    n: int | None
    n_min: int | None
    n_max: int | None
    items: Mapping[str, ItemOutcome]
    mean: Fraction | None
    index: Fraction | None
    index_published: Decimal | None
    alternatives: Mapping[str, Fraction]
    points: Fraction | None
    interval: Interval
    bootstrap: Bootstrap | None
    verdicts: tuple[Verdict, ...]
    trail: Step
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntegrityOutcome:
    """Both indices of one group; `conversion` and `points_rule` name what was used and are kept with it.

    `predicates` says whether the survey minima of each predicate are met by all indices; None = not known.
    They are two of several conditions: a predicate also has minima that no survey answers.
    """

    group: str
    instrument: str
    pack_hash: str
    conversion: str
    points_rule: str
    population: int | None
    blank: int
    straightliners: int | None
    repeats: int | None
    indexes: Mapping[str, IntegrityIndex]
    predicates: Mapping[str, bool | None]
    warnings: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A pack with the conversion and the points line chosen for one result."""

    pack: Integrity
    conversion: Conversion
    points: Conversion
