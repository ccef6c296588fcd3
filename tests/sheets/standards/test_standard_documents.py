"""Standards in Word tables and in pasted lines, built as offices write them, with the defects their documents have."""

import io
import zipfile
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.standards.documents import HEADS, Row, a_document, rows_of
from tolok.rules.standards import component_doubts as doubts
from tolok.rules.standards.components import components
from tolok.rules.texts import Problem, ProblemsError
from tolok.sheets.standards.document import MACROS, NO_WORD, is_document, read_document
from tolok.sheets.standards.found import NO_SERVICE, TWICE, UNKNOWN_COMPONENT, FoundStandard, FoundStandards
from tolok.sheets.standards.pasted import pasted_standards

#: A standard as a sub-district writes it, with the defects a linter looks for.
DEFECTS = (
    "1. Surat pengantar kepala desa\n2. Fotokopi KTP dan KK",
    "1. Pemohon menyerahkan berkas\n2. Petugas loket memeriksa berkas\n3. Kasi memaraf\n4. Sekcam memaraf\n"
    "5. Camat menandatangani",
    "1 (satu) minggu, loket buka Senin–Jumat 08.00–15.00",
    "Gratis, fotokopi Rp 500 per lembar",
    "Surat keterangan pindah",
    "Telepon/WA: 0812 5500 1122",
    "1. Peraturan Presiden Nomor 25 Tahun 2008 tentang Kependudukan\n2. Peraturan Daerah Kota Lain Nomor 4 Tahun "
    "2011 tentang Kependudukan",
    "Ruang tunggu, komputer, pencetak, toilet",
    "Paling rendah SMA dan dapat memakai komputer",
    "Pengawasan berjenjang",
    "5 orang",
    "Dilayani sesuai standar",
    "Berkas disimpan di lemari terkunci",
    "Evaluasi setahun sekali",
)


def read(content: bytes, fallback: str = "") -> tuple[FoundStandards, list[Problem]]:
    problems: list[Problem] = []
    return read_document("standar.docx", content, fallback, problems), problems


def only(content: bytes, fallback: str = "") -> FoundStandard:
    found, problems = read(content, fallback)
    assert problems == []
    (one,) = found.standards
    return one


def pasted(text: str, fallback: str = "") -> tuple[FoundStandards, list[Problem]]:
    problems: list[Problem] = []
    return pasted_standards(text, fallback, problems), problems


def test_it_reads_the_usual_table_split_in_two_with_its_defects() -> None:
    rows = rows_of(DEFECTS)
    content = a_document(
        "LAMPIRAN KEPUTUSAN CAMAT",
        "STANDAR PELAYANAN SURAT KETERANGAN PINDAH",
        "A. Service Delivery",
        [HEADS, *rows[:6]],
        "B. Manufacturing",
        [HEADS, *rows[6:]],
    )
    one = only(content)
    assert one.name == "SURAT KETERANGAN PINDAH"
    standard, readings = one.read()
    assert standard.complete
    assert [item.form for item in standard.requirements] == ["unsaid", "copy"]
    assert [step.actor for step in standard.steps] == [
        "applicant",
        "front_office",
        "back_office",
        "official",
        "official",
    ]
    assert [(law.kind, law.year, law.region) for law in standard.legal] == [
        ("Perpres", 2008, ""),
        ("Perda", 2011, "Kota Lain"),
    ]
    assert standard.staff == 5
    told = {code: reading.doubts for code, reading in readings.items() if reading.doubts}
    assert told == {
        "A3": (doubts.HOURS_IN_LIMIT,),
        "A4": (doubts.FREE_AND_PRICE,),
        "A6": (doubts.NO_RESPONSE_TIME,),
    }
    assert standard.texts["A4"] == DEFECTS[3]


def test_a_wrong_split_into_ten_and_four_moves_no_component() -> None:
    rows = rows_of(DEFECTS)
    content = a_document(
        "Standar Pelayanan Surat Pindah",
        [HEADS, ("", "A. Penyampaian pelayanan", ""), *rows[:10], ("", "B. Manufacturing", ""), *rows[10:]],
    )
    assert list(only(content).words) == [one.code for one in components()]


