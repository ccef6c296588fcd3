"""Survey results as rows and workbooks: every digit, and nothing that a spreadsheet would run."""

import io
from fractions import Fraction

import openpyxl

from tolok.rules import packs
from tolok.rules.surveys.aggregation import aggregate
from tolok.rules.surveys.integrity import integrity
from tolok.rules.surveys.skm import survey, survey_of_means
from tolok.rules.surveys.tallies import Tally
from tolok.sheets.exports.outcomes import (
    aggregate_data,
    integrity_row,
    survey_flat,
    survey_row,
    surveys_xlsx,
)

PACK = packs.satisfaction("skm-2017")
ZONE = packs.integrity("spkp-spak-2021")
THREES = Tally.of(PACK.keys, [[3] * 9] * 20 + [[4] * 9] * 10 + [[None] * 8 + [1]])


def test_it_gives_scores_as_strings_and_counts_as_numbers() -> None:
    row = survey_row(survey(PACK, THREES, group="A"))
    assert row["n"] == 31
    assert row["elements"]["biaya"] == {
        "n": 30,
        "total": 100,
        "nrr": "3.333333333333333333333333333",
        "grade": "B",
    }
    assert row["index"] == "3.325" or row["index"].startswith("3.3")
    assert row["identical"] == 28
    assert row["pack_hash"] == PACK.header.hash


def test_it_leaves_empty_what_is_not_known() -> None:
    row = survey_row(survey_of_means(PACK, {"biaya": Fraction(3)}, group="A"))
    assert row["elements"]["biaya"] == {"n": None, "total": None, "nrr": "3", "grade": "C"}
    assert row["elements"]["produk"] == {"n": None, "total": None, "nrr": None, "grade": None}
    empty = ("n", "index", "ikm", "ikm_published", "grade", "ci95", "alpha", "straightliners", "identical")
    assert {key: row[key] for key in empty} == dict.fromkeys(empty)


def test_it_gives_the_correlation_of_every_element_with_the_total() -> None:
    rows: list[list[int | None]] = [
        [2, *[x] * 8] if at % 3 else [x] * 9 for at, x in enumerate([1, 2, 3, 4] * 10)
    ]
    row = survey_row(survey(PACK, Tally.of(PACK.keys, rows)))
    assert set(row["item_total"]) == set(PACK.keys)
    assert row["item_total"]["biaya"]["r"] > row["item_total"]["persyaratan"]["r"]
    assert row["item_total"]["persyaratan"]["corrected"] < row["item_total"]["persyaratan"]["r"]
    assert row["critical_r"] == "0.3120"
    assert survey_row(survey_of_means(PACK, {"biaya": Fraction(3)}))["item_total"] is None


def test_it_warns_in_both_languages() -> None:
    row = survey_row(survey(PACK, Tally.of(PACK.keys, [[4] * 9] * 3)))
    assert any("minimum 30" in warning for warning in row["warnings"])
    assert any("no grade is given" in warning for warning in row["warnings_en"])
    zone = integrity_row(integrity(ZONE, Tally.of(ZONE.keys, [[6] * 13], 1, 6)), 1)
    assert len(zone["warnings"]) == len(zone["warnings_en"]) > 0


def test_it_names_aggregates_by_their_method() -> None:
    data = aggregate_data(aggregate(PACK, {"A": THREES, "B": THREES}))
    assert set(data) == {"pooled", "unweighted"}
    assert data["pooled"]["name"] == "gabungan responden"
    assert data["pooled"]["ikm"] == survey_row(survey(PACK, THREES))["ikm"]


def test_it_gives_both_integrity_indices() -> None:
    tally = Tally.of(ZONE.keys, [[6] * 13] * 30, 1, 6)
    row = integrity_row(integrity(ZONE, tally), tally.n)
    assert row["ipkp"]["index"] == row["ipak"]["index"] == "4"
    assert row["ipkp"]["points"] == "17.5"
    assert row["predicates"] == {"wbk": True, "wbbm": True}
    assert row["ipak"]["verdicts"]["wbk"]["distance"] == "1.75"
    assert set(row["ipak"]["conversions"]) == set(ZONE.conversions)


def test_it_flattens_every_part_into_a_column_of_its_own() -> None:
    flat = survey_flat(survey_row(survey(PACK, THREES, group="A")))
    assert (flat["biaya_n"], flat["biaya_total"], flat["biaya_grade"]) == (30, 100, "B")
    assert flat["ci95_low"] < flat["ci95_high"]
    assert isinstance(flat["warnings"], str)
    tally = Tally.of(ZONE.keys, [[6] * 13] * 30, 1, 6)
    zone = survey_flat(integrity_row(integrity(ZONE, tally), 30))
    assert zone["ipkp_verdicts_wbk_passed"] is True
    assert not any(isinstance(value, dict | list) for value in zone.values())


def test_it_writes_a_workbook_of_numbers_with_harmless_names() -> None:
    rows = [survey_row(survey(PACK, THREES, group=group)) for group in ("=1+1", "2026")]
    book = openpyxl.load_workbook(io.BytesIO(surveys_xlsx(PACK, rows)))
    sheet = book["Hasil"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("=1+1", "s", True)
    assert sheet["A3"].value == "2026"
    assert sheet.cell(2, heads["biaya_total"]).value == 100
    assert isinstance(sheet.cell(2, heads["ikm"]).value, float)
    assert sheet.cell(2, heads["weight"]).value == "exact"
    words = [str(cell.value) for line in book["Instrumen"].iter_rows() for cell in line]
    assert PACK.header.hash in words
