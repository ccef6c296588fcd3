"""What stands between a unit and the next category: which steps up help most, and how many are enough."""

from collections.abc import Sequence
from dataclasses import replace

from tolok.papers.wording import MISSING
from tolok.rules.instruments import Instrument
from tolok.rules.numbers import comma
from tolok.rules.results import Outcome
from tolok.rules.weighted import Given, Step, distance, evaluate, one_step_gains

#: Steps that are listed: a plan for a year, not the whole instrument again.
LISTED = 8


def ahead(instrument: Instrument, given: Given, outcome: Outcome) -> dict[str, object]:
    """Sentences about the distance to the next category, and the steps that gain most, largest first."""
    steps = one_step_gains(instrument, given)
    listed = [_row(instrument, given, step) for step in steps[:LISTED]]
    return {"sentences": _sentences(instrument, given, outcome, steps), "steps": listed}


def enough(instrument: Instrument, given: Given, steps: Sequence[Step]) -> tuple[int, Outcome] | None:
    """How many of `steps`, taken from the first on, lift the index into a better band, and the outcome then.

    Each try is a whole evaluation, so that no shortcut can differ from the rules. None if all are too few.
    """
    start = evaluate(instrument, given).index
    if start is None:
        return None
    here = instrument.index.bands.of(start)
    levels = dict(given.levels)
    for count, step in enumerate(steps, 1):
        levels[step.code] = step.to
        outcome = evaluate(instrument, replace(given, levels=levels))
        if outcome.index is not None and instrument.index.bands.of(outcome.index) is not here:
            return count, outcome
    return None


def _sentences(instrument: Instrument, given: Given, outcome: Outcome, steps: Sequence[Step]) -> list[str]:
    name = instrument.index.name.id
    if outcome.index is None:
        first = f"{name} belum dihitung, jadi jarak ke kategori berikutnya belum dapat disebut."
        return [first, LIST_LEAD] if steps else [first]
    if outcome.category is None:
        first = "Kategori tidak diberikan, jadi jarak ke kategori berikutnya tidak disebut."
        return [first, LIST_LEAD] if steps else [first]
    found = distance(instrument, outcome.index)
    if found is None:
        first = f"{name} sudah berada di kategori tertinggi."
        return [first, LIST_LEAD] if steps else [first, ALL_AT_TOP]
    band, _, words = found
    first = f"{words.id} ({band.word.id}, mulai {comma(band.lower)})."
    return [first, _reach(instrument, given, steps), LIST_LEAD] if steps else [first, ALL_AT_TOP]


def _reach(instrument: Instrument, given: Given, steps: Sequence[Step]) -> str:
    found = enough(instrument, given, steps)
    if found is None:
        return "Menaikkan setiap indikator satu level belum cukup untuk mencapainya."
    count, outcome = found
    assert outcome.index is not None, "enough only hands back outcomes with an index"
    value = comma(outcome.index, instrument.index.decimals)
    letter = instrument.index.bands.of(outcome.index).letter
    which = "langkah pertama" if count == 1 else f"{count} langkah teratas"
    return (
        f"Bila {which} dalam urutan di bawah ini tercapai dan yang lain tetap, nilainya menjadi {value}, "
        f"kategori\u00a0{letter}."
    )


def _row(instrument: Instrument, given: Given, step: Step) -> dict[str, str]:
    indicator = instrument.indicators[step.code]
    level = indicator.level(step.to)
    return {
        "code": step.code,
        "title": indicator.title.id,
        "levels": f"{given.levels[step.code]} → {step.to}",
        "text": level.text.id if level else MISSING,
        "gain": f"+{comma(step.gain, instrument.index.decimals + 2)}",
    }


LIST_LEAD = "Tabel berikut memuat langkah satu level yang paling banyak menambah indeks."
ALL_AT_TOP = (
    "Semua indikator yang dinilai sudah di level tertinggi; tambahan hanya dapat datang dari bagian lain."
)
