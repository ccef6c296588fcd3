"""My account: details, password, sessions, second factor."""

import re
import time

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.apps.accounts.test_sign_in import set_up, sign_in
from tests.people import OTHER_PASSWORD, PASSWORD, a_person, code_for, signed_in
from tolok.apps.accounts import urls
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def sari() -> User:
    return a_person(nip="198613262015051001")


@pytest.fixture
def page(sari: User) -> Client:
    return signed_in(Client(), sari)


def test_it_shows_what_is_kept_and_what_looks_odd(page: Client) -> None:
    text = page.get("/akun/").text
    assert [
        words for words in ("Sari Dewi", "sari.dewi@example.go.id", "198613262015051001") if words not in text
    ] == []
    assert "Periksa kembali nomor pegawai Anda" in text
    assert "tanggal lahir" in text


def test_it_stays_out_of_every_cache(page: Client) -> None:
    assert "no-store" in page.get("/akun/")["Cache-Control"]


def test_it_takes_few_statements_however_many_sessions(
    page: Client, sari: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        sign_in(Client())
    # one of them counts unread notices for the header
    with django_assert_max_num_queries(7):
        assert page.get("/akun/").text.count("Akhiri sesi ini") == 5


def test_i_correct_my_name_and_number(page: Client, sari: User) -> None:
    assert 'value="Sari Dewi"' in page.get("/akun/data/").text
    assert page.post("/akun/data/", {"name": "Sari Lestari", "nip": ""})["Location"] == "/akun/"
    sari.refresh_from_db()
    assert (sari.name, sari.nip) == ("Sari Lestari", "")
    assert page.post("/akun/data/", {"name": ""}).status_code == 422


def test_i_change_my_password_and_stay_signed_in(page: Client, sari: User) -> None:
    other = Client()
    sign_in(other)
    assert "Ganti kata sandi" in page.get("/akun/kata-sandi/").text
    response = page.post("/akun/kata-sandi/", {"old": PASSWORD, "password": OTHER_PASSWORD})
    assert response["Location"] == "/akun/"
    assert page.get("/akun/").status_code == 200
    assert other.get("/akun/")["Location"].startswith("/masuk/")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("salah", OTHER_PASSWORD, "Kata sandi ini tidak cocok"),
        (PASSWORD, "pendek", "15"),
        (PASSWORD, PASSWORD, "sama dengan yang lama"),
        ("", "", "Tulis kata sandi Anda."),
    ],
)
def test_it_refuses_a_wrong_or_weak_password(page: Client, old: str, new: str, said: str) -> None:
    response = page.post("/akun/kata-sandi/", {"old": old, "password": new})
    assert response.status_code == 422
    assert said in response.text


def test_guessing_my_password_inside_is_slowed_down(page: Client) -> None:
    wrong = {"old": "salah", "password": OTHER_PASSWORD}
    statuses = [page.post("/akun/kata-sandi/", wrong).status_code for _ in range(6)]
    assert statuses[-2:] == [422, 429]


def test_i_see_and_end_my_other_sessions(sari: User) -> None:
    mine, other = Client(headers={"user-agent": "Firefox"}), Client(headers={"user-agent": "<b>Chrome</b>"})
    sign_in(mine)
    set_up(mine)
    sign_in(other)
    text = mine.get("/akun/").text
    assert "Peramban ini" in text
    assert "Firefox" in text
    assert "Chrome" not in text, "half signed in is no session yet"
    session = UserSession.objects.create(
        user=sari, ip="127.0.0.1", session_key="x" * 32, user_agent="<b>Chrome</b>"
    )
    assert mine.post(f"/akun/sesi/{session.pk}/akhiri/")["Location"] == "/akun/"
    assert not UserSession.objects.filter(pk=session.pk).exists()


def test_a_session_of_somebody_else_is_refused_like_one_that_is_not_there(page: Client) -> None:
    budi = a_person("Budi")
    other = Client()
    sign_in(other, budi.email)
    session = UserSession.objects.get(user_id=budi.pk)
    answers = [page.post(f"/akun/sesi/{pk}/akhiri/") for pk in (session.pk, 999_999)]
    assert [one.status_code for one in answers] == [403, 403]
    assert UserSession.objects.filter(pk=session.pk).exists()


