"""Standards in workbooks: what is written is read back equal, and every wrong cell is told."""

import io
from collections.abc import Sequence

import openpyxl
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sheets.standards.documents import STANDARDS
from tolok.rules.standards.components import components
from tolok.rules.standards.contents import content_of
from tolok.rules.standards.values import Cost, Requirement, Standard
from tolok.rules.texts import Problem
from tolok.sheets.books import open_bytes
from tolok.sheets.standards.book import LIMITS, read_standards
from tolok.sheets.standards.found import (
    NO_SERVICE,
    NOTHING,
    OTHER_NAME,
    UNKNOWN_COMPONENT,
    FoundStandard,
    FoundStandards,
)
from tolok.sheets.standards.grid import UNKNOWN_COLUMN
from tolok.sheets.standards.parts import NEEDED, NO_NUMBER, NOT_OFFERED, ONLY_ONE
from tolok.sheets.standards.template import ListedStandard, standards_workbook

Cells = Sequence[Sequence[object]]
NAMES = [one.name.id for one in components()]


def a_book(**sheets: Cells) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(at, place, cell)
    return out.getvalue()


def read(content: bytes, fallback: str = "") -> tuple[FoundStandards, list[Problem]]:
    problems: list[Problem] = []
    return read_standards(open_bytes("standar.xlsx", content, LIMITS), fallback, problems), problems


def only(content: bytes, fallback: str = "") -> FoundStandard:
    found, problems = read(content, fallback)
    assert problems == []
    (one,) = found.standards
    return one


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(standards=st.lists(STANDARDS.filter(lambda one: bool(content_of(one))), min_size=1, max_size=3))
def test_what_is_written_is_read_back_equal(standards: list[Standard]) -> None:
    listed = [ListedStandard(f"L-{at}", f"Layanan {at}", one) for at, one in enumerate(standards)]
    found, problems = read(standards_workbook(listed))
    assert problems == []
    back = {one.code: one.read() for one in found.standards}
    for one in listed:
        standard, readings = back[one.code]
        assert content_of(standard) == content_of(one.standard)
        assert not any(reading.structured for reading in readings.values())


def test_an_empty_template_offers_choices_and_says_nothing() -> None:
    content = standards_workbook([ListedStandard("01", "Surat pindah")])
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [cell.value for cell in book["Standar"]["C"]][2:] == NAMES
    assert len(book["Standar"].data_validations.dataValidation) == 2
    assert len(book["Persyaratan"].data_validations.dataValidation) == 2
    _, problems = read(content)
    assert [one.text for one in problems] == [NOTHING]


def test_a_filled_template_is_taken_apart_where_that_is_safe() -> None:
    book = openpyxl.load_workbook(io.BytesIO(standards_workbook([ListedStandard("01", "Surat pindah")])))
    sheet = book["Standar"]
    sheet["D3"], sheet["D5"], sheet["D6"] = "1. KTP\n2. KK", "3 hari", "Gratis"
    sheet["D8"], sheet["E8"] = "Kotak saran", "apa adanya"
    out = io.BytesIO()
    book.save(out)
    standard, _ = only(out.getvalue()).read()
    assert standard == Standard(
        requirements=(Requirement("KTP", "unsaid"), Requirement("KK", "unsaid")),
        costs=(Cost(free=True),),
        texts={"A3": "3 hari", "A6": "Kotak saran"},
    )


def test_a_row_a_component_may_leave_its_service_out_and_take_several_rows() -> None:
    rows: list[list[object]] = [
        ["Daftar standar"],
        ["No", "Kode layanan", "Nama layanan", "Komponen", "Uraian"],
        [1, "01", "Surat pindah", "Persyaratan", "KTP"],
        [None, None, None, None, "KK"],
        [2, None, None, "Jumlah pelaksana", 5],
        [3, "02", "Surat nikah", "Biaya/Tarif", "Gratis"],
    ]
    found, problems = read(a_book(Standar=rows))
    assert problems == []
    first, second = found.standards
    assert first.words == {"A1": "KTP\nKK", "B11": "5"}
    assert second.read()[0].free
    assert first.read()[0].staff == 5


