"""The trail of a weighted index: from the number down to every input, each step with its rule in words."""

from collections.abc import Callable
from fractions import Fraction

from tolok.rules.index.weighted import NOT_APPLICABLE, Given
from tolok.rules.instruments.values import (
    SURENESS,
    Aspect,
    Form,
    Index,
    Indicator,
    Instrument,
    Sureness,
    Term,
)
from tolok.rules.numbers import brief, comma, round_half_up
from tolok.rules.results import Cell, Outcome, Step
from tolok.rules.texts import Text, join

Cells = Callable[[str], Cell | None]


def no_cell(_key: str) -> Cell | None:
    """For inputs that were not read from a file."""
    return None


def trail(instrument: Instrument, given: Given, outcome: Outcome, cells: Cells = no_cell) -> Step:
    """The tree of steps that made `outcome`, with the cell of every input.

    Values are exact; a step without a value says why in its rule.
    """
    index = instrument.index
    parts = tuple(_term(instrument, term, given, outcome, cells) for term in index.terms)
    return Step(
        key=index.key,
        label=index.name,
        value=outcome.index,
        rule=_index_rule(index, outcome),
        low=index.low,
        high=index.high,
        parts=parts,
        notes=index.notes,
        basis=tuple(f"{basis.title} {basis.article}".strip() for basis in instrument.header.basis),
    )


def _index_rule(index: Index, outcome: Outcome) -> Text:
    if outcome.index is None:
        return (
            join(outcome.warnings, " ")
            if outcome.warnings
            else Text("Belum dapat dihitung.", "Not computable yet.")
        )
    values = [(term, value) for term in index.terms if (value := outcome.forms[term.form]) is not None]
    shown = " + ".join(f"{comma(term.weight * term.times)} × {brief(value)}" for term, value in values)
    whole, rounded = brief(outcome.index), comma(round_half_up(outcome.index, index.decimals))
    return Text(
        f"{shown} = {whole}, dibulatkan sekali, setengah ke atas, menjadi {rounded}",
        f"{_point(shown)} = {_point(whole)}, rounded once, half up, to {_point(rounded)}",
    )


def _point(text: str) -> str:
    return text.replace(",", ".")


def _sure(sure: Sureness, what: Text) -> tuple[Text, ...]:
    if sure == "verified":
        return ()
    mark = SURENESS[sure]
    return (Text(f"{what.id}: {mark.id}.", f"{what.en}: {mark.en}."),)


def _term(instrument: Instrument, term: Term, given: Given, outcome: Outcome, cells: Cells) -> Step:
    form = instrument.forms[term.form]
    notes = (
        (term.note,) if term.note else _sure(term.sure, Text("Bobot bagian ini", "The weight of this part"))
    )
    notes += form.notes
    parts: tuple[Step, ...] = ()
    if form.kind == "levels":
        rule = Text("jumlah bobot aspek × nilai aspek", "sum of aspect weight × aspect value")
        parts = tuple(_aspect(form, aspect, given, outcome, cells) for aspect in form.aspects)
    elif form.key in given.answers:
        moments = given.answers[form.key]
        rule = Text(
            f"{moments.s} (jumlah semua jawaban) ÷ {moments.c} (banyak jawaban) dari {moments.n} responden",
            f"{moments.s} (sum of all answers) ÷ {moments.c} (number of answers) by {moments.n} respondents",
        )
    else:
        rule = Text("nilai yang diisikan dalam berkas", "the value given in the file")
    if outcome.forms[form.key] is None:
        rule = Text("belum dapat dihitung", "not computable yet")
    return Step(
        key=form.key,
        label=form.name,
        value=outcome.forms[form.key],
        rule=rule,
        weight=term.weight * term.times,
        low=form.low,
        high=form.high,
        parts=parts,
        notes=notes,
        cell=cells(form.key),
    )


def _aspect(form: Form, aspect: Aspect, given: Given, outcome: Outcome, cells: Cells) -> Step:
    value = outcome.aspects[aspect.key]
    rule = Text("jumlah bobot indikator × level", "sum of indicator weight × level")
    if not aspect.known:
        rule = Text("lembar aspek ini belum pernah terlihat", "the sheet of this aspect was never seen")
    elif value is None:
        rule = Text(
            "belum dapat dihitung: ada indikator tanpa level", "not computable yet: an indicator has no level"
        )
    return Step(
        key=aspect.key,
        label=aspect.name,
        value=value,
        rule=rule,
        weight=aspect.weight / 100,
        low=form.low,
        high=form.high,
        parts=tuple(_indicator(form, row, given, cells) for row in aspect.indicators),
        notes=_sure(aspect.sure, Text("Bobot aspek", "The aspect's weight")),
    )


def _indicator(form: Form, row: Indicator, given: Given, cells: Cells) -> Step:
    level = given.levels.get(row.code)
    text = row.level(level) if isinstance(level, int) else None
    rule = Text("level yang diisikan", "the level given")
    if level == NOT_APPLICABLE:
        rule = Text("ditandai tidak berlaku", "marked as not applicable")
    elif level is None:
        rule = Text("belum dinilai", "unanswered")
    return Step(
        key=row.code,
        label=row.title,
        value=Fraction(level) if isinstance(level, int) else None,
        rule=rule,
        weight=row.weight / 100,
        low=form.low,
        high=form.high,
        notes=(*row.notes, *_sure(row.sure, Text("Butir ini", "This item"))),
        cell=cells(row.code),
        level_text=text.text if text else None,
    )
