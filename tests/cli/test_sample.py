"""``tolok sample``: both methods, their JSON, and options that do not go together."""

import argparse
import csv
import json
from io import StringIO
from typing import Any

import pytest

from tolok.cli import sample

Capture = pytest.CaptureFixture[str]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="tolok sample", description=sample.HELP, epilog=sample.EXAMPLE)
    sample.arguments(parser)
    return sample.run(parser.parse_args(words))


def answer(capsys: Capture, *words: str) -> Any:
    assert run(*words, "--format", "json") == 0
    return json.loads(capsys.readouterr().out)


def test_it_takes_krejcie_and_morgan_without_further_options(capsys: Capture) -> None:
    found = answer(capsys, "--population", "2000")
    assert (found["population"], found["n"], found["method"]) == (2000, 322, "krejcie-morgan")
    assert (found["error"], found["confidence"]) == ("0.05", 95)
    assert found["exact"].startswith("322.35")
    assert "PermenPANRB 14/2017" in found["source"]
    assert "within" not in found


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.05", "0.05"), ("0,05", "0.05"), ("5%", "0.05"), ("5 %", "0.05"), ("2,5%", "0.025")],
)
def test_it_reads_errors_as_offices_write_them(capsys: Capture, text: str, value: str) -> None:
    assert answer(capsys, "--population", "2000", "--error", text)["error"] == value


def test_it_sizes_a_mean(capsys: Capture) -> None:
    found = answer(capsys, "--population", "100000", "--within", "2", "--sd", "8,65")
    assert (found["n"], found["method"], found["rounding"]) == (72, "mean", "up")
    assert (found["within"], found["sd"]) == ("2", "8.65")
    assert "error" not in found


def test_it_keeps_all_digits(capsys: Capture) -> None:
    assert answer(capsys, "--population", "1")["exact"] == "1"
    assert len(answer(capsys, "--population", "100000")["exact"]) == len("382.") + 25


def test_it_takes_another_confidence(capsys: Capture) -> None:
    assert answer(capsys, "--population", "1000000", "--confidence", "99")["n"] == 663


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--within", "2"], "--within dan --sd"),
        (["--sd", "8"], "--within dan --sd"),
        (["--within", "2", "--sd", "8", "--error", "0.05"], "Pilih satu"),
        (["--error", "lima"], "--error"),
        (["--error", "5"], "antara 0 dan 1"),
        (["--error", "0"], "antara 0 dan 1"),
        (["--error", "1/0"], "--error"),
        (["--within", "nan", "--sd", "8"], "--within"),
        (["--within", "2", "--sd", "0"], "lebih dari 0"),
        (["--within", "2%", "--sd", "8"], "--within"),
    ],
)
def test_it_refuses_options_that_do_not_fit(capsys: Capture, words: list[str], told: str) -> None:
    assert run("--population", "2000", *words) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert told in found.err


@pytest.mark.parametrize("population", ["0", "-5", "dua ribu", "2.000", "2000.5", "9" * 40])
def test_it_refuses_what_is_no_population(capsys: Capture, population: str) -> None:
    assert run("--population", population) == 2
    assert "bilangan bulat" in capsys.readouterr().err


def test_it_shows_people_the_formula_and_the_trap(capsys: Capture) -> None:
    assert run("--population", "100000") == 0
    told = capsys.readouterr().out
    assert "3,841 × 100.000" in told
    assert "384" in told
    assert told.splitlines()[0].split()[:2] == ["Populasi", "Responden"]


def test_it_prints_one_csv_row(capsys: Capture) -> None:
    assert run("--population", "2000", "--format", "csv") == 0
    (row,) = csv.DictReader(StringIO(capsys.readouterr().out))
    assert (row["n"], row["error"], row["method"]) == ("322", "0.05", "krejcie-morgan")
