"""Counts of users as offices paste them."""

import pytest

from tolok.rules.texts import ProblemsError
from tolok.sheets.answers.user_counts import pasted_counts


def test_it_reads_codes_and_thousands_and_skips_a_heading() -> None:
    found = pasted_counts("unit;layanan;jumlah\n1.02;01;1.250\n\n1.02;02;80")
    assert [(one.row, one.codes, one.users) for one in found] == [
        (2, ("1.02", "01"), 1250),
        (4, ("1.02", "02"), 80),
    ]


def test_it_reads_what_a_spreadsheet_pastes() -> None:
    (one,) = pasted_counts("1.02\t340")
    assert (one.codes, one.users) == (("1.02",), 340)


def test_it_tells_every_line_without_a_number() -> None:
    with pytest.raises(ProblemsError) as refused:
        pasted_counts("1;01;5\n1;02;banyak\n1;03;0")
    assert [problem.row for problem in refused.value.problems] == [2, 3]
