"""Where a recap's printed results differ from what its own element means give."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.numbers import comma, round_half_up
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.sampling import krejcie_morgan
from tolok.rules.surveys.skm import EXACT, weight_of
from tolok.rules.texts import Text
from tolok.sheets.cells import Value, is_blank, number, shown
from tolok.sheets.recaps.recap import RecapRow

#: Printed digits beyond these are a spreadsheet's noise.
MOST_DECIMALS = 4

#: Recaps round their means to two digits or more, unless the text of the cells shows one.
LEAST_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One printed cell that the recap's own inputs do not give: where, what is printed, what was computed.

    `computed` is an exact number, or words such as a category or ``≥ 284``.
    """

    unit: str
    row: int
    key: str
    printed: Value
    computed: Fraction | str
    text: Text

    def say(self) -> str:
        """The whole sentence, Indonesian."""
        computed = self.computed if isinstance(self.computed, str) else comma(self.computed, MOST_DECIMALS)
        printed = None if isinstance(self.printed, int) else number(self.printed)
        said = (
            shown(self.printed) if printed is None else comma(printed, min(_decimals(printed), MOST_DECIMALS))
        )
        return f"baris {self.row}: {self.text.id} Tercetak {said}, hasil hitung {computed}."


def disagreements(pack: Satisfaction, row: RecapRow, outcome: SurveyOutcome) -> tuple[Disagreement, ...]:
    """Everything printed in `row` that differs from `outcome`, computed from the same row's means."""
    return tuple(_all(pack, row, outcome))


def _all(pack: Satisfaction, row: RecapRow, outcome: SurveyOutcome) -> Iterator[Disagreement]:
    slack = _slack(row, outcome)
    if outcome.index is not None and outcome.ikm is not None:
        for key, value, factor in (("index", outcome.index, 1), ("ikm", outcome.ikm, pack.factor)):
            if found := _number(pack, row, outcome, key, value, factor, slack * factor):
                yield found
    yield from _grade(pack, row, outcome)
    yield from _counts(row)


def _number(
    pack: Satisfaction,
    row: RecapRow,
    outcome: SurveyOutcome,
    key: str,
    value: Fraction,
    factor: int,
    slack: Fraction,
) -> Disagreement | None:
    cell = row.printed[key]
    printed = None if is_blank(cell) else number(cell)
    if printed is None:
        if is_blank(cell):
            return None
        return _differs(row, key, cell, value, NOT_A_NUMBER)
    places = min(_decimals(printed), MOST_DECIMALS)
    if round_half_up(value, places) == round_half_up(printed, places):
        return None
    if weight := _other_weight(pack, row, outcome, printed, factor, places):
        text = OTHER_WEIGHT.format(weight=weight.replace(".", ","))
    else:
        text = ROUNDED if abs(printed - value) <= slack + Fraction(1, 2 * 10**places) else DIFFERS
    return _differs(row, key, cell, value, text)


def _other_weight(
    pack: Satisfaction, row: RecapRow, outcome: SurveyOutcome, printed: Fraction, factor: int, places: int
) -> str | None:
    """The name of another known weight under which the printed value is right."""
    total, wanted = sum(row.means.values(), Fraction(0)), round_half_up(printed, places)
    for weight in (EXACT, *pack.legacy_weights):
        share = weight_of(pack, weight, len(outcome.elements))
        if weight != outcome.weight and round_half_up(total * share * factor, places) == wanted:
            return weight
    return None


def _slack(row: RecapRow, outcome: SurveyOutcome) -> Fraction:
    """How far the index can be off because the sheet's element means are rounded to a few digits.

    All means of a row are rounded alike: a spreadsheet drops the zeros of 3.40 and 3.00.
    """
    places = max(map(_decimals, row.means.values()), default=0)
    texts = all(isinstance(row.row.values.get(key), str) for key in row.means)
    if not (texts and places == 1):
        places = max(places, LEAST_DECIMALS)
    parts = (element.weight for element in outcome.elements.values())
    return sum((weight * Fraction(1, 2 * 10**places) for weight in parts), Fraction(0))


