"""Cycles, their units, claims, levels, questions and results: the same as the pages show."""

from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.cast import FIRST, Program, World, a_world
from tests.apps.evaluation.cast import NOW, a_cast, a_cycle, a_panel, judged, locus_of
from tolok.apps.evaluation.actions import panel
from tolok.apps.evaluation.models import PanelRole, State, UnitResult
from tolok.rules.numbers import digits

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def counted(program: Program, path: str) -> int:
    """How many statements a read takes once the use of the token was noted."""
    program.shows("/me")
    with CaptureQueriesContext(connection) as found:
        program.shows(path)
    return len(found)


def test_a_cycle_tells_its_state_calendar_and_packs(world: World) -> None:
    program = Program(world.cast.admin)
    (listed,) = program.shows("/cycles")["items"]
    assert (listed["state"], listed["office_name"]) == ("objecting", "Kabupaten Tolok")
    found = program.shows(f"/cycles/{world.cycle.pk}")
    assert [one["state"] for one in found["calendar"]][:2] == ["briefing", "filling"]
    assert {one["extended_seconds"] for one in found["calendar"]} == {0}
    (form, _) = found["packs"]
    assert (form["pack"], len(form["hash"])) == ("pekppp-2022-luring", 64)
    assert found["progress"]["units"] == 2
    assert Program(world.cast.operator).shows(f"/cycles/{world.cycle.pk}")["progress"] is None


def test_units_tell_value_and_progress_to_whoever_reads_all(world: World) -> None:
    path = f"/cycles/{world.cycle.pk}/units"
    found = Program(world.cast.admin).shows(path, order="value")
    first = found["items"][0]
    assert abs(Fraction(first["index"]["exact"]) - Fraction(first["shown"])) <= Fraction(1, 200)
    assert first["judged"] == first["indicators"]
    mine = Program(world.cast.operator).shows(path)
    assert [one["code"] for one in mine["items"]] == ["D01"]
    assert mine["items"][0]["index"] is None
    one = Program(world.cast.operator).shows(f"{path}/{world.locus.pk}")
    assert one["category"], "staff see levels once objections may be made"


def test_a_long_page_of_units_takes_as_many_statements_as_a_short_one() -> None:
    cast = a_cast(units=12)
    path = f"/cycles/{a_cycle(cast, State.FILLING).pk}/units"
    for person in (cast.admin, cast.operator):
        program = Program(person)
        assert counted(program, f"{path}?limit=1") == counted(program, f"{path}?limit=200") <= 12


def test_claims_show_answers_citations_and_what_is_missing(world: World) -> None:
    found = Program(world.cast.operator).shows(f"/cycles/{world.cycle.pk}/units/{world.locus.pk}/claims")
    item = next(one for one in found["items"] if one["code"] == FIRST)
    (cited,) = item["citations"]
    assert (cited["sha256"], cited["version"]) == (world.proof.sha256, 1)
    assert item["answers"]
    assert "link" not in cited
    empty = next(one for one in found["items"] if one["state"] == "empty")
    assert empty["problems"][0]["en"] == "Not answered yet."


def test_levels_are_those_that_count(world: World) -> None:
    path = f"/cycles/{world.cycle.pk}/units/{world.locus.pk}"
    for person in (world.cast.admin, world.cast.operator, world.seat.user):
        levels = {one["code"]: one for one in Program(person).shows(f"{path}/levels")}
        assert (levels[FIRST]["level"], levels[FIRST]["how"]) == (4, "decided")
        assert levels[FIRST]["reasons"] == ["Berita acara sah"]
        assert levels[FIRST]["applies"] is True
    given = Program(world.cast.admin).shows(f"{path}/judgements")
    assert {one["level"] for one in given} == {3}
    assert Program(world.cast.operator).get(f"{path}/judgements").status_code == 403


