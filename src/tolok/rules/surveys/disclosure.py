"""What else may not be published about few people: an index of one, and details in rows of open data."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from tolok.rules.surveys.suppression import SMALLEST
from tolok.rules.texts import Text
from tolok.rules.wording import figure, fill

#: People from which an index is shown without a remark; a choice of ours.
SMALLEST_INDEX = 10


def remark(n: int, width: int = 75) -> Text | None:
    """What must stand beside an index of `n` respondents; None when nothing must. One person's is never shown.

    `width` is the length of the index's scale in points (25 to 100): one person moves the index by at most width ÷ n.
    """
    if n <= 1:
        return NEVER
    return fill(FEW, n=n, points=figure(Fraction(width, n), 1)) if n < SMALLEST_INDEX else None


def kept_parts(
    rows: Sequence[Mapping[str, str]], parts: Sequence[str], fewest: int = SMALLEST
) -> tuple[str, ...]:
    """The most of `parts` that may be published together: every combination of their values occurs `fewest` times.

    k-anonymity (Sweeney 2002). A value that was not said counts as one. Of equally many the earlier parts are kept.
    Parts nobody filled are dropped. ValueError for a `fewest` below 2.
    """
    if fewest < 2:
        raise ValueError(f"k = {fewest} hides nobody")
    said = [part for part in parts if any(row.get(part) for row in rows)]
    for count in range(len(said), 0, -1):
        for some in combinations(said, count):
            groups = Counter(tuple(row.get(part, "") for part in some) for row in rows)
            if min(groups.values()) >= fewest:
                return some
    return ()


NEVER = Text(
    "Indeks tidak ditampilkan: paling banyak satu orang menjawab, jadi yang tampak adalah jawabannya.",
    "The index is not shown: at most one person answered, so it would be that person's answers.",
)
FEW = Text(
    "Hanya {n} responden: satu orang saja dapat mengubah indeks ini sampai {points} poin.",
    "Only {n} respondents: one person alone can move this index by up to {points} points.",
)
