"""Alpha, item-total correlations and the critical r."""

from statistics import correlation, variance

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.rules.survey_rows import KEYS, Row, random_rows, tally, whole_rows
from tolok.rules.surveys.reliability import critical_r, reliability
from tolok.rules.surveys.tallies import Tally


@pytest.mark.parametrize(
    ("n", "wanted"),
    [(30, "0.361"), (45, "0.294"), (50, "0.279"), (55, "0.266"), (100, "0.197"), (150, "0.160")],
)
def test_it_gives_the_r_table_that_reports_print(n: int, wanted: str) -> None:
    found = critical_r(n)
    assert found is not None
    assert f"{found:.3f}" == wanted


def test_it_has_no_critical_r_for_two_pairs() -> None:
    assert critical_r(2) is None


def test_it_gives_the_alpha_of_a_small_table_worked_by_hand() -> None:
    # variances 1 and 1, covariance 1/2: total variance 3, alpha = 2 × (1 − 2/3)
    found = reliability(Tally.of(("a", "b"), [(1, 2), (2, 1), (3, 3)]))
    assert found.alpha == pytest.approx(2 / 3)
    assert found.n == 3


@given(st.lists(whole_rows, min_size=3, max_size=40))
def test_it_gives_the_alpha_of_the_textbook_formula(people: list[list[int]]) -> None:
    totals = [sum(row) for row in people]
    assume(len(set(totals)) > 1)
    items = [variance(row[j] for row in people) for j in range(9)]
    wanted = 9 / 8 * (1 - sum(items) / variance(totals))
    assert float(reliability(tally(people)).alpha or 0) == pytest.approx(wanted, abs=1e-9)


def test_it_gives_plain_and_corrected_item_total_r() -> None:
    people = [[int(answer or 1) for answer in row] for row in random_rows(60, seed=3)]
    found = reliability(tally(people))
    for j, key in enumerate(KEYS):
        own = [row[j] for row in people]
        rest = [sum(row) - row[j] for row in people]
        assert found.items[key].r == pytest.approx(correlation(own, [sum(row) for row in people]))
        assert found.items[key].corrected == pytest.approx(correlation(own, rest))


def test_it_gives_a_negative_r_its_sign() -> None:
    found = reliability(Tally.of(("a", "b", "c"), [(1, 4, 4), (2, 3, 3), (4, 1, 2)]))
    assert (found.items["a"].corrected or 0) < -0.9


def test_it_looks_only_at_respondents_who_answered_everything() -> None:
    people: list[Row] = [*random_rows(40, seed=5)]
    with_gaps: list[Row] = [*people, [4, None, 4, 4, 4, 4, 4, 4, 4], [None] * 9]
    assert reliability(tally(with_gaps)) == reliability(tally(people))


def test_it_has_no_alpha_without_spread_or_with_one_item() -> None:
    assert reliability(tally([[4] * 9] * 40)).alpha is None
    assert reliability(tally([[4] * 9] * 40)).items["biaya"].r is None
    assert reliability(Tally.of(("a",), [(1,), (4,)])).alpha is None
    assert reliability(tally([])).alpha is None


def test_it_names_items_below_the_critical_r() -> None:
    people = [
        [3, 3, 3, 3, 3, 3, 3, 3, 1 + j % 4] if j % 2 else [4, 4, 4, 4, 4, 4, 4, 4, 1 + j % 3]
        for j in range(60)
    ]
    found = reliability(tally(people))
    assert found.critical is not None
    weak, strong = found.items["sarpras"].r, found.items["waktu"].r
    assert weak is not None
    assert strong is not None
    assert weak < found.critical < strong
