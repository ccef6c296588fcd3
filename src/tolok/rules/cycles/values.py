"""A closed cycle of evaluation as plain values: everything that its results were made of, and the results.

No page of proof, no answer of a single user and no evaluator's name is in here: proof is a hash, users are sums,
evaluators are numbered seats.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tolok.rules.frozen import Frozen
from tolok.rules.index.settling import Level
from tolok.rules.statistics.moments import Moments


@dataclass(frozen=True, slots=True)
class LevelRecord:
    """One indicator of one unit: what each seat gave, what changed it, and what stood at the lock.

    `judged`: seat number (from 1) → level. `moderated` was set by the moderator, `decided` after an objection; `how`
    says in one word which of them made `settled`, which is None where nobody judged.
    """

    code: str
    judged: Mapping[int, Level]
    moderated: Level | None
    decided: Level | None
    settled: Level | None
    how: str


@dataclass(frozen=True, slots=True)
class ProofRecord:
    """One version of one file that an indicator rests on: SHA-256 in hexadecimal, size in bytes."""

    code: str
    version: int
    sha256: str
    size: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """What was published of a unit.

    `aspects`, `forms` and `index` are exact; None = could not be computed. `shown` is the index as printed. The
    limits of the 95 % `interval` and the `probabilities` of the categories by letter have six decimals; None or empty
    where they could not be computed. `rank` is the best and the worst place that the intervals allow.
    """

    aspects: Mapping[str, Fraction | None]
    forms: Mapping[str, Fraction | None]
    index: Fraction | None
    shown: Decimal | None
    category: str | None
    interval: tuple[Decimal, Decimal] | None = None
    probabilities: Mapping[str, Decimal] = field(default_factory=dict)
    rank: tuple[int, int] | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """One evaluated unit: what it is called on the day of the result, its instrument, inputs and result.

    `answers` are the sums over its users by form; `values` are means or indices taken over from elsewhere, with
    the number of `respondents` where it is known.
    """

    code: str
    name: str
    kind: str
    pack: str
    levels: tuple[LevelRecord, ...]
    result: ResultRecord
    answers: Mapping[str, Moments] = field(default_factory=dict)
    values: Mapping[str, Fraction] = field(default_factory=dict)
    respondents: Mapping[str, int] = field(default_factory=dict)
    proofs: tuple[ProofRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Locking:
    """Somebody who locked the result: the role, not the person."""

    role: str
    on: date


@dataclass(frozen=True)
class CycleRecord:
    """A closed cycle, whole: result `number`, which `corrects` an earlier one for a `reason`, or none.

    `gap` is the difference of levels from which on seats disagree. `dates` are the days of the cycle by name.
    """

    office_code: str
    office: str
    name: str
    year: int
    number: int
    locked: tuple[Locking, ...]
    dates: Mapping[str, date]
    packs: tuple[Frozen, ...]
    units: tuple[UnitRecord, ...]
    corrects: int | None = None
    reason: str = ""
    gap: int = 1
