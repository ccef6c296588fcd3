"""Adjusted probabilities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.statistics.multiplicity import benjamini_hochberg, holm

#: The fifteen probabilities of the paper of Benjamini and Hochberg (1995), table in section 3.2.
PAPER = (
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000,
)  # fmt: skip
looks = st.dictionaries(st.integers(), st.floats(0, 1), min_size=1, max_size=20)


def test_it_keeps_the_four_discoveries_of_the_paper() -> None:
    found = benjamini_hochberg(dict(enumerate(PAPER)))
    assert [key for key, p in found.items() if p <= 0.05] == [0, 1, 2, 3]


def test_it_keeps_the_three_that_holm_and_hochberg_keep_there() -> None:
    found = holm(dict(enumerate(PAPER)))
    assert [key for key, p in found.items() if p <= 0.05] == [0, 1, 2]


@given(looks)
def test_it_never_makes_a_probability_smaller_and_holm_is_the_stricter(found: dict[int, float]) -> None:
    strict, mild = holm(found), benjamini_hochberg(found)
    assert list(strict) == list(mild) == list(found)
    for key, p in found.items():
        assert p <= mild[key] + 1e-12
        assert mild[key] <= strict[key] + 1e-12
        assert strict[key] <= 1


@given(looks)
def test_it_keeps_the_order(found: dict[int, float]) -> None:
    for adjusted in (holm(found), benjamini_hochberg(found)):
        by_p = [adjusted[key] for key in sorted(found, key=lambda key: found[key])]
        assert by_p == sorted(by_p)


def test_it_leaves_a_single_look_alone() -> None:
    assert holm({"a": 0.03}) == benjamini_hochberg({"a": 0.03}) == {"a": 0.03}
    assert holm({}) == {}


def test_it_refuses_what_is_no_probability() -> None:
    with pytest.raises(ValueError, match="probability"):
        holm({"a": 1.5})
