"""Opening a big file of answers as columns: Parquet or delimited text, in DuckDB with bounded memory."""
# ruff: noqa: S608 — names and texts go through `name` and `literal`; SQL has no parameters for columns

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from tolok.analytics.engines.duck import connected, literal, name
from tolok.analytics.texts import UNREADABLE, WANTED, Dress, blocks, dress, unique
from tolok.rules.surveys.instruments import plain
from tolok.rules.texts import Problem, ProblemsError, Text

#: Cells to the right of the last heading that are looked at: a separator too many puts answers there.
BEYOND = 3
#: What counts as nothing in a cell, and what is stripped from its ends.
BLANKS = "('', '-', '–', '—', '.')"
SPACES = "' \t\r\n\u00a0'"
#: The group of all respondents, and of those whose group is empty.
ALL, NO_GROUP = "all", "(kosong)"
WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
WHOLE_TYPES = (*WHOLE, *(f"U{kind}" for kind in WHOLE))

NO_COLUMN = Text("Kolom ini tidak ada dalam berkas.", "The file has no such column.")
SAME_COLUMN = Text("Satu kolom dipakai untuk dua unsur.", "One column is used for two elements.")


@dataclass(frozen=True, slots=True)
class Source:
    """An open file as views whose columns are named ``k0``, ``k1`` …, never by what somebody wrote in a heading.

    ``placed`` are its data rows with ``place`` (from 1), ``source`` the same without it; rows left out and rows
    in which nothing stands are in neither. ``everything`` is the file as it is. `types` are DuckDB's types by
    heading, in file order; `beyond` are columns to the right of the last heading.
    """

    connection: duckdb.DuckDBPyConnection
    file: str
    types: Mapping[str, str]
    beyond: tuple[str, ...] = ()

    def sql(self, column: str) -> str:
        """The SQL name of the column with this heading."""
        return f"k{list(self.types).index(column)}"


@contextmanager
def opened(path: Path, worn: Dress | None = None, left_out: Collection[int] = ()) -> Iterator[Source]:
    """The file as views with text columns (CSV) or its own types (Parquet); ProblemsError if unreadable.

    `worn` is how a text file is written, when that is known; `left_out` are places of data rows that are no
    respondents. Sorting and grouping spill to a temporary folder that is removed afterwards.
    """
    with connected() as (connection, scratch):
        try:
            yield _viewed(connection, path, worn, left_out, scratch)
        except (duckdb.Error, OSError) as error:
            # its own words are English and of no help to an office
            raise ProblemsError([Problem(UNREADABLE, file=path.name, wanted=WANTED)]) from error


def headings(path: Path, worn: Dress | None = None) -> tuple[str, ...]:
    """The column names of the file, in file order; one that stood before has its place behind it."""
    with opened(path, worn) as source:
        return tuple(source.types)


def copied(path: Path, worn: Dress, folder: Path) -> Dress:
    """How `path` is written, with a copy of its rows in `folder` for whoever reads them more than once."""
    copy = folder / "copy.parquet"
    with opened(path, worn) as source:
        # whether anything stands in a row is looked up once, not in every column each time
        rows = f"SELECT *, {_anything(source.types.values())} AS filled FROM everything"
        source.connection.execute(f"COPY ({rows}) TO {literal(str(copy))} (FORMAT parquet)")
    return replace(worn, copy=copy)


def _viewed(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    worn: Dress | None,
    left_out: Collection[int],
    scratch: Path,
) -> Source:
    if not path.is_file():
        raise ProblemsError([Problem(UNREADABLE, file=path.name, found="–", wanted=WANTED)])
    no_columns: tuple[str, ...] = ()
    if is_parquet(path):
        types, beyond = _parquet_view(connection, path), no_columns
    else:
        worn = worn or dress(path)
        types = dict.fromkeys(unique(worn.headings), "VARCHAR")
        beyond = _text_view(connection, path, worn, scratch)
    filled = "filled" if worn is not None and worn.copy is not None else _anything(types.values())
    where = ""
    if left_out:
        connection.register("given", pa.table({"place": pa.array(sorted(left_out), pa.int64())}))
        connection.execute(
            "CREATE TABLE left_out AS SELECT * FROM given"
        )  # cursors do not see what was given
        where = "AND place NOT IN (SELECT place FROM left_out)"
    placed = "SELECT row_number() OVER () AS place, * FROM everything"
    connection.execute(f"CREATE VIEW placed AS SELECT * FROM ({placed}) WHERE ({filled}) {where}")
    rows = "SELECT * EXCLUDE (place) FROM placed" if left_out else f"SELECT * FROM everything WHERE {filled}"
    connection.execute(f"CREATE VIEW source AS {rows}")
    return Source(connection, path.name, types, beyond)


def _anything(kinds: Iterable[str]) -> str:
    """SQL for whether anything stands in a row, by the types of its columns."""
    return " OR ".join(_filled(f"k{place}", kind) for place, kind in enumerate(kinds)) or "true"


def _filled(column: str, kind: str) -> str:
    if kind != "VARCHAR":
        return f"{column} IS NOT NULL"
    return f"coalesce(trim({column}, {SPACES}) NOT IN {BLANKS}, false)"


