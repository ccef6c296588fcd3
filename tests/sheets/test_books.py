"""Opening a file: any dress of CSV and XLSX is read, and what cannot be trusted is refused before reading."""

import io
import struct
import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.sheets.making import csv_book, saved, told, with_entry, workbook
from tolok.rules.texts import ProblemsError
from tolok.sheets.books import Limits, open_bytes, open_path

WHOLE = workbook([["unit", "a"], ["X", 1]])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(content: bytes, name: str = "berkas.xlsx", limits: Limits | None = None) -> str:
    with pytest.raises(ProblemsError) as error:
        open_bytes(name, content, limits)
    assert len(error.value.problems) == 1
    assert told(error.value, "en") != told(error.value)
    return told(error.value)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_it_reads_any_separator(sign: str) -> None:
    sheet = csv_book(f"unit{sign}a{sign}b\nX{sign}1{sign}2\n").sheets[0]
    assert sheet.rows == [["unit", "a", "b"], ["X", "1", "2"]]


def test_it_keeps_decimal_commas_when_semicolons_separate() -> None:
    assert csv_book("unit;f03\nA;4,5\nB;4,25\n").sheets[0].rows[1] == ["A", "4,5"]


def test_it_does_not_count_separators_inside_quotation_marks() -> None:
    book = csv_book('unit;f03\n"Dinas A, B, dan C, D";4\n')
    assert book.sheets[0].rows[1] == ["Dinas A, B, dan C, D", "4"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_it_reads_any_encoding(encoding: str) -> None:
    book = csv_book("unit,a\nKafé É,1\n", encoding=encoding)
    assert book.sheets[0].rows == [["unit", "a"], ["Kafé É", "1"]]
    assert bool(book.notes) is (encoding == "cp1252")


def test_it_reads_carriage_returns_of_every_kind() -> None:
    for line_end in ("\n", "\r\n", "\r"):
        assert len(csv_book(f"unit,a{line_end}X,1{line_end}Y,2").sheets[0].rows) == 3


def test_it_keeps_the_place_of_a_table_that_starts_further_down_and_right() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["C4"], page["C5"] = "unit", "A"
    rows = open_bytes("a.xlsx", saved(book)).sheets[0].rows
    assert [row[2] if len(row) > 2 else None for row in rows] == [None, None, None, "unit", "A"]


def test_it_reads_numbers_dates_and_truths_of_a_workbook() -> None:
    content = workbook([["x", 3, 3.0, 3.25, True, datetime(2026, 1, 2), date(2026, 1, 3), "  y ", "   "]])  # noqa: DTZ001
    row = open_bytes("a.xlsx", content).sheets[0].rows[0]
    assert row[:5] == ["x", 3, 3, 3.25, True]
    assert [type(value) for value in row[1:5]] == [int, int, float, bool]
    assert isinstance(row[5], date)
    assert list(row[7:]) == ["y", None]


def test_it_never_takes_a_failed_formula_for_a_blank() -> None:
    rows: list[list[object]] = [["unit", "#REF!"], ["A", "#DIV/0!", '=B1&"x"'], [], [None, None, None, "=A1"]]
    sheet = open_bytes("a.xlsx", workbook(rows, sheet="Isi & lain")).sheets[0]
    assert [list(row) for row in sheet.rows] == [
        ["unit", "#REF!"],
        ["A", "#DIV/0!", '=B1&"x"'],
        [],
        [None, None, None, "=A1"],
    ]


def test_it_passes_over_hidden_sheets() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "unit"
    book.create_sheet("Rahasia").sheet_state = "hidden"
    assert [sheet.name for sheet in open_bytes("a.xlsx", saved(book)).sheets] == ["Sheet"]


def test_it_tells_merged_rows() -> None:
    content = workbook([["a", "b"], [1, 2], [3, 4]], merged=["A2:A3"])
    assert open_bytes("a.xlsx", content).sheets[0].merged == ((2, 3),)


def test_it_goes_by_the_content_and_not_by_the_name() -> None:
    assert open_bytes("a.csv", workbook([["unit"]])).sheets[0].rows[0] == ["unit"]
    assert open_bytes("a.xlsx", b"unit,a\n").sheets[0].rows == [["unit", "a"]]


@pytest.mark.parametrize("content", [b"", b"   \r\n \n", b"\n"])
def test_it_refuses_an_empty_file(content: bytes) -> None:
    assert "Berkas kosong" in refused(content, "kosong.csv")


@pytest.mark.parametrize("kept", [4, 100, 2_000, -30])
def test_it_refuses_a_truncated_workbook(kept: int) -> None:
    whole = workbook([["unit", 1]] * 50)
    assert "rusak atau terpotong" in refused(whole[:kept])


def test_it_refuses_an_encrypted_workbook() -> None:
    content = OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 400
    assert "kata sandi" in refused(content)


def test_it_refuses_the_old_excel_format() -> None:
    said = refused(OLE + b"\0" * 504 + "Workbook".encode("utf-16-le"), "lama.xls")
    assert ".xls" in said
    assert ".xlsx" in said


def test_it_refuses_an_archive_with_a_password() -> None:
    # the first flag bit of the entry says that it is encrypted
    content = bytearray(workbook([["unit"]]))
    at = content.find(b"PK\x01\x02")
    while at != -1:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    at = content.find(b"PK\x03\x04")
    while at != -1:
        content[at + 6] |= 1
        at = content.find(b"PK\x03\x04", at + 4)
    assert "kata sandi" in refused(bytes(content))


def test_it_refuses_macros() -> None:
    content = with_entry(workbook([["unit"]]), "xl/vbaProject.bin", b"macro")
    assert "makro" in refused(content, "makro.xlsm")


def test_it_refuses_an_archive_that_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("surat.txt", "halo")
    assert "bukan buku kerja" in refused(out.getvalue(), "arsip.zip")


def test_it_refuses_a_workbook_that_unpacks_to_too_much() -> None:
    content = with_entry(workbook([["unit"]]), "xl/media/nol.bin", b"\0" * 3_000_000)
    assert len(content) < 20_000
    assert "mengembang" in refused(content, limits=Limits(unpacked=1_000_000))


def test_it_refuses_a_size_that_lies() -> None:
    zeros = b"\0" * 200_000
    content = bytearray(with_entry(workbook([["unit"]]), "xl/media/nol.bin", zeros))
    size = struct.pack("<I", len(zeros))
    small = struct.pack("<I", 10)
    assert bytes(content).count(size) >= 2
    lying = bytes(content).replace(size, small)
    assert "rusak" in refused(lying)


def test_it_refuses_one_cell_in_the_last_corner() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["XFD1048576"] = "unit", 1
    assert "terlalu besar" in refused(saved(book))


def test_it_refuses_one_cell_far_to_the_right_in_a_long_sheet() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["XFD150000"] = "unit", 1
    assert "terlalu besar" in refused(saved(book))


def test_it_refuses_bytes_that_are_no_table() -> None:
    assert "bukan tabel" in refused(b"unit,a\n\x00\x01\x02", "gambar.csv")


def test_it_refuses_a_quotation_mark_without_its_pair() -> None:
    said = refused(b'unit,a\nX,"1\nY,2\n', "kutip.csv")
    assert "tanda kutip" in said
    assert "baris 2" in said


def test_it_refuses_a_file_over_the_limit_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    with path.open("wb") as file:
        file.truncate(2_000_000)
    with pytest.raises(ProblemsError) as error:
        open_path(path, Limits(size=1_000_000))
    assert "terlalu besar" in told(error.value)
    assert "1.9 MB" in told(error.value)


def test_it_refuses_bytes_over_the_limit() -> None:
    assert "terlalu besar" in refused(b"a" * 2_000, "besar.csv", Limits(size=1_000))


def test_it_refuses_too_many_rows_and_too_many_columns() -> None:
    assert "terlalu besar" in refused(b"a\n" * 200, "baris.csv", Limits(rows=50))
    wide = refused(b"a," * 200, "kolom.csv", Limits(columns=50))
    assert "terlalu lebar" in wide
    assert "Ditemukan: '201'. Diminta: paling banyak 50 kolom" in wide
    assert "terlalu besar" in refused(workbook([["a"]] * 200), limits=Limits(rows=50))


def test_it_reads_a_hundred_thousand_rows() -> None:
    book = csv_book("unit,a\n" + "Unit,3\n" * 100_000)
    assert len(book.sheets[0].rows) == 100_001


def test_it_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as error:
        open_path(tmp_path / "tidak-ada.csv")
    assert told(error.value).startswith("tidak-ada.csv: Berkas tidak dapat dibuka.")


def test_it_names_a_folder_given_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="cannot be opened"):
        open_path(tmp_path)


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", OLE, b"\xff\xfe", b"unit,a\n"]))
@example(b"\x01PK\x05\x06" + b"\0" * 18, b"")
def test_it_reads_or_refuses_any_bytes(content: bytes, start: bytes) -> None:
    with suppress(ProblemsError):
        assert open_bytes("apa.saja", start + content).sheets


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_it_reads_or_refuses_a_workbook_with_damaged_bytes(at: int, damage: bytes) -> None:
    with suppress(ProblemsError):
        assert open_bytes("rusak.xlsx", WHOLE[:at] + damage + WHOLE[at + len(damage) :]).sheets


