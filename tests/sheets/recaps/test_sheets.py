"""A regency's recap with one sheet a unit: read, computed again, every problem at once."""

from fractions import Fraction

import openpyxl
import pytest

from tests.sheets.making import saved, told
from tolok.rules import packs
from tolok.rules.texts import ProblemsError
from tolok.sheets.answers.tables import OrderNeededError
from tolok.sheets.books import Book, open_bytes
from tolok.sheets.imports.office_means import read_office_means

PACK = packs.satisfaction("skm-2017")
NAMES = [element.name.id for element in PACK.elements]
MEANS = [3.31, 3.35, 3.49, 3.93, 3.45, 3.39, 3.39, 3.76, 3.35]


def book(**sheets: list[list[object]]) -> Book:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.remove(made.active)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    return open_bytes("rekap.xlsx", saved(made))


def unit(
    name: str, n: object = 120, means: list[object] | None = None, labels: list[str] | None = None
) -> list[list[object]]:
    lines = zip(labels or NAMES, means or list(MEANS), strict=True)
    return [
        ["Survei Kepuasan Masyarakat"],
        ["Unit", ":", name],
        ["Jumlah responden", n],
        ["No", "Unsur", "NRR"],
        *([at, label, mean] for at, (label, mean) in enumerate(lines, 1)),
        ["Nilai IKM", None, 87.28],
    ]


def test_it_reads_a_sheet_a_unit_and_computes_each_again() -> None:
    offices, notes = read_office_means(
        book(Sampul=[["Rekap 2023"]], A=unit("Dinas Pertanahan"), B=unit("Dinas Sosial", "1.250 orang")), PACK
    )
    assert [(one.office, one.n, one.sheet) for one in offices] == [
        ("Dinas Pertanahan", 120, "A"),
        ("Dinas Sosial", 1250, "B"),
    ]
    assert str(offices[0].outcome.ikm_published) == "87.28"
    assert offices[0].means["persyaratan"] == Fraction(331, 100)
    assert offices[0].disagreements == ()
    assert offices[0].printed == {"ikm": "87.28"}
    assert any("Sampul" in note.id for note in notes)


def test_it_takes_the_tab_for_a_unit_that_the_sheet_does_not_name() -> None:
    rows = [row for row in unit("x") if row[0] != "Unit"]
    (office,), _ = read_office_means(book(**{"Dinas Sosial": rows}), PACK)
    assert office.office == "Dinas Sosial"


def test_it_says_every_problem_of_every_sheet_at_once() -> None:
    wrong: list[object] = [5, *MEANS[1:]]
    with pytest.raises(ProblemsError) as error:
        read_office_means(book(A=unit("Dinas Sosial", "banyak", wrong), B=unit("dinas  sosial")), PACK)
    said = told(error.value)
    assert "NRR ini tidak sah" in said
    assert "Jumlah ini tidak sah" in said
    assert "sudah ada di lembar A" in said


def test_it_asks_for_the_order_of_codes_that_mean_two_elements() -> None:
    codes = [f"U{at}" for at in range(1, 10)]
    made = book(A=unit("Dinas Sosial", labels=codes))
    with pytest.raises(OrderNeededError):
        read_office_means(made, PACK)
    (office,), _ = read_office_means(made, PACK, order="form")
    assert office.means["sarpras"] == Fraction(376, 100)
