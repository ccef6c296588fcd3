"""Five million answers in 50,000 groups: Tolok's index beside the same aggregation written by hand in SQL.

Both are whole processes with the same memory limit and number of threads. Ours adds that names differing in case
or spaces are one group, the exact published value and the grade. Their indexes are compared before any is timed.
"""

import sys
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.by_hand import by_hand
from benchmarks.lines import Line
from benchmarks.processes import PYTHON, TOLOK, alternating, run
from tolok.analytics.engines import MEMORY, THREADS
from tolok.analytics.indexes import indexes
from tolok.rules import packs

ROWS, GROUPS = 5_000_000, 50_000
#: How much smaller the file is whose whole result, with intervals and reliability, is only told.
PART = 10
PACK = "skm-2017"
RUNS = 7
JSON = ("--format", "json")
TIMES, MEBIBYTES = 1.5, 1024
#: How far two ways of adding doubles may lie apart.
NOTHING = 1e-9


def write_answers(path: Path, rows: int = ROWS, groups: int = GROUPS) -> None:
    """A wide Parquet file of `rows` respondents in about `groups` units, the same every time."""
    answers = ", ".join(
        f"CAST(1 + hash(i, {place}) % 10 // 3 AS UTINYINT) AS {key}"
        for place, key in enumerate(packs.satisfaction(PACK).keys)
    )
    unit = f"'Unit ' || lpad(CAST(hash(i) % {groups} AS VARCHAR), 5, '0')"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT {unit} AS unit, {answers} FROM range({rows}) t(i)) TO '{path}'")


def by_tolok(path: Path) -> pa.Table:
    """The index of every unit in `path` through `tolok.analytics`."""
    pack = packs.satisfaction(PACK)
    return indexes(path, pack, {key: key for key in pack.keys}, by="unit")


def compare(path: Path) -> None:
    """SystemExit unless both ways find the same groups and, in each, the same index."""
    hand, tolok = (
        dict(zip(found["group"].to_pylist(), found["ikm"].to_pylist(), strict=True))
        for found in (by_hand(str(path), MEMORY, THREADS), by_tolok(path))
    )
    if hand.keys() != tolok.keys() or max(abs(hand[group] - tolok[group]) for group in hand) > NOTHING:
        raise SystemExit("the two ways do not find the same indexes")


def lines(folder: Path) -> list[Line]:
    """The lines of time and memory."""
    file = str(folder / "answers.parquet")
    for job in ("write", "compare"):
        run([PYTHON, "-m", __name__, job, file])
    hand, tolok = alternating(
        [
            [PYTHON, "-m", "benchmarks.by_hand", file, MEMORY, str(THREADS)],
            [PYTHON, "-m", __name__, "tolok", file],
        ],
        RUNS,
    )
    what = f"Index of {ROWS:,} responses in {GROUPS:,} groups"
    return [
        Line(
            what,
            tolok.seconds,
            "s",
            f"SQL by hand: {hand.seconds:.2f} s",
            TIMES * hand.seconds,
            f"{TIMES} × {hand.seconds:.2f}",
        ),
        Line(
            f"{what}: memory",
            tolok.mebibytes,
            "MiB",
            f"SQL by hand: {hand.mebibytes:.0f} MiB",
            MEBIBYTES,
        ),
        _whole(folder / "part.parquet"),
    ]


def _whole(file: Path) -> Line:
    """Everything `tolok survey` says of every group: no SQL gives that, so there is nothing to compare it with."""
    write_answers(file, ROWS // PART, GROUPS // PART)
    (took,) = alternating([[TOLOK, "survey", str(file), "--instrument", PACK, "--by", "unit", *JSON]], 1)
    what = f"`tolok survey` of {ROWS // PART:,} responses in {GROUPS // PART:,} groups, the whole result"
    return Line(what, took.seconds, "s", f"memory: {took.mebibytes:.0f} MiB")


if __name__ == "__main__":
    {"write": write_answers, "compare": compare, "tolok": by_tolok}[sys.argv[1]](Path(sys.argv[2]))
