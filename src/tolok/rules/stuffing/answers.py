"""Signals in the answers themselves: the same point throughout, copies, and runs of one row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import prod

from tolok.rules.stuffing.thresholds import Thresholds
from tolok.rules.stuffing.values import Finding, Gathered, Received, answered, out_of
from tolok.rules.surveys.tallies import straight
from tolok.rules.texts import Text
from tolok.rules.wording import fill, several, share

Values = tuple[int | None, ...]


def straight_lining(found: Gathered, limits: Thresholds) -> Finding:
    """Rows with the same point throughout. At a ceiling that is what content people answer."""
    rows = answered(found.rows)
    same = [row for row in rows if flat(row.values)]
    top = sum(found.high in row.values for row in same)
    seen = several(share(one) for one in limits.straight_seen)
    return Finding(
        "straight",
        fill(STRAIGHT, n=len(same), of=len(rows), top=top, high=found.high),
        tuple(row.id for row in same),
        len(rows),
        fill(STRAIGHT_BASE, seen=seen),
        bool(rows) and len(same) > limits.straight_look * len(rows),
    )


def flat(values: Values) -> bool:
    """Whether all answers given are the same and more than half of the items were answered."""
    return straight([value or 0 for value in values])


def identical(found: Gathered, limits: Thresholds) -> Finding:
    """Rows that occur more often than answers which hang together by mood let expect.

    Given the sum of somebody's answers, the chance of each row with that sum no longer depends on the person (Masters
    1982, partial credit model); the items' weights are taken from the answers to each item. The tail is binomial among
    the respondents with that sum, times the number of different rows (Bonferroni). Rows of one point throughout have a
    signal of their own.
    """
    rows = answered(found.rows)
    first = Counter(row.values for row in rows)
    copies = {
        vector: (n, chance)
        for vector, n, chance in _expected(rows)
        if first[vector] >= limits.identical_copies and not flat(vector)
    }
    many = [
        vector
        for vector, (n, chance) in copies.items()
        if first[vector] >= limits.identical_times * n * chance
        and out_of(n, first[vector], chance) * len(first) < limits.identical_chance
    ]
    concerned = [row.id for row in rows if row.values in many]
    expected = sum(copies[vector][0] * copies[vector][1] for vector in many)
    repeats = len(rows) - len(first)
    seen = several(share(one) for one in limits.identical_seen)
    words = fill(IDENTICAL, n=len(concerned), kinds=len(many), expected=round(expected))
    base = fill(IDENTICAL_BASE, repeats=repeats, of=len(rows), seen=seen)
    return Finding("identical", words, tuple(concerned), len(rows), base, bool(many))


def _expected(rows: Sequence[Received]) -> Iterator[tuple[Values, int, float]]:
    """For every different row: how many have its sum on the same items, and the chance of this row among them."""
    weights = [Counter(column) for column in zip(*(row.values for row in rows), strict=True)]
    groups = Counter((_asked(row.values), _sum(row.values)) for row in rows)
    ways = {asked: _ways([weights[place] for place in asked]) for asked, _ in groups}
    for vector in {row.values for row in rows}:
        asked, total = _asked(vector), _sum(vector)
        one = prod(weights[place][vector[place]] for place in asked)
        yield vector, groups[asked, total], one / ways[asked][total]


def _ways(weights: Sequence[Counter[int | None]]) -> Counter[int]:
    """The weight of all rows by their sum."""
    found = Counter({0: 1})
    for weight in weights:
        further: Counter[int] = Counter()
        for total, n in found.items():
            for value, m in weight.items():
                if value is not None:
                    further[total + value] += n * m
        found = further
    return found


def _asked(values: Values) -> tuple[int, ...]:
    return tuple(place for place, value in enumerate(values) if value is not None)


def _sum(values: Values) -> int:
    return sum(value or 0 for value in values)


def runs(found: Gathered, limits: Thresholds) -> Finding:
    """The same row several times in a row from one device, longer than its share of all rows lets expect."""
    rows = [row for row in answered(found.rows) if row.at is not None]
    shares = Counter(row.values for row in rows)
    concerned: list[str] = []
    for _, line in groupby(sorted(rows, key=_sequence), key=lambda row: row.device):
        for values, part in groupby(line, key=lambda row: row.values):
            run = [row.id for row in part]
            # a run of this length can start at any row
            chance = len(rows) * (shares[values] / len(rows)) ** len(run)
            if len(run) >= limits.run_least and chance < limits.run_chance:
                concerned += run
    words = fill(RUNS, n=len(concerned))
    return Finding(
        "runs", words, tuple(concerned), len(rows), fill(RUNS_BASE, least=limits.run_least), bool(concerned)
    )


def _sequence(row: Received) -> tuple[str, str, str]:
    return row.device, row.at.isoformat() if row.at else "", row.id


STRAIGHT = Text(
    "{n} dari {of} responden memberi nilai yang sama untuk semua unsur, {top} di antaranya nilai tertinggi ({high}).",
    "{n} of {of} respondents gave the same point throughout, {top} of them the highest ({high}).",
)
STRAIGHT_BASE = Text(
    "Wajar terjadi: pada tiga matriks jawaban yang kami lihat bagiannya {seen}, terutama bila layanan memang dinilai baik.",
    "Common without any cheating: in three matrices of answers we saw it was {seen}, mostly where a service is liked.",
)
IDENTICAL = Text(
    "{n} jawaban memakai {kinds} susunan nilai yang jauh lebih sering muncul daripada perkiraan ({expected}).",
    "{n} answers use {kinds} rows of points that occur far more often than expected ({expected}).",
)
IDENTICAL_BASE = Text(
    "{repeats} dari {of} jawaban mengulang jawaban sebelumnya; pada tiga matriks yang kami lihat bagiannya {seen}, dan itu "
    "belum tentu salah.",
    "{repeats} of {of} answers repeat an earlier one; in three matrices we saw it was {seen}, which need not be wrong.",
)
RUNS = Text(
    "{n} jawaban datang berturut-turut dari satu perangkat dengan susunan nilai yang sama persis.",
    "{n} answers came one after the other from one device with exactly the same points.",
)
RUNS_BASE = Text(
    "Deret di bawah {least}, atau yang dapat terjadi karena susunan itu memang umum, tidak dihitung.",
    "Runs below {least}, or such as happen because that row is common, are not counted.",
)
