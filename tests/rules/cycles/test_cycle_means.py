from dataclasses import replace
from fractions import Fraction

from tests.papers.closed_cycles import FACTS, a_cycle, a_proof, a_unit
from tolok.rules.cycles.means import aspect_means, group_means, losses, mean_of_indexes, part_means
from tolok.rules.cycles.papers import CycleResults, Judgement, cited
from tolok.rules.index.weighted import Given
from tolok.rules.texts import Text

ALL = Text("semua", "all")
UNITS = a_cycle().units


def test_it_counts_only_units_with_a_category_and_no_zero_for_the_rest() -> None:
    found = mean_of_indexes(UNITS, ALL)
    assert (len(found.values), found.units) == (6, 7)
    assert found.value == sum(found.values, Fraction(0)) / 6
    assert min(found.values) > 3


def test_it_has_no_mean_of_nothing() -> None:
    assert mean_of_indexes((), ALL).value is None
    assert losses(()) == []
    assert group_means(()) == []


def test_it_puts_units_without_a_group_last() -> None:
    units = [replace(UNITS[0], group=""), replace(UNITS[1], group="Z"), replace(UNITS[2], group="A")]
    assert [mean.label.id for mean in group_means(units)] == ["A", "Z", "tanpa kelompok"]


def test_it_joins_aspects_of_both_forms_and_keeps_their_names() -> None:
    found = aspect_means(UNITS)
    assert [key for key, _ in found] == ["I", "II", "III", "IV", "V", "VI"]
    assert all(len(mean.values) == 7 for _, mean in found)
    assert [len(mean.values) for mean in part_means(UNITS)] == [7, 6]


def test_it_explains_the_whole_distance_of_the_levels_to_the_top() -> None:
    unit = a_unit()
    value = unit.outcome.forms["f02"]
    assert value is not None
    lost = sum((row.total for row in losses([unit])), Fraction(0))
    assert lost == (5 - value) * Fraction(3, 4)


def test_it_names_first_what_costs_most_and_leaves_out_what_was_not_judged() -> None:
    one = a_unit(given=Given("Satu", {"1.a.Ak": 5, "2.a.P": 0, "3.a.T": "n/a"}))
    found = losses([one])
    assert [row.codes for row in found] == [("2.a.P",), ("1.a.Ak",)]
    assert not found[0].mean_level
    assert not found[1].total
    assert found[0].each(2) == found[0].total / 2


def test_it_lists_a_cited_version_once_with_all_its_places() -> None:
    proofs = {
        "1.a.Ak": Judgement(proofs=(a_proof("SK", 1, 3),)),
        "2.a.P": Judgement(proofs=(a_proof("SK", 1, 4),)),
    }
    found = cited(a_unit(judgements={**proofs, "3.a.T": Judgement(proofs=(a_proof("SK", 2),))}))
    assert list(found.values()) == [[("1.a.Ak", 3), ("2.a.P", 4)], [("3.a.T", None)]]
    assert CycleResults(FACTS, UNITS).address == ""
