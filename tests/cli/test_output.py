"""What commands print: JSON with all digits, CSV that cannot run, and a table people can read."""

import csv
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.cli.errors import fail, remark
from tolok.cli.output import table, write, write_csv
from tolok.rules.days import day_first
from tolok.rules.texts import Problem, Text
from tolok.sheets.cells import neutral

Capture = pytest.CaptureFixture[str]
ROWS: list[dict[str, object]] = [
    {"unit": "Puskesmas Bareng", "ipp": Fraction(339, 100), "n": 30, "ok": True},
    {"unit": "=1+1", "ipp": None, "n": 4, "ok": False},
]
COLUMNS = {"unit": "Unit", "ipp": "Indeks", "n": "Responden"}


def test_it_prints_scores_as_strings_and_keeps_every_key(capsys: Capture) -> None:
    write(ROWS, "json", COLUMNS)
    first, second = json.loads(capsys.readouterr().out)
    assert first == {"unit": "Puskesmas Bareng", "ipp": "3.39", "n": 30, "ok": True}
    assert second["ipp"] is None


def test_it_prints_one_object_when_single(capsys: Capture) -> None:
    write(ROWS[:1], "json", COLUMNS, single=True)
    assert json.loads(capsys.readouterr().out)["n"] == 30


def test_it_prints_what_json_has_no_word_for(capsys: Capture) -> None:
    row = {
        "day": date(2026, 11, 21),
        "ci95": (Decimal("76.30"), Fraction(1, 3)),
        "warning": Text("awas", "beware"),
        "é": "é",
    }
    write([row], "json", {}, single=True)
    told = capsys.readouterr().out
    assert "é" in told
    assert json.loads(told) == {
        "day": "2026-11-21",
        "ci95": ["76.30", "0.333333333333333333333333333"],
        "warning": {"id": "awas", "en": "beware"},
        "é": "é",
    }


def test_it_refuses_what_json_cannot_hold() -> None:
    with pytest.raises(TypeError, match="object"):
        write([{"thing": object()}], "json", {})


def test_it_prints_csv_headed_by_keys_with_formulas_made_harmless(capsys: Capture) -> None:
    write(ROWS, "csv", COLUMNS)
    assert capsys.readouterr().out == "unit,ipp,n\nPuskesmas Bareng,3.39,30\n'=1+1,,4\n"


@pytest.mark.parametrize("cell", ["-3", "-3,5", "-3.25", "3", "abc", "", "a=b", "3-4"])
def test_it_leaves_plain_cells(cell: str) -> None:
    assert neutral(cell) == cell


@pytest.mark.parametrize(
    "cell", ["=1+1", "+62812", "-3+cmd", "-", "--3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "-3\n=1"]
)
def test_it_puts_an_apostrophe_before_what_could_run(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1))
def test_it_writes_csv_that_reads_back(cells: list[str]) -> None:
    keys = [f"k{place}" for place in range(len(cells))]
    out = StringIO(newline="")
    write_csv([dict(zip(keys, cells, strict=True))], keys, out)
    out.seek(0)
    head, row = csv.reader(out)
    assert head == keys
    assert row == [neutral(cell.replace("\r\n", "\n").replace("\r", "\n")) for cell in cells]


def test_it_aligns_a_table_with_numbers_at_the_right() -> None:
    assert table(ROWS, COLUMNS).splitlines() == [
        "Unit              Indeks  Responden",
        "────────────────  ──────  ─────────",
        "Puskesmas Bareng    3,39         30",
        "=1+1                   –          4",
    ]


def test_it_shows_words_for_yes_and_no_and_dates_day_first() -> None:
    told = table([{"a": True, "b": date(2026, 11, 1), "c": "dua\nbaris"}], {"a": "A", "b": "B", "c": "C"})
    assert told.splitlines()[2] == "ya  1 November 2026  dua baris"


def test_it_keeps_the_headings_of_an_empty_table() -> None:
    assert table([], COLUMNS).splitlines()[0] == "Unit  Indeks  Responden"


def test_it_writes_months_in_indonesian() -> None:
    assert day_first(date(2026, 8, 17)) == "17 Agustus 2026"


def test_it_tells_problems_in_both_languages_and_hands_back_the_code(capsys: Capture) -> None:
    problem = Problem(Text("Nilai salah.", "Wrong value."), file="a.csv", row=3, found="7")
    assert fail([problem, problem], 2) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == 2 * [
        "a.csv, baris 3: Nilai salah. Ditemukan: '7'.",
        "  a.csv, row 3: Wrong value. Found: '7'.",
    ]


def test_it_shows_nothing_that_moves_a_terminal() -> None:
    shown = table([{"unit": "\x1b[31mDinas\x07\x9b2J Sosial\r\nbaru\x7f"}], {"unit": "Unit"})
    assert shown.splitlines()[-1] == "[31mDinas2J Sosial baru"


def test_it_prints_an_empty_list(capsys: Capture) -> None:
    write([], "json", {})
    assert json.loads(capsys.readouterr().out) == []


def test_it_prints_a_list_as_json_itself_would(capsys: Capture) -> None:
    rows: list[dict[str, object]] = [{"a": "x\ny", "b": {"c": [1, 2]}}, {"a": "é", "b": []}]
    write(rows, "json", {})
    assert capsys.readouterr().out == json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def test_it_prints_problems_without_what_moves_a_terminal(capsys: Capture) -> None:
    fail([Problem(Text("Salah.", "Wrong."), file="a\x1b[2J\nb.csv")])
    remark(["Dinas\x07: catatan\r\nlain"])
    assert capsys.readouterr().err == "a[2J b.csv: Salah.\n  a[2J b.csv: Wrong.\nDinas: catatan lain\n"
