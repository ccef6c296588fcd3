"""LHE: the report of an evaluation that a unit receives, with its covering letter."""

from dataclasses import dataclass
from datetime import date

from tolok.papers.calculation.judged import judged_data
from tolok.papers.compiler import paper
from tolok.papers.cycles.lhe_indicators import (
    aspect_reason,
    followed_up,
    general_recommendations,
    indicator_tables,
    proof_rows,
)
from tolok.papers.cycles.lhe_summary import earlier_mark, standing_out, summary, sure_outcome, verdict
from tolok.papers.frame import Data, facts, frame
from tolok.papers.letters.letter import letter_data
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.letters.numbers import letter_number
from tolok.papers.rulers import column, hero, index_ruler, step_ruler
from tolok.papers.sources import about_sources, instrument_notes
from tolok.papers.wording import brief, capital, shown
from tolok.rules.cycles.papers import CycleFacts, JudgedUnit
from tolok.rules.days import day_first
from tolok.rules.index.trail import no_cell, trail
from tolok.rules.results import Step

KIND = "Laporan Hasil Evaluasi"
#: The number of an office that set no pattern.
PATTERN = "{number}/LHE-PEKPPP/{unit_code}/{year}"


@dataclass(frozen=True, slots=True)
class LheValues:
    """One report: the unit and the cycle it was judged in."""

    cycle: CycleFacts
    unit: JudgedUnit


def lhe(values: LheValues, letterhead: Letterhead, printed_on: date) -> bytes:
    """The report as PDF/UA-1 on the office's paper; same values and day, same bytes.

    Raises ProblemsError when the letterhead's number pattern cannot be used.
    """
    return paper("cycles/lhe.typ", lhe_data(values, letterhead, printed_on), printed_on)


def lhe_data(values: LheValues, letterhead: Letterhead, printed_on: date) -> Data:
    """Everything the report says, as ``lhe.typ`` and the Word template take it."""
    cycle, unit = values.cycle, values.unit
    instrument, outcome = unit.instrument, sure_outcome(unit)
    step = trail(instrument, unit.given, outcome, no_cell)
    strongest, weakest = standing_out(unit)
    return {
        **frame(instrument.header, KIND, unit.name, printed_on, cycle.office),
        **_letter(values, letterhead, printed_on),
        "facts": _facts(values),
        "hero": hero(index_ruler(instrument, outcome, earlier_mark(unit))),
        "summary": summary(unit),
        "strongest": strongest,
        "weakest": weakest,
        "cautions": [warning.id for warning in outcome.warnings],
        "scope": _scope(values),
        "parts": [_part(part, instrument.index.decimals) for part in step.parts],
        "total": _total(values, step),
        "rounding": ROUNDING.format(places=instrument.index.decimals),
        **cycle_tables(cycle),
        "judged": _aspects(unit, step),
        "indicators": indicator_tables(unit, step),
        "general": general_recommendations(unit),
        "followed_up": followed_up(unit),
        "proofs": proof_rows(unit),
        **about_sources(instrument.header, instrument_notes(instrument), COMMAND, unit.address),
        "check": _check(unit),
    }


def _letter(values: LheValues, letterhead: Letterhead, printed_on: date) -> Data:
    cycle, unit = values.cycle, values.unit
    number = letter_number(
        letterhead.number_pattern or PATTERN,
        number=unit.number,
        unit_code=unit.code,
        classification=letterhead.classification,
        dated=printed_on,
    )
    count = len(unit.recommendations)
    proof = "bukti yang dikutip"
    held = (
        f"{proof}, dan {count} rekomendasi dengan penanggung jawab dan tenggatnya"
        if count
        else f"dan {proof}"
    )
    return letter_data(
        letterhead,
        number=number,
        subject=f"{KIND} {unit.name}",
        to=[f"Yth. {unit.head or f'Pimpinan {unit.name}'}", "di tempat"],
        body=[
            f"Bersama surat ini kami sampaikan hasil {cycle.name} pada {unit.name}.",
            verdict(unit),
            f"Laporan terlampir memuat nilai setiap aspek dan indikator, alasan penilai, {held}.",
            *([FOLLOW] if count else []),
            "Demikian kami sampaikan. Terima kasih atas kerja sama yang baik selama evaluasi ini.",
        ],
        dated=printed_on,
    )


