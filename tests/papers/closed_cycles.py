"""A cycle to print: invented units with everything that papers of a cycle can say."""

import hashlib
from datetime import date
from fractions import Fraction
from typing import Any

from tolok.papers.cycles.lhe import LheValues
from tolok.papers.letters.letterhead import Letterhead, Margins, Signatory
from tolok.rules import packs
from tolok.rules.cycles.papers import (
    CitedProof,
    Commitment,
    CycleFacts,
    CycleResults,
    EarlierResult,
    JudgedUnit,
    Judgement,
    Panelist,
    Phase,
    RankRange,
    Respondents,
)
from tolok.rules.index.certainty import Certainty
from tolok.rules.index.settling import HOW
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.results import Outcome
from tolok.rules.statistics.moments import Moments

FACTS = CycleFacts(
    name="PEKPPP Mandiri 2026",
    year=2026,
    office="Pemerintah Provinsi Nusa Kencana",
    calendar=(
        Phase("Pengisian F-01", date(2026, 7, 1), date(2026, 7, 31)),
        Phase("Penilaian", date(2026, 8, 3), date(2026, 9, 11)),
        Phase("Klarifikasi dan sanggah", date(2026, 9, 14), date(2026, 9, 25)),
    ),
    panel=(
        Panelist("Ratna Widyastuti", "Ketua", "197904122005012003"),
        Panelist("Yosef Tandirerung", "Penilai", "198511032010011007"),
        Panelist("Made Sukerti", "Moderator"),
    ),
    closed_on=date(2026, 10, 9),
)
LETTERHEAD = Letterhead(
    lines=(
        "PEMERINTAH PROVINSI NUSA KENCANA",
        "SEKRETARIAT DAERAH",
        "Jalan Merdeka Timur 12, Kencanapura 80119",
        "Telepon (0361) 555 0142 · biro.organisasi@nusakencana.example",
    ),
    place="Kencanapura",
    signatory=Signatory(
        "Kepala Biro Organisasi", "Dr. Gusti Ayu Pramesti, M.Si.", "Pembina Utama Muda", "197205181998032001"
    ),
    number_pattern="{classification}/{number:3}/LHE-PEKPPP/{unit_code}/{year}",
    classification="000.8.3.4",
    copies=("Sekretaris Daerah Provinsi Nusa Kencana", "Inspektur Provinsi Nusa Kencana"),
)
HOWS = [HOW["single"], HOW["agreed"], HOW["moderated"], HOW["decided"]]
F4: dict[str, Any] = {"paper": "f4", "margins": Margins(25, 25, 30, 30)}
REASONS = (
    "Standar pelayanan ditetapkan dengan keputusan kepala dinas dan memuat semua komponen. Peninjauan tahun ini belum "
    "melibatkan pengguna layanan.",
    "Bukti menunjukkan kegiatan berjalan di dua dari empat loket. Daftar hadir bulan Mei dan Juni tidak ada.",
    "Hasil kunjungan lapangan sesuai dengan jawaban unit.",
)


def a_proof(title: str, version: int = 1, page: int | None = None) -> CitedProof:
    """A proof whose hash follows from its title."""
    return CitedProof(title, version, hashlib.sha256(f"{title} {version}".encode()).hexdigest(), page)