@pytest.mark.parametrize("letters", [("A", "B"), ("I.", "II."), ("(a)", "(b)")])
def test_a_title_between_rows_may_stand_with_its_letter_beside_it(letters: tuple[str, str]) -> None:
    rows = rows_of(DEFECTS)
    titles: list[Row] = [
        (letters[0], "PROSES PENYAMPAIAN PELAYANAN (SERVICE DELIVERY)", ""),
        (letters[1], "PROSES PENGELOLAAN PELAYANAN (MANUFACTURING)", ""),
    ]
    table = [HEADS, titles[0], *rows[:6], titles[1], *rows[6:]]
    assert list(only(a_document(table), "Surat Pindah").words) == [one.code for one in components()]
    found, problems = pasted(
        "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in table), "Surat"
    )
    assert problems == []
    assert list(found.standards[0].words) == [one.code for one in components()]


def test_several_services_follow_each_other() -> None:
    one, two = rows_of(["1. KTP\n2. KK"]), rows_of(["1. Buku nikah\n2. KTP"])
    content = a_document(
        "Standar Pelayanan Surat Pindah", [HEADS, *one], "2. Standar Pelayanan: Surat Nikah", [HEADS, *two]
    )
    found, problems = read(content)
    assert problems == []
    assert [(each.name, each.words["A1"]) for each in found.standards] == [
        ("Surat Pindah", "1. KTP\n2. KK"),
        ("Surat Nikah", "1. Buku nikah\n2. KTP"),
    ]


def test_a_row_of_the_table_names_its_service_and_code() -> None:
    head: list[Row] = [("Jenis Pelayanan", ":", "Surat Pindah"), ("Kode", ":", "07"), *rows_of(["KTP"])]
    one = only(a_document(head))
    assert (one.name, one.code) == ("Surat Pindah", "07")


def test_columns_of_colons_and_tables_without_numbers_are_read() -> None:
    four: list[Row] = [("1.", "Persyaratan", ":", "KTP"), ("2.", "Biaya/Tarif", ":", "Gratis")]
    two: list[Row] = [("Komponen", "Uraian"), ("Persyaratan", "KTP"), ("Biaya/Tarif", "Gratis")]
    for table in (four, two):
        assert only(a_document(table), "Surat Pindah").words == {"A1": "KTP", "A4": "Gratis"}


def test_words_go_on_in_the_row_below_when_no_component_is_named() -> None:
    rows: list[Row] = [HEADS, ("1", "Persyaratan", "1. KTP"), ("", "", "2. KK"), ("2", "Biaya", "Gratis")]
    assert only(a_document(rows), "Surat Pindah").words["A1"] == "1. KTP\n2. KK"


def test_words_that_begin_like_a_component_are_words() -> None:
    rows: list[Row] = [
        HEADS,
        ("1", "Persyaratan", "1. KTP"),
        ("", "", "Biaya materai ditanggung"),
        ("2", "Biaya", ""),
    ]
    assert only(a_document(rows), "Surat Pindah").words == {"A1": "1. KTP\nBiaya materai ditanggung"}


def test_a_component_named_in_a_row_of_its_own_has_its_words_below() -> None:
    rows: list[Row] = [("Persyaratan",), ("1. KTP",), ("2. KK",), ("Biaya/Tarif",), ("Gratis",)]
    assert only(a_document(rows), "Surat Pindah").words == {"A1": "1. KTP\n2. KK", "A4": "Gratis"}


def test_numbers_that_word_keeps_beside_the_words_are_counted() -> None:
    word: Any = docx.Document()
    table = word.add_table(rows=1, cols=3)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "1", "Persyaratan"
    cell = table.rows[0].cells[2]
    cell.paragraphs[0].add_run("KTP")
    cell.paragraphs[0].style = word.styles["List Number"]
    cell.add_paragraph("KK", style="List Number")
    for paragraph in cell.paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = 5
        properties.get_or_add_ilvl().val = 0
    out = io.BytesIO()
    word.save(out)
    one = only(out.getvalue(), "Surat Pindah")
    assert one.words == {"A1": "1. KTP\n2. KK"}
    assert [item.name for item in one.read()[0].requirements] == ["KTP", "KK"]


def test_merged_cells_say_their_words_once() -> None:
    word: Any = docx.Document()
    table = word.add_table(rows=3, cols=3)
    for at, cells in enumerate((("1", "Persyaratan", "1. KTP"), ("", "", "2. KK"), ("2", "Biaya", "Gratis"))):
        for cell, words in zip(table.rows[at].cells, cells, strict=True):
            cell.text = words
    for column in (0, 1):
        merged = table.cell(0, column).merge(table.cell(1, column))
        merged.text = ("1", "Persyaratan")[column]
    out = io.BytesIO()
    word.save(out)
    assert only(out.getvalue(), "Surat Pindah").words == {"A1": "1. KTP\n2. KK", "A4": "Gratis"}


