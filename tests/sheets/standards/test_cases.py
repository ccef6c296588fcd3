"""Starts and ends of requests are read from a register; names are not, and every fault is told with its row."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from tolok.rules.texts import ProblemsError
from tolok.sheets.books import open_bytes
from tolok.sheets.standards.cases import names_of, pasted_cases, read_cases

REGISTER = """REGISTER PERMOHONAN;;;;
No;Nama;NIK;Tanggal masuk;Tanggal selesai;Jeda
1;Sari Utami;6401010101010001;02/03/2026;04/03/2026;
2;Budi Hartono;6401010101010002;15/03/2026;17/03/2026;1
3;Rina Wati;6401010101010003;16/03/2026;;
"""


def test_it_reads_the_times_and_says_which_columns_it_left() -> None:
    found = read_cases(open_bytes("register.csv", REGISTER.encode()), UTC, clock=False)
    assert [(at, case.began.day, case.finished.day, case.paused) for at, case in found.rows] == [
        (3, 2, 4, Fraction(0)),
        (4, 15, 17, Fraction(1)),
    ]
    assert found.unfinished == 1
    assert names_of(found.dropped) == "No, Nama, NIK"
    assert "Sari" not in repr(found)


def test_lines_without_a_heading_are_start_and_end() -> None:
    found = pasted_cases("2/3/2026 08.05\t2/3/2026 08.25\n2/3/2026 09.00\t2/3/2026 09.40", UTC, clock=True)
    assert [(at, (one.finished - one.began).seconds // 60) for at, one in found.rows] == [(1, 20), (2, 40)]


def test_a_queue_machine_may_tell_the_day_once() -> None:
    lines = "Tanggal;Ambil nomor;Dilayani\n02/03/2026;08:05:10;08:11:40\n02/03/2026;08:06;08:20"
    found = pasted_cases(lines, UTC, clock=True)
    assert [one.began for _, one in found.rows] == [
        datetime(2026, 3, 2, 8, 5, 10, tzinfo=UTC),
        datetime(2026, 3, 2, 8, 6, tzinfo=UTC),
    ]


def test_every_fault_of_every_row_is_told_and_names_are_never_quoted() -> None:
    lines = (
        "Nama;Mulai;Selesai;Jeda\n"
        "Sari Utami;kemarin;04/03/2026;\n"
        "Budi Hartono;;04/03/2026;\n"
        "Rina Wati;20/03/2026;04/03/2026;x\n"
        "Tono;20/03/2026;04/03/2026;\n"
    )
    with pytest.raises(ProblemsError) as error:
        pasted_cases(lines, UTC, clock=False)
    assert [(one.row, one.column[:5]) for one in error.value.problems] == [
        (2, "Mulai"),
        (3, "Mulai"),
        (4, "Jeda"),
        (5, "Seles"),
    ]
    assert "Sari" not in str(error.value)


def test_one_mistyped_day_is_one_fault_and_not_one_for_every_row() -> None:
    lines = "mulai;selesai\n13/03/2026;17/03/2026\n14/03/2026;32/03/2026\n"
    with pytest.raises(ProblemsError) as error:
        pasted_cases(lines, UTC, clock=False)
    assert [(one.row, one.found) for one in error.value.problems] == [(3, "32/03/2026")]


def test_minutes_want_an_hour() -> None:
    with pytest.raises(ProblemsError) as error:
        pasted_cases("mulai;selesai\n02/03/2026;02/03/2026 09.10", UTC, clock=True)
    assert [one.row for one in error.value.problems] == [2]


@pytest.mark.parametrize("lines", ["", "nama;umur\nSari;20", "mulai;selesai"])
def test_what_holds_no_requests_is_refused(lines: str) -> None:
    with pytest.raises(ProblemsError):
        pasted_cases(lines, UTC, clock=False)
