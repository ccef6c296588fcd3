"""Single sign-on against a provider that runs on this machine."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.apps.accounts.provider import CLIENT, SECRET, STRANGE_KEY, Provider, running
from tests.people import a_person
from tolok.apps.accounts import actions
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry

pytestmark = pytest.mark.django_db

BUDI = {"sub": "b-17", "email": "budi@example.go.id", "email_verified": True, "name": "Budi"}


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    with running() as one:
        settings.TOLOK_OIDC_ISSUER = one.url
        settings.TOLOK_OIDC_CLIENT_ID = CLIENT
        settings.TOLOK_OIDC_SECRET = SECRET
        settings.TOLOK_OIDC_NAME = "SSO Provinsi"
        one.person = dict(BUDI)
        yield one


def go(client: Client, **fields: str) -> str:
    """Start at the sign-in page, visit the provider, and return the address it sends the browser back to."""
    response = client.post("/masuk/sso/", fields)
    assert response.status_code == 302, response.text
    return requests.get(response["Location"], allow_redirects=False, timeout=5).headers["Location"]


def come_back(client: Client, address: str) -> Any:
    parts = urlsplit(address)
    assert parts.path == "/masuk/sso/selesai/"
    return client.get(parts.path, parse_qs(parts.query))


def sign_in(client: Client, **fields: str) -> Any:
    return come_back(client, go(client, **fields))


def invited(email: str = "budi@example.go.id") -> None:
    actions.invite(email=email, name="Budi Santoso", by=None, now=timezone.now())


def said(response: Any) -> str:
    text: str = response.content.decode()
    return text


def test_the_sign_in_page_offers_it_by_name_where_it_is_set_up(client: Client, provider: Provider) -> None:
    assert "Masuk dengan SSO Provinsi" in client.get("/masuk/").text


def test_without_settings_there_is_none(client: Client) -> None:
    assert "Masuk dengan" not in client.get("/masuk/").text
    assert client.post("/masuk/sso/").status_code == 404
    assert client.get("/masuk/sso/selesai/").status_code == 404


def test_it_starts_only_with_a_form(client: Client, provider: Provider) -> None:
    assert client.get("/masuk/sso/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/masuk/sso/").status_code == 403


def test_who_is_invited_comes_in_with_an_account_and_needs_no_code_app(
    client: Client, provider: Provider
) -> None:
    invited()
    assert sign_in(client)["Location"] == "/akun/"
    assert "Budi Santoso" in client.get("/akun/").text
    budi = User.objects.get()
    assert not budi.has_usable_password()
    kept = SocialAccount.objects.get()
    assert kept.extra_data == {"iss": provider.url, "sub": "b-17"}
    assert [entry.action for entry in Entry.objects.all()][1:] == [
        "accounts.open",
        "accounts.accept_by_sso",
        "accounts.sign_in",
    ]


def test_afterwards_the_person_is_known_by_issuer_and_subject_whatever_the_address(
    client: Client, provider: Provider
) -> None:
    invited()
    sign_in(client)
    provider.person |= {"email": "budi.santoso@example.go.id"}
    other = Client()
    assert sign_in(other)["Location"] == "/akun/"
    assert User.objects.count() == SocialAccount.objects.count() == 1


def test_it_goes_where_the_person_was_going(client: Client, provider: Provider) -> None:
    invited()
    assert sign_in(client, next="/akun/data/")["Location"] == "/akun/data/"


def test_the_way_back_is_the_same_address_in_english(client: Client, provider: Provider) -> None:
    response = client.post("/en/masuk/sso/")
    assert parse_qs(urlsplit(response["Location"]).query)["redirect_uri"] == [
        "http://testserver/masuk/sso/selesai/"
    ]


def test_an_account_with_the_same_address_is_not_taken_over(client: Client, provider: Provider) -> None:
    a_person("Budi")
    response = sign_in(client)
    assert response.status_code == 403
    assert "Anda belum diundang ke sini" in said(response)
    assert client.get("/akun/").status_code == 302
    assert not SocialAccount.objects.exists()


def test_an_invitation_ties_it_to_the_account_that_is_there(client: Client, provider: Provider) -> None:
    budi = a_person("Budi")
    invited(budi.email)
    assert sign_in(client)["Location"] == "/akun/"
    assert SocialAccount.objects.get().user == budi


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_address_the_provider_did_not_verify_opens_nothing(
    client: Client, provider: Provider, verified: object
) -> None:
    invited()
    provider.person |= {"email_verified": verified}
    assert sign_in(client).status_code == 403
    assert not User.objects.exists()


def test_the_same_subject_of_another_issuer_is_another_person(
    client: Client, provider: Provider, settings: Settings
) -> None:
    invited()
    sign_in(client)
    with running() as other:
        other.person = dict(BUDI)
        settings.TOLOK_OIDC_ISSUER = other.url
        assert sign_in(Client()).status_code == 403


def test_a_closed_account_stays_closed(client: Client, provider: Provider) -> None:
    invited()
    sign_in(client)
    actions.deactivate(person=User.objects.get(), by=None, why="pindah", now=timezone.now())
    other = Client()
    assert "Akun ini sudah ditutup" in said(sign_in(other))
    assert client.get("/akun/").status_code == other.get("/akun/").status_code == 302


def test_another_subject_with_the_same_address_is_another_person(client: Client, provider: Provider) -> None:
    """An address goes to a successor; what the predecessor may do does not."""
    invited()
    sign_in(client)
    provider.person |= {"sub": "b-18"}
    response = sign_in(Client())
    assert response.status_code == 403
    assert "Anda belum diundang ke sini" in said(response)
    assert User.objects.count() == SocialAccount.objects.count() == 1


def test_every_sign_in_has_a_nonce_of_its_own(client: Client, provider: Provider) -> None:
    seen = set()
    for _ in range(2):
        seen.update(parse_qs(urlsplit(client.post("/masuk/sso/")["Location"]).query)["nonce"])
    assert len(seen) == 2


def test_an_address_may_come_from_userinfo(client: Client, provider: Provider) -> None:
    invited()
    provider.person = {"sub": "b-17"}
    provider.userinfo = dict(BUDI)
    assert sign_in(client)["Location"] == "/akun/"


def refused(response: HttpResponseBase) -> bool:
    return (
        response.status_code == 403
        and "tidak berhasil" in said(response)
        and not User.objects.exists()
        and not SocialAccount.objects.exists()
    )


def test_userinfo_about_somebody_else_is_not_believed(client: Client, provider: Provider) -> None:
    invited()
    provider.person = {"sub": "x-99"}
    provider.userinfo = dict(BUDI)
    assert refused(sign_in(client))


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another"},
        {"iss": "https://example.com"},
        {"exp": int(time.time()) - 3600},
        {"iat": int(time.time()) + 3600},
        {"nonce": "of another sign-in"},
        {"nonce": ""},
        {"nonce": None},
    ],
    ids=["audience", "issuer", "expired", "future", "nonce", "empty-nonce", "no-nonce"],
)
def test_a_token_for_another_or_of_another_time_is_not_believed(
    client: Client, provider: Provider, claims: dict[str, object]
) -> None:
    invited()
    provider.claims = claims
    assert refused(sign_in(client))


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_without_a_signature_by_key_pair_is_not_believed(
    client: Client, provider: Provider, algorithm: str
) -> None:
    invited()
    provider.algorithm = algorithm
    assert refused(sign_in(client))


def test_a_token_signed_with_a_strange_key_is_not_believed(client: Client, provider: Provider) -> None:
    invited()
    provider.key = STRANGE_KEY
    assert refused(sign_in(client))


def test_a_provider_that_calls_itself_something_else_is_not_believed(
    client: Client, provider: Provider
) -> None:
    invited()
    provider.issuer = "https://example.com"
    assert refused(sign_in(client))


def test_an_answer_belongs_to_the_browser_that_asked_and_is_good_once(
    client: Client, provider: Provider
) -> None:
    invited()
    address = go(client)
    assert refused(come_back(Client(), address))
    assert come_back(client, address)["Location"] == "/akun/"
    assert said(come_back(client, address)).count("tidak berhasil")


def test_a_code_stolen_on_its_way_is_worth_nothing_elsewhere(client: Client, provider: Provider) -> None:
    invited()
    stolen = parse_qs(urlsplit(go(client)).query)["code"][0]
    thief = Client()
    own = parse_qs(urlsplit(go(thief)).query)
    assert refused(thief.get("/masuk/sso/selesai/", {"code": stolen, "state": own["state"][0]}))


def test_who_changes_their_mind_is_told_so(client: Client, provider: Provider) -> None:
    provider.person = {}
    assert refused(sign_in(client))


def test_a_provider_that_is_down_is_told_in_plain_words(client: Client, provider: Provider) -> None:
    address = go(client)
    provider.jwks = lambda: {"error": "down"}  # type: ignore[method-assign]
    assert refused(come_back(client, address))
