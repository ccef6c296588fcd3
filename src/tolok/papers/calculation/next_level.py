"""What stands between a unit and the next category: which steps up help most, and how many are enough."""

from collections.abc import Sequence
from fractions import Fraction

from tolok.papers.wording import MISSING
from tolok.rules.index.ascent import Step, distance, fewest_steps, one_step_gains
from tolok.rules.index.weighted import Given
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import comma
from tolok.rules.results import Outcome

#: Steps that are listed: a plan for a year, not the whole instrument again.
LISTED = 6


def never(instrument: Instrument) -> str:
    """Why no unit can have an index with this pack, because a part of it was never seen; empty when one can."""
    lost = [
        f"aspek {aspect.key}"
        for term in instrument.index.terms
        for aspect in instrument.forms[term.form].aspects
        if not aspect.known
    ]
    if not lost:
        return ""
    return (
        f"Dengan paket ini {instrument.index.name.id} tidak dapat dihitung untuk unit mana pun: lembar "
        f"{', '.join(lost)} belum pernah terlihat. Karena itu jarak ke kategori berikutnya dan tambahan indeks "
        "tidak dicantumkan."
    )


def ahead(instrument: Instrument, given: Given, outcome: Outcome) -> dict[str, object] | None:
    """Sentences about the distance to the next category, and the steps that gain most, largest first.

    None when no unit can have an index (see `never`).
    """
    if never(instrument):
        return None
    steps = one_step_gains(instrument, given)
    listed = [_row(instrument, given, step) for step in steps[:LISTED]]
    return {"sentences": _sentences(instrument, given, outcome, steps), "steps": listed}


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
    return [first, _reach(instrument, given, outcome.index), LIST_LEAD] if steps else [first, ALL_AT_TOP]


def _reach(instrument: Instrument, given: Given, index: Fraction) -> str:
    climbs = fewest_steps(instrument, given, index)
    if climbs is None:
        return "Menaikkan semua indikator ke level tertinggi belum cukup untuk mencapainya."
    reached = index + sum((climb.gain for climb in climbs), Fraction(0))
    count = sum(climb.to - climb.start for climb in climbs)
    listed = ", ".join(f"{climb.code} {climb.start}\u00a0→\u00a0{climb.to}" for climb in climbs)
    letter = instrument.index.bands.of(reached).letter
    return (
        f"Paling sedikit {count} kenaikan level sudah cukup, bila yang lain tetap: {listed}. Nilainya lalu "
        f"{comma(reached, instrument.index.decimals)}, kategori\u00a0{letter}. Hitungan ini tidak menimbang mana yang mudah."
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
