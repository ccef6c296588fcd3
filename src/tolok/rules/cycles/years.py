"""A unit year on year, also where the instrument changed in between.

Indexes of one and the same pack are compared as they are. Otherwise an index says nothing about change: other
weights and other questions move it too. Then the levels of the common indicators are compared, unweighted.
"""

from dataclasses import dataclass
from fractions import Fraction

from tolok.rules.crosswalks import Crosswalk, Pair
from tolok.rules.index.weighted import Levels
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Year:
    """What one unit had in one year: settled levels and the unrounded index, None when there was none."""

    levels: Levels
    index: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What changed between two years.

    `index` is later − earlier, None between different packs or without both indexes. `then` and `now` are the
    mean levels over `compared`, the common indicators that have a level in both years; None when there are
    none. `risen`, `fallen` and `common` (all common indicators) are counts; `method` says how to read it.
    """

    index: Fraction | None
    then: Fraction | None
    now: Fraction | None
    compared: tuple[Pair, ...]
    common: int
    risen: int
    fallen: int
    method: Text

    @property
    def levels(self) -> Fraction | None:
        """By how much the mean level of the common indicators changed."""
        return None if self.now is None or self.then is None else self.now - self.then


def change(then: Year, now: Year, by: Crosswalk) -> Change:
    """The change from `then` to `now`, with the common indicators of their two instruments.

    An indicator that is unanswered or not applicable in one of the years is left out of both means.
    """
    found = [
        (pair, old, new)
        for pair in by.pairs
        if isinstance(old := then.levels.get(pair.then), int)
        and isinstance(new := now.levels.get(pair.now), int)
    ]
    index = None
    if by.source == "same" and then.index is not None and now.index is not None:
        index = now.index - then.index
    n = len(found)
    return Change(
        index=index,
        then=Fraction(sum(old for _, old, _ in found), n) if n else None,
        now=Fraction(sum(new for *_, new in found), n) if n else None,
        compared=tuple(pair for pair, *_ in found),
        common=len(by.pairs),
        risen=sum(new > old for _, old, new in found),
        fallen=sum(new < old for _, old, new in found),
        method=_method(by, n),
    )


def _method(by: Crosswalk, n: int) -> Text:
    common = len(by.pairs)
    if by.source == "same":
        return SAME.format(n=n)
    if not common:
        return NOTHING
    if by.source == "words":
        return WORDS.format(n=n, common=common)
    doubtful = sum(pair.sure != "verified" for pair in by.pairs)
    return PACK.format(n=n, common=common, doubtful=doubtful)


SAME = Text(
    "Instrumen kedua tahun sama, jadi indeksnya sebanding; rata-rata level dari {n} indikator yang dinilai pada "
    "kedua tahun.",
    "Both years used the same instrument, so the indexes compare; mean level of the {n} indicators judged in both "
    "years.",
)
WORDS = Text(
    "Instrumen berubah, jadi indeks kedua tahun tidak sebanding. Dibandingkan rata-rata level, tanpa bobot, dari {n} "
    "indikator di antara {common} yang kode, judul dan bunyi levelnya sama.",
    "The instrument changed, so the indexes of the two years do not compare. Compared is the mean level, unweighted, of "
    "{n} indicators out of the {common} with the same code, title and words of levels.",
)
PACK = Text(
    "Instrumen berubah, jadi indeks kedua tahun tidak sebanding. Dibandingkan rata-rata level, tanpa bobot, dari {n} "
    "indikator di antara {common} yang sepadan menurut tabel padanan instrumen; {doubtful} padanan belum terverifikasi.",
    "The instrument changed, so the indexes of the two years do not compare. Compared is the mean level, unweighted, of "
    "{n} indicators out of the {common} that match by the instrument's table; {doubtful} matches are not verified.",
)
NOTHING = Text(
    "Instrumen berubah dan tidak ada indikator yang sama, jadi kedua tahun tidak dapat dibandingkan.",
    "The instrument changed and no indicator is common, so the two years cannot be compared.",
)
