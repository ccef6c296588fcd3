"""DuckDB inside this process, with bounded memory."""
# ruff: noqa: S608 — names and texts go through `name` and `literal`; SQL has no parameters for columns

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from tolok.analytics.engines import MEMORY, THREADS, Capabilities
from tolok.analytics.statements import Statement

#: Values of statements are written ``:low``; DuckDB calls them ``$low``.
VALUE = re.compile(r"(?<!:):([a-z]\w*)")
TYPES = {
    pa.string(): "VARCHAR",
    pa.int8(): "TINYINT",
    pa.int16(): "SMALLINT",
    pa.int64(): "BIGINT",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
}


@contextmanager
def connected(
    memory: str = MEMORY, threads: int = THREADS
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """A database in memory and the folder it spills to, which is removed afterwards."""
    with TemporaryDirectory(prefix="tolok-") as scratch, duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = {literal(memory)}")
        connection.execute(f"SET threads = {threads:d}")
        connection.execute(f"SET temp_directory = {literal(scratch)}")
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET enable_progress_bar = false")
        yield connection, Path(scratch)


@contextmanager
def duck(memory: str = MEMORY, threads: int = THREADS) -> Iterator["DuckEngine"]:
    """The engine, until the end of the block."""
    with connected(memory, threads) as (connection, _):
        yield DuckEngine(connection, Capabilities(memory, threads, distributed=False))


class DuckEngine:
    """`tolok.analytics.engines.Engine` in this process."""

    name = "duckdb"

    def __init__(self, connection: duckdb.DuckDBPyConnection, capabilities: Capabilities) -> None:
        self.capabilities = capabilities
        self._run = connection.execute
        self._connection = connection

    def register(self, table: str, root: str, columns: pa.Schema) -> None:
        """As the protocol says; `root` is a folder of this machine."""
        wanted = {field.name: TYPES[field.type] for field in columns}
        files = sorted(str(path) for path in Path(root).glob("*/*/*.parquet"))
        if not files:
            empty = (f"CAST(NULL AS {kind}) AS {name(column)}" for column, kind in wanted.items())
            self._run(f"CREATE OR REPLACE VIEW {name(table)} AS SELECT {', '.join(empty)} WHERE false")
            return
        listed = ", ".join(map(literal, files))
        # folder names stay text: a province is 09, not 9
        source = (
            f"read_parquet([{listed}], union_by_name = true, hive_partitioning = true, "
            "hive_types_autocast = false)"
        )
        there = {str(row[0]): str(row[1]) for row in self._run(f"DESCRIBE SELECT * FROM {source}").fetchall()}
        cast = ", ".join(_cast(column, kind, there.get(column)) for column, kind in wanted.items())
        self._run(f"CREATE OR REPLACE VIEW {name(table)} AS SELECT {cast} FROM {source}")

    def register_rows(self, table: str, rows: pa.Table) -> None:
        """As the protocol says."""
        self._connection.register("given_rows", rows)
        self._run(f"CREATE OR REPLACE TABLE {name(table)} AS SELECT * FROM given_rows")
        self._connection.unregister("given_rows")

    def run(self, statement: Statement) -> pa.Table:
        """As the protocol says."""
        sql = VALUE.sub(r"$\1", statement.sql)
        used = {key: statement.values[key] for key in set(VALUE.findall(statement.sql))}
        found: pa.Table = self._connection.sql(sql, params=used).to_arrow_table()
        return found.cast(statement.columns)


def _cast(column: str, kind: str, there: str | None) -> str:
    """A column as it is wanted; as it is where it has that type, so that its statistics can be used."""
    if there == kind:
        return name(column)
    return f"CAST({name(column) if there else 'NULL'} AS {kind}) AS {name(column)}"


def literal(text: str) -> str:
    """`text` as an SQL string."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def name(column: str) -> str:
    """`column` as an SQL identifier."""
    doubled = column.replace('"', '""')
    return f'"{doubled}"'
