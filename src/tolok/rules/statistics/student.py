"""Student's t: how likely a value is, and the point that leaves 5 % outside."""

from functools import cache
from math import atan, pi, sqrt
from statistics import NormalDist

#: Degrees of freedom above which the expansion around the normal point is used: it is then right to nine digits.
SERIES = 200


def t_two_sided(t: float, df: float) -> float:
    """The chance that a t with `df` degrees of freedom lies further from 0 than `t`, on either side.

    Up to 200 degrees the exact finite series for the whole number below `df`, which errs to the careful side;
    above that the normal distribution of a transformed t (Abramowitz and Stegun 26.7.8). ValueError below one.
    """
    if df < 1:
        raise ValueError(f"{df} degrees of freedom")
    t = abs(t)
    if df <= SERIES:
        return min(1.0, max(0.0, 1 - inside(t, int(df))))
    return 2 * NormalDist().cdf(-t * (1 - 1 / (4 * df)) / sqrt(1 + t * t / (2 * df)))


@cache
def t_quantile(df: int) -> float:
    """The two-sided 5 % point of Student's t for `df` degrees of freedom.

    Up to 200 by halving the exact finite series, above that by the expansion around the normal point
    (Abramowitz and Stegun 26.7.5).
    """
    if df > SERIES:
        return _expanded(df)
    low, high = 1.0, 13.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if inside(middle, df) < 0.95 else (low, middle)
    return (low + high) / 2


def inside(t: float, df: int) -> float:
    """The probability that |T| < t, by the finite series (Abramowitz and Stegun 26.7.3, 26.7.4)."""
    theta = atan(t / sqrt(df))
    cosine2 = df / (df + t * t)
    sine = t / sqrt(df + t * t)
    odd = df % 2
    if df == 1:
        return 2 * theta / pi
    term = total = sqrt(cosine2) if odd else 1.0
    for step in range(3 if odd else 2, df - 1, 2):
        term *= cosine2 * (step - 1) / step
        total += term
    return 2 / pi * (theta + sine * total) if odd else sine * total


def _expanded(df: int) -> float:
    z = NormalDist().inv_cdf(0.975)
    return (
        z
        + (z**3 + z) / (4 * df)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * df**3)
    )
