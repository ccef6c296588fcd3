"""A list of regions, as an office has it."""

from datetime import date

import pytest

from tests.sheets.making import csv_book, told
from tolok.rules.regions import RegionCode
from tolok.rules.texts import ProblemsError
from tolok.sheets.offices.regions import RegionRow, read_regions


def test_it_reads_codes_with_and_without_dots() -> None:
    rows = read_regions(
        csv_book("code,name,valid_from,valid_to,area\n64,Kalimantan Timur,,,1\n6401,Paser,2007-08-08,,2\n")
    )
    assert rows == (
        RegionRow(RegionCode("64"), "Kalimantan Timur", None, None),
        RegionRow(RegionCode("64.01"), "Paser", date(2007, 8, 8), None),
    )


def test_a_region_may_have_two_names_in_turn() -> None:
    rows = read_regions(
        csv_book("kode;nama;berlaku sejak;berlaku sampai\n64.01;Pasir;;2007-08-07\n64.01;Paser;2007-08-08;\n")
    )
    assert [row.name for row in rows] == ["Pasir", "Paser"]


def test_it_tells_every_problem_at_once() -> None:
    text = "kode;nama;berlaku sejak;berlaku sampai\n64.70;A;;\n64.01;;;\n64.02;B;2020-01-02;2020-01-01\n64.03;C;x;\n64.04;D;;\n64.04;E;;\n"
    with pytest.raises(ProblemsError) as error:
        read_regions(csv_book(text))
    said = told(error.value).splitlines()
    assert len(said) == 5
    assert "baris 2, kolom “kode”: Kabupaten bernomor" in said[0]
    assert "Nama wilayah kosong" in said[1]
    assert "Berakhir sebelum mulai." in said[2]
    assert "Ini bukan tanggal." in said[3]
    assert "sudah ada di baris 6" in said[4]


def test_it_refuses_another_table() -> None:
    with pytest.raises(ProblemsError) as error:
        read_regions(csv_book("unit,level\nA,3\n"))
    assert "kolom kode dan nama" in told(error.value)
