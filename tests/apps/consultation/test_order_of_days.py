"""Nobody talks over what is not yet written: the days of a forum follow those of the standard it is about."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.apps.consultation.forum_cast import (
    ALL,
    BEGUN_ON,
    WHO,
    a_consulting_unit,
    a_forum,
    a_row,
    a_version,
    a_version_passed,
    both_sign,
    brought_to,
    write_minutes,
)
from tests.apps.organizations.cast import TODAY
from tests.apps.standards.standards_cast import a_draft, a_member, a_service, held, moved_to
from tests.people import signed_in
from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Planned, Written
from tolok.apps.consultation.models import Forum, Scope, State
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import Review
from tolok.apps.standards.models import State as VersionState
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EARLY = BEGUN_ON - DAY
SAID_EARLY, SAID_BEGUN = "8 November 2026", "baru mulai ditulis 9 November 2026"


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_consulting_unit()


@pytest.fixture
def keeper(client: Client, unit: OrganizationUnit) -> Client:
    signed_in(client, a_member(unit))
    return client


def sent(keeper: Client, name: str, at: int, **given: Any) -> Any:
    """The answer to a form of a page of forums."""
    return keeper.post(reverse(f"consultation-{name}", args=[at]), given)


def told(meets_on: date, **more: Any) -> dict[str, Any]:
    """The plan of a forum as it is typed in."""
    where = {"begins": "09:00", "place": "Aula kecamatan"}
    return {"topic": "Domisili", "scope": Scope.DRAFT, "form": "face", "meets_on": meets_on, **where, **more}


def says(answer: HttpResponse, field: str, *words: str) -> None:
    """It is refused at a field, in these words."""
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'id="id_{field}_error"' in page
    for one in words:
        assert one in page


def test_a_forum_is_not_planned_for_a_day_before_its_draft_was_begun(
    keeper: Client, unit: OrganizationUnit
) -> None:
    version = a_version(unit)
    answer = sent(keeper, "plan", unit.pk, **told(EARLY, versions=[version.pk]))
    says(answer, "meets_on", SAID_EARLY, SAID_BEGUN, "lepaskan standar ini")
    assert sent(keeper, "plan", unit.pk, **told(BEGUN_ON, versions=[version.pk])).status_code == 302


def test_a_forum_about_no_standard_is_free_of_their_days(keeper: Client, unit: OrganizationUnit) -> None:
    assert sent(keeper, "plan", unit.pk, **told(EARLY)).status_code == 302
    forum = Forum.objects.get()
    brought_to(forum, State.PREPARATION)
    actions.list_parties(forum=forum, parties=[actions.Party("Warga", "users")], **WHO)
    assert sent(keeper, "send", forum.pk, sent_on=EARLY - 30 * DAY).status_code == 302
    assert sent(keeper, "hold", forum.pk, held_on=EARLY).status_code == 302


def test_a_planned_forum_is_not_moved_before_its_draft(keeper: Client, unit: OrganizationUnit) -> None:
    forum = a_forum(a_version(unit))
    says(sent(keeper, "edit", forum.pk, **told(EARLY)), "meets_on", SAID_EARLY, SAID_BEGUN)
    assert sent(keeper, "edit", forum.pk, **told(BEGUN_ON)).status_code == 302


def test_a_newer_draft_is_tied_once_the_day_was_moved(keeper: Client, unit: OrganizationUnit) -> None:
    plan = Planned("Domisili", EARLY)
    forum = actions.plan(unit=unit, told=plan, versions=[], **WHO)
    version = a_version(unit)
    says(sent(keeper, "versions", forum.pk, versions=[version.pk]), "versions", SAID_EARLY, SAID_BEGUN)
    assert sent(keeper, "edit", forum.pk, **told(TODAY)).status_code == 302
    assert sent(keeper, "versions", forum.pk, versions=[version.pk]).status_code == 302


def test_nobody_was_invited_before_the_draft_was_begun(keeper: Client, unit: OrganizationUnit) -> None:
    forum = brought_to(a_forum(a_version_passed(unit)), State.PREPARATION)
    actions.list_parties(forum=forum, parties=[actions.Party("Warga", "users")], **WHO)
    says(sent(keeper, "send", forum.pk, sent_on=EARLY), "sent_on", SAID_EARLY, SAID_BEGUN)
    assert sent(keeper, "send", forum.pk, sent_on=BEGUN_ON).status_code == 302, "on the same day"


def test_a_forum_was_not_held_before_its_draft_was_begun(keeper: Client, unit: OrganizationUnit) -> None:
    forum = brought_to(a_forum(a_version(unit)), State.INVITED)
    given = {"held_on": EARLY, "why": "Aula kosong", "sure": "on"}
    says(sent(keeper, "hold", forum.pk, **given), "held_on", SAID_EARLY, SAID_BEGUN, "batalkan forum ini")


def test_before_the_invitations_both_days_are_named(keeper: Client, unit: OrganizationUnit) -> None:
    forum = brought_to(a_forum(a_version(unit)), State.INVITED)
    given = {"held_on": BEGUN_ON, "why": "Aula kosong", "sure": "on"}
    says(sent(keeper, "hold", forum.pk, **given), "held_on", "9 November 2026", "11 November 2026")


def test_a_forum_entered_after_it_was_held_is_taken(keeper: Client, unit: OrganizationUnit) -> None:
    """Draft on the 9th, letters the same day, forum on the 12th, all typed in on the 21st."""
    version = a_version_passed(unit)
    window = {"comments_from": BEGUN_ON, "comments_until": BEGUN_ON + 3 * DAY}
    assert sent(keeper, "plan", unit.pk, **told(BEGUN_ON + 3 * DAY, versions=[version.pk], **window)).url
    forum = brought_to(Forum.objects.get(), State.PREPARATION)
    actions.list_parties(forum=forum, parties=[actions.Party("Warga", "users")], **WHO)
    assert sent(keeper, "send", forum.pk, sent_on=BEGUN_ON).status_code == 302
    assert sent(keeper, "hold", forum.pk, held_on=BEGUN_ON + 3 * DAY).status_code == 302


def test_a_standard_brought_in_does_not_say_when_it_was_begun(keeper: Client, unit: OrganizationUnit) -> None:
    """It was made elsewhere: a forum that talked it over may well be older than its entry here."""
    version = held(a_service(unit), TODAY - 30 * DAY)
    early = TODAY - 60 * DAY
    assert sent(keeper, "plan", unit.pk, **told(early, versions=[version.pk])).status_code == 302


def test_minutes_that_were_written_before_the_forum_are_dated_anew(
    keeper: Client, unit: OrganizationUnit
) -> None:
    forum = brought_to(a_forum(a_version(unit)), State.INVITED)
    actions.write(forum=forum, written=Written("1/FKP", TODAY - 2 * DAY, ["Satu hari"]), **WHO)
    actions.hold(forum=forum, held_on=TODAY, **WHO)
    actions.attend(forum=forum, attendees=ALL, **WHO)
    a_row(forum)
    both_sign(forum)
    answer = sent(keeper, "sign", forum.pk)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "19 November 2026" in page
    assert "21 November 2026" in page
    assert "Betulkan tanggalnya" in page
    forum.refresh_from_db()
    assert forum.state == State.HELD


def test_nobody_signed_minutes_before_the_forum(unit: OrganizationUnit) -> None:
    forum = brought_to(a_forum(a_version(unit)), State.HELD)
    write_minutes(forum)
    person = forum.participants.first()
    signed = actions.Signed("community", participant=person)
    with pytest.raises(ProblemsError, match=r"20 November 2026.*21 November 2026"):
        actions.put_signature(forum=forum, signed=signed, signed_on=TODAY - DAY, **WHO)


def test_a_forum_before_a_standard_took_force_is_not_its_review(unit: OrganizationUnit) -> None:
    forum = a_forum(held(a_service(unit), TODAY + 3 * DAY), scope=Scope.EVALUATION)
    brought_to(forum, State.SIGNED)
    assert forum.state == State.SIGNED
    assert not Review.objects.exists()


def test_a_forum_about_a_draft_that_took_force_meanwhile_keeps_its_day(
    keeper: Client, unit: OrganizationUnit
) -> None:
    draft = a_draft(a_service(unit))
    forum = a_forum(draft)
    moved_to(draft, VersionState.IN_FORCE)
    says(sent(keeper, "edit", forum.pk, **told(TODAY - DAY)), "meets_on", "20 November 2026")
