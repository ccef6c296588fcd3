"""Berita acara: what a panel has settled, with the list of all units and rows to sign."""

from collections.abc import Sequence
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.cycles.lhe import cycle_tables
from tolok.papers.cycles.report import instruments
from tolok.papers.frame import SHORT, Data, frame
from tolok.papers.letters.letter import head, signer
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.rulers import withheld
from tolok.papers.wording import MISSING, shown
from tolok.rules.cycles.means import mean_of_indexes
from tolok.rules.cycles.papers import CycleResults, JudgedUnit
from tolok.rules.days import day_first
from tolok.rules.numbers import comma
from tolok.rules.texts import Text

KIND = "Berita Acara"
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def minutes(values: CycleResults, letterhead: Letterhead, printed_on: date) -> bytes:
    """The minutes of the panel as PDF/UA-1. Raises ValueError for a cycle without units."""
    return paper("cycles/minutes.typ", minutes_data(values, letterhead, printed_on), printed_on)


def minutes_data(values: CycleResults, letterhead: Letterhead, printed_on: date) -> Data:
    """Everything ``minutes.typ`` and the Word template of the minutes print."""
    if not values.units:
        raise ValueError("a cycle without units has no minutes")
    cycle, used = values.facts, instruments(values.units)
    terms = used[0].index.terms
    return {
        **frame(used[0].header, KIND, f"Penetapan hasil {cycle.name}", printed_on, cycle.office),
        "foot": f"Dibuat {day_first(printed_on)} · sidik {', '.join(one.header.hash[:SHORT] for one in used)}",
        **head(letterhead),
        "signer": signer(letterhead.signatory, letterhead.signature_mark),
        **cycle_tables(cycle),
        "opening": (
            f"Pada hari ini, {DAYS[printed_on.weekday()]}, {day_first(printed_on)}, bertempat di {letterhead.place}, panel "
            f"{cycle.name} {cycle.office} menyatakan:"
        ),
        "settled": _settled(values),
        "closing": "Berita acara ini dibuat dengan sebenarnya untuk digunakan sebagaimana mestinya.",
        "part_heads": [term.form.upper().replace("F0", "F-0") for term in terms],
        "units": [_row(at, unit) for at, unit in enumerate(values.units, 1)],
    }


def _settled(values: CycleResults) -> list[str]:
    units = values.units
    used = instruments(units)
    packs = "; ".join(f"{one.header.title.id}, paket {one.id}, sidik {one.header.hash}" for one in used)
    places = used[0].index.decimals
    mean = mean_of_indexes(units, Text("", ""))
    judged = len(mean.values)
    sentences = [
        f"Penilaian memakai {packs}.",
        f"{comma(judged)} dari {comma(len(units))} unit memiliki nilai dan kategori, lihat daftar semua unit.",
    ]
    if judged < len(units):
        sentences.append(
            f"{comma(len(units) - judged)} unit belum memiliki kategori. Yang belum ada tidak dihitung nol."
        )
    if mean.value is not None:
        sentences.append(
            f"Rata-rata {used[0].index.name.id} unit yang memiliki kategori adalah {comma(mean.value, places)}, dihitung "
            "dari nilai yang belum dibulatkan."
        )
    sentences.append(f"{comma(_advised(units))} rekomendasi dicatat untuk ditindaklanjuti.")
    return sentences


def _advised(units: Sequence[JudgedUnit]) -> int:
    return sum(len(unit.recommendations) for unit in units)


def _row(at: int, unit: JudgedUnit) -> Data:
    index, outcome = unit.instrument.index, unit.outcome
    return {
        "number": str(at),
        "unit": unit.name,
        "code": unit.code or MISSING,
        "form": unit.form or MISSING,
        "parts": [shown(outcome.forms[term.form], index.decimals) for term in index.terms],
        "value": shown(outcome.index, index.decimals),
        "letter": outcome.category.letter if outcome.category else MISSING,
        "word": outcome.category.word.id if outcome.category else withheld(unit.instrument, outcome),
    }
