"""Raw survey answers: any heading, any dress of an answer, footer rows told apart, every wrong cell named."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.making import csv_book, told, workbook
from tolok.rules import packs
from tolok.rules.surveys.skm import survey
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import ProblemsError
from tolok.sheets.answers.responses import Responses, read_headings, read_responses
from tolok.sheets.answers.tables import OrderNeededError, UnknownColumnError
from tolok.sheets.books import Book, open_bytes
from tolok.sheets.invented.surveys import demonstration_responses, raw_sheet

PACK = packs.satisfaction("skm-2017")
ZONE = packs.integrity("spkp-spak-2021")
KEYS = PACK.keys
CODES = [f"U{place}" for place in range(1, 10)]
HEAD = ";".join(KEYS)


def lines(*rows: str) -> Book:
    return csv_book("\n".join(rows))


def only(read: Responses) -> Tally:
    assert list(read.groups) == ["all"]
    return read.groups["all"]


def notes(read: Responses) -> str:
    return "\n".join(note.id for note in read.notes)


def refused(book: Book, **options: object) -> str:
    with pytest.raises(ProblemsError) as error:
        read_responses(book, PACK, **options)  # type: ignore[arg-type]
    return told(error.value)


def test_it_counts_a_row_a_respondent_by_element_key() -> None:
    tally = only(read_responses(lines(HEAD, "1;2;3;4;1;2;3;4;1", "4;4;4;4;4;4;4;4;4"), PACK))
    assert tally.n == 2
    assert dict(zip(tally.keys, tally.totals, strict=True)) == dict(
        zip(KEYS, (5, 6, 7, 8, 5, 6, 7, 8, 5), strict=True)
    )


@pytest.mark.parametrize(
    "name", [lambda e: e.key.upper(), lambda e: e.name.id, lambda e: e.name.en, lambda e: e.question.id]
)
def test_it_knows_columns_by_key_name_and_question(name: object) -> None:
    assert callable(name)
    head = ";".join(f'"{name(element)}"' for element in PACK.elements)
    assert only(read_responses(lines(head, "1;2;3;4;1;2;3;4;1"), PACK)).totals == (1, 2, 3, 4, 1, 2, 3, 4, 1)


def test_it_goes_by_the_name_beside_a_code() -> None:
    # facilities are question 8 on the sample questionnaire; the name leaves no doubt
    head = ";".join(f"{code}. {element.name.id}" for code, element in zip(CODES, PACK.elements, strict=True))
    swapped = head.replace("U8.", "Ux.").replace("U9.", "U8.").replace("Ux.", "U9.")
    tally = only(read_responses(lines(swapped, "1;1;1;1;1;1;1;2;3"), PACK))
    assert dict(zip(tally.keys, tally.totals, strict=True))["pengaduan"] == 2


@pytest.mark.parametrize(("order", "key"), [("rule", "pengaduan"), ("form", "sarpras")])
def test_it_reads_codes_in_the_order_that_was_said(order: str, key: str) -> None:
    book = lines("No;" + ";".join(CODES), "1;1;1;1;1;1;1;1;4;1")
    tally = only(read_responses(book, PACK, order=order))  # type: ignore[arg-type]
    assert dict(zip(tally.keys, tally.totals, strict=True))[key] == 4


def test_it_refuses_codes_without_an_order() -> None:
    with pytest.raises(OrderNeededError) as error:
        read_responses(lines(";".join(CODES), "1;1;1;1;1;1;1;1;4"), PACK)
    message = told(error.value)
    assert "Ditemukan: 'U8, U9'" in message
    assert "--order form (U8 = Sarana dan prasarana" in message


def test_it_needs_no_order_where_no_code_is_in_doubt() -> None:
    head = ";".join([*CODES[:7], "pengaduan", "sarpras"])
    assert only(read_responses(lines(head, "1;1;1;1;1;1;1;4;1"), PACK)).n == 1
    assert only(read_responses(lines(HEAD, "1;1;1;1;1;1;1;4;1"), PACK, order="form")).totals[7] == 4


@pytest.mark.parametrize(
    "answer",
    [
        "4",
        "4,0",
        "4.0",
        " 4 ",
        "Sangat mudah",
        "SANGAT  MUDAH.",
        "4. Sangat mudah",
        "4 = sangat mudah",
        "d. Sangat mudah",
    ],
)
def test_it_reads_an_answer_in_any_dress(answer: str) -> None:
    tally = only(read_responses(lines(HEAD, f"1;{answer};1;1;1;1;1;1;1"), PACK))
    assert tally.totals[1] == 4


@pytest.mark.parametrize("answer", ["", "-", "–", "TB", "tidak berlaku", " "])
def test_it_takes_a_blank_for_missing_and_never_for_zero(answer: str) -> None:
    tally = only(read_responses(lines(HEAD, f"4;{answer};4;4;4;4;4;4;4", "4;2;4;4;4;4;4;4;4"), PACK))
    assert tally.counts[1] == 1
    assert tally.mean(1) == 2


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("0", "di luar skala"),
        ("5", "di luar skala"),
        ("6", "di luar skala"),
        ("-1", "di luar skala"),
        ("3,5", "harus bulat"),
        ("puas", "tidak dikenal"),
        ("Sangat cepat", "tidak dikenal"),
        ("1. Sangat mudah", "tidak dikenal"),
    ],
)
def test_it_refuses_what_is_no_answer(answer: str, said: str) -> None:
    message = refused(lines(HEAD, f"4;{answer};4;4;4;4;4;4;4"))
    assert message.startswith("berkas.csv, baris 2, kolom “prosedur”: Jawaban")
    assert said in message
    assert f"Ditemukan: '{answer}'" in message
    assert "Diminta: bilangan bulat 1 sampai 4" in message


def test_it_names_every_wrong_cell_at_once() -> None:
    message = refused(lines(HEAD, "0;4;4;4;4;4;4;4;5", "4;4;4;4;4;4;4;4;4", "x;4;4;4;4;4;4;4;4"))
    assert [line.split(":")[0] for line in message.splitlines()] == [
        "berkas.csv, baris 2, kolom “persyaratan”",
        "berkas.csv, baris 2, kolom “sarpras”",
        "berkas.csv, baris 4, kolom “persyaratan”",
    ]


def test_it_counts_wrong_cells_beyond_ten_thousand() -> None:
    message = refused(lines(HEAD, *["5;5;5;5;5;5;5;5;5"] * 1_200))
    assert message.splitlines()[-1] == "berkas.csv: Masih ada 792 jawaban salah lagi."
    assert len(message.splitlines()) == 10_009


def test_it_refuses_missing_and_doubled_columns() -> None:
    assert "kolom sarpras" in refused(lines(";".join(KEYS[:-1]), "4;4;4;4;4;4;4;4"))
    assert "Kolom ini ada dua kali" in refused(lines(HEAD + ";Biaya", "4;4;4;4;4;4;4;4;4;4"))
    assert "Tidak ada kolom jawaban survei" in refused(lines("nama;nilai", "A;4"))


def test_it_allows_a_column_to_be_absent_on_purpose() -> None:
    read = read_responses(lines(";".join(KEYS[:-1]), "4;4;4;4;4;4;4;4"), PACK, without=["sarpras"])
    assert survey(PACK, only(read), without=["sarpras"]).ikm == 100


def test_it_takes_a_column_beside_its_code_for_a_detail() -> None:
    head = ";".join(["Waktu", *CODES[:7], "pengaduan", "sarpras"])
    read = read_responses(lines(head, "08-12;1;1;3;1;1;1;1;1;1"), PACK)
    assert only(read).totals[2] == 3
    assert "“Waktu”" in notes(read)


def test_it_ignores_profile_columns() -> None:
    read = read_responses(lines(f"No;Usia;{HEAD};Saran", "1;17;4;4;4;4;4;4;4;4;4;bagus, 5 bintang"), PACK)
    assert only(read).totals == (4,) * 9


def test_it_refuses_a_code_beside_the_names_of_all_elements() -> None:
    assert "kolom “J”: Kolom ini ada dua kali" in refused(lines(f"{HEAD};U1", "4;4;4;4;4;4;4;4;4;1"))
    assert "Kolom ini ada dua kali" in refused(lines(f"U1;{HEAD}", "1;4;4;4;4;4;4;4;4;4"))


def test_it_refuses_codes_beyond_the_pack() -> None:
    head = ";".join(f"U{place}" for place in range(1, 15))
    message = refused(lines(head, ";".join("3" * 14)), order="rule")
    assert len(message.splitlines()) == 5
    assert message.startswith(
        "berkas.csv, baris 1, kolom “J”: Paket ini tidak mempunyai unsur dengan kode ini"
    )
    assert "P9" in told_by_zone(";".join(f"P{place}" for place in range(1, 10)), ";".join("3" * 9))


def told_by_zone(*rows: str) -> str:
    with pytest.raises(ProblemsError) as error:
        read_responses(lines(*rows), ZONE)
    return told(error.value)


def test_it_refuses_rows_longer_than_the_heading() -> None:
    assert "baris 3, kolom “J”: Ada isi di bawah kolom tanpa judul" in refused(
        lines(HEAD, "4;4;4;4;4;4;4;4;4", "4;4;4;4;4;4;4;4;4;9")
    )
    assert "baris 2, kolom “J”" in refused(lines(HEAD + ";", "4;4;4;4;4;4;4;4;4;9"))
    assert only(read_responses(lines(HEAD + ";", "4;4;4;4;4;4;4;4;4;;"), PACK)).n == 1


def test_it_allows_a_legend_beside_the_table_of_a_workbook() -> None:
    content = workbook([list(KEYS), [*[4] * 9, None, "4 = sangat baik"]])
    assert only(read_responses(open_bytes("isi.xlsx", content), PACK)).n == 1


@pytest.mark.parametrize("last", [["3", *"333333333"], ["1,5", "1.5", *["1,50"] * 8]])
def test_it_passes_over_an_unlabelled_row_of_sums_or_means_and_says_so(last: list[str]) -> None:
    rows = ["1" + ";1" * 9, "2" + ";2" * 9, ";" + ";".join(last[1:])]
    read = read_responses(lines("No;" + HEAD, *rows), PACK)
    assert only(read).n == 2
    assert "Baris 4 tanpa label dan sama persis" in notes(read)


def test_it_keeps_a_last_respondent_without_a_label_or_like_the_mean() -> None:
    assert only(read_responses(lines("No;" + HEAD, "1" + ";1" * 9, ";4" + ";4" * 8), PACK)).n == 2
    assert only(read_responses(lines("No;" + HEAD, "1" + ";3" * 9, "2" + ";3" * 9), PACK)).n == 2
    assert only(read_responses(lines(HEAD, *[";".join("3" * 9)] * 3), PACK)).n == 3


@pytest.mark.parametrize("by", ["layanan", "LAYANAN", " Layanan "])
def test_it_groups_by_any_column(by: str) -> None:
    fours, ones = ";4" * 9, ";1" * 9
    book = lines(
        f"Layanan;{HEAD}", f"KTP{fours}", f"izin  usaha{ones}", f"ktp{ones}", f"{ones}", f"Izin Usaha{fours}"
    )
    groups = read_responses(book, PACK, by=by).groups
    assert {name: tally.n for name, tally in groups.items()} == {"KTP": 2, "izin usaha": 2, "(kosong)": 1}


def test_it_names_the_columns_when_the_group_column_is_not_there() -> None:
    with pytest.raises(UnknownColumnError) as error:
        read_responses(lines(f"Layanan;{HEAD}", "A" + ";4" * 9), PACK, by="unit")
    assert "Ditemukan: 'unit'. Diminta: salah satu dari “Layanan”, “persyaratan”" in told(error.value)


def test_it_refuses_a_group_column_that_occurs_twice() -> None:
    with pytest.raises(UnknownColumnError, match="more than once"):
        read_responses(lines(f"Layanan;layanan;{HEAD}", "A;B" + ";4" * 9), PACK, by="layanan")


FOOTERS = (
    "Jumlah;9;9;9;12;9;9;9;9;9",
    "NRR;3;3;3;4;3;3;3;3;3",
    "NRR tertimbang;0,33;;;;;;;;",
    ";;;;;;;;;",
    "IKM;77,78;;;;;;;;",
)


def test_it_leaves_footer_rows_out_and_says_so() -> None:
    rows = [f"{at}" + ";3;3;3;4;3;3;3;3;3" for at in (1, 2, 3)]
    read = read_responses(lines("No Resp;" + HEAD, *rows, *FOOTERS, "Mengetahui;;;;Kepala Dinas;;;;;"), PACK)
    assert only(read).n == 3
    assert "4 baris jumlah, rata-rata atau keterangan (baris 5–9)" in notes(read)


def test_it_tells_a_footer_of_one_respondent_from_a_respondent() -> None:
    # Tulang Bawang Barat 2023: one respondent, all fours; the sum row looks like a second one
    read = read_responses(lines("No;" + HEAD, "1" + ";4" * 9, "Jumlah" + ";4" * 9, "IKM;100" + ";" * 8), PACK)
    assert only(read).n == 1


def test_it_keeps_a_respondent_whose_service_is_named_like_a_footer() -> None:
    rows = ["Nilai Jual Objek Pajak" + ";3" * 9, "Nilai Jual Objek Pajak" + ";4" * 9]
    assert only(read_responses(lines("layanan;" + HEAD, *rows), PACK)).n == 2


def test_it_keeps_a_respondent_of_such_a_service_who_skipped_a_question() -> None:
    rows = ["Total Sehat" + ";3" * 8 + ";", "Total Sehat" + ";4" * 9]
    assert only(read_responses(lines("layanan;" + HEAD, *rows), PACK)).n == 2
    assert "di luar skala" in refused(lines("layanan;" + HEAD, "Total Sehat" + ";3" * 8 + ";9"))


def test_it_passes_over_subtotals_between_respondents() -> None:
    rows = ["1" + ";4" * 9, "Jumlah" + ";40" * 9, "2" + ";2" * 9, "Jumlah" + ";20" * 9]
    assert only(read_responses(lines("No;" + HEAD, *rows), PACK)).totals == (6,) * 9


def test_it_passes_over_a_row_that_numbers_the_columns() -> None:
    numbers = ";".join(f"({place})" for place in range(1, 11))
    assert only(read_responses(lines("No;" + HEAD, numbers, "1" + ";3" * 9), PACK)).n == 1


def test_it_counts_rows_without_an_answer_apart() -> None:
    tally = only(read_responses(lines("No;" + HEAD, "1" + ";3" * 9, "2" + ";" * 9), PACK))
    assert (tally.n, tally.blank) == (1, 1)


def test_it_reads_the_sheet_of_an_office_with_its_footers() -> None:
    rows = demonstration_responses(PACK, 60)
    content = raw_sheet(PACK, rows, "form")
    read = read_responses(open_bytes("olah.xlsx", content), PACK, order="form", by="layanan")
    assert sum(tally.n for tally in read.groups.values()) == 60
    whole = Tally.of(KEYS, (answers for _, answers in rows))
    assert read_responses(open_bytes("olah.xlsx", content), PACK, order="form").groups["all"] == whole


def test_it_refuses_merged_cells_among_answers_but_not_around_them() -> None:
    rows: list[list[object]] = [["Layanan", *KEYS], ["A", *[4] * 9], [None, *[3] * 9], ["Jumlah", *[7] * 9]]
    message = refused(open_bytes("isi.xlsx", workbook(rows, merged=["A2:A3"])))
    assert "lembar “Lembar1”, baris 2: Ada sel yang digabung" in message
    fine = open_bytes("isi.xlsx", workbook([["Judul"], *rows], merged=["A1:J1", "A5:B5"]))
    assert only(read_responses(fine, PACK)).n == 2


def test_it_reads_the_best_sheet_and_names_the_others() -> None:
    first = open_bytes("a.xlsx", workbook([list(KEYS), [4] * 9], sheet="Januari"))
    second = open_bytes("a.xlsx", workbook([list(KEYS), [1] * 9], sheet="Februari"))
    profile = open_bytes("a.xlsx", workbook([["biaya"], ["murah"]], sheet="Harga"))
    book = Book("a.xlsx", (*profile.sheets, *first.sheets, *second.sheets))
    read = read_responses(book, PACK)
    assert only(read).totals == (4,) * 9
    assert "lembar “Januari”; lembar “Februari”" in notes(read)


def test_it_refuses_a_table_without_respondents() -> None:
    assert "Tabel tidak berisi jawaban" in refused(lines(HEAD))
    assert "Tabel tidak berisi jawaban" in refused(lines("No;" + HEAD, "Jumlah" + ";0" * 9))


def test_it_gives_the_published_index_of_bantul() -> None:
    # 2023, rule order; n of 100 respondents whose means are exactly the published ones
    means = (331, 335, 349, 393, 345, 339, 339, 376, 335)
    people = [[3 + (at < mean - 300) for mean in means] for at in range(100)]
    rows = [";".join(map(str, person)) for person in people]
    outcome = survey(PACK, only(read_responses(lines(HEAD, *rows), PACK)))
    assert outcome.ikm == Fraction(3142, 36)
    assert str(outcome.ikm_published) == "87.28"
    assert outcome.grade is not None
    assert outcome.grade.letter == "B"


ITEMS = ";".join(ZONE.keys)


def test_it_reads_both_integrity_questionnaires_by_key_and_code() -> None:
    codes = ";".join(f"{block.code}{item.number}" for block in ZONE.blocks for item in block.items)
    for head in (ITEMS, codes):
        read = read_responses(lines(head, ";".join("6" * 13), ";".join("1" * 13)), ZONE)
        assert only(read).totals == (7,) * 13


def test_it_reads_one_integrity_questionnaire_alone() -> None:
    head = ";".join(f"P{place}" for place in range(1, 9))
    tally = only(read_responses(lines(head, "6;6;6;6;6;6;6;6"), ZONE))
    assert tally.counts == (1,) * 8 + (0,) * 5


def test_it_refuses_half_an_integrity_questionnaire_and_a_seventh_star() -> None:
    with pytest.raises(ProblemsError) as error:
        read_responses(lines("P1;P2", "6;7"), ZONE)
    message = told(error.value)
    assert "Kolom unsur tidak lengkap" in message
    assert "bilangan bulat 1 sampai 6" in message


def test_it_reads_the_columns_of_a_big_file_from_its_headings() -> None:
    top = [["Hasil SKM"], ["Unit", *CODES], [f"({place})" for place in range(1, 11)], ["A", *"444444444"]]
    found = read_headings("besar.csv", top, PACK, order="form", by="unit")
    assert (found.table.heading, found.start, found.by) == (2, 3, 0)
    assert found.items["sarpras"] == 8
    with pytest.raises(OrderNeededError):
        read_headings("besar.csv", top, PACK)
    with pytest.raises(ProblemsError, match="not complete"):
        read_headings("besar.csv", [["Unit", *KEYS[1:]]], PACK)
    with pytest.raises(ProblemsError, match="occurs twice"):
        read_headings("besar.csv", [["Unit", *KEYS, KEYS[0]]], PACK)


@given(
    st.lists(st.lists(st.sampled_from([None, 1, 2, 3, 4]), min_size=9, max_size=9), min_size=1, max_size=20)
)
def test_it_counts_any_answers_as_the_rules_do(people: list[list[int | None]]) -> None:
    rows = [
        ";".join([str(at), *["" if x is None else str(x) for x in person]])
        for at, person in enumerate(people, 1)
    ]
    read = read_responses(lines("no;" + HEAD, *rows), PACK)
    assert only(read) == Tally.of(KEYS, people)


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_it_reads_or_refuses_any_text(text: str) -> None:
    found: Mapping[str, Tally] | str
    try:
        found = read_responses(csv_book(f"no;{HEAD}\n1{';3' * 9}\n" + text), PACK).groups
    except ProblemsError as error:
        found = told(error)
    assert found
