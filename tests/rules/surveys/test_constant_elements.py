"""The index with and without what cannot vary."""

from fractions import Fraction

import pytest

from tests.rules.survey_rows import KEYS, SKM, Row, random_rows, tally
from tolok.rules.surveys.constant_elements import seem_constant, with_and_without
from tolok.rules.surveys.skm import survey
from tolok.rules.texts import ProblemsError


def free(n: int) -> list[Row]:
    """Respondents of a service that costs nothing."""
    return [
        [4 if key == "biaya" else a for key, a in zip(KEYS, row, strict=True)] for row in random_rows(n, 6)
    ]


def test_it_tells_both_indices() -> None:
    some = tally(free(60))
    found = with_and_without(SKM, some, {"biaya"})
    assert found.whole == survey(SKM, some)
    assert found.varying == survey(SKM, some, without=["biaya"])
    assert (found.difference or 0) > 0
    assert found.words.id.startswith(
        f"Dengan semua unsur {str(found.whole.ikm_published).replace('.', ',')}; tanpa Biaya"
    )


def test_it_gives_the_difference_that_the_mean_of_one_element_makes() -> None:
    some = tally([[3] * 3 + [4] + [3] * 5] * 30)
    assert with_and_without(SKM, some, ["biaya"]).difference == Fraction(25, 9)


def test_it_says_so_when_one_of_them_has_no_index() -> None:
    found = with_and_without(SKM, tally([[None, *[4] * 8]] * 30), ["biaya"])
    assert found.difference is None
    assert "cannot be set beside" in found.words.en


def test_it_points_to_elements_that_seem_constant() -> None:
    assert seem_constant(SKM, tally(free(40))) == ("biaya",)
    assert seem_constant(SKM, tally(free(29))) == ()


def test_it_refuses_elements_that_nobody_knows_and_all_of_them() -> None:
    for constant in (["parkir"], list(KEYS)):
        with pytest.raises(ProblemsError):
            with_and_without(SKM, tally(free(30)), constant)