def test_an_evaluator_sees_no_other_level_before_handing_in() -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.JUDGING)
    locus = locus_of(cycle, cast.units[0])
    first, second = a_panel(cast, cycle)
    seats = [panel.seat(locus=locus, user=person, by=cast.admin, now=NOW) for person in (first, second)]
    judged(seats[0], 3)
    path = f"/cycles/{cycle.pk}/units/{locus.pk}"
    program = Program(second)
    for part in ("levels", "judgements", "objections", "recommendations"):
        assert program.get(f"{path}/{part}").status_code == 403
    assert program.shows(path)["index"] is None
    assert program.get(f"{path}/seats/{seats[0].pk}").status_code == 404
    lines = program.shows(f"{path}/seats/{seats[1].pk}")["lines"]
    assert {one["given"] for one in lines} == {False}
    judged(seats[1], 4)
    assert {one["given"] for one in program.shows(f"{path}/seats/{seats[1].pk}")["lines"]} == {True}
    assert program.shows(f"{path}/levels")


def test_a_reader_who_still_judges_is_blind_too() -> None:
    cast = a_cast(units=2)
    cycle = a_cycle(cast, State.JUDGING)
    locus = locus_of(cycle, cast.units[0])
    first, second = a_panel(cast, cycle)
    judged(panel.seat(locus=locus, user=first, by=cast.admin, now=NOW), 3)
    panel.seat(locus=locus, user=second, by=cast.admin, now=NOW)
    panel.join_panel(cycle=cycle, user=second, role=PanelRole.READER, by=cast.admin, now=NOW)
    found = Program(second).shows(f"/cycles/{cycle.pk}/units", order="judged")["items"]
    assert [(one["code"], one["judged"]) for one in found] == [("D01", None), ("D02", 0)]


def test_questions_objections_and_advice(world: World) -> None:
    path = f"/cycles/{world.cycle.pk}/units/{world.locus.pk}"
    program = Program(world.cast.operator)
    (question,) = program.shows(f"{path}/clarifications")["items"]
    assert (question["question"], question["answered_at"]) == ("Di mana berita acaranya?", None)
    (objection,) = program.shows(f"{path}/objections")["items"]
    assert (objection["level_before"], objection["wanted"], objection["level"]) == (3, 4, 4)
    (advice,) = program.shows(f"{path}/recommendations")["items"]
    assert advice["text"] == "Bahas standar setiap tahun"


def test_results_are_exact(world: World) -> None:
    program, path = Program(world.cast.admin), f"/cycles/{world.cycle.pk}"
    (result,) = program.shows(f"{path}/results")["items"]
    assert result == program.shows(f"{path}/results/1")
    assert (result["hash"], result["locked_by"]) == (world.result.hash, world.moderator.name)
    rows = {one["code"]: one for one in program.shows(f"{path}/results/1/units")["items"]}
    for kept in UnitResult.objects.select_related("locus"):
        row = rows[kept.locus.code]
        assert row["index"] == {"exact": kept.index, "decimal": digits(Fraction(kept.index))}
        assert Fraction(row["forms"]["f03"]["exact"]) == Fraction(kept.forms["f03"])
        assert (row["rank_best"], row["category"] or "") == (kept.rank_low, kept.category)
        assert row["method"]["en"]
    assert program.get(f"{path}/results/9").status_code == 404
    (own,) = Program(world.cast.operator).shows(f"{path}/units/{world.locus.pk}/results")
    assert own["result"]["code"] == "D01"
    assert Program(world.cast.operator).get(f"{path}/results").status_code == 403
    assert Program(world.seat.user).get(f"{path}/units/{world.locus.pk}/results").status_code == 403


def test_every_read_of_a_unit_takes_few_statements(world: World) -> None:
    program = Program(world.cast.admin)
    unit = f"/cycles/{world.cycle.pk}/units/{world.locus.pk}"
    for part in (
        "",
        "/claims",
        "/levels",
        "/judgements",
        "/clarifications",
        "/objections",
        "/recommendations",
    ):
        assert counted(program, f"{unit}{part}") <= 14, part
    for part in ("", "/results", "/results/1", "/results/1/units"):
        assert counted(program, f"/cycles/{world.cycle.pk}{part}") <= 12, part
