from dataclasses import replace
from fractions import Fraction
from time import perf_counter

import pytest

from tests.papers.reading import DAY, NASTY, elements, opened, pekppp, unit, words
from tolok.papers.calculation.unit_report import unit_report
from tolok.papers.rulers import Previous
from tolok.rules import packs
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.results import Cell
from tolok.rules.statistics.moments import Moments


def report(given: Given, **about: object) -> bytes:
    outcome = evaluate(pekppp(), given)
    return unit_report(pekppp(), given, outcome, printed_on=DAY, **about)  # type: ignore[arg-type]


def cell(code: str) -> Cell | None:
    return None if code in {"f02", "f03"} else Cell("isi.xlsx", "F-02", 7, f"{code} (C)")


def test_it_says_value_category_distance_and_parts() -> None:
    printed = words(report(unit("Dinas Sosial")))
    assert "Dinas Sosial adalah 4,00 pada skala 0 sampai 5, kategori B (Baik)" in printed
    assert "Pada skala 0 sampai 100 nilainya 80,00" in printed
    assert "penilaian evaluator (F-02) 4,00 (bobot 75 %)" in printed
    assert "0,01 lagi ke A- (Sangat Baik, mulai 4,01)" in printed
    assert "3,0000" in printed  # 0,75 × 4


def test_it_prints_every_indicator_with_its_level_text_and_column() -> None:
    printed = words(report(unit("Dinas Sosial"), cells=cell))
    assert "Semua level dibaca dari isi.xlsx, lembar F-02, baris 7." in printed
    for code, row in pekppp().indicators.items():
        level = row.level(4)
        assert level is not None
        assert f"{code} (C)" in printed
        assert " ".join(level.text.id.split()[:3]) in printed, code


def test_it_leaves_out_the_way_up_where_no_unit_can_have_an_index() -> None:
    pack = packs.instrument("pekppp-2017")
    given = Given("Dinas Sosial", dict.fromkeys(pack.indicators, 3))
    printed = words(unit_report(pack, given, evaluate(pack, given), printed_on=DAY))
    assert "tidak dapat dihitung untuk unit mana pun" in printed
    assert "Yang memisahkan unit ini" not in printed
    assert "3. Semua indikator" in printed


def test_it_names_file_row_and_column_where_inputs_lie_apart() -> None:
    def scattered(code: str) -> Cell:
        return Cell("isi.xlsx", "F-02", len(code), f"{code} (C)")

    printed = words(report(unit("Dinas Sosial"), cells=scattered))
    assert "isi.xlsx, lembar F-02, baris 6, kolom 1.a.Ak (C)" in printed


def test_it_shows_a_missing_level_as_a_dash_with_words_and_computes_nothing() -> None:
    printed = words(report(unit("Dinas Sosial", without=("1.a.Ak", "15.c.K"))))
    assert "Belum dihitung: 2 indikator belum dinilai" in printed
    assert "Yang belum ada tidak dihitung nol" in printed
    assert "Belum dinilai –" in printed
    assert "belum dapat dihitung: ada indikator tanpa level" in printed
    assert "0,00 " not in printed


def test_it_gives_no_index_without_users() -> None:
    printed = words(report(unit("Dinas Sosial", respondents=0)))
    assert "penilaian pengguna layanan (F-03) belum ada" in printed
    assert "Belum ada nilai pengguna, jadi bagian ini kosong dan tidak dihitung nol" in printed
    assert "penilaian evaluator (F-02) 4,00" in printed


def test_it_withholds_the_category_below_the_minimum_of_respondents() -> None:
    printed = words(report(unit("Dinas Sosial", respondents=4)))
    assert "adalah 4,00 pada skala 0 sampai 5, tanpa kategori" in printed
    assert "Kategori tidak diberikan: responden 4, minimum 10" in printed
    assert "lagi ke" not in printed


def test_it_shows_how_users_were_pooled() -> None:
    given = replace(unit("Dinas Sosial"), answers={"f03": Moments.of([(18, 4), (8, 2)])})
    printed = words(report(given))
    assert "2 responden memberi 6 jawaban berjumlah 26: 26 ÷ 6 = 4,3333" in printed
    assert "Responden: 2 (minimum 10, sasaran 20)" in printed


def test_it_tells_where_a_given_mean_was_read() -> None:
    given = replace(unit("Dinas Sosial"), answers={}, values={"f03": Fraction("4.5")})
    printed = words(report(given, cells=lambda code: Cell("isi.xlsx", "F-02", 7, f"{code} (AH)")))
    assert "Nilai 4,5 diambil jadi dari berkas (isi.xlsx, baris 7, kolom f03 (AH))" in printed
    assert "Jumlah responden tidak disebut" in printed


