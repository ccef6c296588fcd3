"""A result as pages show it: rulers, tables, facts and sentences. Nothing here asks the database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.rulers import (
    ListValue,
    index_ruler,
    list_ruler,
    plain_ruler,
)
from tolok.apps.calculation.showing.trails import step_name
from tolok.apps.evaluation.models import UnitResult
from tolok.apps.evaluation.selectors.results_units import LastYear, Reading
from tolok.apps.evaluation.words import group_word
from tolok.charts.ruler import Mark, Ruler
from tolok.rules.cycles.agreement import kappa_words
from tolok.rules.cycles.standing import Group
from tolok.rules.numbers import round_half_up
from tolok.rules.results import Step
from tolok.rules.texts import Text
from tolok.web.printing import percent, printed, say, short
from tolok.web.shapes import Column, Fact, Link, State, Table

#: The fewest units of a group whose mean is told; a choice of ours.
FEWEST_OF_GROUP = 3


def row_ruler(row: UnitResult) -> Ruler:
    """A unit's index in a list."""
    index = row.locus.form.instrument.index
    interval = [str(row.low), str(row.high)] if row.low is not None and row.high is not None else None
    value = ListValue(row.shown, row.category, interval)
    return list_ruler(index.bands, index.low, index.high, f"{say(index.name)}, {row.locus.name}", value)


def shown_value(row: UnitResult) -> str:
    """The published index, or a dash."""
    return "–" if row.shown is None else printed(row.shown, row.locus.form.instrument.index.decimals)


def category_state(row: UnitResult) -> State:
    """The category as a tag; in words where there is none."""
    if row.shown is None:
        return State(_("belum ada indeks"), "caution")
    return State(row.category) if row.category else State(_("tanpa kategori"), "caution")


def span(low: Decimal | None, high: Decimal | None, places: int = 2) -> str:
    """From and to, or a dash."""
    return "–" if low is None or high is None else f"{printed(low, places)}–{printed(high, places)}"


def places_of(row: UnitResult) -> str:
    """The range of places a unit may have."""
    if row.rank_low is None or row.rank_high is None:
        return "–"
    return str(row.rank_low) if row.rank_low == row.rank_high else f"{row.rank_low}–{row.rank_high}"


def no_places(rows: Sequence[UnitResult]) -> str:
    """Why no unit here has a range of places; empty where one has."""
    return "" if not rows or any(row.rank_low is not None for row in rows) else say(NO_RANGES)


NO_RANGES = Text(
    "Rentang tempat tidak ada karena galat indeks unit-unit ini tidak diketahui: penilaian kedua belum cukup.",
    "There is no range of places because the error of these indexes is not known: there are not enough second scores.",
)


def units_table(rows: Sequence[UnitResult], address: Callable[[UnitResult], str]) -> Table:
    """Units with their index on the ruler, and how sure it is."""
    columns = (
        Column(_("Unit"), "link"),
        Column(_("Pada mistar"), "ruler"),
        Column(_("Nilai"), "number"),
        Column(_("Kategori"), "status"),
        Column(_("Selang 95 %"), "number"),
        Column(_("Rentang tempat"), "number"),
        Column(_("Responden"), "number"),
    )
    found = [
        (
            Link(row.locus.name, address(row)),
            row_ruler(row),
            shown_value(row),
            category_state(row),
            span(row.low, row.high) if row.category else "–",
            places_of(row),
            short(row.respondents),
        )
        for row in rows
    ]
    return Table(
        _("Hasil setiap unit"), columns, found, caption_hidden=True, empty=_("Tidak ada unit yang cocok.")
    )


def groups_table(found: Sequence[Group], places: int) -> Table:
    """Units of one kind of service side by side."""
    columns = (
        Column(_("Kelompok layanan")),
        Column(_("Unit"), "number"),
        Column(_("Rata-rata"), "number"),
        Column(_("Median"), "number"),
        Column(_("Terendah–tertinggi"), "number"),
        Column(_("Keterangan")),
    )
    rows = [
        (
            group_word(one.name),
            short(one.n),
            _number(one.mean, places),
            _number(one.median, places),
            "–" if one.low is None else f"{_number(one.low, places)}–{_number(one.high, places)}",
            say(one.why) if one.why else "–",
        )
        for one in found
    ]
    return Table(_("Perbandingan antar kelompok"), columns, rows, caption_hidden=True)


def _number(value: Fraction | None, places: int) -> str:
    return "–" if value is None else printed(value, places)


