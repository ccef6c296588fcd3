"""Reads of people, invitations and sessions."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from tolok.apps.accounts.models import Invitation, Token, User
from tolok.apps.accounts.nip import LENGTH as NIP_LENGTH  # for the apps above, like what follows
from tolok.apps.accounts.nip import doubts_about, masked, without_separators

__all__ = [
    "NIP_LENGTH",
    "OpenSession",
    "doubts_about",
    "has_second_factor",
    "invitation_at",
    "masked",
    "open_invitations",
    "person",
    "person_with_email",
    "session_of",
    "sessions_of",
    "token_hash",
    "token_of",
    "tokens_of",
    "user_with_token",
    "whoever",
    "without_separators",
]


#: The key of the session that remembers that the second factor was looked for and found.
SECOND_FACTOR_PROVEN = "accounts_second_factor"


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser somebody is signed in with: since when, from which address, what it calls itself."""

    pk: int
    key: str
    since: datetime
    address: str
    browser: str


def person(request: HttpRequest) -> User | None:
    """Whoever is signed in, None for everybody else."""
    return request.user if request.user.is_authenticated else None


def whoever(request: HttpRequest) -> User:
    """The person behind a guarded page; where nobody is signed in the page does not exist."""
    found = person(request)
    if found is None:
        raise Http404
    return found


def person_with_email(email: str) -> User | None:
    """The account of an e-mail address, in whatever case it was typed."""
    return User.objects.filter(email=email.strip().lower()).first()


def token_hash(token: str) -> str:
    """SHA-256 of a token in hexadecimal; tokens are random, so no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_invitations(*, now: datetime) -> QuerySet[Invitation]:
    """Invitations that can still be used."""
    return Invitation.objects.filter(used_at=None, expires_at__gt=now)


def invitation_at(token: str, *, now: datetime) -> Invitation | None:
    """The open invitation of a token, None when it is used, expired or never was."""
    return open_invitations(now=now).filter(token_hash=token_hash(token)).first()


def has_second_factor(person: User) -> bool:
    """Whether a code app is set up."""
    return bool(Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists())


def session_of(person: User, pk: int) -> UserSession | None:
    """One session of a person by number; nobody else's."""
    found: UserSession | None = UserSession.objects.filter(user_id=person.pk, pk=pk).first()
    return found


def sessions_of(person: User, *, now: datetime) -> list[OpenSession]:
    """Every session a person still has, newest first, in two statements."""
    rows = list(UserSession.objects.filter(user_id=person.pk).order_by("-created_at", "-pk"))
    keys = [row.session_key for row in rows]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=now).values_list(
            "session_key", flat=True
        )
    )
    return [
        OpenSession(row.pk, row.session_key, row.created_at, row.ip, row.user_agent)
        for row in rows
        if row.session_key in alive
    ]


def tokens_of(person: User) -> QuerySet[Token]:
    """Every token a person ever made, newest first."""
    return Token.objects.filter(user=person)


def token_of(person: User, pk: int) -> Token | None:
    """One token of a person by number; nobody else's."""
    return tokens_of(person).filter(pk=pk).first()


def user_with_token(secret: str, now: datetime) -> Token | None:
    """The token of a secret with its person (`.user`) and scopes (`.allows("read")`).

    None when it is unknown, ended or revoked, or the account is closed. One statement.
    """
    usable = Token.objects.filter(revoked_at=None, expires_at__gt=now, user__is_active=True)
    return usable.filter(token_hash=token_hash(secret)).select_related("user").first()
