"""The package of a cycle: what is written is read back the same, and equal cycles give equal bytes."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules.closed_cycles import regency
from tolok.rules.cycles.values import CycleRecord, LevelRecord, Locking, ProofRecord, ResultRecord, UnitRecord
from tolok.rules.frozen import Frozen
from tolok.rules.index.settling import Level
from tolok.rules.statistics.moments import Moments
from tolok.sheets.cycles import files as names
from tolok.sheets.cycles.package import fingerprint, package_files, sums, write_package
from tolok.sheets.cycles.reading import read_package

DOCUMENT = Path(__file__).parents[3] / "docs" / "reference" / "cycle-package.md"

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
filled = words.filter(lambda text: text.strip() != "")
counts = st.integers(0, 10**12)
levels: st.SearchStrategy[Level] = st.one_of(st.integers(0, 5), st.just("n/a"))
maybe = st.one_of(st.none(), levels)
fractions = st.one_of(st.none(), st.fractions())
decimals = st.decimals(0, 5, places=6)
days = st.dates(date(1900, 1, 1))
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
level_records = st.builds(
    LevelRecord, filled, st.dictionaries(st.integers(1, 9), levels, max_size=3), maybe, maybe, maybe, words
)
result_records = st.builds(
    ResultRecord,
    aspects=st.dictionaries(words, fractions, max_size=3),
    forms=st.dictionaries(words, fractions, max_size=3),
    index=fractions,
    shown=st.one_of(st.none(), decimals),
    category=st.one_of(st.none(), words),
    interval=st.one_of(st.none(), st.tuples(decimals, decimals)),
    probabilities=st.dictionaries(words, decimals, max_size=3),
    rank=st.one_of(st.none(), st.tuples(st.integers(), st.integers())),
    missing=st.lists(words, max_size=3).map(tuple),
)
unit_records = st.builds(
    UnitRecord,
    code=filled,
    name=filled,
    kind=words,
    pack=filled,
    levels=st.lists(level_records, max_size=3, unique_by=lambda one: one.code).map(tuple),
    result=result_records,
    answers=st.dictionaries(st.just("f03"), st.builds(Moments, *([counts] * 6)), max_size=1),
    values=st.dictionaries(st.just("skm"), st.fractions(), max_size=1),
    respondents=st.dictionaries(st.sampled_from(["skm", "f04"]), counts, max_size=1),
    proofs=st.lists(st.builds(ProofRecord, filled, counts, hashes, counts, words), max_size=2).map(tuple),
)
ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
cycle_records = st.builds(
    CycleRecord,
    office_code=words,
    office=filled,
    name=filled,
    year=st.integers(),
    number=st.integers(),
    locked=st.lists(st.builds(Locking, filled, days), max_size=3).map(tuple),
    dates=st.dictionaries(words, days, max_size=3),
    packs=st.lists(
        st.builds(Frozen, ids, hashes, st.dictionaries(st.just("pack.toml"), words, min_size=1)),
        min_size=1,
        max_size=2,
        unique_by=lambda pack: pack.id,
    ).map(tuple),
    units=st.lists(unit_records, max_size=3, unique_by=lambda unit: unit.code).map(tuple),
    corrects=st.one_of(st.none(), st.integers()),
    reason=words,
    gap=st.integers(),
)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=cycle_records)
def test_it_reads_back_what_was_written(tmp_path: Path, record: CycleRecord) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(write_package(record))
    package = read_package(path)
    assert package.record == record
    assert package.changed == ()
    assert package.fingerprint == fingerprint(package_files(record))


def test_it_gives_equal_bytes_for_equal_cycles() -> None:
    assert write_package(regency(3)) == write_package(regency(3))


def test_it_writes_no_day_and_sorted_names() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(regency(2)))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_it_holds_the_required_files_and_packs_only() -> None:
    found = set(package_files(regency(1)))
    packs = {name for name in found if names.PACK.fullmatch(name)}
    assert packs
    assert found - packs == set(names.REQUIRED)


def test_it_writes_sums_that_other_programs_check() -> None:
    files = package_files(regency(1))
    lines = files[names.SUMS].decode().splitlines()
    assert len(lines) == len(files) - 1
    assert files[names.SUMS] == sums({name: text for name, text in files.items() if name != names.SUMS})
    assert all(len(line.split("  ")[0]) == 64 for line in lines)


def test_it_has_no_name_of_an_evaluator_and_no_single_answer() -> None:
    files = package_files(regency(2))
    heads = {
        name: next(csv.reader(io.StringIO(text.decode())))
        for name, text in files.items()
        if name.endswith(".csv")
    }
    assert heads[names.LEVELS] == ["unit", "indicator", "seat_1", "seat_2", *names.LEVEL_ENDS]
    assert heads[names.RESPONDENTS] == [
        "unit",
        "form",
        "n",
        "s",
        "c",
        "ss",
        "sc",
        "cc",
        "value",
        "respondents",
    ]


def test_it_writes_exact_fractions_never_floats() -> None:
    text = package_files(regency(4))[names.RESULTS].decode()

    def refuse(number: str) -> float:
        raise AssertionError(number)

    units = json.loads(text, parse_float=refuse)["units"]
    assert Fraction(units[0]["index"]) == regency(4).units[0].result.index
    assert Decimal(units[0]["shown"]) == regency(4).units[0].result.shown


@pytest.mark.parametrize(
    "name", ["=SUM(A1)", "+62", "-1", "@x", "'kutip", "''", "\tx", "baris\nbaru", "a\rb", 'a"b,c']
)
def test_it_keeps_a_name_that_a_spreadsheet_would_run(tmp_path: Path, name: str) -> None:
    record = regency(1)
    named = replace(record, units=(replace(record.units[0], name=name),))
    path = tmp_path / "a.zip"
    path.write_bytes(write_package(named))
    assert read_package(path).record.units[0].name == name
    (row,) = list(csv.reader(io.StringIO(package_files(named)[names.UNITS].decode(), newline="")))[1:]
    assert not row[1].startswith(("=", "+", "-", "@", "\t"))


def test_it_is_described_file_by_file_and_column_by_column() -> None:
    text = DOCUMENT.read_text("utf-8")
    for name in (
        *names.REQUIRED,
        *names.LEVEL_ENDS,
        *names.MOMENTS,
        "value",
        "respondents",
        *names.PROOF_COLUMNS,
    ):
        assert name in text, name
    for name in json.loads(package_files(regency(1))[names.MANIFEST]):
        assert f"`{name}`" in text, name
    for name in json.loads(package_files(regency(1))[names.RESULTS])["units"][0]:
        assert f"`{name}`" in text, name
