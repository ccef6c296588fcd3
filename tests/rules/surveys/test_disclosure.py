"""An index and open rows of few people."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.surveys.disclosure import kept_parts, remark
from tolok.rules.surveys.suppression import SMALLEST

people = st.lists(
    st.fixed_dictionaries(
        {
            "sex": st.sampled_from(["L", "P"]),
            "age": st.sampled_from(["<25", "25–44", "45+"]),
            "occupation": st.sampled_from(["PNS", "petani", "pelajar"]),
        }
    ),
    max_size=60,
)


def test_it_remarks_on_an_index_of_few_and_refuses_that_of_one() -> None:
    assert remark(10) is None
    assert "9 responden" in (remark(9) or pytest.fail("no remark")).id
    assert "8.3 points" in (remark(9) or pytest.fail("no remark")).en
    assert "not shown" in (remark(1) or pytest.fail("no remark")).en


@given(people)
def test_it_leaves_nobody_alone_in_open_rows(rows: list[dict[str, str]]) -> None:
    kept = kept_parts(rows, ("sex", "age", "occupation"))
    alike = Counter(tuple(row[name] for name in kept) for row in rows)
    assert not kept or min(alike.values()) >= SMALLEST


def test_it_drops_no_more_than_needed() -> None:
    rows = [{"sex": "LP"[j % 2], "occupation": str(j), "age": "25–44"} for j in range(20)]
    assert kept_parts(rows, ("sex", "age", "occupation")) == ("sex", "age")


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([{"a": "1", "b": "1"}] * 5, ("a", "b")),
        ([{"a": "1", "b": "1"}] * 5 + [{"a": "1"}], ("a",)),
        ([{"a": str(number)} for number in range(9)], ()),
        ([], ()),
    ],
)
def test_it_keeps_as_many_details_as_leave_nobody_alone(
    rows: list[dict[str, str]], kept: tuple[str, ...]
) -> None:
    assert kept_parts(rows, ("a", "b")) == kept


def test_it_refuses_a_k_that_hides_nobody() -> None:
    with pytest.raises(ValueError, match="hides nobody"):
        kept_parts([], (), 1)
