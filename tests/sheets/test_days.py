"""Days as offices write them."""

from datetime import date, datetime

import pytest

from tolok.sheets.cells import Value
from tolok.sheets.days import day


@pytest.mark.parametrize(
    "written",
    [
        date(2026, 8, 5),
        datetime(2026, 8, 5, 7, 30),  # noqa: DTZ001 - a cell has no time zone
        "2026-08-05",
        " 5/8/2026 ",
        "05-08-2026",
        "05.08.2026",
        "5 Agustus 2026",
        "5 Agt 2026",
        "5 aug. 2026",
    ],
)
def test_it_reads_a_day_in_every_dress(written: Value) -> None:
    assert day(written) == date(2026, 8, 5)


@pytest.mark.parametrize(
    "written", [None, "", 2026, 46000.0, True, "31/2/2026", "5 Abc 2026", "2026", "8/5/26"]
)
def test_it_takes_nothing_else_for_a_day(written: Value) -> None:
    assert day(written) is None


@pytest.mark.parametrize(
    "month", ["Januari", "Februari", "Pebruari", "Mei", "May", "Oktober", "Nopember", "Desember"]
)
def test_it_knows_every_spelling_of_a_month(month: str) -> None:
    assert day(f"1 {month} 2026") is not None
