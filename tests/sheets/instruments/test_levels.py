"""Filled workbooks: everything that is right is read exactly, everything that is wrong is told at once with its cell."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.making import csv_book, told, workbook
from tolok.rules import packs
from tolok.rules.index.weighted import NOT_APPLICABLE
from tolok.rules.texts import ProblemsError
from tolok.sheets.books import Book, open_bytes
from tolok.sheets.instruments.levels import read_levels
from tolok.sheets.instruments.templates import levels_workbook
from tolok.sheets.instruments.users import answers_form, with_users

INSTRUMENT = packs.instrument("pekppp-2022-luring")
CODES = list(INSTRUMENT.indicators)
FORM = answers_form(INSTRUMENT)
assert FORM is not None
ITEMS = [item.code for item in FORM.items]


def lines(*rows: str) -> Book:
    return csv_book("\n".join(rows))


def refused(book: Book) -> str:
    with pytest.raises(ProblemsError) as error:
        read_levels(book, INSTRUMENT)
    return told(error.value)


def full(unit: str, level: object = 3) -> list[object]:
    return [unit, *([level] * len(CODES))]


def test_it_reads_a_full_row_with_its_place() -> None:
    filled = read_levels(
        lines(",".join(["unit", *CODES]), ",".join(map(str, full("Dinas Sosial", 4)))), INSTRUMENT
    )
    assert filled.given[0].unit == "Dinas Sosial"
    assert filled.given[0].levels == dict.fromkeys(CODES, 4)
    cell = filled.cell("Dinas Sosial")(CODES[0])
    assert cell is not None
    assert (cell.file, cell.sheet, cell.row, cell.column) == ("berkas.csv", "", 2, CODES[0])


def test_it_names_sheet_and_letter_of_a_workbook_cell() -> None:
    content = workbook([[], ["unit", *CODES], full("A")], sheet="F-02")
    cell = read_levels(open_bytes("isi.xlsx", content), INSTRUMENT).cell("A")(CODES[1])
    assert cell is not None
    assert (cell.sheet, cell.row, cell.column) == ("F-02", 3, f"{CODES[1]} (C)")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("6", "Level di luar skala"),
        ("-1", "Level di luar skala"),
        ('"7,0"', "Level di luar skala"),
        ('"3,5"', "bulat"),
        ("3.5", "bulat"),
        ("baik", "harus berupa angka"),
        ("1e3", "di luar skala"),
    ],
)
def test_it_refuses_what_is_no_level(value: str, said: str) -> None:
    message = refused(lines(f"unit,{CODES[0]},{CODES[1]}", f"A,{value},3"))
    assert message.startswith(f"berkas.csv, baris 2, kolom “{CODES[0]}”: ")
    assert said in message
    assert "Diminta: bilangan bulat 0 sampai 5." in message


def test_it_tells_every_problem_at_once() -> None:
    message = refused(
        lines(f"unit,{CODES[0]},{CODES[1]},salah,{CODES[0]}", "A,9,x,,", "B,3,3,,", "a,3,3,,", ",1,,,")
    )
    assert len(message.splitlines()) == 6


@pytest.mark.parametrize("value", ["", "-", "–", " "])
def test_it_takes_a_blank_for_unanswered_and_never_for_zero(value: str) -> None:
    filled = read_levels(lines(f"unit,{CODES[0]},{CODES[1]}", f"A,{value},0"), INSTRUMENT)
    assert filled.given[0].levels == {CODES[1]: 0}


@pytest.mark.parametrize("value", ["TB", "n/a"])
def test_it_reads_not_applicable(value: str) -> None:
    filled = read_levels(lines(f"unit,{CODES[0]}", f"A,{value}"), INSTRUMENT)
    assert filled.given[0].levels == {CODES[0]: NOT_APPLICABLE}


def test_it_reads_whole_numbers_however_they_are_written() -> None:
    filled = read_levels(csv_book(f"unit;{';'.join(CODES[:4])}\nA;3,0;4.0; 5 ;+2\n"), INSTRUMENT)
    assert list(filled.given[0].levels.values()) == [3, 4, 5, 2]


def test_it_refuses_an_unknown_column_by_its_letter() -> None:
    assert "baris 1, kolom “C”: Judul kolom ini tidak dikenal" in refused(
        lines(f"unit,{CODES[0]},xyz", "A,3,1")
    )


def test_it_refuses_a_doubled_column() -> None:
    message = refused(lines(f"unit,{CODES[0]},{CODES[0].upper()}", "A,3,1"))
    assert "Kolom ini ada dua kali" in message
    assert len(message.splitlines()) == 1


def test_it_refuses_a_doubled_unit_whatever_its_spelling() -> None:
    message = refused(lines(f"unit,{CODES[0]}", "Dinas Sosial,3", "dinas  SOSIAL,3"))
    assert "baris 3, kolom “unit”: Unit ini ada dua kali" in message
    assert "sudah ada di baris 2" in message


def test_it_refuses_values_without_a_unit() -> None:
    assert "baris 2, kolom “unit”: Baris ini berisi nilai tetapi nama unitnya kosong" in refused(
        lines(f"unit,{CODES[0]}", ",3", "B,3")
    )


def test_it_passes_over_empty_rows() -> None:
    filled = read_levels(lines(f"unit,{CODES[0]}", "", "A,3", ",", "-,–", "B,4", "", ""), INSTRUMENT)
    assert [given.unit for given in filled.given] == ["A", "B"]
    assert filled.rows == {"A": 3, "B": 6}


def test_it_passes_over_footer_rows_at_the_end() -> None:
    filled = read_levels(
        lines(f"unit,{CODES[0]}", "A,3", "B,4", "Jumlah,7", 'Rata-rata,"3,5"', "", "Catatan: sementara,"),
        INSTRUMENT,
    )
    assert [given.unit for given in filled.given] == ["A", "B"]


def test_it_keeps_units_whose_names_begin_like_footers() -> None:
    rows = [f"unit,{CODES[0]}", "A,3", "Nilai Pusaka Museum,3", "Total Sehat Klinik,4"]
    filled = read_levels(lines(*rows), INSTRUMENT)
    assert [given.unit for given in filled.given] == ["A", "Nilai Pusaka Museum", "Total Sehat Klinik"]
    assert filled.notes == ()


def test_it_reads_nothing_below_the_first_footer_and_says_so() -> None:
    rows = [f"unit,{CODES[0]}", "A,3", "Rata-rata,3", ",", '"Mengetahui,",', "Kepala Biro,", "NIP 1970,"]
    filled = read_levels(lines(*rows), INSTRUMENT)
    assert [given.unit for given in filled.given] == ["A"]
    assert [note.id for note in filled.notes] == [
        "4 baris jumlah, rata-rata atau keterangan (baris 3–7) tidak dibaca sebagai data."
    ]


def test_it_keeps_a_named_unit_without_any_level_above_the_footer() -> None:
    filled = read_levels(lines(f"unit,{CODES[0]}", "A,3", "B,", "Rata-rata,3"), INSTRUMENT)
    assert [(given.unit, len(given.levels)) for given in filled.given] == [("A", 1), ("B", 0)]


def test_it_refuses_units_with_values_below_a_footer() -> None:
    message = refused(lines(f"unit,{CODES[0]}", "A,3", "Jumlah,3", "B,4"))
    assert message.startswith(
        "berkas.csv, baris 4: Baris ini berisi nilai tetapi berada di bawah baris jumlah"
    )
    assert "semua unit di atas baris 3" in message


def test_it_refuses_a_value_under_an_empty_heading() -> None:
    trailing = refused(lines(f"unit,{CODES[0]},f03,", "A,3,4,5"))
    assert "baris 2, kolom “D”: Ada isi di bawah kolom tanpa judul" in trailing
    assert "baris 2, kolom “B”: Ada isi" in refused(lines(f"unit,,{CODES[0]}", "A,9,3"))
    content = workbook([["unit", None, CODES[0]], ["A", 9, 3]])
    assert "kolom “B”: Ada isi" in refused(open_bytes("isi.xlsx", content))
    fine = read_levels(lines(f"unit,{CODES[0]},,", "A,3,,", "Jumlah,3,,catatan"), INSTRUMENT)
    assert [given.unit for given in fine.given] == ["A"]


def test_it_reads_the_sheet_with_the_most_known_headings() -> None:
    guide = open_bytes("a.xlsx", workbook([["unit"], ["isi nama unit"]], sheet="Petunjuk"))
    data = open_bytes("a.xlsx", workbook([["unit", *CODES], full("A")], sheet="Data"))
    filled = read_levels(Book("a.xlsx", (*guide.sheets, *data.sheets)), INSTRUMENT)
    assert [given.unit for given in filled.given] == ["A"]


def test_it_reads_thousands_of_respondents() -> None:
    filled = read_levels(lines(f"unit,{CODES[0]},f03,f03_n", "A,3,4.5,1.000"), INSTRUMENT)
    assert filled.given[0].respondents == {"f03": 1000}


def test_it_finds_the_heading_row_below_a_letterhead() -> None:
    filled = read_levels(
        lines("PEMERINTAH KABUPATEN,", "Penilaian unit,", "", f"Nama Unit,{CODES[0]}", "A,3"), INSTRUMENT
    )
    assert filled.rows == {"A": 5}


def test_it_passes_over_a_row_that_numbers_the_columns() -> None:
    numbers = ",".join(str(place) for place in range(1, len(CODES) + 2))
    filled = read_levels(
        lines(",".join(["unit", *CODES]), numbers, ",".join(map(str, full("A")))), INSTRUMENT
    )
    assert filled.rows == {"A": 3}


def test_it_refuses_a_level_whose_formula_failed() -> None:
    content = workbook([["unit", *CODES], ["A", "#REF!", "=B2+1"]])
    message = refused(open_bytes("isi.xlsx", content))
    assert "Ditemukan: '#REF!'" in message
    assert "Ditemukan: '=B2+1'" in message


def test_it_refuses_merged_cells_inside_the_table() -> None:
    content = workbook([["unit", *CODES], full("A"), full("B")], merged=["B2:B3"])
    message = refused(open_bytes("isi.xlsx", content))
    assert "lembar “Lembar1”, baris 2: Ada sel yang digabung" in message


def test_it_allows_merged_cells_above_the_table() -> None:
    content = workbook([["Penilaian", None], ["unit", *CODES], full("A")], merged=["A1:D1"])
    assert len(read_levels(open_bytes("isi.xlsx", content), INSTRUMENT).given) == 1


def test_it_refuses_rows_longer_than_the_heading() -> None:
    message = refused(lines(f"unit,{CODES[0]},f03", "A,3,4,5"))
    assert "baris 2, kolom “D”: Ada isi di bawah kolom tanpa judul, atau baris ini lebih panjang" in message


def test_it_refuses_a_table_without_units_or_indicators() -> None:
    assert "tidak berisi unit" in refused(lines(f"unit,{CODES[0]}"))
    assert "Tidak ada satu pun kolom indikator" in refused(lines("unit,f03", "A,4"))
    assert "Tidak ada baris judul" in refused(lines("nama,nilai", "A,4"))


@pytest.mark.parametrize("value", ['"4,25"', "4.25", "4.250"])
def test_it_reads_the_users_mean_with_comma_and_point(value: str) -> None:
    filled = read_levels(lines(f"unit,{CODES[0]},f03,f03_n", f"A,3,{value},12"), INSTRUMENT)
    assert filled.given[0].values == {"f03": Fraction(17, 4)}
    assert filled.given[0].respondents == {"f03": 12}


@pytest.mark.parametrize("value", ["5.01", "-0.1", "baik"])
def test_it_refuses_a_users_mean_off_the_scale(value: str) -> None:
    assert "Nilai ini tidak sah" in refused(lines(f"unit,{CODES[0]},f03", f"A,3,{value}"))


@pytest.mark.parametrize("value", ["0", "1.5", "banyak", "-2"])
def test_it_refuses_a_number_of_respondents_that_is_none(value: str) -> None:
    assert "Jumlah responden ini tidak sah" in refused(lines(f"unit,{CODES[0]},f03,f03_n", f"A,3,4,{value}"))


def users(*rows: tuple[str, int, int]) -> Book:
    """Rows of (unit, first answers, how often): every item answered alike."""
    said = [",".join(["unit", *ITEMS])]
    said += [
        ",".join([unit, *[str(answer)] * len(ITEMS)]) for unit, answer, times in rows for _ in range(times)
    ]
    return csv_book("\n".join(said), "f03.csv")


def test_it_pools_respondents_and_never_means() -> None:
    # Kota Pasuruan 2024: links with 4 answers (mean 4.5) and 2 answers (mean 4.0) make 4.33, not 4.25
    levels = read_levels(lines(f"unit,{CODES[0]}", "A,3"), INSTRUMENT)
    filled = with_users(levels, users(("A", 5, 2), ("A", 4, 2), ("A", 4, 2)))
    moments = filled.given[0].answers["f03"]
    assert moments.n == 6
    assert moments.mean == Fraction(13, 3)
    assert filled.answers == {"A": (2, 3, 4, 5, 6, 7)}


def test_it_reads_a_full_row_of_answers() -> None:
    # Kota Pasuruan 2024: 4 4 4 4 | 4 4 4 | 5 5 5 5 | 5 5 | 5 → 4.50
    answers = [4] * 7 + [5] * 7
    book = csv_book(",".join(["unit", *ITEMS]) + "\nA," + ",".join(map(str, answers)), "f03.csv")
    filled = with_users(read_levels(lines(f"unit,{CODES[0]}", "A,3"), INSTRUMENT), book)
    assert filled.given[0].answers["f03"].mean == Fraction(9, 2)


def refused_users(book: Book, levels: str = f"unit,{CODES[0]}\nA,3") -> str:
    filled = read_levels(csv_book(levels), INSTRUMENT)
    with pytest.raises(ProblemsError) as error:
        with_users(filled, book)
    return told(error.value)


def test_it_ignores_profile_columns_beside_users_answers() -> None:
    head = [
        "No. Responden",
        "Nama Layanan",
        "Umur",
        "Jenis Kelamin",
        "Pendidikan",
        "Pekerjaan",
        "unit",
        *ITEMS,
    ]
    row = ["1", "KTP", "31", "L", "S1", "PNS", "A", *["4"] * len(ITEMS)]
    book = csv_book(",".join(head) + "\n" + ",".join(row) + "\n,,,,,,Jumlah\n", "f03.csv")
    filled = with_users(read_levels(lines(f"unit,{CODES[0]}", "A,3"), INSTRUMENT), book)
    assert filled.given[0].answers["f03"].mean == 4
    assert filled.notes[-1].id.startswith("f03.csv: 1 baris jumlah")


def test_it_refuses_answers_of_a_strange_unit() -> None:
    message = refused_users(users(("A", 4, 1), ("Bukan A", 4, 1)))
    assert message.startswith("f03.csv, baris 3, kolom “unit”: Unit ini tidak ada dalam tabel level.")


def test_it_refuses_a_mean_beside_raw_answers() -> None:
    assert "Sisakan salah satu" in refused_users(users(("A", 4, 3)), f"unit,{CODES[0]},f03\nA,3,4")


def test_it_refuses_raw_answers_in_two_places() -> None:
    units = (("A", dict.fromkeys(CODES, 3)),)
    content = levels_workbook(INSTRUMENT, units, (("A", (4,) * 14),))  # type: ignore[arg-type]
    filled = read_levels(open_bytes("isi.xlsx", content), INSTRUMENT)
    with pytest.raises(ProblemsError) as error:
        with_users(filled, users(("A", 4, 1)))
    assert told(error.value).startswith("isi.xlsx, lembar “F-03”: Buku kerja ini sudah berisi jawaban")


def test_it_refuses_missing_items_and_answers_off_the_scale() -> None:
    book = csv_book(f"unit,{','.join(ITEMS[:-1])}\nA,9{',4' * (len(ITEMS) - 2)}", "f03.csv")
    message = refused_users(book)
    assert ITEMS[-1] in message
    assert "Jawaban ini tidak sah" in message


def test_it_counts_only_the_answers_given() -> None:
    book = csv_book(f"unit,{','.join(ITEMS)}\nA,5{',' * (len(ITEMS) - 1)}\nA{',3' * len(ITEMS)}", "f03.csv")
    filled = with_users(read_levels(lines(f"unit,{CODES[0]}", "A,3"), INSTRUMENT), book)
    assert filled.given[0].answers["f03"].mean == Fraction(5 + 3 * len(ITEMS), 1 + len(ITEMS))


@given(st.lists(st.sampled_from([None, *range(6)]), min_size=len(CODES), max_size=len(CODES)))
def test_it_reads_any_row_of_levels_back(levels: list[int | None]) -> None:
    cells = ["" if level is None else str(level) for level in levels]
    filled = read_levels(lines(",".join(["unit", *CODES]), ",".join(["A", *cells])), INSTRUMENT)
    assert filled.given[0].levels == {c: x for c, x in zip(CODES, levels, strict=True) if x is not None}


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_it_reads_or_refuses_any_text(text: str) -> None:
    try:
        read_levels(csv_book(f"unit,{CODES[0]}\nA,3\n" + text), INSTRUMENT)
    except ProblemsError as error:
        assert told(error, "en") != ""  # noqa: PT017 - either outcome is right


def test_it_reads_a_hundred_thousand_units() -> None:
    rows = "".join(f"Unit {at},3\n" for at in range(100_000))
    assert len(read_levels(csv_book(f"unit,{CODES[0]}\n{rows}"), INSTRUMENT).given) == 100_000
