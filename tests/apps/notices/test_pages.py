"""The page of notices, its preferences, and the number in the header."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from tests.apps.organizations.cast import someone
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.notices import actions, selectors
from tolok.apps.notices.models import Mailing, Notice
from tolok.apps.notices.urls import urlpatterns
from tolok.rules.texts import Text

pytestmark = pytest.mark.django_db

HOME = "/pemberitahuan/"


@pytest.fixture
def ani() -> User:
    return someone("Ani")


@pytest.fixture
def page(client: Client, ani: User) -> Client:
    return signed_in(client, ani)


def tell(user: User, key: str = "a:1") -> Notice:
    actions.notify(
        users=[user],
        words=Text(f"Kabar {key}", f"News {key}"),
        path="/organisasi/",
        key=key,
        now=timezone.now() - timedelta(minutes=1),
    )
    return Notice.objects.get(user=user, key=key)


def text_of(client: Client, address: str = HOME) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda one: one.name)
def test_a_stranger_learns_nothing(client: Client, ani: User, pattern: object) -> None:
    notice = tell(ani)
    route = str(pattern.pattern)  # type: ignore[attr-defined]
    address = HOME + route.replace("<int:notice>", str(notice.pk))
    nowhere = HOME + route.replace("<int:notice>", "999999")
    for method in (client.get, client.post):
        assert method(address).status_code == method(nowhere).status_code == 302
        assert "/masuk/" in method(address)["Location"]
    signed_in(client, someone("Budi"))
    if "<int:notice>" in route:
        for method in (client.get, client.post):
            assert method(address).status_code == method(nowhere).status_code == 404
    else:
        assert "Kabar" not in client.get(address).content.decode()
    assert selectors.unread_count(ani) == 1


def test_it_lists_what_is_new_and_counts_it_in_the_header(page: Client, ani: User) -> None:
    assert "Belum ada pemberitahuan" in text_of(page)
    tell(ani)
    text = text_of(page)
    for words in ("Kabar a:1", "1 belum Anda baca.", "Pemberitahuan (1)", "Surel belum disiapkan"):
        assert words in text
    assert "News a:1" in text_of(page, f"/en{HOME}")


def test_following_a_notice_reads_it_in_the_readers_language(page: Client, ani: User) -> None:
    notice = tell(ani)
    assert page.get(f"{HOME}{notice.pk}/")["Location"] == "/organisasi/"
    assert page.get(f"/en{HOME}{notice.pk}/")["Location"] == "/en/organisasi/"
    assert selectors.unread_count(ani) == 0
    assert "Semuanya sudah Anda baca." in text_of(page)


def test_one_and_all_are_marked_as_read(page: Client, ani: User) -> None:
    first, _ = tell(ani), tell(ani, "a:2")
    assert page.post(f"{HOME}{first.pk}/dibaca/", {"halaman": "1"})["Location"] == f"{HOME}?halaman=1"
    assert page.post(f"{HOME}{first.pk}/dibaca/", {"halaman": "//x"})["Location"] == HOME
    assert selectors.unread_count(ani) == 1
    page.post(f"{HOME}dibaca/")
    assert selectors.unread_count(ani) == 0


def test_many_notices_take_few_statements(
    page: Client, ani: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        tell(ani, f"n:{number}")
    text_of(page)
    with django_assert_max_num_queries(7):
        assert "Kabar n:0" in text_of(page, f"{HOME}?halaman=3")


def test_it_keeps_how_a_person_wants_to_be_told(page: Client, ani: User, settings: Settings) -> None:
    settings.TOLOK_MAIL, settings.TOLOK_ADDRESS = True, "https://tolok.example.go.id"
    text = text_of(page, f"{HOME}cara/")
    assert "ani@example.go.id" in text
    assert "Surel belum disiapkan" not in text
    given = {"mailing": "at_once", "language": "en", "zone": "Asia/Jayapura", "quiet_from": "21:00"}
    refused = page.post(f"{HOME}cara/", given)
    assert refused.status_code == 422
    assert "Isi awal dan akhir jam tenang" in refused.content.decode()
    saved = page.post(f"{HOME}cara/", {**given, "quiet_to": "05:30"}, follow=True)
    assert "Pilihan Anda tersimpan." in saved.content.decode()
    assert selectors.preference_of(ani).mailing == Mailing.AT_ONCE
    assert 'value="05:30"' in text_of(page, f"{HOME}cara/")
