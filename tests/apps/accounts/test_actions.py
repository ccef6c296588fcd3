"""Every write of people, its audit entry included."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.people import NOW, OTHER_PASSWORD, PASSWORD, a_person
from tolok.apps.accounts import actions, selectors
from tolok.apps.accounts.models import Invitation, User
from tolok.apps.common.models import Entry
from tolok.apps.common.selectors import audit_broken_at

pytestmark = pytest.mark.django_db


def last() -> Entry:
    """The newest audit entry."""
    entry = Entry.objects.last()
    assert entry is not None
    return entry


def in_a_browser(person: User) -> UserSession:
    """A session of a person, as the sign-in page makes it."""
    Client().post("/masuk/", {"login": person.email, "password": PASSWORD})
    return UserSession.objects.filter(user_id=person.pk).latest("pk")


def still_works(session: UserSession) -> bool:
    client = Client()
    client.cookies["sessionid"] = session.session_key
    return client.get("/akun/").status_code == 200 or "aplikasi-kode" in client.get("/akun/")["Location"]


def test_an_invitation_keeps_only_the_hash_of_its_token() -> None:
    invitation, token = actions.invite(email=" Budi@Example.go.id ", name=" Budi ", by=None, now=NOW)
    assert (invitation.email, invitation.name) == ("budi@example.go.id", "Budi")
    assert len(token) >= 43
    assert token not in str(Invitation.objects.values_list()) + str(Entry.objects.values_list())
    assert selectors.invitation_at(token, now=NOW) == invitation


def test_an_invitation_is_recorded_with_whoever_invited_and_why() -> None:
    sari = a_person()
    actions.invite(email="budi@example.go.id", name="Budi", by=sari, why="evaluator 2026", now=NOW)
    assert (last().action, last().who_id, last().why) == ("accounts.invite", sari.pk, "evaluator 2026")
    assert last().after["email"] == "budi@example.go.id"


def test_an_invitation_ends_after_seven_days() -> None:
    _, token = actions.invite(email="budi@example.go.id", name="Budi", by=None, now=NOW)
    assert selectors.invitation_at(token, now=NOW + timedelta(days=7, seconds=-1))
    assert selectors.invitation_at(token, now=NOW + timedelta(days=7)) is None
    with pytest.raises(actions.NotInvitedError):
        actions.accept(token=token, password=PASSWORD, now=NOW + timedelta(days=7))


def test_a_second_invitation_ends_the_first() -> None:
    _, first = actions.invite(email="budi@example.go.id", name="Budi", by=None, now=NOW)
    _, second = actions.invite(email="budi@example.go.id", name="Budi", by=None, now=NOW)
    assert selectors.invitation_at(first, now=NOW) is None
    assert selectors.invitation_at(second, now=NOW)


def test_accepting_opens_an_account_once() -> None:
    _, token = actions.invite(email="budi@example.go.id", name="Budi", by=None, now=NOW)
    budi = actions.accept(token=token, password=PASSWORD, name="Budi Santoso", nip="1986 0926", now=NOW)
    assert (budi.email, budi.name, budi.nip) == ("budi@example.go.id", "Budi Santoso", "19860926")
    assert budi.check_password(PASSWORD)
    assert budi.password_changed_at == NOW
    with pytest.raises(actions.NotInvitedError):
        actions.accept(token=token, password=OTHER_PASSWORD, now=NOW)
    actions_done = list(Entry.objects.values_list("action", flat=True))
    assert actions_done == ["accounts.invite", "accounts.open", "accounts.accept"]
    assert audit_broken_at() is None


def test_no_password_reaches_the_audit() -> None:
    sari = a_person()
    actions.change_password(person=sari, password=OTHER_PASSWORD, now=NOW)
    assert not any(
        word in str(list(Entry.objects.values())) for word in (PASSWORD, OTHER_PASSWORD, sari.password)
    )


def test_accepting_refuses_a_password_that_is_too_short_and_keeps_the_invitation() -> None:
    _, token = actions.invite(email="budi@example.go.id", name="Budi", by=None, now=NOW)
    with pytest.raises(ValidationError):
        actions.accept(token=token, password="pendek", now=NOW)
    assert selectors.invitation_at(token, now=NOW)
    assert not User.objects.exists()


def test_an_invitation_to_somebody_who_has_an_account_gives_a_new_password_and_ends_sessions() -> None:
    sari = a_person()
    session = in_a_browser(sari)
    _, token = actions.invite(email="SARI.dewi@example.go.id", name="Lain", by=None, now=NOW)
    again = actions.accept(token=token, password=OTHER_PASSWORD, now=NOW)
    assert (again.pk, again.name) == (sari.pk, "Sari Dewi")
    assert again.check_password(OTHER_PASSWORD)
    assert not still_works(session)


def test_a_closed_account_cannot_be_opened_by_an_invitation() -> None:
    sari = a_person()
    actions.deactivate(person=sari, by=None, why="pindah tugas", now=NOW)
    _, token = actions.invite(email=sari.email, name="Sari", by=None, now=NOW)
    with pytest.raises(actions.NotInvitedError):
        actions.accept(token=token, password=OTHER_PASSWORD, now=NOW)


def test_closing_an_account_ends_every_session_and_open_invitation() -> None:
    sari = a_person()
    first, second = in_a_browser(sari), in_a_browser(sari)
    assert still_works(first)
    _, token = actions.invite(email=sari.email, name="Sari", by=None, now=NOW)
    actions.deactivate(person=sari, by=None, why="pindah tugas", now=NOW)
    assert not still_works(first)
    assert not still_works(second)
    assert not UserSession.objects.exists()
    assert selectors.invitation_at(token, now=NOW) is None
    assert (last().before, last().after, last().why) == (
        {"is_active": True},
        {"is_active": False},
        "pindah tugas",
    )


def test_a_closed_account_opens_again_with_its_password() -> None:
    sari = a_person()
    actions.deactivate(person=sari, by=None, why="cuti", now=NOW)
    actions.reactivate(person=sari, by=None, why="kembali", now=NOW)
    assert still_works(in_a_browser(sari))
    assert last().action == "accounts.sign_in"


def test_a_new_password_ends_every_other_session() -> None:
    sari = a_person()
    kept, other = in_a_browser(sari), in_a_browser(sari)
    actions.change_password(person=sari, password=OTHER_PASSWORD, keep=kept.session_key, now=NOW)
    assert list(UserSession.objects.values_list("pk", flat=True)) == [kept.pk]
    assert not still_works(other)
    assert (last().action, last().before, last().after) == ("accounts.change_password", {}, {})


def test_a_correction_records_only_what_changed() -> None:
    sari = a_person(nip="198609262015051001")
    actions.correct(person=sari, name="Sari Dewi Lestari", nip="19860926 201505 1 001", by=sari, now=NOW)
    assert (last().before, last().after) == ({"name": "Sari Dewi"}, {"name": "Sari Dewi Lestari"})


def test_one_session_ends_and_the_others_go_on() -> None:
    sari = a_person()
    first, second = in_a_browser(sari), in_a_browser(sari)
    actions.end_session(session=first, by=sari, now=NOW)
    assert not still_works(first)
    assert still_works(second)


def test_a_lost_second_factor_is_forgotten_and_sessions_end() -> None:
    sari = a_person()
    session = in_a_browser(sari)
    actions.remove_second_factor(person=sari, by=None, why="telepon hilang", now=NOW)
    assert not still_works(session)
    assert last().action == "accounts.remove_second_factor"


def test_the_database_keeps_addresses_in_lower_case_and_once() -> None:
    a_person()
    for email in ("Sari@example.go.id", "sari.dewi@example.go.id"):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create(email=email, name="Lain")


def test_closing_takes_the_same_statements_however_many_sessions(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sari = a_person()
    for _ in range(5):
        in_a_browser(sari)
    # savepoint and its end, account, invitations, keys, sessions, their notes, audit
    with django_assert_num_queries(10 if connection.vendor == "postgresql" else 9):
        actions.deactivate(person=sari, by=None, why="pindah tugas", now=NOW)
