"""Opening a big file of answers as columns: Parquet or delimited text, in DuckDB with bounded memory."""
# ruff: noqa: S608 — names and texts go through `name` and `literal`; SQL has no parameters for columns

from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tolok.rules.surveys import plain
from tolok.rules.texts import Problem, ProblemsError, Text

#: The whole process stays under one gibibyte: the rest is Python, Arrow and what is being read.
MEMORY = "600MB"
THREADS = 2
#: How Parquet files are usually named; what decides is their first bytes.
PARQUET = (".parquet", ".pq")
DELIMITERS = (";", "\t", "|", ",")
#: Bytes of the heading row that are looked at, and of the file that are read at a time.
MOST_HEADING, BLOCK = 2**16, 2**20
#: The group of all respondents, and of those whose group is empty.
ALL, NO_GROUP = "all", "(kosong)"
WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
WHOLE_TYPES = (*WHOLE, *(f"U{kind}" for kind in WHOLE))

#: What a broken or foreign file causes; any other error of DuckDB is ours.
FAULTS = (duckdb.IOException, duckdb.InvalidInputException, duckdb.ConversionException)

UNREADABLE = Text("Berkas ini tidak dapat dibaca sebagai kolom.", "This file cannot be read as columns.")
WANTED = Text("Parquet, atau CSV dengan satu baris judul", "Parquet, or CSV with one row of headings")
NO_COLUMN = Text("Kolom ini tidak ada dalam berkas.", "The file has no such column.")
SAME_COLUMN = Text("Satu kolom dipakai untuk dua unsur.", "One column is used for two elements.")


@dataclass(frozen=True, slots=True)
class Source:
    """An open file as the view ``source``; `types` are DuckDB's types by column name, in file order."""

    connection: duckdb.DuckDBPyConnection
    file: str
    types: Mapping[str, str]


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The file as a view with text columns (CSV) or its own types (Parquet); ProblemsError if unreadable.

    Sorting and grouping spill to a temporary folder that is removed afterwards.
    """
    with TemporaryDirectory(prefix="tolok-") as scratch, duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = {literal(MEMORY)}")
        connection.execute(f"SET threads = {THREADS}")
        connection.execute(f"SET temp_directory = {literal(scratch)}")
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET enable_progress_bar = false")
        try:
            yield _viewed(connection, path, Path(scratch))
        except FAULTS as error:
            first = str(error).partition("\n")[0]
            raise ProblemsError([Problem(UNREADABLE, file=path.name, found=first, wanted=WANTED)]) from error


def headings(path: Path) -> tuple[str, ...]:
    """The column names of the file, in file order."""
    with opened(path) as source:
        return tuple(source.types)


def row_count(path: Path) -> int:
    """How many data rows the file has."""
    with opened(path) as source:
        found = source.connection.execute("SELECT count(*) FROM source").fetchone()
        return int(found[0]) if found else 0


def _viewed(connection: duckdb.DuckDBPyConnection, path: Path, scratch: Path) -> Source:
    if not path.is_file():
        raise ProblemsError([Problem(UNREADABLE, file=path.name, found="–", wanted=WANTED)])
    if is_parquet(path):
        connection.execute(f"CREATE VIEW source AS SELECT * FROM read_parquet({literal(str(path))})")
    else:
        _text_view(connection, path, scratch)
    rows = connection.execute("DESCRIBE source").fetchall()
    return Source(connection, path.name, {str(row[0]): str(row[1]) for row in rows})


def is_parquet(path: Path) -> bool:
    """Whether the file starts as Parquet does, whatever its name."""
    with path.open("rb") as file:
        return file.read(4) == b"PAR1"


def _text_view(connection: duckdb.DuckDBPyConnection, path: Path, scratch: Path) -> None:
    """All columns as text, so that a decimal comma or a label is read by our rule and not by a guess."""
    with path.open("rb") as file:
        heading = file.readline(MOST_HEADING)
    delimiter = max(DELIMITERS, key=lambda sign: heading.count(sign.encode()))
    options = f"delim = {literal(delimiter)}, header = true, all_varchar = true, null_padding = true"
    where = literal(str(path if _is_utf_8(path) else _as_utf_8(path, scratch)))
    connection.execute(
        f"""CREATE VIEW source AS SELECT * FROM read_csv({where}, {options},
        quote = '"', escape = '"', strict_mode = false)"""
    )


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _is_utf_8(path: Path) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _as_utf_8(path: Path, scratch: Path) -> Path:
    """A copy of a Windows-1252 file, which is what a spreadsheet program of an office writes otherwise."""
    copy = scratch / "source.csv"
    with copy.open("w", encoding="utf-8", newline="") as file:
        for block in _blocks(path):
            file.write(block.decode("cp1252", errors="replace"))
    return copy


def literal(text: str) -> str:
    """`text` as an SQL string."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def name(column: str) -> str:
    """`column` as an SQL identifier."""
    doubled = column.replace('"', '""')
    return f'"{doubled}"'


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
    kind, given = source.types[column], name(column)
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
