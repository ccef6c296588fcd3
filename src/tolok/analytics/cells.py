"""Single cells of a big file: the different words of a column, and where answers stand that are none."""
# ruff: noqa: S608 — names and texts go through `name` and `literal`; SQL has no parameters for columns

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tolok.analytics.engines.duck import literal
from tolok.analytics.source import BLANKS, SPACES, Source, answer, is_parquet, opened
from tolok.analytics.texts import Dress, dress, numbers

Words = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Place:
    """One cell: its row in the file (the heading row of a text file is row 1), its item, what stands there."""

    row: int
    key: str
    value: str


def words(
    path: Path,
    columns: Mapping[str, str],
    most: int,
    worn: Dress | None = None,
) -> dict[str, tuple[str, ...]]:
    """The different texts of every text column, at most `most` of each; columns of numbers have none."""
    with opened(path, worn) as source:
        return {
            key: _different(source, column, most)
            for key, column in columns.items()
            if source.types[column] == "VARCHAR"
        }


def _different(source: Source, column: str, most: int) -> tuple[str, ...]:
    given = source.sql(column)
    query = f"SELECT DISTINCT {given} FROM everything WHERE {given} IS NOT NULL LIMIT {most}"
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
    worn: Dress | None = None,
    left_out: Collection[int] = (),
) -> tuple[list[Place], int]:
    """The first `most` cells, in file order, that hold something else than a point, and how many there are.

    `known` are labels that stand for points; `ignored` texts of a column, as they are written, count as blank.
    """
    found: list[Place] = []
    with opened(path, worn, left_out) as source:
        wrong = []
        for key, column in columns.items():
            point, given = answer(source, column, low, high, known.get(key))
            blanks = ", ".join(literal(text) for text in ignored.get(key, ()))
            but = f"AND CAST({source.sql(column)} AS VARCHAR) NOT IN ({blanks})" if blanks else ""
            wrong.append(f"coalesce({given} AND {point} IS NULL {but}, false)")
        cells = [
            f"CASE WHEN {test} THEN CAST({source.sql(column)} AS VARCHAR) END"
            for test, column in zip(wrong, columns.values(), strict=True)
        ]
        run = source.connection.execute
        counts = run(
            f"SELECT {', '.join(f'count(*) FILTER ({test})' for test in wrong)} FROM source"
        ).fetchone()
        count = sum(counts or ())
        rows = run(
            f"""SELECT place, {", ".join(cells)} FROM placed WHERE {" OR ".join(wrong)}
            ORDER BY place LIMIT {most}"""
        ).fetchall()
    for place, *values in rows if count else ():
        found += [
            Place(int(place), key, str(value))
            for key, value in zip(columns, values, strict=True)
            if value is not None
        ]
    found = sorted(found, key=lambda place: place.row)[:most]
    if is_parquet(path):
        return found, count
    numbered = numbers(path, worn or dress(path), {place.row for place in found})
    return [replace(place, row=numbered[place.row]) for place in found], count


def rows_from(path: Path, worn: Dress, place: int, most: int) -> list[tuple[str | None, ...]]:
    """The data rows from `place` (from 1) on, at most `most` of them, as they are written."""
    with opened(path, worn) as source:
        cells = ", ".join(f"k{at}" for at in range(len(source.types)))
        rows = source.connection.execute(
            f"""SELECT {cells} FROM (SELECT row_number() OVER () AS place, * FROM everything)
            WHERE place >= {place} ORDER BY place LIMIT {most}"""
        )
        return [tuple(row) for row in rows.fetchall()]


@dataclass(frozen=True, slots=True)
class OddRows:
    """Data rows by their place (from 1): `labelled` like a footer, whole; `longer` with the cells beyond."""

    labelled: Mapping[int, tuple[str | None, ...]]
    longer: Mapping[int, tuple[str | None, ...]]


def odd_rows(path: Path, worn: Dress, label: str, most: int) -> OddRows:
    """The last `most` rows whose first filled cell matches the pattern `label`, and the first `most` longer ones."""
    with opened(path, worn) as source:
        cells = [f"k{place}" for place in range(len(source.types))]
        first = f"coalesce({', '.join(map(_text, cells))})"
        over = f"coalesce({', '.join(map(_text, source.beyond))})"
        run = source.connection.execute
        labelled = run(
            f"""SELECT place, {", ".join(cells)} FROM placed
            WHERE regexp_matches({first}, {literal(label)}, 'i') ORDER BY place DESC LIMIT {most}"""
        ).fetchall()
        longer = run(
            f"""SELECT place, {", ".join(source.beyond)} FROM placed
            WHERE {over} IS NOT NULL ORDER BY place LIMIT {most}"""
        ).fetchall()
    return OddRows(*({int(row[0]): tuple(row[1:]) for row in rows} for rows in (labelled, longer)))


def _text(cell: str) -> str:
    """SQL for a cell's text, NULL when nothing stands in it."""
    trimmed = f"trim({cell}, {SPACES})"
    return f"CASE WHEN {trimmed} NOT IN {BLANKS} THEN {trimmed} END"
