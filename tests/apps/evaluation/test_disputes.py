"""Questions and answers, objections and decisions, recommendations."""

from datetime import timedelta

import pytest

from tests.apps.evaluation.cast import (
    NOW,
    Cast,
    a_cast,
    a_cycle,
    a_moderator,
    a_panel,
    judged,
    locus_of,
    move_to,
)
from tolok.apps.evaluation.actions import disputes, judging, panel
from tolok.apps.evaluation.models import (
    Clarification,
    Cycle,
    Locus,
    Objection,
    PanelRole,
    Recommendation,
    Seat,
    State,
)
from tolok.apps.evaluation.selectors.disputes import due_on, effects_of
from tolok.apps.evaluation.selectors.standing import settled_levels
from tolok.apps.evaluation.words import day_at
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db
FIRST = "1.a.Ak"


def seated(state: State = State.JUDGING) -> tuple[Cast, Cycle, Locus, Seat]:
    cast = a_cast()
    cycle = a_cycle(cast, State.JUDGING)
    locus = locus_of(cycle, cast.units[0])
    (eva,) = a_panel(cast, cycle, 1)
    seat = panel.seat(locus=locus, user=eva, by=cast.admin, now=NOW)
    judged(seat, 3)
    move_to(cycle, state, cast.admin)
    locus.cycle = seat.locus.cycle = cycle
    return cast, cycle, locus, seat


def ask(seat: Seat, **more: object) -> Clarification:
    parts = {"code": FIRST, "question": "Di mana SK-nya?", "by": seat.user, "now": NOW, **more}
    return disputes.ask(seat=seat, **parts)  # type: ignore[arg-type]


def object_to(cast: Cast, locus: Locus, **more: object) -> Objection:
    parts = {"code": FIRST, "wanted": 4, "text": "SK ada", "by": cast.operator, "now": NOW, **more}
    return disputes.object_to(locus=locus, **parts)  # type: ignore[arg-type]


def test_an_evaluator_asks_once_and_the_unit_answers_once() -> None:
    cast, _, _, seat = seated(State.CLARIFYING)
    question = ask(seat)
    assert question.due_on == due_on(day_at(NOW, question.locus), 3)
    with pytest.raises(ProblemsError, match="one question"):
        ask(seat)
    disputes.answer_question(clarification=question, text="Halaman 3", by=cast.operator, now=NOW)
    with pytest.raises(ProblemsError, match="answered already"):
        disputes.answer_question(clarification=question, text="Lagi", by=cast.operator, now=NOW)


def test_an_answer_that_comes_too_late_is_refused() -> None:
    cast, _, _, seat = seated(State.CLARIFYING)
    question = ask(seat)
    late = NOW + timedelta(days=30)
    with pytest.raises(ProblemsError, match="last day"):
        disputes.answer_question(clarification=question, text="Halaman 3", by=cast.operator, now=late)


def test_nothing_is_asked_outside_its_phase() -> None:
    *_, seat = seated(State.OBJECTING)
    with pytest.raises(ProblemsError, match="judging and clarifying"):
        ask(seat)


def test_a_unit_objects_once_and_somebody_else_decides() -> None:
    cast, cycle, locus, _ = seated(State.OBJECTING)
    objection = object_to(cast, locus)
    with pytest.raises(ProblemsError, match="one objection"):
        object_to(cast, locus)
    disputes.decide(objection=objection, level=4, reason="SK memang ada", by=cast.admin, now=NOW)
    settled = settled_levels([locus], cycle.gap)[locus.pk][FIRST]
    assert (settled.level, settled.how) == (4, "decided")
    with pytest.raises(ProblemsError, match="decided already"):
        disputes.decide(objection=objection, level=5, reason="x", by=cast.admin, now=NOW)


def test_whoever_scored_it_does_not_decide() -> None:
    cast, cycle, locus, seat = seated(State.OBJECTING)
    panel.join_panel(cycle=cycle, user=seat.user, role=PanelRole.MODERATOR, by=cast.admin, now=NOW)
    objection = object_to(cast, locus)
    for person in (seat.user, cast.operator, cast.stranger):
        with pytest.raises(ProblemsError, match="somebody else decides"):
            disputes.decide(objection=objection, level=4, reason="x", by=person, now=NOW)


def test_whoever_moderated_it_does_not_decide_either() -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.JUDGING)
    locus = locus_of(cycle, cast.units[0])
    for order, (person, level) in enumerate(zip(a_panel(cast, cycle), (2, 4), strict=True), 1):
        judged(panel.seat(locus=locus, user=person, order=order, by=cast.admin, now=NOW), level)
    moderator = a_moderator(cast, cycle)
    judging.moderate(locus=locus, code=FIRST, level=3, reason="tengah", by=moderator, now=NOW)
    locus.cycle = move_to(cycle, State.OBJECTING, cast.admin)
    objection = object_to(cast, locus)
    with pytest.raises(ProblemsError, match="somebody else decides"):
        disputes.decide(objection=objection, level=4, reason="x", by=moderator, now=NOW)


@pytest.mark.parametrize("wanted", [3, 6, -1])
def test_an_objection_wants_another_level_that_is_there(wanted: int) -> None:
    cast, _, locus, _ = seated(State.OBJECTING)
    with pytest.raises(ProblemsError, match="another level"):
        object_to(cast, locus, wanted=wanted)


def test_the_effect_of_a_decision_is_shown_before_it_is_made() -> None:
    _, _, locus, _ = seated(State.OBJECTING)
    now, then = effects_of(locus, FIRST)
    assert now.aspects["I"] == 3
    gained = then[5].aspects["I"]
    assert gained is not None
    assert gained > 3


def test_a_recommendation_is_kept_with_its_measure() -> None:
    _, _, locus, seat = seated(State.CLARIFYING)
    found = disputes.recommend(
        locus=locus, code=FIRST, text="Tetapkan SP", measure="SK terbit", by=seat.user, now=NOW
    )
    assert found.origin == f"evaluation.recommendation:{found.pk}"
    with pytest.raises(ProblemsError) as error:
        disputes.recommend(locus=locus, code="x", text=" ", by=seat.user, now=NOW)
    assert [one.key for one in error.value.problems] == ["text", "code"]
    kept = Recommendation.objects.get()
    assert (kept.text, kept.measure, kept.by) == ("Tetapkan SP", "SK terbit", seat.user)
