"""Pages of a weighted instrument."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.calculation.inputs import given_of
from tolok.apps.calculation.models import Calculation, UnitResult
from tolok.apps.calculation.showing.pages import UnitPage, interval_words
from tolok.apps.calculation.showing.rulers import (
    ListValue,
    index_ruler,
    index_sentence,
    list_ruler,
    plain_ruler,
    texts,
)
from tolok.apps.calculation.showing.trails import step_name
from tolok.charts.ruler import Ruler
from tolok.rules import packs
from tolok.rules.index.ascent import Step as Gain
from tolok.rules.index.ascent import fewest_steps, one_step_gains
from tolok.rules.index.trail import trail
from tolok.rules.index.weighted import Given, Levels, evaluate
from tolok.rules.instruments.values import Instrument
from tolok.rules.results import Cell, Outcome, Step
from tolok.web.printing import percent, printed, say, short
from tolok.web.shapes import Column, Fact, Link, Table


class Cells:
    """Where an input was read, from what the upload said about itself and about one unit."""

    def __init__(self, reading: dict[str, Any], inputs: dict[str, Any]) -> None:
        self.reading, self.inputs = reading, inputs

    def __call__(self, key: str) -> Cell | None:
        """The cell of an indicator or form; None when the file has no such column."""
        users, answers = self.reading.get("users"), self.inputs.get("answer_rows")
        if users and answers and key in self.inputs["answers"]:
            return Cell(users["file"], users["sheet"], answers[0], _("semua butir"), answers[-1])
        table = self.reading["table"]
        if key not in table["columns"]:
            return None
        return Cell(table["file"], table["sheet"], self.inputs["row"], table["columns"][key])


class WeightedPages:
    """Pages of a weighted instrument."""

    def __init__(self, calculation: Calculation) -> None:
        self.calculation = calculation
        self.instrument: Instrument = packs.instrument(calculation.instrument)
        self.header = self.instrument.header
        self.bands = self.instrument.index.bands
        self.low, self.high = self.instrument.index.low, self.instrument.index.high
        self.index_name = say(self.instrument.index.name)
        self.unit_word, self.band_word = _("Unit"), _("Kategori")

    def indicator_address(self, key: str) -> str:
        """The page of an indicator in the instrument."""
        if key not in self.instrument.indicators:
            return ""
        return reverse("publication-indicator", args=[self.instrument.id, key])

    def name(self, result: UnitResult) -> str:
        """The unit as the file names it."""
        return result.name

    def unit_trail(self, result: UnitResult) -> Step:
        """The trail of one unit, each input with its cell."""
        given = given_of(result.name, result.inputs)
        return trail(self.instrument, given, evaluate(self.instrument, given), self._cells(result))

    def _cells(self, result: UnitResult) -> "Cells":
        return Cells(self.calculation.reading, result.inputs)

    def unit_page(self, result: UnitResult) -> UnitPage:
        """Index, aspects, what one level more would bring, and the trail."""
        given = given_of(result.name, result.inputs)
        outcome = evaluate(self.instrument, given)
        step = trail(self.instrument, given, outcome, self._cells(result))
        facts = [Fact(_("Responden F-03"), self.respondents(result) or _("tidak disebut"))]
        if outcome.index is not None and self.instrument.index.converted_times:
            value = printed(outcome.index * self.instrument.index.converted_times)
            facts.insert(0, Fact(_("Nilai konversi 0 sampai 100"), value))
        for form in self.instrument.forms.values():
            part = outcome.forms[form.key]
            label = say(form.name)
            shown = _("belum ada") if part is None else printed(part)
            facts.append(Fact(label[:1].upper() + label[1:], shown))
        return UnitPage(
            name=result.name,
            ruler=index_ruler(self.instrument, outcome, result.name),
            sentence=index_sentence(self.instrument, outcome),
            interval=interval_words(
                outcome.interval.low, outcome.interval.high, say(outcome.interval.method)
            ),
            facts=facts,
            trail=step,
            parts=self._aspects(step, result),
            gains=self._gains(one_step_gains(self.instrument, given), given.levels),
            road=self._road(given, outcome),
            warnings=texts((*outcome.warnings, *outcome.doubts)),
        )

    def _aspects(self, step: Step, result: UnitResult) -> Table:
        rows = []
        for form in step.parts:
            for part in form.parts:
                value = _("belum ada") if part.value is None else printed(part.value)
                rows.append(
                    (
                        Link(step_name(part), self._step_address(result, part.key)),
                        plain_ruler(part.low, part.high, say(part.label), part.value),
                        value,
                        percent(part.weight or Fraction(0)),
                        "–" if part.contribution is None else short(part.contribution),
                    )
                )
        columns = (
            Column(_("Aspek"), "link"),
            Column(_("Pada mistar"), "ruler"),
            Column(_("Nilai"), "number"),
            Column(_("Bobot"), "number"),
            Column(_("Sumbangan"), "number"),
        )
        return Table(_("Nilai setiap aspek, skala 0 sampai 5"), columns, rows, caption_hidden=True)

    def _road(self, given: Given, outcome: Outcome) -> str:
        """The fewest level steps to the next category, in a sentence."""
        if outcome.index is None or outcome.category is None:
            return ""
        band = self.bands.next_up(outcome.index)
        climbs = fewest_steps(self.instrument, given, outcome.index)
        if band is None:
            return _("Unit ini sudah berada di kategori tertinggi.")
        if climbs is None:
            return _("Menaikkan semua indikator ke level tertinggi pun belum cukup untuk %(letter)s.") % {
                "letter": band.letter
            }
        steps = sum(climb.to - climb.start for climb in climbs)
        listed = "; ".join(
            _("%(code)s dari %(start)s ke %(to)s")
            % {"code": climb.code, "start": climb.start, "to": climb.to}
            for climb in climbs
        )
        return _(
            "Jalan terpendek ke %(letter)s, %(steps)s langkah: naikkan %(listed)s. Terpendek belum tentu termudah."
        ) % {"letter": band.letter, "steps": steps, "listed": listed}

    def _step_address(self, result: UnitResult, key: str) -> str:
        return reverse("calculation-step", args=[self.calculation.token, result.place, key])

    def _gains(self, gains: Sequence[Gain], levels: Levels) -> Table | None:
        if not gains:
            return None
        rows = []
        for gain in gains[:8]:
            row = self.instrument.indicators[gain.code]
            level = row.level(gain.to)
            rows.append(
                (
                    f"{gain.code} {say(row.title)}",
                    f"{levels[gain.code]} → {gain.to}",
                    say(level.text) if level else "",
                    f"+{printed(gain.gain, 4)}",
                )
            )
        columns = (
            Column(_("Indikator")),
            Column(_("Level")),
            Column(_("Syarat level berikutnya")),
            Column(_("Tambahan indeks"), "number"),
        )
        note = _("Tambahan dihitung untuk satu langkah saja, dengan indikator lain tetap.")
        return Table(
            _("Satu level lebih tinggi, dari yang paling berpengaruh"),
            columns,
            rows,
            note=note,
            caption_hidden=True,
        )

    def row_ruler(self, result: UnitResult) -> Ruler:
        """A unit's index in a list."""
        value = ListValue(result.published, result.letter, result.row.get("ci95"))
        return list_ruler(self.bands, self.low, self.high, f"{self.index_name}, {result.name}", value)

    def respondents(self, result: UnitResult) -> str:
        """How many users answered."""
        count = result.row.get("respondents")
        return "" if count is None else str(count)
