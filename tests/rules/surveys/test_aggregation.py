"""One number for several groups: pooled, simple mean, by users; places in a list."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.survey_rows import SKM, Row, random_rows, tally
from tolok.rules.results import Interval
from tolok.rules.surveys.aggregation import aggregate, pooled, population, unweighted
from tolok.rules.surveys.intervals import no_interval
from tolok.rules.surveys.ranks import rank_ranges, ranks
from tolok.rules.surveys.skm import survey
from tolok.rules.texts import ProblemsError, Text

BANTUL: dict[str, Fraction | None] = {
    "a": Fraction("75.56"),
    "b": Fraction("86.29"),
    "c": Fraction("94.61"),
}


def test_it_gives_the_simple_mean_of_bantul_that_is_not_its_published_value() -> None:
    found = unweighted(SKM, BANTUL)
    assert found.published == Decimal("85.49")
    assert found.published != Decimal("87.28")
    assert (found.method, found.name.id) == ("unweighted", "rata-rata sederhana")


def test_it_weighs_by_users_not_by_respondents() -> None:
    # a service of 100 users must not count as much as one of 10,000 because its sample was large
    found = population(SKM, {"big": Fraction(80), "small": Fraction(60)}, {"big": 10_000, "small": 100})
    assert found.value == Fraction(80 * 10_000 + 60 * 100, 10_100)
    assert found.weights == {"big": Fraction(100, 101), "small": Fraction(1, 101)}


def test_it_shows_how_much_a_small_service_weighs_when_each_has_its_minimum_sample() -> None:
    # Krejcie and Morgan want 370 of 10,000 users and 80 of 100
    tallies = {"big": tally([[3] * 9] * 370), "small": tally([[4] * 9] * 80)}
    found = aggregate(SKM, tallies, users={"big": 10_000, "small": 100})
    by_method = {one.method: one.weights["small"] for one in found}
    assert by_method == {
        "population": Fraction(1, 101),
        "pooled": Fraction(80, 450),
        "unweighted": Fraction(1, 2),
    }


def test_it_refuses_to_weigh_without_every_number_of_users() -> None:
    with pytest.raises(ProblemsError, match="number of users of this group is missing"):
        population(SKM, BANTUL, {"a": 10, "b": 20})


def test_it_gives_no_mean_while_a_group_has_no_index() -> None:
    found = unweighted(SKM, {**BANTUL, "d": None})
    assert (found.value, found.published, found.grade) == (None, None, None)
    assert "1 groups without an index (d)" in found.warnings[0].en


def test_it_names_every_estimator_and_puts_the_recommended_one_first() -> None:
    tallies = {"a": tally(random_rows(50, 1)), "b": tally(random_rows(80, 2))}
    users = {"a": 900, "b": 100}
    assert [one.method for one in aggregate(SKM, tallies)] == ["pooled", "unweighted"]
    found = aggregate(SKM, tallies, users=users)
    assert [one.method for one in found] == ["population", "pooled", "unweighted"]
    assert found[1].weights == {"a": Fraction(5, 13), "b": Fraction(8, 13)}
    assert found[1].value == survey(SKM, pooled(tallies.values())).ikm
    assert len({one.value for one in found}) == 3


def test_it_gives_no_grade_for_few_respondents_however_many_groups() -> None:
    tallies = {str(j): tally([[4] * 9]) for j in range(20)}
    assert all(one.grade is None for one in aggregate(SKM, tallies))
    assert aggregate(SKM, {}) == ()


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6))
def test_it_gives_groups_of_one_kind_the_same_value_by_every_method(sizes: list[int]) -> None:
    row: Row = [4, 3, 3, 2, 4, 4, 1, 3, 2]
    tallies = {str(j): tally([row] * size) for j, size in enumerate(sizes)}
    found = aggregate(SKM, tallies, users=dict.fromkeys(tallies, 7))
    assert len({one.value for one in found}) == 1


def test_it_lets_equal_values_share_a_place() -> None:
    values = {"a": Fraction(3), "b": Fraction(4), "c": Fraction(3), "d": Fraction(1)}
    assert ranks(values) == {"b": 1, "a": 2, "c": 2, "d": 4}


def test_it_gives_the_places_an_interval_allows() -> None:
    method = Text("selang", "interval")
    intervals = {
        "clear": Interval(90.0, 95.0, method),
        "one": Interval(80.0, 86.0, method),
        "two": Interval(84.0, 88.0, method),
        "none": no_interval(method),
    }
    assert rank_ranges(intervals) == {"clear": (1, 1), "one": (2, 3), "two": (2, 3)}
