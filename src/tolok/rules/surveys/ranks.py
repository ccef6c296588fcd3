"""Places in a list: equal values share a place, and the places after them are skipped."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from fractions import Fraction

from tolok.rules.results import Interval


def ranks(values: Mapping[str, Fraction]) -> dict[str, int]:
    """The place of each value, 1 for the highest; equals share a place (1, 2, 2, 4)."""
    ordered = sorted(values.values())
    return {key: 1 + len(ordered) - bisect_right(ordered, value) for key, value in values.items()}


def rank_ranges(intervals: Mapping[str, Interval]) -> dict[str, tuple[int, int]]:
    """The best and worst place each index may have, from 95 % intervals that do not overlap.

    Groups without an interval are left out. Cautious: it looks at pairs, without the joint distribution.
    """
    known = {
        key: (interval.low, interval.high)
        for key, interval in intervals.items()
        if interval.low is not None and interval.high is not None
    }
    lows, highs = sorted(low for low, _ in known.values()), sorted(high for _, high in known.values())
    return {
        key: (1 + len(lows) - bisect_right(lows, high), len(highs) - bisect_left(highs, low))
        for key, (low, high) in known.items()
    }
