"""The columns of a closed answer. A file says with which version of this page it was written."""

import re
from collections.abc import Sequence

import pyarrow as pa

#: Raised when a column changes its meaning or goes; a new column that may be NULL needs no new version.
VERSION = 1
#: Names of the folders below ``answers/``, which are columns too, read from the path.
PARTITIONS = ("period", "province")
#: What stands before an element's key in the name of its column.
ELEMENT = "e_"
KEY = re.compile(r"[a-z][a-z0-9_]{0,56}", re.ASCII)
PERIOD = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,38}", re.ASCII)
#: Two digits; ``00`` for what belongs to no province, such as a ministry's own unit.
PROVINCE = re.compile(r"[0-9]{2}", re.ASCII)

#: Columns of every file, in this order; those that may be NULL are in `NULLABLE`.
COLUMNS = pa.schema(
    [
        pa.field("survey", pa.string()),
        pa.field("questionnaire", pa.string()),
        pa.field("pack", pa.string()),
        pa.field("office", pa.string()),
        pa.field("unit", pa.string()),
        pa.field("unit_kind", pa.string()),
        pa.field("region", pa.string()),
        pa.field("service", pa.string()),
        pa.field("year", pa.int16()),
        pa.field("starts", pa.date32()),
        pa.field("ends", pa.date32()),
        pa.field("mode", pa.string()),
        pa.field("sex", pa.string()),
        pa.field("age_band", pa.string()),
        pa.field("education", pa.string()),
        pa.field("occupation", pa.string()),
        pa.field("day", pa.date32()),
        pa.field("late", pa.bool_()),
        pa.field("excluded", pa.bool_()),
        pa.field("signals", pa.string()),
    ]
)
NULLABLE = frozenset(
    ("region", "service", "sex", "age_band", "education", "occupation", "day", "signals", "unit_kind")
)


def column(key: str) -> str:
    """The column of an element. ValueError for a key that is no plain small name."""
    if not KEY.fullmatch(key):
        raise ValueError(f"{key!r} cannot name a column")
    return ELEMENT + key


def schema(keys: Sequence[str]) -> pa.Schema:
    """The columns of a file with these elements, partitions left out."""
    fields = [field.with_nullable(field.name in NULLABLE) for field in COLUMNS]
    return pa.schema([*fields, *(pa.field(column(key), pa.int8()) for key in keys)])


def seen(keys: Sequence[str]) -> pa.Schema:
    """What a statement sees of a closed answer: the columns with the partitions before them, all nullable."""
    partitions = [pa.field(name, pa.string()) for name in PARTITIONS]
    return pa.schema([*partitions, *COLUMNS, *(pa.field(column(key), pa.int8()) for key in keys)])
