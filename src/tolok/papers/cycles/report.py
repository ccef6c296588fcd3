"""The consolidated report: all units of a cycle by group, their means, what holds them back, what is advised."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tolok.papers.calculation.standings import Overview, Standing, overview_data, standing_row
from tolok.papers.compiler import paper
from tolok.papers.cycles.lhe import COMMAND, cycle_tables
from tolok.papers.cycles.lhe_indicators import recommendation
from tolok.papers.cycles.lhe_summary import sure_outcome
from tolok.papers.frame import SHORT, Data, facts, frame
from tolok.papers.letters.letter import sheet, signer
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.rulers import column, index_ruler, step_ruler, withheld
from tolok.papers.sources import basis_row, instrument_notes
from tolok.papers.wording import MISSING, capital, shown
from tolok.rules.cycles.means import Loss, Mean, aspect_means, group_means, losses, part_means
from tolok.rules.cycles.papers import CycleResults, JudgedUnit
from tolok.rules.days import day_first
from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import comma
from tolok.rules.results import Step

KIND = "Laporan Konsolidasi"
#: Problems that are told in sentences, and indicators listed beneath them.
MAIN, LISTED = 3, 10
#: A level that counts as weak when problems are told.
WEAK = 2


def consolidated_report(values: CycleResults, letterhead: Letterhead, printed_on: date) -> bytes:
    """All units of a cycle as PDF/UA-1 on the office's paper. Raises ValueError for a cycle without units."""
    return paper("cycles/report.typ", report_data(values, letterhead, printed_on), printed_on)


def report_data(values: CycleResults, letterhead: Letterhead, printed_on: date) -> Data:
    """Everything ``report.typ`` prints."""
    if not values.units:
        raise ValueError("a cycle without units has no report")
    cycle, units = values.facts, list(values.units)
    used = instruments(units)
    about = _about(used, units)
    standings = [_standing(unit) for unit in units]
    base = overview_data(about, standings, printed_on, (cycle.office, "", values.address), notes=[])
    return {
        **base,
        "units": [],  # told by group instead
        **frame(used[0].header, KIND, cycle.name, printed_on, cycle.office),
        "foot": f"Dibuat {day_first(printed_on)} · sidik {', '.join(one.header.hash[:SHORT] for one in used)}",
        "facts": _facts(values, used),
        "sheet": sheet(letterhead),
        "signer": signer(letterhead.signatory, letterhead.signature_mark),
        "place": f"{letterhead.place}, {day_first(printed_on)}",
        **cycle_tables(cycle),
        "groups": _groups(about, list(zip(units, standings, strict=True))),
        "aspects": _aspects(units, used[0].index.decimals),
        **_problems(units, used[0].index.decimals),
        "advice": [
            {
                "unit": unit.name,
                "rows": [_advice(one.code, recommendation(one)) for one in unit.recommendations],
            }
            for unit in units
            if unit.recommendations
        ],
        "ranks": RANKS,
        "bases": _bases(used),
        "hash": " ".join(one.header.hash for one in used),
        "check": [
            *base_check(values.address),
            "Paket siklus dapat dihitung ulang oleh siapa pun dengan perintah:",
        ],
    }


def base_check(address: str) -> list[str]:
    """Where a result can be seen, when it can."""
    return ["Hasil ini dapat dilihat di alamat dalam kode QR."] if address else []


def _bases(used: Sequence[Instrument]) -> list[Data]:
    """The legal texts of all packs, each once."""
    rows: dict[object, Data] = {
        (basis.title, basis.article, basis.about): {**basis_row(basis)}
        for one in used
        for basis in one.header.basis
    }
    return list(rows.values())


def _notes(used: Sequence[Instrument]) -> list[str]:
    """What every pack says of itself; with several packs, each under its id."""
    if len(used) == 1:
        return instrument_notes(used[0])
    return [note for one in used for note in (f"Paket {one.id}:", *instrument_notes(one))]


def instruments(units: Sequence[JudgedUnit]) -> list[Instrument]:
    """The instruments the units were judged with, each once, in the order of the units."""
    return list({unit.instrument.header.hash: unit.instrument for unit in units}.values())


def _about(used: Sequence[Instrument], units: Sequence[JudgedUnit]) -> Overview:
    index = used[0].index
    methods = dict.fromkeys(unit.certainty.interval.method.id for unit in units)
    return Overview(
        header=used[0].header,
        name=index.name,
        low=index.low,
        high=index.high,
        bands=index.bands,
        noun="unit",
        verdict="kategori",
        mean="Setiap unit berbobot sama, besar atau kecil.",
        unsure=" ".join(methods),
        part_heads=[term.form.upper().replace("F0", "F-0") for term in index.terms],
        notes=_notes(used),
        command=COMMAND,
    )


