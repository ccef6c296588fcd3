"""The report of one unit: its index on the ruler, what it is made of, what comes next, where all of it was read."""

from collections.abc import Mapping
from datetime import date

from tolok.papers.calculation.commands import NO_CHOICES, command
from tolok.papers.calculation.judged import judged_data
from tolok.papers.calculation.next_level import ahead, never
from tolok.papers.compiler import paper
from tolok.papers.frame import Data, facts, frame
from tolok.papers.rulers import Previous, column, hero, index_ruler, step_ruler, withheld
from tolok.papers.sources import about_sources, instrument_notes
from tolok.papers.wording import brief, capital, share, shown, span
from tolok.rules.index.trail import Cells, no_cell, trail
from tolok.rules.index.weighted import Given
from tolok.rules.instruments.values import Form, Instrument
from tolok.rules.numbers import comma
from tolok.rules.results import Outcome, Step


def unit_report(
    instrument: Instrument,
    given: Given,
    outcome: Outcome,
    *,
    printed_on: date,
    cells: Cells = no_cell,
    previous: Previous | None = None,
    office: str = "",
    period: str = "",
    address: str = "",
    choices: Mapping[str, object] = NO_CHOICES,
) -> bytes:
    """The report of one unit as PDF/UA-1, two to four A4 pages; same input and day, same bytes.

    `cells` tells where inputs were read, `previous` draws an earlier index as a hollow marker, `office` heads
    the paper, `period` names what was judged. With `address`, where the result can be looked up, the paper
    carries a QR code. `choices` are what was chosen beside the file, for the command that computes it again.
    """
    step = trail(instrument, given, outcome, cells)
    again = command("evaluate", instrument.id, {**choices, "explain": outcome.unit})
    index, header = instrument.index, instrument.header
    data: Data = {
        **frame(header, f"Laporan {index.name.id}", outcome.unit, printed_on, office),
        "facts": facts(header, period),
        "hero": hero(index_ruler(instrument, outcome, previous)),
        "summary": _summary(instrument, outcome),
        "cautions": [warning.id for warning in outcome.warnings],
        "parts": [_part(part, index.decimals) for part in step.parts],
        "total": [
            capital(index.name.id),
            "",
            shown(step.value, index.decimals),
            "",
            shown(step.value, index.decimals + 2),
        ],
        "rounding": ROUNDING.format(places=index.decimals),
        "users": [
            _users(form, given, outcome, cells)
            for form in instrument.forms.values()
            if form.kind == "answers"
        ],
        "ahead": ahead(instrument, given, outcome),
        **judged_data(instrument, given, step, cells),
        **about_sources(header, instrument_notes(instrument), again, address),
    }
    return paper("calculation/unit_report.typ", data, printed_on)


def _summary(instrument: Instrument, outcome: Outcome) -> list[str]:
    index = instrument.index
    if outcome.index is None:
        said = [
            f"{withheld(instrument, outcome)}. Yang belum ada tidak dihitung nol.",
            _made_of(instrument, outcome),
        ]
        return [*said, why] if (why := never(instrument)) else said
    value = comma(outcome.index, index.decimals)
    scale = f"pada skala {brief(index.low)} sampai {brief(index.high)}"
    band = outcome.category
    verdict = f"kategori {band.letter} ({band.word.id})" if band else "tanpa kategori"
    first = f"{capital(index.name.id)} {outcome.unit} adalah {value} {scale}, {verdict}."
    if band is None:
        first += f" {withheld(instrument, outcome)}."
    if index.converted_times is not None:
        top = brief(index.high * index.converted_times)
        first += f" Pada skala 0 sampai {top} nilainya {comma(outcome.index * index.converted_times, index.converted_decimals)}."
    return [first, _made_of(instrument, outcome), _sureness(outcome, index.decimals)]


def _made_of(instrument: Instrument, outcome: Outcome) -> str:
    places = instrument.index.decimals
    parts = [
        f"{instrument.forms[term.form].name.id} {shown(value, places) if value is not None else 'belum ada'}"
        f" (bobot {share(term.weight)})"
        for term in instrument.index.terms
        for value in [outcome.forms[term.form]]
    ]
    return f"Bagiannya: {'; '.join(parts)}."


def _sureness(outcome: Outcome, places: int) -> str:
    if outcome.interval.low is None:
        return outcome.interval.method.id
    return f"Ketidakpastian: {span(outcome.interval, places)}. {outcome.interval.method.id}"


def _part(part: Step, places: int) -> Data:
    return {
        "name": capital(part.label.id),
        "why": part.rule.id if part.value is None else "",
        "ruler": column(step_ruler(part, places)),
        "value": shown(part.value, places),
        "factor": "" if part.weight is None else brief(part.weight),
        "contribution": shown(part.contribution, places + 2),
    }


def _users(form: Form, given: Given, outcome: Outcome, cells: Cells) -> Data:
    return {
        "title": capital(form.name.id),
        "sentences": [*_pooled(form, given, cells), *_enough(form, outcome)],
    }


def _pooled(form: Form, given: Given, cells: Cells) -> list[str]:
    moments = given.answers.get(form.key)
    if moments is not None:
        mean = shown(moments.mean, 4)
        return [
            f"{comma(moments.n)} responden memberi {comma(moments.c)} jawaban berjumlah {comma(moments.s)}: "
            f"{comma(moments.s)} ÷ {comma(moments.c)} = {mean}. "
            "Semua jawaban digabung dulu, baru dirata-ratakan; rata-rata dari rata-rata tidak dipakai."
        ]
    if form.key not in given.values:
        return ["Belum ada nilai pengguna, jadi bagian ini kosong dan tidak dihitung nol."]
    cell = cells(form.key)
    where = f" ({cell.file}, baris {cell.row}, kolom {cell.column})" if cell else ""
    return [
        f"Nilai {brief(given.values[form.key])} diambil jadi dari berkas{where}; jawaban tiap responden tidak disertakan."
    ]


def _enough(form: Form, outcome: Outcome) -> list[str]:
    count = outcome.respondents.get(form.key)
    if outcome.forms[form.key] is None:
        return []
    if count is None:
        return ["Jumlah responden tidak disebut."]
    wanted = f"minimum {form.minimum_respondents}" if form.minimum_respondents else "tanpa minimum"
    if form.target_respondents:
        wanted += f", sasaran {form.target_respondents}"
    return [f"Responden: {count} ({wanted})."]


ROUNDING = (
    "Sumbangan = nilai × faktor atau bobot. Angka di tabel dibulatkan untuk dibaca; perhitungan memakai angka "
    "utuh dan dibulatkan sekali di akhir, setengah ke atas, menjadi {places} desimal. Tanda – berarti belum ada, "
    "bukan nol."
)
