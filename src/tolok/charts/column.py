"""The inline ruler for a narrow column on paper, where a page-wide drawing would shrink until nothing is seen."""

from dataclasses import dataclass
from fractions import Fraction
from html import escape

from tolok.charts.drawing import _Draft
from tolok.charts.ruler import Ruler
from tolok.charts.scale import plain
from tolok.charts.svg import Pen

#: Units across; set some 45 mm wide, the marker is as high as the letters beside it.
WIDTH = 200
#: Room at both ends for a marker that stands there.
MARGIN = 8
#: Room above and below that a table row already has.
AIR = 2


@dataclass(frozen=True, slots=True)
class ColumnPen(Pen):
    """A pen for paper whose sheet is `width` units wide."""

    width: int = WIDTH

    def x(self, share: Fraction) -> str:
        """Return the place in units of this pen's width."""
        return plain(share * self.width / 100)

    def sheet(self, height: int, label: str, title: str, sentence: str, inner: str, font: str) -> str:
        """Return the whole drawing in this pen's width."""
        whole = self.width + 2 * MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{height - 2 * AIR}"'
            f' viewBox="-{MARGIN} {AIR} {whole} {height - 2 * AIR}" role="img" aria-label="{escape(sentence)}"'
            f' font-family="{escape(font)}"><title>{escape(title)}</title>{inner}</svg>'
        )


def column_svg(ruler: Ruler, font: str) -> str:
    """Return the inline ruler as SVG text for a column some 45 mm wide."""
    draft = _Draft(ruler, ColumnPen(paper=True))
    height, inner = draft.inline()
    return draft.pen.sheet(height, "ruler ruler-inline", ruler.title, ruler.sentence, inner, font)
