"""The list of units: what is right is read, what is wrong is told at once with its cell."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.sheets.making import csv_book, saved, workbook
from tolok.rules.offices import unit_kinds
from tolok.rules.texts import Problem
from tolok.sheets.books import Book, open_bytes
from tolok.sheets.offices.unit_templates import ListedUnit, units_template
from tolok.sheets.offices.units import UnitList, UnitRow, read_units

KINDS = unit_kinds("regency", "64.01")


def read(book: Book) -> tuple[UnitList | None, str]:
    """The list, and every problem as a person reads it."""
    problems: list[Problem] = []
    found = read_units(book, KINDS, problems)
    return found, "\n".join(problem.say("id") for problem in problems)


def sound(book: Book) -> tuple[UnitRow, ...]:
    found, said = read(book)
    assert said == ""
    assert found is not None
    return found.rows


def lines(*rows: str) -> Book:
    return csv_book("\n".join(rows))


def test_it_reads_a_row_with_all_its_columns() -> None:
    (unit,) = sound(
        lines(
            "No;Kode;Nama;Jenis;Induk;Kelompok layanan;Singkatan;Berlaku sejak",
            "1;1.02;Dinas  Kesehatan;dinas;1;Kesehatan;Dinkes;21/11/2026",
        )
    )
    assert (unit.row.number, unit.code, unit.name, unit.kind) == (2, "1.02", "Dinas Kesehatan", "department")
    assert (unit.parent, unit.group, unit.abbreviation) == ("1", "health", "Dinkes")
    assert unit.since == date(2026, 11, 21)


def test_a_column_that_is_not_there_says_nothing() -> None:
    (unit,) = sound(lines("kode,nama,jenis", "A,Dinas A,Dinas"))
    assert (unit.parent, unit.group, unit.abbreviation, unit.since) == (None, None, None, None)


def test_an_empty_cell_says_top_and_other() -> None:
    (unit,) = sound(lines("kode,nama,jenis,induk,kelompok layanan,singkatan", "A,Dinas A,Dinas,,,"))
    assert (unit.parent, unit.group, unit.abbreviation) == ("", "other", "")


@pytest.mark.parametrize("word", ["Rumah sakit (RSUD)", "RSUD", "hospital", "rumah  sakit"])
def test_it_knows_the_usual_words_for_a_kind(word: str) -> None:
    assert sound(lines("kode,nama,jenis", f"A,RSUD A,{word}"))[0].kind == "hospital"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",Dinas A,Dinas,,,,", "kolom “kode”: Kode unit kosong."),
        ("A B,Dinas A,Dinas,,,,", "Kode ini tidak sah."),
        ("A,,Dinas,,,,", "kolom “nama”: Nama unit kosong."),
        (f"A,{'x' * 301},Dinas,,,,", "Teks ini terlalu panjang."),
        ("A,Dinas A,,,,,", "kolom “jenis”: Jenis unit kosong."),
        (
            "A,Dinas A,Biro,,,,",
            "Kata ini tidak dikenal di sini. Ditemukan: 'Biro'. Diminta: salah satu dari Sekr",
        ),
        ("A,Dinas A,Dinas,A,,,", "kolom “induk”: Unit tidak dapat menjadi induknya sendiri."),
        ("A,Dinas A,Dinas,,Pajak,,", "kolom “kelompok layanan”: Kata ini tidak dikenal di sini."),
        (f"A,Dinas A,Dinas,,,{'x' * 41},", "Teks ini terlalu panjang."),
        ("A,Dinas A,Dinas,,,,kemarin", "kolom “berlaku sejak”: Ini bukan tanggal. Ditemukan: 'kemarin'."),
    ],
)
def test_it_tells_what_is_wrong_in_a_cell(row: str, said: str) -> None:
    found, told = read(lines("kode,nama,jenis,induk,kelompok layanan,singkatan,berlaku sejak", row))
    assert "baris 2" in told
    assert said in told
    assert found is not None
    assert found.rows == ()


def test_it_tells_every_problem_at_once_and_keeps_the_sound_rows() -> None:
    found, told = read(lines("kode,nama,jenis,lebih", "A,Dinas A,Dinas,", "A,Dinas B,Dinas,", "C,,Kantor,"))
    assert found is not None
    assert [row.code for row in found.rows] == ["A"]
    assert found.codes == {"A", "C"}
    assert len(told.splitlines()) == 4
    assert "kode ini sudah ada di baris 2" in told


def test_a_code_that_excel_made_a_number_is_refused_where_a_zero_may_be_lost() -> None:
    content = workbook(
        [["kode", "nama", "jenis", "induk"], [1.1, "Dinas A", "Dinas", 2.5], [3, "B", "Dinas", 1]]
    )
    found, told = read(open_bytes("unit.xlsx", content))
    assert told.count("Excel mengubah kode ini menjadi bilangan") == 2
    assert found is not None
    assert [(row.code, row.parent) for row in found.rows] == [("3", "1")]


@pytest.mark.parametrize(
    ("book", "said"),
    [
        (lines("unit,level", "A,3"), "Tidak ada baris judul dengan kolom “kode”."),
        (lines("kode,nama", "A,Dinas A"), "Kolom yang wajib tidak ada."),
        (lines("kode,nama,jenis"), "Tabel tidak berisi unit."),
    ],
)
def test_it_says_when_there_is_no_list(book: Book, said: str) -> None:
    assert said in read(book)[1]


UNITS = [
    ListedUnit("1.10", "=Dinas Satu", "department", "", "permits", "D1", date(2020, 1, 2)),
    ListedUnit("1.10.1", "UPTD Satu", "technical_unit", "1.10", "other", "", date(2021, 3, 4)),
]


def test_it_reads_back_what_the_template_was_filled_with() -> None:
    rows = sound(open_bytes("unit.xlsx", units_template(KINDS, UNITS)))
    back = [
        ListedUnit(r.code, r.name, r.kind, r.parent or "", r.group or "other", r.abbreviation or "", r.since)
        for r in rows
        if r.since
    ]
    assert back == UNITS


def test_the_template_offers_the_kinds_of_the_office() -> None:
    book = load_workbook(BytesIO(units_template(KINDS)))
    offered = [cell.value for cell in book["Pilihan"]["A"]][1:]
    assert "Kecamatan" in offered
    assert "Biro" not in offered
    rules = {str(rule.sqref): rule.formula1 for rule in book["Unit"].data_validations.dataValidation}
    assert rules["C3:C2002"] == f"Pilihan!$A$2:$A${len(KINDS) + 1}"


def test_a_template_filled_in_a_spreadsheet_is_read() -> None:
    book = load_workbook(BytesIO(units_template(KINDS)))
    for place, word in enumerate(
        ["2.01", "Puskesmas Tolok", "Puskesmas", "", "kesehatan", "", "21 Mei 2025"], 1
    ):
        book["Unit"].cell(3, place, word or None)
    (unit,) = sound(open_bytes("unit.xlsx", saved(book)))
    assert (unit.code, unit.kind, unit.group, unit.since) == (
        "2.01",
        "health_center",
        "health",
        date(2025, 5, 21),
    )
