"""Links are fetched and archived, or refused with the reason; nobody is led into a private network."""

import http.server
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import FACTS, a_pdf, a_proof
from tests.apps.organizations.cast import NOW, TODAY
from tolok.apps.accounts.models import User
from tolok.apps.evidence import actions, fetching, refusals, selectors, store
from tolok.apps.evidence.models import Fetch, FetchState, Origin, Proof, ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import ProblemsError, Text


class _Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        status, kind, body, more = PAGES.get(path, (404, "text/html", b"<html>", {}))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", more.pop("Length", "") if "Length" in more else str(len(body)))
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        pass


PAGES: dict[str, tuple[int, str, bytes, dict[str, str]]] = {
    "/sk-2026.pdf": (200, "application/pdf", a_pdf(), {}),
    "/unduh": (
        200,
        "application/octet-stream",
        a_pdf(3),
        {"Content-Disposition": 'attachment; filename="../a b.pdf"'},
    ),
    "/berita": (200, "application/pdf", b"\n<!DOCTYPE html><html>", {}),
    "/kosong": (200, "application/pdf", b"", {}),
    "/program": (200, "application/pdf", b"MZ\x90", {}),
    "/pindah": (302, "text/html", b"", {"Location": "/sk-2026.pdf"}),
    "/putar": (302, "text/html", b"", {"Location": "/putar"}),
    "/dalam": (302, "text/html", b"", {"Location": "http://10.0.0.1/rahasia"}),
    "/berkas-lokal": (302, "text/html", b"", {"Location": "file:///etc/passwd"}),
    "/rusak": (500, "text/html", b"", {}),
    "/besar": (200, "application/pdf", a_pdf() + bytes(3 * 2**20), {}),
}


@pytest.fixture
def site(settings: Settings) -> Iterator[str]:
    """A web site on this machine, which tests may fetch from."""
    settings.TOLOK_EVIDENCE_PRIVATE_LINKS = True
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def asked(unit: OrganizationUnit, by: User, address: str) -> Proof:
    return actions.add_link(unit=unit, facts=FACTS, address=address, by=by, today=TODAY, now=NOW)


def archived(unit: OrganizationUnit, by: User, address: str) -> Fetch:
    """A link after the worker was there."""
    fetch = selectors.fetch_of(asked(unit, by, address))
    assert fetch is not None
    actions.archive(asked=fetch, now=NOW)
    fetch.refresh_from_db()
    assert not list((store.folder() / "fetching").iterdir())
    return fetch


@pytest.mark.parametrize(
    ("path", "name", "content"),
    [
        ("/sk-2026.pdf?versi=1", "sk-2026.pdf", a_pdf()),
        ("/pindah", "sk-2026.pdf", a_pdf()),
        ("/unduh", "a b.pdf", a_pdf(3)),
    ],
)
def test_a_link_becomes_a_version(
    unit: OrganizationUnit, operator: User, site: str, path: str, name: str, content: bytes
) -> None:
    fetch = archived(unit, operator, site + path)
    assert fetch.state == FetchState.KEPT
    version = fetch.version
    assert version is not None
    assert (version.name, version.proof.origin) == (name, Origin.LINK)
    assert version.source_url.startswith(site)
    assert store.kept_at(version.sha256).read_bytes() == content


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/berita", refusals.LINK_PAGE),
        ("/kosong", refusals.EMPTY),
        ("/program", refusals.TYPE_UNKNOWN),
        ("/putar", refusals.LINK_WANDERS),
        ("/berkas-lokal", refusals.LINK_SHAPE),
        ("/tidak-ada", refusals.LINK_DEAD.format(why="404")),
        ("/rusak", refusals.LINK_DEAD.format(why="500")),
        ("/besar", refusals.TOO_LARGE.format(size=4, limit=2)),
    ],
)
def test_a_link_that_is_no_proof_is_refused_with_the_reason(
    unit: OrganizationUnit, operator: User, site: str, settings: Settings, path: str, text: Text
) -> None:
    settings.TOLOK_EVIDENCE_MB = 2
    fetch = archived(unit, operator, site + path)
    assert (fetch.state, fetch.said) == (FetchState.REFUSED, text)
    assert not ProofVersion.objects.exists()


