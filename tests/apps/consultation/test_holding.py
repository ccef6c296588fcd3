"""A forum is held on its day; noted too early or by mistake it is put right."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.consultation.forum_cast import (
    ALL,
    INVITED_ON,
    WHO,
    a_consulting_unit,
    a_forum,
    a_version,
    brought_to,
    write_minutes,
)
from tests.apps.organizations.cast import NOW, TODAY
from tests.apps.standards.standards_cast import a_draft, a_member, a_service, moved_to
from tests.people import signed_in
from tolok.apps.common.models import Entry
from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Planned
from tolok.apps.consultation.models import Forum, State
from tolok.apps.organizations.models import Role
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.models import State as VersionState
from tolok.rules.deadlines.clocks import working_day_from
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> StandardVersion:
    return a_version(a_consulting_unit())


@pytest.fixture
def forum(version: StandardVersion) -> Forum:
    return brought_to(a_forum(version), State.INVITED)


def page(name: str, *parts: object) -> str:
    return reverse(f"consultation-{name}", args=parts)


def test_before_its_day_nothing_is_filled_in_and_a_reason_is_asked_for(
    client: Client, version: StandardVersion
) -> None:
    today = timezone.localdate()
    forum = brought_to(a_forum(version, meets_on=today + timedelta(days=9)), State.INVITED)
    signed_in(client, a_member(forum.unit))
    shown = client.get(page("hold", forum.pk))
    assert shown.context["form"]["held_on"].value() is None
    for told in ({}, {"why": "Ruang berganti"}, {"sure": "on"}):
        assert client.post(page("hold", forum.pk), {"held_on": today, **told}).status_code == 422, told
    sent = {"held_on": today, "why": "Ruang berganti", "sure": "on"}
    assert client.post(page("hold", forum.pk), sent).status_code == 302
    forum.refresh_from_db()
    assert (forum.held_on, forum.early_why) == (today, "Ruang berganti")
    assert "Ruang berganti" in client.get(page("work", forum.pk)).content.decode()


def test_on_its_day_it_is_filled_in(client: Client, version: StandardVersion) -> None:
    forum = brought_to(a_forum(version, meets_on=TODAY), State.INVITED)
    signed_in(client, a_member(forum.unit))
    assert client.get(page("hold", forum.pk)).context["form"]["held_on"].value() == TODAY


def test_the_head_takes_back_that_it_was_held(client: Client, forum: Forum) -> None:
    actions.hold(forum=forum, held_on=TODAY, **WHO)
    signed_in(client, a_member(forum.unit))
    assert client.post(page("unhold", forum.pk), {"why": "Salah catat"}).status_code == 403, "an operator"
    assert page("unhold", forum.pk) not in client.get(page("work", forum.pk)).content.decode()
    client.logout()
    signed_in(client, a_member(forum.unit, Role.UNIT_HEAD, "Siti"))
    assert page("unhold", forum.pk) in client.get(page("work", forum.pk)).content.decode()
    assert client.post(page("unhold", forum.pk), {"why": ""}).status_code == 422
    assert client.post(page("unhold", forum.pk), {"why": "Salah catat"}).status_code == 302
    forum.refresh_from_db()
    assert (forum.state, forum.held_on, forum.meets_on) == (State.INVITED, None, TODAY)
    assert Entry.objects.get(action="consultation.unhold").why == "Salah catat"
    assert actions.call_off(forum=forum, why="Camat berhalangan", **WHO).state == State.CALLED_OFF


@pytest.mark.parametrize("rests", ["people", "minutes"])
def test_it_stays_held_once_something_rests_on_it(forum: Forum, rests: str) -> None:
    actions.hold(forum=forum, held_on=TODAY, **WHO)
    if rests == "people":
        actions.attend(forum=forum, attendees=ALL[:1], **WHO)
    else:
        write_minutes(forum)
    with pytest.raises(ProblemsError):
        actions.unhold(forum=forum, why="Salah catat", **WHO)


def test_comments_end_when_it_is_held(client: Client, version: StandardVersion) -> None:
    today = timezone.localdate()
    forum = brought_to(a_forum(version, meets_on=today), State.INVITED)
    assert "Komentar daring dibuka" in client.get(page("forum", forum.pk)).content.decode()
    actions.hold(forum=forum, held_on=TODAY, why="Aula kosong", **WHO)
    shown = client.get(page("forum", forum.pk)).content.decode()
    assert "Komentar daring ditutup saat forum dilaksanakan, 21 November 2026." in shown
    assert "Komentar daring dibuka" not in shown
    assert "Baca dan beri komentar" not in shown
    assert "komentar dibuka" not in client.get(reverse("consultations")).content.decode()


def test_comments_do_not_outlast_the_day_of_the_forum(forum: Forum) -> None:
    told = Planned("Topik", TODAY, comments_from=INVITED_ON, comments_until=TODAY + timedelta(days=1))
    with pytest.raises(ProblemsError, match="at the latest on the day"):
        actions.edit(forum=forum, told=told, **WHO)


def test_a_standard_is_not_decided_while_the_public_can_comment(version: StandardVersion) -> None:
    later = a_forum(version, meets_on=TODAY + timedelta(days=5))
    brought_to(later, State.INVITED)
    version.refresh_from_db()
    given = {"kind": "other", "why": "rapat RW", "elements": ["users"], "consulted_on": TODAY}
    versions.note_participation(version=version, **given, **WHO)  # type: ignore[arg-type]
    versions.revise(version=version, **WHO)
    with pytest.raises(ProblemsError, match="can still comment online until 26 November 2026"):
        versions.ready(version=version, **WHO)
    version.refresh_from_db()
    assert version.state == VersionState.REVISION
    late = NOW + timedelta(days=6)
    assert versions.ready(version=version, by=None, now=late).state == VersionState.DECISION


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 12, 13), date(2026, 12, 14)),  # a Sunday
        (date(2026, 12, 25), date(2026, 12, 28)),  # Christmas, a Friday
        (date(2026, 12, 16), date(2026, 12, 16)),
        (date(2050, 1, 1), date(2050, 1, 3)),  # no calendar yet: weekends alone
    ],
)
def test_a_forum_is_proposed_for_a_working_day(day: date, works: date) -> None:
    assert working_day_from(day) == works


def test_a_version_leads_to_its_forum_and_back(client: Client, version: StandardVersion) -> None:
    unit = version.service.unit
    signed_in(client, a_member(unit))
    own = reverse("standards-version", args=[version.pk])
    plan = f"{page('plan', unit.pk)}?versi={version.pk}"
    assert plan in client.get(own).content.decode()
    form = client.get(plan).context["form"]
    assert form["versions"].value() == [str(version.pk)]
    forum = brought_to(a_forum(version), State.SIGNED)
    shown = client.get(own).content.decode()
    assert plan not in shown, "a draft is talked over in one forum at a time"
    assert page("work", forum.pk) in shown
    assert page("minutes", forum.pk) in shown


def test_a_draft_in_a_forum_is_not_planned_twice(client: Client, version: StandardVersion) -> None:
    brought_to(a_forum(version), State.PREPARATION)
    signed_in(client, a_member(version.service.unit))
    shown = client.get(reverse("standards-version", args=[version.pk])).content.decode()
    assert "Rencanakan forum" not in shown


def test_a_version_that_waits_for_the_decree_leads_to_no_new_forum(client: Client) -> None:
    version = moved_to(a_draft(a_service(a_consulting_unit())), VersionState.DECISION)
    signed_in(client, a_member(version.service.unit))
    shown = client.get(reverse("standards-version", args=[version.pk])).content.decode()
    assert "Rencanakan forum" not in shown
