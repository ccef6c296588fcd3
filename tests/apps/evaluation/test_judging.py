"""Levels with reasons, undone, handed in, moderated."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import NOW, Cast, a_cast, a_cycle, a_moderator, a_panel, judged, locus_of
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import judging, panel
from tolok.apps.evaluation.models import Cycle, Judgement, Locus, PanelRole, Seat, State
from tolok.apps.evaluation.selectors.judging import codes_of
from tolok.apps.evaluation.selectors.moderating import pairs_of
from tolok.apps.evaluation.selectors.standing import outcomes
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db
FIRST = "1.a.Ak"


def seated(evaluators: int = 1) -> tuple[Cast, Cycle, Locus, list[Seat]]:
    cast = a_cast()
    cycle = a_cycle(cast, State.JUDGING)
    locus = locus_of(cycle, cast.units[0])
    people = a_panel(cast, cycle, evaluators)
    seats = [
        panel.seat(locus=locus, user=person, order=order, by=cast.admin, now=NOW)
        for order, person in enumerate(people, 1)
    ]
    return cast, cycle, locus, seats


def judge(seat: Seat, level: int | None, reason: str = "dilihat di loket", **more: object) -> Judgement:
    return judging.judge(
        seat=seat,
        code=FIRST,
        level=level,
        reason=reason,
        by=seat.user,
        now=NOW,
        **more,  # type: ignore[arg-type]
    )


def test_it_keeps_a_level_with_its_reason() -> None:
    *_, (seat,) = seated()
    found = judge(seat, 3)
    assert (found.level, found.version) == (3, 1)
    entry = Entry.objects.get(action="evaluation.judge")
    assert (entry.who_name, entry.after["level"]) == ("Eva1", 3)


@pytest.mark.parametrize("level", [None, 0, 5, 3])
def test_it_wants_a_reason_where_one_is_due(level: int | None) -> None:
    *_, (seat,) = seated()
    with pytest.raises(ProblemsError, match="reason"):
        judge(seat, level, reason=" ")


@pytest.mark.parametrize("level", [-1, 6])
def test_it_refuses_a_level_that_is_not_there(level: int) -> None:
    *_, (seat,) = seated()
    with pytest.raises(ProblemsError, match="no such level"):
        judge(seat, level)


def test_two_windows_never_overwrite_each_other() -> None:
    *_, (seat,) = seated()
    judge(seat, 3)
    with pytest.raises(ProblemsError, match="another window"):
        judge(seat, 2)
    assert judge(seat, 2, seen_version=1).version == 2


def test_it_takes_back_at_least_twenty_changes() -> None:
    *_, (seat,) = seated()
    judge(seat, 1)
    for number in range(1, 25):
        judge(seat, 1 + number % 3, reason=f"alasan {number}", seen_version=number)
    for _ in range(24):
        judging.undo(seat=seat, by=seat.user, now=NOW)
    assert Judgement.objects.get().reason == "dilihat di loket"
    judging.undo(seat=seat, by=seat.user, now=NOW)
    assert not Judgement.objects.exists()
    assert judging.undo(seat=seat, by=seat.user, now=NOW) is None


def test_handing_in_names_every_indicator_without_a_level() -> None:
    *_, (seat,) = seated()
    judge(seat, 3)
    with pytest.raises(ProblemsError) as error:
        judging.hand_in(seat=seat, by=seat.user, now=NOW)
    assert len(error.value.problems) == len(codes_of(seat)) - 1


def test_what_was_handed_in_never_changes() -> None:
    *_, (seat,) = seated()
    judged(seat, 4)
    assert judging.hand_in(seat=seat, by=seat.user, now=NOW).submitted_at == NOW
    with pytest.raises(ProblemsError, match="handed in"):
        judge(seat, 2, seen_version=1)
    with pytest.raises(ProblemsError, match="handed in"):
        judging.undo(seat=seat, by=seat.user, now=NOW)


def test_the_index_of_the_list_is_that_of_the_engine() -> None:
    _, cycle, locus, (seat,) = seated()
    judged(seat, 4)
    locus.refresh_from_db()
    levels = dict.fromkeys(locus.form.instrument.indicators, 4)
    expected = evaluate(locus.form.instrument, Given(locus.name, levels))
    assert locus.judged == len(levels)
    assert outcomes([locus], cycle.gap)[locus.pk].aspects == expected.aspects
    assert locus.index_now == "", "no respondents yet, so no index"


def test_evaluators_who_differ_wait_for_a_moderator() -> None:
    cast, cycle, locus, (one, two) = seated(2)
    judged(one, 4)
    judged(two, 4, {FIRST: 2})
    locus.refresh_from_db()
    assert (locus.disputed, locus.judged) == (1, len(codes_of(one)) - 1)
    moderator = a_moderator(cast, cycle)
    assert policies.moderates(moderator, locus)
    judging.moderate(
        locus=locus, code=FIRST, level=3, reason="Komponen ke-14 belum ada", by=moderator, now=NOW
    )
    locus.refresh_from_db()
    assert locus.disputed == 0
    with pytest.raises(ProblemsError, match="do not differ"):
        judging.moderate(locus=locus, code="2.a.P", level=3, reason="x", by=moderator, now=NOW)


def test_nobody_moderates_where_they_sat() -> None:
    cast, cycle, locus, (seat,) = seated()
    panel.join_panel(cycle=cycle, user=seat.user, role=PanelRole.MODERATOR, by=cast.admin, now=NOW)
    assert not policies.moderates(seat.user, locus)


def test_nobody_sees_levels_of_another_before_handing_in() -> None:
    cast, _, locus, (one, two) = seated(2)
    judged(one, 4)
    day = NOW.date()
    assert not policies.sees_levels(two.user, locus, day)
    judged(two, 4)
    assert policies.sees_levels(two.user, locus, day)
    assert not policies.sees_levels(cast.operator, locus, day)


def test_pairs_of_first_and_second_levels() -> None:
    _, cycle, _, (one, two) = seated(2)
    judged(one, 4)
    judged(two, 4, {FIRST: 2})
    pairs = pairs_of(cycle)
    assert len(pairs) == len(codes_of(one))
    assert (FIRST, 4, 2) in pairs


def test_saving_a_level_costs_few_statements(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    *_, (seat,) = seated()
    judge(seat, 3)
    with django_assert_max_num_queries(15):
        judge(seat, 2, seen_version=1)


def test_a_visit_is_noted() -> None:
    *_, (seat,) = seated()
    note = judging.note_visit(seat=seat, text="Toilet difabel terkunci", code="18.c.K", by=seat.user, now=NOW)
    assert note.code == "18.c.K"
    with pytest.raises(ProblemsError):
        judging.note_visit(seat=seat, text=" ", by=seat.user, now=NOW)


def test_judging_waits_for_its_phase() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.FILLING)
    (eva,) = a_panel(cast, cycle, 1)
    seat = panel.seat(locus=locus_of(cycle, cast.units[0]), user=eva, by=cast.admin, now=NOW)
    with pytest.raises(ProblemsError, match="not open"):
        judge(seat, 3)


def test_only_the_evaluator_of_a_seat_judges_from_it() -> None:
    cast, _, _, (seat,) = seated()
    assert policies.judges(seat.user, seat)
    others: list[User] = [cast.admin, cast.operator, cast.stranger]
    assert not any(policies.judges(person, seat) for person in others)


def test_levels_brought_home_on_a_sheet_are_all_kept_or_none() -> None:
    *_, (seat,) = seated()
    with pytest.raises(ProblemsError) as error:
        judging.judge_many(seat=seat, levels={FIRST: (9, "x"), "2.a.P": (5, "")}, by=seat.user, now=NOW)
    assert {problem.key for problem in error.value.problems} == {FIRST, "2.a.P"}
    assert not Judgement.objects.exists()
    judging.judge_many(seat=seat, levels={FIRST: (3, "dilihat")}, by=seat.user, now=NOW)
    with pytest.raises(ProblemsError, match="another window"):
        judging.judge_many(seat=seat, levels={FIRST: (2, "lagi")}, by=seat.user, now=NOW)
