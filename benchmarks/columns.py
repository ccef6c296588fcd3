"""Five million answers in 50,000 groups: Tolok's index against the same aggregation written by hand in SQL."""

import resource
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import duckdb

from tolok.analytics.indexes import indexes
from tolok.analytics.source import MEMORY, THREADS
from tolok.rules import packs

ROWS, GROUPS = 5_000_000, 50_000
PACK = "skm-2017"
#: Runs of each; the quickest counts, and they take turns so that a busy machine slows both.
RUNS = 5


def write_answers(path: Path, rows: int = ROWS, groups: int = GROUPS) -> None:
    """A wide Parquet file of `rows` respondents in about `groups` units, the same every time."""
    answers = ", ".join(
        f"CAST(1 + hash(i, {place}) % 10 // 3 AS UTINYINT) AS {key}"
        for place, key in enumerate(packs.satisfaction(PACK).keys)
    )
    unit = f"'Unit ' || lpad(CAST(hash(i) % {groups} AS VARCHAR), 5, '0')"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT {unit} AS unit, {answers} FROM range({rows}) t(i)) TO '{path}'")


def by_hand(path: Path) -> int:
    """What an analyst would write: per unit the respondents, the sums, the counts and the index."""
    keys = packs.satisfaction(PACK).keys
    inside = {key: f"CASE WHEN {key} BETWEEN 1 AND 4 THEN {key} END" for key in keys}
    sums = ", ".join(f"sum({case}) AS s_{key}, count({case}) AS c_{key}" for key, case in inside.items())
    mean = " + ".join(f"avg({case})" for case in inside.values())
    query = (
        f"SELECT unit, count(*) AS n, {sums}, 25 * ({mean}) / {len(keys)} AS ikm FROM '{path}' GROUP BY unit"
    )
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"SET threads = {THREADS}")
        return int(connection.sql(query).to_arrow_table().num_rows)


def by_tolok(path: Path) -> int:
    """The same file through `tolok.analytics`."""
    pack = packs.satisfaction(PACK)
    return int(indexes(path, pack, {key: key for key in pack.keys}, by="unit").num_rows)


def times(path: Path, runs: int = RUNS) -> tuple[float, float]:
    """The quickest seconds of each, by hand and by Tolok."""
    hand, tolok = [], []
    for _ in range(runs):
        hand.append(_seconds(by_hand, path))
        tolok.append(_seconds(by_tolok, path))
    return min(hand), min(tolok)


def peak_mebibytes() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _seconds(job: Callable[[Path], int], path: Path) -> float:
    start = perf_counter()
    job(path)
    return perf_counter() - start
