"""What few people rated is withheld with one companion, everywhere an outcome tells it."""

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tolok.rules import packs
from tolok.rules.questionnaires.block_lowest import order_of
from tolok.rules.questionnaires.block_outcomes import outcomes
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.surveys.form_means import FormMean
from tolok.rules.surveys.integrity_results import IntegrityOutcome
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.surveys.suppression import SMALLEST, rated_by_few
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import Text

SKM = packs.satisfaction("skm-2017")
TITLE = Text("Survei", "Survey")
#: Three of forty rated the handling of complaints.
ROWS = [(4, 3, 3, 4, 3, 3, 4, 1 if at < 2 else 2 if at < 3 else None, 3) for at in range(40)]

counts = st.dictionaries(st.text("abcdefghi", min_size=1, max_size=1), st.integers(0, 12), min_size=1)


@given(counts)
def test_it_withholds_with_the_few_exactly_one_that_enough_rated(found: dict[str, int]) -> None:
    hidden = rated_by_few(found)
    few = {key for key, n in found.items() if 0 < n < SMALLEST}
    enough = [n for n in found.values() if n >= SMALLEST]
    assert few <= set(hidden)
    assert bool(hidden) == bool(few)
    if few and enough:
        assert [found[key] for key in hidden if key not in few] == [min(enough)]


def test_the_first_of_equals_goes_and_what_everybody_knows_goes_last() -> None:
    assert rated_by_few({"a": 9, "b": 9, "c": 2}) == ("a", "c")
    assert rated_by_few({"a": 9, "b": 9, "c": 2}, constant=["a"]) == ("b", "c")
    assert rated_by_few({"a": 9, "c": 2}, constant=["a"]) == ("a", "c")
    assert rated_by_few({"a": 9, "b": 5, "c": 0}) == ()


def found_of(rows: Sequence[tuple[int | None, ...]]) -> tuple[SurveyOutcome, Tally]:
    asked, tally = compose(TITLE, [block("skm9")]), Tally.of(SKM.keys, rows)
    found = outcomes(asked, {"skm9": tally}, minimum=30)["skm9"]
    assert isinstance(found, SurveyOutcome)
    return found, tally


def test_the_index_stays_and_the_few_cannot_be_computed_from_it() -> None:
    found, tally = found_of(ROWS)
    assert found.withheld == (SKM.keys[0], SKM.keys[7])
    assert found.index is not None
    told = [one.nrr for one in found.elements.values() if one.nrr is not None]
    assert len(told) == 7
    rest = 9 * found.index - sum(told, Fraction(0))
    assert rest == (tally.mean(0) or 0) + (tally.mean(7) or 0)
    assert (found.n_min, found.n_max) == (40, 40)
    assert {one.rank for one in found.elements.values()} <= {None, *range(1, 8)}


def test_its_trail_tells_nothing_of_them_and_its_words_name_them() -> None:
    found, _ = found_of(ROWS)
    for key in found.withheld:
        step = found.trail.find(key)
        assert step is not None
        assert (step.value, step.parts) == (None, ())
    assert any("omplaints" in text.en and "withheld" in text.en for text in found.warnings)
    assert not any("3–40" in text.id or "Kurang dari 30" in text.id for text in found.warnings)
    assert found.reliability is None


def test_the_order_of_elements_leaves_them_out() -> None:
    asked = compose(TITLE, [block("skm9")])
    found = order_of(asked.main, Tally.of(SKM.keys, ROWS))
    named = {one.item.element for one in (*found.first, *found.best)}
    assert not named & {SKM.keys[0], SKM.keys[7]}
    assert "1,33" not in found.words.id


def test_items_of_integrity_and_statements_of_a_form_follow_the_same_rule() -> None:
    stars = compose(TITLE, [block("spak5")])
    keys = tuple(item.element for item in stars.main.items)
    tally = Tally.of(keys, [(6, 6, 5, 6, 2 if at < 3 else None) for at in range(40)], 1, 6)
    found = outcomes(stars, {"spak5": tally}, minimum=30)["spak5"]
    assert isinstance(found, IntegrityOutcome)
    index = found.indexes["ipak"]
    assert index.withheld == (keys[0], keys[4])
    assert [index.items[key].mean for key in index.withheld] == [None, None]
    assert index.index is not None
    form = compose(TITLE, [block("f03-a")])
    keys = tuple(item.element for item in form.main.items)
    rows = [(4,) * (len(keys) - 1) + (1 if at < 3 else None,) for at in range(40)]
    tally = Tally.of(keys, rows, form.main.low, form.main.high)
    mean = outcomes(form, {"f03-a": tally}, minimum=5)["f03-a"]
    assert isinstance(mean, FormMean)
    assert mean.withheld == (keys[0], keys[-1])
    assert [mean.statements[key].mean for key in mean.withheld] == [None, None]
