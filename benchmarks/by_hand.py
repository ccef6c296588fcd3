"""What an analyst would write for the index of every unit: DuckDB and SQL, nothing of Tolok.

``python -m benchmarks.by_hand FILE MEMORY THREADS``
"""

import sys

import duckdb
import pyarrow as pa

KEYS = (
    *("persyaratan", "prosedur", "waktu", "biaya", "produk"),
    *("kompetensi", "perilaku", "pengaduan", "sarpras"),
)


def by_hand(file: str, memory: str, threads: int) -> pa.Table:
    """Per ``group`` the respondents, the sum and count of every element, and the index ``ikm``."""
    inside = {key: f"CASE WHEN {key} BETWEEN 1 AND 4 THEN {key} END" for key in KEYS}
    sums = ", ".join(f"sum({case}) AS s_{key}, count({case}) AS c_{key}" for key, case in inside.items())
    means = " + ".join(f"s_{key} / c_{key}" for key in KEYS)
    query = f"""
        SELECT *, 25 * ({means}) / {len(KEYS)} AS ikm
        FROM (SELECT unit AS "group", count(*) AS n, {sums} FROM '{file}' GROUP BY unit)"""
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{memory}'")
        connection.execute(f"SET threads = {threads}")
        return connection.sql(query).to_arrow_table()


if __name__ == "__main__":
    by_hand(sys.argv[1], sys.argv[2], int(sys.argv[3]))
