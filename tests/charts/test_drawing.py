import re
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tolok.charts.drawing import Size, ruler_svg
from tolok.charts.ruler import Band, Mark, Ruler

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = ("F", "E", "D", "C-", "C", "B-", "B", "A-", "A")
LOWERS = ("0", "1.01", "1.51", "2.01", "2.51", "3.01", "3.51", "4.01", "4.51")
BANDS = tuple(
    Band(letter, Decimal(low), f"kata {letter}") for letter, low in zip(LETTERS, LOWERS, strict=True)
)
SIZES: list[Size] = ["hero", "row", "inline"]


def full(**changes: Any) -> Ruler:
    given: dict[str, Any] = {
        "low": 0,
        "high": 5,
        "title": "IPP RSUD",
        "sentence": "4,35 dari 5.",
        "bands": BANDS,
        "value": Mark(Decimal("4.35"), "4,35"),
        "letter": "A-",
        "interval": (Decimal("4.24"), Decimal("4.46")),
        "previous": Mark(Decimal("4.11"), "2025: 4,11"),
        "target": Mark(Decimal("4.51"), "0,16 lagi ke A"),
    }
    return Ruler(**{**given, **changes})


def drawn(ruler: Ruler, size: Size = "hero", *, paper: bool = False) -> ET.Element:
    return ET.fromstring(ruler_svg(ruler, size, paper=paper))


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def painted(root: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in root.iter() if element.get("class") == name]


