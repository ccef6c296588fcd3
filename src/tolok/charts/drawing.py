"""Drawing a ruler in its three sizes: hero (the answer of a page), row (a part of it), inline (a table cell)."""

import textwrap
from fractions import Fraction
from typing import Literal

from tolok.charts.ruler import Band, Mark, Ruler
from tolok.charts.scale import Number, place, plain, ticks
from tolok.charts.svg import PAPER_WIDTH, Pen

Size = Literal["hero", "row", "inline"]

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_NARROW = 254  # the width in px a ruler has in a frame on a 320 px phone: what fits here fits everywhere
_LETTER = Fraction(62, 100)  # the mean width of a bold letter, in its own size
_ASIDE = 14  # the letter size of what stands beside the flag and beside last year's marker
_CLOSE = Fraction(5)  # a scale number nearer than this to the flag gives way to it
_BESIDE = Fraction(1, 2)  # a fine tick nearer than this to a boundary would blur it


def ruler_svg(
    ruler: Ruler,
    size: Size = "hero",
    *,
    paper: bool = False,
    font: str = FONT,
    width: int = PAPER_WIDTH,
) -> str:
    """Return the ruler as SVG text: an image named by the ruler's title, described by its sentence.

    On a page it fills the width of its box and takes its colours from the theme; with `paper` it is
    `width` units wide (letters keep their size) with literal colours and `font`. The same drawing may stand on a page twice: it has no ids.
    """
    draft = _Draft(ruler, Pen(paper, width))
    height, inner = {"hero": draft.hero, "row": draft.row, "inline": draft.inline}[size]()
    return draft.pen.sheet(height, f"ruler ruler-{size}", ruler.title, ruler.sentence, inner, font)