def agreement_words(kept: Mapping[str, object]) -> str:
    """How far first and second evaluators agree, in a sentence, or why nobody can say."""
    method = kept.get("method")
    said = say(Text(method["id"], method["en"])) if isinstance(method, dict) else ""
    pairs = int(str(kept.get("pairs") or 0))
    if not pairs:
        return " ".join([_("Tidak ada indikator yang dinilai dua evaluator."), said]).strip()
    same = percent(Fraction(round_half_up(Fraction(str(kept["same"])), 3)))
    words = _("%(pairs)s level dinilai dua evaluator; %(same)s persis sama.") % {
        "pairs": short(pairs),
        "same": same,
    }
    if kappa := kept.get("kappa"):
        value = Fraction(str(kappa))
        words += " " + _("Kappa berbobot %(kappa)s: %(word)s.") % {
            "kappa": printed(value),
            "word": say(kappa_words(value)),
        }
    return f"{words} {said}".strip()


def hero(reading: Reading, before: LastYear | None) -> Ruler:
    """The unit's index, large; last year's as a hollow mark where the instrument is the same."""
    ruler = index_ruler(reading.instrument, reading.outcome, reading.locus.name)
    if before is None or not before.same or before.row.shown is None or ruler.value is None:
        return ruler
    then = before.row.locus.cycle
    text = f"{then.year}: {printed(before.row.shown, reading.instrument.index.decimals)}"
    return replace(ruler, previous=Mark(before.row.shown, text))


def chances_table(row: UnitResult) -> Table | None:
    """How probable each category is; None where nobody can say."""
    if not row.probabilities or not row.category:
        return None
    bands = row.locus.form.instrument.index.bands.bands
    found = [
        (f"{band.letter} ({say(band.word)})", _chance(Fraction(row.probabilities.get(band.letter, "0"))))
        for band in bands
        if Fraction(row.probabilities.get(band.letter, "0")) >= Fraction(5, 1000)
    ]
    columns = (Column(_("Kategori")), Column(_("Peluang"), "number"))
    return Table(_("Peluang setiap kategori"), columns, found)


def _chance(share: Fraction) -> str:
    return _("lebih dari 99 %") if share > Fraction(99, 100) else f"{printed(share * 100, 0)} %"


def certainty_words(row: UnitResult) -> str:
    """How sure the index is, or in words why nobody can say."""
    said = say(Text(row.method.get("id", ""), row.method.get("en", "")))
    if row.low is None or not row.category:
        return said
    return _("Selang %(span)s.") % {"span": span(row.low, row.high)} + f" {said}"


def facts_of(reading: Reading) -> list[Fact]:
    """Forms, respondents, place."""
    row, instrument = reading.row, reading.instrument
    facts = []
    for form in instrument.forms.values():
        value, label = reading.outcome.forms[form.key], say(form.name)
        facts.append(Fact(label[:1].upper() + label[1:], _("belum ada") if value is None else printed(value)))
    if reading.outcome.index is not None and instrument.index.converted_times:
        value = reading.outcome.index * instrument.index.converted_times
        facts.append(Fact(_("Nilai konversi 0 sampai 100"), printed(value)))
    facts.append(Fact(_("Responden F-03"), short(row.respondents)))
    if row.rank_low is not None:
        facts.append(Fact(_("Rentang tempat"), places_of(row)))
    facts.append(Fact(_("Instrumen"), f"{say(instrument.header.title)} ({instrument.id})"))
    return facts


def aspects_table(step: Step, address: Callable[[str], str]) -> Table:
    """The aspects on the ruler, each linked to its step of the trail."""
    rows = [
        (
            Link(step_name(part), address(part.key)),
            plain_ruler(part.low, part.high, say(part.label), part.value),
            _("belum ada") if part.value is None else printed(part.value),
            percent(part.weight or Fraction(0)),
            "–" if part.contribution is None else short(part.contribution),
        )
        for form in step.parts
        for part in form.parts
    ]
    columns = (
        Column(_("Aspek"), "link"),
        Column(_("Pada mistar"), "ruler"),
        Column(_("Nilai"), "number"),
        Column(_("Bobot"), "number"),
        Column(_("Sumbangan"), "number"),
    )
    return Table(_("Nilai setiap aspek"), columns, rows, caption_hidden=True)


def years_facts(found: LastYear, places: int) -> list[Fact]:
    """What changed since last year, or why the two years do not compare."""
    then, change = found.row, found.change
    was = "–" if then.shown is None else f"{printed(then.shown, places)} {then.category}".strip()
    facts = [Fact(then.locus.cycle.name, was)]
    if change.index is not None:
        facts.append(Fact(_("Perubahan indeks"), _signed(change.index, places)))
    if change.levels is not None and change.then is not None and change.now is not None:
        words = _("%(then)s menjadi %(now)s; %(risen)s indikator naik, %(fallen)s turun") % {
            "then": printed(change.then),
            "now": printed(change.now),
            "risen": change.risen,
            "fallen": change.fallen,
        }
        facts.append(Fact(_("Rata-rata level indikator yang sama"), words))
    facts.append(Fact(_("Cara membandingkan"), say(change.method)))
    return facts


def _signed(value: Fraction, places: int) -> str:
    said = printed(abs(value), places)
    return f"+{said}" if value > 0 else f"−{said}" if value < 0 else said
