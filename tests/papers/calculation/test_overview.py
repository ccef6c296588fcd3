from dataclasses import replace
from fractions import Fraction
from time import perf_counter

import pytest

from tests.papers.reading import DAY, NASTY, elements, opened, pekppp, unit, words
from tolok.papers.calculation.overview import overview_report, survey_overview
from tolok.papers.calculation.standings import mean_of_units
from tolok.rules import packs
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.results import Outcome
from tolok.rules.statistics.moments import Moments
from tolok.rules.surveys.aggregation import aggregate, unweighted
from tolok.rules.surveys.skm import survey
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text


def outcomes(*given: Given) -> list[Outcome]:
    return [evaluate(pekppp(), one) for one in given]


def overview(found: list[Outcome], **about: object) -> bytes:
    return overview_report(pekppp(), found, printed_on=DAY, **about)  # type: ignore[arg-type]


THREE = outcomes(
    unit("Rendah", level=3, answer=3), unit("Tinggi", level=5, answer=5), unit("Tengah", level=4, answer=4)
)


def test_it_puts_the_highest_first_and_sums_up() -> None:
    printed = words(overview(THREE))
    assert printed.index("Tinggi") < printed.index("Tengah") < printed.index("Rendah")
    assert "3 unit memiliki kategori, dengan nilai 3,00 sampai 5,00. Nilai tengahnya 4,00" in printed
    assert "Rata-rata sederhana 3 dari 3 unit, yaitu yang memiliki kategori: 4,00" in printed
    assert "(B, Baik)" not in printed
    assert "Rata-rata unit tidak diberi kategori" in printed
    assert "A Pelayanan Prima 4,51–5,00 1 33,3 %" in printed
    assert "Tidak ada: semua unit memiliki kategori" in printed


def test_it_warns_plainly_about_ranks() -> None:
    printed = words(overview(THREE))
    assert "Urutan di bawah ini menurut nilai, bukan peringkat" in printed
    assert "selangnya beririsan tidak dapat dibedakan" in printed


def test_it_tells_the_places_a_unit_may_have() -> None:
    spread = [(14 * answer, 14) for answer in (1, 3, 4, 5, 5, 5, 4, 4, 3, 5, 5, 4)]
    close = [Given(f"Unit {n}", unit("x").levels, answers={"f03": Moments.of(spread)}) for n in range(3)]
    assert words(overview(outcomes(*close))).count(" 12 1–3 ") == 3


def test_it_lists_the_withheld_with_reasons_and_leaves_them_out_of_the_mean() -> None:
    found = outcomes(
        unit("Lengkap"),
        unit("Tanpa pengguna", respondents=0),
        unit("Sedikit", level=1, respondents=3),
        unit("Bolong", without=("1.a.Ak",)),
    )
    printed = words(overview(found))
    assert "3 unit belum memiliki kategori" in printed
    assert "Tanpa pengguna 4,00 – – Belum dihitung: penilaian pengguna layanan (F-03) belum ada." in printed
    assert "Sedikit 1,00 4,00 3 Kategori tidak diberikan: responden 3, minimum 10." in printed
    assert "Bolong – 4,00 12 Belum dihitung: 1 indikator belum dinilai." in printed
    assert "Rata-rata sederhana 1 dari 4 unit, yaitu yang memiliki kategori: 4,00" in printed


def test_it_works_when_every_unit_is_withheld() -> None:
    printed = words(overview(outcomes(unit("Satu", respondents=0))))
    assert "Belum ada unit yang memiliki kategori" in printed


@pytest.mark.parametrize("count", [0, 1])
def test_it_takes_none_and_one(count: int) -> None:
    assert opened(overview(outcomes(*[unit("Satu")] * count))).pages


def test_it_averages_before_rounding() -> None:
    # Kota Madiun 2024: 4.73, 4.63, 4.63 published; 4.67 only comes from unrounded units
    exact = [Fraction(value) for value in ("4.7349", "4.6349", "4.6349")]
    found = [_with_index(value) for value in exact]
    assert mean_of_units(exact) == sum(exact, Fraction(0)) / 3
    assert "kategori: 4,67" in words(overview(found))
    assert mean_of_units([]) is None


def _with_index(value: Fraction) -> Outcome:
    return replace(THREE[0], index=value, category=pekppp().index.bands.of(value))


def test_it_carries_remarks_about_the_file_and_nasty_names() -> None:
    note = Text("Berkas dibaca sebagai Windows-1252.", "Read as Windows-1252.")
    printed = words(overview(outcomes(unit(NASTY)), notes=[note], office=NASTY))
    assert "Berkas dibaca sebagai Windows-1252." in printed
    assert NASTY.split()[0] in printed


def test_it_describes_every_ruler_and_the_spread() -> None:
    alts = [str(figure.get("/Alt", "")) for figure in elements(overview(THREE), "/Figure")]
    assert len(alts) == 1 + 3
    assert alts[0] == "Sebaran Indeks Pelayanan Publik 3 unit. Banyak unit per kategori: A 1, B 1, C 1."


