"""The person behind a token, and what they were told."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.api.cast import Program
from tests.apps.organizations.cast import NOW, an_admin, an_office, someone
from tolok.apps.accounts.models import Token
from tolok.apps.notices.actions import notify
from tolok.rules.texts import Text

pytestmark = pytest.mark.django_db


def test_it_says_who_the_token_acts_for() -> None:
    office = an_office()
    me = Program(an_admin(office), "read").shows("/me")
    assert (me["name"], me["email"], me["scopes"]) == ("Ani", "ani@example.go.id", ["read"])
    (role,) = me["roles"]
    assert role == {
        "role": "biro_admin",
        "office": office.pk,
        "office_name": "Kabupaten Tolok",
        "unit": None,
        "unit_code": None,
    }
    assert me["expires_at"].endswith("Z")


def test_it_notes_when_a_token_was_used(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    program = Program(someone("Sari"))
    with django_assert_max_num_queries(3):
        program.shows("/me")
    assert Token.objects.get().last_used_at is not None


def test_it_shows_ones_own_notices_newest_first() -> None:
    sari, other = someone("Sari"), someone("Lain")
    for key in ("satu", "dua"):
        notify(users=[sari], words=Text(f"Kabar {key}", f"News {key}"), path="/siklus/", key=key, now=NOW)
    notify(users=[other], words=Text("Bukan untuknya", "Not hers"), path="/", key="tiga", now=NOW)
    found = Program(sari).shows("/notices", limit=1)
    assert (found["total"], found["pages"]) == (2, 2)
    assert found["items"][0]["words"] == {"id": "Kabar dua", "en": "News dua"}
    assert found["items"][0]["created_at"] == "2026-11-21T03:00:00Z"
    assert Program(sari).shows("/notices", page=3)["items"] == []