def _standing(unit: JudgedUnit) -> Standing:
    instrument, outcome = unit.instrument, sure_outcome(unit)
    places = instrument.index.decimals
    return Standing(
        unit=unit.name,
        value=outcome.index,
        band=outcome.category,
        interval=outcome.interval,
        n=MISSING if unit.respondents.n is None else comma(unit.respondents.n),
        ruler=index_ruler(instrument, outcome),
        parts=[shown(outcome.forms[term.form], places) for term in instrument.index.terms],
        why="" if outcome.category else withheld(instrument, outcome),
    )


def _facts(values: CycleResults, used: Sequence[Instrument]) -> list[list[str]]:
    cycle = values.facts
    closed = [["Ditutup", day_first(cycle.closed_on)]] if cycle.closed_on else []
    packs = [row for one in used for row in facts(one.header, "")]
    return [
        ["Siklus", f"{cycle.name}, tahun {cycle.year}"],
        ["Unit", comma(len(values.units))],
        *closed,
        *packs,
    ]


def _groups(about: Overview, pairs: Sequence[tuple[JudgedUnit, Standing]]) -> list[Data]:
    places = about.bands.decimals
    found: list[Data] = []
    for mean in group_means([unit for unit, _ in pairs]):
        members = [pair for pair in pairs if (pair[0].group or "tanpa kelompok") == mean.label.id]
        judged = sorted(
            (pair for pair in members if pair[1].band), key=lambda pair: (-pair[1].exact, pair[1].unit)
        )
        rows = [_group_row(unit, one, places) for unit, one in judged]
        found.append({"name": capital(mean.label.id), "rows": rows, "mean": _group_mean(mean, places)})
    return found


def _group_row(unit: JudgedUnit, one: Standing, places: int) -> Data:
    named = replace(one, unit=f"{unit.name} ({unit.form})") if unit.form else one
    return standing_row(named, places, (unit.rank.best, unit.rank.worst) if unit.rank else None)


def _group_mean(mean: Mean, places: int) -> str:
    if mean.value is None:
        return f"Belum ada unit berkategori dari {comma(mean.units)} unit, jadi tidak ada rata-rata."
    return (
        f"Rata-rata {comma(mean.value, places)} dari {comma(len(mean.values))} unit berkategori "
        f"(seluruhnya {comma(mean.units)} unit), dengan nilai {comma(min(mean.values), places)} sampai "
        f"{comma(max(mean.values), places)}."
    )


def _aspects(units: Sequence[JudgedUnit], places: int) -> list[Data]:
    parts = [("", mean) for mean in part_means(units)]
    return [_aspect(key, mean, places) for key, mean in (*parts, *aspect_means(units))]


def _aspect(key: str, mean: Mean, places: int) -> Data:
    step = Step(key, mean.label, mean.value, mean.label, low=mean.low, high=mean.high)
    name = capital(mean.label.id)
    known = f"{comma(len(mean.values))} dari {comma(mean.units)}"
    return {
        "name": f"{key}. {name}" if key else name,
        "ruler": column(step_ruler(step, places)),
        "value": shown(mean.value, places),
        "lowest": shown(min(mean.values, default=None), places),
        "highest": shown(max(mean.values, default=None), places),
        "units": known,
    }


def _problems(units: Sequence[JudgedUnit], places: int) -> Data:
    found = [row for row in losses(units) if row.total]
    return {
        "main": [_problem(row, len(units), places) for row in found[:MAIN]],
        "problems": [
            {
                "code": " / ".join(row.codes),
                "title": row.title.id,
                "level": comma(row.mean_level, 2),
                "weak": f"{sum(level <= WEAK for level in row.levels)} dari {len(row.levels)}",
                "lost": comma(row.each(len(units)), places + 1),
            }
            for row in found[:LISTED]
        ],
    }


def _problem(row: Loss, count: int, places: int) -> str:
    weak = sum(level <= WEAK for level in row.levels)
    return (
        f"{row.title.id} ({' / '.join(row.codes)}). Level rata-rata {comma(row.mean_level, 2)}; {comma(weak)} dari "
        f"{comma(len(row.levels))} unit berada di level {WEAK} atau di bawahnya. Jarak ke level tertinggi mengurangi "
        f"rata-rata indeks {comma(row.each(count), places + 1)}."
    )


def _advice(code: str, words: str) -> Data:
    return {"code": code or "Umum", "text": words}


RANKS = (
    "Urutan ditulis sebagai rentang: tempat terbaik dan terburuk yang masih mungkin menurut selang nilai.",
    "Dua unit yang rentangnya beririsan tidak dapat dikatakan lebih baik atau lebih buruk satu dari yang lain.",
    "Urutan tidak memperhitungkan besar unit, jenis layanan, jumlah pengguna, atau kesulitan wilayahnya.",
    "Naik atau turun urutan dari tahun ke tahun dapat terjadi karena unit lain berubah. Bacalah perubahan nilainya.",
)
