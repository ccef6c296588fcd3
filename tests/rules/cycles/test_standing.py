"""Standings: places as published, ranges by pairs, groups side by side."""

from fractions import Fraction
from math import hypot
from statistics import mean, stdev
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.cycles.standing import Measured, Standing, groups, standings
from tolok.rules.index.weighted import Z95
from tolok.rules.results import Interval
from tolok.rules.surveys.ranks import rank_ranges
from tolok.rules.texts import Text

INDEX = st.fractions(0, 5, max_denominator=1000)
UNITS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.builds(Measured, INDEX, st.none() | st.floats(0, 1)),
    max_size=12,
)


def measured(index: str, error: float | None = None) -> Measured:
    return Measured(Fraction(index), error)


def test_it_ranks_by_the_published_number_and_ranges_by_pairs() -> None:
    # a and b publish 4.00; c lies 0.5 below a: 1.96 × √(0.1² + 0.1²) = 0.277; d's error is not known
    found = standings(
        {
            "a": measured("4.001", 0.1),
            "b": measured("3.996", 0.3),
            "c": measured("3.5", 0.1),
            "d": measured("1"),
        },
        2,
    )
    assert found == {
        "a": Standing(1, 1, 3, 1, 4),
        "b": Standing(1, 1, 4, 1, 4),
        "c": Standing(3, 2, 4, 0, 4),
        "d": Standing(4, None, None, 0, 4),
    }


@given(UNITS)
def test_it_holds_the_published_place_and_agrees_with_trying_all_pairs(units: dict[str, Measured]) -> None:
    found = standings(units, 2)
    assert found.keys() == units.keys()
    for key, unit in units.items():
        one = found[key]
        assert one.of == len(units)
        if unit.error is None:
            assert one.best is None
            assert one.worst is None
            continue
        clear = {
            name: (other.index > unit.index) - (other.index < unit.index)
            for name, other in units.items()
            if other.error is not None
            and abs(float(other.index) - float(unit.index)) > Z95 * hypot(unit.error, other.error)
        }
        assert one.best == min(one.place, 1 + sum(sign > 0 for sign in clear.values()))
        assert one.worst == max(one.place, len(units) - sum(sign < 0 for sign in clear.values()))


@given(UNITS)
def test_ranges_are_never_wider_than_by_overlap(units: dict[str, Measured]) -> None:
    known = {key: unit for key, unit in units.items() if unit.error is not None}
    whole = {
        key: Interval(
            float(u.index) - Z95 * (u.error or 0), float(u.index) + Z95 * (u.error or 0), Text("", "")
        )
        for key, u in known.items()
    }
    cautious = rank_ranges(whole)
    for key, one in standings(known, 2).items():
        assert one.best is not None
        assert one.worst is not None
        low, high = cautious[key]
        # rounding of floats at the very edge may differ by the unit that lies on it
        assert low - 1 <= one.best <= one.worst <= high + 1


def test_it_compares_groups_by_unrounded_indexes() -> None:
    rows = [
        ("health", Fraction(3)),
        ("health", Fraction(4)),
        ("health", Fraction(7, 2)),
        ("permits", Fraction(5)),
    ]
    health, permits = groups(rows, 3)
    assert (health.name, health.n, health.mean, health.median) == (
        "health",
        3,
        Fraction(7, 2),
        Fraction(7, 2),
    )
    assert health.spread == pytest.approx(0.5)
    assert (health.low, health.high, health.why) == (Fraction(3), Fraction(4), None)
    assert (permits.n, permits.mean, permits.median, permits.spread, permits.low) == (
        1,
        None,
        None,
        None,
        None,
    )
    assert permits.why is not None
    assert "hanya 1 unit" in permits.why.id
    assert groups(rows, 1)[1].spread is None


@given(st.lists(st.tuples(st.sampled_from("abc"), INDEX), max_size=20), st.integers(1, 5))
def test_groups_count_everybody_and_mean_what_they_say(
    rows: list[tuple[str, Fraction]], minimum: int
) -> None:
    found = groups(rows, minimum)
    assert sum(group.n for group in found) == len(rows)
    for group in found:
        inside = [index for name, index in rows if name == group.name]
        assert (group.mean is None) == (len(inside) < minimum) == (group.why is not None)
        if group.mean is not None:
            assert group.mean == mean(inside)
            if len(inside) > 1:
                assert group.spread == pytest.approx(float(stdev(map(float, inside))), abs=1e-9)


def test_a_thousand_units_are_quick() -> None:
    units = {str(n): Measured(Fraction(n % 500, 100), 0.2) for n in range(1000)}
    began = process_time()
    standings(units, 2)
    assert process_time() - began < 5
