"""Whole-number sums over respondents: all that the survey rules need, built in one pass, addable."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations_with_replacement

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Sums:
    """Over `n` respondents who answered the same items: Σxⱼ, and Σxⱼxₗ for l ≥ j, row by row.

    An item that they did not answer has sums of 0 here and is named by the pattern's bits.
    """

    n: int
    totals: tuple[int, ...]
    products: tuple[int, ...]

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.n + other.n,
            tuple(map(int.__add__, self.totals, other.totals)),
            tuple(map(int.__add__, self.products, other.products)),
        )


@dataclass(frozen=True)
class Tally:
    """What `n` respondents answered to the items `keys` on the points `low`–`high`.

    `levels[j][p]` respondents gave item j the point low + p. `outside[j]` answers were no point of the scale:
    they count as missing, never as zero. `blank` rows held no usable answer and are not respondents.
    `patterns` groups respondents by which items they answered (bit j set = item j answered).
    `straightliners` gave the same point to everything they answered, and answered more than half of the items.
    `distinct` is how many different rows there are, None when tallies were added without `vectors`.
    `vectors` (packed row → respondents, see `pack_row`) is kept only for the bootstrap.
    """

    keys: tuple[str, ...]
    low: int
    high: int
    levels: tuple[tuple[int, ...], ...]
    outside: tuple[int, ...]
    blank: int
    patterns: Mapping[int, Sums]
    straightliners: int
    distinct: int | None
    vectors: Mapping[int, int] | None = None

    @classmethod
    def of(
        cls, keys: Sequence[str], rows: Iterable[Row], low: int = 1, high: int = 4, vectors: bool = True
    ) -> "Tally":
        """From rows of answers in the order of `keys`; None is missing, anything off the scale is counted."""
        counting = Counting(keys, low, high)
        for row in rows:
            counting.add(row)
        return counting.tally(vectors)

    @cached_property
    def n(self) -> int:
        """Respondents with at least one usable answer."""
        return sum(sums.n for sums in self.patterns.values())

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """Answers to each item."""
        return tuple(sum(row) for row in self.levels)

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """Sum of the answers to each item."""
        return tuple(sum(p * count for p, count in enumerate(row, self.low)) for row in self.levels)

    def mean(self, item: int) -> Fraction | None:
        """The available-case mean of one item; None without answers."""
        count = self.counts[item]
        return Fraction(self.totals[item], count) if count else None

    @property
    def complete(self) -> Sums:
        """Respondents who answered every item."""
        k = len(self.keys)
        none = Sums(0, (0,) * k, (0,) * (k * (k + 1) // 2))
        return self.patterns.get((1 << k) - 1, none)

    @property
    def repeats(self) -> int | None:
        """Respondents whose row was given before by somebody else; innocent where all fours are common."""
        return None if self.distinct is None else self.n - self.distinct

    def of_items(self, keys: Sequence[str]) -> "Tally":
        """The same respondents with only the items `keys`, in that order.

        Rows that answered none of them become blank. `straightliners` stays that of the whole questionnaire;
        `distinct` is no longer known.
        """
        places = [self.keys.index(key) for key in keys]
        patterns: dict[int, Sums] = {}
        for mask, sums in self.patterns.items():
            taken = sum(1 << new for new, old in enumerate(places) if mask >> old & 1)
            part = _projected(sums, places, len(self.keys))
            patterns[taken] = patterns[taken] + part if taken in patterns else part
        lost = patterns.pop(0, None)
        return replace(
            self,
            keys=tuple(keys),
            levels=tuple(self.levels[place] for place in places),
            outside=tuple(self.outside[place] for place in places),
            blank=self.blank + (lost.n if lost else 0),
            patterns=patterns,
            distinct=None,
            vectors=None if self.vectors is None else self._packed_again(places),
        )

    def _packed_again(self, places: Sequence[int]) -> dict[int, int]:
        vectors: Counter[int] = Counter()
        for packed, count in (self.vectors or {}).items():
            row = unpack_row(packed, len(self.keys), self.low, self.high)
            vectors[pack_row([row[place] for place in places], self.low, self.high)] += count
        vectors.pop(0, None)
        return dict(vectors)

    def __add__(self, other: "Tally") -> "Tally":
        if (self.keys, self.low, self.high) != (other.keys, other.low, other.high):
            raise ValueError("tallies of different items or scales cannot be added")
        patterns = dict(self.patterns)
        for mask, sums in other.patterns.items():
            patterns[mask] = patterns[mask] + sums if mask in patterns else sums
        vectors = None
        if self.vectors is not None and other.vectors is not None:
            vectors = dict(Counter(self.vectors) + Counter(other.vectors))
        return Tally(
            keys=self.keys,
            low=self.low,
            high=self.high,
            levels=tuple(
                tuple(map(int.__add__, a, b)) for a, b in zip(self.levels, other.levels, strict=True)
            ),
            outside=tuple(map(int.__add__, self.outside, other.outside)),
            blank=self.blank + other.blank,
            patterns=patterns,
            straightliners=self.straightliners + other.straightliners,
            distinct=None if vectors is None else len(vectors),
            vectors=vectors,
        )


def pack_row(row: Sequence[int | None], low: int, high: int) -> int:
    """A row of answers as one number: digit j in base (points + 1) is 0 for missing, else answer − low + 1."""
    base, packed = high - low + 2, 0
    for answer in reversed(row):
        packed = packed * base + (0 if answer is None else answer - low + 1)
    return packed


def unpack_row(packed: int, k: int, low: int, high: int) -> tuple[int | None, ...]:
    """The row of `k` answers that `pack_row` packed."""
    base, row = high - low + 2, []
    for _ in range(k):
        packed, digit = divmod(packed, base)
        row.append(digit + low - 1 if digit else None)
    return tuple(row)


class Counting:
    """A tally in the making: rows go in one by one, only different rows are kept."""

    def __init__(self, keys: Sequence[str], low: int = 1, high: int = 4) -> None:
        self.keys, self.low, self.high = tuple(keys), low, high
        self._points = {point: point - low + 1 for point in range(low, high + 1)}
        self._rows: Counter[tuple[int, ...]] = Counter()
        self._outside = [0] * len(self.keys)

    def add(self, row: Row) -> None:
        """One respondent's answers in the order of the keys."""
        if len(row) != len(self.keys):
            raise ValueError(f"{len(row)} answers for {len(self.keys)} items")
        self._rows[tuple(self._digit(place, answer) for place, answer in enumerate(row))] += 1

    def _digit(self, place: int, answer: object) -> int:
        if answer is None:
            return 0
        digit = self._points.get(answer, 0) if isinstance(answer, int) else 0
        self._outside[place] += not digit
        return digit

    def tally(self, vectors: bool = True) -> Tally:
        """The sums of everything added so far."""
        k, base = len(self.keys), len(self._points) + 1
        blank = self._rows[(0,) * k]
        rows = {row: count for row, count in self._rows.items() if any(row)}
        packed = {sum(d * base**j for j, d in enumerate(row)): count for row, count in rows.items()}
        return Tally(
            keys=self.keys,
            low=self.low,
            high=self.high,
            levels=tuple(tuple(column[point] for point in range(1, base)) for column in _columns(rows, k)),
            outside=tuple(self._outside),
            blank=blank,
            patterns=_patterns(rows, k, self.low),
            straightliners=sum(count for row, count in rows.items() if straight(row)),
            distinct=len(rows),
            vectors=packed if vectors else None,
        )


