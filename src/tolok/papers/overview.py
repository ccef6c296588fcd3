"""All units on one paper: where they lie on the ruler, each with its interval, and those without a result."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from statistics import median

from tolok.charts.spread import spread_svg
from tolok.papers.compiler import FONT, paper
from tolok.papers.frame import Data, facts, frame
from tolok.papers.rulers import column, index_ruler, withheld, zones
from tolok.papers.sources import about_sources, instrument_notes
from tolok.papers.wording import MISSING, capital, shown, span
from tolok.rules.bands import Band
from tolok.rules.instruments import Instrument
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.ranks import rank_ranges
from tolok.rules.results import Outcome
from tolok.rules.texts import Text


def overview_report(
    instrument: Instrument,
    outcomes: Sequence[Outcome],
    *,
    printed_on: date,
    office: str = "",
    period: str = "",
    address: str = "",
    notes: Sequence[Text] = (),
) -> bytes:
    """All units as PDF/UA-1: the spread, a table with the best value first, then the withheld with reasons.

    `notes` are remarks about the whole file. Units without a category count in no mean and no spread.
    """
    index, header = instrument.index, instrument.header
    judged = sorted((one for one in outcomes if one.category), key=lambda one: (-_value(one), one.unit))
    held = [one for one in outcomes if not one.category]
    data: Data = {
        **frame(header, f"{capital(index.name.id)} semua unit", _count(outcomes), printed_on, office),
        "facts": facts(header, period),
        "summary": _summary(instrument, judged, held),
        "cautions": [note.id for note in notes],
        "spread": _spread(instrument, judged) if judged else None,
        "bands": [_band(instrument, band, judged) for band in index.bands.bands] if judged else [],
        "reading": READING if judged else ["Tidak ada."],
        "units": _rows(instrument, judged),
        "part_heads": [term.form.upper().replace("F0", "F-0") for term in index.terms],
        "held": [_held(instrument, outcome) for outcome in held],
        **about_sources(header, instrument_notes(instrument), COMMAND.format(id=instrument.id), address),
    }
    return paper("overview.typ", data, printed_on)


def mean_of_units(outcomes: Sequence[Outcome]) -> Fraction | None:
    """The plain mean of unrounded indices: a mean of rounded ones would differ (Kota Madiun 2024)."""
    values = [outcome.index for outcome in outcomes if outcome.index is not None]
    return sum(values, Fraction(0)) / len(values) if values else None


def _value(outcome: Outcome) -> Fraction:
    return outcome.index if outcome.index is not None else Fraction(0)


def _count(outcomes: Sequence[Outcome]) -> str:
    return f"{comma(len(outcomes))} unit"


def _summary(instrument: Instrument, judged: Sequence[Outcome], held: Sequence[Outcome]) -> list[str]:
    without = f"{comma(len(held))} unit belum memiliki kategori; alasannya ada di bagian 3." if held else ""
    mean = mean_of_units(judged)
    if mean is None:
        return ["Belum ada unit yang memiliki kategori.", without]
    places, values = instrument.index.decimals, [_value(one) for one in judged]
    low, high = comma(min(values), places), comma(max(values), places)
    letter = instrument.index.bands.of(mean)
    return [
        f"{_count(judged)} memiliki kategori, dengan nilai {low} sampai {high}. Nilai tengahnya "
        f"{comma(Fraction(median(values)), places)}.",
        f"Rata-rata sederhana antarunit {comma(mean, places)} ({letter.letter}, {letter.word.id}), dihitung dari "
        "nilai yang belum dibulatkan. Setiap unit berbobot sama, besar atau kecil.",
        *([without] if without else []),
    ]


def _spread(instrument: Instrument, judged: Sequence[Outcome]) -> Data:
    index = instrument.index
    counts = Counter(one.category.letter for one in judged if one.category)
    listed = ", ".join(
        f"{band.letter} {counts[band.letter]}" for band in index.bands.bands if counts[band.letter]
    )
    title, sentence = f"Sebaran {index.name.id} {_count(judged)}", f"Banyak unit per kategori: {listed}."
    svg = spread_svg(
        [round_half_up(_value(one), index.decimals) for one in judged],
        index.low,
        index.high,
        zones(index.bands, index.low),
        title=title,
        sentence=sentence,
        font=FONT,
        paper=True,
    )
    return {"svg": svg, "alt": f"{title}. {sentence}"}


def _band(instrument: Instrument, band: Band, judged: Sequence[Outcome]) -> Data:
    count = sum(one.category is band for one in judged)
    return {
        "letter": band.letter,
        "word": band.word.id,
        "range": band.printed.replace("..", "–").replace(".", ",") or f"mulai {comma(band.lower)}",
        "count": comma(count),
        "share": f"{comma(Fraction(100 * count, len(judged)), 1)}\u00a0%",
    }


def _rows(instrument: Instrument, judged: Sequence[Outcome]) -> list[Data]:
    places = instrument.index.decimals
    ranges = rank_ranges({str(at): one.interval for at, one in enumerate(judged)})
    rows: list[Data] = []
    for at, one in enumerate(judged):
        first, last = ranges.get(str(at), (0, 0))
        rows.append(
            {
                "unit": one.unit,
                "ruler": column(index_ruler(instrument, one)),
                "value": shown(one.index, places),
                "letter": one.category.letter if one.category else MISSING,
                "interval": span(one.interval, places),
                "n": _respondents(one),
                "rank": MISSING if not first else str(first) if first == last else f"{first}–{last}",
            }
        )
    return rows


def _respondents(outcome: Outcome) -> str:
    counts = [count for count in outcome.respondents.values() if count is not None]
    return comma(sum(counts)) if counts else MISSING


def _held(instrument: Instrument, outcome: Outcome) -> Data:
    places = instrument.index.decimals
    parts = [shown(outcome.forms[term.form], places) for term in instrument.index.terms]
    return {
        "unit": outcome.unit,
        "parts": parts,
        "n": _respondents(outcome),
        "why": f"{withheld(instrument, outcome)}.",
    }


READING = [
    "Urutan di bawah ini menurut nilai, bukan peringkat. Beda kecil antarunit tidak berarti apa-apa: dua unit yang "
    "selangnya beririsan tidak dapat dibedakan. Kolom terakhir menyebut urutan terbaik dan terburuk yang masih "
    "mungkin menurut selang itu.",
    "Selang hanya memuat keragaman responden. Beda penilaian antarevaluator tidak diketahui, jadi ketidakpastian "
    "sebenarnya lebih lebar.",
]
COMMAND = "tolok evaluate BERKAS --instrument {id}"
