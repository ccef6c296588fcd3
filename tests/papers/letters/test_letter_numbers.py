from datetime import date

import pytest

from tolok.papers.letters.numbers import PLACEHOLDERS, letter_number, pattern_problems
from tolok.rules.texts import ProblemsError

DAY = date(2026, 9, 3)


def filled(pattern: str, number: int | None = 7) -> str:
    return letter_number(pattern, number=number, unit_code="1.02", classification="065", dated=DAY)


def test_it_fills_every_placeholder() -> None:
    pattern = "/".join(f"{{{name}}}" for name in PLACEHOLDERS)
    assert filled(pattern) == "7/1.02/2026/09/IX/065"
    assert (
        filled("{classification}/{number:3}/LHE-PEKPPP/{roman_month}/{year}") == "065/007/LHE-PEKPPP/IX/2026"
    )


def test_it_leaves_room_where_no_number_was_given() -> None:
    assert filled("{number:3}/LHE/{year}", None) == "………/LHE/2026"


def test_it_keeps_doubled_braces_as_braces() -> None:
    assert filled("{{x}}/{number}") == "{x}/7"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("{nomor}/LHE", "{nomor}"),
        ("{number.__class__}", "{number.__class__}"),
        ("{number[0]}", "{number[0]}"),
        ("{}/LHE", "{}"),
        ("{number!r}", "{number!r:}"),
        ("{number:999}", "{number:999}"),
        ("{number:{year}}", "{number:{year}}"),
        ("{number}/{year:>9}", "{year:>9}"),
    ],
)
def test_it_refuses_anything_but_known_bare_names(pattern: str, found: str) -> None:
    with pytest.raises(ProblemsError) as refused:
        filled(pattern)
    assert refused.value.problems[0].found == found


def test_it_tells_all_problems_in_both_languages() -> None:
    problems = pattern_problems("{nomor}/{unit}")
    assert [problem.found for problem in problems] == ["{nomor}", "{unit}"]
    assert "isian yang tidak dikenal" in problems[0].say("id")
    assert "one of {number}, {unit_code}" in problems[0].say("en")


@pytest.mark.parametrize("pattern", ["{number", "number}", "LHE/2026", "{number}" + "x" * 200])
def test_it_refuses_what_cannot_number_letters(pattern: str) -> None:
    assert pattern_problems(pattern)