def straight(row: Sequence[int]) -> bool:
    """Whether all answers given (not 0) are the same and more than half of the items were answered."""
    given = [answer for answer in row if answer]
    return 2 * len(given) > len(row) and len(set(given)) == 1


def _columns(rows: Mapping[tuple[int, ...], int], k: int) -> Iterator[Counter[int]]:
    for item in range(k):
        column: Counter[int] = Counter()
        for row, count in rows.items():
            column[row[item]] += count
        yield column


def _patterns(rows: Mapping[tuple[int, ...], int], k: int, low: int) -> dict[int, Sums]:
    by_mask: dict[int, list[tuple[tuple[int, ...], int]]] = {}
    for row, count in rows.items():
        mask = sum(1 << item for item, digit in enumerate(row) if digit)
        by_mask.setdefault(mask, []).append((tuple(d + low - 1 if d else 0 for d in row), count))
    return {mask: _sums(group, k) for mask, group in by_mask.items()}


def _sums(group: Sequence[tuple[tuple[int, ...], int]], k: int) -> Sums:
    counts = [count for _, count in group]
    columns = list(zip(*(row for row, _ in group), strict=True))
    weighted = [tuple(map(int.__mul__, column, counts)) for column in columns]
    return Sums(
        n=sum(counts),
        totals=tuple(map(sum, weighted)),
        products=tuple(
            sum(map(int.__mul__, weighted[a], columns[b]))
            for a, b in combinations_with_replacement(range(k), 2)
        ),
    )


def _projected(sums: Sums, places: Sequence[int], k: int) -> Sums:
    table = dict(zip(combinations_with_replacement(range(k), 2), sums.products, strict=True))
    return Sums(
        n=sums.n,
        totals=tuple(sums.totals[place] for place in places),
        products=tuple(table[min(a, b), max(a, b)] for a, b in combinations_with_replacement(places, 2)),
    )
