"""A row of indices over time: cut where it stops being comparable, and tested piece by piece.

82 was an A by the bands of 2014 and is a B by those of 2017, with no change in the service: a line across such a
change says nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tolok.rules.statistics.mann_kendall import MannKendall, mann_kendall
from tolok.rules.texts import Text
from tolok.rules.wording import chain, figure, fill, several

#: What must stay the same for two periods to be compared, in the order in which changes are named.
MARKS: Mapping[str, Text] = {
    "period": Text("jenis periode", "kind of period"),
    "instrument": Text("instrumen", "instrument"),
    "bands": Text("pita mutu", "grade bands"),
    "weight": Text("bobot", "weights"),
    "elements": Text("unsur yang dihitung", "elements counted"),
    "aggregation": Text("cara menggabungkan", "way of combining"),
}
#: The usual line below which chance is no longer taken as the reason.
LEVEL = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its name, the unrounded index (None when there was none) and what it was made with.

    `marks` are keys of `MARKS` to any word that names the choice, such as a pack's id; one that is absent on
    either side is not compared.
    """

    name: str
    value: Fraction | None
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Break:
    """Between the periods `before` and `after` the choices `changed` (keys of `MARKS`) are not the same."""

    before: str
    after: str
    changed: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive comparable periods; `test` is None with fewer than two values. `missing` periods have no index."""

    points: tuple[Point, ...]
    missing: tuple[str, ...]
    test: MannKendall | None
    words: Text


@dataclass(frozen=True, slots=True)
class Trend:
    """All pieces in order of time, and the breaks between them."""

    pieces: tuple[Piece, ...]
    breaks: tuple[Break, ...]


def trend(points: Sequence[Point]) -> Trend:
    """The trend of periods in order of time. ValueError for a mark that `MARKS` does not know."""
    strange = {mark for point in points for mark in point.marks} - MARKS.keys()
    if strange:
        raise ValueError(f"unknown marks: {sorted(strange)}")
    breaks, pieces, piece = [], [], list(points[:1])
    for before, after in pairwise(points):
        changed = tuple(mark for mark in MARKS if _differs(mark, before, after))
        if changed:
            breaks.append(_break(before, after, changed))
            pieces.append(_piece(piece))
            piece = []
        piece.append(after)
    if piece:
        pieces.append(_piece(piece))
    return Trend(tuple(pieces), tuple(breaks))


def _differs(mark: str, before: Point, after: Point) -> bool:
    return mark in before.marks and mark in after.marks and before.marks[mark] != after.marks[mark]


def _break(before: Point, after: Point, changed: tuple[str, ...]) -> Break:
    names = several(MARKS[mark] for mark in changed)
    text = fill(BROKEN, before=before.name, after=after.name, names=names)
    return Break(before.name, after.name, changed, text)


def _piece(points: list[Point]) -> Piece:
    values = [point.value for point in points if point.value is not None]
    missing = tuple(point.name for point in points if point.value is None)
    test = mann_kendall(values) if len(values) > 1 else None
    return Piece(tuple(points), missing, test, _words(test, missing))


def _words(test: MannKendall | None, missing: tuple[str, ...]) -> Text:
    gap = fill(GAP, names=", ".join(missing)) if missing else None
    return chain(NO_TEST if test is None else _verdict(test), gap)


def _verdict(test: MannKendall) -> Text:
    said = {"n": test.n, "s": test.s, "p": figure(test.two_sided, 4)}
    if test.smallest > LEVEL:
        return fill(TOO_SHORT, least=figure(test.smallest, 4), **said)
    if test.two_sided > LEVEL:
        return fill(NO_TREND, **said)
    return fill(RISES if test.s > 0 else FALLS, **said)


BROKEN = Text(
    "Antara {before} dan {after} berubah: {names}. Nilai sebelum dan sesudahnya tidak dibandingkan.",
    "Between {before} and {after} changed: {names}. Values before and after are not compared.",
)
GAP = Text("Periode tanpa indeks: {names}.", "Periods without an index: {names}.")
NO_TEST = Text(
    "Arah tidak diuji: perlu sedikitnya dua nilai yang sebanding.",
    "The direction is not tested: at least two comparable values are needed.",
)
TOO_SHORT = Text(
    "{n} nilai belum cukup untuk menyebut arah: kenaikan yang terus-menerus pun bisa kebetulan (p dua sisi paling kecil "
    "{least}; di sini S = {s}, p = {p}).",
    "{n} values are not enough to name a direction: even a steady rise could be chance (smallest two-sided p {least}; "
    "here S = {s}, p = {p}).",
)
NO_TREND = Text(
    "Arah {n} nilai ini belum dapat dibedakan dari kebetulan (S = {s}, p dua sisi = {p}).",
    "The direction of these {n} values cannot be told from chance (S = {s}, two-sided p = {p}).",
)
RISES = Text(
    "Nilainya cenderung naik (S = {s} dari {n} nilai, p dua sisi = {p}).",
    "The values tend to rise (S = {s} of {n} values, two-sided p = {p}).",
)
FALLS = Text(
    "Nilainya cenderung turun (S = {s} dari {n} nilai, p dua sisi = {p}).",
    "The values tend to fall (S = {s} of {n} values, two-sided p = {p}).",
)
