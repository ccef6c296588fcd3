"""The users' form: its pooled mean and what lies beneath."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.statistics.moments import Moments
from tolok.rules.surveys.form_means import form_mean, moments_of
from tolok.rules.surveys.tallies import Tally

KEYS = ("1", "2", "3", "4")
rows = st.lists(st.tuples(*[st.one_of(st.none(), st.integers(1, 5))] * 4), max_size=25)


@given(rows)
def test_moments_of_a_tally_are_those_of_its_respondents(given_rows: list[tuple[int | None, ...]]) -> None:
    told = [[x for x in row if x is not None] for row in given_rows]
    wanted = Moments.of((sum(row), len(row)) for row in told if row)
    assert moments_of(Tally.of(KEYS, given_rows, 1, 5)) == wanted


def test_two_links_are_pooled_and_not_averaged_as_in_pasuruan() -> None:
    answers = [(4,), (5,), (4,), (5,), (4,), (4,)]
    assert form_mean(Tally.of(("1",), answers, 0, 5)).mean == Fraction(26, 6)


def test_a_full_row_gives_the_mean_that_pasuruan_published() -> None:
    row = (4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5)
    keys = tuple(str(at) for at in range(14))
    assert form_mean(Tally.of(keys, [row], 0, 5)).mean == Fraction(9, 2)


def test_a_statement_left_out_is_no_zero() -> None:
    found = form_mean(Tally.of(KEYS, [(5, None, 3, 4), (3, None, 3, 4)], 1, 5))
    assert found.statements["2"].mean is None
    assert found.statements["1"].mean == 4
    assert found.mean == Fraction(22, 6)


def test_there_is_no_interval_of_one_person() -> None:
    assert form_mean(Tally.of(KEYS, [(5, 4, 3, 4)], 1, 5)).interval.low is None
