"""Where named SQL runs: DuckDB inside this process, or a Spark cluster that a setting names."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

from tolok.analytics.statements import Statement

#: The whole process stays under one gibibyte: the rest is Python, Arrow and what is being read.
MEMORY = "600MB"
THREADS = 2


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine may use. `memory` (as ``600MB``) and `threads` are None where a cluster decides by itself;
    `distributed` says whether it reads other addresses than folders of this machine."""

    memory: str | None
    threads: int | None
    distributed: bool


class Engine(Protocol):
    """One place to run statements. Tables live until the engine is closed."""

    @property
    def name(self) -> str:
        """What it is called in a trail: ``duckdb`` or ``spark``."""

    @property
    def capabilities(self) -> Capabilities:
        """What it may use."""

    def register(self, table: str, root: str, columns: pa.Schema) -> None:
        """Name the Parquet files below the folder `root`, laid out as ``period=…/province=…``.

        The table has exactly `columns`; one that no file has is NULL. A folder without files is an empty table.
        """

    def register_rows(self, table: str, rows: pa.Table) -> None:
        """Name a small table, such as which unit belongs to what."""

    def run(self, statement: Statement) -> pa.Table:
        """The answer, in the statement's columns and order."""


@contextmanager
def engine_at(address: str = "", *, memory: str = MEMORY, threads: int = THREADS) -> Iterator[Engine]:
    """The engine at `address`: empty is DuckDB within `memory` and `threads`, ``sc://host:15002`` a Spark cluster.

    Raises ValueError for another address, and RuntimeError that says what to install when Spark's client is absent.
    """
    if not address:
        from tolok.analytics.engines.duck import duck

        with duck(memory, threads) as engine:
            yield engine
    elif address.startswith("sc://"):
        from tolok.analytics.engines.spark import spark

        with spark(address) as cluster:
            yield cluster
    else:
        raise ValueError(f"{address!r} is no engine; wanted: nothing, or sc://host:15002")
