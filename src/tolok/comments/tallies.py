"""How many comments are about what; small counts are not told (UU 27/2022 on personal data)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tolok.comments.themes import names
from tolok.rules.surveys.suppression import SMALLEST


@dataclass(frozen=True, slots=True)
class Counts:
    """Comments by theme, most first; `withheld` says that some theme occurs less often than is told.

    Which themes those are is not said. `comments` is None when they are too few themselves.
    """

    comments: int | None
    themes: Mapping[str, int]
    withheld: bool


def counts(comments: Iterable[Iterable[str]], least: int = SMALLEST) -> Counts:
    """Counts from `least` up, of comments given as the keys of their themes; comments without words are not given."""
    each = [frozenset(keys) for keys in comments]
    found = Counter(key for keys in each for key in keys)
    order = list(names())
    rows = sorted(found.items(), key=lambda row: (-row[1], order.index(row[0])))
    return Counts(
        len(each) if len(each) >= least else None,
        {key: count for key, count in rows if count >= least},
        any(count < least for _key, count in rows),
    )