def test_merged_cells_of_a_service_and_a_line_above_the_heading_are_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Standar pelayanan Kecamatan Tolok Hulu"],
        ["Kode", "Jenis layanan", "Komponen", "Uraian"],
        ["01", "Surat pindah", "Persyaratan", "1. KTP"],
        [None, None, None, "2. KK"],
        [None, None, "Biaya/Tarif", "Gratis"],
    ):
        sheet.append(row)
    for cells in ("A3:A5", "B3:B5", "C3:C4"):
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    one = only(out.getvalue())
    assert (one.code, one.name) == ("01", "Surat pindah")
    assert one.words == {"A1": "1. KTP\n2. KK", "A4": "Gratis"}


def test_a_row_a_service_with_components_side_by_side() -> None:
    rows = [["Kode", "Nama layanan", *NAMES], ["01", "Surat pindah", *(f"isi {name}" for name in NAMES)]]
    one = only(a_book(Lembar1=rows))
    assert (one.code, one.name) == ("01", "Surat pindah")
    assert list(one.words) == [component.code for component in components()]


def test_a_sheet_a_service_is_named_by_its_title_the_choice_or_the_sheet() -> None:
    rows = [["Komponen", "Uraian"], ["Biaya", "Gratis"]]
    assert only(a_book(Pindah=[["Standar Pelayanan Surat Pindah"], *rows])).name == "Surat Pindah"
    assert only(a_book(Pindah=rows), "Surat Nikah").name == "Surat Nikah"
    assert only(a_book(Pindah=rows)).name == "Pindah"


def test_it_tells_every_wrong_cell_at_once() -> None:
    words: Cells = [
        ["Kode layanan", "Nama layanan", "Komponen", "Uraian", "Warna"],
        ["01", "Surat pindah", "Visi", "Maju", None],
        ["01", "Surat nikah", "Biaya", "Gratis", None],
    ]
    steps: Cells = [
        ["kode layanan", "pelaku", "tindakan", "paling lama", "satuan"],
        ["01", "Satpam", "Menjaga", "lama", "menit"],
        ["01", "Pemohon", None, 5, "menit"],
    ]
    limit: Cells = [["kode layanan", "paling lama", "satuan"], ["01", 3, "jam"], ["01", 4, "jam"]]
    orphan: Cells = [["kode layanan", "jumlah"], [None, 4]]
    book = a_book(**{"Standar": words, "Langkah": steps, "Jangka waktu": limit, "Jumlah pelaksana": orphan})
    _, problems = read(book)
    told = {(one.text, one.sheet, one.row) for one in problems}
    assert told == {
        (UNKNOWN_COLUMN, "Standar", 1),
        (UNKNOWN_COMPONENT, "Standar", 2),
        (OTHER_NAME, "Standar", 3),
        (NOT_OFFERED, "Langkah", 2),
        (NO_NUMBER, "Langkah", 2),
        (NEEDED, "Langkah", 3),
        (ONLY_ONE, "Jangka waktu", 3),
        (NO_SERVICE, "Jumlah pelaksana", 2),
    }


def test_sheets_that_are_no_standards_are_told_and_left() -> None:
    found, problems = read(
        a_book(Standar=[["Komponen", "Uraian"], ["Biaya", "Gratis"]], Anggaran=[["Rupiah"], [5]])
    )
    assert problems == []
    assert ["Anggaran" in note.id for note in found.notes] == [True]


def test_a_csv_is_read_as_well() -> None:
    text = "kode layanan;nama layanan;komponen;uraian\n01;Surat pindah;Persyaratan;KTP\n"
    problems: list[Problem] = []
    found = read_standards(open_bytes("x.csv", text.encode(), LIMITS), "", problems)
    assert problems == []
    assert found.standards[0].words == {"A1": "KTP"}
