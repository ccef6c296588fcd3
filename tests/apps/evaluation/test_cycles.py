"""Opening a cycle, its units, its calendar and its states."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import DAY, LURING, NOW, a_cast, a_cycle, locus_of, move_to
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.actions import cycles
from tolok.apps.evaluation.models import Claim, Cycle, DateMove, Judgement, Locus, State
from tolok.apps.surveys.models import Survey
from tolok.rules import packs
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


def said(error: pytest.ExceptionInfo[ProblemsError]) -> str:
    return " ".join(problem.say("id") for problem in error.value.problems)


def test_it_opens_with_frozen_packs_and_no_row_for_what_nobody_answered() -> None:
    cast = a_cast()
    cycle = a_cycle(cast)
    form = cycle.forms.get(letter="A")
    assert form.pack_hash == packs.header(LURING).hash
    assert form.instrument == packs.instrument(LURING)
    assert [locus.name for locus in cycle.loci.all()] == ["Dinas D01", "Dinas D02", "Dinas D03"]
    assert (Claim.objects.count(), Judgement.objects.count()) == (0, 0)
    entry = Entry.objects.get(action="evaluation.open_cycle")
    assert (entry.who_name, entry.after["units"]) == (cast.admin.name, 3)


def test_it_opens_with_the_same_statements_for_any_number_of_units(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = a_cast(units=30)
    with django_assert_max_num_queries(15):
        a_cycle(cast)


def test_it_says_everything_that_is_wrong_with_an_opening() -> None:
    cast = a_cast(units=1)
    a_cycle(cast)
    wrong = {
        State.FILLING: (NOW, NOW - DAY),
        State.JUDGING: (NOW + DAY, NOW + 2 * DAY),
    }
    with pytest.raises(ProblemsError) as error:
        cycles.open_cycle(
            office=cast.office,
            name="PEKPPP Mandiri 2026",
            year=2026,
            packs={"A": LURING},
            phases=wrong,
            by=cast.admin,
            now=NOW,
        )
    assert "nama itu" in said(error)
    assert "Tahap ini mulai" in said(error)


def test_how_many_respondents_are_needed_is_said_by_the_instrument_alone() -> None:
    cast = a_cast(units=1)
    with pytest.raises(ProblemsError, match="not the cycle"):
        cycles.open_cycle(
            office=cast.office,
            name="PEKPPP",
            year=2026,
            packs={"A": LURING},
            choices={"minimum_respondents": 1},
            by=cast.admin,
            now=NOW,
        )
    assert a_cycle(cast).minimum_respondents == packs.instrument(LURING).forms["f03"].minimum_respondents


def test_it_refuses_units_that_are_not_there_or_come_twice() -> None:
    cast = a_cast(units=2)
    cycle = a_cycle(cast)
    with pytest.raises(ProblemsError) as error:
        cycles.bring_in(
            cycle=cycle,
            units=[(999, "A"), (cast.units[0].pk, "A"), (cast.units[1].pk, "C")],
            by=cast.admin,
            now=NOW,
        )
    assert len(error.value.problems) == 4


def test_it_moves_on_one_state_at_a_time_and_back_with_a_reason() -> None:
    cast = a_cast()
    cycle = a_cycle(cast)
    with pytest.raises(ProblemsError, match="one state"):
        cycles.advance(cycle=cycle, to=State.JUDGING, by=cast.admin, now=NOW)
    move_to(cycle, State.FILLING, cast.admin)
    with pytest.raises(ProblemsError, match="reason"):
        cycles.advance(cycle=cycle, to=State.BRIEFING, by=cast.admin, now=NOW)
    cycles.advance(cycle=cycle, to=State.BRIEFING, why="Jadwal bergeser", by=cast.admin, now=NOW)
    assert Cycle.objects.get().state == State.BRIEFING


def test_it_does_not_start_without_units() -> None:
    cast = a_cast(units=1)
    cast.units = []
    cycle = a_cycle(cast)
    with pytest.raises(ProblemsError, match="no units"):
        cycles.advance(cycle=cycle, to=State.BRIEFING, by=cast.admin, now=NOW)


def test_it_is_never_final_without_a_locked_result() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.OBJECTING)
    with pytest.raises(ProblemsError, match="locked"):
        cycles.advance(cycle=cycle, to=State.FINAL, by=cast.admin, now=NOW)


def test_filling_opens_the_form_for_users_of_every_unit() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    surveys = Survey.objects.all()
    assert {survey.unit_id for survey in surveys} == {unit.pk for unit in cast.units}
    assert all(locus.survey_id for locus in Locus.objects.filter(cycle=cycle))
    assert {survey.closes_at for survey in surveys} == {NOW + 25 * DAY}


def test_a_date_moves_with_its_reason_and_the_form_for_users_with_it() -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.FILLING)
    span = (NOW + 9 * DAY, NOW + 28 * DAY)
    with pytest.raises(ProblemsError, match="reason"):
        cycles.move_dates(cycle=cycle, state=State.JUDGING, span=span, why=" ", by=cast.admin, now=NOW)
    cycles.move_dates(
        cycle=cycle, state=State.JUDGING, span=span, why="Banjir di dua kecamatan", by=cast.admin, now=NOW
    )
    move = DateMove.objects.get()
    assert (move.ends_before, move.ends_after, move.why) == (
        NOW + 25 * DAY,
        NOW + 28 * DAY,
        "Banjir di dua kecamatan",
    )
    assert Survey.objects.get().closes_at == NOW + 28 * DAY


def test_a_unit_that_has_not_begun_can_be_taken_out() -> None:
    cast = a_cast(units=2)
    cycle = a_cycle(cast)
    cycles.take_out(locus=locus_of(cycle, cast.units[1]), why="Digabung", by=cast.admin, now=NOW)
    assert cycle.loci.count() == 1
