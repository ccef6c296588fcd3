"""Templates: an office fills them in its own program, and they read back."""

import io
from fractions import Fraction

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.sheets.making import saved, told
from tolok.rules import packs
from tolok.rules.surveys.instruments import Integrity, Satisfaction
from tolok.rules.texts import ProblemsError
from tolok.sheets.answers.responses import read_responses
from tolok.sheets.answers.templates import survey_template
from tolok.sheets.books import open_bytes
from tolok.sheets.instruments.levels import read_levels
from tolok.sheets.instruments.templates import levels_template

WEIGHTED = [pack_id for pack_id in packs.ids() if packs.header(pack_id).kind == "weighted"]
SURVEYS = [pack_id for pack_id in packs.ids() if packs.header(pack_id).kind != "weighted"]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def headings(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[2]]


def survey(pack_id: str) -> Satisfaction | Integrity:
    return (packs.integrity if packs.header(pack_id).kind == "integrity" else packs.satisfaction)(pack_id)


def drop_downs(sheet: Worksheet) -> list[DataValidation]:
    return list(sheet.data_validations.dataValidation)


@pytest.mark.parametrize("pack_id", WEIGHTED)
def test_it_reads_back_what_an_office_typed(pack_id: str) -> None:
    instrument = packs.instrument(pack_id)
    book = opened(levels_template(instrument))
    sheet = book["F-02"]
    codes = list(instrument.indicators)
    assert headings(sheet)[: len(codes) + 1] == ["unit", *codes]
    for row, level in ((3, 5), (4, 0)):
        sheet.cell(row, 1, f"Unit {level}")
        for column in range(2, len(codes) + 2):
            sheet.cell(row, column, level)
    filled = read_levels(open_bytes("isi.xlsx", saved(book)), instrument)
    assert [set(given.levels.values()) for given in filled.given] == [{5}, {0}]
    assert filled.rows == {"Unit 5": 3, "Unit 0": 4}


@pytest.mark.parametrize("pack_id", WEIGHTED)
def test_it_is_refused_while_nothing_is_filled_in(pack_id: str) -> None:
    instrument = packs.instrument(pack_id)
    with pytest.raises(ProblemsError) as error:
        read_levels(open_bytes("kosong.xlsx", levels_template(instrument)), instrument)
    assert "tidak berisi unit" in told(error.value)


def test_it_joins_the_sheet_of_users() -> None:
    instrument = packs.instrument("pekppp-2022-luring")
    book = opened(levels_template(instrument))
    book["F-02"].cell(3, 1, "A")
    book["F-02"].cell(3, 2, 4)
    users = book["F-03"]
    for row, answer in ((3, 5), (4, 4)):
        users.cell(row, 1, "A")
        for column in range(2, len(headings(users)) + 1):
            users.cell(row, column, answer)
    moments = read_levels(open_bytes("isi.xlsx", saved(book)), instrument).given[0].answers["f03"]
    assert (moments.n, moments.mean) == (2, Fraction(9, 2))


@pytest.mark.parametrize("pack_id", WEIGHTED)
def test_it_offers_the_levels_of_every_indicator(pack_id: str) -> None:
    instrument = packs.instrument(pack_id)
    sheet = opened(levels_template(instrument))["F-02"]
    lists = {str(one.sqref).split(":")[0]: one.formula1 for one in drop_downs(sheet) if one.type == "list"}
    for place, row in enumerate(instrument.indicators.values(), 2):
        values = [level.value for level in row.levels] or range(6)
        cell = sheet.cell(3, place).coordinate
        assert lists[cell] == f'"{",".join(map(str, values))}"'


@pytest.mark.parametrize("pack_id", WEIGHTED)
def test_it_explains_every_level_in_words(pack_id: str) -> None:
    instrument = packs.instrument(pack_id)
    told_in = opened(levels_template(instrument))["Level"]
    words = {str(cell.value) for row in told_in.iter_rows() for cell in row}
    assert all(level.text.id in words for row in instrument.indicators.values() for level in row.levels)


@pytest.mark.parametrize("pack_id", [*WEIGHTED, *SURVEYS])
def test_it_names_the_pack_and_its_content(pack_id: str) -> None:
    weighted = pack_id in WEIGHTED
    content = levels_template(packs.instrument(pack_id)) if weighted else survey_template(pack_id)
    guide = opened(content)["Petunjuk"]
    lines = " ".join(str(cell.value) for row in guide.iter_rows() for cell in row)
    assert packs.header(pack_id).hash[:16] in lines
    assert f"--instrument {pack_id}" in lines


@pytest.mark.parametrize("pack_id", SURVEYS)
def test_it_reads_back_typed_answers(pack_id: str) -> None:
    pack = survey(pack_id)
    book = opened(survey_template(pack_id))
    sheet = book["Jawaban"]
    assert headings(sheet) == ["no", "layanan", *pack.keys]
    for row, answer in ((3, pack.scale.low), (4, pack.scale.high), (7, pack.scale.high)):
        sheet.cell(row, 2, "Izin" if row < 5 else "izin ")
        for column in range(3, len(pack.keys) + 3):
            sheet.cell(row, column, answer)
    read = read_responses(open_bytes("isi.xlsx", saved(book)), pack, by="Layanan")
    assert list(read.groups) == ["Izin"]
    low, high = pack.scale.low, pack.scale.high
    assert read.groups["Izin"].totals == (low + 2 * high,) * len(pack.keys)


@pytest.mark.parametrize("pack_id", SURVEYS)
def test_it_is_refused_while_nobody_answered(pack_id: str) -> None:
    with pytest.raises(ProblemsError) as error:
        read_responses(open_bytes("kosong.xlsx", survey_template(pack_id)), survey(pack_id))
    assert "Tabel tidak berisi jawaban" in told(error.value)


@pytest.mark.parametrize("pack_id", SURVEYS)
def test_it_offers_every_point_with_its_words(pack_id: str) -> None:
    pack = survey(pack_id)
    found = drop_downs(opened(survey_template(pack_id))["Jawaban"])
    points = ",".join(str(point) for point in pack.scale.points)
    assert [one.formula1 for one in found] == [f'"{points}"'] * len(pack.keys)
    assert all(f"{pack.scale.high} = " in str(one.prompt) for one in found)


def test_it_refuses_a_template_of_an_unknown_pack() -> None:
    with pytest.raises(ProblemsError, match="not known"):
        survey_template("skm-1990")
