"""Early and late respondents."""

from tests.rules.survey_rows import SKM, Row, random_rows
from tolok.rules.surveys.early_late import early_late
from tolok.rules.surveys.skm import survey
from tolok.rules.surveys.tallies import Tally


def test_it_sees_no_difference_where_there_is_none() -> None:
    found = early_late(SKM, random_rows(120, 3))
    assert (found.early, found.late) == (40, 40)
    assert "a hint, not a proof" in found.words.en


def test_it_sees_late_respondents_who_rate_lower() -> None:
    people: list[Row] = [*random_rows(80, 3), *[[2, 3] * 4 + [2] for _ in range(40)]]
    found = early_late(SKM, people)
    assert (found.comparison.difference or 0) < 0
    assert found.comparison.second == survey(SKM, Tally.of(SKM.keys, people[80:])).ikm
    assert "may differ, too" in found.words.en


def test_it_has_nothing_to_compare_in_a_few_answers() -> None:
    assert early_late(SKM, []).comparison.p is None
    assert early_late(SKM, random_rows(4, 1)).comparison.p is None
