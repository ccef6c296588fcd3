"""Contrast computed from the tokens (WCAG 2.2, 1.4.3 and 1.4.11), light and dark."""

import re
from itertools import pairwise

import pytest

from tolok.charts.svg import PAINT
from tolok.web.stylesheet import STYLES

THEME = (STYLES / "theme.css").read_text(encoding="utf-8")
SOFT = {"good": "good-soft", "caution": "caution-soft", "bad": "bad-soft", "primary": "primary-soft"}

TEXT = [
    *(
        (ink, paper)
        for ink in ("ink", "muted", "primary", "bad", "caution", "good")
        for paper in ("paper", "raised")
    ),
    *SOFT.items(),
    *(("ink", soft) for soft in SOFT.values()),
    ("primary-strong", "primary-soft"),
    ("on-primary", "primary"),
    ("on-primary", "primary-strong"),
    *(("ink", f"seq-{tone}") for tone in range(1, 10)),
]
GRAPHICS = [
    ("edge", "paper"),
    ("edge", "raised"),
    ("primary", "paper"),
    ("caution", "paper"),
    ("ink", "seq-9"),
    ("focus", "focus-edge"),
    *((tone, soft) for tone, soft in SOFT.items()),
]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--ina-([\w-]+):\s*(#[0-9a-f]{6});", block))


def themes() -> dict[str, dict[str, str]]:
    light, automatic, chosen = (tokens(block) for block in re.split(r"@media|:root\[data-theme", THEME))
    return {"light": light, "dark": automatic, "dark by choice": chosen}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * channel for share, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_it_computes_contrast_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), TEXT)
def test_text_is_readable(theme: str, ink: str, paper: str) -> None:
    colours = themes()[theme]

    assert contrast(colours[ink], colours[paper]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "paper"), GRAPHICS)
def test_shapes_are_visible(theme: str, shape: str, paper: str) -> None:
    colours = themes()[theme]

    assert contrast(colours[shape], colours[paper]) >= 3


def test_the_focus_ring_is_visible_on_every_paper() -> None:
    for name in ("light", "dark"):
        colours = themes()[name]
        for paper in ("paper", "raised", "primary-soft"):
            rings = (contrast(colours[ring], colours[paper]) for ring in ("focus", "focus-edge"))
            assert max(rings) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sequential_scale_survives_greyscale(theme: str) -> None:
    colours = themes()[theme]
    steps = [luminance(colours[f"seq-{tone}"]) for tone in range(1, 10)]
    rising = 1 if steps[-1] > steps[0] else -1

    assert all((later - earlier) * rising > 0 for earlier, later in pairwise(steps))
    assert contrast(colours["seq-1"], colours["seq-9"]) >= 1.6


def test_the_band_of_the_category_stands_out_from_all_others() -> None:
    for name in ("light", "dark"):
        colours = themes()[name]
        assert all(contrast(colours["primary"], colours[f"seq-{tone}"]) >= 3 for tone in range(1, 10))


def test_dark_by_system_and_dark_by_choice_are_the_same() -> None:
    assert themes()["dark"] == themes()["dark by choice"]
    assert themes()["dark"].keys() == themes()["light"].keys()


def test_the_ruler_on_paper_has_the_light_colours() -> None:
    light = themes()["light"]
    literal = {name: re.findall(r"#[0-9a-f]{6}", paint) for name, paint in PAINT.items()}

    assert {colour for colours in literal.values() for colour in colours} <= set(light.values())
    assert all(literal[f"rl-seq-{tone}"] == [light[f"seq-{tone}"]] for tone in range(1, 10))
