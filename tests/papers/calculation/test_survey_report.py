from collections.abc import Sequence
from fractions import Fraction

import pytest

from tests.papers.reading import DAY, NASTY, elements, opened, words
from tolok.papers.calculation.survey_report import survey_report
from tolok.papers.rulers import Previous
from tolok.rules import packs
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import survey, survey_of_means
from tolok.rules.surveys.tallies import Tally

SKM = packs.satisfaction("skm-2017")
BANTUL = ["3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35"]


def report(outcome: SurveyOutcome, **about: object) -> bytes:
    return survey_report(SKM, outcome, printed_on=DAY, **about)  # type: ignore[arg-type]


def answers(*rows: Sequence[int | None]) -> SurveyOutcome:
    return survey(SKM, Tally.of(SKM.keys, rows))


def test_it_prints_the_published_index_of_bantul() -> None:
    means = {key: Fraction(value) for key, value in zip(SKM.keys, BANTUL, strict=True)}
    printed = words(report(survey_of_means(SKM, means), name="Bantul"))
    assert "Bantul adalah 87,28 pada skala 25 sampai 100, mutu B (Baik)" in printed
    assert "nilai indeksnya 3,491 pada skala 1 sampai 4" in printed
    assert "1,03 lagi ke A" in printed
    assert "hanya rata-rata unsur yang diketahui" in printed
    assert "Jumlah responden tidak disebut" in printed


def test_it_gives_no_grade_to_one_respondent() -> None:
    # Tulang Bawang Barat 2023: an index of 100 from one person
    printed = report(answers([4] * 9))
    assert "adalah 100,00 pada skala 25 sampai 100, tanpa mutu" in words(printed)
    assert "Mutu tidak diberikan: responden 1, minimum 30" in words(printed)
    assert "didahulukan" not in words(printed)
    assert "Jawaban terlalu sedikit untuk digambar" in str(elements(printed, "/Figure")[1]["/Alt"])


def test_it_says_which_element_has_no_answer() -> None:
    printed = words(report(answers(*[[4, 3, 4, None, 4, 3, 4, 4, 4]] * 40)))
    assert "Belum dihitung: tidak ada jawaban untuk" in printed
    assert "tidak ada jawaban, jadi tidak dihitung" in printed


def test_it_prints_interval_counts_alpha_and_first_elements() -> None:
    rows = [[4, 3, 4, 4, 3, 4, 4, 2, 4], [3, 3, 3, 4, 3, 3, 4, 2, 3]] * 20
    printed = words(report(survey(SKM, Tally.of(SKM.keys, rows), population=100), period="2026"))
    assert "40 dari 100 pengguna layanan" in printed
    assert "Ketidakpastian: " in printed
    assert "Alfa Cronbach 1," in printed or "Alfa Cronbach 0," in printed
    assert "1. Penanganan pengaduan" in printed
    assert "38 baris jawaban sama persis" in printed


@pytest.mark.parametrize("name", [NASTY, "漢字 😀", "\u202eterbalik", "x" * 300])
def test_it_takes_any_name(name: str) -> None:
    previous = Previous(name, Fraction(80))
    assert opened(report(answers(*[[4] * 9] * 40), name=name, previous=previous, office=name)).pages


def test_it_names_the_group_and_draws_a_ruler_for_every_element() -> None:
    outcome = survey(SKM, Tally.of(SKM.keys, [[4, 4, 4, 3, 4, 4, 4, 4, 4]] * 40), group="Loket 3")
    printed = report(outcome)
    assert "Loket 3" in words(printed)
    assert all(str(figure.get("/Alt", "")) for figure in elements(printed, "/Figure"))
    assert len(elements(printed, "/Figure")) == 1 + 9
    assert printed == report(outcome)


def test_it_prints_a_command_with_every_choice() -> None:
    outcome = survey(
        SKM, Tally.of(SKM.keys, [[4, 3, 4, 4, 4, 4, 4, 4, 4]] * 40), population=900, weight="0.11"
    )
    chosen = {"order": "form", "population": 900, "file_name": "skm.csv"}
    printed = words(report(outcome, choices=chosen))
    wanted = "tolok survey skm.csv --instrument skm-2017 --order form --population 900 --weight 0.11"
    assert f"{wanted} Sidik" in printed


def test_it_names_the_group_a_number_of_users_belongs_to() -> None:
    outcome = survey(SKM, Tally.of(SKM.keys, [[4] * 9] * 40), group="Loket 3", population=900)
    assert '--by loket --population "Loket 3=900"' in words(report(outcome, choices={"by": "loket"}))


def test_it_leaves_out_a_number_of_users_that_counted_for_nothing() -> None:
    means = {key: Fraction(3) for key in SKM.keys}
    printed = words(report(survey_of_means(SKM, means), choices={"population": 900}))
    assert "--population" not in printed


def test_it_lists_where_the_sheet_disagrees() -> None:
    told = ["baris 5: Indeks berbeda. Tercetak 80,1, hasil hitung 87,28.", NASTY]
    printed = words(report(answers(*[[4] * 9] * 40), name="Kec. Contoh", disagreements=told))
    assert "Perbedaan dengan lembar Anda" in printed
    assert f"Kec. Contoh {told[0]} {NASTY}" in printed
    assert "Perbedaan dengan" not in words(report(answers(*[[4] * 9] * 40)))


def test_it_leaves_no_page_with_the_last_lines_alone() -> None:
    rows = [[4, 3, 4, 4, 3, 4, 4, 2, 4], [3, 3, 3, 4, 3, 3, 4, 2, 3]] * 20
    last = opened(report(survey(SKM, Tally.of(SKM.keys, rows), population=100))).pages[-1].extract_text()
    assert all(words_ in last for words_ in ("Paket ini ditulis", "Memeriksa laporan ini", SKM.header.hash))
