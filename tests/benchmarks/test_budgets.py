"""What `make bench` says, without measuring for long."""

import json
import subprocess
from pathlib import Path

import pytest

from benchmarks import columns, cycle, page, records, roads, units
from benchmarks.lines import Line
from benchmarks.processes import PYTHON, alternating, run

FACTS = {"Cores": "2"}


@pytest.mark.parametrize(
    ("value", "most", "passed"), [(1.0, 1.0, True), (1.01, 1.0, False), (9.0, None, True)]
)
def test_it_fails_only_what_is_over_its_budget(value: float, most: float | None, passed: bool) -> None:
    line = Line("x", value, "s", most=most)

    assert line.passed is passed
    assert ("FAIL" in page.text([line], FACTS)) is not passed


def test_it_writes_a_row_for_every_line_and_fact() -> None:
    written = page.markdown([Line("x", 0.5, "s", "y: 1 s", 2.0, "2 × 1")], FACTS)

    assert "| x | 0.50 s | y: 1 s | ≤ 2 × 1 = 2.00 s | PASS, 25 % |" in written
    assert "| Cores | 2 |" in written


def test_it_compares_sql_by_hand_with_the_index_of_tolok(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    columns.write_answers(path, rows=2_000, groups=40)

    columns.compare(path)
    assert columns.by_tolok(path).num_rows == 40


def test_it_notices_when_the_two_do_different_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = tmp_path / "a.parquet", tmp_path / "b.parquet"
    columns.write_answers(path, rows=2_000, groups=40)
    columns.write_answers(other, rows=1_999, groups=40)
    found = columns.by_tolok(other)
    monkeypatch.setattr(columns, "by_tolok", lambda _: found)

    with pytest.raises(SystemExit):
        columns.compare(path)


def test_it_writes_as_many_units_as_are_asked_for(tmp_path: Path) -> None:
    assert len(units.write_levels(tmp_path / "a.csv", 7).read_text("utf-8").splitlines()) == 8


def test_it_tells_what_a_process_that_fails_has_said() -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        run([PYTHON, "-c", "raise SystemExit('no such thing')"])


def test_it_measures_the_memory_of_each_kind_of_process() -> None:
    small, large = alternating([[PYTHON, "-c", "pass"], [PYTHON, "-c", "b'x' * 2**28"]], 1)

    # a child starts with the pages of the process that forked it, so only the larger one tells something
    assert large.mebibytes > 256
    assert large.mebibytes >= small.mebibytes


def test_it_times_every_road_there_is_to_time() -> None:
    (line,) = roads.lines()

    assert "slowest of 24" in line.what
    assert line.most == roads.BUDGET


def test_it_measures_everything_of_a_cycle_on_a_small_one(tmp_path: Path) -> None:
    command = [PYTHON, "-m", "benchmarks.cycle", str(tmp_path), "12"]
    said = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)

    assert said.keys() == cycle.MEASURED.keys()
    assert all(len(said[name]) == rounds for name, (_words, _most, rounds) in cycle.MEASURED.items())


def test_it_holds_the_shortest_round_against_the_budget() -> None:
    (line,) = cycle.lines_of({"list": [(0.4, 0.5), (0.1, 0.9), (0.2, 0.3)]})

    assert (line.value, line.beside, line.passed) == (0.1, "by the clock: 0.500 s", True)


@pytest.mark.django_db
def test_it_measures_proposals_of_units_with_records() -> None:
    said = records.measured(3)
    assert said["kept"] == 3 * 31
    assert said["levels"] >= 3 * 9, "the records answer for much of what the first indicators ask"
    assert [line.passed for line in records.lines_of(said)] == [True] * 3
