"""The page behind an invitation."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import timezone

from tests.people import OTHER_PASSWORD, PASSWORD, a_person
from tolok.apps.accounts import actions
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry

pytestmark = pytest.mark.django_db

FIELDS = {"name": "Budi Santoso", "nip": "19860926 201505 1 001", "password": PASSWORD}


def an_invitation(email: str = "budi@example.go.id", days_ago: int = 0) -> str:
    """The address of an invitation."""
    at = timezone.now() - timedelta(days=days_ago)
    return f"/undangan/{actions.invite(email=email, name='Budi', by=None, now=at)[1]}/"


def test_it_asks_for_name_number_and_password_and_opens_the_account(client: Client) -> None:
    path = an_invitation()
    page = client.get(path)
    assert "budi@example.go.id" in page.text
    assert 'value="Budi"' in page.text
    assert "Sedikitnya 15 karakter" in page.text
    response = client.post(path, FIELDS)
    assert "Akun Anda siap" in response.text
    budi = User.objects.get()
    assert (budi.name, budi.nip) == ("Budi Santoso", "198609262015051001")
    assert client.post("/masuk/", {"login": budi.email, "password": PASSWORD})["Location"] == "/akun/"


def test_contract_staff_leave_the_number_empty(client: Client) -> None:
    assert client.post(an_invitation(), {**FIELDS, "nip": ""}).status_code == 200
    assert User.objects.get().nip == ""


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Tulis nama Anda."),
        ("password", "", "Tulis kata sandi baru."),
        ("password", "pendek", "15"),
        ("nip", "1" * 19, "NIP paling panjang 18 angka"),
    ],
)
def test_it_says_what_to_correct_and_stays_open(client: Client, field: str, value: str, said: str) -> None:
    path = an_invitation()
    response = client.post(path, {**FIELDS, field: value})
    assert response.status_code == 422
    assert said in response.text
    assert client.post(path, FIELDS).status_code == 200


def test_it_works_once(client: Client) -> None:
    path = an_invitation()
    client.post(path, FIELDS)
    for response in (client.get(path), client.post(path, {**FIELDS, "password": OTHER_PASSWORD})):
        assert response.status_code == 403
        assert "Undangan ini tidak berlaku" in response.text
    assert User.objects.get().check_password(PASSWORD)


def test_used_expired_closed_and_made_up_invitations_read_the_same(client: Client) -> None:
    gone = a_person("Sudah Pindah")
    used, expired = an_invitation("a@example.go.id"), an_invitation("b@example.go.id", days_ago=8)
    client.post(used, FIELDS)
    actions.deactivate(person=gone, by=None, why="pindah", now=timezone.now())
    closed = an_invitation(gone.email)
    pages = {
        client.get(path).text.replace(path, "") for path in (used, expired, closed, "/undangan/tidak-ada/")
    }
    assert len(pages) == 1


def test_who_has_an_account_is_asked_for_a_password_only(client: Client) -> None:
    sari = a_person()
    path = an_invitation(sari.email)
    page = client.get(path).text
    assert "Buat kata sandi baru" in page
    assert 'name="nip"' not in page
    client.post(path, {"password": OTHER_PASSWORD})
    sari.refresh_from_db()
    assert sari.check_password(OTHER_PASSWORD)


def test_its_address_goes_to_no_other_site_cache_or_log(client: Client) -> None:
    path = an_invitation()
    for response in (client.get(path), client.post(path, FIELDS), client.get(path)):
        assert response["Referrer-Policy"] == "same-origin"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in response["Cache-Control"]
    assert Entry.objects.get(action="accounts.accept").page == "/undangan/…/"


def test_guessing_addresses_is_slowed_down(client: Client) -> None:
    statuses = [client.post("/undangan/tebakan/", FIELDS).status_code for _ in range(21)]
    assert statuses[-2:] == [403, 429]


def test_the_command_lets_the_first_person_in(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("invite", "budi@example.go.id", "Budi", why="pengelola pertama")
    path = capsys.readouterr().out.split()[0]
    assert "Selamat datang di Tolok" in client.get(path).text
    entry = Entry.objects.get()
    assert (entry.who_id, entry.page, entry.why) == (None, "tolok manage invite", "pengelola pertama")


@pytest.mark.parametrize(("on", "email"), [(True, "bukan surel"), (False, "budi@example.go.id")])
def test_the_command_refuses_no_address_and_closed_accounts(on: bool, email: str) -> None:
    with override_settings(TOLOK_ACCOUNTS=on), pytest.raises(CommandError):
        call_command("invite", email, "Budi")
