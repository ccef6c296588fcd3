"""What a standard says, as sentences."""

from fractions import Fraction

import pytest

from tolok.rules.standards.words import amount_of


@pytest.mark.parametrize(
    ("most", "unit", "said"),
    [
        (Fraction(1), "working_days", ("1 hari kerja", "1 working day")),
        (Fraction(3), "working_days", ("3 hari kerja", "3 working days")),
        (Fraction(1, 2), "hours", ("0,5 jam", "0.5 hours")),
        (Fraction(1), "months", ("1 bulan", "1 month")),
    ],
)
def test_it_counts_one_as_one(most: Fraction, unit: str, said: tuple[str, str]) -> None:
    found = amount_of(most, unit)
    assert (found.id, found.en) == said
