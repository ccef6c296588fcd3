"""Results as rows, CSV and workbooks: exact, and with nothing that a spreadsheet would run."""

import csv
import io
from fractions import Fraction

import openpyxl
import pytest

from tolok.rules import packs
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.statistics.moments import Moments
from tolok.sheets.outcomes import converted, csv_lines, outcome_row, to_csv, to_xlsx

INSTRUMENT = packs.instrument("pekppp-2022-luring")
EVIL = ["=1+1", "+62812", "-1+1", "@SUM(A1)", "\t=1", "＝1"]


def row(unit: str, level: int | None = 4) -> dict[str, object]:
    levels = {} if level is None else dict.fromkeys(INSTRUMENT.indicators, level)
    answers = {"f03": Moments.of([(56, 14)] * 12)} if level is not None else {}
    return outcome_row(INSTRUMENT, evaluate(INSTRUMENT, Given(unit, levels, answers=answers)))


def test_it_names_the_pack_and_gives_every_digit() -> None:
    found = row("A")
    assert list(found)[:8] == [
        "unit",
        "instrument",
        "pack_hash",
        "aspects",
        "f02",
        "f03",
        "ipp",
        "ipp_published",
    ]
    assert found["pack_hash"] == INSTRUMENT.header.hash
    assert (found["ipp"], found["ipp_published"], found["converted"]) == ("4", "4.00", "80")
    assert found["category"] == "B"
    assert found["respondents"] == 12


def test_it_leaves_empty_what_cannot_be_computed() -> None:
    found = row("A", None)
    assert found["f02"] is None
    assert found["ipp"] is None
    assert found["ipp_published"] is None
    assert found["converted"] is None
    assert found["ci95"] is None
    assert set(found["missing"]) <= set(INSTRUMENT.indicators)  # type: ignore[call-overload]


def test_it_converts_from_the_unrounded_value() -> None:
    assert converted(INSTRUMENT, Fraction(13, 3)) == "86.66666666666666666666666667"
    assert converted(INSTRUMENT, None) is None


@pytest.mark.parametrize("unit", EVIL)
def test_it_neutralises_formulas_in_csv(unit: str) -> None:
    (heads, cells) = csv.reader(io.StringIO(to_csv([row(unit)]).removeprefix("\ufeff"), newline=""))
    assert heads[0] == "unit"
    assert cells[0] == f"'{unit}"


def test_it_marks_csv_as_utf_8_and_gives_aspects_columns() -> None:
    text = to_csv([row("Kafé"), row("B", None)])
    assert text.startswith("\ufeffunit,")
    assert "aspect_I" in text.splitlines()[0]
    assert text == "".join(csv_lines([row("Kafé"), row("B", None)]))
    assert to_csv([]) == ""


@pytest.mark.parametrize("unit", EVIL)
def test_it_writes_text_and_never_a_formula_to_a_workbook(unit: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(INSTRUMENT, [row(unit)])))
    cell = book["Hasil"]["A2"]
    assert cell.value == unit
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_it_writes_numbers_as_numbers_and_leaves_gaps() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(INSTRUMENT, [row("2024"), row("B", None)])))
    sheet = book["Hasil"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, heads["unit"]).value == "2024"
    assert sheet.cell(2, heads["ipp"]).value == 4
    assert sheet.cell(2, heads["category"]).value == "B"
    assert sheet.cell(3, heads["ipp"]).value is None


def test_it_says_what_the_numbers_rest_on() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(INSTRUMENT, [])))
    words = [str(cell.value) for line in book["Instrumen"].iter_rows() for cell in line]
    assert INSTRUMENT.header.hash in words
    assert any("PermenPANRB" in word for word in words)
