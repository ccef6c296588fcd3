"""IPKP and IPAK: two conversions, points, the minima of WBK and WBBM."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules import packs
from tolok.rules.surveys.integrity import integrity, integrity_of_means
from tolok.rules.surveys.tallies import Tally
from tolok.rules.texts import ProblemsError

PACK = packs.integrity("spkp-spak-2021")
rows = st.lists(st.integers(1, 6), min_size=13, max_size=13)


def tally(given: list[list[int]]) -> Tally:
    """Answers to both questionnaires, SPKP first."""
    return Tally.of(PACK.keys, given, 1, 6)


@pytest.mark.parametrize(
    ("mean", "ratio", "linear", "passes"),
    [
        ("5.40", "3.600", "3.640", (True, True)),
        ("5.34", "3.560", "3.604", (False, True)),
        ("5.00", "3.333", "3.400", (False, False)),
    ],
)
def test_it_judges_ipak_by_the_conversion_that_is_named(
    mean: str, ratio: str, linear: str, passes: tuple[bool, bool]
) -> None:
    for conversion, index, passed in zip(("ratio", "linear"), (ratio, linear), passes, strict=True):
        found = integrity_of_means(PACK, {"ipak": Fraction(mean)}, n=30, conversion=conversion)
        ipak = found.indexes["ipak"]
        assert found.conversion == conversion
        assert f"{float(ipak.index or 0):.3f}" == index
        assert {verdict.passed for verdict in ipak.verdicts} == {passed}


def test_it_passes_480_for_wbk_of_ipkp_under_both_conversions() -> None:
    for conversion in PACK.conversions:
        found = integrity_of_means(PACK, {"ipkp": Fraction("4.80")}, n=30, conversion=conversion)
        verdicts = {verdict.predicate: verdict.passed for verdict in found.indexes["ipkp"].verdicts}
        assert verdicts == {"wbk": True, "wbbm": False}


def test_it_gives_points_and_the_distance_to_each_minimum() -> None:
    found = integrity_of_means(PACK, {"ipkp": Fraction(5), "ipak": Fraction("5.4")}, n=100)
    ipkp, ipak = found.indexes["ipkp"], found.indexes["ipak"]
    assert ipak.points == Fraction("15.75")
    assert [verdict.distance for verdict in ipak.verdicts] == [0, 0]
    assert ipkp.points == Fraction(10, 3) / 4 * Fraction("17.5")
    assert [verdict.distance_index for verdict in ipkp.verdicts] == [
        Fraction(10, 3) - Fraction("3.2"),
        Fraction(10, 3) - Fraction("3.6"),
    ]
    assert found.predicates == {"wbk": True, "wbbm": False}


def test_it_gives_an_index_of_three_other_points_by_the_other_line() -> None:
    means = {"ipak": Fraction("4.5")}
    quarter = integrity_of_means(PACK, means, n=30).indexes["ipak"]
    from_one = integrity_of_means(PACK, means, n=30, points="from-one").indexes["ipak"]
    assert (quarter.points, from_one.points) == (Fraction("13.125"), Fraction(35, 3))


def test_it_warns_where_the_verdict_hangs_on_the_conversion() -> None:
    found = integrity_of_means(PACK, {"ipkp": Fraction(6), "ipak": Fraction("5.34")}, n=30)
    assert any("depends on the 6→4 conversion" in warning.en for warning in found.warnings)
    settled = integrity_of_means(PACK, {"ipkp": Fraction(6), "ipak": Fraction(6)}, n=30)
    assert settled.warnings == ()


def test_it_gives_no_verdict_below_the_minimum_or_without_answers() -> None:
    few = integrity(PACK, tally([[6] * 13]))
    assert few.indexes["ipak"].index == 4
    assert few.predicates == {"wbk": None, "wbbm": None}
    nothing = integrity_of_means(PACK, {"ipkp": Fraction(6)}, n=30)
    assert nothing.indexes["ipak"].index is None
    assert nothing.predicates == {"wbk": None, "wbbm": None}


def test_it_fails_a_predicate_as_soon_as_one_index_fails() -> None:
    found = integrity_of_means(PACK, {"ipak": Fraction(2)}, n=30)
    assert found.predicates == {"wbk": False, "wbbm": False}


def test_it_takes_the_mean_of_item_means_when_answers_are_missing() -> None:
    whole: list[int | None] = [6] * 13
    gaps: list[int | None] = [1, *[None] * 7, *[6] * 5]
    people = [*[whole] * 30, *[gaps] * 30]
    found = integrity(PACK, Tally.of(PACK.keys, people, 1, 6)).indexes["ipkp"]
    assert found.mean == (Fraction(7, 2) + 7 * 6) / 8
    assert (found.n, found.n_min, found.n_max) == (60, 30, 60)


def test_it_gives_an_interval_on_the_scale_of_the_index() -> None:
    people = [[6] * 13, [5] * 13] * 30
    found = integrity(PACK, tally(people))
    ipak = found.indexes["ipak"]
    assert ipak.index == Fraction("5.5") * 4 / 6
    assert ipak.interval.low == pytest.approx(11 / 3 - 1.96 * 2 / 3 * 0.5042 / 60**0.5, abs=1e-4)
    assert any("contains the minimum" in warning.en for warning in found.warnings)
    drawn = integrity(PACK, tally(people), bootstrap=300, conversion="linear").indexes["ipak"]
    assert drawn.bootstrap is not None
    assert drawn.interval.low == pytest.approx(3.7 - 0.076, abs=0.02)


def test_it_leads_from_the_points_down_to_the_items() -> None:
    trail = integrity(PACK, tally([[6] * 13, [5] * 13] * 30)).indexes["ipak"].trail
    assert trail.value == Fraction(35, 8) * Fraction(11, 3)
    step = trail.find("pungli")
    assert step is not None
    assert step.value == Fraction(11, 2)
    assert any("90/2021" in basis for basis in trail.basis)


def test_it_refuses_names_and_means_that_do_not_exist() -> None:
    with pytest.raises(ProblemsError, match="one of ratio, linear"):
        integrity_of_means(PACK, {}, conversion="half")
    with pytest.raises(ProblemsError, match="one of quarter, from-one"):
        integrity_of_means(PACK, {}, points="half")
    with pytest.raises(ProblemsError, match=r"ipak \(1–6\)"):
        integrity_of_means(PACK, {"ipak": Fraction(7)})
    with pytest.raises(ValueError, match="not what spkp-spak-2021 asks"):
        integrity(PACK, Tally.of(PACK.keys, [], 1, 4))


@given(st.lists(rows, min_size=1, max_size=20), st.sampled_from(sorted(PACK.conversions)))
def test_it_stays_on_the_scale_of_the_conversion(people: list[list[int]], conversion: str) -> None:
    line = PACK.conversions[conversion]
    for index in integrity(PACK, tally(people), conversion=conversion).indexes.values():
        assert line.of(Fraction(1)) <= (index.index or 0) <= 4
        assert (index.points or 0) <= Fraction("17.5")
