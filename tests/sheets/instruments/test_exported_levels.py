"""The levels of a closed cycle, exported: ``tolok evaluate`` gives the same digits as the result."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.rules.closed_cycles import PACK, cycle_of, level_of, regency
from tolok.rules import packs
from tolok.rules.cycles.values import CycleRecord
from tolok.rules.numbers import digits
from tolok.sheets.instruments.exported_levels import exported_levels, unit_names

Capture = pytest.CaptureFixture[str]
INSTRUMENT = packs.instrument(PACK)


def exported(tmp_path: Path, record: CycleRecord) -> Path:
    path = tmp_path / "level.xlsx"
    path.write_bytes(exported_levels(record, INSTRUMENT))
    return path


def test_it_gives_every_unit_the_digits_of_its_result(tmp_path: Path, capsys: Capture) -> None:
    record = regency()
    said = run(capsys, "evaluate", exported(tmp_path, record), "--instrument", PACK, "--format", "json")
    assert said.code == 0, said.err
    rows = said.data
    assert [row["unit"] for row in rows] == [unit.name for unit in record.units]
    for row, unit in zip(rows, record.units, strict=True):
        result = unit.result
        assert row["aspects"] == {key: text(value) for key, value in result.aspects.items()}
        assert {key: row[key] for key in result.forms} == {key: text(v) for key, v in result.forms.items()}
        assert row["ipp"] == text(result.index)
        assert row["ipp_published"] == (None if result.shown is None else str(result.shown))
        assert row["category"] == result.category
        assert row["respondents"] == unit.answers["f03"].n
        assert row["missing"] == list(result.missing)


def text(value: Fraction | None) -> str | None:
    return None if value is None else digits(value)


def test_it_tells_units_of_one_name_apart(tmp_path: Path, capsys: Capture) -> None:
    first, second, third = regency(3).units
    twins = (replace(first, name="SD Negeri 1"), replace(second, name="sd negeri 1"), third)
    assert unit_names(twins) == ["SD Negeri 1 (U-000)", "sd negeri 1 (U-001)", third.name]
    said = run(
        capsys, "evaluate", exported(tmp_path, cycle_of(*twins)), "--instrument", PACK, "--format", "json"
    )
    assert len(said.data) == 3


def test_it_writes_a_mean_that_was_handed_over(tmp_path: Path, capsys: Capture) -> None:
    (unit,) = regency(1).units
    given = replace(unit, answers={}, values={"f03": Fraction("4.37")}, respondents={"f03": 12})
    record = cycle_of(given)
    (row,) = run(
        capsys, "evaluate", exported(tmp_path, record), "--instrument", PACK, "--format", "json"
    ).data
    assert (row["f03"], row["respondents"]) == ("4.37", 12)
    assert row["ipp"] == text(record.units[0].result.index)


def test_it_leaves_a_disputed_level_blank(tmp_path: Path, capsys: Capture) -> None:
    (unit,) = regency(1).units
    code = unit.levels[0].code
    disputed = (level_of(code, {1: 2, 2: 4}), *unit.levels[1:])
    record = cycle_of(replace(unit, levels=disputed))
    (row,) = run(
        capsys, "evaluate", exported(tmp_path, record), "--instrument", PACK, "--format", "json"
    ).data
    assert (row["missing"], row["f02"]) == ([code], None)


HEADINGS = ["unit", *INSTRUMENT.indicators, "f03_n", "f03_s", "f03_c", "f03_ss", "f03_sc", "f03_cc"]


@pytest.mark.parametrize(
    ("sums", "fault"),
    [
        (["10", "560", "140", "31360", "7840", ""], "The sums of f03 are not complete or not possible."),
        (["", "560", "140", "31360", "7840", "1960"], "The sums of f03 are not complete or not possible."),
        (["10", "56", "140", "31360", "7840", "1960"], None),
        (["10", "5600", "140", "31360", "7840", "1960"], "The sums of f03 are not complete or not possible."),
        (["10", "560", "141", "31360", "7840", "1960"], "The sums of f03 are not complete or not possible."),
        (["10", "560", "140", "31", "7840", "1960"], "The sums of f03 are not complete or not possible."),
        (["10", "560", "140", "31360", "7840", "1960"], None),
    ],
)
def test_it_refuses_sums_that_no_respondents_give(
    tmp_path: Path, capsys: Capture, sums: list[str], fault: str | None
) -> None:
    path = tmp_path / "a.csv"
    levels = ["4"] * len(INSTRUMENT.indicators)
    path.write_text("\n".join([";".join(HEADINGS), ";".join(["Dinas Sosial", *levels, *sums])]), "utf-8")
    said = run(capsys, "evaluate", path, "--instrument", PACK)
    assert (said.code == 1) is (fault is not None)
    assert (fault or "") in said.err


def test_it_takes_a_mean_or_sums_but_not_both(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.csv"
    row = [
        "Dinas Sosial",
        *["4"] * len(INSTRUMENT.indicators),
        "10",
        "560",
        "140",
        "31360",
        "7840",
        "1960",
        "4",
    ]
    path.write_text("\n".join([";".join([*HEADINGS, "f03"]), ";".join(row)]), "utf-8")
    said = run(capsys, "evaluate", path, "--instrument", PACK)
    assert said.code == 1
    assert "There are a mean and sums." in said.err
