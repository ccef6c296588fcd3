"""A forum goes from plan to closed, and only so."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.consultation.forum_cast import (
    ALL,
    DUE,
    FIVE,
    WHO,
    a_consulting_unit,
    a_forum,
    a_row,
    a_scan,
    a_version,
    a_version_in_force,
    an_input,
    both_sign,
    brought_to,
    write_minutes,
)
from tests.apps.organizations.cast import NOW, TODAY, someone
from tolok.apps.commitments import actions as promises
from tolok.apps.commitments.models import Commitment, Source
from tolok.apps.common.models import Entry
from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Attendee, Party, Row
from tolok.apps.consultation.models import Consent, Forum, Minutes, Participant, Scope, State
from tolok.apps.consultation.selectors import standing_of, whole
from tolok.apps.evidence.models import Origin, Proof
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import Participation, Review, StandardVersion
from tolok.apps.standards.models import State as VersionState
from tolok.rules.forums.states import warnings
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> StandardVersion:
    return a_version(a_consulting_unit())


@pytest.fixture
def forum(version: StandardVersion) -> Forum:
    return a_forum(version)


def refused(error: pytest.ExceptionInfo[ProblemsError]) -> str:
    return " ".join(problem.text.id for problem in error.value.problems)


def test_it_opens_a_draft_to_the_public_and_keeps_its_words_when_invited(
    forum: Forum, version: StandardVersion
) -> None:
    brought_to(forum, State.INVITED)
    version.refresh_from_db()
    assert version.state == VersionState.CONSULTATION
    lines = forum.subjects.get().lines
    assert lines["A1"][0]["id"].startswith("Kartu keluarga")
    assert forum.commentable_on(TODAY)


def test_it_tells_the_standard_who_took_part_once_signed(forum: Forum, version: StandardVersion) -> None:
    brought_to(forum, State.SIGNED)
    version.refresh_from_db()
    assert (version.participation, version.consulted_on) == (Participation.FKP, TODAY)
    assert (tuple(version.elements), version.consultation) == (FIVE, f"consultation.forum:{forum.pk}")


def test_it_makes_action_rows_promises_the_public_can_follow(forum: Forum) -> None:
    brought_to(forum, State.SIGNED)
    promise = Commitment.objects.get()
    assert (promise.source, promise.public, promise.due_on) == (Source.FKP, True, DUE)
    assert (promise.owner, promise.origin) == (
        "Kepala seksi pelayanan",
        f"consultation.actionrow:{forum.rows.get().pk}",
    )


def test_it_keeps_the_signed_papers_in_the_library(forum: Forum) -> None:
    brought_to(forum, State.SIGNED)
    kept = {one.title.split(":")[0]: one for one in Proof.objects.filter(origin=Origin.GENERATED)}
    assert set(kept) == {"Berita acara FKP", "Daftar hadir FKP", "Laporan FKP"}
    assert [kept[name].personal_data for name in ("Berita acara FKP", "Laporan FKP")] == [True, False]


def test_it_keeps_no_name_in_the_content_of_the_minutes(forum: Forum) -> None:
    brought_to(forum, State.SIGNED)
    minutes = Minutes.objects.get()
    assert "Budi" not in str(minutes.content)
    assert minutes.content["participants"]["users"] == 1
    assert len(minutes.digest) == 64


def test_it_is_not_signed_without_both_sides(forum: Forum) -> None:
    brought_to(forum, State.HELD)
    write_minutes(forum)
    with pytest.raises(ProblemsError) as error:
        actions.sign(forum=forum, **WHO)
    assert "pimpinan" in refused(error)
    assert "masyarakat" in refused(error)


def test_it_is_not_signed_while_missing_elements_are_not_answered(forum: Forum) -> None:
    few = (Attendee("Budi Hartono", "users", "Warga"), Attendee("Rina Kusuma", "experts", "Kampus"))
    brought_to(forum, State.HELD, attendees=few)
    write_minutes(forum)
    both_sign(forum)
    with pytest.raises(ProblemsError) as error:
        actions.sign(forum=forum, **WHO)
    assert "2 dari lima unsur" in refused(error)
    assert "kelompok rentan" in refused(error)
    for warning in ("elements", "vulnerable"):
        actions.answer_warning(forum=forum, warning=warning, answer="Sudah diundang dua kali", **WHO)
    assert actions.sign(forum=forum, **WHO).state == State.SIGNED


def test_it_asks_again_when_others_are_missing(forum: Forum) -> None:
    brought_to(forum, State.HELD, attendees=ALL[:2])
    actions.answer_warning(forum=forum, warning="elements", answer="Sudah diundang", **WHO)
    actions.attend(forum=forum, attendees=ALL[2:3], **WHO)
    found = whole(forum.pk)
    assert found is not None
    standing = standing_of(found)
    about = {one.about for one in warnings(standing, TODAY) if one.key == "elements"}
    assert about == {"civil_society,mass_media"}
    assert not about & {key for _, key in standing.answered}


def test_it_is_not_closed_without_owner_date_and_measure(forum: Forum) -> None:
    brought_to(forum, State.HELD)
    actions.add_row(forum=forum, row=Row("Memasang papan"), **WHO)
    write_minutes(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    actions.publish(forum=forum, medium="board", place="loket", published_on=TODAY, **WHO)
    actions.follow(forum=forum, **WHO)
    with pytest.raises(ProblemsError) as error:
        actions.close(forum=forum, **WHO)
    assert "belum punya penanggung jawab" in refused(error)
    assert "disampaikan kembali" in refused(error)
    row = Row("Memasang papan", "papan terpasang", "Kasubbag umum", DUE)
    actions.change_row(row=forum.rows.get(), told=row, **WHO)
    assert Commitment.objects.get().title == "Memasang papan"


def test_it_is_closed_once_rows_are_done_or_carried_and_people_were_told(forum: Forum) -> None:
    brought_to(forum, State.HELD)
    a_row(forum, "Melatih petugas")
    answered = an_input(forum)
    actions.answer(row=answered, verdict="accepted", reason="Menjadi satu hari", **WHO)
    write_minutes(forum)
    a_row(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    actions.publish(forum=forum, medium="website", place="situs", published_on=TODAY, **WHO)
    actions.follow(forum=forum, **WHO)
    actions.tell_otherwise(forum=forum, how="meeting", told_on=TODAY, text="Rapat RW", people=20, **WHO)
    with pytest.raises(ProblemsError) as error:
        actions.close(forum=forum, **WHO)
    assert "1, 2" in refused(error)
    first, second = forum.rows.order_by("number")
    assert first.commitment is not None
    promises.finish(
        commitment=first.commitment,
        done_on=TODAY,
        effect=True,
        why_no_proof="pelatihan lisan",
        by=someone("Wati"),
        now=NOW,
    )
    actions.carry_over(row=second, why="Masuk anggaran 2027", **WHO)
    assert actions.close(forum=forum, **WHO).closed_on == TODAY


def test_it_is_not_closed_while_an_input_waits_for_an_answer(forum: Forum) -> None:
    brought_to(forum, State.HELD)
    an_input(forum)
    write_minutes(forum)
    a_row(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    actions.publish(forum=forum, medium="website", place="situs", published_on=TODAY, **WHO)
    actions.follow(forum=forum, **WHO)
    with pytest.raises(ProblemsError) as error:
        actions.close(forum=forum, **WHO)
    assert "1 masukan belum dijawab" in refused(error)


def test_it_keeps_a_standard_from_decision_while_an_input_is_unanswered(
    forum: Forum, version: StandardVersion
) -> None:
    brought_to(forum, State.HELD)
    said = an_input(forum)
    write_minutes(forum)
    both_sign(forum)
    actions.sign(forum=forum, **WHO)
    versions.revise(version=version, **WHO)
    with pytest.raises(ProblemsError) as error:
        versions.ready(version=version, **WHO)
    assert "belum dijawab" in refused(error)
    actions.answer(row=said, verdict="rejected", reason="Tidak sanggup", **WHO)
    assert versions.ready(version=version, **WHO).state == VersionState.DECISION


def test_it_is_the_review_of_a_standard_in_force() -> None:
    version = a_version_in_force(a_consulting_unit())
    forum = a_forum(version, scope=Scope.EVALUATION)
    brought_to(forum, State.HELD)
    write_minutes(forum)
    both_sign(forum)
    with pytest.raises(ProblemsError) as error:
        actions.sign(forum=forum, **WHO)
    assert "temuan peninjauan" in refused(error)
    subject = forum.subjects.get()
    actions.tell_subject(subject=subject, findings="Waktu tidak ditepati", change=True, **WHO)
    scan = a_scan(forum.unit, "berita acara dengan temuan")
    actions.sign(forum=forum, scan=scan, **WHO)
    review = Review.objects.get()
    assert (review.version, review.change, review.consultation) == (version, True, forum.origin)
    assert review.proof is not None
    assert review.proof.proof.title.startswith("Pindaian berita acara")


def test_it_wants_drafts_submitted_before_people_are_invited() -> None:
    from tests.apps.standards.standards_cast import a_draft, a_service

    forum = a_forum(a_draft(a_service(a_consulting_unit())))
    actions.prepare(forum=forum, **WHO)
    with pytest.raises(ProblemsError) as error:
        actions.send(forum=forum, sent_on=TODAY, **WHO)
    assert "masih draf" in refused(error)


def test_it_keeps_a_draft_out_of_two_forums_at_once(forum: Forum, version: StandardVersion) -> None:
    with pytest.raises(ProblemsError) as error:
        a_forum(version)
    assert "forum lain" in refused(error)
    actions.call_off(forum=forum, why="Camat berhalangan", **WHO)
    assert a_forum(version).number == 2


def test_it_keeps_only_the_element_of_who_does_not_agree(forum: Forum) -> None:
    brought_to(forum, State.INVITED)
    shy = Attendee("Tono Wijaya", "users", "Warga", consent=Consent.REFUSED, email="tono@example.org")
    actions.attend(forum=forum, attendees=[shy], **WHO)
    kept = Participant.objects.get()
    assert (kept.name, kept.body, kept.element) == ("", "", "users")


def test_it_says_every_wrong_row_of_an_attendance_list_at_once(forum: Forum) -> None:
    brought_to(forum, State.INVITED)
    rows = [Attendee("", "users"), Attendee("Ana", "penguasa"), Attendee("Ina", "users", email="bukan")]
    with pytest.raises(ProblemsError) as error:
        actions.attend(forum=forum, attendees=rows, **WHO)
    assert [(one.row, one.key) for one in error.value.problems] == [(1, "name"), (2, "element"), (3, "email")]
    assert not Participant.objects.exists()


def test_it_warns_of_late_invitations_and_materials_but_goes_on(version: StandardVersion) -> None:
    forum = a_forum(version, meets_on=TODAY + timedelta(days=2))
    actions.prepare(forum=forum, **WHO)
    found = whole(forum.pk)
    assert found is not None
    keys = {one.key for one in warnings(standing_of(found), TODAY)}
    assert {"invitation", "materials"} <= keys


def test_it_erases_names_when_their_time_is_over(forum: Forum) -> None:
    brought_to(forum, State.FOLLOW_UP)
    actions.carry_over(row=forum.rows.get(), why="Tahun depan", **WHO)
    actions.tell_otherwise(forum=forum, how="letter", told_on=TODAY, text="Surat edaran", **WHO)
    actions.close(forum=forum, **WHO)
    assert actions.forget_due(now=NOW + timedelta(days=700)) == 0
    assert actions.forget_due(now=NOW + timedelta(days=732)) == 1
    assert set(Participant.objects.values_list("name", flat=True)) == {""}
    assert {one.element for one in Participant.objects.all()} == set(FIVE)
    assert actions.forget_due(now=NOW + timedelta(days=800)) == 0


def test_it_writes_every_step_in_the_audit_without_names(forum: Forum) -> None:
    brought_to(forum, State.FOLLOW_UP)
    entries = Entry.objects.filter(action__startswith="consultation.")
    steps = set(entries.values_list("action", flat=True))
    assert {"consultation.plan", "consultation.invite", "consultation.sign", "consultation.follow"} <= steps
    assert "Budi" not in str(list(entries.values("before", "after", "target_words")))


def test_it_names_the_action_whose_date_is_over_when_it_is_signed(forum: Forum) -> None:
    brought_to(forum, State.HELD)
    write_minutes(forum)
    a_row(forum)
    both_sign(forum)
    with pytest.raises(ProblemsError) as error:
        actions.sign(forum=forum, by=None, now=NOW + timedelta(days=90))
    assert "nomor 1 sudah lewat" in refused(error)


def test_its_lists_are_saved_in_as_many_statements_for_forty_as_for_one(forum: Forum) -> None:
    brought_to(forum, State.INVITED)

    def statements(count: int) -> tuple[int, int]:
        people = [Attendee(f"Orang {count} {at}", "users") for at in range(count)]
        parties = [Party(f"Pihak {count} {at}", "experts") for at in range(count)]
        with CaptureQueriesContext(connection) as came:
            actions.attend(forum=forum, attendees=people, **WHO)
        with CaptureQueriesContext(connection) as listed:
            actions.list_parties(forum=forum, parties=parties, **WHO)
        return len(came), len(listed)

    one, forty = statements(1), statements(40)
    assert one == forty
    assert max(one) <= 28
