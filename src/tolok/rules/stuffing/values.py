"""Single answers as the signals look at them, and what a signal says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from fractions import Fraction
from math import exp, lgamma, log

from tolok.rules.calendars import Calendar
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text

#: The exact index of respondents, None when there is none: `lambda tally: survey(pack, tally).ikm`, for example.
Index = Callable[[Tally], Fraction | None]


@dataclass(frozen=True, slots=True)
class Received:
    """One answer that came in; `values` in the order of the items, None where missing or off the scale.

    `at` is the office's local time, `seconds` how long the page was open; both None when not known. `device` and
    `ticket` are opaque words, empty when not known.
    """

    id: str
    values: tuple[int | None, ...]
    at: datetime | None = None
    seconds: Fraction | None = None
    mode: str = ""
    device: str = ""
    ticket: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """When the counter is open: by weekday (Monday 0), and days on which it is not."""

    open: Mapping[int, tuple[time, time]]
    closed: frozenset[date] = frozenset()

    @classmethod
    def by(
        cls, open_hours: Mapping[int, tuple[time, time]], calendar: Calendar, years: Iterable[int]
    ) -> "Hours":
        """Opening hours by weekday with the holidays and collective leave of those years."""
        return cls(open_hours, frozenset(day.date for year in years for day in calendar.days(year)))

    def cover(self, at: datetime) -> bool:
        """Whether the counter was open then."""
        span = self.open.get(at.weekday())
        return span is not None and at.date() not in self.closed and span[0] <= at.time() <= span[1]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything the signals look at. `visits` are users served a day, `served` those of the whole period, None when
    nobody counted; `closes` is the last day of the period."""

    keys: tuple[str, ...]
    low: int
    high: int
    rows: tuple[Received, ...]
    opens: date | None = None
    closes: date | None = None
    hours: Hours | None = None
    visits: Mapping[date, int] = field(default_factory=dict)
    served: int | None = None

    def tally(self, without: frozenset[str] = frozenset()) -> Tally:
        """The respondents, without those whose ids are given."""
        kept = (row.values for row in self.rows if row.id not in without)
        return Tally.of(self.keys, kept, self.low, self.high, vectors=False)


@dataclass(frozen=True, slots=True)
class Effect:
    """The exact index with all rows and without those concerned; None where there is none."""

    whole: Fraction | None
    without: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """By how much the index would change if the rows were left out."""
        return None if self.whole is None or self.without is None else self.without - self.whole


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found, before its effect is known; see `Signal`."""

    key: str
    words: Text
    rows: tuple[str, ...]
    of: int
    base: Text
    look: bool


@dataclass(frozen=True, slots=True)
class Signal:
    """One pattern for a reviewer.

    `rows` are the ids concerned, out of `of` that could have shown it; `base` says in words how common the pattern is
    without any cheating. `look` is whether it goes beyond that; a signal without it is told all the same. Nothing is
    excluded by a signal: a person decides, with a reason.
    """

    key: str
    name: Text
    words: Text
    rows: tuple[str, ...]
    of: int
    base: Text
    look: bool
    effect: Effect


def at_least(count: int, mean: float) -> float:
    """P(`count` or more) of a Poisson number with that mean."""
    if count <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    if count > mean:
        # the upper tail term by term keeps small probabilities
        term, total, k = exp(count * log(mean) - mean - lgamma(count + 1)), 0.0, count
        while term > total * 1e-16 and k < count + 10_000:
            total, k = total + term, k + 1
            term *= mean / k
        return min(1.0, total)
    return max(0.0, 1 - sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count)))


def out_of(n: int, count: int, chance: float) -> float:
    """P(`count` or more of `n`) when each has that `chance` on its own."""
    if count <= 0 or chance >= 1:
        return 1.0
    if chance <= 0:
        return 0.0
    logs = (
        lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(chance) + (n - k) * log(1 - chance)
        for k in range(count, n + 1)
    )
    return min(1.0, sum(map(exp, logs)))


def answered(rows: Sequence[Received]) -> list[Received]:
    """The rows with at least one answer."""
    return [row for row in rows if any(value is not None for value in row.values)]
