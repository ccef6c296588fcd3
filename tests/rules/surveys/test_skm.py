"""The satisfaction index: published figures, bounds, legacy weights, missing answers, what is withheld."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.rules.survey_rows import KEYS, SKM, Row, random_rows, rows, tally, whole_rows
from tolok.rules import packs
from tolok.rules.numbers import round_half_up
from tolok.rules.surveys.aggregation import pooled
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.skm import grade_of_mean, survey, survey_of_means, weight_of
from tolok.rules.texts import ProblemsError

BANTUL = dict(
    zip(
        KEYS,
        map(Fraction, ["3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35"]),
        strict=True,
    )
)


def said(found: SurveyOutcome, words: str) -> bool:
    """Whether some warning holds these English words."""
    return any(words in warning.en for warning in found.warnings)


def test_it_gives_the_published_index_of_bantul() -> None:
    found = survey_of_means(SKM, BANTUL)
    assert found.ikm == Fraction(1571, 18)  # 87.2778
    assert found.ikm_published == Decimal("87.28")
    assert found.grade is not None
    assert found.grade.letter == "B"
    assert [element.key for element in found.lowest][:1] == ["persyaratan"]
    assert found.elements["biaya"].rank == 1
    assert said(found, "respondents is not given")


def test_it_gives_the_published_mean_of_payakumbuh() -> None:
    ipk = packs.satisfaction("ipk-2014")
    values = ["3.96", "3.98", "3.94", "3.59", "3.84", "3.86", "3.72", "3.97", "3.93", "3.92"]
    found = survey_of_means(ipk, dict(zip(ipk.keys, map(Fraction, values), strict=True)))
    assert found.index == Fraction("3.871")
    assert round_half_up(found.index, 2) == Decimal("3.87")


def test_it_gives_one_respondent_with_all_fours_an_index_but_no_grade() -> None:
    found = survey(SKM, tally([[4] * 9]))
    assert found.ikm_published == Decimal("100.00")
    assert found.grade is None
    assert all(element.grade is None for element in found.elements.values())
    assert found.interval.low is None
    assert said(found, "Only 1 respondents, the minimum is 30")


def test_it_prints_044_only_with_the_old_weight() -> None:
    exact = survey(SKM, tally([[4] * 9])).elements["biaya"].weighted
    old = survey(SKM, tally([[4] * 9]), weight="0.11").elements["biaya"].weighted
    assert (exact, old) == (Fraction(4, 9), Fraction("0.44"))


@pytest.mark.parametrize(("mean", "letter"), [("3.40", "B"), ("2.44", "D")])
def test_it_grades_the_elements_of_sidomulyo_by_the_bands_of_2017(mean: str, letter: str) -> None:
    found = survey_of_means(SKM, {**BANTUL, "biaya": Fraction(mean)}, n=370)
    grade = found.elements["biaya"].grade
    assert grade is not None
    assert grade.letter == letter


def test_it_grades_elements_as_the_printed_bands_do_outside_their_holes() -> None:
    printed = {letter: tuple(map(Fraction, text.split(".."))) for letter, text in SKM.printed_means.items()}
    for step in range(10_000, 40_001):
        mean = Fraction(step, 10_000)
        inside = [letter for letter, (low, high) in printed.items() if low <= mean <= high]
        assert not inside or grade_of_mean(SKM, mean).letter == inside[0]


@pytest.mark.parametrize(("weight", "wanted"), [("exact", "100.00"), ("0.111", "99.90"), ("0.11", "99.00")])
def test_it_gives_all_fours_what_each_weight_gives(weight: str, wanted: str) -> None:
    found = survey(SKM, tally([[4] * 9] * 40), weight=weight)
    assert found.ikm_published == Decimal(wanted)
    assert found.weight == weight
    assert said(found, f"highest possible value is {wanted.rstrip('0').rstrip('.')}") is (weight != "exact")


@pytest.mark.parametrize(
    ("low", "high", "weight", "letters"),
    [
        ("88.31", "88.39", "0.111", "BA"),
        ("76.61", "76.68", "0.111", "CB"),
        ("65.00", "65.06", "0.111", "DC"),
        # 89.20 and 77.38 are often named here; × 0.99 they round half-up into the better band already
        ("88.31", "89.19", "0.11", "BA"),
        ("76.61", "77.37", "0.11", "CB"),
        ("65.00", "65.65", "0.11", "DC"),
    ],
)
def test_it_moves_the_letter_where_the_short_weight_does(
    low: str, high: str, weight: str, letters: str
) -> None:
    for true in (low, high):
        shortened = Fraction(true) * weight_of(SKM, weight, 9) * 9
        assert SKM.bands.of(shortened).letter + SKM.bands.of(Fraction(true)).letter == letters
    above = (Fraction(high) + Fraction("0.01")) * weight_of(SKM, weight, 9) * 9
    assert SKM.bands.of(above).letter == letters[1]


@pytest.mark.parametrize(
    ("index", "published", "letter", "near"),
    [
        ("64.99", "64.99", "D", None),
        ("64.995", "65.00", "C", "C"),
        ("65.00", "65.00", "C", None),
        ("76.60", "76.60", "C", None),
        ("76.605", "76.61", "B", "B"),
        ("76.61", "76.61", "B", None),
        ("88.30", "88.30", "B", None),
        ("88.3049", "88.30", "B", None),
        ("88.305", "88.31", "A", "A"),
        ("88.31", "88.31", "A", None),
        ("25.00", "25.00", "D", None),
        ("100.00", "100.00", "A", None),
    ],
)
def test_it_reads_the_bounds_on_the_value_rounded_half_up(
    index: str, published: str, letter: str, near: str | None
) -> None:
    # nine equal means reach any index exactly
    found = survey_of_means(SKM, dict.fromkeys(KEYS, Fraction(index) / 25), n=400)
    assert found.ikm_published == Decimal(published)
    assert found.grade is not None
    assert found.grade.letter == letter
    assert said(found, f"within half a last digit of the bound of {near}") is (near is not None)


def test_it_gives_2004_its_short_weight_and_its_bands() -> None:
    old = packs.satisfaction("ikm-2004")
    found = survey_of_means(old, dict.fromkeys(old.keys, Fraction(4)), n=150, weight="0.071")
    assert found.ikm_published == Decimal("99.40")
    same = dict.fromkeys(old.keys, Fraction(82, 25))
    now = dict.fromkeys(KEYS, Fraction(82, 25))
    grades = survey_of_means(old, same, n=150).grade, survey_of_means(SKM, now, n=150).grade
    assert [grade.letter for grade in grades if grade] == ["A", "B"]


def test_it_divides_by_the_answers_to_each_element() -> None:
    people: list[Row] = [*[[4] * 9] * 30, *[[1, None, 4, 4, 4, 4, 4, 4, 4]] * 10]
    found = survey(SKM, tally(people))
    assert found.elements["persyaratan"].nrr == Fraction(130, 40)
    assert found.elements["prosedur"].nrr == 4
    assert (found.n, found.n_min, found.n_max) == (40, 30, 40)
    assert found.ikm != Fraction(25 * sum(x or 0 for row in people for x in row), 350)
    assert said(found, "differs between elements (30–40)")


def test_it_withholds_the_grade_of_an_element_with_few_answers() -> None:
    people: list[Row] = [*[[4] * 9] * 29, *[[4, None, 4, 4, 4, 4, 4, 4, 4]] * 11]
    found = survey(SKM, tally(people))
    assert found.grade is not None
    assert found.elements["prosedur"].grade is None
    assert said(found, "Fewer than 30 answers to System, mechanism and procedure")


def test_it_computes_no_index_when_an_element_has_no_answer() -> None:
    people: list[Row] = [[4, 4, 4, None, 4, 4, 4, 4, 4]] * 40
    found = survey(SKM, tally(people))
    assert (found.index, found.ikm, found.ikm_published, found.grade) == (None, None, None, None)
    assert found.elements["biaya"].nrr is None
    assert found.elements["waktu"].nrr == 4
    assert said(found, "there is no answer to Cost")
    assert found.trail.value is None


def test_it_leaves_an_element_out_only_when_asked() -> None:
    people: list[Row] = [[3, 3, 3, None, 4, 4, 4, 4, 4]] * 40
    found = survey(SKM, tally(people), without=["biaya"])
    assert found.ikm == Fraction(25 * 29, 8)
    assert found.without == ("biaya",)
    assert "biaya" not in found.elements
    assert said(found, "Elements left out on request: Cost")


def test_it_counts_answers_off_the_scale_and_empty_rows_in_a_warning() -> None:
    people: list[Row] = [*[[4] * 9] * 30, [0, 5, 4, 4, 4, 4, 4, 4, 4], [None] * 9]
    found = survey(SKM, tally(people))
    assert (found.n, found.blank) == (31, 1)
    assert found.elements["persyaratan"].outside == 1
    assert said(found, "2 answers off the scale")
    assert said(found, "1 rows without a single answer")


def test_it_warns_when_the_interval_crosses_a_band() -> None:
    people = [[4] * 9] * 20 + [[3] * 9] * 20  # 87.5 ± about 3.9
    found = survey(SKM, tally(people))
    assert said(found, "crosses a grade bound, from B to A")
    assert found.letter_probability == pytest.approx(0.66, abs=0.01)


def test_it_does_not_warn_when_all_users_were_asked() -> None:
    people = [[4] * 9] * 20 + [[3] * 9] * 20
    found = survey(SKM, tally(people), population=40)
    assert found.interval.low == found.interval.high == 87.5
    assert not found.warnings
    assert survey(SKM, tally(people), population=39).interval == survey(SKM, tally(people)).interval
    assert said(survey(SKM, tally(people), population=39), "population 39 is smaller")


def test_it_keeps_the_bootstrap_with_its_seed() -> None:
    counted = tally(random_rows(60, seed=1))
    found = survey(SKM, counted, bootstrap=300)
    assert found.bootstrap is not None
    assert (found.interval.low, found.interval.high) == (found.bootstrap.low, found.bootstrap.high)
    assert f"seed {found.bootstrap.seed}" in found.interval.method.en
    assert found == survey(SKM, counted, bootstrap=300)


def test_it_says_why_the_bootstrap_was_not_run() -> None:
    found = survey(SKM, tally(random_rows(60, seed=1)), bootstrap=10_000_000)
    assert found.bootstrap is None
    assert "bootstrap was not run" in found.interval.method.en
    assert found.interval.low is not None


def test_it_reports_alpha_straight_lines_and_repeats() -> None:
    found = survey(SKM, tally([*random_rows(60, seed=2), [4] * 9, [4] * 9, [3] * 9]))
    assert found.alpha is not None
    assert 0 < found.alpha < 1
    assert found.straightliners is not None
    assert found.straightliners >= 3
    assert found.repeats is not None
    assert found.repeats >= 1


def test_it_refuses_unknown_weights_and_elements_by_naming_the_known_ones() -> None:
    with pytest.raises(ProblemsError, match=r"one of exact, 0\.111, 0\.11"):
        survey(SKM, tally([]), weight="0.12")
    with pytest.raises(ProblemsError, match="one of persyaratan"):
        survey(SKM, tally([]), without=["harga"])
    with pytest.raises(ProblemsError, match="one of persyaratan"):
        survey_of_means(SKM, {"harga": Fraction(3)})
    with pytest.raises(ProblemsError, match="a number from 1 to 4"):
        survey_of_means(SKM, {**BANTUL, "biaya": Fraction(5)})
    with pytest.raises(ProblemsError, match="Every element is left out"):
        survey(SKM, tally([]), without=KEYS)


def test_it_refuses_an_old_weight_for_fewer_elements() -> None:
    with pytest.raises(ProblemsError, match=r"0\.111.*Wanted: exact") as caught:
        survey(SKM, tally([[4] * 9] * 40), weight="0.111", without=["waktu"])
    (problem,) = caught.value.problems
    assert "unsur yang dikeluarkan" in problem.text.id
    means = {key: mean for key, mean in BANTUL.items() if key != "waktu"}
    with pytest.raises(ProblemsError, match="elements left out"):
        survey_of_means(SKM, means, weight="0.11", without=["waktu"])


def test_it_says_that_equal_answers_are_no_certainty() -> None:
    found = survey(SKM, tally([[4] * 9] * 40))
    assert found.interval.low == found.interval.high == 100
    assert "All respondents gave the same" in found.interval.method.en
    assert "All respondents gave the same" in found.elements["biaya"].interval.method.en
    assert "the same value" in survey(SKM, tally([[4] * 9] * 40), bootstrap=200).interval.method.en
    spread = survey(SKM, tally(random_rows(60, seed=1)))
    assert "the same value" not in spread.interval.method.en


def test_it_says_that_nothing_is_drawn_when_all_users_answered() -> None:
    found = survey(SKM, tally([[4] * 9] * 20 + [[3] * 9] * 20), population=40)
    assert "All users answered" in found.interval.method.en
    assert "All respondents gave the same" not in found.interval.method.en


def test_it_gives_the_chance_of_a_letter_only_with_the_letter() -> None:
    few = survey(SKM, tally(random_rows(29, seed=3)))
    assert few.grade is None
    assert few.letter_probability is None
    assert not said(few, "chance of the same letter")
    enough = survey(SKM, tally(random_rows(31, seed=3)))
    assert enough.letter_probability is not None


@pytest.mark.parametrize("pack_id", ["skm-2014", "ikm-2004", "ipk-2014"])
def test_it_says_how_the_old_packs_grade_one_element(pack_id: str) -> None:
    old = packs.satisfaction(pack_id)
    told = [note.en for note in old.notes if "The grade of one element" in note.en]
    assert len(told) == 1
    assert "3.252" in told[0]
    assert grade_of_mean(old, Fraction("3.252")).letter == "A"
    assert grade_of_mean(old, Fraction("3.25")).letter == "B"


def test_it_refuses_a_tally_of_other_items() -> None:
    with pytest.raises(ValueError, match="not what skm-2017 asks"):
        survey(SKM, tally([]).of_items(KEYS[:8]))


def test_it_takes_items_in_any_order() -> None:
    people = random_rows(40, seed=8, missing=0.1)
    turned = tally(people).of_items(KEYS[::-1])
    assert survey(SKM, turned).elements == survey(SKM, tally(people)).elements


def test_it_leads_from_the_index_down_to_sums_and_counts() -> None:
    found = survey(SKM, tally([[4] * 9] * 20 + [[3] * 9] * 20))
    trail = found.trail
    assert trail.value == found.ikm
    assert [step.key for step in trail.parts] == ["index"]
    index = trail.parts[0]
    assert index.contribution == found.ikm
    assert sum(part.contribution or 0 for part in index.parts) == found.index
    total, count = trail.find("waktu.total"), trail.find("waktu.n")
    assert total is not None
    assert count is not None
    assert total.value == 140
    assert count.value == 40
    assert any("14/2017" in text for text in trail.basis)


@given(st.lists(rows, min_size=1, max_size=40))
def test_it_stays_between_25_and_100(people: list[Row]) -> None:
    found = survey(SKM, tally(people))
    assume(found.ikm is not None and found.index is not None)
    assert 25 <= (found.ikm or 0) <= 100
    assert found.ikm == (found.index or 0) * 25
    if found.interval.low is not None and found.interval.high is not None:
        assert 25 <= found.interval.low <= float(found.ikm or 0) <= found.interval.high <= 100


@given(st.lists(whole_rows, min_size=1, max_size=20), st.integers(0, 8))
def test_it_never_falls_when_somebody_answers_better(people: list[list[int]], item: int) -> None:
    before = survey(SKM, tally(people)).ikm or 0
    assume(people[0][item] < 4)
    better = [[*people[0]], *people[1:]]
    better[0][item] += 1
    assert (survey(SKM, tally(better)).ikm or 0) == before + Fraction(25, 9 * len(people))


@given(st.lists(whole_rows, min_size=1, max_size=20), st.data())
def test_it_does_not_look_at_the_order_of_respondents(people: list[Row], data: st.DataObject) -> None:
    turned = data.draw(st.permutations(people))
    assert survey(SKM, tally(turned)) == survey(SKM, tally(people))


@given(st.lists(st.lists(whole_rows, min_size=1, max_size=8), min_size=1, max_size=5))
def test_it_puts_the_pooled_index_between_those_of_the_groups(groups: list[list[Row]]) -> None:
    values = [survey(SKM, tally(people)).ikm or Fraction(0) for people in groups]
    together = survey(SKM, pooled(tally(people) for people in groups)).ikm or 0
    assert min(values) <= together <= max(values)
