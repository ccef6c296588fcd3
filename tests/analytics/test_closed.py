"""Closed answers on disk: whole files or none, the same survey once, a correction only knowingly."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.analytics.closed_answers import KEYS, closed_rows
from tolok.analytics.closed import files
from tolok.analytics.closed.files import ChangedError, Written, surveys_in, write_closed
from tolok.analytics.closed.schema import VERSION, schema
from tolok.analytics.engines import engine_at
from tolok.analytics.national import asked_of, indexes_of, open_answers
from tolok.rules import packs

PERIOD, PROVINCE = "2025-S2", "34"
ROWS = closed_rows(7)[PERIOD, PROVINCE]
FIRST = [row for row in ROWS if row["unit"] == "D-01"]
SECOND = [row for row in ROWS if row["unit"] == "D-03"]


def write(rows: Any, folder: Path, keys: tuple[str, ...] = KEYS, **more: Any) -> Written:
    return write_closed(rows, folder, period=PERIOD, province=PROVINCE, keys=keys, **more)


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Everything below the folder but the lock: content and number of the file on disk."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_ino)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def test_it_lays_one_file_a_period_and_province(tmp_path: Path) -> None:
    found = write(ROWS, tmp_path)
    assert list(state(tmp_path)) == ["period=2025-S2/province=34/answers.parquet"]
    assert found.added == ("D-01-2025-S2", "D-02-2025-S2", "D-03-2025-S2")
    table = pq.ParquetFile(found.path).read()
    assert len(table) == len(ROWS)
    assert table.schema.remove_metadata().equals(schema(KEYS))


def test_it_says_its_version_and_what_is_in_it(tmp_path: Path) -> None:
    path = write(FIRST, tmp_path).path
    metadata = pq.read_schema(path).metadata
    assert metadata[files.VERSION_KEY] == str(VERSION).encode()
    assert json.loads(metadata[files.SURVEYS_KEY]) == surveys_in(path)
    assert list(surveys_in(path)) == ["D-01-2025-S2"]


def test_it_changes_nothing_when_the_same_survey_comes_again(tmp_path: Path) -> None:
    write(FIRST, tmp_path)
    before = state(tmp_path)
    again = write(list(reversed(FIRST)), tmp_path)
    assert (again.added, again.known) == ((), ("D-01-2025-S2",))
    assert state(tmp_path) == before
    mixed = write([*FIRST, *SECOND], tmp_path)
    assert (mixed.added, mixed.known) == (("D-03-2025-S2",), ("D-01-2025-S2",))
    assert len(pq.ParquetFile(mixed.path).read()) == len(FIRST) + len(SECOND)


def test_it_refuses_other_answers_under_the_same_code_and_writes_none_of_the_call(tmp_path: Path) -> None:
    path = write(FIRST, tmp_path).path
    before = state(tmp_path)
    changed = [{**FIRST[0], "excluded": not FIRST[0]["excluded"]}, *FIRST[1:]]
    with pytest.raises(ChangedError, match="D-01-2025-S2") as caught:
        write([*changed, *SECOND], tmp_path)
    assert caught.value.codes == surveys_in(path)
    assert state(tmp_path) == before


def test_it_puts_a_correction_in_the_place_of_what_it_names(tmp_path: Path) -> None:
    path = write([*FIRST, *SECOND], tmp_path).path
    old = surveys_in(path)
    found = write(FIRST[1:], tmp_path, replaces={"D-01-2025-S2": old["D-01-2025-S2"]})
    assert (found.added, found.replaced) == ((), ("D-01-2025-S2",))
    assert len(pq.ParquetFile(path).read()) == len(FIRST) - 1 + len(SECOND)
    assert surveys_in(path)["D-03-2025-S2"] == old["D-03-2025-S2"]
    with pytest.raises(ChangedError):
        write(FIRST, tmp_path, replaces={"D-01-2025-S2": old["D-01-2025-S2"]})


def test_it_leaves_the_old_file_when_writing_breaks_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(FIRST, tmp_path)
    before = state(tmp_path)

    def break_off(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", break_off)
    with pytest.raises(OSError, match="disk full"):
        write(SECOND, tmp_path)
    assert state(tmp_path) == before


def test_it_takes_a_table_and_mappings_alike(tmp_path: Path) -> None:
    table = pa.Table.from_pylist(FIRST, schema=schema(KEYS))
    write(table, tmp_path)
    assert write(FIRST, tmp_path).known == ("D-01-2025-S2",)


def test_it_fills_what_may_be_empty_and_reads_the_year_off_the_first_day(tmp_path: Path) -> None:
    few = ("survey", "questionnaire", "pack", "office", "unit", "starts", "ends", "mode", "late", "excluded")
    rows = [{name: row[name] for name in few} | {"e_biaya": 4} for row in FIRST]
    path = write(rows, tmp_path, keys=("biaya",)).path
    table = pq.ParquetFile(path).read()
    assert set(table["year"].to_pylist()) == {2025}
    assert table["region"].null_count == len(FIRST)
    given = pa.Table.from_pylist(rows)
    assert write(given, tmp_path, keys=("biaya",)).known == ("D-01-2025-S2",)


def test_it_holds_other_questionnaires_in_the_same_file(tmp_path: Path) -> None:
    write(FIRST, tmp_path)
    own = [{**row, "survey": "lain", "pack": "lain-1", "e_tambahan": 2} for row in SECOND]
    own = [
        {name: text for name, text in row.items() if name[:2] != "e_" or name == "e_tambahan"} for row in own
    ]
    path = write(own, tmp_path, keys=("tambahan",)).path
    table = pq.ParquetFile(path).read()
    assert table["e_tambahan"].null_count == len(FIRST)
    assert table["e_biaya"].null_count >= len(SECOND)
    assert write(FIRST, tmp_path).known == ("D-01-2025-S2",)
    pack = packs.satisfaction("skm-2017")
    with engine_at() as engine:
        open_answers(engine, str(tmp_path), pack)
        found = indexes_of(engine, pack, asked_of(pack, ("unit",)))
    assert found["unit"].to_pylist() == ["D-01"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"comment": "x"}, r"unknown columns: \['comment'\]"),
        ({"office": None}, r"nothing in some rows: \['office'\]"),
        ({"e_biaya": "murah"}, "biaya|convert|int"),
    ],
)
def test_it_refuses_rows_that_do_not_fit(tmp_path: Path, change: dict[str, object], words: str) -> None:
    with pytest.raises((ValueError, pa.ArrowInvalid, pa.ArrowTypeError), match=words):
        write([{**FIRST[0], **change}], tmp_path)
    assert state(tmp_path) == {}


@pytest.mark.parametrize(
    ("period", "province"), [("../x", "34"), ("2025", "3"), ("", "34"), ("2025", "34/..")]
)
def test_it_names_no_folder_outside(tmp_path: Path, period: str, province: str) -> None:
    with pytest.raises(ValueError, match="is no period or"):
        write_closed(FIRST, tmp_path, period=period, province=province, keys=KEYS)


def test_it_refuses_a_key_that_is_no_name() -> None:
    with pytest.raises(ValueError, match="cannot name a column"):
        schema(("biaya; DROP",))


def test_it_does_not_read_another_version(tmp_path: Path) -> None:
    path = write(FIRST, tmp_path).path
    table = pq.ParquetFile(path).read()
    pq.write_table(table.replace_schema_metadata({files.VERSION_KEY: b"2", files.SURVEYS_KEY: b"{}"}), path)
    with pytest.raises(ValueError, match="not of version 1"):
        write(SECOND, tmp_path)


def test_it_asks_for_a_first_day(tmp_path: Path) -> None:
    rows = [{name: value for name, value in FIRST[0].items() if name not in ("starts", "year")}]
    with pytest.raises(ValueError, match="starts"):
        write(rows, tmp_path)
    assert FIRST[0]["starts"] == date(2025, 7, 1)
