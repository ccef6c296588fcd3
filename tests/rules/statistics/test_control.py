"""Control charts of monthly indices."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.statistics.control import MINIMUM, Chart, Month, chart

values = st.lists(st.integers(2500, 10000), min_size=MINIMUM, max_size=30)


def months(given: list[int], error: float | None = None) -> list[Month]:
    return [Month(f"m{place}", Fraction(value, 100), error) for place, value in enumerate(given)]


def steady(n: int = 24, seed: int = 2) -> list[int]:
    random = Random(seed)
    return [8000 + round(random.gauss(0, 100)) for _ in range(n)]


def rules_of(found: Chart) -> set[str]:
    return {signal.rule for signal in found.signals}


def test_it_draws_no_limits_before_twelve_points() -> None:
    found = chart(months(steady(MINIMUM - 1)))
    assert (found.centre, found.low, found.high, found.signals) == (None, (), (), ())
    assert "there are 11 comparable points" in found.method.en


def test_it_takes_the_limits_of_a_worked_row() -> None:
    # ranges of 2 throughout: 80 ± 3 × 2 ÷ 1.128
    found = chart(months([7900, 8100] * 6))
    assert found.centre == 80
    assert found.low[0] == pytest.approx(80 - 6 / 1.1283791671)
    assert found.high[5] == pytest.approx(80 + 6 / 1.1283791671)
    assert found.kind == "individuals"


def test_it_is_silent_about_ordinary_months() -> None:
    assert chart(months(steady(seed=5))).signals == ()


def test_it_rings_by_chance_about_as_often_as_it_says() -> None:
    rung = sum(bool(chart(months(steady(24, seed))).signals) for seed in range(300))
    assert 300 / 10 < rung < 300 / 5


def test_it_points_to_a_month_beyond_the_limits() -> None:
    found = chart(months([*steady(20), 7000]))
    assert ("m20",) in [signal.months for signal in found.signals if signal.rule == "beyond"]
    assert "m20 di luar batas" in found.signals[-1].text.id


def test_it_points_to_nine_months_on_one_side_and_six_in_one_direction() -> None:
    shift = [8000 + 20 * (-1) ** j for j in range(12)] + [8060 + 10 * (-1) ** j for j in range(9)]
    assert "one-side" in rules_of(chart(months(shift)))
    climb = [8000 + 60 * (-1) ** j for j in range(12)] + [7950, 7960, 7970, 7980, 7990, 8000]
    assert "one-way" in rules_of(chart(months(climb)))


def test_it_points_to_two_of_three_far_out() -> None:
    found = chart(months([*[8000 + 100 * (-1) ** j for j in range(20)], 8440, 8440, 8000]))
    assert "two-of-three" in rules_of(found)


def test_it_widens_the_limits_where_few_answered() -> None:
    given = [Month(m.name, m.value, 3.0 if place == 4 else 1.0) for place, m in enumerate(months(steady()))]
    found = chart(given)
    widths = [high - low for low, high in zip(found.low, found.high, strict=True)]
    assert found.kind == "averages"
    assert widths[4] == pytest.approx(3 * widths[0])
    assert "standard error" in found.method.en


def test_it_falls_back_when_one_error_is_missing_or_zero() -> None:
    given = months(steady(), 1.0)
    assert chart([*given[:-1], Month("last", given[-1].value, None)]).kind == "individuals"
    assert chart([*given[:-1], Month("last", given[-1].value, 0.0)]).kind == "individuals"


@given(values)
def test_it_keeps_limits_on_the_scale_and_around_the_centre(given: list[int]) -> None:
    found = chart(months(given))
    assert found.centre == Fraction(sum(given), 100 * len(given))
    for low, high in zip(found.low, found.high, strict=True):
        assert 25 <= low <= float(found.centre) + 1e-9
        assert float(found.centre) - 1e-9 <= high <= 100
