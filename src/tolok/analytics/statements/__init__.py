"""The named SQL of Tolok: one file a statement, written once for every engine.

The subset both engines read: common table expressions, inner joins, ``GROUP BY`` places, ``FILTER (WHERE …)``,
``CASE``, ``CAST``, ``IS NOT DISTINCT FROM``, unquoted small names, values as ``:name``. Nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import pyarrow as pa

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL that an engine can run: its values are bound as ``:name``, its answer has exactly `columns`."""

    name: str
    sql: str
    columns: pa.Schema
    values: Mapping[str, Value] = field(default_factory=dict)


@cache
def text(name: str) -> str:
    """The SQL of a statement as it stands in its file, with places such as ``{groups}`` for lists of columns."""
    return files(__package__).joinpath(f"{name}.sql").read_text("utf-8")


def names() -> tuple[str, ...]:
    """Every statement there is."""
    found = (item.name for item in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".sql") for name in found if name.endswith(".sql")))
