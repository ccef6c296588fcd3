from decimal import Decimal
from typing import Any

import pytest

from tolok.charts.ruler import Band, Mark, Ruler

BANDS = (Band("B", 0, "Baik"), Band("A", Decimal("4.51"), "Prima"))


def ruler(**changes: Any) -> Ruler:
    given: dict[str, Any] = {"low": 0, "high": 5, "title": "IPP", "value": Mark(4, "4,00"), "bands": BANDS}
    return Ruler(**{**given, **changes})


def test_it_knows_the_band_of_the_category_the_rules_gave() -> None:
    assert ruler(letter="A").band == BANDS[1]


def test_it_has_no_band_without_a_category() -> None:
    assert ruler().band is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"low": 5}, "the scale must rise: low is 5, high is 5"),
        ({"value": Mark(6, "6")}, "value 6 lies outside the scale 0–5"),
        ({"previous": Mark(-1, "-1")}, "previous -1 lies outside"),
        ({"target": Mark(7, "7")}, "target 7 lies outside"),
        ({"interval": (4, 3)}, "the interval 4–3 runs backwards"),
        ({"value": None}, "give `withheld`"),
        ({"letter": "Z"}, "category 'Z' is not one of the bands B, A"),
        ({"bands": (Band("B", 1),)}, "the first band starts at 1, the scale at 0"),
        ({"bands": (Band("B", 0), Band("A", 0))}, "bands must rise"),
        ({"bands": (Band("B", 0), Band("A", 5))}, "start inside the scale"),
    ],
)
def test_it_refuses_what_does_not_fit_together(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ruler(**changes)


def test_it_lets_an_interval_reach_over_the_scale() -> None:
    assert ruler(interval=(Decimal("4.8"), Decimal("5.1"))).interval is not None
