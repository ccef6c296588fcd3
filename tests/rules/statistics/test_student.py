"""Student's t."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.statistics.student import t_quantile, t_two_sided


@pytest.mark.parametrize(
    ("df", "wanted"), [(1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (28, 2.0484), (200, 1.9719)]
)
def test_it_gives_the_quantile_of_student(df: int, wanted: float) -> None:
    assert t_quantile(df) == pytest.approx(wanted, abs=5e-5)


def test_it_joins_series_and_expansion_without_a_step() -> None:
    assert t_quantile(200) - t_quantile(201) == pytest.approx(t_quantile(201) - t_quantile(202), rel=0.05)


@given(st.integers(1, 400))
def test_it_leaves_five_percent_outside_its_own_quantile(df: int) -> None:
    assert t_two_sided(t_quantile(df), df) == pytest.approx(0.05, abs=2e-5)


@given(st.floats(0, 20), st.floats(0, 20), st.integers(1, 300))
def test_it_finds_what_lies_further_out_less_likely(first: float, second: float, df: int) -> None:
    near, far = sorted((first, second))
    assert 0 <= t_two_sided(far, df) <= t_two_sided(near, df) + 1e-12 <= 1 + 1e-12


def test_it_looks_at_both_sides() -> None:
    assert t_two_sided(-2, 9) == t_two_sided(2, 9)


def test_it_refuses_less_than_one_degree_of_freedom() -> None:
    with pytest.raises(ValueError, match="degrees"):
        t_two_sided(1, 0.5)
