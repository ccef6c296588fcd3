"""All units on one paper: where they lie on the ruler, each with its interval, and those without a result."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from tolok.charts.ruler import Ruler
from tolok.charts.spread import spread_svg
from tolok.papers.compiler import FONT, paper
from tolok.papers.frame import Data, facts, frame
from tolok.papers.rulers import column, index_ruler, withheld, zones
from tolok.papers.sources import about_sources, instrument_notes, survey_notes
from tolok.papers.survey_rulers import no_grade, survey_ruler
from tolok.papers.wording import MISSING, capital, shown, span
from tolok.rules.bands import Band, Bands
from tolok.rules.instruments import Header, Instrument
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.ranks import rank_ranges
from tolok.rules.results import Interval, Outcome
from tolok.rules.survey_results import SurveyOutcome
from tolok.rules.surveys import Satisfaction
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
    """What the units are listed by: the index with its scale and bands, and the names of its parts."""

    header: Header
    name: Text
    low: Fraction
    high: Fraction
    bands: Bands
    part_heads: Sequence[str]
    notes: Sequence[str]
    command: str


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
    index = instrument.index
    about = Overview(
        header=instrument.header,
        name=index.name,
        low=index.low,
        high=index.high,
        bands=index.bands,
        part_heads=[term.form.upper().replace("F0", "F-0") for term in index.terms],
        notes=instrument_notes(instrument),
        command=f"tolok evaluate BERKAS --instrument {instrument.id}",
    )
    standings = [_standing(instrument, outcome) for outcome in outcomes]
    data = _data(about, standings, printed_on, (office, period, address), notes)
    return paper("overview.typ", data, printed_on)


def survey_overview(
    pack: Satisfaction,
    outcomes: Sequence[SurveyOutcome],
    *,
    printed_on: date,
    office: str = "",
    period: str = "",
    address: str = "",
    notes: Sequence[Text] = (),
) -> bytes:
    """All groups of a satisfaction survey, as `overview_report` shows units."""
    about = Overview(
        header=pack.header,
        name=pack.name,
        low=Fraction(pack.scale.low * pack.factor),
        high=Fraction(pack.scale.high * pack.factor),
        bands=pack.bands,
        part_heads=[pack.name.id],
        notes=survey_notes(pack),
        command=f"tolok survey BERKAS --instrument {pack.id}",
    )
    standings = [_survey_standing(pack, outcome) for outcome in outcomes]
    data = _data(about, standings, printed_on, (office, period, address), notes)
    return paper("overview.typ", data, printed_on)


def _data(
    about: Overview,
    standings: Sequence[Standing],
    printed_on: date,
    heads: tuple[str, str, str],
    notes: Sequence[Text],
) -> Data:
    office, period, address = heads
    judged = sorted((one for one in standings if one.band), key=lambda one: (-one.exact, one.unit))
    held = [one for one in standings if not one.band]
    title = f"{capital(about.name.id)} semua unit"
    return {
        **frame(about.header, title, _count(standings), printed_on, office),
        "facts": facts(about.header, period),
        "summary": _summary(about, judged, held),
        "cautions": [note.id for note in notes],
        "spread": _spread(about, judged) if judged else None,
        "bands": [_band(band, judged) for band in about.bands.bands] if judged else [],
        "reading": READING if judged else ["Tidak ada."],
        "units": _rows(about, judged),
        "part_heads": about.part_heads,
        "held": [{"unit": one.unit, "parts": one.parts, "n": one.n, "why": f"{one.why}."} for one in held],
        **about_sources(about.header, about.notes, about.command, address),
    }


def _standing(instrument: Instrument, outcome: Outcome) -> Standing:
    counts = [count for count in outcome.respondents.values() if count is not None]
    parts = [shown(outcome.forms[term.form], instrument.index.decimals) for term in instrument.index.terms]
    return Standing(
        unit=outcome.unit,
        value=outcome.index,
        band=outcome.category,
        interval=outcome.interval,
        n=comma(sum(counts)) if counts else MISSING,
        ruler=index_ruler(instrument, outcome),
        parts=parts,
        why="" if outcome.category else withheld(instrument, outcome),
    )


def _survey_standing(pack: Satisfaction, outcome: SurveyOutcome) -> Standing:
    return Standing(
        unit=outcome.group,
        value=outcome.ikm,
        band=outcome.grade,
        interval=outcome.interval,
        n=MISSING if outcome.n is None else comma(outcome.n),
        ruler=survey_ruler(pack, outcome, outcome.group),
        parts=[shown(outcome.ikm, pack.bands.decimals)],
        why="" if outcome.grade else no_grade(pack, outcome),
    )


def mean_of_units(outcomes: Sequence[Outcome] | Sequence[Standing]) -> Fraction | None:
    """The plain mean of unrounded indices: a mean of rounded ones would differ (Kota Madiun 2024)."""
    values = [one.index if isinstance(one, Outcome) else one.value for one in outcomes]
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def _count(standings: Sequence[Standing]) -> str:
    return f"{comma(len(standings))} unit"


def _summary(about: Overview, judged: Sequence[Standing], held: Sequence[Standing]) -> list[str]:
    without = f"{comma(len(held))} unit belum memiliki kategori; alasannya ada di bagian 3." if held else ""
    mean = mean_of_units(judged)
    if mean is None:
        return ["Belum ada unit yang memiliki kategori.", *([without] if without else [])]
    places, values = about.bands.decimals, [one.exact for one in judged]
    low, high = comma(min(values), places), comma(max(values), places)
    letter = about.bands.of(mean)
    return [
        f"{_count(judged)} memiliki kategori, dengan nilai {low} sampai {high}. Nilai tengahnya "
        f"{comma(Fraction(median(values)), places)}.",
        f"Rata-rata sederhana antarunit {comma(mean, places)} ({letter.letter}, {letter.word.id}), dihitung dari "
        "nilai yang belum dibulatkan. Setiap unit berbobot sama, besar atau kecil.",
        *([without] if without else []),
    ]


def _spread(about: Overview, judged: Sequence[Standing]) -> Data:
    counts = Counter(one.band.letter for one in judged if one.band)
    listed = ", ".join(
        f"{band.letter} {counts[band.letter]}" for band in about.bands.bands if counts[band.letter]
    )
    title, sentence = f"Sebaran {about.name.id} {_count(judged)}", f"Banyak unit per kategori: {listed}."
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
    places = about.bands.decimals
    ranges = rank_ranges({str(at): one.interval for at, one in enumerate(judged)})
    rows: list[Data] = []
    for at, one in enumerate(judged):
        first, last = ranges.get(str(at), (0, 0))
        rows.append(
            {
                "unit": one.unit,
                "ruler": column(one.ruler),
                "value": shown(one.value, places),
                "letter": one.band.letter if one.band else MISSING,
                "interval": span(one.interval, places),
                "n": one.n,
                "rank": MISSING if not first else str(first) if first == last else f"{first}–{last}",
            }
        )
    return rows


READING = [
    "Urutan di bawah ini menurut nilai, bukan peringkat. Beda kecil antarunit tidak berarti apa-apa: dua unit yang "
    "selangnya beririsan tidak dapat dibedakan. Kolom terakhir menyebut urutan terbaik dan terburuk yang masih "
    "mungkin menurut selang itu.",
    "Selang hanya memuat keragaman responden. Beda penilaian antarevaluator tidak diketahui, jadi ketidakpastian "
    "sebenarnya lebih lebar.",
]
