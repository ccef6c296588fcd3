"""Small cells of published tables: withheld, and with them what would give them away by subtraction.

A cell of 1 to 4 people can tell who they are (cells from five up: our choice, as statistical offices do). Withholding
only that cell is no protection when the sum is printed; so other cells go with it until nobody who knows every printed
number can compute a withheld one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: People from which a cell is published; a choice of ours.
SMALLEST = 5

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class OneWay:
    """Counts by category, None = withheld; `total` None when even that would say too much."""

    counts: Mapping[str, int | None]
    total: int | None
    words: Text | None


def one_way(counts: Mapping[str, int], smallest: int = SMALLEST) -> OneWay:
    """A row of counts with its total, safe to print. Empty categories stay: they say nothing about anybody."""
    hidden = withheld(counts, smallest)
    if hidden is None:
        return OneWay(dict.fromkeys(counts), None, fill(NOTHING, smallest=smallest))
    shown = {key: None if key in hidden else count for key, count in counts.items()}
    return OneWay(shown, sum(counts.values()), fill(SOME, smallest=smallest) if hidden else None)


def withheld(counts: Mapping[Key, int], smallest: int = SMALLEST) -> set[Key] | None:
    """The categories to withhold: the small ones, and the smallest others that leave each of them more than one value.

    A withheld category could be larger when another withheld one could be smaller, and the other way round; none can
    be smaller than 1, because an empty one would be printed. None when a small one has no such other, or when there
    are fewer people than `smallest` at all: then print nothing.
    """
    if 0 < sum(counts.values()) < smallest:
        return None
    hidden = {key for key, count in counts.items() if 0 < count < smallest}
    for key in [key for key in counts if key in hidden]:
        others = [one for one, n in counts.items() if one != key and n and max(n, counts[key]) > 1]
        if not others:
            return None
        hidden.add(min(others, key=lambda one: 0 if one in hidden else counts[one]))
    return hidden


def rated_by_few(
    counts: Mapping[Key, int], constant: Collection[Key] = (), smallest: int = SMALLEST
) -> tuple[Key, ...]:
    """Of the elements of one index those whose mean is withheld, from how many people rated each.

    Those that 1 to 4 people rated, and one companion: the index is a known function of the means, so a single
    withheld one could be computed from it and the others. With the companion only what both make together can be
    computed, which rests on five people or more. The companion is the element with the fewest ratings from five up,
    the first of equals; one of `constant` only where there is no other, because everybody knows what was given there.
    Two that few rated are no cover for each other: they may be the same few. The choice follows counts alone, never
    ratings, or the choice itself would tell them. Where nearly everybody gave the highest point, the sum still says
    that the few did, too; only withholding every element would change that.
    """
    few = [key for key, n in counts.items() if 0 < n < smallest]
    if not few:
        return ()
    others = [key for key, n in counts.items() if n >= smallest]
    cover = min(others, key=lambda key: (key in constant, counts[key]), default=None)
    return tuple(key for key in counts if key in few or (cover is not None and key == cover))


SOME = Text(
    "“–” berarti ditahan: sel di bawah {smallest} orang, dan sel lain yang dapat membukanya lewat pengurangan.",
    "“–” means withheld: cells below {smallest} people, and others that would give them away by subtraction.",
)
NOTHING = Text(
    "Tabel ini tidak ditampilkan: dengan sel di bawah {smallest} orang, angka lainnya akan membukanya.",
    "This table is not shown: with cells below {smallest} people, its other numbers would give them away.",
)
