"""Whoever has no business with a forum learns nothing of it, at any address."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.consultation.forum_cast import a_consulting_unit, a_forum, a_version, an_input, brought_to
from tests.apps.organizations.cast import a_unit, an_admin, an_office, someone
from tests.apps.standards.standards_cast import a_member
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.consultation import urls
from tolok.apps.consultation.models import Forum, State
from tolok.apps.organizations.models import Role

pytestmark = pytest.mark.django_db

PUBLIC = (
    "consultations",
    "consultation-home",
    "consultation-forum",
    "consultation-report",
    "consultation-draft",
    "consultation-comment",
)
KEPT = [one for one in urls.urlpatterns if one.name not in PUBLIC]
READ = {
    "consultation-unit",
    "consultation-work",
    "consultation-invitations",
    "consultation-attendance",
    "consultation-inputs",
    "consultation-comments",
    "consultation-minutes",
    "consultation-signatures",
    "consultation-rows",
    "consultation-publications",
    "consultation-tell",
}
#: Addresses that take a press of a button only.
POSTED = {
    "consultation-names",
    "consultation-show",
    "consultation-finish",
    "consultation-mail",
    "consultation-row-check",
}


@pytest.fixture
def forum() -> Forum:
    found = brought_to(a_forum(a_version(a_consulting_unit())), State.HELD)
    an_input(found)
    return found


def address_of(name: str | None, here: Forum, **more: object) -> str:
    rows: dict[str, Any] = {
        "consultation-strike": here.invitations,
        "consultation-reply": here.invitations,
        "consultation-strike-out": here.participants,
        "consultation-answer": here.inputs,
        "consultation-remove": here.inputs,
        "consultation-subject": here.subjects,
    }
    parts: dict[str, object] = {
        "unit": here.unit_id,
        "forum": here.pk,
        "row": rows[name].order_by("pk")[0].pk if name is not None and name in rows else 1,
        "key": "berita-acara" if name == "consultation-paper" else "elements",
        "form": "pdf",
    } | more
    pattern = next(one for one in urls.urlpatterns if one.name == name)
    assert name is not None
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def neighbour(forum: Forum) -> User:
    return a_member(a_unit(forum.unit.office, "2"), name="Wati")


def elsewhere(_: Forum) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Bowo")


def nobody(_: Forum) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("stranger", [neighbour, elsewhere, nobody])
def test_a_stranger_learns_nothing_of_a_forum(
    client: Client, forum: Forum, stranger: Callable[[Forum], User]
) -> None:
    before = Entry.objects.count()
    pages = {one.name: address_of(one.name, forum) for one in KEPT}
    nowhere = {one.name: address_of(one.name, forum, unit=999_999, forum=999_999) for one in KEPT}
    for name, page in pages.items():
        for method in (client.get, client.post):
            assert method(page).status_code == method(nowhere[name]).status_code == 302, name
    signed_in(client, stranger(forum))
    for name, page in pages.items():
        for method in (client.get, client.post):
            answer, other = method(page), method(nowhere[name])
            allowed = {404} if not (name in POSTED and method == client.get) else {404, 405}
            assert answer.status_code == other.status_code, name
            assert answer.status_code in allowed, name
            assert "domisili" not in answer.content.decode(), name
    written = Entry.objects.filter(action__startswith="consultation.").count()
    assert written <= before


def test_who_only_reads_the_unit_changes_nothing_and_sees_no_name(client: Client, forum: Forum) -> None:
    signed_in(client, a_member(forum.unit, Role.READER))
    for one in KEPT:
        answer = client.get(address_of(one.name, forum))
        if one.name in READ:
            assert answer.status_code == 200, one.name
            assert "Hartono" not in answer.content.decode(), one.name
        elif one.name == "consultation-paper":
            assert answer.status_code == 404
        else:
            assert answer.status_code in (403, 405), one.name


def test_rows_of_another_forum_do_not_exist_here(client: Client, forum: Forum) -> None:
    other = brought_to(a_forum(a_version(forum.unit, "02")), State.HELD)
    an_input(other)
    signed_in(client, a_member(forum.unit))
    for name in ("consultation-answer", "consultation-strike-out", "consultation-subject"):
        page = address_of(name, other, forum=forum.pk)
        assert client.get(page).status_code == 404, name


@pytest.mark.parametrize("state", [None, State.PREPARATION])
def test_the_public_knows_nothing_before_the_invitations_are_out(client: Client, state: str | None) -> None:
    forum = a_forum(a_version(a_consulting_unit()))
    if state:
        brought_to(forum, state)
    subject = forum.subjects.get()
    pages = [
        reverse("consultation-forum", args=[forum.pk]),
        reverse("consultation-report", args=[forum.pk]),
        reverse("consultation-draft", args=[forum.pk, subject.pk]),
        reverse("consultation-comment", args=[forum.pk, subject.pk, "A1", 1]),
    ]
    assert [client.get(page).status_code for page in pages] == [404, 404, 404, 404]
    assert forum.topic not in client.get(reverse("consultations")).content.decode()


def test_whoever_has_no_role_has_no_forum_to_keep(client: Client, forum: Forum) -> None:
    page = reverse("consultation-home")
    assert client.get(page).status_code == 302
    for stranger in (neighbour, elsewhere, nobody):
        signed_in(client, stranger(forum))
        shown = client.get(page).content.decode()
        assert forum.topic not in shown
    signed_in(client, a_member(forum.unit, name="Tuti"))
    assert forum.topic in client.get(page).content.decode()
