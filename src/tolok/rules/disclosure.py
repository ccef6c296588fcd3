"""What else may not be published about few people: themes of comments, grades, and rows of open data."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.suppression import SMALLEST
from tolok.rules.texts import Text
from tolok.rules.wording import figure, fill

#: People from which an index is shown without a remark, and alike rows from which open rows are given; our choices.
SMALLEST_INDEX = 10
ALIKE = 5
#: In which order variables leave open rows, the one that tells most about a person first; a choice of ours.
DROP_ORDER = ("occupation", "education", "age", "service", "sex", "month")


@dataclass(frozen=True, slots=True)
class Themes:
    """Counts of comments by theme, None below the smallest; `few` themes are withheld."""

    counts: Mapping[str, int | None]
    few: int
    words: Text | None


@dataclass(frozen=True, slots=True)
class OpenRows:
    """Which variables open rows keep so that each combination belongs to at least `k` people.

    `kept` is empty when only the answers remain; `publishable` is False when there are fewer than `k` rows at all.
    """

    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    k: int
    smallest: int
    publishable: bool
    words: Text


def themes(counts: Mapping[str, int], smallest: int = SMALLEST) -> Themes:
    """Themes of comments from `smallest` up. One comment can have several, so nothing can be subtracted."""
    shown = {theme: count if count >= smallest or not count else None for theme, count in counts.items()}
    few = sum(count is None for count in shown.values())
    return Themes(shown, few, fill(FEW_COMMENTS, n=few, smallest=smallest) if few else None)


def remark(n: int, width: int = 75) -> Text | None:
    """What must stand beside an index of `n` respondents; None when nothing must. One person's is never shown.

    `width` is the length of the index's scale in points (25 to 100): one person moves the index by at most width ÷ n.
    """
    if n <= 1:
        return NEVER
    return fill(FEW, n=n, points=figure(Fraction(width, n), 1)) if n < SMALLEST_INDEX else None


def open_rows(
    rows: Sequence[Mapping[str, str]], order: Sequence[str] = DROP_ORDER, k: int = ALIKE
) -> OpenRows:
    """The variables of `rows` that may be published: one after the other of `order` leaves until nobody stands alone.

    k-anonymity (Sweeney 2002): at least `k` rows for each combination that occurs. Variables that are not in `order`
    leave first, because nobody judged them. ValueError for a `k` below 2.
    """
    if k < 2:
        raise ValueError(f"k = {k} hides nobody")
    names = list(dict.fromkeys(name for row in rows for name in row))
    leaving = [name for name in names if name not in order] + [name for name in order if name in names]
    for place in range(len(leaving) + 1):
        kept = tuple(name for name in names if name not in leaving[:place])
        smallest = min(Counter(tuple(row.get(name, "") for name in kept) for row in rows).values(), default=0)
        if smallest >= k:
            dropped = tuple(leaving[:place])
            return OpenRows(
                kept, dropped, k, smallest, True, fill(OPEN, k=k, dropped=", ".join(dropped) or "–")
            )
    return OpenRows((), tuple(leaving), k, len(rows), False, fill(CLOSED, k=k))


FEW_COMMENTS = Text(
    "{n} tema dengan kurang dari {smallest} saran tidak ditampilkan.",
    "{n} themes with fewer than {smallest} comments are not shown.",
)
NEVER = Text(
    "Indeks tidak ditampilkan: paling banyak satu orang menjawab, jadi yang tampak adalah jawabannya.",
    "The index is not shown: at most one person answered, so it would be that person's answers.",
)
FEW = Text(
    "Hanya {n} responden: satu orang saja dapat mengubah indeks ini sampai {points} poin.",
    "Only {n} respondents: one person alone can move this index by up to {points} points.",
)
OPEN = Text(
    "Setiap gabungan keterangan dimiliki sedikitnya {k} responden. Dikeluarkan: {dropped}.",
    "Every combination of details belongs to at least {k} respondents. Left out: {dropped}.",
)
CLOSED = Text(
    "Data terbuka tidak diberikan: jumlah responden kurang dari {k}.",
    "No open data: there are fewer than {k} respondents.",
)
