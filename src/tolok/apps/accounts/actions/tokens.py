"""Writes of tokens: a program acts for a person, no further than its scopes, no longer than its day."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from tolok.apps.accounts.models import Token, TokenScope, User
from tolok.apps.accounts.selectors import token_hash
from tolok.apps.common.actions import record

#: The longest a token lives.
LONGEST_LIFE = timedelta(days=366)
#: What every secret begins with, so that scanners of leaked secrets know one.
PREFIX = "tolok_"
#: The use of a token is noted no more often than this.
NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def create_token(
    *, person: User, name: str, scopes: Iterable[str], expires_at: datetime, now: datetime
) -> tuple[Token, str]:
    """Make a token and return it with its secret, which is kept nowhere.

    Raises ValueError for no scope, an unknown one, or an end that is past or more than a year away.
    """
    wanted = set(scopes)
    if not wanted or wanted - set(TokenScope.values):
        raise ValueError(f"unknown or no scope: {sorted(wanted)}")
    if not now < expires_at <= now + LONGEST_LIFE:
        raise ValueError(f"a token ends within a year, not at {expires_at}")
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=person,
        name=" ".join(name.split()),
        token_hash=token_hash(secret),
        scopes=[scope for scope in TokenScope.values if scope in wanted],
        created_at=now,
        expires_at=expires_at,
    )
    after = {"name": token.name, "scopes": token.scopes, "expires_at": expires_at}
    record(by=person, action="accounts.create_token", target=token, after=after, now=now)
    return token, secret


@transaction.atomic
def revoke_token(*, token: Token, by: User, now: datetime) -> None:
    """End a token at once; one that ended already stays as it is."""
    if not Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        return
    token.revoked_at = now
    record(by=by, action="accounts.revoke_token", target=token, after={"revoked_at": now}, now=now)


def note_use(*, token: Token, now: datetime) -> None:
    """Note when a token was last used, once a minute at most; not a write people answer for, so not in the audit."""
    if token.last_used_at is None or now - token.last_used_at >= NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
        token.last_used_at = now
