"""A regency's recap: read whatever its headings, computed again from its own means, every disagreement listed."""

from fractions import Fraction

import pytest

from tests.sheets.making import csv_book, told, workbook
from tolok.rules import packs
from tolok.rules.surveys.skm import survey_of_means
from tolok.rules.texts import ProblemsError
from tolok.sheets.answers.tables import OrderNeededError
from tolok.sheets.books import Book, open_bytes
from tolok.sheets.invented.surveys import demonstration_responses, raw_sheet, recap_workbook
from tolok.sheets.recaps.checks import Disagreement, disagreements
from tolok.sheets.recaps.recap import Recap, find_recap

PACK = packs.satisfaction("skm-2017")
CODES = [f"U{place}" for place in range(1, 10)]
UPPER = [
    "NO",
    "OPP",
    "NRR",
    *[None] * 8,
    "JENIS KELAMIN",
    None,
    "POPULASI",
    "SAMPEL",
    "NRR TERTIMBANG",
    "NILAI IKM",
    "KATEGORI",
]
LOWER = [None, None, *CODES, "L", "P"]
#: Bantul, Dinas Pertanahan dan Tata Ruang, 2023, in rule order.
BANTUL = [3.31, 3.35, 3.49, 3.93, 3.45, 3.39, 3.39, 3.76, 3.35]


def row(*tail: object, means: list[float] = BANTUL, name: object = "Dinas A") -> list[object]:
    """A unit; the tail is L, P, POPULASI, SAMPEL, NRR TERTIMBANG, NILAI IKM, KATEGORI."""
    return [1, name, *means, *tail]


GOOD = row(60, 40, 200, 100, 3.491, 87.28, "B")


def recap(*rows: list[object]) -> Recap:
    found = find_recap(book(*rows), PACK, "rule")
    assert found is not None
    return found


def book(*rows: list[object]) -> Book:
    return open_bytes("rekap.xlsx", workbook([UPPER, LOWER, *rows]))


def refused(*rows: list[object]) -> str:
    with pytest.raises(ProblemsError) as error:
        find_recap(book(*rows), PACK, "rule")
    return told(error.value)


def found_in(*cells: object, means: list[float] = BANTUL, weight: str = "exact") -> list[Disagreement]:
    unit = recap(row(*cells, means=means)).rows[0]
    outcome = survey_of_means(PACK, unit.means, n=unit.sample, weight=weight)
    return list(disagreements(PACK, unit, outcome))


def test_it_reads_two_heading_rows() -> None:
    (unit,) = recap(GOOD).rows
    assert unit.unit == "Dinas A"
    assert unit.means["biaya"] == Fraction("3.93")
    assert (unit.population, unit.sample) == (200, 100)
    assert unit.profile == {"sex": 100}
    assert unit.printed == {"index": 3.491, "ikm": 87.28, "grade": "B"}


def test_it_reads_one_heading_row_and_a_csv_with_decimal_commas() -> None:
    head = ";".join(["Unit", *CODES, "Responden", "IKM", "Mutu"])
    cells = ";".join(["Dinas A", *[str(mean).replace(".", ",") for mean in BANTUL], "1.250", "87,28", "B"])
    found = find_recap(csv_book(f"{head}\n{cells}\n"), PACK, "rule")
    assert found is not None
    assert found.rows[0].sample == 1250
    assert found.rows[0].means["pengaduan"] == Fraction("3.76")


def test_it_gives_the_published_index_of_bantul() -> None:
    outcome = survey_of_means(PACK, recap(GOOD).rows[0].means, n=100)
    assert outcome.ikm == Fraction(3142, 36)
    assert str(outcome.ikm_published) == "87.28"
    assert found_in(60, 40, 200, 132, 3.491, 87.28, "B") != []
    assert found_in(92, 40, 200, 132, 3.491, 87.28, "B") == []


def test_it_needs_an_order_for_codes() -> None:
    with pytest.raises(OrderNeededError):
        find_recap(book(GOOD), PACK)
    swapped = find_recap(book(GOOD), PACK, "form")
    assert swapped is not None
    assert swapped.rows[0].means["sarpras"] == Fraction("3.76")


def test_it_leaves_raw_answers_to_others() -> None:
    rows = demonstration_responses(PACK, 40)
    assert find_recap(open_bytes("a.xlsx", raw_sheet(PACK, rows, "form")), PACK, "form") is None
    assert find_recap(csv_book(f"unit;{';'.join(PACK.keys)}\nA{';4' * 9}"), PACK) is None