def test_i_replace_my_code_app(sari: User) -> None:
    client = Client()
    sign_in(client)
    old = set_up(client)
    assert "Ganti aplikasi kode?" in client.get("/akun/aplikasi-kode/ganti/").text
    assert client.post("/akun/aplikasi-kode/ganti/")["Location"] == "/akun/aplikasi-kode/"
    assert client.get("/akun/")["Location"] == "/akun/aplikasi-kode/", (
        "nothing opens until the new one is set up"
    )
    assert set_up(client) != old
    assert "Aplikasi kode" in client.get("/akun/").text
    assert Entry.objects.filter(action="accounts.replace_second_factor").count() == 1


def test_a_wrong_first_code_sets_nothing_up(sari: User) -> None:
    client = Client()
    sign_in(client)
    client.get("/akun/aplikasi-kode/")
    assert "Kode ini tidak cocok" in client.post("/akun/aplikasi-kode/", {"code": "000000"}).text
    assert client.get("/akun/")["Location"] == "/akun/aplikasi-kode/"


def test_i_renew_my_recovery_codes(sari: User) -> None:
    client = Client()
    sign_in(client)
    set_up(client)
    first = set(re.findall(r"<li><code>(\d+)", client.get("/akun/kode-cadangan/").text))
    assert "Buat kode cadangan baru?" in client.get("/akun/kode-cadangan/baru/").text
    assert client.post("/akun/kode-cadangan/baru/")["Location"] == "/akun/kode-cadangan/"
    second = set(re.findall(r"<li><code>(\d+)", client.get("/akun/kode-cadangan/").text))
    assert len(second) == 10
    assert not first & second


def test_protection_changes_only_after_proving_oneself_again(sari: User) -> None:
    client = Client()
    sign_in(client)
    secret = set_up(client)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 301
    session.save()
    path = "/akun/aplikasi-kode/ganti/"
    assert client.get(path)["Location"].startswith("/akun/pastikan/?next=")
    text = client.get(f"/akun/pastikan/?next={path}").text
    assert "Pakai kode dari aplikasi" in text
    assert "Kata sandi ini tidak cocok" in client.post("/akun/pastikan/", {"password": "salah"}).text
    assert "Pakai kata sandi" in client.get(f"/akun/pastikan/kode/?next={path}").text
    response = client.post("/akun/pastikan/kode/", {"code": code_for(secret, 1), "next": path})
    assert response["Location"] == path
    assert client.get(path).status_code == 200


STAFF = [
    "/akun/",
    "/akun/data/",
    "/akun/kata-sandi/",
    "/akun/token/",
    "/akun/token/baru/",
    "/akun/aplikasi-kode/",
    "/akun/aplikasi-kode/ganti/",
    "/akun/kode-cadangan/",
    "/akun/kode-cadangan/baru/",
    "/akun/pastikan/",
    "/akun/pastikan/kode/",
    "/keluar/",
]


@pytest.mark.parametrize("path", STAFF)
def test_a_stranger_is_led_to_the_sign_in_page(client: Client, path: str) -> None:
    assert client.get(path)["Location"] == f"/masuk/?next={path}"
    assert client.get(f"/en{path}")["Location"] == f"/en/masuk/?next=/en{path}"
    assert client.post(path)["Location"].startswith("/masuk/?next=")


def test_a_stranger_ends_no_session_and_no_token(client: Client) -> None:
    for path in ("/akun/sesi/1/akhiri/", "/akun/token/1/cabut/"):
        assert client.post(path)["Location"].startswith("/masuk/")


def test_every_address_of_accounts_is_walked() -> None:
    """A new page joins the list above, or the pages whoever is not signed in may open."""
    public = {"/masuk/", "/masuk/kode/", "/masuk/ditutup/", "/masuk/sso/", "/undangan/<str:token>/"}
    posts = {"/akun/sesi/<int:session>/akhiri/", "/akun/token/<int:token>/cabut/"}
    assert {f"/{one.pattern}" for one in urls.urlpatterns} == public | posts | set(STAFF)


def test_letters_in_a_number_are_refused_and_an_odd_number_is_kept(page: Client, sari: User) -> None:
    wrong = page.post("/akun/data/", {"name": "Sari", "nip": "19860926O"})
    assert wrong.status_code == 422
    assert "NIP hanya berisi angka." in wrong.text
    page.post("/akun/data/", {"name": "Sari", "nip": "130 000 123"})
    sari.refresh_from_db()
    assert sari.nip == "130000123"
