"""The run: periods joined by a line except where they may not be compared."""

from fractions import Fraction
from xml.etree import ElementTree as ET

from tolok.charts.runs import Dot, run_svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(dots: list[Dot], **more: object) -> ET.Element:
    return ET.fromstring(
        run_svg(dots, 25, 100, title="Nilai", sentence="Naik & turun", font="sans", **more)  # type: ignore[arg-type]
    )


def lines(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter(f"{SVG}line") if one.get("class") == name]


def test_it_joins_neighbours_but_neither_across_a_break_nor_across_a_gap() -> None:
    dots = [Dot("1", 80), Dot("2", 82), Dot("3", 70, broken=True), Dot("4", None), Dot("5", 75)]
    assert len(lines(drawn(dots), "rl-caps")) == 1
    assert len([one for one in lines(drawn(dots), "rl-edge") if one.get("stroke-dasharray")]) == 1
    assert len(list(drawn(dots).iter(f"{SVG}circle"))) == 4


def test_it_draws_limits_as_steps_and_a_signal_hollow() -> None:
    limits = (Fraction(70), Fraction(90))
    dots = [Dot("1", 80, limits=limits), Dot("2", 95, "95", limits=limits, marked=True)]
    root = drawn(dots, centre=80)
    assert len(lines(root, "rl-flag")) == 4
    assert [one.get("class") for one in root.iter(f"{SVG}circle")] == ["rl-value", "rl-hollow"]


def test_it_is_named_and_described_and_escapes_its_words() -> None:
    root = drawn([Dot("<1>", 80, "80")])
    assert root.get("aria-label") == "Nilai. Naik & turun"
    assert "<1>" in [one.text for one in root.iter(f"{SVG}text")]


def test_it_names_few_of_many_periods_so_that_a_phone_can_show_them() -> None:
    names = {one.text for one in drawn([Dot(f"p{at}", 80) for at in range(40)]).iter(f"{SVG}text")}
    assert len([name for name in names if name and name.startswith("p")]) <= 6
    assert "p39" in names


def test_it_draws_nothing_of_no_periods_and_stays_whole() -> None:
    assert not list(drawn([]).iter(f"{SVG}circle"))


def test_on_paper_it_needs_no_classes() -> None:
    assert "class=" not in run_svg([Dot("1", 80)], 25, 100, title="", sentence="", font="s", paper=True)
