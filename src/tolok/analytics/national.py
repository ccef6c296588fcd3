"""Indexes and their intervals for very many groups of closed answers, on any engine."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from math import sqrt

import pyarrow as pa
import pyarrow.compute as pc

from tolok.analytics.asking import Asked, index, spread
from tolok.analytics.closed.schema import seen
from tolok.analytics.engines import Engine
from tolok.analytics.indexes import exact_index, settled
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.intervals import Z95, band_probability, remaining

#: The numbers of users by group, in the order of `Asked.by`.
Users = Mapping[tuple[object, ...], int]


def asked_of(
    pack: Satisfaction, by: tuple[str, ...] = (), only: Mapping[str, Collection[str]] | None = None
) -> Asked:
    """What is asked of the closed answers to `pack`."""
    return Asked(pack.id, pack.keys, pack.scale.low, pack.scale.high, by, only or {})


def open_answers(engine: Engine, root: str, *packs: Satisfaction) -> None:
    """Name the closed answers below `root` as ``answers``, with the elements of these packs."""
    keys = dict.fromkeys(key for pack in packs for key in pack.keys)
    engine.register("answers", root, seen(tuple(keys)))


def indexes_of(engine: Engine, pack: Satisfaction, asked: Asked) -> pa.Table:
    """One row a group, sorted, NULL first: the group's columns, then as `tolok.analytics.indexes.indexes`.

    That is ``n``, ``n_min``, ``n_max``, ``total_<key>`` and ``n_<key>``, ``ikm``, ``ikm_published``, ``grade``.
    Small groups are not withheld here: the counts are there for whoever shows them.
    """
    return _settled(pack, asked, engine.run(index(asked)))


def _settled(pack: Satisfaction, asked: Asked, found: pa.Table) -> pa.Table:
    """Counts and sums with the index, its published value and grade."""
    counts = {key: found[f"c{j}"] for j, key in enumerate(asked.keys)}
    totals = {key: found[f"t{j}"] for j, key in enumerate(asked.keys)}
    columns = {name: found[name] for name in asked.by} | {"n": found["n"]}
    columns["n_min"] = pc.min_element_wise(*counts.values())
    columns["n_max"] = pc.max_element_wise(*counts.values())
    for key in asked.keys:
        columns |= {f"total_{key}": totals[key], f"n_{key}": counts[key]}
    columns["ikm"] = _index(pack, counts, totals)
    return settled(pa.table(columns), pack)


def _index(
    pack: Satisfaction, counts: Mapping[str, pa.ChunkedArray], totals: Mapping[str, pa.ChunkedArray]
) -> pa.ChunkedArray:
    """The index as a double; NULL where an element has no answer."""
    none = pa.scalar(None, pa.float64())
    value: object = 0.0
    for key in pack.keys:
        known = pc.if_else(pc.greater(counts[key], 0), pc.cast(counts[key], pa.float64()), none)
        value = pc.add(value, pc.divide(pc.cast(totals[key], pa.float64()), known))
    return pc.divide(pc.multiply(value, float(pack.factor)), float(len(pack.keys)))


def intervals_of(engine: Engine, pack: Satisfaction, asked: Asked, users: Users | None = None) -> pa.Table:
    """As `indexes_of`, with ``error``, ``low``, ``high`` and ``letter_probability`` (doubles).

    The 95 % interval of the index by linearisation, as `tolok.rules.surveys.skm.survey` gives it without resampling; NULL
    where that has none: no index, or fewer than two respondents. `users` gives the finite-population correction.
    """
    summed = engine.run(spread(asked, pack.factor / len(pack.keys)))
    found = _settled(pack, asked, summed)
    rows = list(_sure(pack, asked, found, summed["spread"].to_pylist(), users or {}))
    names = ("error", "low", "high", "letter_probability")
    for name, column in zip(names, zip(*rows, strict=True) if rows else ((),) * 4, strict=True):
        found = found.append_column(name, pa.array(column, pa.float64()))
    return found


def _groups(table: pa.Table, asked: Asked) -> Iterator[tuple[object, ...]]:
    if not asked.by:
        return iter([()] * len(table))
    return zip(*(table[name].to_pylist() for name in asked.by), strict=True)


def _sure(
    pack: Satisfaction, asked: Asked, found: pa.Table, spreads: list[float], users: Users
) -> Iterator[tuple[float | None, ...]]:
    bounds = float(pack.scale.low * pack.factor), float(pack.scale.high * pack.factor)
    values = exact_values(found, pack)
    rows = zip(
        _groups(found, asked),
        found["n"].to_pylist(),
        found["grade"].to_pylist(),
        values,
        spreads,
        strict=True,
    )
    for group, n, grade, value, squares in rows:
        if value is None or n < 2:
            yield None, None, None, None
            continue
        error = sqrt(squares * n / (n - 1) * remaining(n, users.get(group)))
        half, middle = Z95 * error, float(value)
        chance = band_probability(value, error, pack.bands) if grade else None
        yield error, max(bounds[0], middle - half), min(bounds[1], middle + half), chance


def exact_values(found: pa.Table, pack: Satisfaction) -> Iterator[Fraction | None]:
    """The unrounded index of every row of `indexes_of`, exact; None where there is none."""
    totals = zip(*(found[f"total_{key}"].to_pylist() for key in pack.keys), strict=True)
    counts = zip(*(found[f"n_{key}"].to_pylist() for key in pack.keys), strict=True)
    for total, count in zip(totals, counts, strict=True):
        yield exact_index(total, count, pack) if all(count) else None
