from decimal import Decimal
from xml.etree import ElementTree as ET

from tolok.charts.column import MARGIN, WIDTH, column_svg
from tolok.charts.ruler import Mark, Ruler

SVG = "{http://www.w3.org/2000/svg}"


def column(value: str) -> ET.Element:
    ruler = Ruler(0, 5, "Aspek <I>", "4,35 & lagi", value=Mark(Decimal(value), value))
    return ET.fromstring(column_svg(ruler, "Libertinus Serif"))


def test_it_draws_the_inline_ruler_in_a_narrow_width() -> None:
    root = column("4.35")
    (marker,) = root.iter(f"{SVG}circle")
    assert float(marker.get("cx", "")) == 0.87 * WIDTH
    assert root.get("width") == str(WIDTH + 2 * MARGIN)


def test_it_keeps_a_marker_at_either_end_whole() -> None:
    for value, place in (("0", 0), ("5", WIDTH)):
        root = column(value)
        (marker,) = root.iter(f"{SVG}circle")
        assert float(marker.get("cx", "")) == place
        left, top, width, height = (float(part) for part in root.get("viewBox", "").split())
        radius, middle = float(marker.get("r", "")), float(marker.get("cy", ""))
        assert left <= place - radius
        assert place + radius <= left + width
        assert top <= middle - radius
        assert middle + radius <= top + height


def test_it_names_and_describes_itself() -> None:
    root = column("4.35")
    assert root.findtext(f"{SVG}title") == "Aspek <I>"
    assert root.get("aria-label") == "Aspek <I>. 4,35 & lagi"
