"""Themes, grades and open rows of few people."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.disclosure import ALIKE, DROP_ORDER, open_rows, remark, themes

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


def test_it_counts_themes_from_five_up() -> None:
    found = themes({"waktu": 5, "biaya": 4, "sarpras": 0})
    assert found.counts == {"waktu": 5, "biaya": None, "sarpras": 0}
    assert found.words is not None
    assert "1 themes with fewer than 5" in found.words.en
    assert themes({"waktu": 9}).words is None


def test_it_remarks_on_an_index_of_few_and_refuses_that_of_one() -> None:
    assert remark(10) is None
    assert "9 responden" in (remark(9) or pytest.fail("no remark")).id
    assert "8.3 points" in (remark(9) or pytest.fail("no remark")).en
    assert "not shown" in (remark(1) or pytest.fail("no remark")).en


@given(people)
def test_it_leaves_nobody_alone_in_open_rows(rows: list[dict[str, str]]) -> None:
    found = open_rows(rows)
    assert set(found.kept) | set(found.dropped) == {name for row in rows for name in row}
    if found.publishable:
        alike = Counter(tuple(row[name] for name in found.kept) for row in rows)
        assert min(alike.values()) == found.smallest >= ALIKE
    else:
        assert len(rows) < ALIKE


def test_it_drops_variables_in_the_stated_order_and_no_more_than_needed() -> None:
    rows = [{"sex": "LP"[j % 2], "occupation": str(j), "age": "25–44"} for j in range(20)]
    found = open_rows(rows)
    assert (found.kept, found.dropped) == (("sex", "age"), ("occupation",))
    assert "occupation" in found.words.en
    assert DROP_ORDER[0] == "occupation"


def test_it_drops_first_what_nobody_judged() -> None:
    rows = [{"sex": "L", "village": str(j)} for j in range(6)]
    assert open_rows(rows).dropped == ("village",)


def test_it_gives_no_rows_of_four_people() -> None:
    found = open_rows([{"sex": "L"}] * 4)
    assert not found.publishable
    assert found.kept == ()


def test_it_refuses_a_k_that_hides_nobody() -> None:
    with pytest.raises(ValueError, match="hides nobody"):
        open_rows([], k=1)
