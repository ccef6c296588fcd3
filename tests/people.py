"""People for tests, made as the installation makes them: invited, accepted, signed in."""

import time
from datetime import UTC, datetime

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.utils import timezone

from tolok.apps.accounts import actions
from tolok.apps.accounts.models import User
from tolok.apps.accounts.selectors import SECOND_FACTOR_PROVEN as PROVEN

PASSWORD = "kolam ikan di belakang kantor"
OTHER_PASSWORD = "payung biru tertinggal di bus"
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def a_person(name: str = "Sari Dewi", *, nip: str = "", now: datetime | None = None) -> User:
    """Somebody who was invited and accepted; the address is made of the name."""
    at = now or timezone.now()
    email = f"{name.lower().replace(' ', '.')}@example.go.id"
    _, token = actions.invite(email=email, name=name, by=None, now=at)
    return actions.accept(token=token, password=PASSWORD, nip=nip, now=at)


def signed_in(client: Client, person: User) -> Client:
    """The client with this person signed in, second factor included."""
    client.force_login(person)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client


def code_for(secret: str, step: int = 0) -> str:
    """What a code app shows now, or `step` steps of 30 seconds from now."""
    return str(format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // 30 + step)))
