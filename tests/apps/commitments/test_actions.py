"""Making promises and what becomes of them."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.apps.commitments.cast import (
    DUE,
    NOW,
    a_promise,
    a_proof,
    a_unit,
    an_admin,
    an_office,
    promised,
    someone,
    staff,
)
from tolok.apps.accounts.models import User
from tolok.apps.commitments import actions, selectors
from tolok.apps.commitments.models import Commitment, CommitmentNote, Source, State, Step
from tolok.apps.common.models import Entry
from tolok.apps.evidence.models import State as ProofState
from tolok.apps.notices.models import Notice
from tolok.apps.organizations.models import Office, OrganizationUnit, Role
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=10)
TODAY = date(2026, 12, 1)


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def unit(office: Office) -> OrganizationUnit:
    return a_unit(office, "1", "Dinas Kesehatan")


@pytest.fixture
def biro(office: Office) -> User:
    return an_admin(office)


def keys(error: pytest.ExceptionInfo[ProblemsError]) -> list[str]:
    return [problem.key for problem in error.value.problems]


def test_a_promise_keeps_its_first_date_and_tells_the_unit(unit: OrganizationUnit, biro: User) -> None:
    oka = staff(unit)
    found = actions.promise(
        office=unit.office,
        promised=promised(unit, source=Source.SKM, origin="surveys.plan:3"),
        by=biro,
        now=NOW,
    )
    assert (found.state, found.due_on, found.first_due_on) == (State.PLANNED, DUE, DUE)
    assert Notice.objects.get().user == oka
    entry = Entry.objects.get(action="commitments.promise")
    assert entry.after["promises"][0]["origin"] == "surveys.plan:3"
    assert selectors.history(found).get().step == Step.PROMISED


def test_one_origin_leads_to_one_promise_however_often_it_is_asked(unit: OrganizationUnit) -> None:
    first = a_promise(unit, origin="evaluation.recommendation:12")
    again = a_promise(unit, "Lain", origin="evaluation.recommendation:12")
    assert again == first
    assert Commitment.objects.get().title == "Pasang papan tarif"


def test_many_promises_take_as_many_statements_as_few(
    office: Office, unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    staff(unit)
    other = a_unit(office, "2")
    wanted: list[actions.Promise] = []
    for start in (0, 100):
        wanted = [
            promised(unit if n % 2 else other, f"Janji {n}", origin=f"e.r:{start + n}") for n in range(40)
        ]
        with django_assert_max_num_queries(14):
            assert len(actions.promise_many(office=office, promises=wanted, by=None, now=NOW)) == 40
    assert Commitment.objects.count() == 80
    assert Notice.objects.count() == 2
    assert actions.promise_many(office=office, promises=wanted, by=None, now=NOW) == []


def test_it_says_all_that_is_wrong_with_many_promises(office: Office, unit: OrganizationUnit) -> None:
    foreign = a_unit(an_office("Kota Tolok", "city", "64.72"), "7")
    wanted = [
        promised(unit, " ", measure="", origin="x:1"),
        promised(foreign, origin="x:1", due_on=date(2026, 11, 20)),
    ]
    with pytest.raises(ProblemsError) as refused:
        actions.promise_many(office=office, promises=wanted, by=None, now=NOW)
    assert [(one.row, one.key) for one in refused.value.problems] == [
        (1, "title"),
        (1, "measure"),
        (2, "unit"),
        (2, "due_on"),
        (2, "origin"),
    ]
    assert not Commitment.objects.exists()


def test_a_promise_is_taken_up_by_whoever_is_responsible(unit: OrganizationUnit, biro: User) -> None:
    found, oka = a_promise(unit), staff(unit)
    actions.assign(commitment=found, owner="Kepala Loket", owner_user=oka, by=biro, now=NOW)
    assert (found.owner, found.owner_user_id, found.state) == ("Kepala Loket", oka.pk, State.UNDER_WAY)
    assert Notice.objects.filter(user=oka, key__startswith="commitments.assigned").exists()
    with pytest.raises(ProblemsError) as refused:
        actions.assign(commitment=found, owner=" ", by=biro, now=NOW)
    assert keys(refused) == ["owner"]


def test_a_note_sets_it_under_way(unit: OrganizationUnit, biro: User) -> None:
    found = a_promise(unit)
    actions.note(commitment=found, text="Papan dipesan", by=biro, now=LATER)
    found.refresh_from_db()
    assert found.state == State.UNDER_WAY
    assert selectors.history(found)[0].text == "Papan dipesan"
    with pytest.raises(ProblemsError):
        actions.note(commitment=found, text="", by=biro, now=LATER)


def test_a_due_date_moves_only_with_a_reason_and_the_first_one_stays(
    unit: OrganizationUnit, biro: User
) -> None:
    found, oka = a_promise(unit), staff(unit)
    later = DUE + timedelta(days=30)
    actions.move(commitment=found, due_on=later, by=biro, why="Anggaran bergeser", now=LATER)
    found.refresh_from_db()
    assert (found.due_on, found.first_due_on) == (later, DUE)
    note = selectors.history(found)[0]
    assert (note.old_due_on, note.new_due_on, note.text) == (DUE, later, "Anggaran bergeser")
    assert Entry.objects.get(action="commitments.move").why == "Anggaran bergeser"
    assert Notice.objects.filter(user=oka, key__startswith="commitments.moved").exists()
    with pytest.raises(ProblemsError) as refused:
        actions.move(commitment=found, due_on=date(2026, 1, 1), by=biro, why=" ", now=LATER)
    assert keys(refused) == ["why", "due_on"]
    with pytest.raises(ProblemsError):
        actions.move(commitment=found, due_on=later, by=biro, why="x", now=LATER)


def done(found: Commitment, biro: User, day: date = TODAY, **more: Any) -> None:
    given: dict[str, Any] = {"effect": True, "why_no_proof": "belum difoto", **more}
    actions.finish(commitment=found, done_on=day, by=biro, now=LATER, **given)


def test_it_is_done_with_the_very_version_of_a_proof(unit: OrganizationUnit, biro: User) -> None:
    found, version = a_promise(unit), a_proof(unit)
    done(found, biro, proofs=[version], why_no_proof="tidak dipakai")
    found.refresh_from_db()
    assert (found.state, found.done_on, found.why_no_proof) == (State.DONE, TODAY, "")
    assert selectors.proofs_of(found) == [version]
    assert selectors.uses([version.proof_id]) == {version.proof_id: 1}
    assert Entry.objects.get(action="commitments.finish").after["proofs"] == [version.sha256]
    with pytest.raises(ProblemsError):
        actions.note(commitment=found, text="lagi", by=biro, now=LATER)


def test_done_without_effect_is_a_state_of_its_own(unit: OrganizationUnit, biro: User) -> None:
    found = a_promise(unit)
    done(found, biro, effect=False)
    assert (found.state, found.kept, found.why_no_proof) == (State.DONE_WITHOUT_EFFECT, True, "belum difoto")


def test_it_refuses_no_proof_without_a_reason_and_proofs_of_others(
    office: Office, unit: OrganizationUnit, biro: User
) -> None:
    found = a_promise(unit)
    foreign, held = a_proof(a_unit(office, "2")), a_proof(unit, state=ProofState.QUARANTINED)
    for proofs, day, wrong in (
        ([], TODAY, ["proofs"]),
        ([foreign], TODAY, ["proofs"]),
        ([held], TODAY, ["proofs"]),
        ([], TODAY + timedelta(days=1), ["proofs", "done_on"]),
        ([a_proof(unit)], date(2026, 11, 1), ["done_on"]),
    ):
        with pytest.raises(ProblemsError) as refused:
            done(found, biro, day, proofs=proofs, why_no_proof="")
        assert keys(refused) == wrong
    found.refresh_from_db()
    assert found.state == State.PLANNED


def test_it_is_opened_again_and_dropped_with_a_reason(unit: OrganizationUnit, biro: User) -> None:
    found = a_promise(unit)
    with pytest.raises(ProblemsError):
        actions.reopen(commitment=found, by=biro, why="x", now=LATER)
    done(found, biro)
    actions.reopen(commitment=found, by=biro, why="Papannya rusak", now=LATER)
    assert (found.state, found.done_on) == (State.UNDER_WAY, None)
    with pytest.raises(ProblemsError):
        actions.drop(commitment=found, by=biro, why=" ", now=LATER)
    actions.drop(commitment=found, by=biro, why="Loket pindah", now=LATER)
    found.refresh_from_db()
    assert (found.state, found.why_dropped) == (State.DROPPED, "Loket pindah")
    steps = list(
        CommitmentNote.objects.filter(commitment=found).values_list("step", flat=True).order_by("pk")
    )
    assert steps == ["promised", "finished", "reopened", "dropped"]


def test_only_what_was_made_public_is_public(office: Office, unit: OrganizationUnit, biro: User) -> None:
    found, _ = a_promise(unit), a_promise(unit, "Rahasia")
    assert selectors.published(office) == []
    actions.publish(commitment=found, public=True, by=biro, now=NOW)
    actions.publish(commitment=found, public=True, by=biro, now=NOW)
    (shown,) = selectors.published(office)
    assert (shown.title, shown.due_on, shown.state) == ("Pasang papan tarif", DUE, State.PLANNED)
    assert Entry.objects.filter(action="commitments.publish").count() == 1


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (20, None),
        (14, "14 hari lagi"),
        (10, "10 hari lagi"),
        (3, "3 hari lagi"),
        (1, "1 hari lagi"),
        (0, "hari ini"),
        (-1, "lewat tenggat"),
        (-40, None),
    ],
)
def test_it_reminds_before_the_day_and_after_it(unit: OrganizationUnit, days: int, words: str | None) -> None:
    oka = staff(unit)
    a_promise(unit)
    Notice.objects.all().delete()
    actions.remind_due(now=NOW + timedelta(days=30 - days))
    told = [one.words_id for one in Notice.objects.filter(user=oka)]
    assert (len(told) == 1 and words in told[0]) if words else told == []


def test_it_reminds_once_for_each_stage(
    unit: OrganizationUnit, biro: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    oka, head = staff(unit), staff(unit, "Hari", Role.UNIT_HEAD)
    found = a_promise(unit)
    for day in range(40):
        actions.remind_due(now=NOW + timedelta(days=day))
    due = Notice.objects.filter(key__startswith="commitments.due")
    assert due.filter(user=head).count() == 4
    assert due.filter(user=oka).count() == 4
    for n in range(60):
        a_promise(unit, f"Janji {n}")
    actions.assign(commitment=found, owner="", owner_user=oka, by=biro, now=NOW)
    with django_assert_max_num_queries(5):
        assert actions.remind_due(now=NOW + timedelta(days=29)) == 121


def test_what_is_kept_is_not_reminded_of(unit: OrganizationUnit, biro: User) -> None:
    staff(unit)
    done(a_promise(unit), biro)
    assert actions.remind_due(now=NOW + timedelta(days=29)) == 0


def test_share_and_speed_go_by_the_first_date_and_missing_is_not_zero(
    unit: OrganizationUnit, biro: User
) -> None:
    period = (date(2026, 11, 1), date(2026, 12, 31))
    nothing = selectors.share_and_speed([unit.pk], *period, today=TODAY)
    assert (nothing.decided, nothing.share_kept, nothing.share_on_time, nothing.days) == (0, None, None, None)
    early, late, overdue, _waiting, dropped = (
        a_promise(unit, name, due_on=day)
        for name, day in (
            ("awal", TODAY),
            ("lambat", date(2026, 11, 25)),
            ("lewat", date(2026, 11, 30)),
            ("nanti", DUE),
            ("batal", DUE),
        )
    )
    done(early, biro, date(2026, 11, 25))
    actions.move(commitment=late, due_on=TODAY, by=biro, why="bergeser", now=NOW)
    done(late, biro, TODAY, effect=False)
    actions.drop(commitment=dropped, by=biro, why="tidak perlu", now=LATER)
    found = selectors.share_and_speed([unit.pk], *period, today=TODAY)
    assert (found.decided, found.kept, found.on_time, found.waiting, found.dropped) == (3, 2, 1, 1, 1)
    assert (str(found.share_kept), str(found.share_on_time), str(found.days)) == ("2/3", "1/3", "7")
    assert found.without_effect == 1
    assert [row.pk for row in selectors.overdue_on(TODAY)] == [overdue.pk]


def test_the_next_cycle_sees_what_was_kept(unit: OrganizationUnit, biro: User) -> None:
    done(a_promise(unit, origin="evaluation.recommendation:1"), biro)
    a_promise(unit, origin="evaluation.recommendation:2")
    found = selectors.kept_since(
        ["evaluation.recommendation:1", "evaluation.recommendation:2", "evaluation.recommendation:3", ""]
    )
    assert {origin: fate.kept for origin, fate in found.items()} == {
        "evaluation.recommendation:1": True,
        "evaluation.recommendation:2": False,
    }


def test_a_unit_is_coached_with_a_log(unit: OrganizationUnit, biro: User) -> None:
    oka = staff(unit)
    since = date(2026, 11, 1)
    found = actions.start_coaching(
        unit=unit, since=since, reason="Kategori C", origin="evaluation.result:7", by=biro, now=NOW
    )
    assert selectors.coached([unit.pk, 999]) == {unit.pk}
    with pytest.raises(ProblemsError):
        actions.start_coaching(unit=unit, since=since, reason="lagi", by=biro, now=NOW)
    visit = actions.log_visit(
        coaching=found,
        day=date(2026, 11, 20),
        who="Kepala Loket",
        agreed="Alur dirapikan",
        next_on=date(2026, 12, 4),
        by=biro,
        now=NOW,
    )
    assert list(found.visits.all()) == [visit]
    with pytest.raises(ProblemsError) as refused:
        actions.log_visit(
            coaching=found, day=date(2026, 10, 1), who="", agreed="", next_on=since, by=biro, now=NOW
        )
    assert keys(refused) == ["day", "who", "agreed"]
    with pytest.raises(ProblemsError):
        actions.end_coaching(coaching=found, until=date(2026, 10, 1), by=biro, why="", now=NOW)
    actions.end_coaching(coaching=found, until=TODAY, by=biro, why="Kategori B", now=LATER)
    assert selectors.coached([unit.pk]) == set()
    with pytest.raises(ProblemsError):
        actions.end_coaching(coaching=found, until=TODAY, by=biro, why="lagi", now=LATER)
    told = Notice.objects.filter(user=oka).values_list("key", flat=True)
    assert sum("coaching" in key or "visit" in key for key in told) == 3
    assert Entry.objects.filter(action="commitments.log_visit").count() == 1


def test_it_coaches_no_unit_that_is_not_there(unit: OrganizationUnit, biro: User) -> None:
    with pytest.raises(ProblemsError) as refused:
        actions.start_coaching(unit=unit, since=date(2019, 1, 1), reason=" ", by=biro, now=NOW)
    assert keys(refused) == ["reason", "unit"]


def test_whoever_made_a_promise_is_not_told_of_it(unit: OrganizationUnit) -> None:
    oka = staff(unit)
    actions.promise(office=unit.office, promised=promised(unit), by=oka, now=NOW)
    assert not Notice.objects.filter(user=oka).exists()
    assert list(selectors.people_of(unit, TODAY)) == [oka]
    assert someone("Budi") not in selectors.people_of(unit, TODAY)
