"""Closed answers of a whole nation: Tolok's index beside SQL written by hand, its growth, and its intervals.

Both read the same Parquet, laid out by period and province, in processes of their own with the same memory limit
and number of threads. Ours adds the exact published value, the grade, and the ways to group that a page offers. What
they find is compared, unit by unit, before any is timed.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.closed_by_hand import closed_by_hand
from benchmarks.lines import Line
from benchmarks.processes import PYTHON, Took, alternating, run
from tolok.analytics.closed.files import path_of
from tolok.analytics.closed.schema import schema
from tolok.analytics.engines import MEMORY, THREADS, Engine, engine_at
from tolok.analytics.national import asked_of, indexes_of, intervals_of, open_answers
from tolok.rules import packs

ROWS, UNITS = 5_000_000, 50_000
#: How much smaller the data are whose time the growth is read against, units and all.
PART = 10
PROVINCES, PERIODS = 34, ("2025-S2", "2026-S1")
PACK = packs.satisfaction("skm-2017")
UNIT = ("office", "unit")
RUNS = 5
TIMES, MEBIBYTES, SECONDS = 1.5, 1024, 5.0
#: How far two ways of adding doubles may lie apart.
NOTHING = 1e-9


def write_answers(folder: Path, rows: int = ROWS, units: int = UNITS) -> None:
    """About `rows` answers of `units` units in every province and period, one in a hundred cells empty."""
    cells = ", ".join(
        f"CASE WHEN hash(i, {at}, 1) % 100 THEN CAST(1 + hash(i, {at}) % 10 // 3 AS TINYINT) END AS e_{key}"
        for at, key in enumerate(PACK.keys)
    )
    with duckdb.connect() as connection:
        connection.execute(f"SET threads = {THREADS}")
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        for at, period in enumerate(PERIODS):
            for province in range(PROVINCES):
                path = path_of(folder, period, f"{11 + province}")
                path.parent.mkdir(parents=True)
                connection.execute(
                    f"COPY ({_rows(rows, units, at, province, cells)}) TO '{path}' (COMPRESSION zstd)"
                )


def _rows(rows: int, units: int, period: int, province: int, cells: str) -> str:
    """One file: its own units, in their order, as a writer of closed surveys leaves them."""
    each, count = units // PROVINCES + 1, rows // (PROVINCES * len(PERIODS)) + 1
    known = ", ".join(
        f"{text} AS {name}"
        for name, text in {
            "survey": f"printf('S%d-%d', {period}, u)",
            "questionnaire": "'0123456789abcdef'",
            "pack": f"'{PACK.id}'",
            "office": "printf('kab-%d', u // 150)",
            "unit": "printf('U-%05d', u)",
            "unit_kind": "'dinas'",
            "region": f"'{11 + province}.01'",
            "service": "'ktp'",
            "year": f"CAST({2025 + period} AS SMALLINT)",
            "starts": f"DATE '{2025 + period}-01-01'",
            "ends": f"DATE '{2025 + period}-06-30'",
            "mode": "'qr'",
            "sex": "CASE WHEN hash(i, 77) % 2 = 0 THEN 'female' ELSE 'male' END",
            "age_band": "CAST(NULL AS VARCHAR)",
            "education": "CAST(NULL AS VARCHAR)",
            "occupation": "CAST(NULL AS VARCHAR)",
            "day": f"DATE '{2025 + period}-03-01'",
            "late": "hash(i, 88) % 200 = 0",
            "excluded": "false",
            "signals": "CAST(NULL AS VARCHAR)",
        }.items()
    )
    first = (period * PROVINCES + province) * count
    return f"""SELECT {known}, {cells} FROM (
        SELECT {first} + t.i AS i, {province * each} + t.i * {each} // {count} AS u FROM range({count}) t(i)
    )"""


def _tolok(folder: Path, compute: Callable[[Engine], pa.Table]) -> pa.Table:
    with engine_at() as engine:
        open_answers(engine, str(folder), PACK)
        return compute(engine)


def index(folder: Path) -> pa.Table:
    """The index of every unit."""
    return _tolok(folder, lambda engine: indexes_of(engine, PACK, asked_of(PACK, UNIT)))


def intervals(folder: Path) -> pa.Table:
    """The same with its interval and the probability of its grade."""
    return _tolok(folder, lambda engine: intervals_of(engine, PACK, asked_of(PACK, UNIT)))


def compare(folder: Path) -> None:
    """SystemExit unless both ways find the same units and, in each, the same index, and the files are ours."""
    hand, tolok = (
        {
            (row["office"], row["unit"]): (row["n"], row["ikm"])
            for row in found.select([*UNIT, "n", "ikm"]).to_pylist()
        }
        for found in (closed_by_hand(str(folder), MEMORY, THREADS), index(folder))
    )
    same = hand.keys() == tolok.keys() and all(
        hand[unit][0] == n and abs(hand[unit][1] - ikm) <= NOTHING for unit, (n, ikm) in tolok.items()
    )
    file = pq.read_schema(next(folder.glob("*/*/*.parquet"))).remove_metadata()
    if not same or len(tolok) < len(hand) or file.names != schema(PACK.keys).names:
        raise SystemExit("the two ways do not find the same indexes")


def growth(whole: str, part: str) -> tuple[float, float]:
    """Median seconds of the index of all units and of the small part, in turns in a process of their own.

    Without start and imports, which would make any growth look small.
    """
    command = [PYTHON, "-m", __name__, "turns", whole, part]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), float(said[1])


def turns(*folders: Path) -> None:
    """Print the median seconds of the index of each folder, after one round to warm up."""
    rounds = [[_seconds(folder) for folder in folders] for _ in range(RUNS + 1)][1:]
    print(*(median(each) for each in zip(*rounds, strict=True)))


def _seconds(folder: Path) -> float:
    start = perf_counter()
    index(folder)
    return perf_counter() - start


def lines(folder: Path) -> list[Line]:
    """The lines of time, growth and memory."""
    whole, part = folder / "national", folder / "national-part"
    run([PYTHON, "-m", __name__, "write", str(whole)])
    run([PYTHON, "-m", __name__, "part", str(part)])
    run([PYTHON, "-m", __name__, "compare", str(whole)])
    hand, tolok, sure = alternating(
        [
            [PYTHON, "-m", "benchmarks.closed_by_hand", str(whole), MEMORY, str(THREADS)],
            [PYTHON, "-m", __name__, "index", str(whole)],
            [PYTHON, "-m", __name__, "intervals", str(whole)],
        ],
        RUNS,
    )
    return _lines(hand, tolok, sure, *growth(str(whole), str(part)))


def _lines(hand: Took, tolok: Took, sure: Took, large: float, small: float) -> list[Line]:
    cells = ROWS * len(PACK.keys)
    what = f"Index of {cells:,} closed answers from Parquet, {UNITS:,} units"
    beside = f"SQL by hand: {hand.seconds:.2f} s"
    return [
        Line(what, tolok.seconds, "s", beside, TIMES * hand.seconds, f"{TIMES} × {hand.seconds:.2f}"),
        Line(f"{what}: memory", tolok.mebibytes, "MiB", f"SQL by hand: {hand.mebibytes:.0f} MiB", MEBIBYTES),
        Line(
            f"{what}: growth, without start",
            large,
            "s",
            f"{cells // PART:,} answers, {UNITS // PART:,} units: {small:.3f} s",
            PART * small,
            f"{PART} × {small:.3f}",
        ),
        Line(f"Intervals of {UNITS:,} units from {cells:,} closed answers", sure.seconds, "s", "", SECONDS),
        Line(f"Intervals of {UNITS:,} units: memory", sure.mebibytes, "MiB", "", MEBIBYTES),
    ]


JOBS: dict[str, Callable[..., object]] = {
    "write": write_answers,
    "part": lambda folder: write_answers(folder, ROWS // PART, UNITS // PART),
    "compare": compare,
    "index": index,
    "intervals": intervals,
    "turns": turns,
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](*map(Path, sys.argv[2:]))
