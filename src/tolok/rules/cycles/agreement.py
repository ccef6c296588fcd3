"""How far two evaluators agree: Cohen's weighted kappa, its interval, and the share of equal levels."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Literal

from tolok.rules.index.settling import Level
from tolok.rules.index.weighted import NOT_APPLICABLE
from tolok.rules.results import Interval
from tolok.rules.texts import Text

Scheme = Literal["linear", "quadratic"]
#: Two-sided 95 % point of the normal distribution.
Z95 = 1.959964
#: Below this many pairs the normal approximation of the interval says little; a choice of ours.
MINIMUM = 30


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over `pairs` of levels that two evaluators gave to the same things.

    `same` is the share of equal levels, exact. `kappa` is 1 for full agreement, 0 for what chance alone would
    give, None with `why` where it does not exist. `unpaired` pairs were left out because one of the two said
    that the indicator does not apply.
    """

    pairs: int
    unpaired: int
    same: Fraction | None
    kappa: Fraction | None
    interval: Interval
    why: Text | None = None


#: Words for kappa, each from its least value on, the strongest first: Landis and Koch 1977, "The measurement of
#: observer agreement for categorical data", Biometrics 33(1), 165. A custom of readers and no law; they say
#: "slight" from 0 to 0.20 and "poor" below, which is one word here.
LANDIS_KOCH_1977: tuple[tuple[Fraction, Text], ...] = (
    (Fraction(8, 10), Text("kesepakatan sangat kuat", "almost perfect agreement")),
    (Fraction(6, 10), Text("kesepakatan kuat", "substantial agreement")),
    (Fraction(4, 10), Text("kesepakatan sedang", "moderate agreement")),
    (Fraction(2, 10), Text("kesepakatan lemah", "fair agreement")),
)
HARDLY = Text("hampir tidak ada kesepakatan", "hardly any agreement")


def kappa_words(kappa: Fraction) -> Text:
    """What a kappa says in words (`LANDIS_KOCH_1977`)."""
    return next((words for least, words in LANDIS_KOCH_1977 if kappa >= least), HARDLY)


def agreement(judged: Iterable[tuple[Level, Level]], scheme: Scheme = "quadratic") -> Agreement:
    """Weighted kappa of first and second judgements (Cohen 1968) with its asymptotic 95 % interval.

    Weights of disagreement are |i − j| (``linear``) or (i − j)² (``quadratic``); levels nobody gave change
    nothing. The interval takes pairs as independent, which those of one unit are not quite: it is then
    somewhat too narrow.
    """
    rows = list(judged)
    table = Counter(
        (first, second) for first, second in rows if isinstance(first, int) and isinstance(second, int)
    )
    n = table.total()
    unpaired = sum(NOT_APPLICABLE in row for row in rows)
    same = Fraction(sum(count for (i, j), count in table.items() if i == j), n) if n else None
    why = TOO_FEW.format(n=n, minimum=MINIMUM) if n < MINIMUM else None
    kappa = None if why else weighted_kappa(table, scheme)
    if kappa is None:
        why = why or NO_VARIATION
        return Agreement(n, unpaired, same, None, Interval(None, None, why), why)
    return Agreement(n, unpaired, same, kappa, _interval(table, scheme, kappa))


def apart(i: int, j: int, scheme: Scheme) -> int:
    """How much a disagreement of `i` and `j` weighs."""
    return abs(i - j) if scheme == "linear" else (i - j) ** 2


def weighted_kappa(table: Mapping[tuple[int, int], int], scheme: Scheme) -> Fraction | None:
    """1 − observed ÷ expected disagreement, exact; None where both gave everything the same one level."""
    rows, columns, n = _margins(table)
    observed = n * sum(count * apart(i, j, scheme) for (i, j), count in table.items())
    expected = sum(a * b * apart(i, j, scheme) for i, a in rows.items() for j, b in columns.items())
    return 1 - Fraction(observed, expected) if expected else None


def standard_error(table: Mapping[tuple[int, int], int], scheme: Scheme) -> float:
    """The large-sample standard error of `weighted_kappa` (Fleiss, Cohen and Everitt 1969, formula 9).

    Written with weights of agreement w = 1 − d/most, which leave kappa as it is. The table has variation.
    """
    rows, columns, n = _margins(table)
    most = max(apart(i, j, scheme) for i in rows for j in columns)
    w = {(i, j): 1 - apart(i, j, scheme) / most for i in {*rows, *columns} for j in {*rows, *columns}}
    across = {i: sum(b * w[i, j] for j, b in columns.items()) / n for i in rows}
    down = {j: sum(a * w[i, j] for i, a in rows.items()) / n for j in columns}
    observed = sum(count * w[cell] for cell, count in table.items()) / n
    expected = sum(a * across[i] for i, a in rows.items()) / n
    squares = sum(
        count * (w[i, j] * (1 - expected) - (across[i] + down[j]) * (1 - observed)) ** 2
        for (i, j), count in table.items()
    )
    spread = squares / n - (observed * expected - 2 * expected + observed) ** 2
    # rounding can leave a hair below zero
    return sqrt(max(0.0, spread) / n) / (1 - expected) ** 2


def _margins(table: Mapping[tuple[int, int], int]) -> tuple[Counter[int], Counter[int], int]:
    rows: Counter[int] = Counter()
    columns: Counter[int] = Counter()
    for (i, j), count in table.items():
        rows[i] += count
        columns[j] += count
    return rows, columns, rows.total()


def _interval(table: Mapping[tuple[int, int], int], scheme: Scheme, kappa: Fraction) -> Interval:
    if kappa == 1:
        return Interval(1.0, 1.0, FULL)
    half = Z95 * standard_error(table, scheme)
    return Interval(max(-1.0, float(kappa) - half), min(1.0, float(kappa) + half), ASYMPTOTIC)


TOO_FEW = Text(
    "Kappa tidak dihitung: baru {n} pasang penilaian, sekurangnya perlu {minimum}.",
    "Kappa is not computed: there are {n} pairs of judgements, at least {minimum} are needed.",
)
NO_VARIATION = Text(
    "Kappa tidak ada: kedua evaluator memberi satu level yang sama kepada semuanya, jadi sepakat karena kebetulan "
    "tidak dapat dibedakan.",
    "There is no kappa: both evaluators gave everything the same one level, so agreement by chance cannot be told "
    "apart.",
)
ASYMPTOTIC = Text(
    "Selang 95 % asimtotik (Fleiss, Cohen dan Everitt 1969); pasangan dianggap saling bebas.",
    "Asymptotic 95 % interval (Fleiss, Cohen and Everitt 1969); pairs are taken as independent.",
)
FULL = Text(
    "Semua pasangan sama, jadi selangnya selebar nol: perbedaan belum terlihat, bukan mustahil.",
    "All pairs are equal, so the interval has width zero: no difference was seen, which does not make one impossible.",
)