def is_parquet(path: Path) -> bool:
    """Whether the file starts as Parquet does, whatever its name."""
    with path.open("rb") as file:
        return file.read(4) == b"PAR1"


def _parquet_view(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    file = f"read_parquet({literal(str(path))})"
    rows = connection.execute(f"DESCRIBE SELECT * FROM {file}").fetchall()
    types = {str(row[0]): str(row[1]) for row in rows}
    columns = ", ".join(f"{name(column)} AS k{place}" for place, column in enumerate(types))
    connection.execute(f"CREATE VIEW everything AS SELECT {columns} FROM {file}")
    return types


def _text_view(
    connection: duckdb.DuckDBPyConnection, path: Path, worn: Dress, scratch: Path
) -> tuple[str, ...]:
    """All columns as text, so that a decimal comma or a label is read by our rule and not by a guess."""
    if not worn.headings:
        raise ProblemsError([Problem(UNREADABLE, file=path.name, wanted=WANTED)])
    width = len(worn.headings)
    last = max(place for place, heading in enumerate(("x", *worn.headings)) if heading)
    beyond = tuple(f"k{place}" for place in range(last, width + BEYOND))
    if worn.copy is not None:
        connection.execute(f"CREATE VIEW everything AS SELECT * FROM read_parquet({literal(str(worn.copy))})")
        return beyond
    columns = ", ".join(f"'k{place}': 'VARCHAR'" for place in range(width + BEYOND))
    where = literal(str(path if worn.encoding == "utf-8" else _as_utf_8(path, worn.encoding, scratch)))
    connection.execute(
        f"""CREATE VIEW everything AS SELECT * FROM read_csv({where}, delim = {literal(worn.delimiter)},
        columns = {{{columns}}}, header = false, skip = {worn.skip}, auto_detect = false, null_padding = true,
        parallel = {str(not worn.lines).lower()}, quote = '"', escape = '"', strict_mode = false)"""
    )
    return beyond


def _as_utf_8(path: Path, encoding: str, scratch: Path) -> Path:
    """A copy in UTF-8, which DuckDB wants."""
    copy = scratch / "source.csv"
    with copy.open("w", encoding="utf-8", newline="") as file:
        for block in blocks(path):
            file.write(block.decode(encoding, errors="replace"))
    return copy


def check_columns(source: Source, columns: Mapping[str, str], by: str | None) -> None:
    """ProblemsError naming every wanted column that the file does not have, or that is used twice."""
    listed = ", ".join(f"“{column}”" for column in source.types)
    wanted = Text(f"salah satu dari {listed}", f"one of {listed}")
    asked = [*columns.values(), *([by] if by is not None else [])]
    problems = [
        Problem(NO_COLUMN, file=source.file, found=column, wanted=wanted)
        for column in asked
        if column not in source.types
    ]
    used = list(columns.values())
    problems += [
        Problem(SAME_COLUMN, file=source.file, column=column)
        for column in dict.fromkeys(used)
        if used.count(column) > 1
    ]
    if problems:
        raise ProblemsError(problems)


def answer(
    source: Source, column: str, low: int, high: int, words: Mapping[str, int] | None = None
) -> tuple[str, str]:
    """Two SQL expressions for one column: the answer as a point or NULL, and whether anything was answered.

    Text is trimmed; a decimal comma or point is allowed, as are the labels in `words` (see `plain`).
    """
    kind, given = source.types[column], source.sql(column)
    if kind in WHOLE_TYPES:
        point = f"CASE WHEN {given} BETWEEN {low} AND {high} THEN CAST({given} AS TINYINT) END"
        return point, f"{given} IS NOT NULL"
    if kind in ("FLOAT", "DOUBLE") or kind.startswith("DECIMAL"):
        # not a number is how some programs write an empty cell
        number = f"CAST({given} AS DOUBLE)"
        return _point(number, low, high), f"({given} IS NOT NULL AND NOT isnan({number}))"
    text = f"trim(CAST({given} AS VARCHAR))"
    number = f"TRY_CAST(replace({text}, ',', '.') AS DOUBLE)"
    point = _point(number, low, high)
    if words:
        spaced = f"regexp_replace(replace(lower({text}), '/', ' / '), '\\s+', ' ', 'g')"
        cases = " ".join(f"WHEN {literal(plain(word))} THEN {value}" for word, value in words.items())
        point = f"coalesce({point}, CASE trim({spaced}, ' .,;:') {cases} END)"
    return point, f"({given} IS NOT NULL AND {text} NOT IN ('', '-', '–', '—'))"


def _point(number: str, low: int, high: int) -> str:
    return (
        f"CASE WHEN {number} BETWEEN {low} AND {high} AND {number} = floor({number}) "
        f"THEN CAST({number} AS TINYINT) END"
    )


def group_name(raw: str) -> str:
    """SQL for a group as it is shown: single spaces, a word of its own where nothing was entered."""
    spaced = f"trim(regexp_replace(CAST({raw} AS VARCHAR), '\\s+', ' ', 'g'))"
    return f"coalesce(nullif({spaced}, ''), {literal(NO_GROUP)})"


def group_key(raw: str) -> str:
    """SQL for what decides whether two rows belong to one group: the name without regard to case."""
    return f"lower({group_name(raw)})"
