"""Year on year: indexes of one pack, and the common indicators of two."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules import packs
from tolok.rules.crosswalks import Crosswalk, Pair, crosswalk, shipped
from tolok.rules.cycles.years import Year, change
from tolok.rules.index.settling import Level
from tolok.rules.texts import ProblemsError

LURING, DARING, OLD = "pekppp-2022-luring", "pekppp-2022-daring", "pekppp-2017"
CODES = [
    row.code
    for form in packs.instrument(LURING).judged
    for aspect in form.aspects
    for row in aspect.indicators
]
SHARED = ["1.a.Ak", "2.a.P", "3.a.T"]
LEVEL: st.SearchStrategy[Level] = st.integers(0, 5) | st.just("n/a")
LEVELS = st.dictionaries(st.sampled_from(CODES), LEVEL)


def test_one_pack_has_all_indicators_in_common_and_comparable_indexes() -> None:
    same = shipped(LURING, LURING)
    assert (same.source, [pair.now for pair in same.pairs]) == ("same", CODES)
    found = change(
        Year({CODES[0]: 2, CODES[1]: 4}, Fraction(3)),
        Year({CODES[0]: 4, CODES[1]: 3}, Fraction("3.42")),
        same,
    )
    assert found.index == Fraction("0.42")
    assert (found.then, found.now, found.levels) == (Fraction(3), Fraction(7, 2), Fraction(1, 2))
    assert (found.risen, found.fallen, found.common) == (1, 1, 30)


def test_two_forms_of_one_year_share_what_has_the_same_words() -> None:
    found = shipped(LURING, DARING)
    assert found.source == "words"
    assert [pair.now for pair in found.pairs] == SHARED
    for pair in found.pairs:
        old, new = (packs.instrument(pack).indicators[pair.now] for pack in (LURING, DARING))
        assert (old.title, old.levels) == (new.title, new.levels)
    # 4.a.K stands in both with another title
    assert "4.a.K" not in {pair.now for pair in found.pairs}
    result = change(Year({}, Fraction(3)), Year({}, Fraction(4)), found)
    assert (result.index, result.then, result.now, result.levels) == (None, None, None, None)
    assert "do not compare" in result.method.en


def test_it_says_that_nothing_is_common() -> None:
    found = change(Year({"1.a.Ak": 3}), Year({"1.a.Ak": 4}), shipped(OLD, LURING))
    assert (found.common, found.then) == (0, None)
    assert "no indicator is common" in found.method.en


@given(LEVELS, LEVELS)
def test_it_compares_only_what_was_judged_in_both_years(
    then: dict[str, Level], now: dict[str, Level]
) -> None:
    found = change(Year(then), Year(now), shipped(LURING, LURING))
    both = [code for code in CODES if isinstance(then.get(code), int) and isinstance(now.get(code), int)]
    assert [pair.now for pair in found.compared] == both
    if both:
        assert found.levels == Fraction(sum(int(now[code]) - int(then[code]) for code in both), len(both))
    back = change(Year(now), Year(then), shipped(LURING, LURING))
    assert (back.risen, back.fallen, back.then) == (found.fallen, found.risen, found.now)


def written(root: Path, text: str) -> Crosswalk:
    folder = root / LURING / "crosswalks"
    folder.mkdir(parents=True)
    (folder / f"{OLD}.toml").write_text(text, "utf-8")
    return crosswalk(packs.instrument(OLD), packs.instrument(LURING), root)


def test_a_pack_may_say_which_indicators_match(tmp_path: Path) -> None:
    found = written(
        tmp_path,
        '[[pairs]]\nthen = "1.a.P"\nnow = "2.a.P"\nsure = "assumed"\n'
        '[[pairs]]\nthen = "1.a.Ak"\nnow = "1.a.Ak"\nsure = "verified"\n',
    )
    assert found == Crosswalk((Pair("1.a.Ak", "1.a.Ak"), Pair("1.a.P", "2.a.P", "assumed")), "pack")
    result = change(Year({"1.a.P": 2}), Year({"2.a.P": 3}), found)
    assert result.levels == 1
    assert "1 matches are not verified" in result.method.en


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('[[pairs]]\nthen = "x"\nnow = "2.a.P"\nsure = "assumed"\n', "There is no such code"),
        (
            '[[pairs]]\nthen = "1.a.P"\nnow = "2.a.P"\nsure = "assumed"\n'
            '[[pairs]]\nthen = "1.a.T"\nnow = "2.a.P"\nsure = "assumed"\n',
            "occurs twice",
        ),
        ("pairs = ", "Not valid TOML"),
    ],
)
def test_it_tells_what_is_wrong_with_a_table(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(ProblemsError, match=word):
        written(tmp_path, text)


@pytest.mark.parametrize("now", [pack for pack in packs.ids() if packs.header(pack).kind == "weighted"])
def test_every_shipped_table_can_be_used(now: str) -> None:
    for then in (LURING, DARING, OLD):
        assert shipped(then, now).source in ("same", "pack", "words")