def a_unit(name: str = "Dinas Sosial", at: int = 0, online: bool = False, **changes: Any) -> JudgedUnit:
    """A unit that was judged; `at` makes units differ from one another."""
    instrument = packs.instrument("pekppp-2022-daring" if online else "pekppp-2022-luring")
    codes = [row.code for form in instrument.judged for aspect in form.aspects for row in aspect.indicators]
    levels = {code: (place * 7 + at * 3) % 4 + 2 for place, code in enumerate(codes)}
    items = len(instrument.forms["f03"].items)
    answers = {
        "f03": Moments.of(((one * 5 + at) % (2 * items) + 3 * items - 4, items) for one in range(12 + at % 9))
    }
    given = changes.pop("given", Given(name, levels, answers=answers))
    outcome = evaluate(instrument, given)
    values: dict[str, Any] = {
        "code": f"1.06.{at + 1:02}",
        "name": name,
        "kind": "Dinas",
        "form": "B" if online else "A",
        "instrument": instrument,
        "given": given,
        "outcome": outcome,
        "certainty": Certainty(outcome.interval, _chances(outcome), outcome.interval.method),
        "respondents": Respondents(outcome.respondents["f03"], 10, 20),
        "group": "Layanan sosial",
        "judgements": {
            code: Judgement(
                claim=min(5, levels[code] + place % 2),
                settled=HOWS[place % 4],
                reason=REASONS[(place + at) % len(REASONS)],
                proofs=(
                    a_proof(
                        f"Keputusan Kepala Dinas tentang standar pelayanan {place // 3 + 1}", 2, place + 1
                    ),
                    *((a_proof("Foto ruang tunggu dan loket prioritas"),) if place % 3 == 0 else ()),
                ),
            )
            for place, code in enumerate(codes)
        },
        "recommendations": (
            Commitment(
                "Libatkan wakil pengguna dan penyandang disabilitas dalam peninjauan standar pelayanan",
                code=codes[1],
                owner="Sekretaris Dinas",
                due=date(2027, 3, 31),
                measure="berita acara forum konsultasi publik dengan sedikitnya sepuluh wakil pengguna",
            ),
            Commitment(
                "Catat kehadiran petugas setiap hari",
                code=codes[10],
                owner="Kepala Subbagian Umum",
                due=date(2026, 12, 31),
            ),
            Commitment("Tunjuk satu pejabat yang memantau semua tindak lanjut", owner="Kepala Dinas"),
        ),
        "earlier": EarlierResult("2025", Fraction("3.214"), "B-"),
        "followed_up": (
            Commitment(
                "Pasang informasi biaya di setiap loket",
                code=codes[2],
                owner="Kepala Bidang Pelayanan",
                due=date(2026, 3, 31),
                state="selesai",
                proof="foto loket, 12 Maret 2026",
            ),
            Commitment("Buka saluran pengaduan di luar jam kerja", state="berjalan, belum berdampak"),
        ),
        "rank": RankRange(2, 5, 11, "layanan sosial"),
        "head": f"Kepala {name}",
        "number": at + 1,
        "address": f"https://tolok.nusakencana.example/siklus/2026/unit/{at + 1}/",
    }
    return JudgedUnit(**{**values, **changes})


def _chances(outcome: Outcome) -> dict[str, float]:
    return {outcome.category.letter: 0.81, "A": 0.19} if outcome.category else {}


def values(unit: JudgedUnit | None = None) -> LheValues:
    """A report to print."""
    return LheValues(FACTS, unit or a_unit())


NAMES = (
    *("Dinas Sosial", "RSUD Kencana Sejahtera", "Dinas Penanaman Modal dan PTSP", "SMA Negeri 2 Kencanapura"),
    *("UPTD Samsat Wilayah Utara", "Dinas Perpustakaan dan Kearsipan", "RSUD Teluk Mentari"),
)
GROUPS = ("Layanan sosial", "Kesehatan", "Perizinan", "Pendidikan")


def a_cycle(count: int = 7) -> CycleResults:
    """A whole cycle; its last unit has no users' answers, so no index."""
    units = [
        a_unit(
            NAMES[at] if at < len(NAMES) else f"Unit {at + 1}", at, online=at % 3 == 2, group=GROUPS[at % 4]
        )
        for at in range(count - 1)
    ]
    levels = a_unit().given.levels
    last = a_unit(
        "UPTD Balai Latihan Kerja", count, given=Given("UPTD Balai Latihan Kerja", levels), group=GROUPS[0]
    )
    return CycleResults(FACTS, (*units, last), "https://tolok.nusakencana.example/siklus/2026/")
