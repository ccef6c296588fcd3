"""Keys of programs: made, used, revoked; seen by nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.people import NOW, a_person, signed_in
from tolok.apps.accounts import actions, selectors
from tolok.apps.accounts.models import Token, User
from tolok.apps.common.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def sari() -> User:
    return a_person()


@pytest.fixture
def page(client: Client, sari: User) -> Client:
    return signed_in(client, sari)


def a_token(person: User, *scopes: str, days: int = 30) -> tuple[Token, str]:
    return actions.create_token(
        person=person,
        name="gudang data",
        scopes=scopes or ("read",),
        expires_at=NOW + timedelta(days=days),
        now=NOW,
    )


def test_it_keeps_only_the_hash_and_says_what_it_allows(
    sari: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token, secret = a_token(sari, "import", "read")
    assert secret.startswith("tolok_")
    assert secret not in str(Token.objects.values_list()) + str(Entry.objects.values())
    with django_assert_num_queries(1):
        found = selectors.user_with_token(secret, NOW)
        assert found is not None
        assert (found, found.user, found.scopes) == (token, sari, ["read", "import"])
    assert found.allows("read")
    assert not found.allows("export")


def test_it_ends_on_its_day_when_it_is_revoked_and_with_the_account(sari: User) -> None:
    token, secret = a_token(sari)
    assert selectors.user_with_token(secret, NOW + timedelta(days=30)) is None
    assert selectors.user_with_token(secret + "x", NOW) is None
    actions.deactivate(person=sari, by=None, why="pindah", now=NOW)
    assert selectors.user_with_token(secret, NOW) is None
    actions.reactivate(person=sari, by=None, why="kembali", now=NOW)
    for _ in range(2):
        actions.revoke_token(token=token, by=sari, now=NOW)
    assert selectors.user_with_token(secret, NOW) is None
    assert Entry.objects.filter(action="accounts.revoke_token").count() == 1


@pytest.mark.parametrize(("scopes", "days"), [([], 30), (["write"], 30), (["read"], 0), (["read"], 400)])
def test_it_refuses_unknown_scopes_and_endless_lives(sari: User, scopes: list[str], days: int) -> None:
    with pytest.raises(ValueError, match=r"scope|within a year"):
        actions.create_token(
            person=sari, name="x", scopes=scopes, expires_at=NOW + timedelta(days=days), now=NOW
        )


def test_its_use_is_noted_once_a_minute(
    sari: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token, _ = a_token(sari)
    with django_assert_num_queries(1):
        actions.note_use(token=token, now=NOW)
        actions.note_use(token=token, now=NOW + timedelta(seconds=59))
    assert Token.objects.get().last_used_at == NOW


def test_i_make_a_token_see_its_secret_once_and_revoke_it(page: Client, sari: User) -> None:
    assert "Belum ada token" in page.get("/akun/token/").text
    response = page.post("/akun/token/baru/", {"name": "gudang data", "scopes": ["read"], "days": "90"})
    secret = response.text.split('<code class="long">')[1].split("<")[0]
    assert selectors.user_with_token(secret, timezone.now())
    text = page.get("/akun/token/").text
    assert "gudang data" in text
    assert "belum pernah dipakai" in text
    assert secret not in text
    token = Token.objects.get()
    assert page.post(f"/akun/token/{token.pk}/cabut/")["Location"] == "/akun/token/"
    assert "dicabut" in page.get("/akun/token/").text


def test_it_says_what_is_missing(page: Client) -> None:
    response = page.post("/akun/token/baru/", {"days": "7000"})
    assert response.status_code == 422
    assert "Pilih paling sedikit satu." in response.text
    assert not Token.objects.exists()


def test_a_token_of_somebody_else_is_not_there(page: Client) -> None:
    token, _ = a_token(a_person("Budi"))
    answers = [page.post(f"/akun/token/{pk}/cabut/").status_code for pk in (token.pk, 999_999)]
    assert answers == [404, 404]
    assert "gudang data" not in page.get("/akun/token/").text
    assert Token.objects.get().revoked_at is None
