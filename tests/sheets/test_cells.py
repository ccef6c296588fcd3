"""What a cell says: exact numbers, counts, blanks, and text that no spreadsheet may run."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.sheets.cells import (
    Value,
    count,
    harmless,
    is_blank,
    letter,
    name_key,
    neutral,
    number,
    rupiah,
    says_not_applicable,
    shown,
)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (3, "3"),
        (4.35, "4.35"),
        ("4,5", "4.5"),
        ("4.5", "4.5"),
        (" 4 ", "4"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("-2", "-2"),
        ("+2", "2"),
        (",5", "0.5"),
        ("5,", "5"),
        ("1\u00a0000,5", "1000.5"),
        ("1e2", "100"),
        (0.1, "0.1"),
        (85.27777777777777, "85.27777777777777"),
    ],
)
def test_it_reads_exact_numbers(cell: Value, value: str) -> None:
    assert number(cell) == Fraction(value)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        "baik",
        "4 5x",
        "1.2.3,4,5",
        True,
        False,
        date(2026, 1, 1),
        "nan",
        "inf",
        "１",
        "1e9999",
        "--1",
    ],
)
def test_it_reads_no_number_where_there_is_none(cell: Value) -> None:
    assert number(cell) is None


@given(st.decimals(min_value=-1000, max_value=1000, places=4))
def test_it_reads_what_a_spreadsheet_stores_as_a_float(value: object) -> None:
    assert number(float(str(value))) == Fraction(str(value))


@pytest.mark.parametrize("cell", [None, "", " ", "-", "–", "—", "."])
def test_it_takes_a_dash_for_nothing(cell: Value) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, "0", False, "x", 0.0])
def test_it_never_takes_a_zero_for_nothing(cell: Value) -> None:
    assert not is_blank(cell)


@pytest.mark.parametrize("cell", ["TB", "tb", "n/a", "N/A ", "Tidak berlaku"])
def test_it_knows_words_for_not_applicable(cell: str) -> None:
    assert says_not_applicable(cell)


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("1.000", 1000),
        ("1,250", 1250),
        ("1.250.000", 1250000),
        (12, 12),
        ("12,0", 12),
        ("4.50", None),
        ("1.5", None),
        ("baik", None),
        (None, None),
        (12.5, None),
        ("1.000,5", None),
    ],
)
def test_it_reads_a_count_of_people_with_thousands(cell: Value, people: int | None) -> None:
    assert count(cell) == people


def test_it_takes_control_characters_out_of_names() -> None:
    assert harmless("Dinas \x1b[31mMerah\u202e") == "Dinas \ufffd[31mMerah\ufffd"
    assert harmless("Dinas\u00a0Sosial\nKota") == "Dinas\u00a0Sosial\nKota"


@pytest.mark.parametrize("cell", [3, None, 2.5, "abc", "-3,5", "a=b"])
def test_it_leaves_harmless_cells(cell: object) -> None:
    assert neutral(cell) == cell


@given(st.sampled_from("=+-@\t\r\n＝＋－＠"), st.text())
def test_it_lets_nothing_begin_like_a_formula(sign: str, rest: str) -> None:
    found = neutral(sign + "x" + rest)
    assert found == f"'{sign}x{rest}"


def test_it_shortens_what_it_quotes() -> None:
    assert shown("a" * 41) == "a" * 39 + "…"
    assert shown("a" * 40) == "a" * 40
    assert shown(None) == ""


def test_it_compares_names_without_case_and_spacing() -> None:
    assert name_key("  Dinas   SOSIAL ") == name_key("dinas sosial")


def test_it_names_columns_as_a_spreadsheet_does() -> None:
    assert [letter(at) for at in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("25.000", 25_000),
        ("Rp. 25.000,-", 25_000),
        ("Rp1.250.000,00", 1_250_000),
        ("25,000", 25_000),
        ("25000", 25_000),
        (25_000, 25_000),
        (25_000.5, Fraction("25000.5")),
        ("2.500,5", Fraction("2500.5")),
    ],
)
def test_three_figures_after_a_point_are_thousands_of_rupiah(
    value: str | int | float, amount: int | Fraction
) -> None:
    assert rupiah(value) == amount


@pytest.mark.parametrize("value", ["25.000.00", "dua puluh", "25.0000", "", "Rp", "-5"])
def test_what_is_no_amount_of_rupiah_is_none(value: str) -> None:
    assert rupiah(value) is None
