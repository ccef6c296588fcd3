"""``tolok national``: closed answers in, the index of any grouping out."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.analytics import plain
from tests.analytics.closed_answers import PACK, closed_rows, write_all
from tests.cli.running import run
from tolok.analytics.national import asked_of
from tolok.rules.numbers import digits
from tolok.rules.surveys.skm import survey

Capture = pytest.CaptureFixture[str]
INSTRUMENT = ("--instrument", PACK.id)


@pytest.fixture
def rows(tmp_path: Path) -> list[plain.Row]:
    return write_all(closed_rows(5), tmp_path)


def test_it_gives_what_the_rules_give(capsys: Capture, tmp_path: Path, rows: list[plain.Row]) -> None:
    found = run(
        capsys,
        "national",
        tmp_path,
        *INSTRUMENT,
        "--by",
        "province",
        "--by",
        "year",
        "--intervals",
        "--format",
        "json",
    )
    each = plain.grouped(plain.counts(rows), asked_of(PACK, ("province", "year")))
    told = {(row["province"], row["year"]): row for row in found.data}
    for group, part in each.items():
        wanted = survey(PACK, plain.tally(part, asked_of(PACK)))
        if not wanted.n:
            assert group not in told
            continue
        row = told[group]
        assert row["n"] == wanted.n
        assert row["ikm"] == digits(wanted.ikm or Fraction(0))
        assert Decimal(row["ikm_published"]) == wanted.ikm_published
        assert row["low"] == pytest.approx(wanted.interval.low)
    assert len(told) == 3


def test_it_keeps_only_what_was_asked_for(capsys: Capture, tmp_path: Path, rows: list[plain.Row]) -> None:
    only = ("--only", "province=34", "--only", "unit=D-01", "--only", "unit=D-04")
    found = run(capsys, "national", tmp_path, *INSTRUMENT, "--by", "unit", *only, "--format", "csv")
    assert [line.split(",")[0] for line in found.out.splitlines()] == ["unit", "D-01"]


def test_it_prints_a_table_for_people(capsys: Capture, tmp_path: Path, rows: list[plain.Row]) -> None:
    found = run(capsys, "national", tmp_path, *INSTRUMENT)
    assert found.code == 0
    assert found.out.split()[:3] == ["Responden", "IKM", "Mutu"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "nik"), "'nik'. Wanted: one of period"),
        (("--by", "node"), "'node'. Wanted: one of period"),
        (("--only", "province"), "Write COLUMN=VALUE"),
        (("--engine", "http://cluster"), "Wanted: sc://host:15002"),
    ],
)
def test_it_says_what_is_wrong(capsys: Capture, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    found = run(capsys, "national", tmp_path, *INSTRUMENT, *words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_it_wants_a_folder_and_a_satisfaction_pack(capsys: Capture, tmp_path: Path) -> None:
    absent = run(capsys, "national", tmp_path / "none", *INSTRUMENT)
    assert absent.code == 2
    assert "This is no folder" in absent.err
    other = run(capsys, "national", tmp_path, "--instrument", "pekppp-2022-luring")
    assert other.code == 2
    assert "no satisfaction survey" in other.err


def test_it_tells_a_broken_file_without_a_traceback(capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "period=2026" / "province=34"
    folder.mkdir(parents=True)
    (folder / "answers.parquet").write_bytes(b"PAR1 and then nothing")
    found = run(capsys, "national", tmp_path, *INSTRUMENT)
    assert found.code == 1
    assert "cannot be read" in found.err


def test_it_sets_years_side_by_side(capsys: Capture, tmp_path: Path, rows: list[plain.Row]) -> None:
    by = ("--by", "province", "--by", "unit", "--years")
    found = run(capsys, "national", tmp_path, *INSTRUMENT, *by, "--format", "json")
    apart = run(capsys, "national", tmp_path, *INSTRUMENT, *by[:4], "--by", "year", "--format", "json")
    assert len(found.data) == len({row["unit"] for row in apart.data})
    for row in apart.data:
        beside = next(one for one in found.data if one["unit"] == row["unit"])
        assert beside[f"n_{row['year']}"] == row["n"]
        assert beside[f"grade_{row['year']}"] == row["grade"]
    assert any(row["n_2025"] is None for row in found.data)
    empty = run(capsys, "national", tmp_path, *INSTRUMENT, *by, "--only", "unit=X", "--format", "json")
    assert empty.data == []
