"""The run: an index period by period, broken where it stops being comparable, with control limits if there are any."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tolok.charts.scale import Number, exact, place, plain, ticks
from tolok.charts.svg import Pen

_HEIGHT = 180
_TOP = 26  # room for the value above the highest point
_FOOT = 26
_LEFT = Fraction(7)  # share of the width for the numbers of the scale
_MOST_NAMES = 6  # names of periods that fit side by side on a phone


@dataclass(frozen=True, slots=True)
class Dot:
    """One period: its name, its value (None is a gap) and how it is printed, its interval, and whether a break lies
    before it. `limits` are its control limits; `marked` when a signal ends there."""

    name: str
    value: Number | None
    text: str = ""
    interval: tuple[Number, Number] | None = None
    broken: bool = False
    limits: tuple[Number, Number] | None = None
    marked: bool = False


def run_svg(
    dots: Sequence[Dot],
    low: Number,
    high: Number,
    *,
    title: str,
    sentence: str,
    font: str,
    centre: Number | None = None,
    paper: bool = False,
    decimal_mark: str = ",",
) -> str:
    """Return the periods from left to right as SVG text, between `low` and `high` of their scale.

    Neighbours are joined by a line except across a break, which is an upright dashed line, and across a gap. A dot
    that is `marked` is hollow, so that it is told apart without colour.
    """
    draft = _Draft(list(dots), exact(low), exact(high), Pen(paper))
    shapes = [*draft.scale(decimal_mark), *draft.limits(centre), *draft.lines(), *draft.breaks()]
    shapes += [*draft.intervals(), *draft.dots(), *draft.names()]
    height = _TOP + _HEIGHT + _FOOT
    return draft.pen.sheet(height, "ruler ruler-run", title, sentence, "".join(shapes), font)


@dataclass(frozen=True, slots=True)
class _Draft:
    given: list[Dot]
    low: Fraction
    high: Fraction
    pen: Pen

    def x(self, at: int) -> Fraction:
        return _LEFT + (100 - _LEFT) * (2 * at + 1) / (2 * max(len(self.given), 1))

    def y(self, value: Number) -> int:
        return _TOP + _HEIGHT - int(place(value, self.low, self.high) * _HEIGHT / 100)

    def line(self, start: tuple[Fraction, int], end: tuple[Fraction, int], name: str, more: str = "") -> str:
        ends = f'x1="{self.pen.x(start[0])}" y1="{start[1]}" x2="{self.pen.x(end[0])}" y2="{end[1]}"'
        return f"<line {ends} {self.pen.paint(name)} {more}/>"

    def scale(self, decimal_mark: str) -> list[str]:
        shapes = []
        for value in ticks(self.low, self.high, 5):
            y = self.y(value)
            words = plain(value).replace(".", decimal_mark)
            shapes.append(self.line((_LEFT, y), (Fraction(100), y), "rl-fine", 'stroke-opacity="0.35"'))
            shapes.append(self.pen.text(Fraction(0), y + 4, words, "rl-muted", 12, "start"))
        return shapes

    def limits(self, centre: Number | None) -> list[str]:
        """The centre, and the limits as steps, each as wide as its period."""
        half = (100 - _LEFT) / (2 * max(len(self.given), 1))
        dashed, shapes = 'stroke-dasharray="5 4" stroke-width="1.5"', []
        for at, dot in enumerate(self.given):
            start, end = self.x(at) - half, self.x(at) + half
            if dot.limits is None:
                continue
            edges = (self.y(limit) for limit in dot.limits)
            shapes += [self.line((start, y), (end, y), "rl-flag", dashed) for y in edges]
            if centre is not None:
                shapes.append(self.line((start, self.y(centre)), (end, self.y(centre)), "rl-edge"))
        return shapes

    def lines(self) -> list[str]:
        found = []
        for at, (one, other) in enumerate(pairwise(self.given)):
            if one.value is not None and other.value is not None and not other.broken:
                start, end = (self.x(at), self.y(one.value)), (self.x(at + 1), self.y(other.value))
                found.append(self.line(start, end, "rl-caps", 'stroke-width="2"'))
        return found

    def breaks(self) -> list[str]:
        ends = (_TOP, _TOP + _HEIGHT)
        dashed = 'stroke-dasharray="2 4" stroke-width="2"'
        places = ((self.x(at - 1) + self.x(at)) / 2 for at, dot in enumerate(self.given) if dot.broken and at)
        return [self.line((x, ends[0]), (x, ends[1]), "rl-edge", dashed) for x in places]

    def intervals(self) -> list[str]:
        return [
            self.line((self.x(at), self.y(dot.interval[0])), (self.x(at), self.y(dot.interval[1])), "rl-caps",
                      'stroke-width="6" stroke-opacity="0.3"')
            for at, dot in enumerate(self.given)
            if dot.interval is not None and dot.value is not None
        ]  # fmt: skip

    def dots(self) -> list[str]:
        few = len(self.given) <= _MOST_NAMES
        shapes = []
        for at, dot in enumerate(self.given):
            if dot.value is None:
                continue
            y, x = self.y(dot.value), self.x(at)
            paint = self.pen.paint("rl-hollow" if dot.marked else "rl-value")
            shapes.append(f'<circle cx="{self.pen.x(x)}" cy="{y}" r="5" {paint} stroke-width="1.75"/>')
            if few or dot.marked or at in (0, len(self.given) - 1):
                low = self.valley(at)
                shapes.append(
                    self.pen.text(
                        x, y + 20 if low else y - 10, dot.text, "rl-ink", 12, more='font-weight="600"'
                    )
                )
        return shapes

    def valley(self, at: int) -> bool:
        """Whether both lines that meet here come from above, so that words above the dot would cross them."""
        around = [*self.given[max(at - 1, 0) : at], *self.given[at + 1 : at + 2]]
        own = self.given[at].value
        beside = [exact(dot.value) for dot in around if dot.value is not None]
        room = own is not None and self.y(own) < _TOP + _HEIGHT - 24
        return room and own is not None and len(beside) == 2 and min(beside) > exact(own)

    def names(self) -> list[str]:
        count = len(self.given)
        each = max(1, -(-count // _MOST_NAMES))
        y = _TOP + _HEIGHT + 18
        return [
            self.pen.text(self.x(at), y, dot.name, "rl-muted", 12)
            for at, dot in enumerate(self.given)
            if (count - 1 - at) % each == 0
        ]
