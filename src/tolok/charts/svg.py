"""Writing SVG text: escaping, paint, and the two ways of placing things across the width.

On a page a drawing has no viewBox: places are percentages, so that it fills any width while its
letters keep their size (a scaled viewBox would shrink 13 px text to 6 px on a 320 px phone).
On paper the same places become units of a fixed width, with literal colours and a named font.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from tolok.charts.scale import plain

PAPER_WIDTH = 480
PAPER_MARGIN = 9  # half a marker or half a number may stand over either end

# Class → literal paint: the light theme, and all that paper has. Pages override it by class (ruler.css).
PAINT = {
    "rl-ink": 'fill="#10262b"',
    "rl-muted": 'fill="#4a5f64"',
    "rl-body": 'fill="#ffffff"',
    "rl-frame": 'fill="none" stroke="#667a7e"',
    "rl-fine": 'fill="none" stroke="#667a7e"',
    "rl-edge": 'fill="none" stroke="#10262b"',
    "rl-here": 'fill="#0b5a66"',
    "rl-on-here": 'fill="#ffffff"',
    "rl-value": 'fill="#0b5a66" stroke="#ffffff"',
    "rl-range": 'fill="#0b5a66" fill-opacity="0.22"',
    "rl-caps": 'fill="none" stroke="#0b5a66"',
    "rl-hollow": 'fill="#ffffff" stroke="#10262b"',
    "rl-flag": 'fill="#7a4900" stroke="#7a4900"',
    "rl-flag-text": 'fill="#7a4900"',
    "rl-seq-1": 'fill="#f0f5f4"',
    "rl-seq-2": 'fill="#e4eeed"',
    "rl-seq-3": 'fill="#d8e8e6"',
    "rl-seq-4": 'fill="#cce1df"',
    "rl-seq-5": 'fill="#bfdbd8"',
    "rl-seq-6": 'fill="#b2d4d1"',
    "rl-seq-7": 'fill="#a5cdca"',
    "rl-seq-8": 'fill="#98c6c3"',
    "rl-seq-9": 'fill="#8bbfbc"',
}


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws at places given as shares 0–100 of the width, for a page or for paper."""

    paper: bool
    width: int = PAPER_WIDTH

    def x(self, share: Fraction) -> str:
        """Return the place as "45.3%" on a page, as units of `width` on paper."""
        return plain(share * self.width / 100) if self.paper else f"{plain(share)}%"

    def paint(self, name: str) -> str:
        """Return the attributes that colour a shape: literal, and on a page the class that overrides."""
        return PAINT[name] if self.paper else f'class="{name}" {PAINT[name]}'

    def at(self, share: Fraction, inner: str) -> str:
        """Return `inner`, drawn around x = 0, moved to the place."""
        if self.paper:
            return f'<g transform="translate({self.x(share)} 0)">{inner}</g>'
        return f'<svg x="{self.x(share)}" overflow="visible">{inner}</svg>'

    def block(self, start: Fraction, end: Fraction, y: int, height: int, name: str) -> str:
        """Return a rectangle from one place to another."""
        width = self.x(end - start)
        return f'<rect x="{self.x(start)}" y="{y}" width="{width}" height="{height}" {self.paint(name)}/>'

    def strokes(self, shares: Iterable[Fraction], y: int, height: int, name: str, width: str = "1") -> str:
        """Return upright strokes of one kind as one path, their thickness not stretched with the page."""
        style = f'{self.paint(name)} stroke-width="{width}"'
        if self.paper:
            return f'<path d="{"".join(f"M{self.x(share)} {y}v{height}" for share in shares)}" {style}/>'
        path = "".join(f"M{plain(share)} 0v{height}" for share in shares)
        return (
            f'<svg y="{y}" width="100%" height="{height}" viewBox="0 0 100 {height}" overflow="visible"'
            f' preserveAspectRatio="none"><path d="{path}" {style} vector-effect="non-scaling-stroke"/></svg>'
        )

    def text(
        self,
        share: Fraction,
        y: int,
        words: str,
        name: str,
        size: int,
        anchor: str = "middle",
        more: str = "",
    ) -> str:
        """Return escaped words at a place; `more` holds further attributes such as dx or font-weight."""
        place = f'x="{self.x(share)}" y="{y}" font-size="{size}" text-anchor="{anchor}"'
        return f"<text {place} {self.paint(name)}{' ' + more if more else ''}>{escape(words)}</text>"

    def sheet(self, height: int, label: str, title: str, sentence: str, inner: str, font: str) -> str:
        """Return the whole drawing: an image with a name (`title`) and a description (`sentence`)."""
        if self.paper:
            width = self.width + 2 * PAPER_MARGIN
            frame = f'width="{width}" height="{height}" viewBox="-{PAPER_MARGIN} 0 {width} {height}"'
        else:
            frame = f'class="{label}" width="100%" height="{height}" overflow="visible"'
        spoken = escape(f"{title}. {sentence}" if sentence else title)
        described = f"<desc>{escape(sentence)}</desc>" if sentence else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {frame} role="img" aria-label="{spoken}"'
            f' font-family="{escape(font)}"><title>{escape(title)}</title>{described}{inner}</svg>'
        )
