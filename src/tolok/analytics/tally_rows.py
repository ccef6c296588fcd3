"""A tally of the rules from rows of sums, whichever engine added them up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pyarrow as pa

from tolok.analytics.asking import Asked, levels, patterns
from tolok.analytics.engines import Engine
from tolok.rules.surveys.tallies import Sums, Tally

Group = tuple[object, ...]


def tallies_of(engine: Engine, asked: Asked) -> Iterator[tuple[Group, Tally]]:
    """Every group with its exact tally, in the order of the groups; for pages of single groups, not for all units.

    The tallies have no `vectors`, so nothing is resampled.
    """
    width = len(asked.by)
    counted = _rows(engine.run(levels(asked)))
    summed = groupby(_rows(engine.run(patterns(asked))), lambda row: row[:width])
    points = len(asked.keys) * (asked.high - asked.low + 1)
    for row in counted:
        if not width and row[-1] == 0 == sum(row[:points]):
            return  # nobody at all is not a group
        group, sums = next(summed)
        if group != row[:width]:
            raise RuntimeError(f"the groups of two statements differ: {group} and {row[:width]}")
        counts = [int(value) for value in row[width:-1]]
        rows = [[int(value) for value in one[width:]] for one in sums]
        yield group, built(asked.keys, asked.low, asked.high, counts, rows)


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches(max_chunksize=2_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def built(
    keys: tuple[str, ...],
    low: int,
    high: int,
    counts: Sequence[int],
    patterns: Iterable[Sequence[int | None]],
    vectors: Mapping[int, int] | None = None,
) -> Tally:
    """One tally. `counts` are the answers at each point, item by item, then those off the scale; a row of
    `patterns` is the mask of answered items, respondents, different rows, straight lines, sums, products."""
    k, points = len(keys), high - low + 1
    found: dict[int, Sums] = {}
    blank = straight = distinct = 0
    for row in patterns:
        mask, n, different, lines, *sums = (value or 0 for value in row)
        if not mask:
            blank = n
            continue
        straight, distinct = straight + lines, distinct + different
        found[mask] = Sums(n, tuple(sums[:k]), tuple(sums[k:]))
    return Tally(
        keys=keys,
        low=low,
        high=high,
        levels=tuple(tuple(counts[j * points : (j + 1) * points]) for j in range(k)),
        outside=tuple(counts[k * points :]),
        blank=blank,
        patterns=found,
        straightliners=straight,
        distinct=distinct,
        vectors=vectors,
    )
