"""What has to be explained in one F-01: numbers beside registers, answers beside each other."""

from datetime import date
from fractions import Fraction

import pytest

from tolok.rules import packs
from tolok.rules.gathered import Basis
from tolok.rules.gathering.agreeing import (
    Registered,
    asked_in,
    condition,
    counted_questions,
    differing,
    full_months,
    read,
)
from tolok.rules.instruments.conditions import Facts
from tolok.rules.texts import Text

A, B = "pekppp-2022-luring", "pekppp-2022-daring"
DAY = date(2026, 10, 22)
LIST = Basis(Text("Daftar jenis layanan", "List"), "standards.services:7")


def told(claimed: Facts, registered: dict[str, Registered] | None = None, pack: str = A) -> list[str]:
    found = differing(packs.instrument(pack), claimed, registered or {}, DAY)
    return [one.words.id for one in found]


@pytest.mark.parametrize("pack", [A, B])
def test_it_reads_every_row_of_its_data_for_both_forms(pack: str) -> None:
    instrument = packs.instrument(pack)
    asked = asked_in(instrument)
    questions = [one for row in instrument.indicators.values() for one in row.questions]
    assert len(asked.questions) == len(questions), "a question is asked once"
    assert all(condition(asked, row) is not None for row in read()["excluding"])
    assert counted_questions() <= asked.questions.keys()
    for row in read()["lasting"]:
        assert asked.questions[row["question"]].kind == "number"
        assert asked.questions[row["began"]].kind == "date"


@pytest.mark.parametrize("pack", [A, B])
def test_it_tells_both_numbers_where_the_register_counts_others(pack: str) -> None:
    claimed: Facts = {"service_kinds": Fraction(10), "standards_written": Fraction(10)}
    kept = {"service_kinds": Registered(Fraction(2), (LIST,))}
    found = differing(packs.instrument(pack), claimed, kept, DAY)
    assert [one.words.id for one in found] == [
        "Jumlah jenis layanan: 10 menurut isian, 2 menurut daftar di Tolok.",
        "Jenis layanan yang punya Standar Pelayanan: 10 menurut isian, 0 menurut daftar di Tolok.",
    ]
    assert {one.codes for one in found} == {("1.a.Ak",)}
    assert all(one.bases == (LIST,) for one in found)
    kept["standards_written"] = Registered(Fraction(10))
    kept["service_kinds"] = Registered(Fraction(10))
    assert told(claimed, kept, pack) == []


def test_a_register_that_does_not_count_says_nothing() -> None:
    assert told({"service_kinds": Fraction(10), "standards_written": Fraction(10)}) == []
    assert told({}, {"service_kinds": Registered(Fraction(2))}) == []


@pytest.mark.parametrize(("pack", "numbers"), [(A, (6, 9)), (B, (5, 8))])
def test_it_names_the_indicators_whose_answers_exclude_each_other(
    pack: str, numbers: tuple[int, int]
) -> None:
    claimed: Facts = {"survey_followed_up": False, "followup_done": "all", "followup_percent": Fraction(100)}
    found = told(claimed, pack=pack)
    assert len(found) == 2
    first, last = numbers
    assert any(f"indikator {first} " in one and f"indikator {last} " in one for one in found)
    assert told({**claimed, "survey_followed_up": True}, pack=pack) == []
    assert told({**claimed, "followup_done": "none", "followup_percent": Fraction(0)}, pack=pack) == []


def test_a_part_is_never_more_than_its_whole() -> None:
    assert len(told({"service_kinds": Fraction(8), "standards_written": Fraction(12)})) == 1
    assert told({"service_kinds": Fraction(8), "standards_written": Fraction(8)}) == []


@pytest.mark.parametrize(("months", "count"), [(8, 1), (16, 1), (17, 0), (18, 0), (19, 0), (20, 1)])
def test_the_full_months_of_an_innovation_agree_with_its_start(months: int, count: int) -> None:
    claimed: Facts = {"innovation_started": date(2025, 4, 5), "innovation_months": Fraction(months)}
    assert len(told(claimed)) == count


def test_it_tells_the_months_that_there_are() -> None:
    claimed: Facts = {"innovation_started": date(2025, 4, 5), "innovation_months": Fraction(8)}
    assert told(claimed) == [
        "Lama inovasi berjalan (bulan penuh): 8 menurut isian, tetapi dari 5 April 2025 sampai 22 Oktober 2026 ada 18."
    ]


@pytest.mark.parametrize(
    ("began", "expected"),
    [(date(2025, 10, 22), 12), (date(2025, 10, 23), 11), (date(2026, 10, 22), 0), (date(2027, 1, 1), 0)],
)
def test_a_month_counts_when_it_is_over(began: date, expected: int) -> None:
    assert full_months(began, DAY) == expected
