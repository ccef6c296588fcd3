import gzip

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_policy_allows_only_what_the_site_serves_itself(client: Client) -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in client.get("/")["Content-Security-Policy"].split(";")
    )

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert not any("unsafe" in value for value in policy.values())


def test_a_page_sends_the_security_headers(client: Client) -> None:
    response = client.get("/")

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_pages_travel_compressed(client: Client) -> None:
    response = client.get("/", headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert b"<!doctype html>" in gzip.decompress(response.content)


def test_the_doors_in_the_header_mark_the_one_we_are_behind(client: Client) -> None:
    html = client.get("/instrumen/").text

    assert '<a href="/instrumen/" aria-current="page">Instrumen</a>' in html
    assert '<a href="/hitung/">Hitung indeks</a>' in html


def test_english_doors_stay_english(client: Client) -> None:
    assert '<a href="/en/hitung/">' in client.get("/en/").text