def test_it_takes_respondents_with_their_office_for_respondents() -> None:
    keys, fours, threes = ";".join(PACK.keys), ";4" * 9, ";3" * 9
    for head in ("responden;unit", "Responden;Instansi", "Sampel;unit layanan"):
        raw = csv_book(f"{head};{keys}\n1;Puskesmas{fours}\n2;Puskesmas{threes}\n")
        assert find_recap(raw, PACK) is None
    means = csv_book(f"unit;responden;{keys}\nA;40;3,5{';4' * 8}\n")
    assert find_recap(means, PACK) is not None
    printed = csv_book(f"unit;responden;{keys};Nilai IKM\nA;40{fours};100\n")
    assert find_recap(printed, PACK) is not None


def test_it_tells_the_rows_that_are_no_units_and_keeps_units_named_like_footers() -> None:
    rows: list[list[object]] = [GOOD, row(*GOOD[11:], name="Total Sehat Klinik"), [None, "JUMLAH", 30.0]]
    signature: list[list[object]] = [[None, "Kepala Bagian Organisasi"], [None, "NIP 1970"]]
    found = recap(*rows, *signature)
    assert [unit.unit for unit in found.rows] == ["Dinas A", "Total Sehat Klinik"]
    assert [note.id for note in found.notes] == [
        "3 baris jumlah, rata-rata atau keterangan (baris 5–7) tidak dibaca sebagai data."
    ]


def test_it_refuses_doubled_and_unknown_elements_of_a_recap() -> None:
    cells = ";".join(["A", "40", *["3,5"] * 10, "80"])
    keys = ";".join(PACK.keys)
    for extra, said in (("U1", "Kolom ini ada dua kali"), ("U10", "tidak mempunyai unsur dengan kode ini")):
        with pytest.raises(ProblemsError) as error:
            find_recap(csv_book(f"unit;sampel;{keys};{extra};ikm\n{cells}\n"), PACK)
        assert told(error.value).startswith("berkas.csv, baris 1, kolom “L”: ")
        assert said in told(error.value)


def test_it_refuses_recap_rows_longer_than_the_heading() -> None:
    keys = ";".join(PACK.keys)
    with pytest.raises(ProblemsError) as error:
        find_recap(csv_book(f"unit;sampel;{keys};ikm\nA;40{';3,5' * 9};87;5\n"), PACK)
    assert "baris 2, kolom “M”: Ada isi di bawah kolom tanpa judul" in told(error.value)


def test_it_passes_over_numbered_columns_footers_and_empty_rows() -> None:
    numbers: list[list[object]] = [[f"({place})" for place in range(1, 19)], [*range(1, 19)]]
    footers: list[list[object]] = [[None, "JUMLAH", *[30.0] * 9], ["RATA-RATA", None, *[3.4] * 9]]
    for numbering in numbers:
        found = recap(numbering, GOOD, [None, None], row(*GOOD[11:], name="Dinas B"), *footers)
        assert [unit.unit for unit in found.rows] == ["Dinas A", "Dinas B"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (row(means=[0.0, *BANTUL[1:]]), "“U1 (C)”: NRR ini tidak sah. Ditemukan: '0'"),
        (row(means=[4.5, *BANTUL[1:]]), "“U1 (C)”: NRR ini tidak sah. Ditemukan: '4.5'"),
        (row(60, 40, "banyak", 100), "“POPULASI (N)”: Jumlah ini tidak sah"),
        (row(60, 40, 200, 10.5), "“SAMPEL (O)”: Jumlah ini tidak sah"),
        (row(60, 40, 200, 0), "“SAMPEL (O)”: Jumlah ini tidak sah"),
        (row(-1, 40), "“L (L)”: Jumlah ini tidak sah"),
        (row(name=None), "“OPP (B)”: Baris ini berisi nilai tetapi nama unitnya kosong"),
    ],
)
def test_it_refuses_wrong_cells_by_their_address(cells: list[object], said: str) -> None:
    message = refused(cells)
    assert message.startswith("rekap.xlsx, lembar “Lembar1”, baris 3, kolom ")
    assert said in message


def test_it_refuses_doubled_units_and_missing_elements() -> None:
    message = refused(GOOD, row(*GOOD[11:], name="dinas  a"))
    assert "Unit ini ada dua kali" in message
    assert "baris 3" in message
    with pytest.raises(ProblemsError, match="sarpras"):
        find_recap(
            open_bytes("r.xlsx", workbook([["OPP", *CODES[:8], "SAMPEL"], ["A", *[3] * 8, 40]])), PACK, "rule"
        )
    assert "Rekap tidak berisi unit" in refused([None, "JUMLAH"])


def test_it_leaves_a_unit_without_a_survey_without_an_index() -> None:
    unit = recap([1, "Dinas A"]).rows[0]
    outcome = survey_of_means(PACK, unit.means, n=unit.sample)
    assert outcome.ikm is None
    assert disagreements(PACK, unit, outcome) == ()


