"""``tolok evaluate`` of very many units beside one unit, file to JSON."""

import csv
from pathlib import Path

from benchmarks.lines import Line
from benchmarks.processes import TOLOK, alternating
from tolok.rules import packs

PACK = "pekppp-2022-luring"
UNITS, RUNS = 10_000, 5
TIMES, MORE = 6, 3


def write_levels(path: Path, count: int) -> Path:
    """A CSV of `count` units with every indicator and a mean of F-03, the same every time."""
    codes = list(packs.instrument(PACK).indicators)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["unit", *codes, "f03"])
        for place in range(count):
            levels = [(place * 7 + at * 3 + place // 11) % 6 for at in range(len(codes))]
            out.writerow([f"Unit {place:05}", *levels, f"{place * 37 % 501 / 100:.2f}"])
    return path


def lines(folder: Path) -> list[Line]:
    """The line of many units."""
    one, many = (
        [TOLOK, "evaluate", str(file), "--instrument", PACK, "--format", "json"]
        for file in (
            write_levels(folder / "one.csv", 1),
            write_levels(folder / "many.csv", UNITS),
        )
    )
    single, whole = alternating([one, many], RUNS)
    return [
        Line(
            f"`tolok evaluate` of {UNITS:,} units",
            whole.seconds,
            "s",
            f"one unit: {single.seconds:.2f} s",
            TIMES * single.seconds + MORE,
            f"{TIMES} × {single.seconds:.2f} + {MORE}",
        )
    ]
