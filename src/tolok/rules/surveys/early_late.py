"""Do those who answered late differ? A hint at those who never answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from tolok.rules.surveys.comparisons import LEVEL, Comparison, compare
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.tallies import Row, Tally
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class EarlyLate:
    """The first and the last third of the respondents side by side; `comparison` is late minus early."""

    early: int
    late: int
    comparison: Comparison
    words: Text


def early_late(pack: Satisfaction, rows: Sequence[Row]) -> EarlyLate:
    """The last third of `rows` against the first, rows in the order in which they were given.

    Late respondents are taken to be more like those who never answer (continuum of resistance, Lin and Schaeffer
    1995); it is a hint, because nobody asked the others.
    """
    third = len(rows) // 3
    early, late = (
        Tally.of(pack.keys, part, pack.scale.low, pack.scale.high) for part in _thirds(rows, third)
    )
    found = compare(pack, early, late)
    return EarlyLate(early.n, late.n, found, _words(found))


def _words(found: Comparison) -> Text:
    if found.p is None:
        return found.words
    return late_words(found.p <= LEVEL)


def late_words(differ: bool) -> Text:
    """What it hints at when late respondents rate otherwise, and when they do not."""
    return DIFFER if differ else ALIKE


def _thirds(rows: Sequence[Row], third: int) -> tuple[Sequence[Row], Sequence[Row]]:
    return rows[:third], rows[len(rows) - third :]


DIFFER = Text(
    "Sepertiga responden terakhir menilai berbeda dari sepertiga pertama; mereka yang tidak menjawab mungkin juga berbeda.",
    "The last third of respondents rates differently from the first; those who did not answer may differ, too.",
)
ALIKE = Text(
    "Sepertiga responden terakhir tidak terlihat menilai berbeda dari sepertiga pertama. Itu petunjuk, bukan bukti, "
    "bahwa yang tidak menjawab pun serupa.",
    "The last third of respondents is not seen to rate differently from the first. That is a hint, not a proof, that "
    "those who did not answer are alike.",
)
