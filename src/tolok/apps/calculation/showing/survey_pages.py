"""Pages of a satisfaction survey."""

from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.apps.calculation.inputs import tally_of
from tolok.apps.calculation.models import Calculation, UnitResult
from tolok.apps.calculation.showing.pages import UnitPage, interval_words
from tolok.apps.calculation.showing.rulers import (
    ListValue,
    list_ruler,
    plain_ruler,
    survey_ruler,
    survey_sentence,
    texts,
)
from tolok.charts.ruler import Ruler
from tolok.rules import packs
from tolok.rules.numbers import exact
from tolok.rules.results import Step
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import survey, survey_of_means
from tolok.rules.texts import Text
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Fact, Table


class SurveyPages:
    """Pages of a satisfaction survey, computed again from the stored counts."""

    def __init__(self, calculation: Calculation) -> None:
        self.calculation = calculation
        self.pack = packs.satisfaction(calculation.instrument)
        self.header = self.pack.header
        self.bands = self.pack.bands
        self.low = Fraction(self.pack.scale.low) * self.pack.factor
        self.high = Fraction(self.pack.scale.high) * self.pack.factor
        self.index_name = say(self.pack.name)
        self.unit_word, self.band_word = _("Kelompok"), _("Mutu")

    def indicator_address(self, key: str) -> str:
        """Elements have no page of their own."""
        return ""

    def name(self, result: UnitResult) -> str:
        """The group's name; one group of all needs words."""
        return _("Semua responden") if result.name == "all" else result.name

    def outcome(self, result: UnitResult) -> SurveyOutcome:
        """The result again, from the counts or means that were kept."""
        inputs = result.inputs
        if "means" in inputs:
            means = {key: exact(value) for key, value in inputs["means"].items()}
            return survey_of_means(self.pack, means, n=inputs["n"], group=result.name)
        tally = tally_of(inputs["tally"])
        return survey(self.pack, tally, group=result.name, population=inputs["population"])

    def unit_trail(self, result: UnitResult) -> Step:
        """From the index down to the sums of every element."""
        return self.outcome(result).trail

    def unit_page(self, result: UnitResult) -> UnitPage:
        """Index, elements with grade and rank, quality of the answers, and the trail."""
        outcome = self.outcome(result)
        told = [say(Text(note["id"], note["en"])) for note in result.inputs.get("told", [])]
        return UnitPage(
            name=self.name(result),
            ruler=survey_ruler(self.pack, outcome, self.name(result)),
            sentence=survey_sentence(self.pack, outcome),
            interval=interval_words(
                outcome.interval.low, outcome.interval.high, say(outcome.interval.method)
            ),
            facts=self._facts(outcome),
            trail=outcome.trail,
            parts=self._elements(outcome),
            gains=None,
            road="",
            warnings=[*texts(outcome.warnings), *told],
        )

    def _facts(self, outcome: SurveyOutcome) -> list[Fact]:
        found = [Fact(_("Responden"), _("tidak disebut") if outcome.n is None else short(outcome.n))]
        if outcome.n_min is not None and outcome.n_min != outcome.n_max:
            span = f"{short(outcome.n_min)}–{short(outcome.n_max or 0)}"
            found.append(Fact(_("Jawaban per unsur"), span))
        if outcome.population:
            found.append(Fact(_("Pengguna pada periode ini"), short(outcome.population)))
        if outcome.index is not None:
            found.append(Fact(_("Nilai indeks 1 sampai 4"), printed(outcome.index, 4)))
        if outcome.letter_probability is not None and outcome.grade:
            likely = Fraction(outcome.letter_probability) * 100
            share = _("lebih dari 99 %") if likely >= 99 else f"{printed(likely, 0)} %"
            found.append(
                Fact(_("Peluang mutunya memang %(letter)s") % {"letter": outcome.grade.letter}, share)
            )
        if outcome.alpha is not None:
            found.append(Fact(_("Reliabilitas (alfa Cronbach)"), printed(outcome.alpha)))
        if outcome.straightliners is not None:
            found.append(Fact(_("Menjawab sama untuk semua unsur"), short(outcome.straightliners)))
        if outcome.repeats is not None:
            found.append(Fact(_("Jawaban yang persis sama dengan responden lain"), short(outcome.repeats)))
        return found

    def _elements(self, outcome: SurveyOutcome) -> Table:
        low, high = Fraction(self.pack.scale.low), Fraction(self.pack.scale.high)
        rows = [
            (
                say(element.name),
                plain_ruler(low, high, say(element.name), element.nrr),
                _("belum ada") if element.nrr is None else printed(element.nrr),
                element.grade.letter if element.grade else "–",
                "–" if element.rank is None else str(element.rank),
                "–" if element.n is None else short(element.n),
            )
            for element in outcome.elements.values()
        ]
        columns = (
            Column(_("Unsur")),
            Column(_("Pada mistar 1 sampai 4"), "ruler"),
            Column(_("NRR"), "number"),
            Column(_("Mutu")),
            Column(_("Urutan"), "number"),
            Column(_("Jawaban"), "number"),
        )
        return Table(_("Nilai setiap unsur, skala 1 sampai 4"), columns, rows, caption_hidden=True)

    def row_ruler(self, result: UnitResult) -> Ruler:
        """A group's index in a list."""
        value = ListValue(result.published, result.letter, result.row.get("ci95"))
        title = f"{self.index_name}, {self.name(result)}"
        return list_ruler(self.bands, self.low, self.high, title, value)

    def respondents(self, result: UnitResult) -> str:
        """How many answered."""
        count = result.row.get("n")
        return "" if count is None else short(count)
