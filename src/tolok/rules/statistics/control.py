"""A control chart for monthly indices: which month is more than the usual up and down.

The limits come from the months themselves, not from a target. A fixed "drop of five points" alarm rings for small
offices every other month and for large ones never.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill

Kind = Literal["individuals", "averages"]

#: Points before limits are drawn; a choice of ours, because limits of fewer points move with every new one.
MINIMUM = 12
#: The mean range of two values of a normal distribution is this many standard deviations (2 ÷ √π).
D2 = 1.1283791671
#: Limits in standard deviations (Shewhart).
WIDTH = 3
ONE_SIDE = 9
ONE_WAY = 6


@dataclass(frozen=True, slots=True)
class Month:
    """One point of the chart: its name, the unrounded index and, where it is known, its standard error."""

    name: str
    value: Fraction
    error: float | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """A run rule that was broken at `months`, ending at the last of them."""

    rule: str
    months: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Chart:
    """`centre` and, one a month, the limits `low` and `high`; empty limits and no signals below `MINIMUM` points.

    kind ``individuals``: one spread for all months, from their moving ranges; ``averages``: limits as wide as each
    month's own standard error, stretched by how much months differ beyond it.
    """

    kind: Kind
    months: tuple[Month, ...]
    centre: Fraction | None
    low: tuple[float, ...]
    high: tuple[float, ...]
    signals: tuple[Signal, ...]
    method: Text


def chart(months: Sequence[Month], *, bottom: float = 25, top: float = 100) -> Chart:
    """The chart of comparable months in order of time; cut the row at breaks first (`trends.trend`).

    With a standard error above zero for every month the limits vary with it: the spread of the standardised
    months (as Laney 2002 does for shares) replaces the assumption that nothing but sampling moves them. Otherwise moving ranges of
    two give one spread (Shewhart's individuals chart). Limits stay between `bottom` and `top`.
    """
    given = tuple(months)
    if len(given) < MINIMUM:
        return Chart("individuals", given, None, (), (), (), fill(TOO_FEW, n=len(given), minimum=MINIMUM))
    errors = [month.error for month in given if month.error]
    kind: Kind = "averages" if len(errors) == len(given) else "individuals"
    if kind == "averages":
        centre = _weighted([month.value for month in given], errors)
        sigma = _stretched(given, centre, errors)
    else:
        centre = sum((month.value for month in given), Fraction(0)) / len(given)
        sigma = [_moving([float(month.value) for month in given])] * len(given)
    middle = float(centre)
    low = tuple(max(bottom, middle - WIDTH * s) for s in sigma)
    high = tuple(min(top, middle + WIDTH * s) for s in sigma)
    method = chain(AVERAGES if kind == "averages" else INDIVIDUALS, RULES)
    return Chart(kind, given, centre, low, high, _signals(given, centre, sigma), method)


def _weighted(values: Sequence[Fraction], errors: Sequence[float]) -> Fraction:
    """The mean in which a month counts by its precision."""
    weights = [1 / Fraction(error) ** 2 for error in errors]
    return sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0)) / sum(weights)


def _stretched(months: Sequence[Month], centre: Fraction, errors: Sequence[float]) -> list[float]:
    scores = [float(month.value - centre) / error for month, error in zip(months, errors, strict=True)]
    stretch = _moving(scores)
    return [error * stretch for error in errors]


def _moving(values: Sequence[float]) -> float:
    """The standard deviation that the mean range of neighbours speaks for."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    return sum(ranges) / len(ranges) / D2


def _signals(months: Sequence[Month], centre: Fraction, sigma: Sequence[float]) -> tuple[Signal, ...]:
    gaps = [float(month.value - centre) for month in months]
    names = [month.name for month in months]
    found = []
    for rule, length, broken, text in RUN_RULES:
        for end in range(length, len(months) + 1):
            part = slice(end - length, end)
            if broken(gaps[part], sigma[part]):
                spelled = fill(text, first=names[end - length], last=names[end - 1])
                found.append(Signal(rule, tuple(names[part]), spelled))
    order = {name: place for place, name in enumerate(names)}
    return tuple(sorted(found, key=lambda signal: order[signal.months[-1]]))


def _beyond(gaps: Sequence[float], sigma: Sequence[float]) -> bool:
    return abs(gaps[0]) > WIDTH * sigma[0]


def _two_of_three(gaps: Sequence[float], sigma: Sequence[float]) -> bool:
    up = sum(gap > 2 * s for gap, s in zip(gaps, sigma, strict=True))
    down = sum(-gap > 2 * s for gap, s in zip(gaps, sigma, strict=True))
    return max(up, down) >= 2


def _same_side(gaps: Sequence[float], _: Sequence[float]) -> bool:
    return all(gap > 0 for gap in gaps) or all(gap < 0 for gap in gaps)


def _one_way(gaps: Sequence[float], _: Sequence[float]) -> bool:
    steps = [later - earlier for earlier, later in pairwise(gaps)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


Broken = Callable[[Sequence[float], Sequence[float]], bool]

TOO_FEW = Text(
    "Batas kendali belum digambar: baru {n} titik yang sebanding, perlu sedikitnya {minimum} (ketentuan kami).",
    "Control limits are not drawn yet: there are {n} comparable points, at least {minimum} are needed (our choice).",
)
INDIVIDUALS = Text(
    "Peta kendali nilai tunggal: batas tiga simpangan baku dari rata-rata selisih antarbulan.",
    "Individuals chart: limits at three standard deviations, from the mean range between neighbouring months.",
)
AVERAGES = Text(
    "Peta kendali rata-rata dengan jumlah responden berbeda: batas mengikuti galat baku tiap bulan, diregangkan sebesar "
    "perubahan antarbulan yang terlihat (Laney).",
    "Chart of averages with varying numbers of respondents: limits follow each month's standard error, stretched by how "
    "much months are seen to differ (Laney).",
)
RULES = Text(
    f"Tanda: satu bulan di luar batas; dua dari tiga bulan di luar dua simpangan pada sisi yang sama; {ONE_SIDE} bulan "
    f"berturut-turut pada satu sisi; {ONE_WAY} bulan terus naik atau terus turun (Nelson 1984). Dari dua "
    "tahun bulan biasa, kira-kira satu dari tujuh peta memberi tanda karena kebetulan: tanda adalah alasan memeriksa, "
    "bukan bukti.",
    f"Signals: one month beyond the limits; two of three months beyond two standard deviations on the same side; "
    f"{ONE_SIDE} months in a row on one side; {ONE_WAY} months rising or falling throughout (Nelson 1984). Over two "
    "years of ordinary months about one chart in seven signals by chance: a signal is a reason to look, not a proof.",
)
RUN_RULES: tuple[tuple[str, int, Broken, Text], ...] = (
    ("beyond", 1, _beyond, Text("{last} di luar batas kendali.", "{last} lies beyond the control limits.")),
    (
        "two-of-three",
        3,
        _two_of_three,
        Text(
            "Dua dari tiga bulan {first} sampai {last} jauh dari garis tengah pada sisi yang sama.",
            "Two of the three months {first} to {last} lie far from the centre on the same side.",
        ),
    ),
    (
        "one-side",
        ONE_SIDE,
        _same_side,
        Text(
            f"{ONE_SIDE} bulan berturut-turut, {{first}} sampai {{last}}, pada satu sisi garis tengah.",
            f"{ONE_SIDE} months in a row, {{first}} to {{last}}, on one side of the centre.",
        ),
    ),
    (
        "one-way",
        ONE_WAY,
        _one_way,
        Text(
            f"{ONE_WAY} bulan, {{first}} sampai {{last}}, terus ke satu arah.",
            f"{ONE_WAY} months, {{first}} to {{last}}, in one direction throughout.",
        ),
    ),
)