class _Draft:
    """One ruler being drawn with one pen. Each size returns its height and its shapes, back to front."""

    def __init__(self, ruler: Ruler, pen: Pen) -> None:
        self.ruler = ruler
        self.pen = pen
        self.edges = [self.share(band.lower) for band in ruler.bands[1:]]

    def share(self, value: Number) -> Fraction:
        return place(value, self.ruler.low, self.ruler.high)

    def hero(self) -> tuple[int, str]:
        lines = self._withheld(30)
        letters = 26 if self.ruler.bands else 8
        top = 20 * len(lines) + 10 if lines else 68 if self.ruler.band else 46
        foot = top + 22 + letters
        shapes = [self._body(top, 22, letters, letter_size=13), self._numbers(foot + 17)]
        shapes += [self._words(20 * row + 16, line, 14) for row, line in enumerate(lines)]
        shapes.append(self._marks(top, 22))
        if self.ruler.value:
            shapes += [self._value(self.ruler.value, 29, 50), self._needle(self.ruler.value, top - 10, 32)]
        bottom = foot + 22
        for mark, draw in ((self.ruler.target, self._flag), (self.ruler.previous, self._previous)):
            if mark:
                shapes.append(draw(mark, foot, bottom))
                bottom += 41 if _too_long(self.share(mark.value), mark.text) else 22
        return bottom + 2, "".join(shapes)

    def row(self) -> tuple[int, str]:
        lines = self._withheld(34)
        top = max(24, 16 * len(lines) + 6)
        shapes = [self._body(top, 12, 18, letter_size=12), self._marks(top, 12)]
        if not self.ruler.bands:
            shapes.append(self._numbers(top + 25, inside=True))
        shapes += [self._words(16 * row + 13, line, 12) for row, line in enumerate(lines)]
        if self.ruler.target:
            shapes.append(
                self.pen.strokes([self.share(self.ruler.target.value)], top - 7, 19, "rl-flag", "2")
            )
            shapes.append(self._pennant(self.ruler.target, top - 7))
        if self.ruler.value:
            shapes.append(self._label(self.ruler.value, 15, 16))
            shapes.append(self._needle(self.ruler.value, 18, 18))
        return top + 32, "".join(shapes)

    def _withheld(self, width: int) -> list[str]:
        """The words of an empty ruler in lines short enough for a 320 px screen."""
        return textwrap.wrap(self.ruler.withheld, width) if self.ruler.value is None else []

    def inline(self) -> tuple[int, str]:
        full, zero = Fraction(100), Fraction(0)
        shapes = [self.pen.block(zero, full, 7, 2, "rl-seq-9" if self.ruler.value else "rl-seq-4")]
        shapes.append(self.pen.strokes([zero, *self.edges, full], 4, 8, "rl-fine"))
        if self.ruler.interval:
            low, high = (self.share(end) for end in self.ruler.interval)
            shapes.append(self.pen.block(low, high, 1, 14, "rl-range"))
            shapes.append(self.pen.strokes([low, high], 1, 14, "rl-caps"))
        if self.ruler.previous:
            shapes.append(self._dot(self.ruler.previous, "rl-hollow", 4))
        if self.ruler.value:
            shapes.append(self._dot(self.ruler.value, "rl-value", 4 if self.ruler.interval else 6))
        return 16, "".join(shapes)

    def _body(self, top: int, tick_zone: int, letter_zone: int, letter_size: int) -> str:
        """The strip: bands with letters below, ticks hanging from the top edge, boundaries through both."""
        pen, whole = self.pen, tick_zone + letter_zone
        shapes = [pen.block(Fraction(0), Fraction(100), top, whole, "rl-body")]
        shapes += [
            self._band(index, top + tick_zone, letter_zone, letter_size)
            for index in range(len(self.ruler.bands))
        ]
        low, high = self.ruler.low, self.ruler.high
        for most, part in ((50, 4), (10, 7)):
            shares = (self.share(tick) for tick in ticks(low, high, most))
            clear = [share for share in shares if all(abs(share - edge) > _BESIDE for edge in self.edges)]
            shapes.append(pen.strokes(clear[1:-1], top, tick_zone * part // 12, "rl-fine"))
        shapes.append(pen.strokes(self.edges, top, whole, "rl-edge", "1.25"))
        shapes.append(pen.block(Fraction(0), Fraction(100), top, whole, "rl-frame"))
        return "".join(shapes)

    def _band(self, index: int, y: int, height: int, size: int) -> str:
        band, bands = self.ruler.bands[index], self.ruler.bands
        start = self.share(band.lower)
        end = self.share(bands[index + 1].lower) if index + 1 < len(bands) else Fraction(100)
        here = band is self.ruler.band and self.ruler.value is not None
        tone = "rl-here" if here else f"rl-seq-{_tone(index, len(bands))}"
        weight = 'font-weight="700"' if here else 'font-weight="600"'
        letter = self.pen.text(
            (start + end) / 2,
            y + height // 2 + size * 3 // 8,
            band.letter,
            "rl-on-here" if here else "rl-ink",
            size,
            more=weight,
        )
        return self.pen.block(start, end, y, height, tone) + letter

    def _marks(self, top: int, zone: int) -> str:
        """The interval as a band with end caps, and last year's hollow marker, in the tick zone."""
        shapes = ""
        if self.ruler.interval and self.ruler.value:
            low, high = (self.share(end) for end in self.ruler.interval)
            shapes += self.pen.block(low, high, top, zone, "rl-range")
            shapes += self.pen.strokes([low, high], top, zone, "rl-caps", "2")
        if self.ruler.previous:
            shapes += self._dot(self.ruler.previous, "rl-hollow", min(5, zone // 3), top + zone // 2 + 1)
        return shapes

    def _numbers(self, y: int, inside: bool = False) -> str:
        """The numbers of the scale; one that the flag would cross gives way."""
        flag = self.share(self.ruler.target.value) if self.ruler.target and not inside else None
        texts = []
        for value in ticks(self.ruler.low, self.ruler.high, 5):
            share = self.share(value)
            if flag is None or abs(share - flag) > _CLOSE:
                words = plain(value).replace(".", self.ruler.decimal_mark)
                anchor, shift = "middle", ""
                if inside and share in (0, 100):
                    anchor, shift = ("start", 'dx="4"') if share == 0 else ("end", 'dx="-4"')
                texts.append(self.pen.text(share, y, words, "rl-muted", 12, anchor, shift))
        return "".join(texts)

    def _value(self, value: Mark, y: int, word_y: int) -> str:
        band = self.ruler.band
        words = _named(band) if band else ""
        name = (
            self._hang(self.share(value.value), word_y, words, "rl-ink", 15, 'font-weight="600"')
            if words
            else ""
        )
        return self._label(value, y, 30) + name

    def _label(self, value: Mark, y: int, size: int) -> str:
        return self._hang(self.share(value.value), y, value.text, "rl-here", size, 'font-weight="700"')

    def _hang(self, share: Fraction, y: int, words: str, name: str, size: int, more: str = "") -> str:
        """A text centred over its marker, pushed inwards as far as a narrow screen needs."""
        half = _width(words, size) / 2
        marker = share * _NARROW / 100
        centre = min(max(marker, half - 8), _NARROW + 8 - half)
        shift = f'dx="{round(centre - marker)}" {more}'.strip() if centre != marker else more
        return self.pen.text(share, y, words, name, size, more=shift)

    def _needle(self, value: Mark, y: int, length: int) -> str:
        path = f"M-8 {y}h16l-6.5 9v{length - 9}h-3v-{length - 9}z"
        return self.pen.at(
            self.share(value.value), f'<path d="{path}" {self.pen.paint("rl-value")} stroke-width="1"/>'
        )

    def _dot(self, mark: Mark, name: str, radius: int, y: int = 8) -> str:
        place_ = f'cx="{self.pen.x(self.share(mark.value))}" cy="{y}" r="{radius}"'
        return f'<circle {place_} {self.pen.paint(name)} stroke-width="1.75"/>'

    def _flag(self, mark: Mark, foot: int, y: int) -> str:
        """A pole down from the boundary, a pennant, and the distance written on the roomier side."""
        share = self.share(mark.value)
        pole = self.pen.strokes([share], foot, y - foot + 14, "rl-flag", "2")
        return pole + self._pennant(mark, y) + self._aside(share, y + 11, mark.text, "rl-flag-text", 19)

    def _pennant(self, mark: Mark, y: int) -> str:
        share = self.share(mark.value)
        side = -1 if share > 50 else 1
        return self.pen.at(
            share, f'<path d="M0 {y}l{13 * side} 5l{-13 * side} 5z" {self.pen.paint("rl-flag")}/>'
        )

    def _previous(self, mark: Mark, foot: int, y: int) -> str:
        share = self.share(mark.value)
        return self._dot(mark, "rl-hollow", 4, y + 7) + self._aside(share, y + 12, mark.text, "rl-muted", 10)

    def _aside(self, share: Fraction, y: int, words: str, name: str, gap: int) -> str:
        """A text beside its mark on the roomier side; one too long for a phone goes below."""
        if _too_long(share, words):
            return self._hang(share, y + 19, words, name, _ASIDE)
        anchor, shift = ("end", -gap) if share > 50 else ("start", gap)
        return self.pen.text(share, y, words, name, _ASIDE, anchor, f'dx="{shift}"')

    def _words(self, y: int, words: str, size: int) -> str:
        return self.pen.text(Fraction(0), y, words, "rl-ink", size, "start")


def _width(words: str, size: int) -> Fraction:
    return len(words) * size * _LETTER


def _too_long(share: Fraction, words: str) -> bool:
    return _width(words, _ASIDE) + 20 > max(share, 100 - share) * _NARROW / 100


def _tone(index: int, count: int) -> int:
    """Spread `count` bands over the nine tones of the sequential scale, both ends used."""
    return 1 + index * 8 // max(count - 1, 1)


def _named(band: Band) -> str:
    return f"{band.letter} · {band.word}" if band.word else band.letter
