"""Two periods side by side, and many units at once."""

from fractions import Fraction
from math import sqrt
from random import Random
from statistics import variance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.survey_rows import SKM, Row, random_rows, tally, whole_rows
from tolok.rules.surveys.comparisons import Comparison, compare, compare_elements, discoveries
from tolok.rules.surveys.skm import survey


def shifted(n: int, seed: int, up: int) -> list[Row]:
    """Respondents who like everything a little more."""
    return [[min(4, (answer or 1) + up) for answer in row] for row in random_rows(n, seed)]


def test_it_gives_the_difference_of_the_two_indices_and_its_usual_interval() -> None:
    first, second = random_rows(80, 1), random_rows(120, 2)
    found = compare(SKM, tally(first), tally(second))
    one, other = survey(SKM, tally(first)), survey(SKM, tally(second))
    assert (found.first, found.second) == (one.ikm, other.ikm)
    assert found.difference == (other.ikm or 0) - (one.ikm or 0)
    spread = [
        variance([Fraction(25, 9) * sum(a or 0 for a in row) for row in rows]) for rows in (first, second)
    ]
    assert found.error == pytest.approx(sqrt(spread[0] / 80 + spread[1] / 120))


@given(st.lists(whole_rows, min_size=2, max_size=15), st.lists(whole_rows, min_size=2, max_size=15))
@settings(max_examples=40, deadline=None)
def test_it_turns_round_when_the_groups_are_swapped(one: list[list[int]], other: list[list[int]]) -> None:
    there, back = compare(SKM, tally(one), tally(other)), compare(SKM, tally(other), tally(one))
    assert there.difference == -(back.difference or 0)
    assert there.p == back.p
    assert there.interval.low == pytest.approx(-(back.interval.high or 0))


def test_it_says_up_down_and_unclear() -> None:
    base = tally(random_rows(100, 3))
    assert compare(SKM, base, tally(shifted(100, 4, 1))).words.en.startswith("Up by")
    assert compare(SKM, tally(shifted(100, 4, 1)), base).words.id.startswith("Turun")
    assert "cannot be told from chance" in compare(SKM, base, tally(random_rows(100, 5))).words.en


def test_it_is_careful_with_few_respondents() -> None:
    found = compare(SKM, tally(random_rows(5, 1)), tally(random_rows(100, 2)))
    assert "only 5 respondents" in found.words.en


def test_it_counts_known_populations() -> None:
    rows = tally(random_rows(80, 1)), tally(random_rows(80, 2))
    wide, narrow = compare(SKM, *rows), compare(SKM, *rows, populations=(100, 100))
    assert narrow.error == pytest.approx((wide.error or 0) * sqrt(0.2))


def test_it_leaves_elements_out_of_both() -> None:
    rows = tally(random_rows(40, 1)), tally(random_rows(40, 2))
    found = compare(SKM, *rows, without=["biaya"])
    assert found.first == survey(SKM, rows[0], without=["biaya"]).ikm


def test_it_has_no_difference_without_an_index_and_no_interval_of_one_person() -> None:
    some = tally(random_rows(40, 1))
    empty = compare(SKM, some, tally([[4] * 8 + [None]]))
    assert (empty.difference, empty.p) == (None, None)
    one = compare(SKM, some, tally([[4] * 9]))
    assert one.difference is not None
    assert (one.interval.low, one.p) == (None, None)


def test_it_does_not_call_equal_answers_certain() -> None:
    found = compare(SKM, tally([[3] * 9] * 40), tally([[4] * 9] * 40))
    assert "not certainty" in found.words.en


def test_it_names_the_element_that_changed() -> None:
    first = random_rows(150, 1)
    second = [[row[0], row[1], 2, *row[3:]] for row in random_rows(150, 2)]
    found = compare_elements(SKM, tally(first), tally(second))
    assert [one.key for one in found if one.clear] == ["waktu"]
    assert found[2].difference == found[2].second - found[2].first < 0
    assert found[2].second == 2


def test_it_leaves_out_elements_that_one_group_did_not_answer() -> None:
    gone = tally([[None, *row[1:]] for row in random_rows(20, 1)])
    assert [one.key for one in compare_elements(SKM, gone, tally(random_rows(20, 2)))] == list(SKM.keys[1:])


def test_it_seldom_names_a_unit_where_nothing_changed() -> None:
    random, units = Random(11), {}
    for place in range(60):
        units[f"same{place}"] = compare(
            SKM,
            tally(random_rows(40, random.randrange(10**6))),
            tally(random_rows(40, random.randrange(10**6))),
        )
    units["better"] = compare(SKM, tally(random_rows(40, 1)), tally(shifted(40, 2, 1)))
    assert discoveries(units) == ("better",)
    by_chance = [key for key, one in units.items() if one.p is not None and one.p <= 0.05]
    assert len(by_chance) > 1


def test_it_names_nobody_without_a_probability() -> None:
    unknown: Comparison = compare(SKM, tally([[4] * 9]), tally([[3] * 9]))
    assert discoveries({"a": unknown}) == ()
