"""Workbooks of a cycle: everything of it, and the one that goes to the Minister."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from tolok.rules.cycles.papers import CycleResults
from tolok.rules.days import day_first
from tolok.sheets.cells import neutral
from tolok.sheets.cycles import rows as cycle_rows
from tolok.sheets.cycles.rows import Row
from tolok.sheets.outcomes import LONGEST, write_about, write_rows

#: What stands in each sheet, told on the first one.
ABOUT: Mapping[str, str] = {
    "Unit": "satu baris satu unit: nilai bagian dan indeks dengan semua angka di belakang koma, nilai terbit, kategori, "
    "selang 95 %, peluang kategori, responden, rentang urutan, hasil sebelumnya",
    "Rata-rata": "rata-rata indeks, bagian, dan aspek, dihitung dari nilai yang belum dibulatkan; setiap unit berbobot sama",
    "Aspek": "nilai setiap aspek setiap unit",
    "Level": "level setiap indikator setiap unit: usulan dari jawaban unit, level yang ditetapkan, caranya, dan alasannya",
    "F-03": "banyak responden, banyak dan jumlah jawaban, dan rata-rata gabungannya",
    "Bukti": "setiap kutipan bukti: versi, halaman, dan sidik SHA-256 berkasnya",
    "Komitmen": "rekomendasi siklus ini dan siklus sebelumnya dengan penanggung jawab, tenggat, dan keadaannya",
    "Temuan per aspek": f"indikator yang berada di level {cycle_rows.WEAK} atau di bawahnya, dengan alasannya",
    "Rencana tindak lanjut": "rekomendasi siklus ini dengan penanggung jawab, tenggat, dan ukurannya",
}
HEADS: Mapping[str, Sequence[str]] = {
    "Bukti": ("kode unit", "unit", "kode indikator", "bukti", "versi", "halaman", "sha256"),
    "Komitmen": ("kode unit", "unit", "asal", "kode indikator", "rekomendasi", "penanggung jawab", "tenggat"),
    "Rencana tindak lanjut": (
        "kode unit",
        "unit",
        "kode indikator",
        "rekomendasi",
        "penanggung jawab",
        "tenggat",
    ),
    "Temuan per aspek": ("kode unit", "unit", "aspek", "kode indikator", "indikator", "level", "alasan"),
    "F-03": ("kode unit", "unit", "responden", "rata-rata"),
}


def cycle_book(cycle: CycleResults, printed_on: date) -> bytes:
    """Everything of a cycle as XLSX; same values and day, same bytes."""
    return _book(
        cycle,
        printed_on,
        f"Semua data {cycle.facts.name}",
        {
            "Unit": cycle_rows.unit_rows(cycle),
            "Rata-rata": cycle_rows.mean_rows(cycle),
            "Aspek": cycle_rows.aspect_rows(cycle),
            "Level": cycle_rows.level_rows(cycle),
            "F-03": cycle_rows.answer_rows(cycle),
            "Bukti": cycle_rows.proof_rows(cycle),
            "Komitmen": cycle_rows.commitment_rows(cycle),
        },
    )


def minister_book(cycle: CycleResults, printed_on: date) -> bytes:
    """What the Minister is told, as XLSX: units, means, findings by aspect, plan, index of proof."""
    return _book(
        cycle,
        printed_on,
        f"Laporan {cycle.facts.name} kepada Menteri",
        {
            "Unit": cycle_rows.unit_rows(cycle),
            "Rata-rata": cycle_rows.mean_rows(cycle),
            "Temuan per aspek": cycle_rows.finding_rows(cycle),
            "Rencana tindak lanjut": cycle_rows.commitment_rows(cycle, earlier=False),
            "Bukti": cycle_rows.proof_rows(cycle),
        },
    )


def _book(cycle: CycleResults, printed_on: date, title: str, sheets: Mapping[str, Iterable[Row]]) -> bytes:
    out = io.BytesIO()
    made = datetime(printed_on.year, printed_on.month, printed_on.day)  # noqa: DTZ001 — a workbook keeps no zone
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title, "author": cycle.facts.office, "created": made})
        _read_me(book, cycle, title, printed_on, list(sheets))
        for name, rows in sheets.items():
            write_rows(
                book,
                name,
                list(rows) or [dict.fromkeys(HEADS.get(name, ("kode unit", "unit")))],
                cycle_rows.WORDS,
            )
        packs = {unit.instrument.header.hash: unit.instrument for unit in cycle.units}
        for at, pack in enumerate(packs.values(), 1):
            write_about(book, pack.header, pack.index.notes, f"Instrumen {at}")
    return out.getvalue()


def _read_me(book: Any, cycle: CycleResults, title: str, printed_on: date, names: Sequence[str]) -> None:
    facts = cycle.facts
    lines = [
        (title, ""),
        ("Siklus", f"{facts.name}, tahun {facts.year}"),
        ("Instansi", facts.office),
        ("Dibuat", day_first(printed_on)),
        ("Ditutup", day_first(facts.closed_on) if facts.closed_on else "belum"),
        ("Banyak unit", str(len(cycle.units))),
        ("Alamat", cycle.address),
        *(
            (f"Tahap {one.name}", f"{day_first(one.first)} sampai {day_first(one.last)}")
            for one in facts.calendar
        ),
        *((f"Panel: {one.part}", f"{one.name} {one.nip}".strip()) for one in facts.panel),
        *((f"Lembar {name}", ABOUT[name]) for name in names),
        ("Sel kosong", "belum ada atau tidak diketahui; tidak pernah berarti nol"),
        (
            "Sumber",
            "jawaban F-01 unit, level F-02 penilai, jawaban F-03 pengguna, dan bukti yang sidiknya tercantum",
        ),
        ("Instrumen", "lembar terakhir menyebut paket instrumen, dasar hukumnya, dan sidik isinya"),
    ]
    sheet = book.add_worksheet("Baca saya")
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    quoted = book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"})
    for at, (label, words) in enumerate(lines):
        sheet.write_string(at, 0, label[:LONGEST], bold)
        sheet.write_string(at, 1, words[:LONGEST], quoted if neutral(words) != words else wrap)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
