"""Many units side by side: their spread, the list with the best value first, the withheld with reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from statistics import median

from tolok.charts.ruler import Ruler
from tolok.charts.spread import spread_svg
from tolok.papers.compiler import FONT
from tolok.papers.frame import Data, facts, frame
from tolok.papers.rulers import column, zones
from tolok.papers.sources import about_sources
from tolok.papers.wording import MISSING, capital, shown, span
from tolok.rules.bands import Band, Bands
from tolok.rules.instruments.values import Header
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.results import Interval
from tolok.rules.surveys.ranks import rank_ranges
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit: its exact value and band (None where withheld, then `why` says the reason), n in words."""

    unit: str
    value: Fraction | None
    band: Band | None
    interval: Interval
    n: str
    ruler: Ruler
    parts: Sequence[str]
    why: str

    @property
    def exact(self) -> Fraction:
        """The value of a unit that has a category."""
        return self.value if self.value is not None else Fraction(0)


@dataclass(frozen=True, slots=True)
class Overview:
    """What the units are listed by: the index with its scale and bands, and the words around it.

    `noun` is what a row is (unit, kelompok), `verdict` what a band is called (kategori, mutu). `mean` says what
    the plain mean of rows is worth, `unsure` what the intervals leave out. `together` are rows of the table of
    estimators over all rows; where it is given, the plain mean stands there and nowhere else. `disagreements` are sentences by row.
    """

    header: Header
    name: Text
    low: Fraction
    high: Fraction
    bands: Bands
    noun: str
    verdict: str
    mean: str
    unsure: str
    part_heads: Sequence[str]
    notes: Sequence[str]
    command: str
    together: Sequence[Data] = ()
    disagreements: Mapping[str, Sequence[str]] = field(default_factory=dict)


def overview_data(
    about: Overview,
    standings: Sequence[Standing],
    printed_on: date,
    heads: tuple[str, str, str],
    notes: Sequence[Text],
) -> Data:
    """Everything ``overview.typ`` prints. `heads` are office, period and address; `notes` concern the file."""
    office, period, address = heads
    judged = sorted((one for one in standings if one.band), key=lambda one: (-one.exact, one.unit))
    held = [one for one in standings if not one.band]
    title = f"{capital(about.name.id)} semua {about.noun}"
    return {
        **frame(about.header, title, _count(about, standings), printed_on, office),
        "noun": about.noun,
        "verdict": about.verdict,
        "facts": facts(about.header, period),
        "summary": _summary(about, judged, held),
        "cautions": [note.id for note in notes],
        "together": about.together,
        "spread": _spread(about, judged) if judged else None,
        "bands": [_band(band, judged) for band in about.bands.bands] if judged else [],
        "reading": [READING.format(noun=about.noun), about.unsure] if judged else ["Tidak ada."],
        "units": _rows(about, judged),
        "part_heads": about.part_heads,
        "held": [{"unit": one.unit, "parts": one.parts, "n": one.n, "why": f"{one.why}."} for one in held],
        "differences": [{"name": unit, "told": told} for unit, told in about.disagreements.items() if told],
        **about_sources(about.header, about.notes, about.command, address),
    }


def mean_of_units(values: Sequence[Fraction]) -> Fraction | None:
    """The plain mean of unrounded indices: a mean of rounded ones would differ (Kota Madiun 2024)."""
    return sum(values, Fraction(0)) / len(values) if values else None


def _count(about: Overview, standings: Sequence[Standing]) -> str:
    return f"{comma(len(standings))} {about.noun}"


def _summary(about: Overview, judged: Sequence[Standing], held: Sequence[Standing]) -> list[str]:
    withheld = f"{_count(about, held)} belum memiliki {about.verdict}; alasannya ada di bagian 3."
    places, values = about.bands.decimals, [one.exact for one in judged]
    mean = mean_of_units(values)
    if mean is None:
        first = [f"Belum ada {about.noun} yang memiliki {about.verdict}."]
    else:
        low, high, middle = (comma(value, places) for value in (min(values), max(values), median(values)))
        first = [
            f"{_count(about, judged)} memiliki {about.verdict}, dengan nilai {low} sampai {high}. Nilai tengahnya {middle}."
        ]
        if not about.together:
            first.append(_mean(about, mean, len(judged), len(judged) + len(held)))
    return [*first, withheld] if held else first


def _mean(about: Overview, mean: Fraction, counted: int, of: int) -> str:
    """The plain mean without a letter: categories belong to units, not to a mean of them."""
    return (
        f"Rata-rata sederhana {comma(counted)} dari {comma(of)} {about.noun}, yaitu yang memiliki {about.verdict}: "
        f"{comma(mean, about.bands.decimals)}, dihitung dari nilai yang belum dibulatkan. Rata-rata {about.noun} "
        f"tidak diberi {about.verdict}. {about.mean}"
    )


def _spread(about: Overview, judged: Sequence[Standing]) -> Data:
    counts = Counter(one.band.letter for one in judged if one.band)
    listed = ", ".join(
        f"{band.letter} {counts[band.letter]}" for band in about.bands.bands if counts[band.letter]
    )
    title = f"Sebaran {about.name.id} {_count(about, judged)}"
    sentence = f"Banyak {about.noun} per {about.verdict}: {listed}."
    svg = spread_svg(
        [round_half_up(one.exact, about.bands.decimals) for one in judged],
        about.low,
        about.high,
        zones(about.bands, about.low),
        title=title,
        sentence=sentence,
        font=FONT,
        paper=True,
    )
    return {"svg": svg, "alt": f"{title}. {sentence}"}


def _band(band: Band, judged: Sequence[Standing]) -> Data:
    count = sum(one.band is band for one in judged)
    return {
        "letter": band.letter,
        "word": band.word.id,
        "range": band.printed.replace("..", "–").replace(".", ",") or f"mulai {comma(band.lower)}",
        "count": comma(count),
        "share": f"{comma(Fraction(100 * count, len(judged)), 1)}\u00a0%",
    }


def _rows(about: Overview, judged: Sequence[Standing]) -> list[Data]:
    ranges = rank_ranges({str(at): one.interval for at, one in enumerate(judged)})
    return [standing_row(one, about.bands.decimals, ranges.get(str(at))) for at, one in enumerate(judged)]


def standing_row(one: Standing, places: int, rank: tuple[int, int] | None) -> Data:
    """One row of a table of units; `rank` is the best and worst place the unit may have."""
    first, last = rank or (0, 0)
    return {
        "unit": one.unit,
        "ruler": column(one.ruler),
        "value": shown(one.value, places),
        "letter": one.band.letter if one.band else MISSING,
        "interval": span(one.interval, places),
        "n": one.n,
        "rank": MISSING if not first else str(first) if first == last else f"{first}–{last}",
    }


READING = (
    "Urutan di bawah ini menurut nilai, bukan peringkat. Beda kecil antar{noun} tidak berarti apa-apa: dua {noun} "
    "yang selangnya beririsan tidak dapat dibedakan. Kolom terakhir menyebut urutan terbaik dan terburuk yang masih "
    "mungkin menurut selang itu."
)
