"""Open data of a published cycle: exact, described field by field, and small cells cannot be computed back."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.rules.closed_cycles import PACK, cycle_of, regency
from tolok.rules import packs
from tolok.rules.cycles.values import CycleRecord
from tolok.rules.statistics.moments import Moments
from tolok.sheets.opened.data import as_data, indicator_rows, indicators_csv, result_rows, results_csv
from tolok.sheets.opened.fields import INDICATOR, RESULT
from tolok.sheets.opened.metadata import Publishing, catalogue, metadata, variables

INSTRUMENTS = {PACK: packs.instrument(PACK)}
DOCUMENT = Path(__file__).parents[3] / "docs" / "reference" / "open-data.md"
PAGE = "https://tolok.example/publikasi/7"
PUBLISHING = Publishing(
    address=PAGE,
    licence="https://creativecommons.org/licenses/by/4.0/",
    contact="organisasi@sagarajaya.example",
    on=date(2025, 11, 24),
    files={"hasil.csv": f"{PAGE}/hasil.csv", "hasil.json": f"{PAGE}/hasil.json"},
)
#: What the mean of the users could be computed back from.
TELLING = (
    *(
        "f03",
        "index",
        "published",
        "converted",
        "category",
        "category_word",
        "category_word_en",
        "respondents",
    ),
    *("interval_low", "interval_high", "category_probability", "rank_best", "rank_worst"),
)


def test_it_has_a_row_per_unit_with_every_digit() -> None:
    record = regency(5)
    rows = result_rows(record, INSTRUMENTS, 5)
    assert [row["unit"] for row in rows] == [unit.code for unit in record.units]
    for row, unit in zip(rows, record.units, strict=True):
        assert unit.result.index is not None
        assert float(row["index"]) == pytest.approx(float(unit.result.index))
        assert Fraction(row["f02"]) == unit.result.forms["f02"]
        assert row["published"] == str(unit.result.shown)
        assert (row["category"], row["withheld"]) == (unit.result.category, None)


def test_it_has_a_row_per_unit_and_indicator() -> None:
    record = regency(3)
    rows = list(indicator_rows(record, INSTRUMENTS))
    assert len(rows) == 3 * len(INSTRUMENTS[PACK].indicators)
    first = rows[0]
    assert (first["indicator"], first["aspect"], first["weight_in_aspect"]) == ("1.a.Ak", "I", "17")
    assert first["level"] == record.units[0].levels[0].settled
    assert (rows[30]["aspect"], rows[30]["weight_in_aspect"]) == (None, None)


def few(n: int) -> CycleRecord:
    unit = regency(1).units[0]
    return cycle_of(replace(unit, answers={"f03": Moments.of([(56, 14)] * n)}), *regency(4).units[1:])


def test_it_withholds_everything_that_the_mean_of_few_users_follows_from() -> None:
    row = result_rows(few(12), INSTRUMENTS, 13)[0]
    assert {key: row[key] for key in TELLING} == dict.fromkeys(TELLING)
    assert row["withheld"] == "too_few_respondents"
    assert row["f02"] is not None


def test_it_publishes_from_the_minimum_on() -> None:
    row = result_rows(few(12), INSTRUMENTS, 12)[0]
    assert (row["withheld"], row["respondents"], row["f03"]) == (None, 12, "4")


def test_it_withholds_a_mean_that_was_handed_over_too() -> None:
    unit = regency(1).units[0]
    handed = replace(unit, answers={}, values={"f03": Fraction(4)}, respondents={"f03": 3})
    (row,) = result_rows(cycle_of(handed), INSTRUMENTS, 10)
    assert {key: row[key] for key in TELLING} == dict.fromkeys(TELLING)


def test_it_withholds_nothing_where_nobody_answered() -> None:
    unit = replace(regency(1).units[0], answers={"f03": Moments()})
    (row,) = result_rows(cycle_of(unit), INSTRUMENTS, 10)
    assert (row["respondents"], row["withheld"], row["index"]) == (0, None, None)


def test_it_tells_the_same_in_csv_and_json() -> None:
    record = regency(4)
    data = json.loads(json.dumps(as_data(record, INSTRUMENTS, 10), ensure_ascii=False))
    for text, rows in (
        (results_csv(record, INSTRUMENTS, 10), data["units"]),
        (indicators_csv(record, INSTRUMENTS), data["indicators"]),
    ):
        found = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        assert [list(row) for row in found] == [list(row) for row in rows]
        assert [row["unit"] for row in found] == [row["unit"] for row in rows]
    assert data["minimum_respondents"] == 10


def test_it_describes_every_column_of_both_tables_and_no_other() -> None:
    record = regency(1)
    tables = {
        "hasil": list(result_rows(record, INSTRUMENTS, 10)[0]),
        "indikator": list(next(indicator_rows(record, INSTRUMENTS))),
    }
    for table, columns in tables.items():
        described = [one["nama"] for one in variables(INSTRUMENTS) if one["tabel"] == table]
        assert described == columns


def test_it_documents_every_field() -> None:
    text = DOCUMENT.read_text("utf-8")
    rows = re.findall(r"^\| `([a-z_]+)` \| (\w+) \|", text, re.MULTILINE)
    fields = {field.name: field.kind for field in (*RESULT, *INDICATOR) if "{}" not in field.name}
    assert dict(rows) == fields
    assert "`aspect_I`" in text
    assert "`f03`" in text


def test_it_says_activity_variables_and_indicators() -> None:
    found = json.loads(json.dumps(metadata(regency(3), INSTRUMENTS, PUBLISHING), ensure_ascii=False))
    assert list(found) == ["ms_kegiatan", "ms_variabel", "ms_indikator"]
    assert found["ms_kegiatan"]["jumlah_unit"] == 3
    assert "UU 25/2009" in found["ms_kegiatan"]["dasar_hukum"]
    (index,) = found["ms_indikator"]
    assert index["rumus"] == "ipp = 3/4 × f02 + 1/4 × f03"
    assert index["klasifikasi"][0] == {
        "huruf": "A",
        "nama": "Pelayanan Prima",
        "name": "Excellent service",
        "mulai": "4.51",
    }


def test_it_makes_a_catalogue_entry_with_every_download() -> None:
    found = json.loads(json.dumps(catalogue(regency(1), PUBLISHING)))
    assert (found["@type"], found["@id"]) == ("dcat:Dataset", PAGE)
    assert found["dct:identifier"] == "34.04-2025-1"
    downloads = {one["dct:title"]: one["dcat:downloadURL"]["@id"] for one in found["dcat:distribution"]}
    assert downloads == dict(PUBLISHING.files)
    assert {one["dcat:mediaType"] for one in found["dcat:distribution"]} == {"text/csv", "application/json"}
