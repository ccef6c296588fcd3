"""Closed answers of surveys: where they lie and which engine reads them.

See docs/adr/0012-closed-answers-and-engines.md.
"""

import os

#: A Spark Connect server, ``sc://host:15002``; without it DuckDB reads them in this process.
TOLOK_SPARK_URL = os.environ.get("TOLOK_SPARK_URL", "")
#: The folder of closed answers; empty is ``answers`` in the data folder.
TOLOK_ANSWERS = os.environ.get("TOLOK_ANSWERS", "")
