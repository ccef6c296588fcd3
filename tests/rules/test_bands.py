"""A published number to its letter."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules import packs
from tolok.rules.bands import Band, Bands, holes
from tolok.rules.numbers import exact
from tolok.rules.texts import Text

WORD = Text("kata", "word")


def band(letter: str, printed: str) -> Band:
    return Band(letter, WORD, Decimal(printed.split("..")[0]), printed)


THREE = (band("A", "3.01..4.00"), band("B", "2.00..3.00"), band("C", "0.00..1.99"))
BANDS = Bands(THREE, 2)
IPP = packs.instrument("pekppp-2022-luring").index.bands
VALUES = st.fractions(0, 5, max_denominator=10**6)


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        ("4.00", "A"),
        ("3.01", "A"),
        ("3.005", "A"),  # published as 3.01
        ("3.004999", "B"),
        ("3.00", "B"),
        ("2.00", "B"),
        ("1.995", "B"),
        ("1.99", "C"),
        ("0", "C"),
        ("-1", "C"),
    ],
)
def test_it_reads_the_letter_on_the_rounded_value(value: str, letter: str) -> None:
    assert BANDS.of(exact(value)).letter == letter


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        ("4.505", "A"),
        ("4.504", "A-"),
        ("4.03", "A-"),
        ("3.67", "B"),
        ("3.36", "B-"),
        ("2.18", "C-"),
        ("1", "F"),
    ],
)
def test_it_gives_published_indices_their_letters(value: str, letter: str) -> None:
    assert IPP.of(exact(value)).letter == letter


@given(VALUES, VALUES)
def test_it_never_gives_the_higher_value_the_worse_letter(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert IPP.bands.index(IPP.of(high)) <= IPP.bands.index(IPP.of(low))


@given(VALUES)
def test_it_reaches_a_band_exactly_at_its_reach(value: Fraction) -> None:
    found = IPP.of(value)
    assert value >= IPP.reach(found) or found is IPP.bands[-1]
    assert IPP.of(IPP.reach(found)) is found


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        ("3.006", "A"),
        ("3.014", "A"),
        ("3.005", "A"),
        ("3.01", None),  # on the bound, nothing was rounded
        ("3.016", None),
        ("3.004", None),
        ("1.995", "B"),
        ("0.001", None),
    ],
)
def test_it_says_when_rounding_decides(value: str, letter: str | None) -> None:
    near = BANDS.near(exact(value))
    assert (near and near.letter) == letter


def test_it_names_the_next_better_band() -> None:
    up = BANDS.next_up(Fraction(2))
    assert up is not None
    assert up.letter == "A"
    assert BANDS.next_up(Fraction(4)) is None


def test_it_sees_when_an_interval_crosses_a_bound() -> None:
    assert BANDS.crossed(Fraction(2), Fraction(4))
    assert not BANDS.crossed(Fraction(2), Fraction(3))


def found(bands: Sequence[Band], decimals: int = 2) -> list[str]:
    return holes(bands, decimals, Fraction(0), Fraction(4))


def test_it_finds_nothing_wrong_with_bands_that_touch() -> None:
    assert found(THREE) == []


@pytest.mark.parametrize(
    ("place", "printed", "word"),
    [
        (0, "3.02..4.00", "expected 3.01"),  # a hole
        (0, "3.00..4.00", "expected 2.99"),  # an overlap
        (0, "3.01..5.00", "expected 4.00"),  # over the top
        (2, "0.01..1.99", "expected 0.00"),  # the bottom is missing
        (1, "2.00-3.00", "low..high"),
        (1, "dua..tiga", "low..high"),
    ],
)
def test_it_finds_holes_and_overlaps(place: int, printed: str, word: str) -> None:
    bands = list(THREE)
    try:
        bands[place] = band(bands[place].letter, printed)
    except ArithmeticError:
        bands[place] = replace(bands[place], printed=printed)
    assert any(word in sentence for sentence in found(bands))


def test_it_finds_a_lower_bound_that_is_not_the_printed_one() -> None:
    bands = (replace(THREE[0], lower=Decimal("3.00")), *THREE[1:])
    assert any("printed from" in sentence for sentence in found(bands))


def test_it_finds_that_there_are_no_bands() -> None:
    assert found(())


def test_it_wants_steps_of_the_last_place() -> None:
    assert found(THREE, decimals=3)
