"""Every worked case of every shipped weighted pack, and the checker that compares them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from tolok.rules import packs
from tolok.rules.cases.weighted import case_name, check_case, check_cases
from tolok.rules.texts import Problem

WEIGHTED = [pack_id for pack_id in packs.ids() if packs.header(pack_id).kind == "weighted"]
Case = Mapping[str, Any]


@cache
def cases_of(pack_id: str) -> tuple[Case, ...]:
    return packs.read_cases(packs.find(pack_id), [])


SHIPPED = [
    pytest.param(pack_id, case, id=f"{pack_id}: {case_name(case)}")
    for pack_id in WEIGHTED
    for case in cases_of(pack_id)
]


def full_marks(**changes: object) -> Case:
    """The shipped case with all levels at 5, changed at top level."""
    return {**named("semua level 5"), **changes}


def named(name: str) -> Case:
    return next(case for case in cases_of("pekppp-2022-luring") if case_name(case) == name)


def problems_of(case: Case) -> list[Problem]:
    return check_case(packs.instrument("pekppp-2022-luring"), case)


@pytest.mark.parametrize(("pack_id", "case"), SHIPPED)
def test_it_computes_what_the_case_says(pack_id: str, case: Case) -> None:
    assert [problem.say("en") for problem in check_case(packs.instrument(pack_id), case)] == []


@pytest.mark.parametrize("pack_id", WEIGHTED)
def test_it_finds_at_least_one_case_beside_every_weighted_pack(pack_id: str) -> None:
    assert cases_of(pack_id)


@pytest.mark.parametrize("pack_id", WEIGHTED)
def test_it_checks_all_cases_of_a_pack_at_once(pack_id: str) -> None:
    assert check_cases(packs.instrument(pack_id)) == []


@pytest.mark.parametrize(
    ("expect", "key", "found"),
    [
        ({"f02": "4.99"}, "expect.f02", "5"),
        ({"ipp": "5.001"}, "expect.ipp", "5"),
        ({"published": "4.99"}, "expect.published", "5"),
        ({"converted": "99.99"}, "expect.converted", "100"),
        ({"category": "B"}, "expect.category", "A"),
        ({"aspects": {"III": "4.9"}}, "expect.aspects.III", "5"),
        ({"aspects_published": {"III": "4.90"}}, "expect.aspects_published.III", "5"),
        ({"missing": ["1.a.Ak"]}, "expect.missing", "–"),
        ({"absent": ["f02"]}, "expect.absent.f02", "5"),
        ({"absent": ["VII"]}, "expect.absent.VII", "?"),
        ({"f02": "lima"}, "expect.f02", "5"),
    ],
)
def test_it_names_the_case_and_the_key_that_differs(expect: dict[str, object], key: str, found: str) -> None:
    (problem,) = problems_of(full_marks(expect=expect))
    assert problem.file == "pekppp-2022-luring/cases"
    assert problem.key == f"semua level 5.{key}"
    assert problem.found == found


def test_it_reports_every_difference_of_a_case() -> None:
    wrong = full_marks(expect={"f02": "1", "ipp": "2", "category": "F"})
    assert len(problems_of(wrong)) == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"levels": {"1.a.Ak": 6}},
        {"levels": {"99.z.Z": 1}},
        {"levels": {"1.a.Ak": "lima"}},
        {"levels": {"1.a.Ak": True}},
        {"f03": {"mean": "5.5"}},
        {"f03": {"answers": [[4, 6]]}},
        {"f03": {"mean": 4.5}},
        {"expct": {}},
        {"expect": {"f2": "5"}},
        {"source": 3},
    ],
)
def test_it_refuses_a_case_whose_input_is_not_valid(changes: dict[str, object]) -> None:
    assert problems_of(full_marks(**changes))


def test_it_refuses_two_cases_of_one_name() -> None:
    instrument = packs.instrument("pekppp-2022-luring")
    doubled = replace(instrument, cases=(full_marks(), full_marks()))
    assert [problem.key for problem in check_cases(doubled)] == ["semua level 5"]
