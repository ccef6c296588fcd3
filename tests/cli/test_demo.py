"""``tolok demo``: example files of every kind, and every printed command does what it says."""

import shlex
from pathlib import Path

import pytest

from tests.cli.running import run
from tolok.rules import packs
from tolok.rules.index.weighted import evaluate
from tolok.sheets.books import open_bytes
from tolok.sheets.instruments.levels import read_levels
from tolok.sheets.invented.demonstration import (
    FEW_USERS,
    UNFINISHED,
    UNITS,
    demonstration_units,
    demonstration_workbook,
)

Capture = pytest.CaptureFixture[str]


def test_it_writes_files_and_prints_commands_that_work(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "contoh saya"
    said = run(capsys, "demo", folder)
    assert said.code == 0
    commands = [shlex.split(line) for line in said.out.splitlines() if line.startswith("tolok ")]
    assert len(commands) == 10
    used = {word for words in commands for word in words if word.startswith(str(folder))}
    assert {Path(path) for path in used} == set(folder.iterdir())
    for words in commands:
        found = run(capsys, *words[1:], "--format", "json")
        assert found.code == (1 if "salah" in words[2] else 0), words
        if found.code == 0:
            assert found.data


def test_it_lists_the_files_for_machines(tmp_path: Path, capsys: Capture) -> None:
    rows = run(capsys, "demo", tmp_path, "--format", "json").data
    assert all(Path(row["file"]).is_file() for row in rows)
    assert set(rows[0]["about"]) == {"id", "en"}


def test_it_can_be_written_twice_and_is_the_same(tmp_path: Path, capsys: Capture) -> None:
    run(capsys, "demo", tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix == ".csv"}
    assert run(capsys, "demo", tmp_path).code == 0
    assert first == {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix == ".csv"}


def test_it_names_a_folder_that_cannot_be_written(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "berkas").write_text("x", "utf-8")
    found = run(capsys, "demo", tmp_path / "berkas")
    assert found.code == 1
    assert "cannot be written" in found.err


@pytest.mark.parametrize("pack_id", ["pekppp-2022-luring", "pekppp-2022-daring"])
def test_it_invents_units_over_all_categories(pack_id: str) -> None:
    instrument = packs.instrument(pack_id)
    filled = read_levels(open_bytes("contoh.xlsx", demonstration_workbook(instrument)), instrument)
    outcomes = {given.unit: evaluate(instrument, given) for given in filled.given}
    assert list(outcomes) == list(UNITS)
    assert len(set(UNITS)) == 42
    letters = {outcome.category.letter for outcome in outcomes.values() if outcome.category}
    assert letters >= {"A", "A-", "B", "B-", "C", "C-"}
    assert [unit for unit, outcome in outcomes.items() if outcome.index is None] == list(UNFINISHED)
    assert outcomes[FEW_USERS].respondents == {"f03": 4}
    assert outcomes[FEW_USERS].category is None


def test_it_invents_the_same_units_every_time() -> None:
    instrument = packs.instrument("pekppp-2022-luring")
    assert demonstration_units(instrument) == demonstration_units(instrument)
    assert demonstration_units(instrument) != demonstration_units(instrument, seed=1)
