"""Single cells of a big file: the different words of a column, and where answers stand that are none."""
# ruff: noqa: S608 — names and texts go through `name` and `literal`; SQL has no parameters for columns

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from tolok.analytics.source import PARQUET, Source, answer, literal, name, opened

Words = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Place:
    """One cell: its row in the file (the heading row of a text file is row 1), its item, what stands there."""

    row: int
    key: str
    value: str


def words(path: Path, columns: Mapping[str, str], most: int) -> dict[str, tuple[str, ...]]:
    """The different texts of every text column, at most `most` of each; columns of numbers have none."""
    with opened(path) as source:
        return {
            key: _different(source, column, most)
            for key, column in columns.items()
            if source.types[column] == "VARCHAR"
        }


def _different(source: Source, column: str, most: int) -> tuple[str, ...]:
    given = name(column)
    query = f"SELECT DISTINCT {given} FROM source WHERE {given} IS NOT NULL LIMIT {most}"
    return tuple(str(row[0]) for row in source.connection.execute(query).fetchall())


def off_scale(
    path: Path,
    columns: Mapping[str, str],
    *,
    low: int,
    high: int,
    known: Words,
    ignored: Mapping[str, Collection[str]],
    most: int,
) -> tuple[list[Place], int]:
    """The first `most` cells, in file order, that hold something else than a point, and how many there are.

    `known` are labels that stand for points; `ignored` texts of a column, as they are written, count as blank.
    """
    found: list[Place] = []
    count = 0
    first = 1 if path.suffix.lower() in PARQUET else 2
    with opened(path) as source:
        for key, column in columns.items():
            point, given = answer(source, column, low, high, known.get(key))
            blanks = ", ".join(literal(text) for text in ignored.get(key, ()))
            but = f"AND CAST({name(column)} AS VARCHAR) NOT IN ({blanks})" if blanks else ""
            rows = source.connection.execute(
                f"""SELECT place, CAST(value AS VARCHAR), count(*) OVER () FROM (
                    SELECT row_number() OVER () AS place, {name(column)} AS value,
                           {given} AND {point} IS NULL {but} AS wrong FROM source)
                WHERE wrong ORDER BY place LIMIT {most}"""
            ).fetchall()
            found += [Place(first + int(row[0]) - 1, key, str(row[1])) for row in rows]
            count += int(rows[0][2]) if rows else 0
    return sorted(found, key=lambda place: place.row)[:most], count
