"""Survey files in *Hitung Indeks*: raw answers or a recap, counted by group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tolok.apps.calculation.inputs import tally_data
from tolok.apps.calculation.units import Computed, Unit, table_data
from tolok.rules import packs
from tolok.rules.surveys.aggregation import aggregate
from tolok.rules.surveys.instruments import Order, Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import survey, survey_of_means
from tolok.rules.texts import ProblemsError, Text
from tolok.sheets.answers.responses import Responses, read_responses
from tolok.sheets.answers.tables import OrderNeededError, UnknownColumnError
from tolok.sheets.books import Book
from tolok.sheets.exports.outcomes import disagreement_data, survey_row, surveys_xlsx
from tolok.sheets.recaps.checks import disagreements
from tolok.sheets.recaps.recap import Recap, RecapRow, find_recap


@dataclass(frozen=True)
class RawAnswers:
    """Raw answers, a row a respondent."""

    pack: Satisfaction
    responses: Responses
    population: int | None

    @property
    def pack_hash(self) -> str:
        """The content hash of the pack it is computed with."""
        return self.pack.header.hash

    @property
    def total(self) -> int:
        """How many groups."""
        return len(self.responses.groups)

    @property
    def reading(self) -> dict[str, Any]:
        """Which sheet and columns were read, and what must be said about the file."""
        return {
            "table": table_data(self.responses.table),
            "notes": notes_data(self.responses.notes),
            "together": self._together() if self.total > 1 else [],
        }

    def _together(self) -> list[dict[str, Any]]:
        """All groups as one number, by every estimator the file allows, each named."""
        return [
            {
                "name": {"id": one.name.id, "en": one.name.en},
                "published": None if one.published is None else str(one.published),
                "letter": one.grade.letter if one.grade else "",
            }
            for one in aggregate(self.pack, self.responses.groups)
        ]

    def units(self) -> Iterator[Unit]:
        """Compute the groups one by one, in file order."""
        alone = self.population if self.total == 1 else None
        for group, tally in self.responses.groups.items():
            outcome = survey(self.pack, tally, group=group, population=alone)
            inputs = {"tally": tally_data(tally), "population": alone}
            yield unit(group, outcome, survey_row(outcome), inputs)


@dataclass(frozen=True)
class RecapUnits:
    """The recap workbook of a regency, a row a unit."""

    pack: Satisfaction
    recap: Recap

    @property
    def pack_hash(self) -> str:
        """The content hash of the pack it is computed with."""
        return self.pack.header.hash

    @property
    def total(self) -> int:
        """How many units."""
        return len(self.recap.rows)

    @property
    def reading(self) -> dict[str, Any]:
        """Which sheet and columns were read, and what must be said about the file."""
        return {"table": table_data(self.recap.table), "notes": notes_data(self.recap.notes)}

    def units(self) -> Iterator[Unit]:
        """Compute every row again from its element means and list where the sheet disagrees."""
        for row in self.recap.rows:
            outcome = survey_of_means(self.pack, row.means, n=row.sample, group=row.unit)
            yield unit(row.unit, outcome, self._row(row, outcome), self._inputs(row, outcome))

    def _row(self, row: RecapRow, outcome: SurveyOutcome) -> dict[str, Any]:
        found = disagreement_data(disagreements(self.pack, row, outcome))
        return survey_row(outcome) | {"disagreements": found}

    def _inputs(self, row: RecapRow, outcome: SurveyOutcome) -> dict[str, Any]:
        means = {key: f"{mean.numerator}/{mean.denominator}" for key, mean in row.means.items()}
        told = [
            {"id": one.say(), "en": f"row {one.row}: {one.text.en}"}
            for one in disagreements(self.pack, row, outcome)
        ]
        return {"means": means, "n": row.sample, "row": row.row.number, "told": told}


def read_survey(instrument: str, book: Book, choices: Mapping[str, Any]) -> Computed:
    """A recap when the file has the columns of one, raw answers otherwise."""
    pack = packs.satisfaction(instrument)
    order: Order | None = choices.get("order") or None
    by = choices.get("by") or None
    try:
        recap = None if by else find_recap(book, pack, order)
        if recap is not None:
            return RecapUnits(pack, recap)
        responses = read_responses(book, pack, order=order, by=by, vectors=False)
    except OrderNeededError as error:
        raise ProblemsError(replace(problem, wanted=CHOOSE_ORDER) for problem in error.problems) from None
    except UnknownColumnError as error:
        raise ProblemsError(replace(problem, text=NO_COLUMN) for problem in error.problems) from None
    return RawAnswers(pack, responses, choices.get("population"))


CHOOSE_ORDER = Text(
    "urutan U8 dan U9, dipilih di halaman unggah", "the order of U8 and U9, chosen on the upload page"
)
NO_COLUMN = Text(
    "Kolom untuk menghitung terpisah tidak ada dalam berkas. Periksa ejaannya di halaman unggah.",
    "The column to compute by is not in the file. Check its spelling on the upload page.",
)


def unit(group: str, outcome: SurveyOutcome, row: dict[str, Any], inputs: dict[str, Any]) -> Unit:
    """A group as it is stored."""
    return Unit(group, outcome.ikm_published, outcome.grade.letter if outcome.grade else "", row, inputs)


def notes_data(notes: Sequence[Text]) -> list[dict[str, str]]:
    """Notes in both languages."""
    return [{"id": note.id, "en": note.en} for note in notes]


def survey_workbook(instrument: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """All groups as a workbook."""
    return surveys_xlsx(packs.satisfaction(instrument), rows)
