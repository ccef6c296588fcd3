"""What visitors of the measurement send is what the public page takes, and the page beside it keeps nothing."""

from uuid import UUID

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from benchmarks import visitors
from benchmarks.submissions import _survey
from tolok.apps.surveys.models import Answer

KIND = "application/x-www-form-urlencoded"


def test_it_makes_identifiers_as_a_phone_does() -> None:
    found = UUID(visitors.uuid7())
    assert (found.version, found.variant) == (7, "specified in RFC 4122")
    assert abs((found.int >> 80) / 1000 - timezone.now().timestamp()) < 60


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="benchmarks.served_addresses")
def test_one_page_keeps_what_is_sent_and_the_other_nothing(client: Client) -> None:
    code = _survey().code
    kept = client.post(f"/s/{code}/", visitors.form(), content_type=KIND)
    assert (kept.status_code, Answer.objects.count()) == (200, 1)
    nothing = client.post(f"/bench/{code}/", visitors.form(), content_type=KIND)
    assert (nothing.status_code, Answer.objects.count()) == (200, 1)
    assert "Terima kasih" in nothing.content.decode()
    assert abs(len(nothing.content) - len(kept.content)) < 300, "both render the receipt"
    assert client.post("/bench/NOBODY/", visitors.form(), content_type=KIND).status_code == 404


def test_the_server_tells_how_long_it_took() -> None:
    from django.http import HttpRequest, HttpResponse

    from benchmarks.served_timing import HEADER, Timing

    answer = Timing(lambda _: HttpResponse())(HttpRequest())
    assert answer[HEADER].startswith("app;dur=")