def sheet_xml(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ('r="B2"', 'r="XFD1048576"'),
        ('r="B2"', "r='xfd1048576'"),
        ('r="B2"', 'r = "B90000000"'),
        ('<row r="2"', "<row r='99999999999'"),
        ("<sheetData>", "<sheetData>" + "<row>" + "<c><v>1</v></c>" * 300 + "</row>" + "<row/>" * 90_000),
    ],
)
def test_it_refuses_a_bomb_however_its_place_is_written(found: str, instead: str) -> None:
    xml = sheet_xml(WHOLE)
    assert found in xml
    content = with_entry(WHOLE, "xl/worksheets/sheet1.xml", xml.replace(found, instead).encode())
    assert "terlalu besar" in refused(content)


def test_it_refuses_a_list_of_texts_that_claims_to_be_endless() -> None:
    texts = '<sst uniqueCount="99999999999"><si><t>unit</t></si></sst>'
    assert "rusak" in refused(with_entry(WHOLE, "xl/sharedStrings.xml", texts.encode()))


def test_it_refuses_a_repeated_cell_of_an_ods_sheet() -> None:
    repeated = ods(
        '<table:table-row table:number-rows-repeated="2000">'
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    assert "2000 × 16384" in refused(repeated, "bom.ods")


def test_it_reads_an_ods_sheet_with_an_endless_empty_rest() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>unit</text:p></table:table-cell>'
    content = ods(
        f'<table:table-row>{cell}<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert open_bytes("a.ods", content).sheets[0].rows == [["unit"]]


def test_it_refuses_the_binary_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01")
    assert ".xlsx" in refused(out.getvalue(), "biner.xlsb")


def ods(rows: str) -> bytes:
    """An OpenDocument sheet holding `rows`."""
    names = {
        name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
        for name in ("office", "table", "text", "manifest")
    }
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in names.items())
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {spaces}>{entry}</manifest:manifest>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="S">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def test_it_takes_escape_codes_out_of_cells() -> None:
    book = csv_book("unit;a\nDinas \x1b[31mMerah\u202e;3\n")
    assert book.sheets[0].rows[1][0] == "Dinas \ufffd[31mMerah\ufffd"
    content = workbook([["unit"], ["Dinas \u202eMerah"]])
    assert open_bytes("isi.xlsx", content).sheets[0].rows[1][0] == "Dinas \ufffdMerah"


def test_it_says_how_many_rows_a_tall_sheet_has_and_what_reads_more() -> None:
    content = workbook([["unit"]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").replace(b"</sheetData>", FAR + b"</sheetData>")
    message = refused(with_entry(content, "xl/worksheets/sheet1.xml", sheet), "besar.xlsx")
    assert "Ditemukan: '205001'." in message
    assert "‘tolok survey’ dari CSV atau Parquet" in message


#: One cell in row 205,001.
FAR = b'<row r="205001"><c r="A205001"><v>1</v></c></row>'


def test_it_says_nothing_in_the_words_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as error:
        open_path(tmp_path / "tidak-ada.csv")
    assert told(error.value) == "tidak-ada.csv: Berkas tidak dapat dibuka. Periksa nama dan izinnya."
    assert "Ditemukan" not in refused(b'a;b\n"x;3\n', "kutip.csv")