def test_it_recognises_a_short_weight() -> None:
    index, ikm = 31.42 * 0.111, 31.42 * 0.111 * 25
    found = found_in(92, 40, 200, 132, index, ikm, "B")
    assert [one.key for one in found] == ["index", "ikm"]
    assert all("cocok dengan bobot 0,111" in one.say() for one in found)
    assert found_in(92, 40, 200, 132, index, ikm, "B", weight="0.111") == []
    backwards = found_in(92, 40, 200, 132, 3.491, 87.28, "B", weight="0.11")
    assert "bobot exact" in backwards[0].say()


def test_it_tells_a_rounding_from_a_mistake() -> None:
    near, far = found_in(92, 40, 200, 132, None, 87.3, "B"), found_in(92, 40, 200, 132, None, 89.3, "A")
    assert near == []
    assert "sekecil pembulatan" in found_in(92, 40, 200, 132, None, 87.35, "B")[0].say()
    assert [one.key for one in far] == ["ikm", "grade"]
    assert far[0].say() == (
        "baris 3: Nilai tercetak tidak sesuai dengan NRR di baris ini. Tercetak 89,3, hasil hitung 87,2778."
    )
    assert far[0].computed == Fraction(3142, 36)


def test_it_takes_dropped_zeros_for_the_digits_of_their_row() -> None:
    # 3.4 beside 3.35 is 3.40, and a row of whole numbers was not rounded to whole numbers
    mixed = [3.5, 3.4, 3.4, 3, 3.35, 3.3, 3.2, 3.1, 3.2]
    assert "tidak sesuai dengan NRR" in found_in(92, 40, 200, 132, None, 83.5, None, means=mixed)[0].say()
    assert "tidak sesuai" in found_in(92, 40, 200, 132, None, 76, None, means=[3.0] * 9)[0].say()
    texts = csv_book(f"unit;sampel;{';'.join(PACK.keys)};ikm\nA;40{';3,1' * 9};78,4\n")
    found = find_recap(texts, PACK)
    assert found is not None
    outcome = survey_of_means(PACK, found.rows[0].means, n=40)
    assert "sekecil pembulatan" in disagreements(PACK, found.rows[0], outcome)[0].say()


@pytest.mark.parametrize("grade", ["B", "b", "Baik", "BAIK", "B (Baik)", "-", None])
def test_it_accepts_a_category_as_letter_or_word(grade: object) -> None:
    assert found_in(92, 40, 200, 132, None, None, grade) == []


@pytest.mark.parametrize("grade", ["A", "Sangat baik", "Cukup"])
def test_it_finds_a_wrong_category(grade: str) -> None:
    (found,) = found_in(92, 40, 200, 132, None, None, grade)
    assert found.computed == "B (Baik)"


def test_it_finds_a_category_that_may_not_be_printed() -> None:
    # Tulang Bawang Barat 2023: an index of one respondent
    found = found_in(1, 0, 20, 1, 4, 100, "A", means=[4.0] * 9)
    assert [one.key for one in found] == ["grade", "sample"]
    assert "respondennya 1, kurang dari 30" in found[0].say()


def test_it_finds_inconsistent_weighted_means() -> None:
    # Tulang Bawang Barat 2023 prints 0.44 nine times and 4 as their sum; 0.11 would give 3.96
    assert found_in(40, 0, 44, 40, 3.96, 99, "A", means=[4.0] * 9)[0].key == "index"


def test_it_checks_the_counts() -> None:
    found = found_in(60, 41, 200, 100, None, None, None)
    assert [(one.printed, one.computed) for one in found] == [(100, "101"), (100, "≥ 132")]
    more = found_in(60, 40, 90, 100, None, None, None)
    assert "SAMPEL melebihi POPULASI" in more[0].say()


def test_it_says_when_a_printed_value_is_no_number() -> None:
    (found,) = found_in(92, 40, 200, 132, None, "#REF!", None)
    assert "bukan angka" in found.say()


def test_it_finds_exactly_the_planted_mistakes_of_the_example() -> None:
    found = find_recap(open_bytes("contoh.xlsx", recap_workbook(PACK, "form")), PACK, "form")
    assert found is not None
    wrong = {
        at: [one.key for one in disagreements(PACK, unit, survey_of_means(PACK, unit.means, n=unit.sample))]
        for at, unit in enumerate(found.rows)
    }
    assert {at: keys for at, keys in wrong.items() if keys} == {
        2: ["grade"],
        4: ["index", "ikm"],
        6: ["sample"],
        9: ["grade", "sample"],
    }
