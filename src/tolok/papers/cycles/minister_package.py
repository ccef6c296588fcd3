"""What goes to the Minister after PEKPPP Mandiri: one archive with minutes, report, list, workbook and index of proof.

No text prescribes its form; this is what an office needs to answer for its figures.
"""

import hashlib
from collections.abc import Sequence
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.cycles.minutes import minutes, minutes_data
from tolok.papers.cycles.report import consolidated_report
from tolok.papers.cycles.word import minutes_docx
from tolok.papers.frame import Data, frame
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.steady import packed
from tolok.papers.wording import capital, shown
from tolok.rules.cycles.means import Mean, aspect_means, group_means, mean_of_indexes, part_means
from tolok.rules.cycles.papers import CycleResults
from tolok.rules.days import day_first
from tolok.rules.numbers import comma
from tolok.rules.texts import Text
from tolok.sheets.cycles.book import cycle_book, minister_book
from tolok.sheets.cycles.rows import proof_rows
from tolok.sheets.outcomes import to_csv

#: Every file of the package and what it is.
FILES = (
    ("01-berita-acara.pdf", "berita acara penetapan, dengan tempat tanda tangan panel"),
    ("01-berita-acara.docx", "berita acara yang sama, untuk disunting sebelum ditandatangani"),
    ("02-daftar-unit.pdf", "semua unit dengan nilai dan kategori, serta rata-rata"),
    ("03-laporan-konsolidasi.pdf", "hasil semua unit, masalah utama, rekomendasi, dasar hukum"),
    (
        "04-laporan-untuk-menteri.xlsx",
        "unit, rata-rata, temuan per aspek, rencana tindak lanjut, indeks bukti",
    ),
    ("05-indeks-bukti.csv", "setiap kutipan bukti dengan sidik SHA-256 berkasnya"),
    ("06-semua-data.xlsx", "semua data siklus: level setiap indikator, jawaban pengguna, komitmen"),
)
README, SUMS = "BACA-SAYA.txt", "SHA256SUMS.txt"


def minister_package(values: CycleResults, letterhead: Letterhead, printed_on: date) -> bytes:
    """The package as ZIP; same values and day, same bytes. Raises ValueError for a cycle without units."""
    made = (
        minutes(values, letterhead, printed_on),
        minutes_docx(values, letterhead, printed_on),
        unit_list(values, letterhead, printed_on),
        consolidated_report(values, letterhead, printed_on),
        minister_book(values, printed_on),
        to_csv(map(dict, proof_rows(values))).encode() or "\ufeff".encode(),
        cycle_book(values, printed_on),
    )
    files = [(name, content) for (name, _), content in zip(FILES, made, strict=True)]
    files.insert(0, (README, _read_me(values, printed_on).encode()))
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files)
    return packed([*files, (SUMS, sums.encode())], printed_on)


def unit_list(values: CycleResults, letterhead: Letterhead, printed_on: date) -> bytes:
    """All units with values and categories, and the means, as PDF/UA-1."""
    cycle = values.facts
    base = minutes_data(values, letterhead, printed_on)
    data: Data = {
        **base,
        **frame(values.units[0].instrument.header, "Daftar unit", cycle.name, printed_on, cycle.office),
        "foot": base["foot"],
        "facts": [["Siklus", f"{cycle.name}, tahun {cycle.year}"], ["Unit", comma(len(values.units))]],
        "means": _means(values),
    }
    return paper("cycles/unit_list.typ", data, printed_on)


def _means(values: CycleResults) -> list[Data]:
    units, index = values.units, values.units[0].instrument.index
    rows: Sequence[tuple[str, Mean]] = [
        ("", mean_of_indexes(units, Text(f"{index.name.id}, semua unit", ""))),
        *(("Kelompok", mean) for mean in group_means(units)),
        *(("", mean) for mean in part_means(units)),
        *((f"Aspek {key}", mean) for key, mean in aspect_means(units)),
    ]
    return [
        {
            "name": f"{head}: {mean.label.id}" if head else capital(mean.label.id),
            "value": shown(mean.value, index.decimals),
            "lowest": shown(min(mean.values, default=None), index.decimals),
            "highest": shown(max(mean.values, default=None), index.decimals),
            "units": f"{comma(len(mean.values))} dari {comma(mean.units)}",
        }
        for head, mean in rows
    ]


def _read_me(values: CycleResults, printed_on: date) -> str:
    cycle = values.facts
    lines = [
        f"Paket laporan {cycle.name} kepada Menteri",
        f"{cycle.office}, dibuat {day_first(printed_on)}",
        "",
        *(f"{name}: {about}." for name, about in FILES),
        f"{SUMS}: sidik SHA-256 semua berkas di atas.",
        "",
        "Arti setiap kolom dan sumbernya ada di lembar \u201cBaca saya\u201d kedua buku kerja.",
        "Sel kosong berarti belum ada, tidak pernah nol. Rata-rata dihitung dari nilai yang belum dibulatkan.",
        "Bentuk laporan ini belum ditetapkan oleh aturan yang kami baca. Sesuaikan bila kementerian memintanya lain.",
        *([f"Hasil dapat dilihat di {values.address}"] if values.address else []),
    ]
    return "\r\n".join(lines) + "\r\n"