def test_it_tells_what_it_does_not_know_with_its_row() -> None:
    rows: list[Row] = [
        HEADS,
        ("1", "Persyaratan", "KTP"),
        ("2", "Visi", "Maju"),
        ("3", "Biaya", "a"),
        ("4", "Biaya", "b"),
    ]
    _, problems = read(a_document(rows), "Surat Pindah")
    assert [(one.text, one.row) for one in problems] == [(UNKNOWN_COMPONENT, 3), (TWICE, 5)]


def test_a_table_that_names_no_service_asks_for_one() -> None:
    _, problems = read(a_document([HEADS, *rows_of(["KTP"])]))
    assert [one.text for one in problems] == [NO_SERVICE]


def test_what_is_no_document_is_refused() -> None:
    assert not is_document(b"halo")
    assert is_document(a_document("x"))
    macros = io.BytesIO(a_document("x"))
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    for content, text in (
        (b"halo", NO_WORD),
        (damaged(), NO_WORD),
        (b"PK\x03\x04", NO_WORD),
        (macros.getvalue(), MACROS),
    ):
        with pytest.raises(ProblemsError) as refused:
            read(content)
        assert refused.value.problems[0].text == text


def damaged() -> bytes:
    """A document whose list of parts is none."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(a_document("x"))) as whole, zipfile.ZipFile(out, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, b"<x/>" if name == "[Content_Types].xml" else whole.read(name))
    return out.getvalue()


PIECES = (
    "Persyaratan",
    "\t",
    "\n",
    "1.",
    "Gratis",
    "No",
    "Visi",
    "Rp 5.000",
    "Standar Pelayanan A",
    ":",
    '"',
    "3 hari",
)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30))
def test_whatever_is_pasted_is_read_or_told(pieces: list[str]) -> None:
    found, problems = pasted("".join(pieces))
    assert found.standards or problems
    for one in found.standards:
        one.read()


def test_lines_pasted_from_word_are_read_like_its_table() -> None:
    text = (
        "Standar Pelayanan Surat Pindah\nNo\tKomponen\tUraian\n1\tPersyaratan\t1. KTP\n2. KK\n3.\tSurat pengantar\n"
        "2\tBiaya/Tarif\tGratis\n\n11.\tJumlah pelaksana\t5 orang\n"
    )
    found, problems = pasted(text)
    assert problems == []
    (one,) = found.standards
    assert one.name == "Surat Pindah"
    assert one.words == {"A1": "1. KTP\n2. KK\n3. Surat pengantar", "A4": "Gratis", "B11": "5 orang"}


def test_lines_pasted_from_a_spreadsheet_lose_their_quotation_marks() -> None:
    found, problems = pasted('1\tPersyaratan\t"1. KTP ""asli""\n2. KK"\n2\tBiaya\tGratis', "Surat Pindah")
    assert problems == []
    assert found.standards[0].words["A1"] == '1. KTP "asli"\n2. KK'


def test_a_pasted_row_of_an_unknown_component_is_told() -> None:
    _, problems = pasted("1\tPersyaratan\tKTP\n2\tVisi\tMaju", "Surat Pindah")
    assert [(one.text, one.row) for one in problems] == [(UNKNOWN_COMPONENT, 2)]


def test_a_table_copied_from_a_pdf_keeps_its_components_without_tabs() -> None:
    text = (
        "STANDAR PELAYANAN SURAT PINDAH\nNo Komponen Uraian\n1. Persyaratan 1. KTP\n2. KK\n"
        "2. Sistem, mekanisme, dan prosedur Pemohon mengisi formulir\nWaktu tunggu dicatat petugas\n"
        "3 Jangka waktu penyelesaian 2 hari kerja\n4 Biaya/Tarif: Gratis\nJaminan pelayanan\nSelesai tepat waktu\n"
    )
    problems: list[Problem] = []
    (one,) = pasted_standards(text, "", problems).standards
    assert problems == []
    assert one.name.casefold() == "surat pindah"
    assert one.words == {
        "A1": "1. KTP\n2. KK",
        "A2": "Pemohon mengisi formulir\nWaktu tunggu dicatat petugas",
        "A3": "2 hari kerja",
        "A4": "Gratis",
        "B12": "Selesai tepat waktu",
    }
