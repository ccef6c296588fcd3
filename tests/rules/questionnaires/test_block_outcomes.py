"""What blocks yield, and when they yield nothing."""

from fractions import Fraction

from tolok.rules import packs
from tolok.rules.questionnaires.block_outcomes import least_told, outcomes, told
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.surveys.comparisons import Measured, compare, compare_measured
from tolok.rules.surveys.form_means import FormMean
from tolok.rules.surveys.integrity_results import IntegrityOutcome
from tolok.rules.surveys.intervals import standard_error
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text

SKM = packs.satisfaction("skm-2017")
TITLE = Text("Survei", "Survey")
ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)]


def test_a_block_of_four_yields_nothing_and_one_of_five_a_value_without_a_grade() -> None:
    asked = compose(TITLE, [block("skm9")])
    few = {"skm9": Tally.of(SKM.keys, ROWS[:1] * 4)}
    assert outcomes(asked, few, minimum=1) == {}
    found = outcomes(asked, {"skm9": Tally.of(SKM.keys, ROWS[:1] * 5)}, minimum=1)["skm9"]
    assert isinstance(found, SurveyOutcome)
    assert found.ikm is not None
    assert found.grade is None


def test_a_users_form_waits_for_its_minimum() -> None:
    asked = compose(TITLE, [block("f03-a")])
    keys = tuple(item.element for item in asked.main.items)
    tally = Tally.of(keys, [(4,) * len(keys)] * 9, asked.main.low, asked.main.high)
    assert least_told(asked, 10) == 10
    assert outcomes(asked, {"f03-a": tally}, minimum=10) == {}
    found = outcomes(asked, {"f03-a": tally}, minimum=9)["f03-a"]
    assert isinstance(found, FormMean)
    assert told(asked.main, found, tally).value == 4


def test_below_the_surveys_minimum_no_predicate_is_concluded() -> None:
    asked = compose(TITLE, [block("spkp8"), block("spak5")])
    both = {"spkp8": (6,) * 8, "spak5": (6,) * 5}
    tallies = {
        one.key: Tally.of([item.element for item in one.items], [both[one.key]] * 40, 1, 6)
        for one in asked.blocks
    }
    found = outcomes(asked, tallies, minimum=30)["spkp8"]
    assert isinstance(found, IntegrityOutcome)
    assert set(found.predicates.values()) == {True}
    held = outcomes(asked, tallies, minimum=50)["spak5"]
    assert isinstance(held, IntegrityOutcome)
    assert set(held.predicates.values()) == {None}
    assert {one.passed for one in held.indexes["ipak"].verdicts} == {None}
    assert held.indexes["ipak"].index == found.indexes["ipak"].index


def test_a_line_holds_the_standard_error_of_its_own_scale() -> None:
    asked = compose(TITLE, [block("skm9")])
    tally = Tally.of(SKM.keys, ROWS * 10)
    found = outcomes(asked, {"skm9": tally}, minimum=5)["skm9"]
    line = told(asked.main, found, tally)
    assert line.error == standard_error(tally, [Fraction(25, 9)] * 9)
    assert line.grade is not None


def test_two_lines_compare_as_the_answers_behind_them_do() -> None:
    asked = compose(TITLE, [block("skm9")])
    tallies = [Tally.of(SKM.keys, ROWS * 10), Tally.of(SKM.keys, ROWS[:2] * 20)]
    lines = []
    for tally in tallies:
        found = outcomes(asked, {"skm9": tally}, minimum=5)["skm9"]
        line = told(asked.main, found, tally)
        lines.append(Measured(line.value, line.error, line.n))
    assert compare_measured(*lines, least=SKM.minimum_respondents) == compare(SKM, *tallies)
