"""What every kind of file comes to: units with a published value, and where they were read."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from tolok.sheets.tables import Table


@dataclass(frozen=True, slots=True)
class Unit:
    """One computed unit (or survey group), as it is stored."""

    name: str
    published: Decimal | None
    letter: str
    row: dict[str, Any]
    inputs: dict[str, Any]


class Computed(Protocol):
    """A file that was read without a problem: how many units it has, what it said, and each unit's result."""

    @property
    def pack_hash(self) -> str:
        """The content hash of the pack it is computed with."""
        ...

    @property
    def total(self) -> int:
        """How many units."""
        ...

    @property
    def reading(self) -> dict[str, Any]:
        """Which sheet and columns were read, and what must be said about the file."""
        ...

    def units(self) -> Iterator[Unit]:
        """Compute the units one by one, in file order."""
        ...


def table_data(table: Table) -> dict[str, Any]:
    """Where a table stood: file, sheet, and the heading of every column that was read."""
    columns = {key: table.column(key) for key in table.columns}
    return {"file": table.file, "sheet": table.sheet, "heading": table.heading, "columns": columns}
