"""Files of answers as big surveys leave them, made from random rows."""

import csv
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from tolok.rules import packs
from tolok.rules.surveys.tallies import Counting, Tally

KEYS = packs.satisfaction("skm-2017").keys
COLUMNS = {key: f"U{place}" for place, key in enumerate(KEYS, 1)}
UNITS = ("Kelurahan Sukamaju", "Dinas “Satu Pintu”, Kab. O'Neil", "kecamatan tebet", "")

Answered = tuple[str | None, Sequence[int | None]]


def random_answers(n: int, seed: int) -> list[Answered]:
    """`n` respondents with gaps, straight lines, repeats, empty rows, empty units and points off the scale."""
    random = Random(seed)
    people: list[Answered] = []
    for _ in range(n):
        unit = random.choice((*UNITS, None))
        kind = random.random()
        if kind < 0.15:
            row: list[int | None] = [random.randint(1, 4)] * 9
        elif kind < 0.2:
            unit, row = unit or UNITS[0], [None] * 9
        else:
            row = [random.choice((1, 2, 3, 3, 4, 4, None, 0, 5, 44)) for _ in KEYS]
        people.append((unit, row))
    return people


def counted(people: Sequence[Answered], vectors: bool = True) -> dict[str, Tally]:
    """The same respondents through the scalar rules, group by group, in order of appearance."""
    groups: dict[str, Counting] = {}
    for unit, row in people:
        if not (unit or "").strip() and all(answer is None for answer in row):
            continue  # nothing stands in this row
        name = unit or "(kosong)"
        groups.setdefault(name, Counting(KEYS)).add(row)
    return {name: counting.tally(vectors) for name, counting in groups.items()}


def write_parquet(path: Path, people: Sequence[Answered], kind: pa.DataType) -> Path:
    """Wide Parquet: ``unit`` and ``U1`` … ``U9`` of one type."""
    columns = {"unit": pa.array([unit for unit, _ in people], pa.string())}
    for place, heading in enumerate(COLUMNS.values()):
        columns[heading] = pa.array([row[place] for _, row in people]).cast(kind)
    pq.write_table(pa.table(columns), path, row_group_size=50)
    return path


def write_csv(
    path: Path, people: Sequence[Answered], delimiter: str = ",", encoding: str = "utf-8", decimals: str = ""
) -> Path:
    """The same as delimited text; `decimals` is written behind every answer."""
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["unit", *COLUMNS.values()])
        for unit, row in people:
            writer.writerow([unit or "", *("" if x is None else f"{x}{decimals}" for x in row)])
    return path
