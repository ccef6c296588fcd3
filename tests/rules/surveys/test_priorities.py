"""The elements that come first."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.survey_rows import KEYS, SKM, Row, random_rows, rows, tally
from tolok.rules.surveys.priorities import CUSTOMARY, priorities


def respondents(n: int, low: dict[str, float], seed: int = 1) -> list[Row]:
    """Respondents who mostly give 3 or 4, and with that chance one point less to the elements in `low`."""
    random = Random(seed)
    found: list[Row] = []
    for _ in range(n):
        row = [random.choice((3, 4)) for _ in KEYS]
        found.append([a - (random.random() < low.get(key, 0)) for key, a in zip(KEYS, row, strict=True)])
    return found


def test_it_names_three_clear_ones() -> None:
    found = priorities(SKM, tally(respondents(400, {"waktu": 1, "biaya": 0.9, "sarpras": 0.95})))
    assert set(found.chosen) == {"waktu", "biaya", "sarpras"}
    assert found.rivals == ()
    assert found.elements[0].best >= 7
    assert found.words.en.startswith("The 3 lowest elements: ")
    assert "3,4" not in found.words.en


def test_it_says_that_third_and_fourth_cannot_be_told_apart() -> None:
    found = priorities(
        SKM, tally(respondents(400, {"waktu": 1, "biaya": 1, "sarpras": 0.9, "produk": 0.88}, seed=4))
    )
    assert len(found.chosen) == CUSTOMARY
    assert set(found.rivals) | set(found.chosen) == {"waktu", "biaya", "sarpras", "produk"}
    assert "belum dapat dibedakan dari" in found.words.id
    assert "deserve follow-up just as much" in found.words.en


def test_it_takes_in_an_element_with_exactly_the_same_mean() -> None:
    row = [4] * 9
    four = [[3 if j in (0, 1, 2, 3) else x for j, x in enumerate(row)] for _ in range(40)]
    found = priorities(SKM, tally(four))
    assert len(found.chosen) == 4
    assert "exactly equal" in found.words.en


def test_it_says_when_nothing_stands_out() -> None:
    found = priorities(SKM, tally(respondents(30, {})))
    assert set(found.lowest) == set(KEYS)
    assert "none of the 9 elements" in found.words.en
    assert all((element.best, element.worst) == (1, 9) for element in found.elements)


def test_it_names_one_that_is_clearly_lowest() -> None:
    found = priorities(SKM, tally(respondents(300, {"pengaduan": 1})))
    assert found.lowest == ("pengaduan",)
    assert "is clearly the lowest" in found.words.en


def test_it_is_surer_when_nearly_everybody_was_asked() -> None:
    some = tally(respondents(60, {"waktu": 0.5}, seed=8))
    wide, narrow = priorities(SKM, some), priorities(SKM, some, population=61)
    assert sum(e.worst - e.best for e in narrow.elements) < sum(e.worst - e.best for e in wide.elements)


def test_it_leaves_out_what_nobody_answered_and_what_it_is_told() -> None:
    given_rows: list[Row] = [[None, *row[1:]] for row in random_rows(40, 2)]
    found = priorities(SKM, tally(given_rows), without=("biaya",))
    assert found.unanswered == ("persyaratan",)
    assert {element.key for element in found.elements} == set(KEYS) - {"persyaratan", "biaya"}


def test_it_has_nothing_to_say_without_answers() -> None:
    assert priorities(SKM, tally([])).words.en == "There are no answers to rank yet."


def test_it_refuses_to_choose_none() -> None:
    with pytest.raises(ValueError, match="0 elements"):
        priorities(SKM, tally([]), customary=0)


@given(st.lists(rows, min_size=1, max_size=25), st.integers(1, 9))
@settings(max_examples=40, deadline=None)
def test_it_keeps_the_published_place_inside_the_range(people: list[Row], customary: int) -> None:
    found = priorities(SKM, tally(people), customary=customary)
    means = [element.mean for element in found.elements]
    assert means == sorted(means)
    for element in found.elements:
        above = sum(mean > element.mean for mean in means)
        assert 1 <= element.best <= 1 + above
        assert len(means) - sum(mean < element.mean for mean in means) <= element.worst <= len(means)
    assert not set(found.chosen) & set(found.rivals)
    assert len(found.chosen) >= min(customary, len(means))


def test_it_seldom_calls_equal_elements_different() -> None:
    wrong = sum(
        any(element.worst < 9 for element in priorities(SKM, tally(respondents(50, {}, seed))).elements)
        for seed in range(60)
    )
    assert wrong <= 9
