"""Results: computed, proposed, locked by another person, corrected; the package says the same."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, ended, final, heard, locus_of
from tolok.apps.evaluation.actions import cycles, disputes, results
from tolok.apps.evaluation.actions.results_amending import amend
from tolok.apps.evaluation.models import Judgement, Objection, Result, State, UnitResult
from tolok.apps.evaluation.selectors.package import listed, locked_result, record_of
from tolok.apps.evaluation.selectors.results import kept_units, level_records, standing_result
from tolok.apps.evaluation.selectors.standing import settled_levels
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys.selectors import F03, f03_of
from tolok.rules.cycles.checks import verify
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.texts import ProblemsError
from tolok.sheets.cycles.package import write_package
from tolok.sheets.cycles.reading import read_package

pytestmark = pytest.mark.django_db


def test_every_unit_has_the_index_of_the_engine() -> None:
    cast, cycle, _ = ended()
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    for row in result.units.select_related("locus__form"):
        instrument = row.locus.form.instrument
        levels = {code: found["settled"] for code, found in row.levels.items()}
        survey = row.locus.survey_id
        assert survey is not None
        answers = {F03: f03_of([survey])[survey]}
        again = evaluate(instrument, Given(row.locus.name, levels, answers))
        assert again.index is not None
        assert row.index == f"{again.index.numerator}/{again.index.denominator}"
        assert row.category == (again.category.letter if again.category else "")
        assert row.respondents == 12


def test_two_people_lock_and_the_database_keeps_it() -> None:
    cast, cycle, moderator = ended()
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    with pytest.raises(ProblemsError, match="second person"):
        results.lock(result=result, by=cast.admin, now=NOW)
    with pytest.raises(ProblemsError, match="not entitled"):
        results.lock(result=result, by=cast.operator, now=NOW)
    results.lock(result=result, by=moderator, now=NOW)
    assert standing_result(cycle) == result
    row = UnitResult.objects.first()
    assert row is not None
    with pytest.raises(DatabaseError), transaction.atomic():
        UnitResult.objects.filter(pk=row.pk).update(category="A")
    with pytest.raises(DatabaseError), transaction.atomic():
        UnitResult.objects.filter(pk=row.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Result.objects.filter(pk=result.pk).update(hash="x")


def test_no_unit_comes_to_a_locked_result_afterwards() -> None:
    cast, cycle, _, old = final()
    row = UnitResult.objects.filter(result=old).latest("pk")
    fresh = results.propose(cycle=cycle, why="Putusan Ombudsman", by=cast.admin, now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        UnitResult.objects.bulk_create([replaced(row, cast)])
    with pytest.raises(DatabaseError), transaction.atomic():
        UnitResult.objects.filter(result=fresh).update(result=old)
    with pytest.raises(DatabaseError), transaction.atomic():
        Result.objects.filter(pk=old.pk).update(withdrawn_at=NOW)


def replaced(row: UnitResult, cast: Cast) -> UnitResult:
    """The same row for a unit that the result has not."""
    row.pk, row.locus_id = None, locus_of(a_cycle(cast, name="Lain"), cast.units[0]).pk
    return row


def test_the_hash_is_the_one_of_what_the_database_keeps() -> None:
    cast, cycle, _ = ended()
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    rows = kept_units(result)
    assert results.digest(rows) == results.digest(rows[::-1]) == result.hash
    rows[0].low = Decimal("0.000001")
    assert results.digest(rows) != result.hash


@pytest.mark.parametrize("change", [{"category": "F"}, {"shown": "4.99"}, {"rank_low": 9}])
def test_rows_that_were_changed_after_the_proposal_are_not_locked(change: dict[str, Any]) -> None:
    cast, cycle, moderator = ended()
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    UnitResult.objects.filter(pk=kept_units(result)[0].pk).update(**change)
    with pytest.raises(ProblemsError, match="changed"):
        results.lock(result=result, by=moderator, now=NOW)


def test_an_objection_filed_after_the_proposal_stops_the_lock() -> None:
    cast, cycle, moderator = ended()
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    locus = locus_of(cycle, cast.units[0])
    disputes.object_to(locus=locus, code="1.a.Ak", wanted=5, text="Ada", by=cast.operator, now=NOW)
    with pytest.raises(ProblemsError, match=r"Dinas D01: 1\.a\.Ak"):
        results.lock(result=result, by=moderator, now=NOW)


def test_a_cycle_does_not_become_final_while_an_objection_waits() -> None:
    cast, cycle, _, _ = final()
    locus = locus_of(cycle, cast.units[0])
    disputes.object_to(locus=locus, code="1.a.Ak", wanted=5, text="Ada", by=cast.operator, now=NOW)
    with pytest.raises(ProblemsError, match=r"Dinas D01: 1\.a\.Ak"):
        cycles.advance(cycle=cycle, to=State.FINAL, by=cast.admin, now=NOW)


def test_a_cycle_does_not_become_final_with_a_result_that_a_decision_overtook() -> None:
    cast, cycle, moderator, _ = final()
    locus = locus_of(cycle, cast.units[0])
    objection = disputes.object_to(
        locus=locus, code="1.a.Ak", wanted=5, text="Ada", by=cast.operator, now=NOW
    )
    disputes.decide(objection=objection, level=5, reason="Diperiksa", by=cast.admin, now=NOW)
    with pytest.raises(ProblemsError, match="correction first"):
        cycles.advance(cycle=cycle, to=State.FINAL, by=cast.admin, now=NOW)
    new = results.propose(cycle=cycle, why="Sanggahan diterima", by=cast.admin, now=NOW)
    results.lock(result=new, by=moderator, now=NOW)
    assert cycles.advance(cycle=cycle, to=State.FINAL, by=cast.admin, now=NOW).state == State.FINAL


def test_two_corrections_follow_one_another() -> None:
    cast, cycle, moderator, first = final()
    second = results.propose(cycle=cycle, why="Jawaban uji dikeluarkan", by=cast.admin, now=NOW)
    results.lock(result=second, by=moderator, now=NOW)
    third = results.propose(cycle=cycle, why="Salah ketik", by=cast.admin, now=NOW)
    results.lock(result=third, by=moderator, now=NOW)
    assert [one.corrects for one in (second, third)] == [first, second]
    assert [verify(record_of(one)) for one in (first, second, third)] == [[], [], []]


def test_a_decision_counts_where_no_evaluator_is_left() -> None:
    cast, cycle, _ = ended()
    locus = locus_of(cycle, cast.units[0])
    disputes.object_to(locus=locus, code="1.a.Ak", wanted=5, text="Ada", by=cast.operator, now=NOW)
    objection = Objection.objects.get(locus=locus)
    disputes.decide(objection=objection, level=4, reason="Diperiksa", by=cast.admin, now=NOW)
    Judgement.objects.filter(seat__locus=locus, code="1.a.Ak").delete()
    assert settled_levels([locus], 1)[locus.pk]["1.a.Ak"].level == 4
    levels = {one.code: one.settled for one in level_records([locus], 1)[locus.pk]}
    assert levels["1.a.Ak"] == 4


def test_the_package_has_the_same_bytes_whatever_order_a_database_keeps() -> None:
    *_, result = final()
    found = record_of(result)
    codes = list(found.units[0].levels)
    sheet = list(locus_of(result.cycle, OrganizationUnit.objects.earliest("code")).form.instrument.indicators)
    assert [one.code for one in codes] == [code for code in sheet if code in {one.code for one in codes}]
    assert list(found.units[0].result.aspects) == ["I", "II", "III", "IV", "V", "VI"]
    assert list(found.units[0].result.forms) == ["f02", "f03"]


def test_what_changed_since_the_proposal_is_not_locked() -> None:
    cast, cycle, moderator = ended()
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    heard(locus_of(cycle, cast.units[0]), 3, rating=1)
    with pytest.raises(ProblemsError, match="changed"):
        results.lock(result=result, by=moderator, now=NOW)


def test_nothing_is_proposed_while_something_is_open() -> None:
    cast, cycle, _ = ended()
    locus = locus_of(cycle, cast.units[0])
    disputes.object_to(locus=locus, code="1.a.Ak", wanted=5, text="Ada", by=cast.operator, now=NOW)
    with pytest.raises(ProblemsError, match=r"Dinas D01: 1\.a\.Ak"):
        results.propose(cycle=cycle, by=cast.admin, now=NOW)


def test_nothing_is_proposed_too_early() -> None:
    cast = a_cast()
    with pytest.raises(ProblemsError, match="once objections"):
        results.propose(cycle=a_cycle(cast, State.JUDGING), by=cast.admin, now=NOW)


def test_a_unit_without_users_has_no_index_and_says_so() -> None:
    cast, cycle, _ = ended(respondents=0)
    row = results.propose(cycle=cycle, by=cast.admin, now=NOW).units.first()
    assert row is not None
    assert (row.index, row.shown, row.category) == ("", None, "")
    assert row.method["id"]


def test_a_correction_names_the_old_result_and_its_reason() -> None:
    cast, cycle, moderator, old = final()
    cycles.advance(cycle=cycle, to=State.FINAL, by=cast.admin, now=NOW)
    with pytest.raises(ProblemsError, match="reason"):
        results.propose(cycle=cycle, by=cast.admin, now=NOW)
    new = results.propose(cycle=cycle, why="Putusan Ombudsman", by=cast.admin, now=NOW)
    results.lock(result=new, by=moderator, now=NOW)
    assert (new.number, new.corrects) == (2, old)
    assert standing_result(cycle) == new


def test_a_wrong_level_is_corrected_by_a_new_result_only() -> None:
    cast, cycle, moderator, old = final()
    locus = locus_of(cycle, cast.units[0])
    parts = {"code": "1.a.Ak", "level": 5, "reason": "Putusan Ombudsman 7/2026", "now": NOW}
    with pytest.raises(ProblemsError, match="not final"):
        amend(locus=locus, by=cast.admin, **parts)  # type: ignore[arg-type]
    cycles.advance(cycle=cycle, to=State.FINAL, by=cast.admin, now=NOW)
    locus = locus_of(cycle, cast.units[0])
    for person in (cast.operator, cast.more["Eva1"], cast.stranger):
        with pytest.raises(ProblemsError, match="somebody else decides"):
            amend(locus=locus, by=person, **parts)  # type: ignore[arg-type]
    with pytest.raises(ProblemsError) as error:
        amend(locus=locus, code="1.a.Ak", level=3, reason=" ", by=cast.admin, now=NOW)
    assert len(error.value.problems) == 2, "no reason, and the level it has already"
    amend(locus=locus, by=cast.admin, **parts)  # type: ignore[arg-type]
    new = results.propose(cycle=cycle, why="Putusan Ombudsman 7/2026", by=cast.admin, now=NOW)
    results.lock(result=new, by=moderator, now=NOW)
    before, after = (one.units.get(locus=locus).levels["1.a.Ak"] for one in (old, new))
    assert (before["settled"], after["settled"], after["how"]) == (3, 5, "decided")
    assert verify(record_of(new)) == []


def test_a_proposal_can_be_withdrawn_until_it_is_locked() -> None:
    cast, cycle, moderator = ended()
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    results.withdraw(result=result, why="Salah jadwal", by=cast.admin, now=NOW)
    with pytest.raises(ProblemsError, match="withdrawn"):
        results.lock(result=result, by=moderator, now=NOW)


def test_only_a_locked_result_is_published() -> None:
    cast, cycle, moderator = ended()
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    with pytest.raises(ProblemsError, match="not been locked"):
        results.publish(result=result, by=cast.admin, now=NOW)
    results.lock(result=result, by=moderator, now=NOW)
    assert results.publish(result=result, by=cast.admin, now=NOW).published_at == NOW


def test_proposing_costs_the_same_for_any_number_of_units(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    cast, cycle, _ = ended(units=6)
    with django_assert_max_num_queries(26):
        results.propose(cycle=cycle, by=cast.admin, now=NOW)


def test_the_package_of_a_locked_result_is_computed_again_without_a_difference(tmp_path: Path) -> None:
    cast, cycle, _, result = final(units=3)
    found = locked_result(cycle.pk)
    assert found == result
    record = record_of(found)
    assert verify(record) == []
    path = tmp_path / "siklus.zip"
    path.write_bytes(write_package(record))
    assert verify(read_package(path).record) == []
    assert listed()[0]["results"] == 1
    assert cast.office.name == record.office
