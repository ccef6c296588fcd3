"""How alike two texts are, and which of many are nearly the same.

A text is the set of its runs of five characters (Broder 1997); likeness is the share of runs that two sets have
in common (Jaccard). Pairs are found with prefix filtering (Chaudhuri, Ganti and Kaushik 2006): nothing is guessed,
every pair that reaches the share is found, and most of the others are never compared.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

WIDTH = 5
#: The share from which two texts count as nearly the same.
NEAR = Fraction(4, 5)
#: Shorter texts are alike by chance: half of all people who write only two words write "sangat baik".
LETTERS = 30
_GAPS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Group:
    """Places, from 0, of texts that are nearly the same, and the least share a text has with its closest one."""

    places: tuple[int, ...]
    least: Fraction


def plain(text: str) -> str:
    """`text` as it is compared: one case, only letters and digits, single spaces."""
    return _GAPS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def shingles(text: str, width: int = WIDTH) -> frozenset[str]:
    """The runs of `width` characters in `text`; a shorter text is one run, an empty one none."""
    found = plain(text)
    if len(found) <= width:
        return frozenset({found} - {""})
    return frozenset(found[at : at + width] for at in range(len(found) - width + 1))


def jaccard(one: frozenset[str], other: frozenset[str]) -> Fraction:
    """The share of runs in both among the runs in either, 0 to 1; two empty sets share nothing."""
    common = len(one & other)
    either = len(one) + len(other) - common
    return Fraction(common, either) if either else Fraction(0)


def near(texts: Sequence[str], share: Fraction = NEAR, letters: int = LETTERS) -> list[Group]:
    """Groups of two or more `texts` that hang together by pairs sharing at least `share`, first place first.

    `share` lies above 0 and is at most 1. Texts with fewer than `letters` letters and digits are left out.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if len((found := plain(text)).replace(" ", "")) >= letters:
            places[found].append(place)
    kept = list(places)
    sets = [shingles(text) for text in kept]
    best = [Fraction(int(len(places[text]) > 1)) for text in kept]
    root = list(range(len(kept)))
    for one, other, common in _pairs(sets, share):
        root[_top(root, other)] = _top(root, one)
        best[one], best[other] = max(best[one], common), max(best[other], common)
    together: dict[int, list[int]] = defaultdict(list)
    for at in range(len(kept)):
        together[_top(root, at)].append(at)
    groups = [
        Group(
            tuple(sorted(place for at in group for place in places[kept[at]])), min(best[at] for at in group)
        )
        for group in together.values()
    ]
    return sorted((group for group in groups if len(group.places) > 1), key=lambda group: group.places)


def _pairs(sets: Sequence[frozenset[str]], share: Fraction) -> Iterator[tuple[int, int, Fraction]]:
    """Every pair of places whose sets share at least `share`, and what they share."""
    often = Counter(run for runs in sets for run in runs)
    waiting: dict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(sets)), key=lambda at: (len(sets[at]), at)):
        runs = sorted(sets[at], key=lambda run: (often[run], run))
        # two sets that share enough meet in the rare runs: all but the last ceil(share × size) − 1
        first = runs[: len(runs) - ceil(share * len(runs)) + 1]
        smallest = ceil(share * len(runs))
        for other in {place for run in first for place in waiting[run] if len(sets[place]) >= smallest}:
            common = len(sets[other] & sets[at])
            either = len(sets[other]) + len(sets[at]) - common
            if common * share.denominator >= either * share.numerator:
                yield other, at, Fraction(common, either)
        for run in first:
            waiting[run].append(at)


def _top(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at
