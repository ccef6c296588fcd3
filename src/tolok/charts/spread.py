"""The spread: where many values lie on one scale, as squares stacked over the categories of the ruler."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from tolok.charts.ruler import Band
from tolok.charts.scale import Number, place, plain, ticks
from tolok.charts.svg import Pen

_BINS = 100
_TALLEST = 110  # units of height for the highest stack
_SQUARE = 8  # a value is drawn at most this high
_APART = 3  # values drawn lower than this flow into one bar
_LETTERS = 22  # the strip of letters beneath


def spread_svg(
    values: Sequence[Number],
    low: Number,
    high: Number,
    bands: Sequence[Band],
    *,
    title: str,
    sentence: str,
    font: str,
    paper: bool = False,
    decimal_mark: str = ",",
) -> str:
    """Return the values on their scale as SVG text: a hundredth of the scale wide, a square each.

    `bands` run from the lowest up, as for a ruler; values outside the scale stand at its end. Beyond some
    thirty values in one place the squares become bars of the same proportion.
    """
    pen = Pen(paper)
    counts = Counter(min(int(place(value, low, high)), _BINS - 1) for value in values)
    most = max(counts.values(), default=0)
    each = min(Fraction(_SQUARE), Fraction(_TALLEST, most)) if most else Fraction(_SQUARE)
    foot = int(each * most) + 6
    shapes = [_stack(pen, at, count, each, foot) for at, count in sorted(counts.items())]
    shapes += _strip(pen, low, high, bands, foot)
    for value in ticks(low, high, 5):
        words = plain(value).replace(".", decimal_mark)
        shapes.append(pen.text(place(value, low, high), foot + _LETTERS + 16, words, "rl-muted", 12))
    return pen.sheet(foot + _LETTERS + 22, "ruler ruler-spread", title, sentence, "".join(shapes), font)


def _stack(pen: Pen, at: int, count: int, each: Fraction, foot: int) -> str:
    """The values of one place: a square each while they can be told apart, otherwise one bar."""
    start, end = Fraction(at) + Fraction(1, 10), Fraction(at + 1) - Fraction(1, 10)
    if each < _APART:
        height = max(1, int(count * each))
        return pen.block(start, end, foot - height, height, "rl-here")
    step = int(each)
    return "".join(
        pen.block(start, end, foot - (row + 1) * step, step - 1, "rl-here") for row in range(count)
    )


def _strip(pen: Pen, low: Number, high: Number, bands: Sequence[Band], top: int) -> list[str]:
    edges = [place(band.lower, low, high) for band in bands[1:]]
    starts, ends = [Fraction(0), *edges], [*edges, Fraction(100)]
    shapes = []
    for order, (band, start, end) in enumerate(zip(bands, starts, ends, strict=True) if bands else ()):
        tone = 1 + order * 8 // max(len(bands) - 1, 1)
        shapes.append(pen.block(start, end, top, _LETTERS, f"rl-seq-{tone}"))
        shapes.append(
            pen.text((start + end) / 2, top + 16, band.letter, "rl-ink", 13, more='font-weight="600"')
        )
    shapes.append(pen.strokes([Fraction(0), *edges, Fraction(100)], top, _LETTERS, "rl-edge", "1"))
    shapes.append(pen.block(Fraction(0), Fraction(100), top, 1, "rl-here"))
    return shapes