def test_a_link_to_what_the_library_holds_names_it(unit: OrganizationUnit, operator: User, site: str) -> None:
    a_proof(unit, operator, a_pdf())
    fetch = archived(unit, operator, f"{site}/sk-2026.pdf")
    assert fetch.said == refusals.HELD_ALREADY.format(title=FACTS.title)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/x.pdf",
        "http://localhost/x.pdf",
        "http://10.1.2.3/x.pdf",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/",
        "http://[::1]/x",
        "http://[::ffff:127.0.0.1]/x",
        "http://0.0.0.0/",
    ],
)
def test_nobody_is_led_into_a_private_network(unit: OrganizationUnit, operator: User, address: str) -> None:
    fetch = archived(unit, operator, address)
    assert (fetch.state, fetch.said) == (FetchState.REFUSED, refusals.LINK_PRIVATE)


def test_a_name_with_one_private_address_is_refused(
    unit: OrganizationUnit, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(0, 0, 0, "", (place, 80)) for place in ("203.0.112.9", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: found)
    assert archived(unit, operator, "http://unit.example.go.id/x.pdf").said == refusals.LINK_PRIVATE


def test_every_redirect_is_looked_at_again(
    unit: OrganizationUnit, operator: User, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fetching._public

    def public(host: str, port: int) -> str:
        if host.startswith("10."):
            raise refusals.refused(refusals.LINK_PRIVATE, "address")
        return real(host, port)

    monkeypatch.setattr(fetching, "_public", public)
    assert archived(unit, operator, f"{site}/dalam").said == refusals.LINK_PRIVATE


@pytest.mark.parametrize(
    "address",
    [
        "",
        "sk.pdf",
        "ftp://example.go.id/x",
        "file:///etc/passwd",
        "http://",
        "http://a:b@example.go.id/",
        "http://x:99999/",
        "javascript:alert(1)",
    ],
)
def test_an_address_of_no_use_is_refused_at_once(
    unit: OrganizationUnit, operator: User, address: str
) -> None:
    with pytest.raises(ProblemsError, match="whole address"):
        asked(unit, operator, address)
    assert not Proof.objects.exists()


def test_a_dead_host_and_a_slow_one_are_said_in_words(
    unit: OrganizationUnit, operator: User, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = line.getsockname()[1]
    assert "tidak dapat dibuka" in str(archived(unit, operator, f"http://127.0.0.1:{port}/").words["id"])
    monkeypatch.setattr(fetching, "PATIENCE", -1)
    assert archived(unit, operator, f"{site}/sk-2026.pdf").said == refusals.LINK_SLOW


def test_links_that_a_killed_worker_left_are_taken_up(
    unit: OrganizationUnit, operator: User, site: str
) -> None:
    asked(unit, operator, f"{site}/sk-2026.pdf")
    assert actions.fetch_waiting(now=NOW) == 1
    assert actions.fetch_waiting(now=NOW) == 0
    assert Fetch.objects.get().state == FetchState.KEPT


def test_a_link_is_asked_for_again_and_gives_the_next_version(
    unit: OrganizationUnit, operator: User, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = archived(unit, operator, f"{site}/sk-2026.pdf")
    monkeypatch.setitem(PAGES, "/sk-2026.pdf", (200, "application/pdf", a_pdf(7), {}))
    actions.fetch_again(proof=fetch.proof, by=operator, now=NOW)
    with pytest.raises(ProblemsError):
        actions.fetch_again(proof=fetch.proof, by=operator, now=NOW)
    actions.fetch_waiting(now=NOW)
    assert [version.number for version in selectors.versions_of(fetch.proof)] == [2, 1]


def test_the_worker_fetches_what_was_asked(
    unit: OrganizationUnit, operator: User, site: str, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        proof = asked(unit, operator, f"{site}/sk-2026.pdf")
    assert selectors.latest_clean_of([proof.pk]).get(proof.pk) is not None
