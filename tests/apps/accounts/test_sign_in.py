"""Signing in and out: password, second factor, limits, and what a stranger learns."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.utils import timezone

from tests.people import PASSWORD, a_person, code_for
from tolok.apps.accounts import actions
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry

pytestmark = pytest.mark.django_db

NEXT = "/akun/data/"


@pytest.fixture
def sari() -> User:
    return a_person()


def sign_in(
    client: Client, email: str = "sari.dewi@example.go.id", password: str = PASSWORD, **more: str
) -> str:
    """Send the form; the address it leads to, or the text of the page that came back."""
    response = client.post("/masuk/", {"login": email, "password": password, **more})
    return response.get("Location") or response.content.decode()


def set_up(client: Client) -> str:
    """Set up the code app as a person does; its secret."""
    page = client.get("/akun/aplikasi-kode/").text
    found = re.search(r"<code>([A-Z2-7 ]{39})</code>", page)
    assert found, page
    secret = found.group(1)
    response = client.post("/akun/aplikasi-kode/", {"code": code_for(secret)})
    assert response["Location"] == "/akun/kode-cadangan/"
    return secret


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<li><code>(\d{8})</code>", client.get("/akun/kode-cadangan/").text)


def test_the_first_sign_in_leads_to_the_code_app_and_shows_recovery_codes_once(
    client: Client, sari: User
) -> None:
    assert sign_in(client) == "/akun/"
    assert client.get("/akun/")["Location"] == "/akun/aplikasi-kode/"
    set_up(client)
    assert len(recovery_codes(client)) == 10
    assert recovery_codes(client) == []
    assert "Sari Dewi" in client.get("/akun/").text
    assert list(Entry.objects.values_list("action", flat=True))[3:] == [
        "accounts.sign_in",
        "accounts.set_up_second_factor",
    ]


def test_a_second_sign_in_asks_for_a_code_and_goes_where_it_was_going(client: Client, sari: User) -> None:
    sign_in(client)
    secret = set_up(client)
    other = Client()
    assert other.get(NEXT)["Location"] == f"/masuk/?next={NEXT}"
    assert sign_in(other, next=NEXT) == "/masuk/kode/"
    assert other.get(NEXT)["Location"] == f"/masuk/?next={NEXT}", "half signed in is not signed in"
    sign_in(other, next=NEXT)
    # one step on: a code is good for one use only
    assert other.post("/masuk/kode/", {"code": code_for(secret, 1)})["Location"] == NEXT
    assert other.get(NEXT).status_code == 200


def test_a_code_is_good_once(client: Client, sari: User) -> None:
    sign_in(client)
    secret = set_up(client)
    code = code_for(secret, 1)
    first, second = Client(), Client()
    sign_in(first)
    sign_in(second)
    assert first.post("/masuk/kode/", {"code": code}).status_code == 302
    assert "sudah dipakai" in second.post("/masuk/kode/", {"code": code}).text


def test_a_recovery_code_opens_once(client: Client, sari: User) -> None:
    sign_in(client)
    set_up(client)
    code = recovery_codes(client)[0]
    for expected in (302, 200):
        other = Client()
        sign_in(other)
        assert other.post("/masuk/kode/", {"code": code}).status_code == expected


def test_the_secret_of_a_code_app_is_not_readable_in_the_database(client: Client, sari: User) -> None:
    sign_in(client)
    secret = set_up(client).replace(" ", "")
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=["for tests only, never for people"]):
        other = Client()
        sign_in(other)
        assert other.post("/masuk/kode/", {"code": code_for(secret, 1)}).status_code == 302


@pytest.mark.parametrize("email", ["sari.dewi@example.go.id", "tidak.ada@example.go.id"])
def test_a_wrong_password_and_an_unknown_address_read_the_same(
    client: Client, sari: User, email: str
) -> None:
    page = sign_in(client, email, "salah sekali")
    assert "Surel atau kata sandi ini tidak cocok" in page
    assert client.get("/akun/").status_code == 302


def test_an_address_may_be_typed_in_capitals(client: Client, sari: User) -> None:
    assert sign_in(client, "Sari.Dewi@Example.go.id") == "/akun/"


def test_a_closed_account_is_told_so_only_with_its_password(client: Client, sari: User) -> None:
    actions.deactivate(person=sari, by=None, why="pindah", now=timezone.now())
    assert "Surel atau kata sandi ini tidak cocok" in sign_in(client, password="salah sekali")
    assert "Akun ini sudah ditutup" in sign_in(client)
    assert "Akun ini sudah ditutup" in client.get("/masuk/ditutup/").text


def test_guessing_one_account_stops_after_five_attempts_even_with_the_right_password(
    client: Client, sari: User
) -> None:
    for _ in range(5):
        sign_in(client, password="salah sekali")
    assert "Terlalu banyak percobaan yang gagal" in sign_in(client)


def test_guessing_codes_stops_too(client: Client, sari: User) -> None:
    sign_in(client)
    secret = set_up(client)
    other = Client()
    sign_in(other)
    pages = [other.post("/masuk/kode/", {"code": "000000"}).text for _ in range(6)]
    assert "Terlalu banyak percobaan yang gagal" in pages[-1]
    assert other.post("/masuk/kode/", {"code": code_for(secret, 1)}).status_code == 200


def test_one_address_that_sends_too_much_is_told_to_wait(client: Client) -> None:
    responses = [client.post("/masuk/", {"login": f"a{n}@example.go.id"}) for n in range(31)]
    assert [one.status_code for one in responses[-2:]] == [200, 429]
    assert "Terlalu banyak percobaan" in responses[-1].text


def test_signing_out_asks_and_then_ends_the_session(client: Client, sari: User) -> None:
    sign_in(client)
    set_up(client)
    assert "Keluar dari Tolok?" in client.get("/keluar/").text
    assert client.post("/keluar/")["Location"] == "/"
    assert client.get("/akun/")["Location"].startswith("/masuk/")
    assert not Session.objects.exists()
    assert Entry.objects.latest("pk").action == "accounts.sign_out"


def test_a_session_ends_after_twelve_hours_and_with_the_browser(client: Client, sari: User) -> None:
    sign_in(client)
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(hours=11) < left <= timedelta(hours=12)
    assert client.cookies["sessionid"]["max-age"] == ""
    assert client.cookies["sessionid"]["httponly"] is True


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(client: Client, sari: User, elsewhere: str) -> None:
    assert sign_in(client, next=elsewhere) == "/akun/"


def test_the_page_speaks_english_under_en(client: Client) -> None:
    assert "For staff who have been invited" in client.get("/en/masuk/").text


def test_a_form_without_its_token_is_refused(sari: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/masuk/", {"login": sari.email, "password": PASSWORD}).status_code == 403
