"""Whole-number sums over respondents."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.survey_rows import KEYS, Row, rows, tally, whole_rows
from tolok.rules.surveys.tallies import Counting, Tally, pack_row, straight, unpack_row


def test_it_counts_points_and_totals_of_each_item() -> None:
    found = Tally.of(("a", "b"), [(4, 3), (2, None), (4, 1)])
    assert found.n == 3
    assert found.counts == (3, 2)
    assert found.totals == (10, 4)
    assert found.levels == ((0, 1, 0, 2), (1, 0, 1, 0))
    assert found.mean(1) == Fraction(2)


def test_it_takes_answers_off_the_scale_as_missing_and_counts_them() -> None:
    found = Tally.of(("a", "b"), [(0, 3), (5, 3), (4, -1), ("4", 2)])
    assert found.outside == (3, 1)
    assert found.counts == (1, 3)
    assert found.mean(0) == 4


def test_it_does_not_call_a_row_without_answers_a_respondent() -> None:
    found = Tally.of(("a", "b"), [(None, None), (9, None), (1, None)])
    assert (found.n, found.blank) == (1, 2)


def test_it_refuses_a_row_of_another_length() -> None:
    counting = Counting(("a", "b"))
    with pytest.raises(ValueError, match="3 answers for 2 items"):
        counting.add((1, 2, 3))


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ((4, 4, 4, 4), True),
        ((4, 4, 4, 0), True),
        ((4, 4, 0, 0), False),  # half of the items is too little to tell
        ((4, 4, 4, 3), False),
        ((0, 0, 0, 0), False),
    ],
)
def test_it_knows_a_straight_line(row: tuple[int, ...], wanted: bool) -> None:
    assert straight(row) is wanted


def test_it_counts_straight_lines_and_rows_given_before() -> None:
    found = tally([[4] * 9, [4] * 9, [3] * 9, [1, 2, 3, 4, 1, 2, 3, 4, 1]])
    assert found.straightliners == 3
    assert found.repeats == 1


def test_it_keeps_products_of_respondents_who_answered_everything() -> None:
    found = Tally.of(("a", "b"), [(2, 3), (4, 1), (4, None)])
    assert found.complete.n == 2
    assert found.complete.totals == (6, 4)
    assert found.complete.products == (4 + 16, 6 + 4, 9 + 1)


@given(st.lists(rows, max_size=30), st.data())
def test_it_does_not_look_at_the_order_of_rows(people: list[Row], data: st.DataObject) -> None:
    assert tally(people) == tally(data.draw(st.permutations(people)))


@given(st.lists(rows, max_size=20), st.lists(rows, max_size=20))
def test_it_adds_up_to_the_tally_of_all_rows(first: list[Row], second: list[Row]) -> None:
    assert tally(first) + tally(second) == tally([*first, *second])


def test_it_does_not_know_repeats_of_a_sum_without_rows() -> None:
    part = Tally.of(KEYS, [[4] * 9], vectors=False)
    assert part.repeats == 0
    assert (part + part).repeats is None


def test_it_refuses_to_add_other_items() -> None:
    with pytest.raises(ValueError, match="different items"):
        Tally.of(("a",), [(1,)]) + Tally.of(("b",), [(1,)])


@given(rows)
def test_it_packs_a_row_and_gives_it_back(row: list[int | None]) -> None:
    assert unpack_row(pack_row(row, 1, 4), 9, 1, 4) == tuple(row)


@given(st.lists(rows, max_size=20), st.permutations(KEYS), st.integers(1, 9))
def test_it_takes_some_items_as_if_the_others_had_not_been_asked(
    people: list[Row], order: list[str], count: int
) -> None:
    kept = order[:count]
    places = [KEYS.index(key) for key in kept]
    wanted = Tally.of(kept, [[row[place] for place in places] for row in people])
    found = tally(people).of_items(kept)
    # straight lines belong to the whole questionnaire, so they are not compared
    assert replace(found, straightliners=0, distinct=0) == replace(wanted, straightliners=0, distinct=0)
    assert found.straightliners == tally(people).straightliners


@given(st.lists(whole_rows, min_size=1, max_size=20))
def test_it_puts_whole_rows_into_one_pattern(people: list[Row]) -> None:
    assert set(tally(people).patterns) == {0b111111111}
