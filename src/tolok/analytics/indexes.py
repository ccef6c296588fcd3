"""Only the index of very many groups: one pass over the columns, the rules' own answer for each group."""
# ruff: noqa: S608 — names and texts go through `name` and `literal`; SQL has no parameters for columns

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from tolok.analytics.engines.duck import literal, name
from tolok.analytics.source import ALL, Source, answer, check_columns, group_key, group_name, opened
from tolok.rules.bands import Bands
from tolok.rules.numbers import round_half_up
from tolok.rules.surveys.instruments import Satisfaction

#: A double this close to a half of the last digit is computed again exactly; its own error is far smaller.
DOUBT = 1e-7


def indexes(path: Path, pack: Satisfaction, columns: Mapping[str, str], *, by: str | None = None) -> pa.Table:
    """The index of every group in `path`, sorted by group, exact weights, points of the pack's scale.

    One row a group: ``group``, ``n`` (respondents with an answer), ``n_min`` and ``n_max`` over elements,
    ``total_<key>`` and ``n_<key>`` for every element, ``ikm`` (double), ``ikm_published`` (decimal, half-up,
    exact) and ``grade`` (letter). The index is null where an element has no answer; the grade also below the
    pack's minimum n. `columns` maps every element key to its column. Raises ProblemsError as `tally_file`.
    """
    if set(columns) != set(pack.keys):
        raise ValueError(f"{pack.id} needs columns for {pack.keys}")
    with opened(path) as source:
        check_columns(source, columns, by)
        found = source.connection.sql(_query(source, pack, columns, by)).to_arrow_table()
    return settled(found, pack)


def _query(source: Source, pack: Satisfaction, columns: Mapping[str, str], by: str | None) -> str:
    """Sums by the raw group name first, which is cheap, then by what counts as one group."""
    low, high = pack.scale.low, pack.scale.high
    points = [answer(source, columns[key], low, high)[0] for key in pack.keys]
    raw = literal(ALL) if by is None else source.sql(by)
    inner = ", ".join(f"sum({point}) AS t{j}, count({point}) AS c{j}" for j, point in enumerate(points))
    anyone = f"count(coalesce({', '.join(points)}))"
    sums = ", ".join(
        f"coalesce(sum(t{j}), 0)::BIGINT AS {name(f'total_{key}')}, sum(c{j})::BIGINT AS {name(f'n_{key}')}"
        for j, key in enumerate(pack.keys)
    )
    counts = ", ".join(name(f"n_{key}") for key in pack.keys)
    means = " + ".join(f"{name(f'total_{key}')} / nullif({name(f'n_{key}')}, 0)" for key in pack.keys)
    return f"""
        WITH raw AS (SELECT {raw} AS raw, {anyone} AS n, {inner} FROM everything GROUP BY 1),
        summed AS (
            SELECT min({group_name("raw")}) AS "group", sum(n)::BIGINT AS n, {sums}
            FROM raw GROUP BY {group_key("raw")}
        )
        SELECT "group", n, least({counts}) AS n_min, greatest({counts}) AS n_max,
               summed.* EXCLUDE ("group", n), ({means}) * {pack.factor} / {len(pack.keys)} AS ikm
        FROM summed ORDER BY "group" """


def settled(found: pa.Table, pack: Satisfaction) -> pa.Table:
    """The table with published values and grades; doubtful doubles are computed again as fractions.

    It has ``n``, ``ikm`` and, for every element, ``total_<key>`` and ``n_<key>``.
    """
    decimals = pack.bands.decimals
    steps = pc.multiply(found["ikm"], float(10**decimals))
    rounded = pc.floor(pc.add(steps, 0.5))
    units = pc.cast(rounded, pa.int32())
    doubtful = pc.less(pc.abs(pc.subtract(pc.subtract(steps, pc.floor(steps)), 0.5)), DOUBT)
    places = pc.indices_nonzero(pc.fill_null(doubtful, False)).to_pylist()
    if places:
        values = units.to_pylist()
        for place in places:
            values[place] = _exact_units(found.slice(place, 1).to_pylist()[0], pack)
        units = pa.chunked_array([pa.array(values, pa.int32())])
    published = pc.multiply(pc.cast(units, pa.decimal128(10, 0)), _one_unit(decimals))
    found = found.append_column("ikm_published", pc.cast(published, pa.decimal128(12, decimals)))
    return found.append_column("grade", _grades(units, found["n"], pack.bands, pack.minimum_respondents))


def _one_unit(decimals: int) -> pa.Scalar:
    return pa.scalar(round_half_up(Fraction(1, 10**decimals), decimals), pa.decimal128(6, decimals))


def _exact_units(row: Mapping[str, int], pack: Satisfaction) -> int:
    """The published index of one row in units of its last digit."""
    totals = [row[f"total_{key}"] for key in pack.keys]
    value = exact_index(totals, [row[f"n_{key}"] for key in pack.keys], pack)
    return int(round_half_up(value, pack.bands.decimals).scaleb(pack.bands.decimals))


def exact_index(totals: Sequence[int], counts: Sequence[int], pack: Satisfaction) -> Fraction:
    """The unrounded index from the sums and counts of every element, none of them without an answer."""
    # over one denominator: much quicker than adding fractions
    below = lcm(*counts)
    above = sum(total * (below // count) for total, count in zip(totals, counts, strict=True))
    return Fraction(above * pack.factor, below * len(pack.keys))


def _grades(units: pa.ChunkedArray, n: pa.ChunkedArray, bands: Bands, minimum: int) -> pa.ChunkedArray:
    """The letter by lower bounds, best first; null without an index or below the minimum n."""
    scale = 10**bands.decimals
    letters: object = bands.bands[-1].letter
    for band in reversed(bands.bands[:-1]):
        letters = pc.if_else(pc.greater_equal(units, int(band.lower * scale)), band.letter, letters)
    enough = pc.and_(pc.is_valid(units), pc.greater_equal(n, minimum))
    return pc.if_else(enough, letters, pa.scalar(None, pa.string()))
