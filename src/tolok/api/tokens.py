"""Who asks: the person behind a token. Cookies are never looked at (`middleware`)."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from tolok.api import limits
from tolok.api.errors import NO_SCOPE, SCOPE, RefusedError
from tolok.apps.accounts.actions import note_use
from tolok.apps.accounts.models import Token, TokenScope, User
from tolok.apps.accounts.selectors import user_with_token


class BearerToken(HttpBearer):
    """A token of `scope`. Unknown, ended, revoked and closed are told alike: 401."""

    def __init__(self, scope: TokenScope) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token, after its use was counted and noted."""
        now = timezone.now()
        found = user_with_token(token, now)
        if found is None:
            return None
        if not found.allows(self.scope):
            raise RefusedError(403, NO_SCOPE, SCOPE)
        limits.spend(found, now)
        note_use(token=found, now=now)
        return found


def token_of(request: HttpRequest) -> Token:
    """The token of a guarded operation."""
    found: Any = request.auth  # type: ignore[attr-defined]
    assert isinstance(found, Token)
    return found


def caller(request: HttpRequest) -> User:
    """The person for whom the program acts."""
    return token_of(request).user