def test_it_prints_a_thousand_units() -> None:
    found = outcomes(*(unit(f"Puskesmas {n}", level=1 + n % 5, answer=1 + n % 4) for n in range(1000)))
    started = perf_counter()
    printed = overview(found)
    assert perf_counter() - started < 20  # about 1.5 s on a quiet machine
    assert len(opened(printed).pages) < 40
    assert "Puskesmas 999" in opened(printed).pages[-2].extract_text() + words(printed)


def test_it_prints_the_same_bytes_twice() -> None:
    assert overview(THREE) == overview(THREE)


SKM = packs.satisfaction("skm-2017")
GROUPS = {
    "Loket 1": [[4] * 9, [3] * 9] * 20,
    "Loket 2": [[3] * 9, [4] + [3] * 8] * 20,
    "Kecil": [[4] * 9],
}


def tallies(**more: list[list[int | None]]) -> dict[str, Tally]:
    return {name: Tally.of(SKM.keys, rows) for name, rows in (GROUPS | more).items()}


def grouped(counts: dict[str, Tally], **about: object) -> str:
    found = [survey(SKM, tally, group=name) for name, tally in counts.items()]
    return words(survey_overview(SKM, found, printed_on=DAY, **about))  # type: ignore[arg-type]


def test_it_lists_the_groups_of_a_survey_in_its_own_words() -> None:
    printed = grouped(tallies())
    assert "2 kelompok memiliki mutu, dengan nilai 76,39 sampai 87,50" in printed
    assert "Rata-rata sederhana 2 dari 3 kelompok, yaitu yang memiliki mutu: 81,94" in printed
    assert "Ini bukan indeks gabungan" in printed
    assert "Semua kelompok yang memiliki mutu" in printed
    assert "Kecil 100,00 1 Mutu tidak diberikan: responden 1, minimum 30." in printed
    assert "evaluator" not in printed
    assert "tolok survey BERKAS --instrument skm-2017" in printed


def test_it_prints_every_estimator_of_all_groups_by_name() -> None:
    printed = grouped(tallies(), together=aggregate(SKM, tallies()))
    assert "Gabungan responden 82,17 B Semua jawaban digabung, 3 dari 3 kelompok." in printed
    assert "Rata-rata sederhana 87,96 – Setiap kelompok berbobot sama, 3 dari 3 kelompok." in printed
    assert "Rata-rata kelompok tidak diberi mutu" in printed
    assert "Tertimbang jumlah pengguna – – Tidak dihitung: jumlah pengguna setiap kelompok" in printed
    assert "yaitu yang memiliki mutu" not in printed


def test_it_says_why_an_estimator_has_no_value() -> None:
    hole: list[int | None] = [4, 4, 4, 4, 4, 4, 4, 4, None]
    counts = tallies(Bolong=[hole] * 40)
    printed = grouped(counts, together=aggregate(SKM, counts))
    assert "Rata-rata sederhana – – Tidak dihitung: 1 kelompok tanpa indeks (Bolong)." in printed
    assert "digabung, 4 dari 4 kelompok" in printed


def test_it_withholds_the_grade_of_few_respondents_together() -> None:
    counts = {"Satu": Tally.of(SKM.keys, [[4] * 9]), "Dua": Tally.of(SKM.keys, [[3] * 9])}
    printed = grouped(counts, together=aggregate(SKM, counts))
    assert "Gabungan responden 87,50 – " in printed
    assert "Mutu tidak diberikan: responden kurang dari 30." in printed


def test_it_says_that_a_recap_of_means_cannot_be_pooled() -> None:
    values = {name: survey(SKM, tally).ikm for name, tally in tallies().items()}
    printed = grouped(tallies(), together=[unweighted(SKM, values)])
    assert "Rata-rata sederhana 87,96 – Setiap" in printed
    assert "Gabungan responden – – Tidak dihitung: jawaban tiap responden tidak diketahui." in printed


def test_it_prints_a_command_with_every_choice() -> None:
    printed = words(overview(THREE, choices={"file_name": "isi.xlsx", "users_name": "f03.csv"}))
    assert "tolok evaluate isi.xlsx --instrument pekppp-2022-luring --users f03.csv Sidik" in printed
    printed = grouped(tallies(), choices={"order": "rule", "by": "loket", "population": 900})
    assert "tolok survey BERKAS --instrument skm-2017 --order rule --by loket --population 900" in printed


def test_it_lists_where_the_sheet_disagrees_by_group() -> None:
    told = {"Loket 1": ["baris 5: Tercetak 80,1."], "Loket 2": [], "Kecil": ["baris 7: x.", "baris 7: y."]}
    printed = grouped(tallies(), disagreements=told)
    assert "Kelompok Yang berbeda Loket 1 baris 5: Tercetak 80,1. Kecil baris 7: x. baris 7: y." in printed
    assert "Perbedaan dengan" not in grouped(tallies())
