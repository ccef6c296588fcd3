from decimal import Decimal
from xml.etree import ElementTree as ET

from tolok.charts.ruler import Band
from tolok.charts.scale import Number
from tolok.charts.spread import spread_svg

SVG = "{http://www.w3.org/2000/svg}"
BANDS = (Band("C", 0, "Cukup"), Band("B", Decimal("3.51"), "Baik"), Band("A", Decimal("4.51"), "Prima"))


def spread(*values: Number, bands: tuple[Band, ...] = BANDS) -> ET.Element:
    drawing = spread_svg(
        values, 0, 5, bands, title="Sebaran", sentence="3 unit.", font="Libertinus Serif", paper=True
    )
    return ET.fromstring(drawing)


def squares(root: ET.Element) -> list[ET.Element]:
    return [rect for rect in root.iter(f"{SVG}rect") if rect.get("fill") == "#0b5a66"][:-1]


def test_it_draws_a_square_for_every_value() -> None:
    assert len(squares(spread(1, 2, Decimal("4.35"), Decimal("4.36"), 5))) == 5


def test_it_stacks_values_of_one_place() -> None:
    found = squares(spread(Decimal("4.35"), Decimal("4.36"), Decimal("4.39")))
    assert len({rect.get("x") for rect in found}) == 1
    assert len({rect.get("y") for rect in found}) == 3


def test_it_keeps_the_ends_of_the_scale_inside() -> None:
    for rect in squares(spread(0, 5)):
        assert 0 <= float(rect.get("x", "")) <= 480 - float(rect.get("width", ""))


def test_it_flows_a_crowd_into_bars_of_one_proportion() -> None:
    tall, small = squares(spread(*[Decimal("4.35")] * 300, *[Decimal("2.02")] * 100))[::-1]
    assert abs(float(tall.get("height", "")) / float(small.get("height", "")) - 3) < 0.1
    assert float(spread(*[Decimal("4.35")] * 5000).get("height", "")) < 200


def test_it_writes_letters_numbers_and_the_sentence() -> None:
    root = spread(1)
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert words == ["C", "B", "A", "0", "1", "2", "3", "4", "5"]
    assert root.get("aria-label") == "Sebaran. 3 unit."


def test_it_draws_an_empty_scale_without_values_or_bands() -> None:
    assert squares(spread()) == []
    assert [text.text for text in spread(1, bands=()).iter(f"{SVG}text")] == ["0", "1", "2", "3", "4", "5"]
