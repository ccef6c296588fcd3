"""The two password profiles, and how passwords are kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import get_password_validators
from django.core.exceptions import ValidationError
from django.test import Client, override_settings

from tests.people import NOW, a_person, signed_in
from tolok.apps.accounts.models import User
from tolok.apps.accounts.passwords import advice, is_expired
from tolok.project.settings import accounts


def problems(profile: str, password: str) -> list[str]:
    """The codes of what a profile refuses."""
    found: list[str] = []
    config: Any = accounts.PASSWORD_PROFILES[profile]
    for validator in get_password_validators(config):
        try:
            validator.validate(password, User(email="sari.dewi@example.go.id", name="Sari Dewi"))
        except ValidationError as error:
            found += [one.code or "" for one in error.error_list]
    return found


@pytest.mark.parametrize(
    ("profile", "password", "refused"),
    [
        ("asvs", "kolam ikan di belakang kantor", []),
        ("asvs", "kolam ikan 123", ["password_too_short"]),
        ("asvs", "sari.dewi@example.go.id", ["password_too_similar"]),
        ("bssn", "Kolam-ikan-12", []),
        ("bssn", "Kolam-ikan1", ["password_too_short"]),
        ("bssn", "kolam ikan di belakang kantor", ["password_lacks_classes"]),
        ("bssn", "KOLAM-IKAN-12", ["password_lacks_classes"]),
    ],
)
def test_a_profile_refuses_what_its_rules_name(profile: str, password: str, refused: list[str]) -> None:
    assert problems(profile, password) == refused


def test_a_common_password_is_refused_in_both_profiles() -> None:
    for profile in ("asvs", "bssn"):
        assert "password_too_common" in problems(profile, "password1")


def test_passwords_are_kept_with_argon2() -> None:
    with override_settings(PASSWORD_HASHERS=accounts.PASSWORD_HASHERS):
        assert make_password("kolam ikan").startswith("argon2$argon2id$")


@pytest.mark.django_db
def test_only_bssn_asks_for_a_new_password_after_half_a_year(client: Client) -> None:
    sari = a_person(now=NOW)
    late = NOW + timedelta(days=181)
    assert not is_expired(sari, now=late)
    with override_settings(TOLOK_PASSWORD_PROFILE="bssn"):
        assert is_expired(sari, now=late)
        assert not is_expired(sari, now=NOW + timedelta(days=180))
        User.objects.filter(pk=sari.pk).update(password_changed_at=NOW - timedelta(days=999))
        response = signed_in(client, sari).get("/akun/")
        assert response["Location"] == "/akun/kata-sandi/"
        assert "terlalu lama dipakai" in client.get("/akun/kata-sandi/").text


def test_who_has_no_password_need_not_change_it() -> None:
    sari = User(email="sari@example.go.id", name="Sari", created_at=NOW)
    sari.set_unusable_password()
    with override_settings(TOLOK_PASSWORD_PROFILE="bssn"):
        assert not is_expired(sari, now=NOW + timedelta(days=999))


def test_the_advice_is_that_of_the_profile() -> None:
    assert "15 karakter" in advice()
    with override_settings(TOLOK_PASSWORD_PROFILE="bssn"):
        assert "12 karakter" in advice()
