"""Rows of indices over time and where they break."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.statistics.test_mann_kendall import BANTUL
from tolok.rules.statistics.trends import Point, trend

SKM = {"instrument": "skm-2017", "bands": "skm-2017", "weight": "exact"}


def years(values: list[Fraction | None], first: int = 2019, **marks: str) -> list[Point]:
    return [Point(str(first + place), value, {**SKM, **marks}) for place, value in enumerate(values)]


def test_it_names_the_rise_of_bantul() -> None:
    found = trend(years([*BANTUL]))
    assert found.breaks == ()
    assert found.pieces[0].words.en == "The values tend to rise (S = 10 of 5 values, two-sided p = 0.0167)."
    assert "cenderung naik" in found.pieces[0].words.id


def test_it_cuts_the_line_where_instrument_and_bands_changed() -> None:
    old = years([Fraction(81), Fraction(82)], 2015, instrument="skm-2014", bands="skm-2014")
    found = trend([*old, *years([Fraction(82), Fraction(83)], 2017)])
    assert [[point.name for point in piece.points] for piece in found.pieces] == [
        ["2015", "2016"],
        ["2017", "2018"],
    ]
    [cut] = found.breaks
    assert (cut.before, cut.after, cut.changed) == ("2016", "2017", ("instrument", "bands"))
    assert cut.text.id.startswith("Antara 2016 dan 2017 berubah: instrumen dan pita mutu.")


def test_it_cuts_the_line_where_only_the_weight_changed() -> None:
    found = trend([*years([Fraction(80)], weight="0.11"), *years([Fraction(81)], 2020)])
    assert [cut.changed for cut in found.breaks] == [("weight",)]
    assert all(piece.test is None for piece in found.pieces)


def test_it_does_not_compare_a_quarter_with_half_years() -> None:
    halves = years([Fraction(80), Fraction(81)], period="semester")
    found = trend([*halves, *years([Fraction(70)], 2021, period="triwulan")])
    assert [len(piece.points) for piece in found.pieces] == [2, 1]
    assert found.breaks[0].text.id.startswith("Antara 2020 dan 2021 berubah: jenis periode.")


def test_it_does_not_compare_what_is_not_known_on_one_side() -> None:
    assert trend([Point("2019", Fraction(80), {}), *years([Fraction(81)], 2020)]).breaks == ()


def test_it_says_that_three_years_are_too_few() -> None:
    words = trend(years([Fraction(80), Fraction(85), Fraction(90)])).pieces[0].words
    assert words.en.startswith("3 values are not enough to name a direction")
    assert "0,3333" in words.id


def test_it_says_when_nothing_can_be_told_and_when_it_falls() -> None:
    still = trend(years([Fraction(n) for n in (1, 3, 2, 5, 4)])).pieces[0]
    down = trend(years([*BANTUL[::-1]])).pieces[0]
    assert "p = 0.2333" in still.words.en
    assert down.words.en.startswith("The values tend to fall (S = −10")


def test_it_names_periods_without_an_index() -> None:
    piece = trend(years([Fraction(80), None, Fraction(81)])).pieces[0]
    assert piece.missing == ("2020",)
    assert piece.words.id.endswith("Periode tanpa indeks: 2020.")


def test_it_refuses_a_mark_that_nobody_knows() -> None:
    with pytest.raises(ValueError, match="colour"):
        trend([Point("2019", None, {"colour": "red"})])


def test_it_has_no_piece_without_periods() -> None:
    assert trend([]).pieces == ()


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("cd")), max_size=12))
def test_it_keeps_every_period_in_exactly_one_piece(marks: list[tuple[str, str]]) -> None:
    points = [
        Point(str(place), Fraction(place), {"instrument": a, "weight": b})
        for place, (a, b) in enumerate(marks)
    ]
    found = trend(points)
    assert [point for piece in found.pieces for point in piece.points] == points
    assert len(found.breaks) == max(0, len(found.pieces) - 1)
    for piece in found.pieces:
        assert len({(point.marks["instrument"], point.marks["weight"]) for point in piece.points}) == 1
