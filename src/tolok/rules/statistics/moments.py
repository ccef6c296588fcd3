"""Sums of respondents' answers that are enough for the pooled mean and its standard error."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Self


@dataclass(frozen=True, slots=True)
class Moments:
    """Over `n` respondents with answer sum s and answer count c each: Σs, Σc, Σs², Σsc, Σc².

    Moments of two links, days or files add up, which is why a mean of means never happens.
    """

    n: int = 0
    s: int = 0
    c: int = 0
    ss: int = 0
    sc: int = 0
    cc: int = 0

    @classmethod
    def of(cls, respondents: Iterable[tuple[int, int]]) -> Self:
        """From pairs (sum of answers, number of answers), one a respondent."""
        n = s = c = ss = sc = cc = 0
        for total, count in respondents:
            n, s, c = n + 1, s + total, c + count
            ss, sc, cc = ss + total * total, sc + total * count, cc + count * count
        return cls(n, s, c, ss, sc, cc)

    def __add__(self, other: "Moments") -> "Moments":
        return Moments(
            self.n + other.n,
            self.s + other.s,
            self.c + other.c,
            self.ss + other.ss,
            self.sc + other.sc,
            self.cc + other.cc,
        )

    def possible(self, low: Fraction, high: Fraction, most: int = 0) -> bool:
        """Whether respondents exist who give these sums: everybody answered something from `low` to `high`, at most
        `most` items (0 = not known). Necessary conditions: the bounds, and the inequality of Cauchy and Schwarz."""
        n, s, c, ss, sc, cc = self.n, self.s, self.c, self.ss, self.sc, self.cc
        if n <= 0:
            return (n, s, c, ss, sc, cc) == (0,) * 6
        bounds = n <= c and low * c <= s <= high * c and not (most and c > n * most)
        return bounds and n * ss >= s * s and n * cc >= c * c >= 0 and ss * cc >= sc * sc

    @property
    def mean(self) -> Fraction | None:
        """All answers pooled: Σs / Σc, exact; None without answers."""
        return Fraction(self.s, self.c) if self.c else None

    def standard_error(self, population: int | None = None) -> float | None:
        """Standard error of the pooled mean by linearisation of the ratio Σs/Σc; None below two respondents.

        Equals sd/√n when everybody answered everything. With `population` the finite-population correction
        √(1 − n/N) applies (Cochran, Sampling Techniques, 3rd ed., 2.6 and 6.4).
        """
        mean = self.mean
        if mean is None or self.n < 2:
            return None
        spread = self.ss - 2 * mean * self.sc + mean * mean * self.cc
        variance = Fraction(self.n, self.n - 1) * spread / (self.c * self.c)
        if population:
            variance *= max(Fraction(0), 1 - Fraction(self.n, population))
        return sqrt(variance)
