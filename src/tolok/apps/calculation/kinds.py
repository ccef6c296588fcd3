"""The kinds of file *Hitung Indeks* takes: how each is read, and what is kept of every unit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tolok.apps.calculation.inputs import given_data
from tolok.apps.calculation.survey_kind import read_survey
from tolok.apps.calculation.units import Computed, Unit, table_data
from tolok.rules import packs
from tolok.rules.index.weighted import evaluate
from tolok.rules.numbers import round_half_up
from tolok.rules.texts import ProblemsError
from tolok.sheets.books import Limits, open_bytes
from tolok.sheets.instruments.filled import Filled
from tolok.sheets.instruments.levels import read_levels
from tolok.sheets.instruments.recognition import filled_for
from tolok.sheets.instruments.users import with_users
from tolok.sheets.outcomes import outcome_row


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file: the name it came with and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class FilledLevels:
    """A filled workbook of a weighted instrument."""

    filled: Filled

    @property
    def pack_hash(self) -> str:
        """The content hash of the pack it is computed with."""
        return self.filled.instrument.header.hash

    @property
    def total(self) -> int:
        """How many units."""
        return len(self.filled.given)

    @property
    def reading(self) -> dict[str, Any]:
        """Which sheet and columns were read, and what must be said about the file."""
        notes = [{"id": note.id, "en": note.en} for note in self.filled.notes]
        users = self.filled.users
        return {
            "table": table_data(self.filled.table),
            "users": table_data(users) if users else None,
            "notes": notes,
        }

    def units(self) -> Iterator[Unit]:
        """Compute the units one by one, in file order."""
        instrument = self.filled.instrument
        for given in self.filled.given:
            outcome = evaluate(instrument, given)
            published = None
            if outcome.index is not None:
                published = round_half_up(outcome.index, instrument.index.decimals)
            letter = outcome.category.letter if outcome.category else ""
            inputs = given_data(given) | {"row": self.filled.rows[given.unit]}
            if given.unit in self.filled.answers:
                inputs["answer_rows"] = list(self.filled.answers[given.unit])
            yield Unit(given.unit, published, letter, outcome_row(instrument, outcome), inputs)


def compute(instrument: str, files: Sequence[File], choices: Mapping[str, Any], limits: Limits) -> Computed:
    """Read `files` (the sheet, then user answers if any) for the pack `instrument`.

    Raises ProblemsError with everything that is wrong with the files.
    """
    book = open_bytes(files[0].name, files[0].content, limits)
    if packs.header(instrument).kind == "satisfaction":
        return read_survey(instrument, book, choices)
    asked = packs.instrument(instrument)
    if told := filled_for(book, asked, packs.weighted()):
        raise ProblemsError([told])
    filled = read_levels(book, asked)
    if len(files) > 1:
        filled = with_users(filled, open_bytes(files[1].name, files[1].content, limits))
    return FilledLevels(filled)
