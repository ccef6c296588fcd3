"""Cronbach's alpha, item-total correlations and the critical r, as Indonesian reports publish them.

An index such as the IKM is a formative composite, so these numbers describe the answers; they do not decide
whether the index is right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement
from math import sqrt

from tolok.rules.statistics.student import t_quantile
from tolok.rules.surveys.tallies import Sums, Tally


@dataclass(frozen=True, slots=True)
class ItemTotal:
    """Pearson r of an item with the total, and with the total of the other items; None without spread."""

    r: float | None
    corrected: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """Over the `n` respondents who answered every item (listwise, as common statistics programs do)."""

    n: int
    alpha: Fraction | None
    items: Mapping[str, ItemTotal]
    critical: float | None


def reliability(tally: Tally) -> Reliability:
    """Alpha, item-total r (plain and corrected) and the critical r at 5 %, from complete rows only."""
    sums, k = tally.complete, len(tally.keys)
    spread = scatter(sums, k)
    return Reliability(
        n=sums.n,
        alpha=alpha(spread) if sums.n >= 2 else None,
        items={key: _item_total(spread, j) for j, key in enumerate(tally.keys)},
        critical=critical_r(sums.n),
    )


def scatter(sums: Sums, k: int) -> list[list[int]]:
    """n Σxⱼxₗ − Σxⱼ Σxₗ for all pairs: n(n−1) times the covariances, in whole numbers."""
    matrix = [[0] * k for _ in range(k)]
    for (a, b), product in zip(combinations_with_replacement(range(k), 2), sums.products, strict=True):
        matrix[a][b] = matrix[b][a] = sums.n * product - sums.totals[a] * sums.totals[b]
    return matrix


def alpha(spread: list[list[int]]) -> Fraction | None:
    """k/(k−1) × (1 − Σ item variance / variance of the total), exact; None without spread or with one item.

    Cronbach (1951). n(n−1) cancels, so the matrix of `scatter` is enough.
    """
    k, whole = len(spread), sum(map(sum, spread))
    if k < 2 or not whole:
        return None
    return Fraction(k, k - 1) * (1 - Fraction(sum(spread[j][j] for j in range(k)), whole))


def _item_total(spread: list[list[int]], item: int) -> ItemTotal:
    own, with_total, whole = spread[item][item], sum(spread[item]), sum(map(sum, spread))
    return ItemTotal(
        r=_correlation(with_total, own, whole),
        corrected=_correlation(with_total - own, own, whole - 2 * with_total + own),
    )


def _correlation(covariance: int, first: int, second: int) -> float | None:
    if first <= 0 or second <= 0:
        return None
    size = sqrt(Fraction(covariance * covariance, first * second))
    return size if covariance >= 0 else -size


def critical_r(n: int) -> float | None:
    """The smallest r that differs from 0 at 5 %, two-sided: t / √(t² + n − 2); None below three pairs."""
    if n < 3:
        return None
    t = t_quantile(n - 2)
    return t / sqrt(t * t + n - 2)