def test_it_says_so_at_the_top() -> None:
    printed = words(report(unit("Dinas Sosial", level=5, answer=5)))
    assert "sudah berada di kategori tertinggi" in printed
    assert "sudah di level tertinggi" in printed


def test_it_carries_basis_doubts_hash_and_command() -> None:
    printed = words(report(unit("Dinas Sosial")))
    header = pekppp().header
    assert header.hash in printed
    assert 'tolok evaluate BERKAS --instrument pekppp-2022-luring --explain "Dinas Sosial"' in printed
    assert "PermenPANRB 29/2022" in printed
    assert "belum diperiksa orang kedua" in printed
    assert "Campuran 75/25 dipakai dua aplikasi daerah" in printed


def test_it_prints_hash_and_command_so_that_they_can_be_copied() -> None:
    users = "jawaban_pengguna_semester_pertama_2026_final_sekali.csv"
    for address in ("", "https://x.example/a"):
        printed = report(
            unit("Dinas Sosial"), choices={"file_name": "isi.xlsx", "users_name": users}, address=address
        )
        text = " ".join(page.extract_text() for page in opened(printed).pages)
        assert f"\n{pekppp().header.hash}\n" in text
        assert f" {users} " in text.replace("\n", " ")


def test_it_carries_office_period_and_the_earlier_result() -> None:
    given = unit("Dinas Sosial")
    previous = Previous("2025", Fraction("3.905"))
    printed = report(given, office="Pemerintah Kota Contoh", period="Semester I 2026", previous=previous)
    assert "Pemerintah Kota Contoh" in words(printed)
    assert "Semester I 2026" in words(printed)
    assert "2025: 3,91" in words(printed)


def test_it_carries_a_code_only_with_an_address() -> None:
    given = unit("Dinas Sosial")
    alts = [
        str(figure["/Alt"]) for figure in elements(report(given, address="https://x.example/a"), "/Figure")
    ]
    assert "Kode QR ke https://x.example/a" in alts
    assert not any("QR" in str(figure["/Alt"]) for figure in elements(report(given), "/Figure"))


def test_it_describes_every_ruler_in_words() -> None:
    figures = elements(report(unit("Dinas Sosial")), "/Figure")
    alts = [str(figure.get("/Alt", "")) for figure in figures]
    assert len(alts) == 1 + 2 + 6  # the index, its parts, the aspects
    assert all(alts)
    assert alts[0].startswith(
        "Indeks Pelayanan Publik Dinas Sosial. 4,00 pada skala 0 sampai 5, kategori B (Baik)"
    )


def test_it_marks_headings_and_table_heads() -> None:
    printed = report(unit("Dinas Sosial"))
    assert len(elements(printed, "/H1")) == 6
    assert len(elements(printed, "/TH")) > 25
    assert len(elements(printed, "/Title")) == 1


def test_it_fits_four_pages_and_repeats_the_running_line() -> None:
    pages = opened(report(unit("Dinas Sosial"), office="Kantor", period="2026")).pages
    assert 2 <= len(pages) <= 4
    assert all("Dinas Sosial" in page.extract_text() for page in pages)
    assert f"Halaman 2 dari {len(pages)}" in pages[1].extract_text()


@pytest.mark.parametrize(
    "name", [NASTY, "a" * 300, "مكتب", "漢字 😀", "\u202eterbalik", "=1+1", "</svg><script>", "\ud800"]
)
def test_it_takes_any_name(name: str) -> None:
    assert opened(report(unit(name), previous=Previous(name, Fraction(4)), office=name, period=name)).pages


def test_it_keeps_a_nasty_name_letter_by_letter() -> None:
    assert "Laporan Indeks Pelayanan Publik " + NASTY in words(report(unit(NASTY)))


def test_it_prints_the_same_bytes_for_the_same_unit_and_day() -> None:
    assert report(unit("Dinas Sosial")) == report(unit("Dinas Sosial"))
    assert report(unit("Dinas Sosial")) != report(unit("Dinas Kesehatan"))


def test_it_is_quick_after_the_first() -> None:
    report(unit("Dinas Sosial"))
    started = perf_counter()
    for place in range(3):
        report(unit(f"Dinas {place}"))
    assert perf_counter() - started < 3 * 1.0  # 0.3 s each on a quiet machine; the rest is for a busy one
