"""``tolok due``: its JSON, its dates, and what it says when something is wrong."""

import argparse
import csv
import json
from io import StringIO
from typing import Any

import pytest

from tolok.cli import due

Capture = pytest.CaptureFixture[str]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="tolok due", description=due.HELP, epilog=due.EXAMPLE)
    due.arguments(parser)
    return due.run(parser.parse_args(words))


def answer(capsys: Capture, *words: str) -> Any:
    assert run(*words, "--format", "json") == 0
    return json.loads(capsys.readouterr().out)


def test_it_prints_exactly_the_fixed_keys(capsys: Capture) -> None:
    found = answer(capsys, "--from", "2026-03-18", "--working-days", "3")
    assert list(found) == ["due", "skipped", "calendar", "calendar_version", "confirmed"]
    assert found["due"] == "2026-03-27"
    assert (found["calendar"], found["calendar_version"], found["confirmed"]) == ("id", "2026.1", True)
    assert found["skipped"][1] == {
        "date": "2026-03-20",
        "name": "Cuti bersama Idulfitri 1447 Hijriah",
        "layer": "collective_leave",
    }


def test_it_counts_collective_leave_as_work_when_asked(capsys: Capture) -> None:
    found = answer(capsys, "--from", "2026-03-18", "--working-days", "3", "--no-collective-leave")
    assert found["due"] == "2026-03-24"
    assert "collective_leave" not in {day["layer"] for day in found["skipped"]}


@pytest.mark.parametrize("text", ["2026-11-21", "21-11-2026", "21/11/2026", "21.11.2026", " 21-11-2026 "])
def test_it_reads_dates_as_offices_write_them(capsys: Capture, text: str) -> None:
    assert answer(capsys, "--from", text, "--working-days", "1")["due"] == "2026-11-23"


def test_it_reads_the_day_before_the_month(capsys: Capture) -> None:
    assert answer(capsys, "--from", "3-12-2026", "--working-days", "1")["due"] == "2026-12-04"


@pytest.mark.parametrize(
    "text", ["31-02-2026", "2026-13-01", "21-11/2026", "21-11-26", "besok", "", "20261121", "٢١-11-2026"]
)
def test_it_refuses_what_is_no_date(capsys: Capture, text: str) -> None:
    assert run("--from", text, "--working-days", "1") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Isi --from tidak dapat dibaca" in told.err
    assert "The value of --from cannot be read" in told.err


@pytest.mark.parametrize("number", ["0", "-3", "tiga", "1.5", "", "9" * 30])
def test_it_refuses_what_is_no_number_of_days(capsys: Capture, number: str) -> None:
    assert run("--from", "2026-03-18", "--working-days", number) == 2
    assert "bilangan bulat mulai dari 1" in capsys.readouterr().err


def test_it_tells_both_wrong_values_at_once(capsys: Capture) -> None:
    assert run("--from", "besok", "--working-days", "tiga") == 2
    told = capsys.readouterr().err
    assert "'besok'" in told
    assert "'tiga'" in told


def test_it_refuses_an_unknown_calendar(capsys: Capture) -> None:
    assert run("--from", "2026-03-18", "--working-days", "3", "--calendar", "mars") == 2
    assert "id-2026" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("2027-12-20", "30"), ("9999-12-31", "1"), ("2019-01-01", "1"), ("2026-01-01", "999999999")]
)
def test_it_says_when_the_calendars_end(capsys: Capture, words: tuple[str, str]) -> None:
    assert run("--from", words[0], "--working-days", words[1]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "2023, 2024, 2025, 2026, 2027" in told.err


def test_it_warns_people_of_an_estimated_feast(capsys: Capture) -> None:
    assert run("--from", "2027-03-05", "--working-days", "3") == 0
    told = capsys.readouterr().out
    assert "belum pasti" in told
    assert "Kamis, 18 Maret 2027" in told
    assert "10 Maret 2027  Idulfitri 1448 Hijriah, hari pertama" in told


def test_it_shows_people_no_table_when_nothing_was_skipped(capsys: Capture) -> None:
    assert run("--from", "2026-11-23", "--working-days", "1") == 0
    told = capsys.readouterr().out
    assert told.startswith("Batas waktu  Selasa, 24 November 2026\n")
    assert "Hari yang tidak dihitung" not in told


def test_it_prints_one_csv_row(capsys: Capture) -> None:
    assert run("--from", "2026-11-20", "--working-days", "1", "--format", "csv") == 0
    (row,) = csv.DictReader(StringIO(capsys.readouterr().out))
    assert (row["due"], row["confirmed"]) == ("2026-11-23", "true")
    assert row["skipped"] == "2026-11-21 Sabtu (weekend); 2026-11-22 Minggu (weekend)"


def test_it_takes_a_single_year(capsys: Capture) -> None:
    found = answer(capsys, "--from", "2026-03-18", "--working-days", "3", "--calendar", "id-2026")
    assert found["calendar"] == "id-2026"
