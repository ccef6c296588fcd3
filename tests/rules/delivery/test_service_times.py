"""Used time in the promise's own unit, how many kept it, and the ranks; what a typed summary cannot say."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from tolok.rules.delivery.measuring import minimum, time_sources
from tolok.rules.delivery.service_times import (
    Case,
    Promise,
    Times,
    faults_of_case,
    faults_of_summary,
    promises_of,
    times_of,
    used,
)
from tolok.rules.delivery.service_times_words import measured_said, period_said
from tolok.rules.standards.values import Standard, TimeLimit, Unit

OFFICE = {str(day): [["08:00", "12:00"], ["13:00", "16:00"]] for day in range(1, 6)}
SIX_DAYS = OFFICE | {"6": [["08:00", "11:00"]]}
#: A Friday; Monday 17 August 2026 is a holiday.
FRIDAY = datetime(2026, 8, 14, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("unit", "opening", "finished", "taken"),
    [
        ("minutes", False, datetime(2026, 8, 14, 15, 50, 20, tzinfo=UTC), Fraction(61, 3)),
        ("hours", False, datetime(2026, 8, 15, 15, 30, tzinfo=UTC), Fraction(24)),
        # Half an hour on Friday; nothing on the weekend and the holiday; one hour before noon on Tuesday.
        ("minutes", True, datetime(2026, 8, 18, 9, 0, tzinfo=UTC), Fraction(90)),
        ("hours", True, datetime(2026, 8, 18, 14, 0, tzinfo=UTC), Fraction(11, 2)),
        ("working_days", False, datetime(2026, 8, 14, 16, 0, tzinfo=UTC), Fraction(0)),
        ("working_days", False, datetime(2026, 8, 19, 8, 0, tzinfo=UTC), Fraction(2)),
        ("calendar_days", False, datetime(2026, 8, 19, 8, 0, tzinfo=UTC), Fraction(5)),
        ("months", False, datetime(2026, 9, 15, 8, 0, tzinfo=UTC), Fraction(2)),
    ],
)
def test_it_counts_in_the_unit_of_the_promise(
    unit: Unit, opening: bool, finished: datetime, taken: Fraction
) -> None:
    assert used(Case(FRIDAY, finished), Promise(Fraction(1), unit, opening), OFFICE) == taken


def test_saturday_counts_for_a_unit_that_opens_then_and_the_applicants_own_time_does_not() -> None:
    promise = Promise(Fraction(3), "working_days")
    case = Case(FRIDAY, datetime(2026, 8, 19, 8, 0, tzinfo=UTC))
    assert used(case, promise, SIX_DAYS) == 3
    waited = Case(case.began, case.finished, paused=Fraction(1))
    assert used(waited, promise, OFFICE) == 1
    assert used(Case(case.began, case.finished, paused=Fraction(9)), promise, OFFICE) == 0


def test_ranks_are_times_that_somebody_had() -> None:
    found = times_of([Fraction(one) for one in (9, 1, 2, 3, 3, 4, 4, 5, 6, 7)], Fraction(4))
    assert (found.n, found.within, found.share) == (10, 6, Fraction(3, 5))
    assert (found.median, found.p90) == (Fraction(4), Fraction(7))


def test_few_cases_are_counted_and_nothing_more() -> None:
    found = times_of([Fraction(1)] * (minimum() - 1), Fraction(3))
    assert found == Times(minimum() - 1, minimum() - 1)
    assert found.share is None


@pytest.mark.parametrize(
    ("times", "keys"),
    [
        (Times(60, 41, Fraction(3), Fraction(7)), []),
        (Times(0, 0), ["n"]),
        (Times(10, 11), ["within"]),
        (Times(9, 9, Fraction(1)), ["median"]),
        (Times(60, 41, Fraction(3), Fraction(2)), ["p90", "p90"]),
        (Times(60, 10, Fraction(3)), ["median"]),
        (Times(60, 59, Fraction(4)), ["median"]),
        (Times(60, 41, Fraction(-1)), ["median"]),
    ],
)
def test_a_summary_that_cannot_be_is_told(times: Times, keys: list[str]) -> None:
    assert [one.key for one in faults_of_summary(times, Fraction(3))] == keys


def test_a_case_that_cannot_be_is_told() -> None:
    assert faults_of_case(Case(FRIDAY, FRIDAY)) is None
    assert faults_of_case(Case(FRIDAY, datetime(2026, 8, 13, tzinfo=UTC))) is not None
    assert faults_of_case(Case(datetime(2016, 8, 13, tzinfo=UTC), FRIDAY)) is not None


def test_it_reads_what_a_standard_promises() -> None:
    limit = TimeLimit(Fraction(3), "working_days", waiting=20)
    assert promises_of(Standard(limit=limit)) == {
        "limit": Promise(Fraction(3), "working_days"),
        "waiting": Promise(Fraction(20), "minutes"),
    }
    assert promises_of(Standard()) == {}


def test_the_sentence_tells_promise_share_ranks_period_and_source() -> None:
    times = Times(60, 41, Fraction(3), Fraction(22, 3))
    said = measured_said(
        Promise(Fraction(3), "working_days"), times, "limit", date(2026, 1, 1), date(2026, 6, 30), "queue"
    )
    assert said.id == (
        "Janji 3 hari kerja; 41 dari 60 permohonan (68,3 %) selesai dalam janji, median 3 hari kerja, "
        "9 dari 10 paling lama 7,33 hari kerja; Januari–Juni 2026, sumber: mesin antrean."
    )
    assert "68.3 %" in said.en
    assert period_said(date(2026, 1, 5), date(2026, 2, 3)).id == "5 Januari 2026 sampai 3 Februari 2026"
    assert time_sources()["visit"].outside
