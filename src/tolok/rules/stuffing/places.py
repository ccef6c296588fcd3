"""Signals in where answers come from: more than there were visits, and devices held by staff."""

from collections import Counter
from fractions import Fraction
from math import sqrt
from statistics import variance

from tolok.rules.statistics.student import t_quantile
from tolok.rules.stuffing.thresholds import Thresholds
from tolok.rules.stuffing.values import Finding, Gathered, Received, answered
from tolok.rules.texts import Text
from tolok.rules.wording import chain, figure, fill, share


def visits(found: Gathered, _: Thresholds) -> Finding | None:
    """Answers of days on which there were more than users served, and tickets used twice; None without either.

    More answers than users over the whole period are told without rows: nobody can say which ones are too many.
    """
    timed = [row for row in found.rows if row.at is not None]
    if not found.visits and found.served is None and not any(row.ticket for row in found.rows):
        return None
    days = Counter(row.at.date() for row in timed if row.at is not None)
    full = {day for day, n in days.items() if day in found.visits and n > found.visits[day]}
    tickets = Counter(row.ticket for row in found.rows if row.ticket)
    rows = [
        row.id
        for row in found.rows
        if tickets[row.ticket] > 1 or (row.at is not None and row.at.date() in full)
    ]
    more = sum(days[day] - found.visits[day] for day in full)
    twice = sum(n - 1 for n in tickets.values())
    words = fill(VISITS, more=more, days=len(full), twice=twice)
    over = found.served is not None and len(found.rows) > found.served
    if found.served is not None:
        words = chain(fill(SERVED, n=len(found.rows), served=found.served), words)
    return Finding("visits", words, tuple(rows), len(found.rows), VISITS_BASE, bool(rows) or over)


def officers(found: Gathered, limits: Thresholds) -> Finding | None:
    """What devices held by staff bring against the others: their share, and the difference of respondents' means.

    Welch's interval with the degrees of freedom of the smaller group; None when no mode is known. Below the least
    number on either side the difference is not judged.
    """
    rows = [row for row in answered(found.rows) if row.mode]
    if not rows:
        return None
    held = [row for row in rows if row.mode in limits.officer_modes]
    part = fill(OFFICERS, n=len(held), of=len(rows), share=share(Fraction(len(held), len(rows))))
    ids = tuple(row.id for row in held)
    if min(len(held), len(rows) - len(held)) < max(2, limits.officer_least):
        return Finding("officers", part, ids, len(rows), OFFICERS_BASE, False)
    others = [row for row in rows if row.mode not in limits.officer_modes]
    gap, half = _difference([_mean(row) for row in held], [_mean(row) for row in others])
    said = fill(OFFICERS_GAP, gap=figure(gap), low=figure(gap - half), high=figure(gap + half))
    words = Text(f"{part.id} {said.id}", f"{part.en} {said.en}")
    return Finding("officers", words, ids, len(rows), OFFICERS_BASE, gap - half > 0)


def _mean(row: Received) -> Fraction:
    given = [value for value in row.values if value is not None]
    return Fraction(sum(given), len(given))


def _difference(held: list[Fraction], others: list[Fraction]) -> tuple[float, float]:
    """The mean of `held` minus that of `others` and half the width of its 95 % interval."""
    gap = sum(held) / len(held) - sum(others) / len(others)
    error = sqrt(variance(held) / len(held) + variance(others) / len(others))
    return float(gap), t_quantile(min(len(held), len(others)) - 1) * error


SERVED = Text(
    "{n} jawaban dihitung untuk {served} pengguna yang dilayani selama survei.",
    "{n} answers count for {served} users served while the survey was open.",
)
VISITS = Text(
    "{more} jawaban lebih banyak daripada pengguna yang dilayani, pada {days} hari; {twice} tiket dipakai lagi.",
    "{more} answers more than users served, on {days} days; {twice} tickets used again.",
)
VISITS_BASE = Text(
    "Seharusnya nol bila setiap kunjungan tercatat; kunjungan yang tidak dicatat juga memberi tanda ini.",
    "This should be zero where every visit is counted; visits that nobody counted show here, too.",
)
OFFICERS = Text(
    "{n} dari {of} jawaban ({share}) diisi pada perangkat yang dipegang petugas.",
    "{n} of {of} answers ({share}) were given on a device held by staff.",
)
OFFICERS_GAP = Text(
    "Rata-ratanya berbeda {gap} pada skala jawaban (selang {low} sampai {high}).",
    "Their mean differs by {gap} on the scale of answers (interval {low} to {high}).",
)
OFFICERS_BASE = Text(
    "Orang cenderung memberi nilai lebih tinggi bila petugas melihat; itu sungkan, bukan kecurangan.",
    "People tend to rate higher while staff look on; that is courtesy, not cheating.",
)