def _decimals(value: Fraction) -> int:
    """Digits behind the comma of a number that was written down; a spreadsheet's long tail counts as 12."""
    return next((places for places in range(12) if (value * 10**places).denominator == 1), 12)


def _grade(pack: Satisfaction, row: RecapRow, outcome: SurveyOutcome) -> Iterator[Disagreement]:
    cell = row.printed["grade"]
    if is_blank(cell) or outcome.ikm is None:
        return
    if outcome.grade is None:
        text = WITHHELD.format(n=outcome.n, least=pack.minimum_respondents)
        yield _differs(row, "grade", cell, "–", text)
        return
    said = " ".join(str(cell).casefold().replace("(", " ").replace(")", " ").split())
    names = {
        outcome.grade.letter.casefold(),
        outcome.grade.word.id.casefold(),
        outcome.grade.word.en.casefold(),
    }
    both = {f"{outcome.grade.letter} {outcome.grade.word.id}".casefold()}
    if said not in names | both:
        yield _differs(row, "grade", cell, f"{outcome.grade.letter} ({outcome.grade.word.id})", GRADE)


def _counts(row: RecapRow) -> Iterator[Disagreement]:
    sample, population = row.sample, row.population
    if sample is None:
        return
    for group, total in row.profile.items():
        if total != sample:
            name = GROUPS[group]
            text = Text(PROFILE_SUM.id.format(group=name.id), PROFILE_SUM.en.format(group=name.en))
            yield _differs(row, "sample", sample, str(total), text)
    if population is None:
        return
    if sample > population:
        yield _differs(row, "sample", sample, f"≤ {population}", MORE_THAN_USERS)
    elif sample < (least := krejcie_morgan(population).n):
        yield _differs(row, "sample", sample, f"≥ {least}", BELOW_MINIMUM)


def _differs(row: RecapRow, key: str, printed: Value, computed: Fraction | str, text: Text) -> Disagreement:
    return Disagreement(row.unit, row.row.number, key, printed, computed, text)


DIFFERS = Text(
    "Nilai tercetak tidak sesuai dengan NRR di baris ini.",
    "The printed value does not follow from this row's means.",
)
ROUNDED = Text(
    "Nilai tercetak berbeda; selisihnya sekecil pembulatan NRR.",
    "The printed value differs; by no more than the rounding of the means.",
)
OTHER_WEIGHT = Text(
    "Nilai tercetak cocok dengan bobot {weight}, bukan bobot yang dipakai di sini.",
    "The printed value fits the weight {weight}, not the one used here.",
)
NOT_A_NUMBER = Text("Nilai tercetak bukan angka.", "The printed value is not a number.")
GRADE = Text(
    "Kategori tercetak tidak sesuai dengan IKM hasil hitung.",
    "The printed category does not fit the computed index.",
)
WITHHELD = Text(
    "Kategori dicetak padahal respondennya {n}, kurang dari {least}.",
    "A category is printed although there are {n} respondents, fewer than {least}.",
)
PROFILE_SUM = Text(
    "Jumlah kolom {group} tidak sama dengan SAMPEL.", "The columns of {group} do not add up to SAMPEL."
)
MORE_THAN_USERS = Text("SAMPEL melebihi POPULASI.", "SAMPEL exceeds POPULASI.")
BELOW_MINIMUM = Text(
    "SAMPEL di bawah tabel Krejcie–Morgan untuk POPULASI ini.",
    "SAMPEL is below the Krejcie–Morgan table for this POPULASI.",
)
GROUPS = {
    "sex": Text("jenis kelamin", "sex"),
    "education": Text("pendidikan", "education"),
    "work": Text("pekerjaan", "work"),
}
