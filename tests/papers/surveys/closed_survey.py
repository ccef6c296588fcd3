"""A closed survey to print."""

from datetime import date
from fractions import Fraction
from typing import Any

from tolok.papers.surveys.values import Group, PlanLine, Served, SurveyReportValues, Telling, Way
from tolok.rules.questionnaires.block_outcomes import outcomes
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.statistics.trends import Point
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 20
STAR_ROWS = [(6, 5, 6, 5, 6, 5, 6, 5, 6, 6, 6, 6, 5), (5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6)] * 16
ADDRESS = "https://tolok.kencanapura.example/hasil/skm/1/P01/7/"


def a_closed_survey(
    rows: Any = ROWS, keys: tuple[str, ...] = ("skm9",), **changes: Any
) -> SurveyReportValues:
    """Everything a report may tell, of `rows` in the order of the items of all blocks."""
    asked = compose(Text("Survei Kepuasan Masyarakat", "Satisfaction survey"), [block(key) for key in keys])
    tallies, at = {}, 0
    for one in asked.blocks:
        k = len(one.items)
        part = [row[at : at + k] for row in rows]
        tallies[one.key] = Tally.of([item.element for item in one.items], part, one.low, one.high)
        at += k
    n, minimum = len(rows), changes.pop("minimum", 30)
    marks = {"instrument": asked.main.pack_id}
    parts: dict[str, Any] = {
        "office": "Pemerintah Kota Kencanapura",
        "unit": "Puskesmas Tirta Asih",
        "service": "Rawat jalan",
        "period": "triwulan III 2026",
        "opened": date(2026, 7, 1),
        "closed": date(2026, 9, 30),
        "questionnaire": asked,
        "outcomes": outcomes(asked, tallies, minimum=minimum, population=820),
        "tallies": tallies,
        "n": n,
        "minimum": minimum,
        "target": 60,
        "target_rule": "tabel Krejcie–Morgan",
        "population": 820,
        "population_source": "buku register",
        "ways": (Way("kode QR", None, None, n - 10), Way("tablet petugas", 20, 4, 10)),
        "profile": (
            Group("Jenis kelamin", (("perempuan", 34), ("laki-laki", 26))),
            Group("Usia", (("18–29 tahun", 40), ("30–44 tahun", None), ("60 tahun atau lebih", None)), "Ditahan."),
        ),
        "services": (Served("Rawat jalan", n, "81,02", "B"), Served("Farmasi", 44, "77,10", "B")),
        "points": (
            Point("semester I 2024", Fraction(7000, 100), {"instrument": "skm-2014"}),
            Point("semester I 2025", Fraction(7810, 100), marks),
            Point("triwulan III 2026", Fraction(8102, 100), marks),
        ),
        "plan": (
            PlanLine("Penanganan pengaduan", "Membuka loket pengaduan dengan petugas tetap", "TW IV 2026",
                     "Kepala Tata Usaha", "Setiap pengaduan dijawab dalam lima hari kerja"),
            PlanLine("Waktu penyelesaian", "Mendahulukan pendaftaran lansia", "TW I 2027", "Kepala Loket"),
        ),
        "earlier": (
            PlanLine("Sarana dan prasarana", "Menambah kursi tunggu", "TW III 2026", "Kepala Tata Usaha",
                     fate="selesai, 12 Agustus 2026", proof="foto ruang tunggu"),
        ),
        "earlier_period": "semester I 2025",
        "late": 2,
        "excluded": (("jawaban kembar dari satu perangkat", 3),),
        "told": (Telling("situs web", ADDRESS, date(2026, 10, 8)),),
        "number": 1,
        "digest": "5e" * 32,
        "why": "",
        "address": ADDRESS,
    }  # fmt: skip
    return SurveyReportValues(**{**parts, **changes})
