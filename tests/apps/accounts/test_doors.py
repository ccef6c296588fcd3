"""Accounts beside the public pages: no cookie, nothing to see while they are switched off."""

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from tests.people import a_person, signed_in

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/instrumen/", "/hitung/", "/hitung/pekppp-2022-luring/", "/komponen/", "/en/"]
OWN = [
    "/masuk/",
    "/masuk/kode/",
    "/masuk/ditutup/",
    "/undangan/x/",
    "/keluar/",
    "/akun/",
    "/akun/data/",
    "/organisasi/",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_sets_no_cookie_and_asks_no_database_who_reads(
    client: Client, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    # the home page asks whether services, results of a cycle and of surveys, and consultations are public
    with django_assert_max_num_queries(4) as asked:
        response = client.get(path)
    assert not any("session" in one["sql"] or "user" in one["sql"] for one in asked.captured_queries)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert 'href="/en/masuk/"' in response.text if path == "/en/" else 'href="/masuk/"' in response.text


def test_a_public_page_leads_whoever_is_signed_in_to_their_account(client: Client) -> None:
    text = signed_in(client, a_person()).get("/").text
    assert 'href="/akun/"' in text
    assert 'href="/masuk/"' not in text


@pytest.mark.parametrize("path", OWN)
def test_switched_off_there_is_no_page_and_no_link(client: Client, path: str) -> None:
    with override_settings(TOLOK_ACCOUNTS=False):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
        assert "/masuk/" not in client.get("/").text
