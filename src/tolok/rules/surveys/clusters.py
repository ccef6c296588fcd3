"""Respondents who come in clusters, such as days, counters or officers, and what that costs in certainty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from tolok.rules.texts import Text
from tolok.rules.wording import chain, figure, fill

#: Clusters below which how alike their members are cannot be told; a choice of ours.
FEWEST = 5
#: Up to here an interval is hardly wider than it says.
SMALL_EFFECT = Fraction(11, 10)


@dataclass(frozen=True, slots=True)
class Clustered:
    """`n` respondents in `clusters`: the intraclass correlation `rho`, the design effect and the effective number.

    Exact; None where they cannot be told. A negative `rho` is told as it is, but the effect is never below 1.
    """

    n: int
    clusters: int
    rho: Fraction | None
    effect: Fraction | None
    effective: Fraction | None
    words: Text


def clustered(values: Mapping[str, Sequence[Fraction]]) -> Clustered:
    """From each respondent's own value, by cluster: rho of the analysis of variance, deff = 1 + (m − 1) rho.

    m is Σm² ÷ n, which counts unequal clusters as Kish (Survey Sampling, 5.4) does. Clusters without anybody do not
    count.
    """
    groups = [list(group) for group in values.values() if group]
    n, k = sum(map(len, groups)), len(groups)
    if k < FEWEST or n == k:
        return Clustered(n, k, None, None, None, fill(TOO_FEW, k=k, fewest=FEWEST))
    between, within = _squares(groups, n)
    squares = Fraction(sum(len(group) ** 2 for group in groups), n)
    alike, alone = between / (k - 1), within / (n - k)
    usual = (n - squares) / (k - 1)
    spread = alike + (usual - 1) * alone
    rho = (alike - alone) / spread if spread else Fraction(0)
    effect = max(Fraction(1), 1 + (squares - 1) * rho)
    effective = n / effect
    return Clustered(n, k, rho, effect, effective, cluster_words(n, k, effect))


def cluster_words(n: int, clusters: int, effect: Fraction) -> Text:
    """What a design effect says, and how much wider it makes an interval that takes respondents as independent."""
    found = fill(FOUND, n=n, k=clusters, effective=figure(n / effect, 0), effect=figure(effect))
    return chain(found, fill(WIDER, times=figure(sqrt(effect), 1)) if effect > SMALL_EFFECT else None)


def _squares(groups: Sequence[Sequence[Fraction]], n: int) -> tuple[Fraction, Fraction]:
    """Sums of squares between and within the groups."""
    whole = sum((value for group in groups for value in group), Fraction(0))
    every = sum((value * value for group in groups for value in group), Fraction(0))
    own = sum((sum(group, Fraction(0)) ** 2 / len(group) for group in groups), Fraction(0))
    return own - whole * whole / n, every - own


TOO_FEW = Text(
    "Pengaruh kelompok tidak dihitung: {k} kelompok, perlu sedikitnya {fewest} dan ada yang beranggota lebih dari satu.",
    "The effect of clusters is not computed: {k} clusters, at least {fewest} are needed and one with several members.",
)
FOUND = Text(
    "{n} responden dalam {k} kelompok bernilai seperti {effective} responden yang saling bebas (efek desain {effect}).",
    "{n} respondents in {k} clusters are worth about {effective} independent ones (design effect {effect}).",
)
WIDER = Text(
    "Selang yang menganggap responden saling bebas terlalu sempit: lebarnya kira-kira {times} kali.",
    "An interval that takes respondents as independent is too narrow: it is about {times} times as wide.",
)
