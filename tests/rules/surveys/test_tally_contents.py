"""A tally written down and read back is the same tally."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.surveys.tallies import Tally
from tolok.rules.surveys.tally_contents import MOST_ROWS, content_of, tally_of

KEYS = ("a", "b", "c")
rows = st.lists(st.tuples(*[st.one_of(st.none(), st.integers(0, 5))] * 3), max_size=30)


@given(rows)
def test_it_comes_back_through_json_as_it_went(given_rows: list[tuple[int | None, ...]]) -> None:
    tally = Tally.of(KEYS, given_rows)
    assert tally_of(json.loads(json.dumps(content_of(tally, rows=True)))) == tally


def test_it_keeps_single_rows_only_when_asked() -> None:
    tally = Tally.of(KEYS, [(1, 2, 3)])
    assert "vectors" not in content_of(tally)
    assert tally_of(content_of(tally)).vectors is None


def test_it_keeps_no_single_rows_of_a_crowd() -> None:
    keys = tuple("abcdefghi")
    crowd = [tuple(at >> 2 * place & 3 for place in range(9)) for at in range(MOST_ROWS + 1)]
    tally = Tally.of(keys, [tuple(x + 1 for x in row) for row in crowd])
    assert "vectors" not in content_of(tally, rows=True)
