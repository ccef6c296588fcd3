"""Least effort that gains enough, exactly: a choice of one height on each of several ladders.

The knapsack problem with several choices (Kellerer, Pferschy and Pisinger, Knapsack Problems, 2004, ch. 11) the
other way round: cover a gain at least cost. Solved by lists of undominated sums, cut by the bound that its
relaxation to broken steps gives. All numbers are whole, so nothing is lost.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise

#: (effort, −gain) of a set of choices; negative, so that sorting puts the better of two equal efforts first.
Sum = tuple[int, int]
#: Sums carried on in the first, narrow run.
NARROW = 100


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps that gain `gain` each; `costs[h − 1]` is the effort of the first h steps together."""

    gain: int
    costs: tuple[int, ...]

    @property
    def ratio(self) -> Fraction:
        """Effort for each unit of gain when the whole ladder is climbed."""
        return Fraction(self.costs[-1], self.gain * len(self.costs)) if self.costs else Fraction(0)

    def hull(self) -> list[Sum]:
        """(gain, effort) of the stretches of the lower convex hull: what climbing may cost at the very least."""
        points = [(0, 0)]
        for height, cost in enumerate(self.costs, 1):
            gain = height * self.gain
            while len(points) > 1 and _bent(points[-2], points[-1], (gain, cost)):
                points.pop()
            points.append((gain, cost))
        return [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]


def _bent(a: Sum, b: Sum, c: Sum) -> bool:
    """Whether b lies on or above the line from a to c."""
    return (b[1] - a[1]) * (c[0] - b[0]) >= (c[1] - b[1]) * (b[0] - a[0])


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What a gain costs at least on some ladders, if steps could be broken: cheapest stretches first."""

    gains: tuple[int, ...]
    costs: tuple[int, ...]

    @classmethod
    def of(cls, ladders: Sequence[Ladder]) -> "Relaxed":
        """Of the stretches of all hulls, by effort for each unit of gain."""
        found = [stretch for ladder in ladders for stretch in ladder.hull()]
        found.sort(key=lambda stretch: Fraction(stretch[1], stretch[0]))
        return cls((0, *accumulate(gain for gain, _ in found)), (0, *accumulate(cost for _, cost in found)))


def cheapest(ladders: Sequence[Ladder], needed: int) -> tuple[int, ...] | None:
    """The height on each ladder that together gains `needed` at the least effort; None when nothing does.

    Among equal efforts the greatest height on the first ladder is taken, then on the second, and so on. Every
    ladder's gain is above 0 and its costs do not fall.
    """
    if sum(ladder.gain * len(ladder.costs) for ladder in ladders) < needed:
        return None
    # a narrow first run finds a cheap way, often the cheapest, that cuts most of what the whole run must look at
    most = sum(ladder.costs[-1] for ladder in ladders if ladder.costs)
    cheap, _ = _fronts(sorted(ladders, key=lambda ladder: ladder.ratio), needed, most, NARROW)
    least, fronts = _fronts(ladders, needed, cheap)
    return _walk(ladders, needed, least, fronts)


def _fronts(
    ladders: Sequence[Ladder], needed: int, most: int, width: int | None = None
) -> tuple[int, list[list[Sum]]]:
    """The least effort, at most `most`, and for every place the undominated sums of the ladders from there on.

    A sum is left out when another costs no more and gains no less, or when even with broken steps on the
    ladders before it comes out dearer than a way already known. Neither can lose a cheapest way: the other
    sum, or the known way, is as good. With a `width` only about as many sums are carried on, evenly chosen:
    then the effort is that of a way there is, not of the cheapest.
    """
    front: list[Sum] = [(0, 0)]
    fronts = [front]
    for place in range(len(ladders) - 1, -1, -1):
        ladder = ladders[place]
        sums = [
            (cost + more, less - height * ladder.gain)
            for height, more in enumerate((0, *ladder.costs))
            for cost, less in front
        ]
        sums.sort()
        front, most = _cut(sums, needed, Relaxed.of(ladders[:place]), most)
        fronts.append(front)
        if width:
            front = front[:: 1 + len(front) // width]
    return most, fronts[::-1]


def _cut(sums: list[Sum], needed: int, before: Relaxed, most: int) -> tuple[list[Sum], int]:
    """The sums worth keeping, and the least effort of a way known by now."""
    gains, costs = before.gains, before.costs
    kept: list[Sum] = []
    best = 1
    for found in sums:
        cost, less = found
        lacking = needed + less
        if less >= best or lacking > gains[-1]:
            continue
        if lacking <= 0:
            if cost <= most:
                kept.append(found)
                most = cost
            break
        stretch = bisect_left(gains, lacking)
        most = min(most, cost + costs[stretch])
        run, rise = gains[stretch] - gains[stretch - 1], costs[stretch] - costs[stretch - 1]
        if (most - cost - costs[stretch - 1]) * run >= (lacking - gains[stretch - 1]) * rise:
            kept.append(found)
            best = less
    return kept, most


def _walk(ladders: Sequence[Ladder], needed: int, effort: int, fronts: list[list[Sum]]) -> tuple[int, ...]:
    """The greatest height on each ladder in turn with which `effort` is still enough."""
    heights = []
    for ladder, front in zip(ladders, fronts[1:], strict=True):
        height = next(
            height
            for height in range(len(ladder.costs), -1, -1)
            if any(
                cost <= effort - (ladder.costs[height - 1] if height else 0)
                and height * ladder.gain - less >= needed
                for cost, less in front
            )
        )
        heights.append(height)
        effort -= ladder.costs[height - 1] if height else 0
        needed -= height * ladder.gain
    return tuple(heights)
