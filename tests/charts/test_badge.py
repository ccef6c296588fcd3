"""The badge for other sites."""

from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from tolok.charts.badge import LETTERS, Badge, badge_svg

BADGE = Badge(
    "Indeks", "Puskesmas", Fraction(7963, 100), "79,63", "B · Baik", "60 responden", "TW 3/2026", 25, 100
)


def test_it_says_everything_to_those_who_do_not_see_it() -> None:
    title = ElementTree.fromstring(badge_svg(BADGE))[0].text
    assert title == "Indeks, Puskesmas: 79,63, B · Baik. 60 responden. TW 3/2026."


@pytest.mark.parametrize("part", ["n", "period"])
def test_it_is_never_without_respondents_and_period(part: str) -> None:
    with pytest.raises(ValueError, match="respondents"):
        replace(BADGE, **{part: ""})  # type: ignore[arg-type]


def test_names_are_text_whatever_they_hold_and_long_ones_are_cut() -> None:
    svg = badge_svg(replace(BADGE, name="<script>&" + "x" * 200))
    shown = ElementTree.fromstring(svg)[3].text or ""
    assert shown.startswith("<script>&x")
    assert shown.endswith("…")
    assert len(shown) <= LETTERS
