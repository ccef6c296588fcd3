"""Files are served at signed addresses that end, as attachments in a sandbox, from a host of their own if there is one."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import a_looked_at, a_pdf, a_picture, a_proof
from tolok.apps.accounts.models import User
from tolok.apps.evidence import selectors, store
from tolok.apps.evidence.models import ProofVersion, State
from tolok.apps.organizations.models import OrganizationUnit


@pytest.fixture
def version(unit: OrganizationUnit, operator: User) -> ProofVersion:
    return a_looked_at(unit, operator, a_pdf())


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def status(client: Client, address: str, host: str = "testserver") -> int:
    """What an address answers; its file is read to the end, which closes it."""
    answer = client.get(address, headers={"host": host})
    if answer.streaming:
        list(answer.streaming_content)  # type: ignore[attr-defined]
    return answer.status_code


def test_a_file_comes_as_an_attachment_in_a_sandbox(
    client: Client, version: ProofVersion, now: datetime
) -> None:
    answer = client.get(selectors.file_url(version, now=now))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == a_pdf()  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="sk.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in answer["Cache-Control"]


def test_pictures_of_pages_are_shown_inline(client: Client, version: ProofVersion, now: datetime) -> None:
    for address in (selectors.page_url(version, 2, now=now), selectors.thumbnail_url(version, now=now)):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/webp"
        assert "Content-Disposition" not in answer
        assert answer["Content-Security-Policy"].startswith("sandbox")
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert selectors.page_url(version, 3, now=now) == ""
    assert selectors.page_url(version, 0, now=now) == ""


def test_an_address_lives_ten_minutes_at_most(client: Client, version: ProofVersion, now: datetime) -> None:
    for make in (selectors.file_url, selectors.thumbnail_url):
        assert status(client, make(version, now=now - timedelta(minutes=4, seconds=50))) == 200
        assert status(client, make(version, now=now - timedelta(minutes=10))) == 404


def test_a_page_looked_at_again_has_the_same_address(version: ProofVersion) -> None:
    at = datetime.fromisoformat("2026-11-21T03:00:01+00:00")
    later = at + timedelta(minutes=4)
    assert selectors.page_url(version, 1, now=at) == selectors.page_url(version, 1, now=later)


def test_an_address_that_is_not_ours_is_not_found(
    client: Client, version: ProofVersion, now: datetime
) -> None:
    address = selectors.file_url(version, now=now)
    token = address.split("/")[-2]
    for other in (token[:-1] + ("A" if token[-1] != "A" else "B"), "x", token.replace(":", ""), "W10:x"):
        assert client.get(f"/bukti/berkas/{other}/").status_code == 404


def test_what_is_held_back_later_is_not_served_any_more(
    client: Client, version: ProofVersion, now: datetime
) -> None:
    address = selectors.file_url(version, now=now)
    ProofVersion.objects.update(state=State.REFUSED)
    assert client.get(address).status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_not_found(
    client: Client, version: ProofVersion, now: datetime
) -> None:
    addresses = [make(version, now=now) for make in (selectors.file_url, selectors.thumbnail_url)]
    store.forget(version.sha256)
    assert [client.get(address).status_code for address in addresses] == [404, 404]


def test_a_host_of_files_answers_files_and_nothing_else(
    client: Client, version: ProofVersion, now: datetime, settings: Settings
) -> None:
    settings.TOLOK_FILES_HOST = "berkas.example.go.id"
    settings.ALLOWED_HOSTS = ["testserver", "berkas.example.go.id"]
    address = selectors.file_url(version, now=now)
    assert address.startswith("//berkas.example.go.id/")
    path = urlsplit(address).path
    assert status(client, path, "berkas.example.go.id") == 200
    assert client.get(path).status_code == 404
    for other in ("/", "/masuk/", "/bukti/", "/komponen/", "/bukti/berkas/x/y/"):
        assert status(client, other, "berkas.example.go.id") == 404
    assert client.get("/").status_code == 200


def test_a_name_cannot_break_out_of_its_header(
    client: Client, unit: OrganizationUnit, operator: User, now: datetime
) -> None:
    version = a_proof(unit, operator, a_picture(), 'foto"\r\nX-Evil: 1; é.jpg')
    answer = client.get(selectors.file_url(version, now=now))
    assert list(answer.streaming_content)  # type: ignore[attr-defined]
    assert "X-Evil" not in answer
    assert answer["Content-Disposition"].startswith("attachment;")


def test_an_address_costs_one_statement(
    client: Client, version: ProofVersion, now: datetime, django_assert_num_queries: object
) -> None:
    address = selectors.thumbnail_url(version, now=now)
    with django_assert_num_queries(1):  # type: ignore[operator]
        client.get(address)
