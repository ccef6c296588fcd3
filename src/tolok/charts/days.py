"""How many of something there were on each day, as bars; over long spans each bar stands for a week."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from tolok.charts.drawing import FONT
from tolok.charts.scale import plain
from tolok.charts.svg import Pen

_TALLEST = 96
#: Days of one bar each that still can be told apart on a phone.
MOST_BARS = 62


def bars_of(counts: Mapping[date, int], first: date, last: date) -> list[tuple[date, int]]:
    """The first day and the count of every bar from `first` to `last`, empty days too."""
    days = (last - first).days + 1
    step = 1 if days <= MOST_BARS else 7
    found = [0] * max(1, -(-days // step))
    for day, n in counts.items():
        if first <= day <= last:
            found[(day - first).days // step] += n
    return [(first + timedelta(days=at * step), n) for at, n in enumerate(found)]


def days_svg(bars: list[tuple[date, int]], *, title: str, sentence: str, ends: tuple[str, str]) -> str:
    """Return the bars as SVG text; `ends` are the words for the first and the last day."""
    pen = Pen(paper=False)
    most = max((n for _day, n in bars), default=0)
    width = Fraction(100, max(len(bars), 1))
    foot = _TALLEST + 18
    shapes = [pen.block(Fraction(0), Fraction(100), foot, 1, "rl-here")]
    for at, (_day, n) in enumerate(bars):
        if n:
            height = max(2, int(Fraction(n, most) * _TALLEST))
            start = at * width + width / 10
            shapes.append(pen.block(start, (at + 1) * width - width / 10, foot - height, height, "rl-here"))
    if most:
        shapes.append(pen.text(Fraction(0), 12, plain(Fraction(most)), "rl-muted", 12, anchor="start"))
    for share, words, anchor in ((Fraction(0), ends[0], "start"), (Fraction(100), ends[1], "end")):
        shapes.append(pen.text(share, foot + 18, words, "rl-muted", 12, anchor=anchor))
    return pen.sheet(foot + 26, "ruler ruler-days", title, sentence, "".join(shapes), FONT)
