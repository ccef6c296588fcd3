"""The inline ruler for a narrow column on paper, where a page-wide drawing would shrink until nothing is seen."""

from tolok.charts.drawing import ruler_svg
from tolok.charts.ruler import Ruler
from tolok.charts.svg import PAPER_MARGIN as MARGIN

#: Units across; set some 45 mm wide, the marker is as high as the letters beside it.
WIDTH = 200


def column_svg(ruler: Ruler, font: str) -> str:
    """Return the inline ruler as SVG text for a column some 45 mm wide."""
    return ruler_svg(ruler, "inline", paper=True, font=font, width=WIDTH)


__all__ = ["MARGIN", "WIDTH", "column_svg"]
