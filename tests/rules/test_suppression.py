"""Small cells, attacked by somebody who knows every printed number."""

from collections.abc import Callable, Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.rules.suppression import SMALLEST, TwoWay, one_way, two_way

counts = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1, max_size=6)


@st.composite
def tables(draw: Callable[[st.SearchStrategy[int]], int]) -> dict[tuple[str, str], int]:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cell = st.integers(0, 9)
    return {(f"r{i}", f"c{j}"): draw(cell) for i, j in product(range(rows), range(columns))}


def other_value(truth: Mapping[tuple[str, str], int], shown: TwoWay, wanted: tuple[str, str, str]) -> bool:
    """Whether a table of at least 1 in each withheld cell has all printed numbers and another value in `wanted`.

    Searches by trying values; the set of tables is convex in whole numbers, so one more or less is enough to try.
    """
    kind, row, column = wanted
    hidden = [key for key, count in shown.counts.items() if count is None]
    for step in (1, -1):
        sums: list[tuple[list[tuple[str, str]], int]] = []
        for name, total in shown.rows.items():
            line = [key for key in truth if key[0] == name]
            real = sum(truth[key] for key in line)
            if (kind, row) == ("row", name):
                sums.append((line, real + step))
            elif total is not None:
                sums.append((line, real))
        for name, total in shown.columns.items():
            line = [key for key in truth if key[1] == name]
            real = sum(truth[key] for key in line)
            if (kind, column) == ("column", name):
                sums.append((line, real + step))
            elif total is not None:
                sums.append((line, real))
        sums.append((list(truth), sum(truth.values())))
        start = dict(truth)
        free = list(hidden)
        if kind == "cell":
            start[row, column] += step
            free.remove((row, column))
            if start[row, column] < 1:
                continue
        if solvable(start, free, sums):
            return True
    return False


def solvable(
    start: dict[tuple[str, str], int],
    free: list[tuple[str, str]],
    sums: list[tuple[list[tuple[str, str]], int]],
) -> bool:
    """Whether the free cells can be filled with whole numbers from 1 up so that all sums hold."""
    if not free:
        return all(sum(start[key] for key in line) == total for line, total in sums)
    cell, rest = free[0], free[1:]
    room = min(
        total - sum(1 if key in rest else start[key] for key in line if key != cell)
        for line, total in sums
        if cell in line
    )
    for value in sorted(range(1, room + 1), key=lambda value: abs(value - start[cell])):
        if solvable({**start, cell: value}, rest, sums):
            return True
    return False


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


@given(tables())
@settings(max_examples=150, deadline=None)
def test_it_leaves_more_than_one_value_for_every_withheld_cell_and_sum(
    table: dict[tuple[str, str], int],
) -> None:
    found = two_way(table)
    if found.total is None:
        assert not any(count is not None for count in (*found.counts.values(), *found.rows.values()))
        return
    withheld = [("cell", *key) for key, count in found.counts.items() if count is None]
    withheld += [("row", key, "") for key, count in found.rows.items() if count is None]
    withheld += [("column", "", key) for key, count in found.columns.items() if count is None]
    for key, count in found.counts.items():
        assert count is None or count == 0 or count >= SMALLEST
        assert count in (None, table[key])
    for wanted in withheld:
        assert other_value(table, found, wanted), wanted


def test_it_withholds_a_small_category_with_the_next_smallest() -> None:
    found = one_way({"SD": 3, "SLTA": 40, "S1": 20, "S2": 0})
    assert found.counts == {"SD": None, "SLTA": 40, "S1": None, "S2": 0}
    assert found.total == 63
    assert found.words is not None


def test_it_prints_a_table_without_small_cells_whole() -> None:
    found = two_way({("L", "SD"): 9, ("L", "S1"): 5, ("P", "SD"): 7, ("P", "S1"): 6})
    assert None not in found.counts.values()
    assert (found.rows, found.columns, found.total) == ({"L": 14, "P": 13}, {"SD": 16, "S1": 11}, 27)
    assert found.words is None


def test_it_withholds_a_square_around_one_small_cell() -> None:
    table = {(row, column): 20 for row in "abc" for column in "xyz"} | {("a", "x"): 2, ("b", "y"): 6}
    found = two_way(table)
    hidden = {key for key, count in found.counts.items() if count is None}
    assert {("a", "x"), ("b", "y")} < hidden
    assert len(hidden) == 4
    assert None not in found.rows.values()


def test_it_shows_nothing_when_five_people_are_five_cells() -> None:
    found = one_way(dict.fromkeys("abcde", 1))
    assert (set(found.counts.values()), found.total) == ({None}, None)
    assert found.words is not None
    assert "tidak ditampilkan" in found.words.id


def test_it_shows_nothing_of_fewer_than_five_people() -> None:
    assert one_way({"a": 4, "b": 0}).total is None
    assert two_way({("a", "x"): 4}).total is None


def test_it_shows_that_nobody_answered() -> None:
    assert one_way({"a": 0}).counts == {"a": 0}
    assert two_way({}).total == 0
