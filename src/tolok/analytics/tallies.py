"""Tallies of big files: DuckDB adds up whole numbers, the rules compute from them what they always compute."""
# ruff: noqa: S608 — names and texts go through `name` and `literal`; SQL has no parameters for columns

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, groupby
from operator import itemgetter
from pathlib import Path

from tolok.analytics.source import (
    ALL,
    Source,
    answer,
    check_columns,
    group_key,
    group_name,
    literal,
    name,
    opened,
)
from tolok.rules.tallies import Sums, Tally

#: Rows fetched at a time.
BATCH = 2_000

Words = Mapping[str, Mapping[str, int]]


def tally_file(
    path: Path,
    columns: Mapping[str, str],
    *,
    by: str | None = None,
    low: int = 1,
    high: int = 4,
    words: Words | None = None,
    vectors: bool = False,
) -> dict[str, Tally]:
    """The tally of every group in `path`, in the order in which groups first appear.

    `columns` maps element keys to column names; the tally has its keys in that order. `by` is the column of
    the groups; None puts everybody in ``all``. Points are whole numbers `low`–`high`; anything else is missing
    and counted as outside. `words` gives labels that stand for points, by element. `vectors` keeps the rows
    for the bootstrap, which for millions of different rows needs much memory. Raises ProblemsError when the
    file cannot be read or a column is absent.
    """
    return dict(tallies(path, columns, by=by, low=low, high=high, words=words, vectors=vectors))


def tallies(
    path: Path,
    columns: Mapping[str, str],
    *,
    by: str | None = None,
    low: int = 1,
    high: int = 4,
    words: Words | None = None,
    vectors: bool = False,
) -> Iterator[tuple[str, Tally]]:
    """As `tally_file`, group by group, so that only one group is held in memory at a time."""
    with opened(path) as source:
        check_columns(source, columns, by)
        keys = tuple(columns)
        _prepare(source, columns, by, low, high, words or {})
        levels = groupby(_rows(source, _level_query(len(keys), low, high)), itemgetter(0))
        sums = groupby(_rows(source, _sum_query(len(keys))), itemgetter(0))
        packed = (
            groupby(_rows(source, _vector_query(len(keys), low, high)), itemgetter(0)) if vectors else None
        )
        names = _rows(source, "SELECT gid, any_value(name) FROM groups GROUP BY gid ORDER BY gid")
        for (_, group), (_, counted), (_, summed) in zip(names, levels, sums, strict=True):
            kept = _packed(next(packed)[1]) if packed else None
            yield str(group), _tally(keys, low, high, next(counted), list(summed), kept)


def _prepare(
    source: Source, columns: Mapping[str, str], by: str | None, low: int, high: int, words: Words
) -> None:
    """Tables ``groups`` (raw name → number, name), view ``answers`` and table ``vectors`` (different rows)."""
    run = source.connection.execute
    raw = literal(ALL) if by is None else name(by)
    first = (
        "SELECT 1 AS first, {} AS raw"
        if by is None
        else "SELECT min(place) AS first, raw FROM (SELECT row_number() OVER () AS place, {} AS raw FROM source) GROUP BY raw"
    )
    run(
        f"""CREATE TABLE groups AS
        SELECT raw, dense_rank() OVER (ORDER BY earliest) AS gid, name FROM (
            SELECT raw, min(first) OVER same AS earliest,
                   first_value({group_name("raw")}) OVER (same ORDER BY first) AS name
            FROM ({first.format(raw)}) WINDOW same AS (PARTITION BY {group_key("raw")}))"""
    )
    expressions = [answer(source, column, low, high, words.get(key)) for key, column in columns.items()]
    points = ", ".join(f"{point} AS v{j}" for j, (point, _) in enumerate(expressions))
    given = ", ".join(f"({given}) AS g{j}" for j, (_, given) in enumerate(expressions))
    run(
        f"""CREATE VIEW answers AS SELECT gid, {points}, {given}
        FROM source JOIN groups ON {raw} IS NOT DISTINCT FROM groups.raw"""
    )
    listed = ", ".join(f"v{j}" for j in range(len(columns)))
    run(f"CREATE TABLE vectors AS SELECT gid, {listed}, count(*) AS c FROM answers GROUP BY ALL")


def _level_query(k: int, low: int, high: int) -> str:
    """Per group: how many gave each point to each item, then how many answers were off the scale."""
    points = [f"count(*) FILTER (v{j} = {p})" for j in range(k) for p in range(low, high + 1)]
    outside = [f"count(*) FILTER (g{j} AND v{j} IS NULL)" for j in range(k)]
    return f"SELECT gid, {', '.join([*points, *outside])} FROM answers GROUP BY gid ORDER BY gid"


def _sum_query(k: int) -> str:
    """Per group and pattern of answered items: respondents, different rows, straight lines, sums, products."""
    mask = " + ".join(f"CASE WHEN v{j} IS NULL THEN 0 ELSE {1 << j} END" for j in range(k))
    every = ", ".join(f"v{j}" for j in range(k))
    answered = " + ".join(f"CASE WHEN v{j} IS NULL THEN 0 ELSE 1 END" for j in range(k))
    straight = f"sum(c) FILTER (least({every}) = greatest({every}) AND 2 * ({answered}) > {k})"
    sums = [f"sum(c * v{j})" for j in range(k)]
    products = [f"sum(c * v{a} * v{b})" for a, b in combinations_with_replacement(range(k), 2)]
    return f"""SELECT gid, {mask} AS mask, sum(c), count(*), {straight}, {", ".join([*sums, *products])}
        FROM vectors GROUP BY gid, mask ORDER BY gid, mask"""


def _vector_query(k: int, low: int, high: int) -> str:
    """Per group: every different row as one number (see `pack_row`) and how often it was given."""
    base = high - low + 2
    packed = " + ".join(f"coalesce(v{j} - {low - 1}, 0)::HUGEINT * {base**j}" for j in range(k))
    return f"SELECT gid, {packed}, c FROM vectors ORDER BY gid"


def _rows(source: Source, query: str) -> Iterator[tuple[int, ...]]:
    """The rows of a query, fetched in batches on a cursor of their own."""
    cursor = source.connection.cursor()
    cursor.execute(query)
    while batch := cursor.fetchmany(BATCH):
        yield from batch


def _packed(rows: Iterable[Sequence[int]]) -> dict[int, int]:
    """Row number → respondents; the row without answers is nobody's."""
    return {packed: count for _, packed, count in rows if packed}


def _tally(
    keys: tuple[str, ...],
    low: int,
    high: int,
    counted: Sequence[int],
    summed: Sequence[Sequence[int | None]],
    vectors: dict[int, int] | None,
) -> Tally:
    k, points = len(keys), high - low + 1
    patterns: dict[int, Sums] = {}
    blank = straight = distinct = 0
    for row in summed:
        _, mask, n, different, lines, *sums = (value or 0 for value in row)
        if not mask:
            blank = n
            continue
        straight, distinct = straight + lines, distinct + different
        patterns[mask] = Sums(n, tuple(sums[:k]), tuple(sums[k:]))
    levels = counted[1 : 1 + k * points]
    return Tally(
        keys=keys,
        low=low,
        high=high,
        levels=tuple(tuple(levels[j * points : (j + 1) * points]) for j in range(k)),
        outside=tuple(counted[1 + k * points :]),
        blank=blank,
        patterns=patterns,
        straightliners=straight,
        distinct=distinct,
        vectors=vectors,
    )