def _facts(values: LheValues) -> list[list[str]]:
    cycle, unit = values.cycle, values.unit
    rows = [
        ["Unit", f"{unit.name} (kode {unit.code})" if unit.code else unit.name],
        ["Jenis", unit.kind],
        ["Kelompok", unit.group],
        ["Formulir", unit.form],
        ["Siklus", f"{cycle.name}, tahun {cycle.year}"],
        ["Ditutup", day_first(cycle.closed_on) if cycle.closed_on else ""],
        *facts(unit.instrument.header, ""),
    ]
    return [row for row in rows if row[1]]


def _scope(values: LheValues) -> list[str]:
    instrument = values.unit.instrument
    judged = sum(len(aspect.indicators) for form in instrument.judged for aspect in form.aspects)
    aspects = sum(len(form.aspects) for form in instrument.judged)
    items = sum(len(form.items) for form in instrument.forms.values())
    sentences = [
        f"{values.cycle.name} menilai {values.unit.name} dengan {judged} indikator dalam {aspects} aspek. Unit menjawab "
        "F-01 dan melampirkan bukti. Penilai memeriksa jawaban dan bukti itu, lalu menetapkan level setiap indikator "
        "dalam F-02. Jawaban F-01 sendiri tidak masuk hitungan.",
    ]
    if items:
        sentences.append(
            f"Pengguna layanan menjawab {items} pernyataan dalam F-03. Semua jawaban digabung dulu, baru dirata-ratakan."
        )
    return sentences


def cycle_tables(cycle: CycleFacts) -> Data:
    """The calendar and the panel, as every paper of a cycle carries them."""
    return {
        "calendar": [
            [phase.name, f"{day_first(phase.first)} sampai {day_first(phase.last)}"]
            for phase in cycle.calendar
        ],
        "panel": [
            {"name": one.name, "part": one.part, "nip": f"NIP {one.nip}" if one.nip else ""}
            for one in cycle.panel
        ],
    }


def _part(part: Step, places: int) -> Data:
    return {
        "name": capital(part.label.id),
        "why": part.rule.id if part.value is None else "",
        "ruler": column(step_ruler(part, places)),
        "value": shown(part.value, places),
        "factor": "" if part.weight is None else brief(part.weight),
        "contribution": shown(part.contribution, places + 2),
    }


def _total(values: LheValues, step: Step) -> list[str]:
    index = values.unit.instrument.index
    return [
        capital(index.name.id),
        "",
        shown(step.value, index.decimals),
        "",
        shown(step.value, index.decimals + 2),
    ]


def _aspects(unit: JudgedUnit, step: Step) -> list[Data]:
    """The tables of aspects, each row with the reason for its value."""
    tables: list[Data] = judged_data(unit.instrument, unit.given, step, no_cell)["judged"]  # type: ignore[assignment]
    reasons = [aspect_reason(unit, aspect) for form in step.parts for aspect in form.parts]
    rows = [row for table in tables for row in table["aspects"]]  # type: ignore[attr-defined]
    for row, reason in zip(rows, reasons, strict=True):
        row["reason"] = reason
    return tables


def _check(unit: JudgedUnit) -> list[str]:
    where = ["Hasil ini dapat dilihat di alamat dalam kode QR."] if unit.address else []
    return [*where, "Paket siklus yang sudah ditutup dapat dihitung ulang oleh siapa pun dengan perintah:"]


COMMAND = "tolok verify PAKET"
FOLLOW = "Mohon setiap rekomendasi ditindaklanjuti sebelum tenggatnya dan kemajuannya dilaporkan kepada kami beserta buktinya."
ROUNDING = (
    "Sumbangan = nilai × faktor atau bobot. Angka di tabel dibulatkan untuk dibaca; perhitungan memakai angka utuh dan "
    "dibulatkan sekali di akhir, setengah ke atas, menjadi {places} desimal. Tanda – berarti belum ada, bukan nol."
)
