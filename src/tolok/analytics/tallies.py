"""Tallies of big files: DuckDB adds up whole numbers, the rules compute from them what they always compute."""
# ruff: noqa: S608 — names and texts go through `name` and `literal`; SQL has no parameters for columns

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyarrow as pa

from tolok.analytics.engines.duck import literal
from tolok.analytics.source import ALL, NO_GROUP, Source, answer, check_columns, opened
from tolok.analytics.statements import pieces
from tolok.analytics.tally_rows import built
from tolok.analytics.texts import Dress
from tolok.rules.surveys.tallies import Tally

#: Rows fetched at a time.
BATCH = 2_000
#: What steers a terminal or turns the reading direction, as the tables of offices are cleaned of it.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

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
    worn: Dress | None = None,
    left_out: Collection[int] = (),
) -> dict[str, Tally]:
    """The tally of every group in `path`, in the order in which groups first appear.

    `columns` maps element keys to column names; the tally has its keys in that order. `by` is the column of
    the groups; None puts everybody in ``all``. Points are whole numbers `low`–`high`; anything else is missing
    and counted as outside. `words` gives labels that stand for points, by element. `worn` and `left_out` as in
    `opened`. `vectors` keeps the rows
    for the bootstrap, which for millions of different rows needs much memory. Raises ProblemsError when the
    file cannot be read or a column is absent.
    """
    return dict(
        tallies(
            path,
            columns,
            by=by,
            low=low,
            high=high,
            words=words,
            vectors=vectors,
            worn=worn,
            left_out=left_out,
        )
    )


def tallies(
    path: Path,
    columns: Mapping[str, str],
    *,
    by: str | None = None,
    low: int = 1,
    high: int = 4,
    words: Words | None = None,
    vectors: bool = False,
    worn: Dress | None = None,
    left_out: Collection[int] = (),
) -> Iterator[tuple[str, Tally]]:
    """As `tally_file`, group by group, so that only one group is held in memory at a time."""
    with opened(path, worn, left_out) as source:
        check_columns(source, columns, by)
        keys = tuple(columns)
        _prepare(source, columns, by, low, high, words or {})
        levels = groupby(_rows(source, _level_query(len(keys), low, high)), itemgetter(0))
        sums = groupby(_rows(source, _sum_query(len(keys))), itemgetter(0))
        packed = (
            groupby(_rows(source, _vector_query(len(keys), low, high)), itemgetter(0)) if vectors else None
        )
        names = _rows(
            source,
            "SELECT gid, any_value(shown) FROM groups SEMI JOIN vectors USING (gid) GROUP BY gid ORDER BY gid",
        )
        for (_, group), (_, counted), (_, summed) in zip(names, levels, sums, strict=True):
            kept = _packed(next(packed)[1]) if packed else None
            yield str(group), built(keys, low, high, next(counted)[1:], [row[1:] for row in summed], kept)


def _prepare(
    source: Source, columns: Mapping[str, str], by: str | None, low: int, high: int, words: Words
) -> None:
    """Tables ``groups`` (written → number, shown), view ``answers`` and table ``vectors`` (different rows)."""
    run = source.connection.execute
    written = literal(ALL) if by is None else f"CAST({source.sql(by)} AS VARCHAR)"
    groups = [(ALL, 1, ALL)] if by is None else _groups(source, written)
    columns_of_groups = zip(*groups, strict=True) if groups else ((), (), ())
    kinds = (pa.string(), pa.int64(), pa.string())
    arrays = [pa.array(column, kind) for column, kind in zip(columns_of_groups, kinds, strict=True)]
    source.connection.register("given_groups", pa.table(arrays, names=["written", "gid", "shown"]))
    run("CREATE TABLE groups AS SELECT * FROM given_groups")
    expressions = [answer(source, column, low, high, words.get(key)) for key, column in columns.items()]
    points = ", ".join(f"{point} AS v{j}" for j, (point, _) in enumerate(expressions))
    given = ", ".join(f"({given}) AS g{j}" for j, (_, given) in enumerate(expressions))
    run(
        f"""CREATE VIEW answers AS SELECT groups.gid AS gid, {points}, {given}
        FROM source JOIN groups ON {written} IS NOT DISTINCT FROM groups.written"""
    )
    listed = ", ".join(f"v{j}" for j in range(len(columns)))
    run(f"CREATE TABLE vectors AS SELECT gid, {listed}, count(*) AS c FROM answers GROUP BY ALL")


def _groups(source: Source, written: str) -> list[tuple[str | None, int, str]]:
    """Every spelling of a group with the group's number and name, in the order in which groups first appear."""
    rows = source.connection.execute(
        f"SELECT {written} AS written, min(place) AS first FROM placed GROUP BY ALL ORDER BY first"
    ).fetchall()
    numbers: dict[str, tuple[int, str]] = {}
    found = []
    for spelling, _ in rows:
        shown = group_shown(spelling)
        number, first = numbers.setdefault(shown.casefold(), (len(numbers) + 1, shown))
        found.append((spelling, number, first))
    return found


def group_shown(written: str | None) -> str:
    """A group as it is shown: single spaces, no control characters, a word where nothing was entered."""
    text = "" if written is None else written
    plain = " ".join((text if text.isprintable() else CONTROL.sub("\ufffd", text)).split())
    return NO_GROUP if plain in ("", "-", "–", "—", ".") else plain


def _level_query(k: int, low: int, high: int) -> str:
    """Per group: how many gave each point to each item, then how many answers were off the scale."""
    points = pieces.levels(k, low, high)
    outside = [f"count(*) FILTER (WHERE g{j} AND v{j} IS NULL)" for j in range(k)]
    return f"SELECT gid, {', '.join([*points, *outside])} FROM answers GROUP BY gid ORDER BY gid"


def _sum_query(k: int) -> str:
    """Per group and pattern of answered items: respondents, different rows, straight lines, sums, products."""
    straight = f"sum(c) FILTER (WHERE {pieces.straight(k)})"
    sums = ", ".join([*pieces.totals(k, "c * "), *pieces.products(k, "c * ")])
    return f"""SELECT gid, {pieces.mask(k)} AS mask, sum(c), count(*), {straight}, {sums}
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
