"""What an analyst would write for the index of every unit from closed answers: DuckDB and SQL, nothing of Tolok.

``python -m benchmarks.closed_by_hand FOLDER MEMORY THREADS``
"""

import sys

import duckdb
import pyarrow as pa

from benchmarks.by_hand import KEYS


def closed_by_hand(folder: str, memory: str, threads: int) -> pa.Table:
    """Per ``office`` and ``unit`` the respondents, the sum and count of every element, and the index ``ikm``."""
    inside = {key: f"CASE WHEN e_{key} BETWEEN 1 AND 4 THEN e_{key} END" for key in KEYS}
    sums = ", ".join(f"sum({case}) AS s_{key}, count({case}) AS c_{key}" for key, case in inside.items())
    means = " + ".join(f"s_{key} / c_{key}" for key in KEYS)
    query = f"""
        SELECT *, 25 * ({means}) / {len(KEYS)} AS ikm
        FROM (
            SELECT office, unit, count(coalesce({", ".join(inside.values())})) AS n, {sums}
            FROM read_parquet('{folder}/*/*/*.parquet')
            WHERE pack = 'skm-2017' AND NOT late AND NOT excluded
            GROUP BY office, unit
        )
        ORDER BY office, unit"""
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{memory}'")
        connection.execute(f"SET threads = {threads}")
        return connection.sql(query).to_arrow_table()


if __name__ == "__main__":
    closed_by_hand(sys.argv[1], sys.argv[2], int(sys.argv[3]))