@pytest.mark.parametrize("paper", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_it_is_an_image_with_a_name_and_a_description(size: Size, paper: bool) -> None:
    root = drawn(full(), size, paper=paper)

    assert root.get("role") == "img"
    assert root.get("aria-label") == "IPP RSUD. 4,35 dari 5."
    assert root.findtext(f"{SVG}title") == "IPP RSUD"
    assert root.findtext(f"{SVG}desc") == "4,35 dari 5."


def test_it_names_every_band_and_says_value_category_distance_and_last_year() -> None:
    said = texts(drawn(full()))

    assert set(LETTERS) <= set(said)
    assert {"4,35", "A- · kata A-", "0,16 lagi ke A", "2025: 4,11"} <= set(said)


def test_it_places_the_flag_and_the_boundaries_exactly() -> None:
    root = drawn(full())

    flags = [path.get("d") for path in painted(root, "rl-flag") if "v" in (path.get("d") or "")]
    assert flags == ["M90.2 0v36"]
    edges = painted(root, "rl-edge")[0].get("d") or ""
    assert re.findall(r"M([\d.]+)", edges) == ["20.2", "30.2", "40.2", "50.2", "60.2", "70.2", "80.2", "90.2"]


def test_it_draws_the_interval_behind_the_value() -> None:
    order = [element.get("class") for element in drawn(full()).iter() if element.get("class")]
    band = painted(drawn(full()), "rl-range")[0]

    assert (band.get("x"), band.get("width")) == ("84.8%", "4.4%")
    assert order.index("rl-range") < order.index("rl-value")


def test_it_cuts_an_interval_at_the_end_of_the_scale() -> None:
    band = painted(drawn(full(interval=(Decimal("4.75"), Decimal("5.2")))), "rl-range")[0]

    assert (band.get("x"), band.get("width")) == ("95%", "5%")


def test_it_marks_last_year_hollow() -> None:
    assert {circle.get("cx") for circle in painted(drawn(full()), "rl-hollow")} == {"82.2%"}


def test_it_fills_only_the_band_of_the_category() -> None:
    assert [e.get("x") for e in painted(drawn(full()), "rl-here") if e.tag == f"{SVG}rect"] == ["80.2%"]


@pytest.mark.parametrize("size", SIZES)
def test_it_draws_an_empty_ruler_with_the_words_when_the_value_is_withheld(size: Size) -> None:
    root = drawn(full(value=None, letter="", interval=None, withheld="Baru 12 jawaban, perlu 30."), size)

    assert not painted(root, "rl-value")
    assert not painted(root, "rl-here")
    if size != "inline":
        assert "Baru 12 jawaban, perlu 30." in " ".join(texts(root))


def test_it_breaks_long_words_into_lines_that_fit_a_phone() -> None:
    said = texts(drawn(full(value=None, letter="", withheld="panjang " * 12)))

    assert max(len(line) for line in said) <= 30


def test_it_puts_the_number_inside_where_there_are_no_bands() -> None:
    said = texts(drawn(full(bands=(), letter=""), "row"))

    assert {"0", "1", "2", "3", "4", "5"} <= set(said)


def test_it_writes_scale_numbers_with_the_decimal_mark_of_the_reader() -> None:
    ruler = Ruler(low=0, high=1, title="Bagian", value=Mark(Decimal("0.5"), "0,5"))

    assert "0,2" in texts(drawn(ruler))


def test_a_scale_number_gives_way_to_the_flag() -> None:
    assert "4" not in texts(drawn(full(target=Mark(Decimal("4.01"), "syarat"), previous=None)))


def test_it_gives_a_text_too_long_for_a_phone_a_line_of_its_own() -> None:
    short = int(drawn(full()).get("height") or 0)
    long = int(drawn(full(target=Mark(Decimal("2.6"), "batas terendah yang diminta"))).get("height") or 0)

    assert long > short


def test_it_escapes_every_text() -> None:
    nasty = "<script>\"&'"
    ruler = full(
        title=nasty,
        sentence=nasty,
        value=Mark(4, nasty),
        previous=Mark(3, nasty),
        target=Mark(5, nasty),
        bands=(Band(nasty, 0, nasty),),
        letter=nasty,
    )

    assert "<script" not in ruler_svg(ruler)
    assert drawn(ruler).findtext(f"{SVG}title") == nasty
    assert texts(drawn(ruler)).count(nasty) == 4


def test_it_uses_no_ids_so_that_two_may_stand_on_one_page() -> None:
    assert not re.search(r"\bid=|url\(|style=", ruler_svg(full()))


def test_paper_has_literal_colours_and_a_named_font_and_no_percentages() -> None:
    svg = ruler_svg(full(), paper=True, font="Inter")

    assert "class=" not in svg
    assert "%" not in svg
    assert 'font-family="Inter"' in svg
    assert 'fill="#0b5a66"' in svg


def test_paper_and_page_put_the_value_at_the_same_place() -> None:
    page = [e.get("x") for e in drawn(full()).iter(f"{SVG}svg") if e.get("x")]
    paper = [e.get("transform") for e in drawn(full(), paper=True).iter(f"{SVG}g")]

    assert "87%" in page
    assert "translate(417.6 0)" in paper


def test_an_inline_interval_narrower_than_its_marker_is_still_seen() -> None:
    root = drawn(full(), "inline")
    (band,), (marker,) = painted(root, "rl-range"), painted(root, "rl-value")

    assert int(band.get("height") or 0) > 2 * int(marker.get("r") or 0)
    assert painted(root, "rl-caps")


def test_an_inline_ruler_stays_small() -> None:
    assert len(ruler_svg(full(), "inline")) < 1500


@pytest.mark.parametrize("value", ["0", "0.01", "2.5", "3.01", "3.5", "4.99", "5"])
@pytest.mark.parametrize("size", SIZES)
def test_its_hanging_texts_stay_within_a_phone(value: str, size: Size) -> None:
    root = drawn(full(value=Mark(Decimal(value), "3,50"), interval=None), size)

    for text in root.iter(f"{SVG}text"):
        if text.get("font-weight") == "700" and text.get("dx"):
            centre = Decimal((text.get("x") or "").rstrip("%")) * 254 / 100 + Decimal(text.get("dx") or 0)
            half = len(text.text or "") * Decimal(text.get("font-size") or 0) * Decimal("0.31")
            assert centre - half >= -9
            assert centre + half <= 254 + 9
