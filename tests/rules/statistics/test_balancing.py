"""Even loads, against trying everything."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.rules.statistics.balancing import balance

PEOPLE = "abcd"
WORK = st.lists(st.tuples(st.integers(1, 2), st.lists(st.sampled_from(PEOPLE), unique=True)), max_size=5)
CAPACITY = st.fixed_dictionaries({key: st.none() | st.integers(0, 4) for key in PEOPLE})


def by_trying(work: list[tuple[int, list[str]]], capacity: dict[str, int | None]) -> tuple[int, int]:
    """The most places filled, and with them the smallest sum of squared loads."""
    options = [
        [group for size in range(count + 1) for group in combinations(may, size)] for count, may in work
    ]
    best = (0, 0)
    for choice in product(*options):
        loads = [sum(key in group for group in choice) for key in PEOPLE]
        if all(
            most is None or load <= most
            for load, most in zip(loads, (capacity[k] for k in PEOPLE), strict=True)
        ):
            best = min(best, (-sum(loads), sum(load * load for load in loads)))
    return best


@settings(max_examples=150)
@given(WORK, CAPACITY)
def test_it_fills_most_and_evens_best(
    work: list[tuple[int, list[str]]], capacity: dict[str, int | None]
) -> None:
    found = balance([count for count, _ in work], [may for _, may in work], capacity)
    loads = [sum(key in group for group in found) for key in PEOPLE]
    assert (-sum(loads), sum(load * load for load in loads)) == by_trying(work, capacity)
    for group, (count, may) in zip(found, work, strict=True):
        assert len(group) == len(set(group)) <= count
        assert set(group) <= set(may)


def test_it_hands_on_where_the_first_choice_was_taken() -> None:
    assert balance([1, 1], [["a", "b"], ["a"]], {"a": 1, "b": 1}) == [["b"], ["a"]]
