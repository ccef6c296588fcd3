"""Whether addresses answer: the status in the end, or why nobody did; nobody is led into a private network."""

import http.client
import socket
import ssl

import pytest
from pytest_django.fixtures import Settings

from tests.apps.evidence.test_links import site as site
from tolok.apps.evidence import refusals
from tolok.apps.evidence.actions import Reached, reach_all
from tolok.apps.evidence.fetching import why_of


def test_it_tells_the_status_after_redirects(site: str) -> None:
    pages = ["/berita", "/pindah", "/tidak-ada", "/rusak", "/besar"]
    assert reach_all([f"{site}{page}" for page in pages]) == [
        Reached(200),
        Reached(200),
        Reached(404),
        Reached(500),
        Reached(200),
    ]


@pytest.mark.parametrize(
    ("page", "why"),
    [("/putar", refusals.WANDERING), ("/berkas-lokal", refusals.MISWRITTEN)],
)
def test_it_tells_why_nobody_answered(site: str, page: str, why: object) -> None:
    assert reach_all([f"{site}{page}"]) == [Reached(None, why)]  # type: ignore[arg-type]


def test_it_asks_nothing_of_a_private_network(settings: Settings) -> None:
    settings.TOLOK_EVIDENCE_PRIVATE_LINKS = False
    found = reach_all(["http://127.0.0.1:9/", "http://[::1]/"])
    assert found == [Reached(None, refusals.INSIDE)] * 2


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (socket.gaierror(-2, "Name or service not known"), "alamat tidak ditemukan"),
        (ssl.SSLCertVerificationError("self-signed"), "sertifikat bermasalah"),
        (ConnectionRefusedError(), "tidak menjawab"),
        (ConnectionResetError(), "sambungan terputus"),
        (http.client.BadStatusLine("?"), "jawabannya tidak terbaca"),
    ],
)
def test_it_says_in_words_what_went_wrong(error: Exception, words: str) -> None:
    assert why_of(error).id == words
