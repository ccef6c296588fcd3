"""The engine of weighted instruments, on PEKPPP and on an instrument of quite another shape."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules import packs
from tolok.rules.index.ascent import distance, one_step_gains
from tolok.rules.index.weighted import NOT_APPLICABLE, Given, Levels, evaluate
from tolok.rules.instruments.values import Form, Instrument, Term
from tolok.rules.numbers import exact, round_half_up
from tolok.rules.results import Outcome
from tolok.rules.statistics.moments import Moments

FOUR = Path(__file__).parents[1] / "packs" / "four-components"


@cache
def four() -> Instrument:
    return packs.read(FOUR)


def luring() -> Instrument:
    return packs.instrument("pekppp-2022-luring")


def scored(instrument: Instrument) -> tuple[str, ...]:
    """Codes of the indicators that count."""
    return tuple(
        row.code for form in instrument.judged for aspect in form.aspects for row in aspect.indicators
    )


def every(instrument: Instrument, level: int) -> dict[str, int]:
    return dict.fromkeys(scored(instrument), level)


def levels_of(instrument: Instrument) -> st.SearchStrategy[dict[str, int]]:
    (form,) = instrument.judged
    level = st.integers(int(form.low), int(form.high))
    return st.fixed_dictionaries(dict.fromkeys(scored(instrument), level))


def values_of(instrument: Instrument) -> st.SearchStrategy[dict[str, Fraction]]:
    """A value for every form that is not judged."""
    rest = [form for form in instrument.forms.values() if form.kind != "levels"]
    return st.fixed_dictionaries(
        {form.key: st.fractions(form.low, form.high, max_denominator=1000) for form in rest}
    )


@st.composite
def units(draw: st.DrawFn) -> tuple[Instrument, dict[str, int], dict[str, Fraction]]:
    """An instrument with everything that is needed for its index."""
    instrument = draw(st.sampled_from([luring(), packs.instrument("pekppp-2022-daring"), four()]))
    return instrument, draw(levels_of(instrument)), draw(values_of(instrument))


def run(
    instrument: Instrument, levels: Levels, values: Mapping[str, Fraction] | None = None, **more: Any
) -> Outcome:
    return evaluate(instrument, Given("unit", levels, values=values or {}, **more))


def index_of(instrument: Instrument, levels: Levels, values: Mapping[str, Fraction]) -> Fraction:
    index = run(instrument, levels, values).index
    assert index is not None
    return index


Unit = tuple[Instrument, dict[str, int], dict[str, Fraction]]


@given(units())
def test_it_stays_within_the_scale(unit: Unit) -> None:
    instrument, levels, values = unit
    outcome = run(instrument, levels, values)
    assert outcome.index is not None
    assert instrument.index.low <= outcome.index <= instrument.index.high
    (form,) = instrument.judged
    assert all(value is not None and form.low <= value <= form.high for value in outcome.aspects.values())
    assert outcome.category is instrument.index.bands.of(outcome.index)


@pytest.mark.parametrize("instrument", [luring(), packs.instrument("pekppp-2022-daring"), four()])
def test_it_reaches_the_top_and_only_the_top(instrument: Instrument) -> None:
    (form,) = instrument.judged
    rest = {f.key: f.high for f in instrument.forms.values() if f.kind != "levels"}
    best = run(instrument, every(instrument, int(form.high)), rest)
    assert best.index == instrument.index.high
    assert best.category is instrument.index.bands.bands[0]


@given(units(), st.data())
def test_it_never_falls_when_an_indicator_rises(unit: Unit, data: st.DataObject) -> None:
    instrument, levels, values = unit
    before = index_of(instrument, levels, values)
    (form,) = instrument.judged
    risen = [code for code, level in levels.items() if level < form.high]
    for code in data.draw(st.sets(st.sampled_from(risen or [next(iter(levels))]), max_size=5)):
        assert index_of(instrument, levels | {code: int(form.high)}, values) >= before
    for step in one_step_gains(instrument, Given("unit", levels, values=values)):
        gained = index_of(instrument, levels | {step.code: step.to}, values) - before
        assert gained == step.gain > 0


@given(units(), st.randoms(use_true_random=False))
def test_it_does_not_care_in_which_order_levels_come(unit: Unit, random: Any) -> None:
    instrument, levels, values = unit
    shuffled = list(levels.items())
    random.shuffle(shuffled)
    assert run(instrument, dict(shuffled), values) == run(instrument, levels, values)


@given(units(), st.data())
def test_it_never_takes_missing_for_zero(unit: Unit, data: st.DataObject) -> None:
    instrument, levels, values = unit
    gone = data.draw(st.sets(st.sampled_from(sorted(levels)), min_size=1))
    kept = {code: level for code, level in levels.items() if code not in gone}
    outcome = run(instrument, kept, values)
    (form,) = instrument.judged
    assert outcome.index is None
    assert outcome.forms[form.key] is None
    assert outcome.category is None
    assert set(outcome.missing) == gone
    assert outcome.missing == tuple(code for code in scored(instrument) if code in gone)
    assert any(f"{len(gone)} indicators are unanswered" in text.en for text in outcome.warnings)
    for aspect in form.aspects:
        touched = any(row.code in gone for row in aspect.indicators)
        assert (outcome.aspects[aspect.key] is None) is touched


@given(units())
def test_it_leaves_the_judged_form_standing_without_users(unit: Unit) -> None:
    instrument, levels, values = unit
    alone, whole = run(instrument, levels), run(instrument, levels, values)
    (form,) = instrument.judged
    assert alone.index is None
    assert alone.forms[form.key] == whole.forms[form.key] is not None
    assert any("The other part stands" in text.en for text in alone.warnings)


@given(units())
def test_it_adds_up_over_weights(unit: Unit) -> None:
    instrument, levels, values = unit
    expected = Fraction(0)
    for term in instrument.index.terms:
        form = instrument.forms[term.form]
        value = values.get(form.key) or sum(
            (
                levels[row.code] * row.weight * aspect.weight / 10000
                for aspect in form.aspects
                for row in aspect.indicators
            ),
            Fraction(0),
        )
        expected += value * term.times * term.weight
    assert index_of(instrument, levels, values) == expected


# Half-up, at the end and nowhere else.


@pytest.mark.parametrize(
    ("f03", "index", "published", "letter"),
    [
        ("3.02", "4.505", "4.51", "A"),  # 0.75 × 5 + 0.25 × 3.02
        ("3.0199", "4.504975", "4.50", "A-"),
        ("3.0200001", "4.505000025", "4.51", "A"),
    ],
)
def test_it_rounds_once_and_half_up(f03: str, index: str, published: str, letter: str) -> None:
    outcome = run(luring(), every(luring(), 5), {"f03": exact(f03)})
    assert outcome.index == exact(index)
    assert str(round_half_up(exact(index), 2)) == published
    assert outcome.category is not None
    assert outcome.category.letter == letter
    # told where rounding lifts the index over the bound
    told = any("close to the bound of A" in text.en for text in outcome.warnings)
    assert told is (letter == "A")


def test_it_converts_the_unrounded_index() -> None:
    # published_cases 7: 5.00 ↔ 100
    outcome = run(luring(), every(luring(), 5), {"f03": Fraction(5)})
    times = luring().index.converted_times
    assert outcome.index is not None
    assert times is not None
    assert outcome.index * times == 100


# What the engine is given.


@pytest.mark.parametrize("level", [-1, 6, 100])
def test_it_refuses_a_level_outside_the_scale(level: int) -> None:
    with pytest.raises(ValueError, match=rf"1\.a\.Ak: level {level} outside 0–5"):
        run(luring(), {"1.a.Ak": level})


def test_it_refuses_an_unknown_indicator() -> None:
    with pytest.raises(ValueError, match=r"unknown indicator '99\.z\.Z'"):
        run(luring(), {"99.z.Z": 3})


@pytest.mark.parametrize("value", ["-0.01", "5.01"])
def test_it_refuses_a_value_outside_the_scale(value: str) -> None:
    with pytest.raises(ValueError, match=r"f03: .* outside 0–5"):
        run(luring(), {}, {"f03": exact(value)})


def test_it_refuses_answers_outside_the_scale() -> None:
    with pytest.raises(ValueError, match="f03: 6 outside 0–5"):
        run(luring(), {}, answers={"f03": Moments.of([(84, 14)])})


def test_it_refuses_an_unknown_form() -> None:
    with pytest.raises(ValueError, match="unknown form 'f09'"):
        run(luring(), {}, {"f09": Fraction(1)})


def test_it_leaves_the_queue_out_of_the_index() -> None:
    levels = every(luring(), 3)
    assert run(luring(), levels).forms == run(luring(), levels | {"INF": 5}).forms
    assert "INF" not in run(luring(), {}).missing


# Respondents.


def pooled(respondents: int, total: int = 56) -> dict[str, Moments]:
    return {"f03": Moments.of([(total, 14)] * (respondents - 1) + [(total - 14, 14)])}


def test_it_gives_no_category_below_the_minimum_of_respondents() -> None:
    outcome = run(luring(), every(luring(), 4), answers=pooled(9))
    assert outcome.index is not None
    assert outcome.category is None
    assert outcome.respondents == {"f03": 9}
    assert any("Only 9 respondents" in text.en for text in outcome.warnings)
    assert run(luring(), every(luring(), 4), answers=pooled(10)).category is not None


def test_it_says_when_the_number_of_respondents_is_unknown() -> None:
    outcome = run(luring(), every(luring(), 4), {"f03": Fraction(4)})
    assert outcome.category is not None
    assert any("The number of respondents" in text.en for text in outcome.warnings)


def test_it_draws_the_interval_from_the_respondents_alone() -> None:
    outcome = run(luring(), every(luring(), 4), answers=pooled(20))
    error = pooled(20)["f03"].standard_error()
    assert error is not None
    assert outcome.index is not None
    assert outcome.interval.high == pytest.approx(float(outcome.index) + 1.959964 * 0.25 * error)
    assert outcome.interval.low == pytest.approx(float(outcome.index) - 1.959964 * 0.25 * error)


@given(levels_of(luring()), st.lists(st.integers(0, 70), min_size=2, max_size=20))
def test_it_keeps_the_interval_on_the_scale(levels: dict[str, int], totals: list[int]) -> None:
    answers = {"f03": Moments.of((total, 14) for total in totals)}
    interval = run(luring(), levels, answers=answers).interval
    assert interval.low is not None
    assert interval.high is not None
    assert 0 <= interval.low <= interval.high <= 5


def test_it_warns_when_the_interval_crosses_a_bound() -> None:
    spread = {"f03": Moments.of([(70, 14), (14, 14)] * 6)}
    outcome = run(luring(), every(luring(), 4), answers=spread)
    assert any("crosses a category bound" in text.en for text in outcome.warnings)


def test_it_says_that_equal_answers_are_no_certainty() -> None:
    answers = {"f03": Moments.of([(28, 7)] * 12)}
    interval = run(luring(), every(luring(), 4), answers=answers).interval
    assert interval.low == interval.high == 4
    assert "all respondents gave the same value" in interval.method.en
    assert "semua responden memberi nilai yang sama" in interval.method.id


def unofficial(outcome: Outcome) -> list[str]:
    return [doubt.en for doubt in outcome.doubts]


def test_it_says_once_which_parts_of_a_result_are_not_official() -> None:
    daring = packs.instrument("pekppp-2022-daring")
    whole = run(daring, every(daring, 4), values={"f03": Fraction(4)}, respondents={"f03": 20})
    assert unofficial(whole) == [
        "Not official in this result: 29 indicators or their weights (assumed by Tolok, no source yet); "
        "the weights of aspects I, II, III, IV, V, VI (inferred from published figures); "
        "the weights of F02 and F03 in IPP (from a local application, not an official text)."
    ]
    (told,) = unofficial(run(daring, every(daring, 4)))
    assert "29 indicators" in told
    assert "IPP" not in told
    assert unofficial(run(daring, {})) == []


def test_it_says_of_form_a_that_only_the_mix_is_not_official() -> None:
    assert unofficial(run(luring(), every(luring(), 4))) == []
    (told,) = unofficial(run(luring(), every(luring(), 4), values={"f03": Fraction(4)}))
    assert told.startswith("Not official in this result: the weights of F02 and F03 in IPP")


def test_it_says_why_there_is_no_interval() -> None:
    outcome = run(luring(), every(luring(), 4), {"f03": Fraction(4)})
    assert outcome.interval.low is None
    assert "not given" in outcome.interval.method.en
    assert "Without an index" in run(luring(), {}).interval.method.en


# An instrument of another shape: nothing above knows PEKPPP.


def test_it_computes_four_components_with_a_survey_index() -> None:
    levels = {"standard": 4, "system": 3, "entrance": 2, "aids": 3, "forum": 4, "complaints": 3, "results": 3}
    outcome = run(four(), levels, {"survey": exact("87.28")})
    assert outcome.aspects == {
        "foundation": exact("3.6"),
        "access": exact("8/3"),
        "participation": exact("3.5"),
        "effectiveness": Fraction(3),
    }
    governance = exact("1.08") + exact("8/15") + exact("0.875") + exact("0.75")
    assert outcome.forms == {"governance": governance, "survey": exact("87.28")}
    assert outcome.index == governance * exact("5/8") + exact("87.28") / 40
    assert str(round_half_up(outcome.index, four().index.decimals)) == "4.206"
    assert outcome.category is not None
    assert outcome.category.letter == "A-"
    assert outcome.respondents == {}


@pytest.mark.parametrize(
    ("survey", "published", "letter"),
    [("80.02", "4.501", "A"), ("80.0199", "4.500", "A-"), ("80.01", "4.500", "A-"), ("80", "4.500", "A-")],
)
def test_it_reads_bands_at_three_decimals(survey: str, published: str, letter: str) -> None:
    outcome = run(four(), every(four(), 4), {"survey": exact(survey)})
    assert outcome.index is not None
    assert outcome.category is not None
    assert (str(round_half_up(outcome.index, 3)), outcome.category.letter) == (published, letter)


def test_it_refuses_a_level_that_another_instrument_has() -> None:
    with pytest.raises(ValueError, match="standard: level 5 outside 0–4"):
        run(four(), {"standard": 5})


def test_it_tells_the_distance_in_published_steps() -> None:
    found = distance(four(), exact("4.206"))
    assert found is not None
    band, gap, words = found
    assert (band.letter, gap, words.id, words.en) == (
        "A",
        exact("0.295"),
        "0,295 lagi ke A",
        "0.295 more to A",
    )
    assert distance(four(), Fraction(5)) is None


def test_it_calls_a_form_by_its_name() -> None:
    outcome = run(four(), {})
    assert outcome.warnings[0].id.startswith("Tata kelola tidak dihitung karena 7 indikator")
    assert (
        outcome.warnings[1].en
        == "INDEX is not computed because satisfaction index is missing. The other part stands."
    )


# Indicators that do not apply.


@given(levels_of(four()), values_of(four()), st.data())
def test_it_spreads_weights_over_what_applies(
    levels: dict[str, int], values: dict[str, Fraction], data: st.DataObject
) -> None:
    (form,) = four().judged
    pairs = [aspect for aspect in form.aspects if len(aspect.indicators) > 1]
    aspect = data.draw(st.sampled_from(pairs))
    out = data.draw(st.sampled_from(aspect.indicators))
    rest = [row for row in aspect.indicators if row is not out]
    marked: Levels = {**levels, out.code: NOT_APPLICABLE}
    outcome = run(four(), marked, values)
    weights = sum((row.weight for row in rest), Fraction(0))
    assert outcome.aspects[aspect.key] == sum(levels[row.code] * row.weight for row in rest) / weights
    assert outcome.missing == ()
    before = outcome.index
    assert before is not None
    for step in one_step_gains(four(), Given("unit", marked, values=values)):
        assert step.code != out.code
        assert index_of(four(), {**marked, step.code: step.to}, values) - before == step.gain


@given(levels_of(four()), values_of(four()))
def test_it_does_not_move_when_an_average_indicator_is_left_out(
    levels: dict[str, int], values: dict[str, Fraction]
) -> None:
    same = levels | {"forum": levels["complaints"]}
    without: Levels = {**same, "forum": NOT_APPLICABLE}
    assert index_of(four(), without, values) == index_of(four(), same, values)


def test_it_has_no_value_where_a_whole_aspect_does_not_apply() -> None:
    levels: Levels = {**every(four(), 4), "results": NOT_APPLICABLE}
    outcome = run(four(), levels, {"survey": Fraction(100)})
    assert outcome.aspects["effectiveness"] is None
    assert outcome.index is None
    assert outcome.missing == ()
    assert any("the whole of aspect effectiveness" in text.en for text in outcome.warnings)


def test_it_counts_not_applicable_as_unanswered_where_no_rule_allows_it() -> None:
    levels: Levels = {**every(luring(), 4), "15.c.K": NOT_APPLICABLE}
    outcome = run(luring(), levels, {"f03": Fraction(4)})
    assert outcome.index is None
    assert outcome.missing == ("15.c.K",)
    assert any("no official rule allows that" in text.en for text in outcome.warnings)


# Two judged forms with scales of their own.


def two_forms() -> Instrument:
    """Governance split in two forms, the second on 0–5."""
    (form,) = four().judged
    low, high = form.aspects[:2], form.aspects[2:]
    first = replace(form, key="first", aspects=tuple(replace(a, weight=Fraction(50)) for a in low))
    second = replace(
        form, key="second", high=Fraction(5), aspects=tuple(replace(a, weight=Fraction(50)) for a in high)
    )
    forms: dict[str, Form] = {"first": first, "second": second}
    half = Fraction(1, 2)
    terms = (Term("first", half, Fraction(5, 4), "assumed"), Term("second", half, Fraction(1), "assumed"))
    return replace(four(), forms=forms, index=replace(four().index, terms=terms))


def test_it_judges_every_form_by_its_own_scale() -> None:
    first, second = ("standard", "system", "entrance", "aids"), ("forum", "complaints", "results")
    levels = dict.fromkeys(first, 4) | dict.fromkeys(second, 5)
    assert run(two_forms(), levels).index == 5
    with pytest.raises(ValueError, match="system: level 5 outside 0–4"):
        run(two_forms(), levels | {"system": 5})


def test_it_names_what_is_missing_in_each_form_apart() -> None:
    outcome = run(two_forms(), {"standard": 4, "system": 4, "entrance": 4, "forum": 5, "complaints": 5})
    assert outcome.missing == ("aids", "results")
    assert [text.en.rsplit(": ")[-1] for text in outcome.warnings] == ["aids.", "results."]


# An instrument of which only some aspects are known.


def test_it_computes_what_is_known_of_2017_and_refuses_a_total() -> None:
    old = packs.instrument("pekppp-2017")
    known = {row.code: 5 for a in old.judged[0].aspects if a.known for row in a.indicators}
    outcome = run(old, known)
    assert outcome.aspects["I"] == exact("4.975")
    assert outcome.aspects["III"] is None
    assert outcome.index is None
    assert any("was never seen" in text.en for text in outcome.warnings)
