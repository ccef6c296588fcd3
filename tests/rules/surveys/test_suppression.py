"""Small cells, attacked by somebody who knows every printed number."""

from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.surveys.suppression import SMALLEST, one_way

counts = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1, max_size=6)


@given(counts)
def test_it_leaves_more_than_one_value_for_every_withheld_category(given_counts: dict[str, int]) -> None:
    found = one_way(given_counts)
    hidden = [key for key, count in found.counts.items() if count is None]
    for key, count in given_counts.items():
        assert found.counts[key] in (None, count)
        assert key in hidden or not 0 < count < SMALLEST
    if found.total is not None and hidden:
        rest = found.total - sum(count or 0 for count in found.counts.values())
        # one equation over cells of at least 1: open as soon as two share more than the least
        assert len(hidden) >= 2
        assert rest > len(hidden)


def test_it_withholds_a_small_category_with_the_next_smallest() -> None:
    found = one_way({"SD": 3, "SLTA": 40, "S1": 20, "S2": 0})
    assert found.counts == {"SD": None, "SLTA": 40, "S1": None, "S2": 0}
    assert found.total == 63
    assert found.words is not None


def test_it_prints_a_row_without_small_categories_whole() -> None:
    found = one_way({"L": 9, "P": 5})
    assert (found.counts, found.total, found.words) == ({"L": 9, "P": 5}, 14, None)


def test_it_shows_nothing_when_five_people_are_five_cells() -> None:
    found = one_way(dict.fromkeys("abcde", 1))
    assert (set(found.counts.values()), found.total) == ({None}, None)
    assert found.words is not None
    assert "tidak ditampilkan" in found.words.id


def test_it_shows_nothing_of_fewer_than_five_people() -> None:
    assert one_way({"a": 4, "b": 0}).total is None


def test_it_shows_that_nobody_answered() -> None:
    assert one_way({"a": 0}).counts == {"a": 0}
    assert one_way({}).total == 0
