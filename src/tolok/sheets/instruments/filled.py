"""What a filled workbook says, and how a unit and a level are written in one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tolok.rules.index.weighted import Given
from tolok.rules.instruments.values import Instrument
from tolok.rules.results import Cell
from tolok.rules.texts import Text
from tolok.sheets.cells import Value, number
from tolok.sheets.tables import Table

#: The column of an input that all items of a form make together.
ALL_ITEMS = "semua butir"
UNIT_HEADINGS = ("unit", "nama unit", "unit layanan", "unit pelayanan", "upp", "unit lokus", "service unit")


@dataclass(frozen=True)
class Filled:
    """What a filled workbook says: the units in file order, where each input stood, notes about the file."""

    instrument: Instrument
    given: tuple[Given, ...]
    rows: Mapping[str, int]
    table: Table
    users: Table | None = None
    notes: tuple[Text, ...] = ()
    answers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def cell(self, unit: str) -> Callable[[str], Cell | None]:
        """Where an input of `unit` was read, by indicator code or form key."""

        def find(key: str) -> Cell | None:
            answers = self.answers.get(unit)
            if self.users is not None and answers and key == _asked(self.instrument):
                return Cell(self.users.file, self.users.sheet, answers[0], ALL_ITEMS, answers[-1])
            if key not in self.table.columns:
                return None
            return Cell(self.table.file, self.table.sheet, self.rows[unit], self.table.column(key))

        return find


def _asked(instrument: Instrument) -> str | None:
    return next((form.key for form in instrument.forms.values() if form.kind == "answers"), None)


def whole_level(value: Value, low: int, high: int) -> int | None:
    """The whole number in a cell if it lies on the scale, else None."""
    found = number(value)
    if found is None or found.denominator != 1 or not low <= found <= high:
        return None
    return int(found)
