"""A Spark cluster over Spark Connect: the same statements where one machine is too small.

The client is the optional part ``tolok[spark]``; nothing of it is imported before an address is given.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from tolok.analytics.engines import Capabilities
from tolok.analytics.statements import Statement

TYPES = {
    pa.string(): "STRING",
    pa.int8(): "TINYINT",
    pa.int16(): "SMALLINT",
    pa.int64(): "BIGINT",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
}
NO_CLIENT = "Spark Connect needs its client: pip install 'tolok[spark]'"


@contextmanager
def spark(address: str) -> Iterator["SparkEngine"]:
    """A session at `address` (``sc://host:15002``, parameters after ``/;``), ended with the block."""
    try:
        from pyspark.sql.connect.session import SparkSession
    except ImportError as error:
        raise RuntimeError(NO_CLIENT) from error
    session = SparkSession.builder.remote(address).create()
    try:
        yield SparkEngine(session)
    finally:
        session.stop()


class SparkEngine:
    """`tolok.analytics.engines.Engine` on a cluster, which keeps its own limits."""

    name = "spark"
    capabilities = Capabilities(None, None, distributed=True)

    def __init__(self, session: Any) -> None:
        self._session = session

    def register(self, table: str, root: str, columns: pa.Schema) -> None:
        """As the protocol says; `root` is an address that the cluster reads, such as ``s3a://bucket/answers``."""
        # a given schema keeps 09 a text, and spares a look into every file
        wanted = ", ".join(f"{field.name} {TYPES[field.type]}" for field in columns)
        self._session.read.schema(wanted).parquet(root).createOrReplaceTempView(table)

    def register_rows(self, table: str, rows: pa.Table) -> None:
        """As the protocol says."""
        self._session.createDataFrame(rows).createOrReplaceTempView(table)

    def run(self, statement: Statement) -> pa.Table:
        """As the protocol says."""
        found = self._session.sql(statement.sql, args=dict(statement.values))
        return found.toArrow().cast(statement.columns)
